/** Short forms of meetings, decisions and motions, as lists show them. */
import type { AssemblyState, DecisionState, MeetingState, MotionState } from '@quorate/assembly';
import type { Instant } from '@quorate/basics';
import type { Desk } from '../spine/desk.ts';
import { momentOf, type PaperWords, paperWords } from './shelf.ts';

export interface MeetingSummary {
  readonly id: string;
  readonly title: string;
  readonly of: string;
  readonly phase: MeetingState['phase'];
  readonly starts: Instant;
  readonly place: string;
}

export interface DecisionRow {
  readonly decision: number;
  readonly motion: string;
  readonly title: string;
  readonly body: string;
  readonly at: Instant;
  readonly entry: number;
  readonly yes: number;
  readonly no: number;
  readonly abstain: number;
}

export type MotionView = MotionState & { readonly paper: MotionState['paper'] & PaperWords };

export function summaryOf({ id, title, of, phase, starts, place }: MeetingState): MeetingSummary {
  return { id, title, of, phase, starts, place };
}

/** Those that sit first, then those to come, then the past; each nearest first. */
export function inOrder(meetings: readonly MeetingState[]): readonly MeetingState[] {
  const rank = { open: 0, adjourned: 1, convened: 2, closed: 3, cancelled: 3 } as const;
  return [...meetings].sort(
    (a, b) => rank[a.phase] - rank[b.phase] || (rank[a.phase] < 3 ? a.starts - b.starts : b.starts - a.starts),
  );
}

/** A decision and what of its motion and vote a row needs, taken while the state is at hand. */
export interface DecisionDraft {
  readonly decided: DecisionState;
  readonly paper: MotionState['paper'] | undefined;
  readonly counts: { readonly yes: number; readonly no: number; readonly abstain: number };
}

export function draftOfDecision(state: AssemblyState, decided: DecisionState): DecisionDraft {
  const { yes = 0, no = 0, abstain = 0 } = state.votes[decided.vote]?.result ?? {};
  return { decided, paper: state.motions[decided.motion]?.paper, counts: { yes, no, abstain } };
}

export async function rowOf(desk: Desk, { decided, paper, counts }: DecisionDraft): Promise<DecisionRow> {
  const { decision, motion, body, entry } = decided;
  const title = paper === undefined ? '' : (await paperWords(desk, paper)).title;
  return { decision, motion, title, body, at: await momentOf(desk, entry), entry, ...counts };
}

export async function withPaper(desk: Desk, motion: MotionState): Promise<MotionView> {
  return { ...motion, paper: { ...motion.paper, ...(await paperWords(desk, motion.paper)) } };
}
