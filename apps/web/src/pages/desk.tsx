/** The chair's desk: the order of the day, what is now, the hall. Single keys do what the buttons do. */
import { useParams } from '@tanstack/react-router';
import { Keyboard } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { freshVote } from '../acts/fresh-vote.ts';
import type { MeetingView } from '../api/types.ts';
import { ActButton, mayDo } from '../parts/act-button.tsx';
import { BringsAbout } from '../parts/brings.tsx';
import { Bones, Fetched } from '../parts/fetched.tsx';
import { Announcer, MeetingTabs, nowSentence, QuorumLine } from '../parts/hall.tsx';
import { MeetingTag, Notice } from '../parts/marks.tsx';
import {
  currentItem,
  motionTitle,
  openVoteOf,
  readyMotions,
  resultOfItem,
  useMeeting,
  votedSoFar,
  waitingMotions,
} from '../parts/meeting-data.ts';
import { useHere } from '../parts/organisation.tsx';
import { Page } from '../parts/page.tsx';
import { Tally } from '../parts/tally.tsx';
import { words } from '../words/index.ts';
import { Closing, DeskSpeakers } from './desk-hall.tsx';
import { KeyList, Keys } from './desk-keys.tsx';
import { Order } from './desk-order.tsx';
import { MotionCard } from './motion-card.tsx';

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
          <span>{votedSoFar(view, cast)}</span>
        </p>
        <p className="now-title">{motionTitle(view, vote.motion)}</p>
        <BringsAbout motion={view.motions[vote.motion]} />
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
