/** The member's view, made for a phone: what is now, what is next, what may I do, who speaks. */
import { Link, useParams } from '@tanstack/react-router';
import { Hand, LogIn, Mic, PenLine } from 'lucide-react';
import type { ReactNode } from 'react';
import type { May, MeetingView } from '../api/types.ts';
import { ActButton, mayDo, NotNow } from '../parts/act-button.tsx';
import { Bones, Fetched } from '../parts/fetched.tsx';
import { Announcer, MeetingTabs, nowSentence, QuorumLine, Speakers } from '../parts/hall.tsx';
import { MeetingTag, MotionTag, Notice } from '../parts/marks.tsx';
import {
  currentItem,
  motionsOf,
  motionTitle,
  nextItem,
  openVoteOf,
  resultOfItem,
  useMeeting,
} from '../parts/meeting-data.ts';
import { useHere } from '../parts/organisation.tsx';
import { Page } from '../parts/page.tsx';
import { Tally } from '../parts/tally.tsx';
import { words } from '../words/index.ts';
import { MotionCard } from './motion-card.tsx';
import { VoteNow } from './vote-now.tsx';

const text = words.meeting;

export function MeetingPage(): ReactNode {
  const { meeting } = useParams({ from: '/o/$org/meetings/$meeting' });
  const query = useMeeting(meeting);
  const { say } = useHere();
  const view = query.data;
  return (
    <Page
      title={view?.meeting.title ?? text.views.member}
      kicker={
        view === undefined ? (
          <span className="bone w60" />
        ) : (
          [say.dates.brief(view.meeting.starts), view.meeting.place].filter((part) => part !== '').join(', ')
        )
      }
    >
      <div className="stack">
        <Fetched query={query as never} skeleton={<MeetingBones />}>
          {(data: MeetingView) => <Hall view={data} />}
        </Fetched>
        <MeetingTabs meeting={meeting} />
      </div>
    </Page>
  );
}

function MeetingBones(): ReactNode {
  return (
    <div className="stack">
      <span className="bone tall" />
      <Bones rows={6} />
    </div>
  );
}

function Hall({ view }: { readonly view: MeetingView }): ReactNode {
  const { organisation } = useHere();
  if (view.meeting.ballot !== null) {
    return (
      <div className="stack">
        <Announcer view={view} />
        <BallotLine ballot={view.meeting.ballot} />
        <Now view={view} />
        <Motions view={view} />
      </div>
    );
  }
  return (
    <div className="columns two">
      <div className="stack">
        <Announcer view={view} />
        <Now view={view} />
        <Next view={view} />
        {mayBeSeconded(view) ? <Motions view={view} /> : null}
        <WhatIMayDo view={view} />
        {mayBeSeconded(view) ? null : <Motions view={view} />}
      </div>
      <div className="stack loose">
        <QuorumLine quorum={view.quorum} />
        {view.meeting.convenedAt < organisation.charter.entry ? (
          <p className="soft">{words.charter.standing.underEarlier}</p>
        ) : null}
        <Speakers view={view} />
        <Agenda view={view} />
      </div>
    </div>
  );
}

/** A ballot outside a meeting has no room to count heads in: who takes part shows when it closes. */
function BallotLine({
  ballot: { closes },
}: {
  readonly ballot: NonNullable<MeetingView['meeting']['ballot']>;
}): ReactNode {
  const { say } = useHere();
  const { standing } = words.charter;
  return (
    <Notice meaning="open">
      {closes === null ? standing.ballotRunsOpen : standing.ballotRuns(say.dates.moment(closes))}
    </Notice>
  );
}

function Now({ view }: { readonly view: MeetingView }): ReactNode {
  const { say } = useHere();
  const vote = openVoteOf(view);
  if (vote !== undefined) return <VoteNow view={view} vote={vote} />;
  const item = currentItem(view);
  const last = resultOfItem(view);
  return (
    <section className="now" aria-label={text.now.heading}>
      <p className="now-word">
        {text.now.heading}
        <MeetingTag phase={view.meeting.phase} />
      </p>
      <p className="now-title">
        {view.meeting.phase === 'open' && item !== undefined ? item.title : nowSentence(view, say.dates.moment)}
      </p>
      {view.meeting.floor === null ? null : <Floor member={view.meeting.floor} />}
      {last?.result ? (
        <div className="stack tight" data-meaning={last.result.outcome === 'carried' ? 'carried' : 'lost'}>
          <p>
            <b>{motionTitle(view, last.motion)}</b>
          </p>
          <Tally result={last.result} />
          <p>{words.resultSentence(last.result)}</p>
        </div>
      ) : null}
    </section>
  );
}

function Floor({ member }: { readonly member: string }): ReactNode {
  const { me, say } = useHere();
  return (
    <p className="floor">
      <Mic aria-hidden />
      {member === me ? text.now.you : text.now.floor(say.name(member))}
    </p>
  );
}

function Next({ view }: { readonly view: MeetingView }): ReactNode {
  const next = nextItem(view);
  if (view.meeting.phase === 'closed' || view.meeting.phase === 'cancelled') return null;
  return (
    <p className="next">
      <span>{text.now.next}</span>
      <b>{next?.title ?? text.now.nothingNext}</b>
    </p>
  );
}

/** Refusals that go without saying where the member can see that it is so. */
const plain: ReadonlySet<string> = new Set([
  'already-present',
  'already-on-the-list',
  'not-on-the-list',
  'only-the-chair',
  'only-the-convener',
]);

function WhatIMayDo({ view }: { readonly view: MeetingView }): ReactNode {
  const { org, me } = useHere();
  const { meeting } = view;
  if (me === null) return <p className="soft">{text.may.guest}</p>;
  const may = (kind: May['kind']): boolean => mayDo(view.may, kind)?.allowed === true;
  const offers: readonly ReactNode[] = [
    may('check-in') ? (
      <ActButton
        key="in"
        command={{ kind: 'check-in', body: { meeting: meeting.id } }}
        icon={<LogIn aria-hidden />}
        look="main large wide"
      />
    ) : null,
    may('ask-to-speak') ? (
      <ActButton
        key="speak"
        command={{ kind: 'ask-to-speak', body: { meeting: meeting.id } }}
        icon={<Hand aria-hidden />}
        look="large wide"
      />
    ) : null,
    may('withdraw-from-list') ? (
      <ActButton key="leave-list" command={{ kind: 'withdraw-from-list', body: { meeting: meeting.id } }} look="wide" />
    ) : null,
    mayDo(view.may, 'propose-motion')?.allowed ? (
      <Link
        key="propose"
        to="/o/$org/meetings/$meeting/propose"
        params={{ org, meeting: meeting.id }}
        className="button large wide"
      >
        <PenLine aria-hidden />
        {words.acts.verb('propose-motion')}
      </Link>
    ) : null,
  ].filter((offer) => offer !== null);
  const refused = (['check-in', 'ask-to-speak', 'propose-motion'] as const)
    .map((kind) => mayDo(view.may, kind))
    .filter((one): one is May => one?.allowed === false && one.refusal !== undefined && !plain.has(one.refusal.reason));
  return (
    <section className="section" aria-label={text.may.title}>
      <h2>{text.may.title}</h2>
      {offers.length === 0 && refused.length === 0 ? <p className="soft">{text.may.nothing}</p> : null}
      {offers.length === 0 ? null : <div className="stack tight">{offers}</div>}
      <NotNow may={refused} />
      {may('check-out') ? (
        <div className="row">
          <ActButton command={{ kind: 'check-out', body: { meeting: meeting.id } }} look="plain" />
        </div>
      ) : null}
    </section>
  );
}

/** What waits for this member comes before what one may do at any time. */
function mayBeSeconded(view: MeetingView): boolean {
  if (mayDo(view.may, 'check-in')?.allowed) return false;
  return motionsOf(view).some(({ id, phase }) => phase === 'proposed' && mayDo(view.may, 'second-motion', id)?.allowed);
}

function Motions({ view }: { readonly view: MeetingView }): ReactNode {
  const { org } = useHere();
  const motions = [...motionsOf(view)].reverse();
  const open = motions.filter(({ phase }) => phase === 'proposed' || phase === 'seconded' || phase === 'voting');
  const settled = motions.filter((motion) => !open.includes(motion));
  return (
    <section className="section" aria-label={text.motions.title}>
      <h2>{text.motions.title}</h2>
      {motions.length === 0 ? <p className="soft">{text.motions.none}</p> : null}
      {open.map((motion) => (
        <MotionCard key={motion.id} view={view} motion={motion} />
      ))}
      {settled.length === 0 ? null : (
        <ul className="list">
          {settled.map(({ id, phase, paper }) => (
            <li key={id}>
              <Link to="/o/$org/motions/$motion" params={{ org, motion: id }} className="list-row">
                <span className="row apart">
                  <span className="list-title paper">{paper.title}</span>
                  <MotionTag phase={phase} />
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Agenda({ view }: { readonly view: MeetingView }): ReactNode {
  const { agenda, item } = view.meeting;
  return (
    <section className="section" aria-label={text.agenda.title}>
      <h2>{text.agenda.title}</h2>
      {agenda.length === 0 ? <p className="soft">{text.agenda.empty}</p> : null}
      <ol className="agenda">
        {agenda.map(({ id, title }) => (
          <li key={id} aria-current={id === item ? 'true' : undefined}>
            <span>{title}</span>
            {id === item ? <span className="small">{text.agenda.current}</span> : null}
          </li>
        ))}
      </ol>
    </section>
  );
}
