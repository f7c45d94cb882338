/**
 * Secret ballots and the trustees' keys as the log has them. Who registered is a
 * number here, and whether it includes the caller: a roll of thousands is not sent
 * to a phone that asks about one ballot.
 */
import {
  type Command,
  type Revealing,
  revealing,
  type SecretBallotState,
  type TrusteeStep,
  type TrusteeshipState,
} from '@quorate/assembly';
import type { Digest } from '@quorate/basics';
import type { Insight } from './insight.ts';
import { type May, mayDo } from './may.ts';

export type BallotView = Omit<SecretBallotState, 'registered'> & {
  readonly registered: number;
  /** Whether whoever looks has registered. */
  readonly mine: boolean;
  /** How the result by itself could show how somebody voted. */
  readonly reveals: readonly Revealing[];
};

export interface BallotDraft {
  readonly asOf: number;
  readonly ballot: BallotView;
  readonly trusteeship: TrusteeshipState | null;
  readonly may: readonly May[];
}

export interface TrusteeshipDraft {
  readonly asOf: number;
  readonly trusteeship: TrusteeshipState;
  readonly may: readonly May[];
}

export interface Page {
  readonly after: string | undefined;
  readonly limit: number;
}

/** The newest first; whole ballots are drawn one by one. */
export function drawBallots(insight: Insight, page: Page) {
  const { state } = insight;
  const all = Object.values(state.ballots).sort((a, b) => b.calledAt - a.calledAt);
  const { shown, next } = pageOf(all, page);
  const ballots = shown.map((ballot) => {
    const { id, phase, subject, trusteeship, entitled, calledAt, openedAt, closedAt, countedAt } = ballot;
    const { registered, mine, reveals } = viewOf(insight, ballot);
    return {
      id,
      phase,
      subject,
      trusteeship,
      entitled,
      registered,
      mine,
      reveals,
      calledAt,
      openedAt,
      closedAt,
      countedAt,
    };
  });
  return { asOf: state.entries, ballots, next };
}

export function drawBallot(insight: Insight, id: string): BallotDraft | undefined {
  const { state } = insight;
  const ballot = own(state.ballots, id);
  if (!ballot) return undefined;
  return structuredClone({
    asOf: state.entries,
    ballot: viewOf(insight, ballot),
    trusteeship: own(state.trusteeships, ballot.trusteeship) ?? null,
    may: mayWithBallot(insight, ballot),
  });
}

/** The newest first. */
export function drawTrusteeships({ state }: Insight, page: Page) {
  const all = Object.values(state.trusteeships).sort((a, b) => b.begunAt - a.begunAt);
  const { shown, next } = pageOf(all, page);
  const trusteeships = shown.map(({ id, phase, of, threshold, trustees, begunAt, readyAt }) => {
    return { id, phase, of, threshold, trustees: [...trustees], begunAt, readyAt };
  });
  return { asOf: state.entries, trusteeships, next };
}

export function drawTrusteeship(insight: Insight, id: string): TrusteeshipDraft | undefined {
  const { state } = insight;
  const trusteeship = own(state.trusteeships, id);
  if (!trusteeship) return undefined;
  return structuredClone({ asOf: state.entries, trusteeship, may: mayWithTrusteeship(insight, trusteeship) });
}

function viewOf({ state, member }: Insight, ballot: SecretBallotState): BallotView {
  const { registered, ...rest } = ballot;
  const mine = member !== null && Object.hasOwn(registered, member);
  return { ...rest, registered: Object.keys(registered).length, mine, reveals: revealing(state, ballot) };
}

const somePaper = { sha256: 'f'.repeat(64) as Digest, size: 2, media: 'application/json' } as const;
const someArchive = { ...somePaper, media: 'application/x-tar' } as const;
const someBytes = `${'A'.repeat(342)}==`;

/** Only what still can happen in this phase. */
function mayWithBallot(insight: Insight, { id: ballot, phase, subject }: SecretBallotState): readonly May[] {
  if (insight.member === null) return [];
  const papers = { election: somePaper, credentials: somePaper, tokens: somePaper };
  const commands: { readonly [when in SecretBallotState['phase']]: readonly Command[] } = {
    registering: [
      { kind: 'register-for-ballot', body: { ballot, blinded: someBytes } },
      { kind: 'open-secret-ballot', body: { ballot, ...papers } },
    ],
    voting: [{ kind: 'close-secret-ballot', body: { ballot } }],
    opening: [
      // Sums need no mixing.
      ...(subject.kind === 'election' ? [{ kind: 'send-shuffle', body: { ballot, paper: somePaper } } as const] : []),
      { kind: 'send-decryption', body: { ballot, paper: somePaper } },
      { kind: 'publish-secret-result', body: { ballot, archive: someArchive } },
    ],
    counted: [],
  };
  return commands[phase].map((command) => mayWithPapers(insight, command));
}

function mayWithTrusteeship(insight: Insight, { id, phase }: TrusteeshipState): readonly May[] {
  if (insight.member === null || phase === 'ready') return [];
  const step: TrusteeStep = phase;
  return [mayWithPapers(insight, { kind: 'send-trustee-step', body: { trusteeship: id, step, paper: somePaper } })];
}

/** What only wants its papers examined is allowed: nobody has made them yet. */
function mayWithPapers(insight: Insight, command: Command): May {
  const may = mayDo(insight, command);
  return may.refusal?.reason === 'seal-does-not-hold' ? { kind: command.kind, allowed: true } : may;
}

function pageOf<T extends { readonly id: string }>(
  all: readonly T[],
  { after, limit }: Page,
): { readonly shown: readonly T[]; readonly next: string | null } {
  const from = after === undefined ? 0 : all.findIndex(({ id }) => id === after) + 1;
  const shown = after !== undefined && from === 0 ? [] : all.slice(from, from + limit);
  return { shown, next: from + limit < all.length ? (shown.at(-1)?.id ?? null) : null };
}

function own<T>(all: { readonly [key: string]: T }, key: string): T | undefined {
  return Object.hasOwn(all, key) ? all[key] : undefined;
}
