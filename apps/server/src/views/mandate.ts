/**
 * The mandate of an entry: what it rests on, and what that rests on, back to
 * the founding.
 *
 *     decision ──▶ vote ──▶ motion ──▶ meeting ──▶ office ──▶ founding
 */
import type { ActKind, Actor, Fact } from '@quorate/assembly';
import type { Instant } from '@quorate/basics';
import type { Desk } from '../spine/desk.ts';
import { entryAt } from './shelf.ts';

interface MandateStep {
  readonly index: number;
  readonly at: Instant;
  readonly kind: ActKind;
  readonly actor: Actor;
  readonly facts: readonly Fact[];
}

export interface Mandate {
  readonly entries: readonly MandateStep[];
  /** Whether some of what it rests on is left out: a hall full of check-ins tells no more than a few. */
  readonly more: boolean;
}

const mostEntries = 250;
const mostRests = 30;

/** `undefined` beyond the log. */
export async function mandateOf(desk: Desk, index: number): Promise<Mandate | undefined> {
  const steps = new Map<number, MandateStep>();
  const wanted = new Set([index]);
  let more = false;
  while (wanted.size > 0 && steps.size < mostEntries) {
    // The newest first, so that what was followed is complete down to some entry.
    const next = Math.max(...wanted);
    wanted.delete(next);
    const entry = await entryAt(desk, next);
    if (entry === undefined) continue;
    const { at, act, facts } = entry;
    steps.set(next, { index: next, at, kind: act.kind, actor: act.actor, facts });
    const rests = [...new Set(facts.flatMap(({ warrant }) => warrant.rests))].filter((rest) => rest < next);
    more ||= rests.length > mostRests;
    for (const rest of rests.slice(0, mostRests)) if (!steps.has(rest)) wanted.add(rest);
  }
  if (!steps.has(index)) return undefined;
  more ||= wanted.size > 0;
  if (!steps.has(0)) {
    const founding = await entryAt(desk, 0);
    if (founding !== undefined) {
      const { at, act, facts } = founding;
      steps.set(0, { index: 0, at, kind: act.kind, actor: act.actor, facts });
    }
  }
  return { entries: [...steps.values()].sort((a, b) => b.index - a.index), more };
}
