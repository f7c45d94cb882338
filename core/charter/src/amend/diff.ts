/**
 * The difference between two charters in terms of powers: who may now do what they could not, alone or with fewer.
 */
import type { Effect, Ref } from '../charter.ts';
import { handsOf } from '../checks/hands.ts';
import { powersIn } from '../checks/parts.ts';
import { type Survey, survey } from '../checks/survey.ts';
import { deeds, together } from '../explain/words.ts';
import type { ParsedCharter } from '../read/parse-charter.ts';
import { type Change, changesBetween } from './changes.ts';
import { type TierNeeded, tierNeeded } from './tier.ts';

export interface CharterDiff {
  readonly before: string;
  readonly after: string;
  readonly powers: readonly PowerChange[];
  /** Every clause that differs, powers included. */
  readonly clauses: readonly Change[];
  readonly tier: TierNeeded;
}

export interface PowerChange {
  readonly effect: Effect;
  readonly holder: Ref;
  readonly change: 'gained' | 'lost' | 'easier' | 'harder' | 'less-checked' | 'more-checked' | 'kind';
  readonly clause: string;
  /** Fewest hands before and after, where they are counted. */
  readonly hands: { readonly before?: number; readonly after?: number };
  readonly sentence: string;
}

export function diffCharters(before: ParsedCharter, after: ParsedCharter): CharterDiff {
  const [a, b] = [survey(before.charter), survey(after.charter)];
  const [old, fresh] = [holdings(a), holdings(b)];
  const keys = [...new Set([...old.keys(), ...fresh.keys()])];
  return {
    before: before.hash,
    after: after.hash,
    powers: keys.flatMap((key) => changesOf(a, b, old.get(key), fresh.get(key))),
    clauses: changesBetween(before.charter, after.charter),
    tier: tierNeeded(before.charter, after.charter),
  };
}

interface Holding {
  readonly effect: Effect;
  readonly holder: Ref;
  readonly with: readonly Ref[];
  readonly clause: string;
  readonly hands?: number;
  readonly kind: string;
  readonly checks: number;
}

/** The easiest way each holder has to each effect. */
function holdings(s: Survey): ReadonlyMap<string, Holding> {
  const all = new Map<string, Holding>();
  for (const power of powersIn(s)) {
    const hands = handsOf(s, power)?.least;
    const checks = [power.confirm, power.override, power.review].filter((check) => check !== undefined).length;
    for (const effect of power.effect) {
      const key = `${effect} ${power.holder} ${power.kind === 'advisory' ? 'advisory' : ''}`;
      const holding: Holding = {
        effect,
        holder: power.holder,
        with: power.together_with ?? [],
        clause: power.at,
        kind: power.kind ?? 'binding',
        checks,
        ...(hands !== undefined && { hands }),
      };
      const known = all.get(key);
      if (!known || (holding.hands ?? Number.POSITIVE_INFINITY) < (known.hands ?? Number.POSITIVE_INFINITY))
        all.set(key, holding);
    }
  }
  return all;
}

function changesOf(
  a: Survey,
  b: Survey,
  before: Holding | undefined,
  after: Holding | undefined,
): readonly PowerChange[] {
  if (!before && after)
    return [change('gained', after, {}, `${who(b, after)} may now ${deeds[after.effect]}${alone(after)}.`)];
  if (before && !after)
    return [change('lost', before, before, `${who(a, before)} may no longer ${deeds[before.effect]}.`)];
  if (!before || !after) return [];
  const deed = deeds[after.effect];
  const found: PowerChange[] = [];
  const [x, y] = [before.hands, after.hands];
  if (x !== undefined && y !== undefined && x !== y) {
    const sentence =
      y < x
        ? `${who(b, after)} may now ${deed}${alone(after)}; before it took ${x}.`
        : `It now takes ${y} hands for ${who(b, after)} to ${deed}; before it took ${x}.`;
    found.push(change(y < x ? 'easier' : 'harder', after, before, sentence));
  }
  if (before.kind !== after.kind)
    found.push(
      change(
        'kind',
        after,
        before,
        `The power of ${who(b, after)} to ${deed} was ${before.kind} and is now ${after.kind}.`,
      ),
    );
  if (before.checks !== after.checks) {
    const fewer = after.checks < before.checks;
    found.push(
      change(
        fewer ? 'less-checked' : 'more-checked',
        after,
        before,
        `${who(b, after)} may now ${deed} with ${checked(after.checks)}; before there was ${checked(before.checks)}.`,
      ),
    );
  }
  return found;
}

function change(
  kind: PowerChange['change'],
  { effect, holder, clause, hands }: Holding,
  before: { readonly hands?: number },
  sentence: string,
): PowerChange {
  const after = kind === 'lost' ? undefined : hands;
  return {
    effect,
    holder,
    clause,
    change: kind,
    hands: { ...(before.hands !== undefined && { before: before.hands }), ...(after !== undefined && { after }) },
    sentence: sentence.charAt(0).toUpperCase() + sentence.slice(1),
  };
}

function who(s: Survey, { holder, with: others }: Holding): string {
  return together(s.charter, [holder, ...others]);
}

/** Who can undo it: nobody, or so many ways. */
function checked(checks: number): string {
  return checks === 0 ? 'nobody to undo it' : `${checks} way${checks === 1 ? '' : 's'} to undo it`;
}

function alone({ hands, with: others }: Holding): string {
  if (hands === undefined) return '';
  return hands === 1 && others.length === 0 ? ' alone' : ` with ${hands} hand${hands === 1 ? '' : 's'}`;
}
