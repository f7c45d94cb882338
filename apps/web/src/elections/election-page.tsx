/** One election: who stands and says what, the ballot while the poll is open, the story of the count after it. */

import { papersEntered } from '@quorate/record';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { electionQuery } from '../api/queries.ts';
import type { ElectionPage as ElectionData } from '../api/types.ts';
import { CallBallot } from '../ceremony/call-ballot.tsx';
import { postTitle } from '../pages/post-title.ts';
import { ActButton, mayDo, NotNow } from '../parts/act-button.tsx';
import { Bones, Fetched } from '../parts/fetched.tsx';
import { Notice, Tag } from '../parts/marks.tsx';
import { useHere } from '../parts/organisation.tsx';
import { Page } from '../parts/page.tsx';
import { serverNow } from '../parts/server-clock.ts';
import { words } from '../words/index.ts';
import { Ballot } from './ballot.tsx';
import { Candidates } from './candidates.tsx';
import { Accept, Nominate } from './nominations.tsx';
import { ReservedSeats } from './reserved-seats.tsx';
import { RoundBallot } from './round-ballot.tsx';
import { Rounds } from './rounds.tsx';
import { StorySection } from './story-section.tsx';
import './elections.css';

const text = words.elections.election;

export function ElectionPage(): ReactNode {
  const { org } = useHere();
  const { election } = useParams({ from: '/o/$org/elections/$election' });
  const query = useQuery({
    ...electionQuery(org, election),
    refetchInterval: ({ state }) => untilNominationsClose(state.data),
  });
  const found = query.data?.election;
  return (
    <Page title={found === undefined ? text.kind : postTitle(found.post)} kicker={text.kind}>
      <Fetched query={query} skeleton={<Bones rows={10} />}>
        {(page) => <Election page={page} />}
      </Fetched>
    </Page>
  );
}

/** Nominations close by the clock, without an entry: what may be done then shows by itself. */
function untilNominationsClose(page: ElectionData | undefined): number | false {
  if (page?.election.phase !== 'nominations') return false;
  const waits = mayDo(page.may, 'open-poll')?.refusal?.reason === 'nominations-still-open';
  const left = page.election.nominationsClose - serverNow();
  return left > 0 || waits ? Math.min(longestWait, 1000 * Math.max(1, left + 1)) : false;
}

/** Browsers keep no timer for weeks. */
const longestWait = 3_600_000;

function Election({ page }: { readonly page: ElectionData }): ReactNode {
  const { election } = page;
  return (
    <div className="columns two">
      <div className="stack loose">
        {election.phase === 'counted' ? (
          <StorySection election={election} title={postTitle(election.post)} ballots={page.ballots} />
        ) : (
          <Acts page={page} />
        )}
        <Rounds page={page} />
        <Candidates page={page} />
      </div>
      <Details page={page} />
    </div>
  );
}

function Details({ page }: { readonly page: ElectionData }): ReactNode {
  const { org, say } = useHere();
  const { election, entitled } = page;
  const cast = Object.keys(election.ballots).length + papersEntered(election);
  return (
    <section className="section" aria-label={text.about}>
      <h2>{text.about}</h2>
      <p>
        <Tag meaning={election.phase === 'counted' ? 'quiet' : 'open'}>{words.acts.electionPhase(election.phase)}</Tag>
      </p>
      <p>
        {capital(text.seats(election.seats))}. {text.voters(entitled)}
      </p>
      {election.phase === 'nominations' ? <p>{text.closes(say.dates.moment(election.nominationsClose))}</p> : null}
      {election.phase === 'polling' ? <p>{text.voted(cast, entitled)}</p> : null}
      <dl className="pairs">
        <dt>{text.rule}</dt>
        <dd>
          <Link to="/rules/$rule" params={{ rule: election.rule }}>
            {election.rule}
          </Link>
        </dd>
        <dt>{text.secrecy}</dt>
        <dd>{election.secrecy === 'secret' ? text.secret : text.open}</dd>
      </dl>
      <ReservedSeats election={election} />
      {Object.keys(election.batches).length === 0 ? null : (
        <p>
          <Link to="/o/$org/elections/$election/papers" params={{ org, election: election.id }}>
            {words.elections.papers.batches(Object.keys(election.batches).length)}
          </Link>
        </p>
      )}
    </section>
  );
}

function Acts({ page }: { readonly page: ElectionData }): ReactNode {
  const { org } = useHere();
  const { election, may } = page;
  const body = { election: election.id };
  const round = election.rounds?.held.at(-1)?.round;
  const allowed = (kind: Parameters<typeof mayDo>[1]): boolean => mayDo(may, kind)?.allowed === true;
  const refused = may.filter(
    ({ kind, allowed: can, refusal }) =>
      !can &&
      refusal !== undefined &&
      (kind === 'nominate' ||
        (kind === 'cast-ballot' && refusal.reason !== 'booth-or-paper-only') ||
        (kind === 'close-poll' && refusal.reason !== 'may-not-run')),
  );
  const waits = mayDo(may, 'open-poll')?.refusal;
  const short = waits?.reason === 'reserved-seats-unfilled' ? waits.leavesEmpty : 0;
  const runs = allowed('open-poll') || short > 0 || waits?.reason === 'nominations-still-open';
  return (
    <div className="stack">
      {allowed('accept-nomination') ? <Accept election={election} /> : null}
      {allowed('cast-ballot') ? (
        round === undefined ? (
          <Ballot election={election} />
        ) : (
          <RoundBallot key={round} election={election} />
        )
      ) : null}
      {election.phase === 'polling' && election.secrecy === 'secret' ? (
        <ToTheBooth ballots={page.ballots} election={election.id} round={round} />
      ) : null}
      {allowed('nominate') ? <Nominate election={election} /> : null}
      <div className="row">
        {runs ? (
          <ActButton
            command={{ kind: 'open-poll', body: short > 0 ? { ...body, leavesEmpty: short } : body }}
            look="main"
            disabled={!allowed('open-poll') && short === 0}
            {...(short > 0 ? { label: words.elections.reserved.openLeaving(short) } : {})}
          />
        ) : null}
        {allowed('enter-papers') ? (
          <Link to="/o/$org/elections/$election/papers" params={{ org, election: election.id }} className="button">
            {words.elections.papers.title}
          </Link>
        ) : null}
        {allowed('close-poll') ? (
          <ActButton
            command={{ kind: 'close-poll', body: { ...body, ...(round !== undefined && { round }) } }}
            label={round === undefined ? words.acts.verb('close-poll') : text.closeRound(round)}
            look="main"
          />
        ) : null}
        {allowed('withdraw-candidacy') && election.phase === 'nominations' ? (
          <ActButton command={{ kind: 'withdraw-candidacy', body }} look="grave" />
        ) : null}
      </div>
      <NotNow
        may={[
          ...refused,
          ...(waits?.reason === 'nominations-still-open' || short > 0
            ? may.filter(({ kind }) => kind === 'open-poll')
            : []),
        ]}
      />
    </div>
  );
}

function ToTheBooth({
  ballots,
  election,
  round,
}: {
  readonly ballots: readonly string[];
  readonly election: string;
  readonly round: number | undefined;
}): ReactNode {
  const { org } = useHere();
  return (
    <Notice meaning="open" title={text.secretTitle}>
      <p>{ballots.length === 0 ? text.paperOnly : text.boothLead}</p>
      {ballots.length === 0 ? (
        <CallBallot
          subject={round === undefined ? { kind: 'election', election } : { kind: 'round', election, round }}
        />
      ) : null}
      {ballots.map((ballot) => (
        <p key={ballot}>
          <Link to="/o/$org/ballots/$ballot" params={{ org, ballot }} className="button main">
            {text.booth}
          </Link>
        </p>
      ))}
    </Notice>
  );
}

function capital(said: string): string {
  return said.charAt(0).toUpperCase() + said.slice(1);
}
