import type { Ref } from '../charter.ts';
import type { Check } from './check.ts';
import { nameIn, powersIn } from './parts.ts';
import type { Survey } from './survey.ts';

export const residual: Check = {
  number: 15,
  name: 'residual',
  severity: 'error',
  definition:
    'At most one body or electorate has what no rule gives to anybody; an office with a share in it can be overridden by that one.',
  why: 'Two heirs to everything unsaid will both claim the next thing nobody thought of.',
  mend: 'Give `any-other` to one body; let that body override an office that has a share in it.',
  run: (s) => {
    const powers = powersIn(s).filter(({ effect, kind }) => kind !== 'advisory' && effect.includes('any-other'));
    const holders = [...new Set(powers.map(({ holder }) => holder))];
    const self = themselves(s);
    const [heir, ...rivals] = [...new Set(holders.filter((each) => !each.startsWith('office:')).map(self))];
    if (rivals.length > 0)
      return powers
        .filter(({ holder }) => rivals.includes(self(holder)))
        .map(({ at, holder }) => ({
          at: `${at}/effect`,
          message: `${holder} has what is unsaid besides ${heir}, and only one may.`,
        }));
    const highest = holders.filter((holder) =>
      holders.every((other) => self(other) === self(holder) || standsOver(s, holder, other)),
    );
    if (new Set(highest.map(self)).size === 1) return [];
    return powers.slice(1).map(({ at, holder }) => ({
      at: `${at}/effect`,
      message: `${holder} shares what is unsaid with ${holders.filter((each) => each !== holder).join(', ')}, and none of them has the last word.`,
    }));
  },
  fires: { of: 'cooperative', set: { 'powers/certify/effect': ['roll.certify', 'ballot.run', 'any-other'] } },
  silent: { of: 'cooperative', set: { 'powers/run-business/effect': ['money.spend', 'rules.make', 'policy.adopt'] } },
};

/** A body made up of an electorate is that electorate met together. */
const themselves =
  ({ charter }: Survey) =>
  (holder: Ref): Ref =>
    (holder.startsWith('body:') ? charter.bodies[nameIn(holder)]?.of : undefined) ?? holder;

const overridden = new WeakMap<Survey, Map<Ref, ReadonlySet<Ref>>>();

/** Whether one can override the other, at once or through somebody it can override. */
export function standsOver(s: Survey, over: Ref, under: Ref): boolean {
  const known = overridden.get(s) ?? new Map<Ref, ReadonlySet<Ref>>();
  overridden.set(s, known);
  const reached = known.get(over) ?? reachedFrom(s, over);
  known.set(over, reached);
  return over !== under && reached.has(under);
}

function reachedFrom(s: Survey, over: Ref): ReadonlySet<Ref> {
  const edges = powersIn(s).flatMap(({ holder, override }) => (override ? [{ over: override.by, under: holder }] : []));
  const reached = new Set([over]);
  for (const from of reached) for (const edge of edges) if (edge.over === from) reached.add(edge.under);
  return reached;
}
