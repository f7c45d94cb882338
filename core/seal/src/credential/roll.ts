/** The public list of credentials: who may vote (without names) and with what weight (FORMAT section 4). */
import { ok, type Result, refuse } from '@quorate/basics';
import type { Element, Group } from '../group/group.ts';
import { isDecimal } from '../group/numbers.ts';
import { isStrings } from '../record/shape.ts';

export interface RollEntry {
  readonly credential: Element;
  readonly weight: bigint;
}

/** By credential, in the order of the list. */
export type Roll = ReadonlyMap<Element, RollEntry>;

/** Above it, a homomorphic result could no longer be found from its logarithm. */
export const mostWeight: bigint = 10n ** 11n;

export interface RollProblem {
  readonly reason: 'credentials-format' | 'credentials-distinct' | 'credentials-group' | 'credentials-weight';
  readonly at: number;
  readonly detail: string;
}

/** `members are known`: someone has checked this very list before, so that membership is not asked again. */
export function readRoll(
  group: Group,
  value: unknown,
  weights: 'any' | 'one',
  membership: 'check members' | 'members are known' = 'check members',
): Result<Roll, RollProblem> {
  if (!isStrings(value)) return refuse({ reason: 'credentials-format', at: 0, detail: 'not a list of texts' });
  const roll = new Map<Element, RollEntry>();
  let total = 0n;
  for (const [at, text] of value.entries()) {
    const comma = text.indexOf(',');
    const credential = comma < 0 ? text : text.slice(0, comma);
    const weightText = comma < 0 ? '1' : text.slice(comma + 1);
    if (!group.isSpelled(credential)) {
      return refuse({ reason: 'credentials-format', at, detail: 'not the spelling of an element' });
    }
    if (!isDecimal(weightText, 12)) return refuse({ reason: 'credentials-weight', at, detail: 'not a whole number' });
    const weight = BigInt(weightText);
    total += weight;
    if (total > mostWeight)
      return refuse({ reason: 'credentials-weight', at, detail: `more than ${mostWeight} in all` });
    if (weights === 'one' && weight !== 1n) {
      return refuse({ reason: 'credentials-weight', at, detail: 'ballots that are mixed all weigh 1' });
    }
    if (roll.has(credential)) return refuse({ reason: 'credentials-distinct', at, detail: 'stands twice in the list' });
    roll.set(credential, { credential, weight });
  }
  const at = membership === 'members are known' ? -1 : group.firstOutsider([...roll.keys()]);
  return at < 0 ? ok(roll) : refuse({ reason: 'credentials-group', at, detail: 'not an element of the group' });
}

/** Sorted by element, so that the list says nothing about the order of the voters. */
export function writeRoll(group: Group, entries: readonly RollEntry[]): string {
  const sorted = entries.toSorted((a, b) => group.compare(a.credential, b.credential));
  return JSON.stringify(
    sorted.map(({ credential, weight }) => (weight === 1n ? credential : `${credential},${weight}`)),
  );
}
