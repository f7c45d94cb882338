/** Elections: who stands and says what, and everything it takes to count again in the browser. */
import { type ElectionState, onThePaper, papersOf, rollOfRef, seedOf } from '@quorate/assembly';
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
  readonly ballots: readonly string[];
  readonly may: readonly May[];
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
    entitled: rollOfRef(state, charter, clause?.voters ?? '', at).length,
    recount: election.result?.transcript ? recountOf(election) : null,
    ballots: Object.values(state.ballots)
      .filter(({ subject }) => subject.kind === 'election' && subject.election === id)
      .map((ballot) => ballot.id),
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

function recountOf(election: ElectionState): Recount {
  const { rule, seats } = election;
  const seed = seedOf(election, sha256Hex);
  return { rule, seats, seed, choices: onThePaper(election), papers: papersOf(election) };
}

function mayInElection(insight: Insight, { id, phase, candidates, batches }: ElectionState): readonly May[] {
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
  const blank = [{ ranking: [], papers: 1 }];
  return [
    mayDo(insight, { kind: 'cast-ballot', body: { election: id, ranking: [] } }),
    mayDo(insight, { kind: 'enter-papers', body: { election: id, batch: `dry-run-${insight.at}`, papers: blank } }),
    ...Object.keys(batches).flatMap((batch) => [
      mayDo(insight, { kind: 'confirm-papers', body: { election: id, batch } }, batch),
      mayDo(insight, { kind: 'withdraw-papers', body: { election: id, batch, reason: 'x' } }, batch),
    ]),
    mayDo(insight, { kind: 'close-poll', body: election }),
  ];
}
