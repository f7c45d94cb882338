import { add, compare, type Fraction, fraction, must, one, subtract } from '@quorate/basics';
import type { Weight } from '../charter.ts';
import { floorSurd, rational, type Surd, squareRoot } from '../phrase/surd.ts';
import type { Check } from './check.ts';
import type { Fault } from './finding.ts';
import { type Survey, sizesOf, strictnessOf } from './survey.ts';

export const dominance: Check = {
  number: 13,
  name: 'dominance',
  severity: 'error',
  definition: 'Under weights and cap no unit carries a vote alone; none blocks one alone unless that is meant.',
  why: 'A federation that its largest member can outvote by itself is that member under another name.',
  mend: 'Set a `cap` on the share of one unit, or flatten the bands.',
  run: (s) => [
    ...Object.entries(s.charter.electorates).flatMap(([name, { weight }]) =>
      judge(s, `electorates/${name}/weight`, name, weight),
    ),
    ...Object.entries(s.charter.bodies).flatMap(([name, { weight }]) =>
      judge(s, `bodies/${name}/weight`, name, weight),
    ),
  ],
  fires: { of: 'international-federation', remove: ['electorates/affiliates/weight/cap'] },
  silent: { of: 'international-federation', set: { 'electorates/affiliates/weight/cap': 'at most 20% of all votes' } },
};

function judge(s: Survey, at: string, name: string, weight: Weight | undefined): readonly Fault[] {
  const units = sizesOf(s, name);
  if (!weight || !units || weight.by === undefined || weight.by === 'one-each') return [];
  const cap = capOf(weight);
  if (cap && compare(fraction(cap.num * BigInt(units.min), cap.den), one) < 0) {
    const message = `${units.min} units at the capped share cannot make up the whole.`;
    return [{ at: `${at}/cap`, message }];
  }
  const alone = largestShare(s, name, weight, units.min);
  const share = cap && (!alone || compare(cap, alone) < 0) ? cap : alone;
  if (!share) return [];
  const half = fraction(1n, 2n);
  if (compare(share, half) > 0)
    return [{ at, message: `One unit may have ${percent(share)} of all votes and carry alone.` }];
  const strictest = cardThreshold(s);
  const blocks = compare(add(share, strictest), one) > 0 || compare(share, subtract(one, strictest)) > 0;
  if (!blocks) return [];
  return [{ at, message: `One unit may have ${percent(share)} of all votes and block alone.`, severity: 'warning' }];
}

function capOf({ cap }: Weight): Fraction | undefined {
  const share = /^at most (\d+)%/.exec(cap ?? '')?.[1];
  return share === undefined ? undefined : fraction(BigInt(share), 100n);
}

/** The largest unit against as few and as small others as the charter expects. */
function largestShare(s: Survey, name: string, { by, bands }: Weight, units: number): Fraction | undefined {
  const others = BigInt(Math.max(units - 1, 0));
  if (by === 'bands') {
    const votes = (bands ?? []).map((band) => BigInt(band.votes));
    if (votes.length === 0) return undefined;
    const [least, most] = [votes.reduce((a, b) => (a < b ? a : b)), votes.reduce((a, b) => (a > b ? a : b))];
    return fraction(most, most + others * least);
  }
  const unit = Object.keys(s.charter.units ?? {}).find((each) => name === each || name.startsWith(each.slice(0, -1)));
  const sizes = unit === undefined ? undefined : s.charter.expects[`${unit}-members`];
  if (!sizes) return undefined;
  const [least, most] = by === 'square-root' ? [rootOf(sizes.min), rootOf(sizes.max) + 1] : [sizes.min, sizes.max];
  return fraction(BigInt(most), BigInt(most) + others * BigInt(least));
}

/** The strictest share that any vote by weight asks for. */
function cardThreshold(s: Survey): Fraction {
  const shares = Object.values(s.charter.procedures)
    .map(({ passes }) => [passes].flat().filter((phrase) => /card votes/.test(phrase)))
    .filter((phrases) => phrases.length > 0)
    .map((phrases) => strictnessOf(phrases).share);
  return shares.reduce((a, b) => (compare(a, b) >= 0 ? a : b), fraction(1n, 2n));
}

/** Whole votes: the root cut off, which for the largest unit is then rounded up. */
function rootOf(size: number): number {
  return Number(floorSurd(must<Surd>(squareRoot(rational(size)))));
}

function percent({ num, den }: Fraction): string {
  return `${(num * 100n) / den} %`;
}
