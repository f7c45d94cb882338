/** The charters an organisation is and was under, what is proposed to follow, and before which meeting that may be laid. */
import {
  type AmendingEffect,
  type AmendmentState,
  charterAtEntry,
  type DecisionState,
  lastAdopted,
  type MeetingState,
  type ProposedCharter,
} from '@quorate/assembly';
import { type Digest, type Instant, must, toUtf8 } from '@quorate/basics';
import { type CharterProblem, parseCharter } from '@quorate/charter';
import { sha256Hex } from '@quorate/ledger';
import type { Desk } from '../spine/desk.ts';
import type { Insight } from './insight.ts';
import { type May, mayDo } from './may.ts';
import { momentOf } from './shelf.ts';
import { inOrder, type MeetingSummary, summaryOf } from './summaries.ts';

interface CharterRow {
  readonly hash: Digest;
  readonly version: number | null;
  readonly title: string;
  readonly entry: number;
  /** From when it holds; the founding's is the moment of its entry. */
  readonly since: Instant | null;
  readonly amendment: string | null;
  /** Numbers of the decisions by which it was adopted. */
  readonly decisions: readonly number[];
  /** Meetings and elections that began under it and are not over. */
  readonly running: { readonly meetings: readonly MeetingSummary[]; readonly elections: readonly string[] };
}

export interface AmendmentView extends AmendmentState {
  readonly version: number | null;
  readonly decisions: readonly number[];
  /** Motions by which its consents are asked for, and their meetings. */
  readonly motions: readonly { readonly motion: string; readonly phase: string; readonly meeting: MeetingSummary }[];
}

export interface ChartersDraft {
  readonly asOf: number;
  readonly charters: readonly CharterRow[];
  readonly amendments: readonly AmendmentView[];
}

/** Newest first. */
export function drawCharters(insight: Insight): ChartersDraft {
  const { state } = insight;
  const amendments = Object.values(state.amendments).sort((a, b) => b.proposedAt - a.proposedAt);
  return structuredClone({
    asOf: state.entries,
    charters: state.charters.map((one) => rowOf(insight, one)).reverse(),
    amendments: amendments.map((one) => viewOf(insight, one)),
  });
}

export async function finishCharters(desk: Desk, { charters, ...rest }: ChartersDraft): Promise<unknown> {
  const dated = await Promise.all(
    charters.map(async (row) => ({ ...row, since: row.since ?? (await momentOf(desk, row.entry)) })),
  );
  return { ...rest, charters: dated };
}

function rowOf(insight: Insight, { hash, entry, amendment }: Insight['state']['charters'][number]): CharterRow {
  const { state, charters } = insight;
  const charter = charters(hash)?.charter;
  const known = amendment === null ? undefined : state.amendments[amendment];
  const isOf = (began: number): boolean => charterAtEntry(state, began) === hash && hash !== state.charter?.hash;
  return {
    hash,
    version: charter?.version ?? null,
    title: charter?.title ?? '',
    entry,
    since: known?.inForce ?? null,
    amendment,
    decisions: known ? decisionsOf(insight, known) : [],
    running: {
      meetings: inOrder(Object.values(state.meetings))
        .filter(({ phase, convenedAt }) => isSitting(phase) && isOf(convenedAt))
        .map(summaryOf),
      elections: Object.values(state.elections)
        .filter(({ phase, calledAt }) => phase !== 'counted' && isOf(calledAt))
        .map(({ id }) => id),
    },
  };
}

export function viewOf(insight: Insight, amendment: AmendmentState): AmendmentView {
  const { state, charters } = insight;
  const motions = Object.values(state.motions).flatMap(({ id, phase, effect, meeting }) => {
    const held = state.meetings[meeting];
    const isOn = effect.kind === 'charter.amend' && effect.amendment === amendment.id;
    return isOn && held ? [{ motion: id, phase, meeting: summaryOf(held) }] : [];
  });
  const version = charters(amendment.charter)?.charter.version ?? null;
  return { ...amendment, version, decisions: decisionsOf(insight, amendment), motions };
}

function decisionsOf({ state }: Insight, { consents }: AmendmentState): readonly number[] {
  const given = new Set(
    consents.flatMap(({ motion, given: entry }) => (motion !== null && entry !== null ? [motion] : [])),
  );
  return state.decisions.filter(({ motion }: DecisionState) => given.has(motion)).map(({ decision }) => decision);
}

export interface ProposalView {
  readonly asOf: number;
  readonly effect: AmendingEffect | null;
  readonly problem: CharterProblem | null;
  /** Every meeting that a motion can still be laid before, and what the rules say of it. */
  readonly meetings: readonly (MeetingSummary & Pick<May, 'allowed' | 'refusal'>)[];
  /** Ballots outside a meeting that it needs, and whether the caller may call each now. */
  readonly ballots: readonly ({ readonly consent: string } & Pick<May, 'allowed' | 'refusal'>)[];
}

/** A dry run of proposing this text to each meeting, for whoever asks. */
export function drawProposal(insight: Insight, text: string, inForce: Instant | null): ProposalView {
  const { state } = insight;
  const proposed = parseCharter(text);
  const from = lastAdopted(state);
  if (!proposed.ok || from === undefined)
    return {
      asOf: state.entries,
      effect: null,
      problem: proposed.ok ? null : (proposed.problem[0] ?? null),
      meetings: [],
      ballots: [],
    };
  const bytes = must<Uint8Array>(toUtf8(text));
  const paper = { sha256: sha256Hex(bytes) as Digest, size: bytes.length, media: 'application/yaml' } as const;
  const open = Object.values(state.amendments).find(
    (one) => one.phase === 'open' && one.charter === proposed.value.hash && one.text.sha256 === paper.sha256,
  );
  const effect: AmendingEffect = {
    kind: 'charter.amend',
    amendment: open?.id ?? `dry-run-${insight.at}`,
    from,
    charter: proposed.value.hash,
    text: paper,
    inForce: open?.inForce ?? inForce,
  };
  return {
    asOf: state.entries,
    effect,
    problem: null,
    meetings: inOrder(Object.values(state.meetings))
      .filter(({ phase }) => isSitting(phase))
      .map((meeting) => ({ ...summaryOf(meeting), ...mayPropose(insight, meeting, effect, proposed) })),
    ballots: ballotsFor(insight, effect, proposed),
  };
}

function mayPropose(
  insight: Insight,
  { id }: MeetingState,
  effect: AmendingEffect,
  proposed: ProposedCharter,
): Pick<May, 'allowed' | 'refusal'> {
  const paper = { ...effect.text, media: 'application/json' } as const;
  const body = { motion: `dry-run-${insight.at}`, meeting: id, item: null, paper, effect };
  const { allowed, refusal } = mayDo(insight, { kind: 'propose-motion', body }, id, proposed);
  return { allowed, ...(refusal && { refusal }) };
}

function ballotsFor(insight: Insight, effect: AmendingEffect, proposed: ProposedCharter): ProposalView['ballots'] {
  const paper = { ...effect.text, media: 'application/json' } as const;
  const dryRun = `dry-run-${insight.at}`;
  return Object.entries(insight.charter.charter.procedures)
    .filter(([, { how }]) => how === 'ballot' || how === 'circular')
    .flatMap(([name]) => {
      const consent = `procedure:${name}`;
      const body = { meeting: dryRun, motion: dryRun, title: name, paper, consent, effect };
      const { allowed, refusal } = mayDo(insight, { kind: 'call-referendum', body }, consent, proposed);
      return refusal?.reason === 'consent-not-asked' ? [] : [{ consent, allowed, ...(refusal && { refusal }) }];
    });
}

function isSitting(phase: MeetingState['phase']): boolean {
  return phase === 'convened' || phase === 'open' || phase === 'adjourned';
}
