/** What awaits me, which meetings there are, what was decided last. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { BellRing, CalendarPlus, CircleCheckBig, Hand, KeyRound, Vote } from 'lucide-react';
import type { ReactNode } from 'react';
import { chartersInTimeQuery, homeQuery } from '../api/queries.ts';
import type { DecisionRow, Home, MeetingSummary } from '../api/types.ts';
import { AmendmentList } from '../charter/standing.tsx';
import { Bones, Fetched } from '../parts/fetched.tsx';
import { Empty, MeetingTag, Notice, Tag } from '../parts/marks.tsx';
import { useHere } from '../parts/organisation.tsx';
import { Page } from '../parts/page.tsx';
import { words } from '../words/index.ts';
import { Applicants, Waiting } from './applicants.tsx';
import { ElectionList } from './elections.tsx';
import { postTitle } from './post-title.ts';

const { home: text, nav } = words.common;

export function HomePage(): ReactNode {
  const { org, me, organisation } = useHere();
  const applied = organisation.standing === 'applicant';
  const home = useQuery(homeQuery(org));
  return (
    <Page title={text.title}>
      <Fetched query={home} skeleton={<Bones rows={9} />}>
        {(data) => (
          <div className="columns two">
            <div className="stack loose">
              {me === null ? <Guest /> : applied ? <Waiting /> : <Awaits home={data} />}
              <Applicants applicants={data.applicants} />
              <AmendmentsOnTheWay />
              <section className="section">
                <h2>{text.meetings}</h2>
                <MeetingList meetings={data.meetings} />
                {me === null || applied || data.meetings.length > 0 ? null : <Begin />}
              </section>
            </div>
            <div className="stack loose">
              <section className="section">
                <h2>{text.decisions}</h2>
                <DecisionList decisions={data.decisions} />
              </section>
              <section className="section">
                <h2>{nav.elections}</h2>
                <ElectionList only="going-on" />
                <p>
                  <Link to="/o/$org/elections" params={{ org }}>
                    {words.elections.list.more}
                  </Link>
                </p>
              </section>
            </div>
          </div>
        )}
      </Fetched>
    </Page>
  );
}

/** For an organisation where nothing goes on yet: where its first steps are. */
function Begin(): ReactNode {
  const { org } = useHere();
  return (
    <div className="row">
      <Link to="/o/$org/convene" params={{ org }} className="button">
        <CalendarPlus aria-hidden />
        {words.meeting.list.convene}
      </Link>
      <Link to="/o/$org/organisation" params={{ org }} hash="invite" className="button plain">
        {words.founding.invite.members}
      </Link>
    </div>
  );
}

/** Amendments wait long for their notice; nobody should hear of one at the vote. */
function AmendmentsOnTheWay(): ReactNode {
  const { org } = useHere();
  const amendments = useQuery(chartersInTimeQuery(org)).data?.amendments ?? [];
  const onTheWay = amendments.filter(({ phase }) => phase === 'open' || phase === 'adopted');
  if (onTheWay.length === 0) return null;
  return (
    <section className="section">
      <h2>{words.charter.standing.pending}</h2>
      <AmendmentList amendments={onTheWay} />
    </section>
  );
}

function Guest(): ReactNode {
  const { org } = useHere();
  return (
    <Notice meaning="quiet">
      <p>{words.common.organisation.notMember}</p>
      <p>
        <Link to="/o/$org/apply" params={{ org }} className="button">
          {words.common.organisation.apply}
        </Link>
      </p>
    </Notice>
  );
}

function Awaits({ home }: { readonly home: Home }): ReactNode {
  const { say } = useHere();
  return (
    <section className="section">
      <h2>{text.awaits}</h2>
      {home.awaits.length === 0 ? (
        <Empty title={text.nothing}>{text.nothingMore}</Empty>
      ) : (
        <ul className="choices">
          {home.awaits.map((one) => (
            <li key={`${one.what}/${one.ref}`}>
              <AwaitLink what={one.what} target={one.ref}>
                <AwaitIcon what={one.what} />
                <span>
                  <span className="soft">{text.whats[one.what] ?? ''}</span>{' '}
                  <b>{aboutElections.includes(one.what) ? postTitle(one.title) : one.title}</b>
                  {one.until ? <span className="soft"> ({text.until(say.dates.brief(one.until))})</span> : null}
                </span>
              </AwaitLink>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** What awaits one in an election; its title is a post. */
const aboutElections: readonly string[] = ['accept-nomination', 'cast-ballot', 'confirm-papers'];

function AwaitLink({
  what,
  target,
  children,
}: {
  readonly what: string;
  readonly target: string;
  readonly children: ReactNode;
}): ReactNode {
  const { org } = useHere();
  if (what === 'confirm-device') {
    return (
      <Link to="/o/$org/devices" params={{ org }} className="await">
        {children}
      </Link>
    );
  }
  if (what === 'second-motion') {
    return (
      <Link to="/o/$org/motions/$motion" params={{ org, motion: target }} className="await">
        {children}
      </Link>
    );
  }
  if (what === 'confirm-papers') {
    return (
      <Link to="/o/$org/elections/$election/papers" params={{ org, election: target }} className="await">
        {children}
      </Link>
    );
  }
  if (aboutElections.includes(what)) {
    return (
      <Link to="/o/$org/elections/$election" params={{ org, election: target }} className="await">
        {children}
      </Link>
    );
  }
  return (
    <Link to="/o/$org/meetings/$meeting" params={{ org, meeting: target }} className="await">
      {children}
    </Link>
  );
}

function AwaitIcon({ what }: { readonly what: string }): ReactNode {
  if (what === 'vote' || what === 'cast-ballot') return <Vote aria-hidden />;
  if (what === 'second-motion') return <Hand aria-hidden />;
  if (what === 'check-in') return <CircleCheckBig aria-hidden />;
  if (what === 'confirm-device') return <KeyRound aria-hidden />;
  return <BellRing aria-hidden />;
}

export function MeetingList({ meetings }: { readonly meetings: readonly MeetingSummary[] }): ReactNode {
  const { org, say } = useHere();
  if (meetings.length === 0) return <Empty title={text.noMeetings} />;
  return (
    <ul className="list">
      {meetings.map(({ id, title, starts, place, phase }) => (
        <li key={id}>
          <Link to="/o/$org/meetings/$meeting" params={{ org, meeting: id }} className="list-row">
            <span className="list-title paper">{title}</span>
            <span className="list-meta">
              <MeetingTag phase={phase} />
              <span>{say.dates.moment(starts)}</span>
              <span>{place}</span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

export function DecisionList({ decisions }: { readonly decisions: readonly DecisionRow[] }): ReactNode {
  const { org, say } = useHere();
  if (decisions.length === 0) return <Empty title={text.noDecisions} />;
  return (
    <ul className="list">
      {decisions.map(({ decision, title, at, yes, no }) => (
        <li key={decision}>
          <Link to="/o/$org/decisions/$number" params={{ org, number: String(decision) }} className="list-row">
            <span className="list-title paper">{title}</span>
            <span className="list-meta">
              <Tag meaning="carried">
                {yes} to {no}
              </Tag>
              <span>{words.papers.decision.number(decision)}</span>
              <span>{say.dates.day(at)}</span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
