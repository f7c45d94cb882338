import type { Check } from './check.ts';
import type { Fault } from './finding.ts';
import { powersIn } from './parts.ts';
import { needsOf, procedureNamed, type Survey } from './survey.ts';

/** One in ten, whom the law of associations lets call a meeting (BGB section 37), should not be more than enough to end one. */
const floor = 10;

export const smallFaction: Check = {
  number: 12,
  name: 'small-faction',
  severity: 'error',
  definition: 'No less than a tenth of those entitled can amend, dissolve or recall.',
  why: 'The gravest acts would be open to whoever turns up when few are looking.',
  mend: 'Give the procedure a quorum, or ask for a share of all members besides.',
  run: (s) =>
    [...gravest(s)].flatMap((name) => {
      const procedure = s.charter.procedures[name];
      const [least, most] = (['min', 'max'] as const).map((at) => procedure && needsOf(s, procedure, at));
      if (!least || !most) return [];
      const small = least.part * floor < least.room.members.min;
      const large = most.part * floor < most.room.members.max;
      if (!small && !large) return [];
      const [needs, size, when] = small
        ? [least, least.room.members.min, 'smallest']
        : [most, most.room.members.max, 'largest'];
      const at = procedure?.quorum === undefined ? `procedures/${name}` : `procedures/${name}/quorum`;
      const message = `${needs.part} of ${size} (the ${when} size expected) are enough.`;
      return [small ? { at, message } : { at, message, severity: 'warning' as const }] satisfies readonly Fault[];
    }),
  fires: {
    of: 'cooperative',
    remove: ['procedures/recall-vote/quorum'],
    set: { 'procedures/recall-vote/fewest_yes': 2, expects: { members: { min: 50, typical: 60, max: 70 } } },
  },
  silent: { of: 'cooperative', remove: ['procedures/ordinary/quorum'] },
};

function gravest(s: Survey): ReadonlySet<string> {
  const grave = ['charter.amend', 'org.dissolve', 'org.merge', 'seat.vacate'];
  const powers = powersIn(s).flatMap(({ effect, via, kind }) =>
    (kind === 'binding' || kind === 'provisional') && effect.some((each) => grave.includes(each)) ? [via] : [],
  );
  const tiers = s.charter.amendment.tiers.flatMap(({ via }) => (via.length === 1 ? via : []));
  const recalls = s.seats.flatMap(({ seat }) => (typeof seat.recall === 'object' ? [seat.recall.via] : []));
  const named = [...powers, ...tiers, ...recalls].filter((via) => procedureNamed(s, via) !== undefined);
  return new Set(named.map((via) => (via ?? '').replace('procedure:', '')));
}
