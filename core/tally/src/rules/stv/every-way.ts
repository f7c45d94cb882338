/**
 * A tie that only a lot can break stops the count, unless the lot makes no difference: then every way out
 * is followed, and if all elect the same candidates, they are elected. Where they differ, all outcomes
 * are listed and the seats that hang on the lot stay open.
 */
import { ok, type Result } from '@quorate/basics';
import type { CountProblem } from '../../count.ts';
import type { Transcript } from '../../transcript.ts';
import { lotsOf } from './engine/ties.ts';
import type { Call, Counted } from './run.ts';

/** Counts that may be spent on following a tie, and papers they may handle together. */
const mostCounts = 400;
const mostPapers = 20_000_000;

interface Way {
  readonly picks: readonly number[];
  readonly transcript: Transcript;
}

export function everyWay(call: Call, count: (call: Call) => Counted): Result<Transcript, CountProblem> {
  const first = along(call, count, []);
  if (!first.ok || first.value.waiting.length === 0) return first.ok ? ok(first.value.transcript) : first;
  const ways = follow(call, count, first.value.waiting);
  if (ways === undefined) return ok(withNote(first.value.transcript, 'tie-not-followed'));
  const outcomes = new Map(ways.map((way) => [key(way.transcript), [...way.transcript.elected].sort((a, b) => a - b)]));
  if (outcomes.size > 1) {
    const tiedOutcomes = [...outcomes.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, outcome]) => outcome);
    return ok({ ...withNote(first.value.transcript, 'lot-decides'), tiedOutcomes });
  }
  const shown = byName(call, ways);
  return ok(withNote(shown.transcript, 'tie-makes-no-difference'));
}

function along(
  call: Call,
  count: (call: Call) => Counted,
  picks: readonly number[],
): Result<{ transcript: Transcript; waiting: readonly number[] }, CountProblem> {
  const lot = call.lot.order ? call.lot : lotsOf(undefined, picks);
  const order = call.order.order ? call.order : lotsOf(undefined, picks);
  const counted = count({ ...call, lot, order });
  if (!counted.ok) return counted;
  return ok({ transcript: counted.value, waiting: [...lot.waiting, ...order.waiting] });
}

/** All ways to the end, or undefined when there are too many. */
function follow(call: Call, count: (call: Call) => Counted, waiting: readonly number[]): Way[] | undefined {
  const size = Math.max(call.profile.papers.weights.length, 1);
  const limit = Math.min(mostCounts, Math.floor(mostPapers / size));
  const open: (readonly number[])[] = waiting.map((c) => [c]);
  const ended: Way[] = [];
  for (let counts = 0; open.length > 0; counts += 1) {
    const picks = open.pop();
    if (picks === undefined || counts >= limit) return undefined;
    const next = along(call, count, picks);
    if (!next.ok) return undefined;
    if (next.value.waiting.length === 0) ended.push({ picks, transcript: next.value.transcript });
    else for (const c of next.value.waiting) open.push([...picks, c]);
  }
  return ended;
}

function key({ elected }: Transcript): string {
  return [...elected].sort((a, b) => a - b).join(' ');
}

/** Of ways that end alike, the one to show: that whose picks come first by name, whatever the file's order. */
function byName(call: Call, ways: readonly Way[]): Way {
  const text = ({ picks }: Way): string => picks.map((c) => call.profile.candidates[c]?.name ?? '').join('\n');
  return ways.reduce((best, way) => (text(way) < text(best) ? way : best));
}

function withNote(transcript: Transcript, note: string): Transcript {
  return { ...transcript, notes: [...transcript.notes, { article: 'ties', key: note }] };
}
