/** Minutes: the record of a meeting as a paper that reads and prints. Nothing in it is written by hand. */
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Printer } from 'lucide-react';
import type { ReactNode } from 'react';
import { bodiesQuery, decisionsQuery, minutesQuery } from '../api/queries.ts';
import type { MeetingView, Minutes } from '../api/types.ts';
import { Bones, Fetched } from '../parts/fetched.tsx';
import { MeetingTabs } from '../parts/hall.tsx';
import { paragraphsOf } from '../parts/lines.ts';
import { Notice } from '../parts/marks.tsx';
import { motionsOf, motionTitle, useMeeting } from '../parts/meeting-data.ts';
import { type Line, linesOf, presentAtOpening } from '../parts/minutes-lines.ts';
import { useHere } from '../parts/organisation.tsx';
import { Page } from '../parts/page.tsx';
import { words } from '../words/index.ts';

const text = words.meeting.minutes;

export function MinutesPage(): ReactNode {
  const { meeting } = useParams({ from: '/o/$org/meetings/$meeting/minutes' });
  const { org } = useHere();
  const hall = useMeeting(meeting);
  const minutes = useQuery(minutesQuery(org, meeting));
  return (
    <Page title={text.title} kicker={hall.data?.meeting.title} aside={<p className="lead no-print">{text.lead}</p>}>
      <div className="stack">
        <Fetched query={hall as never} skeleton={<Bones rows={8} />}>
          {(view: MeetingView) => (
            <Fetched query={minutes} skeleton={<Bones rows={8} />}>
              {(data) => <Paper view={view} minutes={data} />}
            </Fetched>
          )}
        </Fetched>
        <MeetingTabs meeting={meeting} />
      </div>
    </Page>
  );
}

interface PaperProps {
  readonly view: MeetingView;
  readonly minutes: Minutes;
}

function Paper({ view, minutes }: PaperProps): ReactNode {
  const { phase } = view.meeting;
  const lines = linesOf(view, minutes.steps);
  return (
    <>
      {phase === 'closed' || phase === 'cancelled' ? null : (
        <Notice meaning="attention">{lines.length === 0 ? text.notBegun : text.draft}</Notice>
      )}
      <article className="paper-sheet">
        <div className="paper-body">
          <div className="paper-kind">{text.title}</div>
          <h2 className="paper-title">{view.meeting.title}</h2>
          <hr className="paper-rule" />
          <Head view={view} minutes={minutes} />
          {lines.map((line) => (
            <LineOfMinutes key={`${line.entry}/${line.kind}/${line.key}`} line={line} view={view} />
          ))}
          <NotVoted view={view} />
          {minutes.more ? <p className="soft">{text.long}</p> : null}
        </div>
      </article>
      <div className="row no-print">
        <button type="button" className="button" onClick={() => print()}>
          <Printer aria-hidden />
          {words.papers.motion.print}
        </button>
      </div>
    </>
  );
}

function Head({ view, minutes }: PaperProps): ReactNode {
  const { org, say } = useHere();
  const { of, place, starts, convener, chair, phase } = view.meeting;
  const body = useQuery(bodiesQuery(org)).data?.find(({ id }) => id === of);
  const here = presentAtOpening(minutes.steps);
  return (
    <dl className="pairs">
      <dt>{text.body}</dt>
      <dd>{body?.name ?? of}</dd>
      <dt>{text.when}</dt>
      <dd>{say.dates.moment(here?.at ?? starts)}</dd>
      {place === '' ? null : (
        <>
          <dt>{text.place}</dt>
          <dd>{place}</dd>
        </>
      )}
      <dt>{text.convener}</dt>
      <dd>{say.name(convener)}</dd>
      <dt>{phase === 'closed' ? text.lastChair : text.chair}</dt>
      <dd>{say.name(chair)}</dd>
      {here === undefined ? null : (
        <>
          <dt>{text.present(here.members.length)}</dt>
          <dd>{here.members.length === 0 ? text.nobody : words.joined(here.members.map(say.name))}</dd>
        </>
      )}
    </dl>
  );
}

interface LineProps {
  readonly line: Line;
  readonly view: MeetingView;
}

function LineOfMinutes({ line, view }: LineProps): ReactNode {
  if (line.kind === 'item') return <h3 className="minutes-item">{line.title}</h3>;
  if (line.kind === 'result') return <Result line={line} view={view} />;
  return (
    <p className="minutes-line">
      <When line={line} /> <Sentence line={line} view={view} />
    </p>
  );
}

function When({ line }: { readonly line: Line }): ReactNode {
  const { org, say } = useHere();
  return (
    <Link to="/o/$org/record/$index" params={{ org, index: String(line.entry) }} className="minutes-time">
      {say.dates.time(line.at)}
    </Link>
  );
}

function Sentence({ line, view }: LineProps): ReactNode {
  const { say } = useHere();
  if (line.kind !== 'fact') return null;
  const { fact } = line;
  switch (fact.type) {
    case 'motion-proposed':
      return text.proposed(say.name(fact.proposer), motionTitle(view, fact.motion));
    case 'motion-seconded':
      return text.seconded(say.name(fact.seconder), motionTitle(view, fact.motion));
    case 'motion-withdrawn':
      return text.withdrawn(motionTitle(view, fact.motion));
    case 'motion-overtaken':
      return text.overtaken(motionTitle(view, fact.motion));
    case 'vote-opened':
      return (fact.secrecy === 'secret' ? text.putSecretly : text.put)(motionTitle(view, fact.motion));
    default:
      return words.factSentence(fact, say);
  }
}

/** The motion in full, who stood behind it, and what became of it. */
function Result({
  line,
  view,
}: {
  readonly line: Extract<Line, { kind: 'result' }>;
  readonly view: MeetingView;
}): ReactNode {
  const { org, say } = useHere();
  const motion = view.motions[line.motion];
  const decision = useQuery(decisionsQuery(org)).data?.find((one) => one.motion === line.motion);
  if (motion === undefined) return null;
  const seconders = words.joined(motion.seconders.map((member) => say.name(member)));
  return (
    <section className="minutes-motion">
      <p className="minutes-title">{motion.paper.title}</p>
      {paragraphsOf(motion.paper.text).map(({ lines }) => (
        <p key={lines.join()} className="minutes-text" dir="auto">
          {lines.join(' ')}
        </p>
      ))}
      <p className="paper-by">
        {text.proposedBy(say.name(motion.proposer), seconders)}{' '}
        {'member' in motion.effect ? text.about(words.acts.effectOf(motion.effect, say)) : ''}
      </p>
      <p>
        <When line={line} /> <b>{words.resultSentence(line.result)}</b>
        {decision === undefined || line.result.outcome !== 'carried' ? null : (
          <>
            {' '}
            <Link to="/o/$org/decisions/$number" params={{ org, number: String(decision.decision) }}>
              {text.decision(decision.decision)}
            </Link>
          </>
        )}
      </p>
    </section>
  );
}

/** What was brought and not decided: nobody should have to find out by its absence. */
function NotVoted({ view }: { readonly view: MeetingView }): ReactNode {
  const { say } = useHere();
  const left = motionsOf(view).filter(({ phase }) => phase === 'proposed' || phase === 'seconded');
  if (left.length === 0 || view.meeting.phase !== 'closed') return null;
  return (
    <>
      <h3 className="minutes-item">{text.notVoted}</h3>
      <ul>
        {left.map(({ id, paper, proposer }) => (
          <li key={id}>
            {paper.title} ({words.meeting.motions.by(say.name(proposer))})
          </li>
        ))}
      </ul>
    </>
  );
}
