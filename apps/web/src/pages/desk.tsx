/** The chair's desk: the order of the day, what is now, the hall. Single keys do what the buttons do. */
import { useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Keyboard } from 'lucide-react';
import { type ReactNode, useEffect, useId, useState } from 'react';
import { freshId } from '../acts/compose.ts';
import type { MeetingView } from '../api/types.ts';
import { ActButton, mayDo, useAct } from '../parts/act-button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Bones, Fetched } from '../parts/fetched.tsx';
import { Announcer, MeetingTabs, nowSentence, QuorumLine, Speakers } from '../parts/hall.tsx';
import { MeetingTag, Notice } from '../parts/marks.tsx';
import {
  currentItem,
  motionTitle,
  nextItem,
  openVoteOf,
  readyMotions,
  resultOfItem,
  useMeeting,
  waitingMotions,
} from '../parts/meeting-data.ts';
import { useHere } from '../parts/organisation.tsx';
import { Page } from '../parts/page.tsx';
import { serverNow } from '../parts/server-clock.ts';
import { Tally } from '../parts/tally.tsx';
import type { Command } from '../spine.ts';
import { words } from '../words/index.ts';
import { MotionCard } from './meeting.tsx';

const text = words.meeting;

export function DeskPage(): ReactNode {
  const { meeting } = useParams({ from: '/o/$org/meetings/$meeting/desk' });
  const query = useMeeting(meeting);
  return (
    <Page
      title={query.data?.meeting.title ?? text.desk.title}
      kicker={text.desk.title}
      aside={<MeetingTabs meeting={meeting} />}
    >
      <Fetched query={query as never} skeleton={<Bones rows={10} />}>
        {(view: MeetingView) => <Desk view={view} />}
      </Fetched>
    </Page>
  );
}

function Desk({ view }: { readonly view: MeetingView }): ReactNode {
  const { me, say } = useHere();
  const [keys, setKeys] = useState(false);
  const { meeting } = view;
  const presides = meeting.chair === me;
  return (
    <div className="stack">
      <Announcer view={view} />
      <div className="row apart">
        <p className={presides ? '' : 'soft'}>
          {presides ? text.desk.presides : text.desk.notChair(say.name(meeting.chair))}
        </p>
        <button type="button" className="button plain" onClick={() => setKeys(true)}>
          <Keyboard aria-hidden />
          {text.desk.keys} <kbd className="key">?</kbd>
        </button>
      </div>
      <div className="desk">
        <div className="stack desk-middle">
          <DeskNow view={view} />
          <Ready view={view} />
        </div>
        <div className="desk-order">
          <Order view={view} />
        </div>
        <div className="stack loose">
          <QuorumLine quorum={view.quorum} />
          <DeskSpeakers view={view} />
          <Closing view={view} />
        </div>
      </div>
      <Keys view={view} onHelp={() => setKeys(true)} />
      {keys ? <KeyList onClose={() => setKeys(false)} /> : null}
    </div>
  );
}

function Order({ view }: { readonly view: MeetingView }): ReactNode {
  const { meeting, may } = view;
  const next = nextItem(view);
  const takes = mayDo(may, 'take-item')?.allowed === true;
  return (
    <section className="section" aria-label={text.desk.order}>
      <h2>{text.agenda.title}</h2>
      {meeting.agenda.length === 0 ? <p className="soft">{text.agenda.empty}</p> : null}
      <ol className="agenda">
        {meeting.agenda.map(({ id, title }) => (
          <li key={id} aria-current={id === meeting.item ? 'true' : undefined}>
            <span>{title}</span>
            {id === meeting.item ? (
              <span className="small">{text.agenda.current}</span>
            ) : takes && id !== next?.id ? (
              <TakeSmall view={view} item={id} title={title} />
            ) : null}
          </li>
        ))}
      </ol>
      {takes && next !== undefined ? (
        <ActButton
          command={{ kind: 'take-item', body: { meeting: meeting.id, item: next.id } }}
          label={`${text.now.next}: ${next.title}`}
          keyHint="n"
          look="wide"
        />
      ) : null}
      <AddItem view={view} />
    </section>
  );
}

function TakeSmall({
  view,
  item,
  title,
}: {
  readonly view: MeetingView;
  readonly item: string;
  readonly title: string;
}): ReactNode {
  const props = { command: { kind: 'take-item', body: { meeting: view.meeting.id, item } } as const };
  const { begin } = useAct(props);
  return (
    <button
      type="button"
      className="button plain"
      onClick={begin}
      aria-label={`${words.acts.verb('take-item')}: ${title}`}
    >
      {text.agenda.take}
    </button>
  );
}

function AddItem({ view }: { readonly view: MeetingView }): ReactNode {
  const [title, setTitle] = useState('');
  const id = useId();
  if (mayDo(view.may, 'add-agenda-item')?.allowed !== true) return null;
  return (
    <div className="field">
      <label htmlFor={id}>{text.agenda.add}</label>
      <input
        id={id}
        className="desk-add"
        value={title}
        maxLength={200}
        placeholder={text.agenda.itemTitle}
        onChange={(event) => setTitle(event.target.value)}
      />
      {title.trim() === '' ? null : (
        <ActButton
          command={{
            kind: 'add-agenda-item',
            body: { meeting: view.meeting.id, item: { id: freshId().slice(0, 8), title: title.trim() } },
          }}
          onRecorded={() => setTitle('')}
        />
      )}
    </div>
  );
}

function DeskNow({ view }: { readonly view: MeetingView }): ReactNode {
  const { say } = useHere();
  const { meeting, may } = view;
  const vote = openVoteOf(view);
  const last = resultOfItem(view);
  const item = currentItem(view);
  if (vote !== undefined) {
    const cast = Object.keys(vote.choices).length;
    return (
      <section className="now desk-now" data-meaning="open" aria-label={text.now.voteOpen}>
        <p className="now-word">
          {text.now.voteOpen}
          <span>{text.now.votedOf(cast, view.quorum.present)}</span>
        </p>
        <p className="now-title">{motionTitle(view, vote.motion)}</p>
        {mayDo(may, 'close-vote', vote.id)?.allowed ? (
          <ActButton command={{ kind: 'close-vote', body: { vote: vote.id } }} keyHint="c" look="main large wide" />
        ) : null}
      </section>
    );
  }
  return (
    <section className="now desk-now" aria-label={text.now.heading}>
      <p className="now-word">
        {text.now.heading}
        <MeetingTag phase={meeting.phase} />
      </p>
      <p className="now-title">
        {meeting.phase === 'open' && item !== undefined ? item.title : nowSentence(view, say.dates.moment)}
      </p>
      <OpenOrResume view={view} />
      {last?.result ? (
        <>
          <p>
            <b>{motionTitle(view, last.motion)}</b>
          </p>
          <Tally result={last.result} />
          <p>{words.resultSentence(last.result)}</p>
        </>
      ) : null}
    </section>
  );
}

function OpenOrResume({ view }: { readonly view: MeetingView }): ReactNode {
  const { say } = useHere();
  const { meeting, may } = view;
  const kind = meeting.phase === 'adjourned' ? 'resume-meeting' : 'open-meeting';
  const one = mayDo(may, kind);
  if (meeting.phase !== 'convened' && meeting.phase !== 'adjourned') return null;
  if (one?.allowed) {
    return <ActButton command={{ kind, body: { meeting: meeting.id } }} keyHint="o" look="main large wide" />;
  }
  if (one?.refusal === undefined) return null;
  return <Notice meaning="attention">{words.refusalSentence(one.refusal, say)}</Notice>;
}

function Ready({ view }: { readonly view: MeetingView }): ReactNode {
  const { say } = useHere();
  const waiting = waitingMotions(view);
  const first = readyMotions(view)[0];
  return (
    <section className="section" aria-label={text.motions.title}>
      <h2>{text.motions.title}</h2>
      {waiting.length === 0 ? <p className="soft">{text.desk.nothingReady}</p> : null}
      {waiting.map((motion) => {
        const put = mayDo(view.may, 'open-vote', motion.id);
        return (
          <MotionCard key={motion.id} view={view} motion={motion}>
            {motion.phase !== 'seconded' ? null : put?.allowed ? (
              <ActButton
                command={{ kind: 'open-vote', body: { vote: freshVote(view, motion.id), motion: motion.id } }}
                {...(motion.id === first?.id ? { keyHint: 'v' } : {})}
                look={motion.id === first?.id ? 'main wide' : 'wide'}
              />
            ) : put?.refusal !== undefined && put.refusal.reason !== 'another-vote-open' ? (
              <Notice meaning="attention">{words.refusalSentence(put.refusal, say)}</Notice>
            ) : null}
          </MotionCard>
        );
      })}
    </section>
  );
}

/** One id for each putting of a motion, so that pressing twice opens one vote. */
const freshVotes = new Map<string, string>();

function freshVote({ meeting }: MeetingView, motion: string): string {
  const putting = `${motion}/${meeting.votes.length}`;
  const kept = freshVotes.get(putting) ?? freshId();
  freshVotes.set(putting, kept);
  return kept;
}

function DeskSpeakers({ view }: { readonly view: MeetingView }): ReactNode {
  const { say } = useHere();
  const { meeting, may } = view;
  const gives = mayDo(may, 'give-floor')?.allowed === true;
  const next = meeting.speakers[0];
  return (
    <div className="stack tight">
      <Speakers
        view={view}
        {...(gives
          ? {
              control: (member: typeof meeting.chair) =>
                member === next ? null : (
                  <GiveSmall meeting={meeting.id} to={member} label={text.speakers.give(say.name(member))} />
                ),
            }
          : {})}
      />
      {gives && next !== undefined ? (
        <ActButton
          command={{ kind: 'give-floor', body: { meeting: meeting.id, to: next } }}
          label={text.speakers.giveNext}
          keyHint="f"
          look="wide"
        />
      ) : null}
      {gives && meeting.floor !== null ? (
        <ActButton
          command={{ kind: 'give-floor', body: { meeting: meeting.id, to: null } }}
          label={text.speakers.end}
          keyHint="e"
          look="wide"
        />
      ) : null}
    </div>
  );
}

function GiveSmall({
  meeting,
  to,
  label,
}: {
  readonly meeting: string;
  readonly to: never | string;
  readonly label: string;
}): ReactNode {
  const { begin } = useAct({ command: { kind: 'give-floor', body: { meeting, to: to as never } } });
  return (
    <button type="button" className="button plain" onClick={begin} aria-label={label}>
      {text.speakers.giveShort}
    </button>
  );
}

function Closing({ view }: { readonly view: MeetingView }): ReactNode {
  const { say } = useHere();
  const { meeting, may } = view;
  const [to, setTo] = useState('');
  const [resumes, setResumes] = useState('');
  const id = useId();
  const others = Object.keys(meeting.present).filter((member) => member !== meeting.chair);
  const resumesAt = Math.floor(new Date(resumes).getTime() / 1000);
  return (
    <section className="section" aria-label={text.desk.house}>
      <h2>{text.desk.house}</h2>
      {mayDo(may, 'check-in')?.allowed ? (
        <ActButton command={{ kind: 'check-in', body: { meeting: meeting.id } }} keyHint="i" look="wide" />
      ) : null}
      {mayDo(may, 'hand-over-chair')?.allowed && others.length > 0 ? (
        <details>
          <summary>{text.desk.handOver}</summary>
          <div className="stack tight">
            <div className="field">
              <label htmlFor={id}>{text.desk.handOverTo}</label>
              <select id={id} value={to} onChange={(event) => setTo(event.target.value)}>
                <option value="">–</option>
                {others.map((member) => (
                  <option key={member} value={member}>
                    {say.name(member)}
                  </option>
                ))}
              </select>
            </div>
            {to === '' ? null : (
              <ActButton command={{ kind: 'hand-over-chair', body: { meeting: meeting.id, to: to as never } }} />
            )}
          </div>
        </details>
      ) : null}
      {mayDo(may, 'adjourn-meeting')?.allowed ? (
        <details>
          <summary>{words.acts.verb('adjourn-meeting')}</summary>
          <div className="stack tight">
            <div className="field">
              <label htmlFor={`${id}r`}>{text.desk.adjournUntil}</label>
              <input
                id={`${id}r`}
                type="datetime-local"
                value={resumes}
                onChange={(event) => setResumes(event.target.value)}
              />
            </div>
            {Number.isFinite(resumesAt) && resumesAt > serverNow() ? (
              <ActButton
                command={{ kind: 'adjourn-meeting', body: { meeting: meeting.id, resumes: resumesAt as never } }}
              />
            ) : null}
          </div>
        </details>
      ) : null}
      {mayDo(may, 'close-meeting')?.allowed ? (
        <ActButton command={{ kind: 'close-meeting', body: { meeting: meeting.id } }} look="grave wide" />
      ) : null}
      {mayDo(may, 'cancel-meeting')?.allowed ? (
        <ActButton command={{ kind: 'cancel-meeting', body: { meeting: meeting.id } }} look="grave wide" />
      ) : null}
    </section>
  );
}

/** What each key would do just now. */
function commandFor(key: string, view: MeetingView): Command | undefined {
  const { meeting, may } = view;
  const id = { meeting: meeting.id };
  const allowed = (kind: Command['kind'], target?: string): boolean => mayDo(may, kind, target)?.allowed === true;
  if (key === 'o') {
    const kind = meeting.phase === 'adjourned' ? 'resume-meeting' : 'open-meeting';
    return allowed(kind) ? { kind, body: id } : undefined;
  }
  if (key === 'n') {
    const next = nextItem(view);
    return next && allowed('take-item') ? { kind: 'take-item', body: { ...id, item: next.id } } : undefined;
  }
  if (key === 'v') {
    const motion = readyMotions(view)[0];
    return motion && allowed('open-vote', motion.id)
      ? { kind: 'open-vote', body: { vote: freshVote(view, motion.id), motion: motion.id } }
      : undefined;
  }
  if (key === 'c') {
    const vote = openVoteOf(view);
    return vote && allowed('close-vote', vote.id) ? { kind: 'close-vote', body: { vote: vote.id } } : undefined;
  }
  if (key === 'f') {
    const to = meeting.speakers[0];
    return to && allowed('give-floor') ? { kind: 'give-floor', body: { ...id, to } } : undefined;
  }
  if (key === 'e') {
    return meeting.floor !== null && allowed('give-floor')
      ? { kind: 'give-floor', body: { ...id, to: null } }
      : undefined;
  }
  if (key === 'i') return allowed('check-in') ? { kind: 'check-in', body: id } : undefined;
  return undefined;
}

function Keys({ view, onHelp }: { readonly view: MeetingView; readonly onHelp: () => void }): ReactNode {
  const [asked, setAsked] = useState<Command | null>(null);
  const { act, say } = useHere();
  const client = useQueryClient();
  const [refused, setRefused] = useState<string | null>(null);
  useEffect(() => {
    const send = async (command: Command): Promise<void> => {
      const outcome = await act(command);
      setRefused(outcome.was === 'refused' ? words.problemSentence(outcome.problem, say) : null);
      if (outcome.was === 'refused') void client.invalidateQueries({ queryKey: ['org'] });
    };
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || isTyping(event.target)) return;
      if (document.querySelector('dialog[open]') !== null) return;
      if (event.key === '?') {
        onHelp();
        return;
      }
      if (event.key === 'a') {
        event.preventDefault();
        document.querySelector<HTMLInputElement>('.desk-add')?.focus();
        return;
      }
      const command = commandFor(event.key, view);
      if (command === undefined) return;
      event.preventDefault();
      if (words.acts.consequence(command.kind) === undefined) void send(command);
      else setAsked(command);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [view, act, say, client, onHelp]);
  const confirm = async (): Promise<void> => {
    if (asked === null) return;
    setAsked(null);
    const outcome = await act(asked);
    setRefused(outcome.was === 'refused' ? words.problemSentence(outcome.problem, say) : null);
  };
  return (
    <>
      {refused === null ? null : (
        <Notice meaning="attention" role="alert">
          {refused}
        </Notice>
      )}
      {asked === null ? null : (
        <Dialog title={`${words.acts.verb(asked.kind)}?`} onClose={() => setAsked(null)}>
          <p>{words.acts.consequence(asked.kind)}</p>
          <div className="row">
            <button type="button" className="button main" onClick={() => void confirm()}>
              {words.acts.verb(asked.kind)}
            </button>
            <button type="button" className="button" onClick={() => setAsked(null)}>
              {words.acts.goBack}
            </button>
          </div>
        </Dialog>
      )}
    </>
  );
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, select, textarea, [contenteditable]') !== null;
}

function KeyList({ onClose }: { readonly onClose: () => void }): ReactNode {
  return (
    <Dialog title={text.desk.keys} onClose={onClose}>
      <p>{text.desk.keysLead}</p>
      <dl className="keys">
        {Object.entries(text.desk.acts).map(([key, what]) => (
          <KeyRow key={key} name={key} what={what} />
        ))}
      </dl>
      <div className="row">
        <button type="button" className="button main" onClick={onClose}>
          {text.desk.close}
        </button>
      </div>
    </Dialog>
  );
}

function KeyRow({ name, what }: { readonly name: string; readonly what: string }): ReactNode {
  return (
    <>
      <dt>
        <kbd className="key">{name}</kbd>
      </dt>
      <dd>{what}</dd>
    </>
  );
}
