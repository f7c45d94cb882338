/** Elections: who stands and says what, and everything it takes to count again in the browser. */
import {
  type ElectionState,
  onThePaper,
  papersOf,
  type Standing,
  seedOf,
  standingNext,
  votersOf,
} from '@quorate/assembly';
import { sha256Hex } from '@quorate/ledger';
import type { Desk } from '../spine/desk.ts';
import { governing, type Insight } from './insight.ts';
import { type May, mayDo } from './may.ts';
import { paperWords } from './shelf.ts';

export interface ElectionRow {
  readonly id: string;
  readonly of: string;
  readonly post: string;
  readonly seats: number;
  readonly phase: ElectionState['phase'];
  readonly rule: string;
  readonly secrecy: ElectionState['secrecy'];
  readonly nominationsClose: number;
  readonly standing: number;
  readonly outcome: string | null;
}

function rowOfElection(election: ElectionState): ElectionRow {
  const { id, of, post, seats, phase, rule, secrecy, nominationsClose, candidates, result } = election;
  const standing = Object.values(candidates).filter((one) => one.phase === 'standing').length;
  return { id, of, post, seats, phase, rule, secrecy, nominationsClose, standing, outcome: result?.outcome ?? null };
}

/** Newest first. */
export function drawElections({ state }: Insight): readonly ElectionRow[] {
  return Object.values(state.elections)
    .sort((a, b) => b.calledAt - a.calledAt)
    .map(rowOfElection);
}

export interface ElectionDraft {
  readonly asOf: number;
  readonly election: ElectionState;
  /** The clause of the charter it is held under. */
  readonly clause: unknown;
  readonly entitled: number;
  readonly recount: Recount | null;
  /** Secret ballots about it; in an election in rounds, about the last round. */
  readonly ballots: readonly string[];
  readonly rounds: RoundsView | null;
  readonly may: readonly May[];
}

/** What the state of an election in rounds does not say itself. */
interface RoundsView {
  /** Between rounds: who will stand in the next and who is out, if nobody else withdraws. */
  readonly next: Standing | null;
  readonly ballots: readonly { readonly round: number; readonly ballot: string }[];
}

/** What `count` of the tally takes: the same rule on the same papers with the same seed elects the same. */
interface Recount {
  readonly rule: string;
  readonly seats: number;
  readonly seed: string;
  readonly choices: readonly string[];
  readonly papers: readonly { readonly ranking: readonly (readonly string[])[]; readonly papers: number }[];
}

export function drawElection(insight: Insight, id: string): ElectionDraft | undefined {
  const { state, at } = insight;
  const election = Object.hasOwn(state.elections, id) ? state.elections[id] : undefined;
  if (election === undefined) return undefined;
  const charter = governing(insight, election.calledAt);
  const clause = charter.elections?.[election.of];
  return structuredClone({
    asOf: state.entries,
    election,
    clause: clause ?? null,
    entitled: votersOf(state, charter, election, at).length,
    recount: election.result?.transcript && !election.rounds ? recountOf(election) : null,
    ballots: ballotsAbout(insight, election),
    rounds: roundsView(insight, election),
    may: mayInElection(insight, election),
  });
}

export async function finishElection(desk: Desk, draft: ElectionDraft): Promise<unknown> {
  const said = await Promise.all(
    Object.values(draft.election.candidates).map(async ({ member, statement }) =>
      statement === null ? [] : [[member, (await paperWords(desk, statement)).text] as const],
    ),
  );
  return { ...draft, statements: Object.fromEntries(said.flat()) };
}

function ballotsAbout({ state }: Insight, { id, rounds }: ElectionState): readonly string[] {
  const last = rounds?.held.at(-1)?.round;
  return Object.values(state.ballots).flatMap(({ id: ballot, subject }) => {
    if (subject.kind === 'motion' || subject.election !== id) return [];
    return subject.kind === 'election' || subject.round === last ? [ballot] : [];
  });
}

function roundsView({ state }: Insight, election: ElectionState): RoundsView | null {
  if (!election.rounds) return null;
  const ballots = Object.values(state.ballots).flatMap(({ id: ballot, subject }) =>
    subject.kind === 'round' && subject.election === election.id ? [{ round: subject.round, ballot }] : [],
  );
  return { next: standingNext(state, election) ?? null, ballots };
}

function recountOf(election: ElectionState): Recount {
  const { rule, seats } = election;
  const seed = seedOf(election, sha256Hex);
  return { rule, seats, seed, choices: onThePaper(election), papers: papersOf(election) };
}

function mayInElection(insight: Insight, { id, phase, candidates, batches, rounds }: ElectionState): readonly May[] {
  const { member } = insight;
  if (member === null || phase === 'counted') return [];
  const election = { election: id };
  if (phase === 'nominations') {
    const someone = Object.keys(insight.state.members).find((one) => !Object.hasOwn(candidates, one)) ?? member;
    return [
      mayDo(insight, { kind: 'nominate', body: { election: id, candidate: someone as typeof member } }),
      mayDo(insight, { kind: 'accept-nomination', body: { election: id, statement: null } }),
      mayDo(insight, { kind: 'withdraw-candidacy', body: election }),
      mayDo(insight, { kind: 'open-poll', body: election }),
    ];
  }
  if (phase === 'between-rounds') {
    return [
      mayDo(insight, { kind: 'withdraw-candidacy', body: election }),
      mayDo(insight, { kind: 'open-round', body: { election: id, round: (rounds?.held.length ?? 0) + 1 } }),
    ];
  }
  const blank = [{ ranking: [], papers: 1 }];
  const round = rounds?.held.at(-1)?.round;
  const poll = { election: id, ...(round !== undefined && { round }) };
  return [
    mayDo(insight, { kind: 'cast-ballot', body: { ...poll, ranking: [] } }),
    mayDo(insight, { kind: 'enter-papers', body: { ...poll, batch: `dry-run-${insight.at}`, papers: blank } }),
    ...Object.keys(batches).flatMap((batch) => [
      mayDo(insight, { kind: 'confirm-papers', body: { election: id, batch } }, batch),
      mayDo(insight, { kind: 'withdraw-papers', body: { election: id, batch, reason: 'x' } }, batch),
    ]),
    mayDo(insight, { kind: 'close-poll', body: poll }),
  ];
}
