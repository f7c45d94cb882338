import type { Delegation, Effect } from '../charter.ts';
import { durationOf } from '../time/duration.ts';
import type { Check } from './check.ts';
import type { Fault } from './finding.ts';
import { powersIn } from './parts.ts';
import type { Survey } from './survey.ts';

/** What may never be handed on: the acts that change who rules, and by which rules. */
const notDelegable: readonly Effect[] = [
  'charter.amend',
  'charter.interpret',
  'member.expel',
  'affiliate.expel',
  'seat.vacate',
  'org.dissolve',
  'org.merge',
  'emergency.declare',
  'record.seal',
  'decision.set-aside',
  'action.call',
];

export const delegation: Check = {
  number: 14,
  name: 'delegation',
  severity: 'error',
  definition:
    'Every delegation has a term, limits and a recaller other than the delegate; none runs in a circle, and the gravest effects have none.',
  why: 'A delegation without end or limit is a new constitution by resolution.',
  mend: 'Add `for`, `limits` and `recalled_by`, or keep the power where it is.',
  run: (s) => [
    ...powersIn(s).flatMap(({ at, delegate, effect, holder }) =>
      typeof delegate === 'object' ? judge(`${at}/delegate`, delegate, effect, holder) : [],
    ),
    ...circles(s),
  ],
  fires: { of: 'cooperative', remove: ['powers/run-business/delegate/recalled_by'] },
  silent: { of: 'cooperative', set: { 'powers/run-business/delegate/for': '6 months' } },
};

function judge(
  at: string,
  { to, for: term, limits, recalled_by }: Delegation,
  effect: readonly Effect[],
  holder: string,
): readonly Fault[] {
  const span = durationOf(term);
  const grave = effect.filter((each) => notDelegable.includes(each));
  return [
    ...(span.ok && span.value.kind === 'span' ? [] : [{ at: `${at}/for`, message: 'The delegation has no end.' }]),
    ...(limits && limits.length > 0 ? [] : [{ at, message: 'The delegation has no limits.' }]),
    ...(recalled_by === undefined ? [{ at, message: 'Nobody is named who may take the delegation back.' }] : []),
    ...(recalled_by !== undefined && to.includes(recalled_by)
      ? [{ at: `${at}/recalled_by`, message: 'The delegate alone could end the delegation.' }]
      : []),
    ...(to.includes(holder) ? [{ at: `${at}/to`, message: 'The holder delegates to itself.' }] : []),
    ...(grave.length > 0 ? [{ at, message: `${grave.join(', ')} may not be delegated.` }] : []),
  ];
}

function circles(s: Survey): readonly Fault[] {
  const handing = powersIn(s).flatMap(({ at, holder, delegate }) =>
    typeof delegate === 'object' ? [{ at, from: holder, to: delegate.to }] : [],
  );
  return handing.flatMap(({ at, from, to }) => {
    const reached = new Set(to.filter((ref) => ref !== from));
    for (const here of reached) {
      for (const next of handing) if (next.from === here) for (const ref of next.to) reached.add(ref);
    }
    return reached.has(from) ? [{ at: `${at}/delegate`, message: `What ${from} delegates comes back to it.` }] : [];
  });
}
