/** The screen of the hall: the one thing that is now, read from the back row. */
import { Link, useParams } from '@tanstack/react-router';
import { Maximize } from 'lucide-react';
import type { ReactNode } from 'react';
import type { MeetingView } from '../api/types.ts';
import { BringsAbout } from '../parts/brings.tsx';
import { Fetched } from '../parts/fetched.tsx';
import { Announcer, nowSentence } from '../parts/hall.tsx';
import { Shape } from '../parts/marks.tsx';
import {
  currentItem,
  motionTitle,
  nextItem,
  openVoteOf,
  resultOfItem,
  useFreshResult,
  useMeeting,
} from '../parts/meeting-data.ts';
import { useHere, useLive } from '../parts/organisation.tsx';
import { Heading } from '../parts/page.tsx';
import type { VoteState } from '../spine.ts';
import { words } from '../words/index.ts';

const text = words.meeting;

export function ScreenPage(): ReactNode {
  const { meeting } = useParams({ from: '/o/$org/meetings/$meeting/screen' });
  const query = useMeeting(meeting);
  const { org } = useHere();
  return (
    <main id="content" className="screen" tabIndex={-1}>
      <Fetched query={query as never} skeleton={<span className="bone tall" />}>
        {(view: MeetingView) => <HallScreen view={view} />}
      </Fetched>
      <div className="screen-tools">
        <button type="button" className="button" onClick={() => void document.documentElement.requestFullscreen()}>
          <Maximize aria-hidden />
          {text.screen.enter}
        </button>
        <Link to="/o/$org/meetings/$meeting" params={{ org, meeting }} className="button">
          {text.screen.leave}
        </Link>
      </div>
    </main>
  );
}

function HallScreen({ view }: { readonly view: MeetingView }): ReactNode {
  const { organisation, say, connection } = useHere();
  const { state } = useLive(connection);
  const { meeting, quorum } = view;
  return (
    <>
      <Announcer view={view} />
      <header className="screen-head">
        <Heading className="screen-name">{meeting.title}</Heading>
        <span className="soft">{organisation.title}</span>
      </header>
      <ScreenNow view={view} />
      <footer className="screen-foot" data-meaning={quorum.holds ? 'carried' : 'attention'}>
        <span className="row">
          <Shape meaning={quorum.holds ? 'carried' : 'attention'} />
          {quorum.holds ? text.quorum.yes : text.quorum.no}: {words.outOf(quorum.present, quorum.members, 'here')};{' '}
          {quorum.needed} needed
        </span>
        <span className="soft">
          {state === 'live' ? text.screen.presides(say.name(meeting.chair)) : words.common.live[state]}
        </span>
      </footer>
    </>
  );
}

function ScreenNow({ view }: { readonly view: MeetingView }): ReactNode {
  const { say } = useHere();
  const { meeting } = view;
  const vote = openVoteOf(view);
  const fresh = useFreshResult(view);
  const last = fresh ?? (meeting.floor === null ? resultOfItem(view) : undefined);
  if (vote !== undefined) return <VoteScreen view={view} vote={vote} />;
  if (last?.result && meeting.phase === 'open') return <ResultScreen view={view} vote={last} />;
  const item = currentItem(view);
  const title = meeting.phase === 'open' && item !== undefined ? item.title : nowSentence(view, say.dates.moment);
  const next = nextItem(view);
  return (
    <div className="screen-now">
      <Title>{title}</Title>
      {meeting.floor === null ? null : <p className="screen-sub">{text.now.floor(say.name(meeting.floor))}</p>}
      {meeting.speakers.length === 0 ? null : (
        <p className="screen-word soft">
          {text.screen.nextSpeakers}: {words.joined(meeting.speakers.slice(0, 3).map((member) => say.name(member)))}
        </p>
      )}
      {next === undefined || meeting.floor !== null ? null : (
        <p className="screen-word soft">
          {text.now.next}: {next.title}
        </p>
      )}
    </div>
  );
}

function VoteScreen({ view, vote }: { readonly view: MeetingView; readonly vote: VoteState }): ReactNode {
  return (
    <div className="screen-now" data-meaning="open">
      <p className="screen-word">
        <Shape meaning="open" />
        {text.now.voteOpen}
      </p>
      <Title>{motionTitle(view, vote.motion)}</Title>
      <BringsAbout motion={view.motions[vote.motion]} className="screen-sub" />
      <p className="screen-figures">
        <span className="screen-figure">{Object.keys(vote.choices).length}</span>
        <span className="screen-sub">
          {text.screen.of(view.quorum.present)} {text.screen.voted}
        </span>
      </p>
    </div>
  );
}

function ResultScreen({ view, vote }: { readonly view: MeetingView; readonly vote: VoteState }): ReactNode {
  if (vote.result === null) return null;
  const { outcome, yes, no, abstain } = vote.result;
  const meaning = outcome === 'carried' ? 'carried' : outcome === 'lost' ? 'lost' : 'attention';
  return (
    <div className="screen-now" data-meaning={meaning}>
      <p className="screen-sub">{motionTitle(view, vote.motion)}</p>
      <p className="screen-verdict">
        <Shape meaning={meaning} />
        {outcome === 'carried' ? text.screen.carried : outcome === 'lost' ? text.screen.lost : text.screen.undecided}
      </p>
      <p className="screen-figures">
        <Figure word={text.vote.yes} number={yes} />
        <Figure word={text.vote.no} number={no} />
        <Figure word={text.vote.abstain} number={abstain} />
      </p>
      <p className="screen-word soft">{words.resultSentence(vote.result)}</p>
    </div>
  );
}

function Figure({ word, number }: { readonly word: string; readonly number: number }): ReactNode {
  return (
    <span>
      <span className="screen-figure">{number}</span> <span className="screen-sub">{word}</span>
    </span>
  );
}

function Title({ children }: { readonly children: string }): ReactNode {
  return <p className={children.length > 60 ? 'screen-title long' : 'screen-title'}>{children}</p>;
}
