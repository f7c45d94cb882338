import type { Effect } from '../charter.ts';
import { standsOver } from './15-residual.ts';
import type { Check } from './check.ts';
import { powersIn } from './parts.ts';

/** These differ by seat, case or meeting rather than by holder, so that several holders are no overlap. */
const shared: readonly Effect[] = [
  'seat.fill',
  'seat.vacate',
  'any-other',
  'sign',
  'advise',
  'meeting.call',
  'agenda.set',
  'ballot.run',
  'roll.certify',
  'decision.set-aside',
  'decision.stay',
  'delegate.grant',
  'body.create',
  'member.reinstate',
  'record.open',
];

export const noGapNoOverlap: Check = {
  number: 17,
  name: 'no-gap-no-overlap',
  severity: 'error',
  definition: 'Where two holders have the same effect, one of them can override the other.',
  why: 'Two bodies that may decide the same question will decide it differently.',
  mend: 'Add an `override` from one to the other, or take the effect from one of them.',
  run: (s) => {
    const powers = powersIn(s).filter(({ kind }) => kind === 'binding' || kind === 'provisional');
    return powers.flatMap((second, i) =>
      powers.slice(0, i).flatMap((first) => {
        const both = second.effect.filter((each) => first.effect.includes(each) && !shared.includes(each));
        if (both.length === 0 || first.holder === second.holder) return [];
        const ordered = standsOver(s, first.holder, second.holder) || standsOver(s, second.holder, first.holder);
        // Whoever may also set aside has the last word over the other.
        const lastWord = [first, second].some(({ effect }) => effect.includes('decision.set-aside'));
        const joint = [first.together_with ?? [], second.together_with ?? []].flat();
        if (ordered || lastWord || joint.includes(first.holder) || joint.includes(second.holder)) return [];
        return [
          {
            at: `${second.at}/effect`,
            message: `${both.join(', ')} is also in ${first.at}, and neither ${first.holder} nor ${second.holder} can override the other.`,
          },
        ];
      }),
    );
  },
  fires: {
    of: 'cooperative',
    set: { 'powers/certify/effect': ['roll.certify', 'ballot.run', 'member.admit'], 'powers/certify/kind': 'binding' },
  },
  silent: { of: 'cooperative', set: { 'powers/run-business/effect': ['money.spend', 'rules.make', 'policy.adopt'] } },
};
