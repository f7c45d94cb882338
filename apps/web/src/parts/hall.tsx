/** The parts of the hall that its three views share. */
import { Link } from '@tanstack/react-router';
import { Mic } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { MeetingView, Quorum } from '../api/types.ts';
import { words } from '../words/index.ts';
import { Tag } from './marks.tsx';
import { lastVoteOf, motionTitle, openVoteOf } from './meeting-data.ts';
import { useHere } from './organisation.tsx';
import { share } from './tally.tsx';

const text = words.meeting;

export function QuorumLine({ quorum }: { readonly quorum: Quorum }): ReactNode {
  const { present, needed, members, holds } = quorum;
  const meaning = holds ? 'carried' : 'attention';
  return (
    <div className="quorum" data-meaning={meaning}>
      <div className="row apart">
        <h2>{text.quorum.title}</h2>
        <Tag meaning={meaning}>{holds ? text.quorum.yes : text.quorum.no}</Tag>
      </div>
      <div className="quorum-track" aria-hidden="true">
        <span className="quorum-bar" style={{ inlineSize: share(present, members) }} />
        <span className="quorum-needed" style={{ insetInlineStart: share(needed, members) }} />
      </div>
      <p className="small">
        {holds ? text.quorum.holds(present, needed, members) : text.quorum.fails(present, needed, members)}{' '}
        <span className="soft">{text.quorum.rule(words.phraseInWords(quorum.phrase))}</span>
      </p>
    </div>
  );
}

export interface SpeakersProps {
  readonly view: MeetingView;
  /** What the chair may do with one who waits. */
  readonly control?: (member: MeetingView['meeting']['speakers'][number]) => ReactNode;
}

export function Speakers({ view, control }: SpeakersProps): ReactNode {
  const { say, me } = useHere();
  const { speakers, floor } = view.meeting;
  return (
    <section className="section" aria-label={text.speakers.title}>
      <h2>{text.speakers.title}</h2>
      <p className="floor">
        <Mic aria-hidden />
        {floor === null ? (
          <span className="soft">–</span>
        ) : floor === me ? (
          text.now.you
        ) : (
          text.now.floor(say.name(floor))
        )}
      </p>
      {speakers.length === 0 ? (
        <p className="soft">{text.speakers.none}</p>
      ) : (
        <ol className="speaker-list">
          {speakers.map((member) => (
            <li key={member}>
              <span className="grow">{member === me ? <b>{say.name(member)}</b> : say.name(member)}</span>
              {control?.(member)}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

/** What must be heard, and nothing else: a vote opened, its result, your turn. */
export function Announcer({ view }: { readonly view: MeetingView }): ReactNode {
  const { me } = useHere();
  const [said, setSaid] = useState('');
  const before = useRef<{ vote: string | undefined; closed: string | undefined; floor: string | null } | null>(null);
  const open = openVoteOf(view);
  const closed = lastVoteOf(view);
  const now = { vote: open?.id, closed: closed?.id, floor: view.meeting.floor };
  useEffect(() => {
    const was = before.current;
    before.current = now;
    if (was === null) return;
    if (now.vote !== undefined && now.vote !== was.vote) {
      setSaid(text.announce.voteOpened(motionTitle(view, open?.motion ?? '')));
    } else if (now.closed !== undefined && now.closed !== was.closed && closed?.result) {
      setSaid(text.announce.result(words.resultSentence(closed.result)));
    } else if (now.floor !== null && now.floor === me && was.floor !== me) setSaid(text.announce.yourTurn);
  });
  return (
    <p className="unseen" role="status" aria-live="polite">
      {said}
    </p>
  );
}

/** From one view of the meeting to the others. */
export function MeetingTabs({ meeting }: { readonly meeting: string }): ReactNode {
  const { org } = useHere();
  const params = { org, meeting };
  return (
    <nav className="tabs no-print" aria-label={text.views.label}>
      <Link to="/o/$org/meetings/$meeting" params={params} activeOptions={{ exact: true }}>
        {text.views.member}
      </Link>
      <Link to="/o/$org/meetings/$meeting/desk" params={params}>
        {text.views.desk}
      </Link>
      <Link to="/o/$org/meetings/$meeting/screen" params={params}>
        {text.views.screen}
      </Link>
      <Link to="/o/$org/meetings/$meeting/minutes" params={params}>
        {text.minutes.title}
      </Link>
    </nav>
  );
}

/** What is now, in a word: used large on the screen and on every phone alike. */
export function nowSentence(view: MeetingView, moment: (at: number) => string): string {
  const { phase, starts, resumes } = view.meeting;
  if (phase === 'convened') return text.now.convened(moment(starts));
  if (phase === 'adjourned') return resumes === null ? text.now.adjournedOpen : text.now.adjourned(moment(resumes));
  if (phase === 'closed') return text.now.closed;
  if (phase === 'cancelled') return text.now.cancelled;
  return text.now.openNothing;
}
