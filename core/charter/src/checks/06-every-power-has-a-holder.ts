import type { Effect } from '../charter.ts';
import type { Check } from './check.ts';
import { powersIn } from './parts.ts';
import type { Survey } from './survey.ts';

export const everyPowerHasAHolder: Check = {
  number: 6,
  name: 'every-power-has-a-holder',
  severity: 'error',
  definition: 'For each act an organisation cannot live without there is at least one power.',
  why: 'The world of a charter is closed: what no power grants nobody may do, so the organisation stands still at that point.',
  mend: 'Add a power with this effect and name its holder.',
  run: (s) => {
    const granted = new Set(powersIn(s).flatMap(({ effect }) => effect));
    return [...needed, ...conditional(s)]
      .filter(({ anyOf }) => !anyOf.some((effect) => granted.has(effect)))
      .map(({ what, anyOf }) => ({ at: 'powers', message: `Nobody may ${what} (${anyOf.join(' or ')}).` }));
  },
  fires: { of: 'cooperative', remove: ['powers/admit-member'] },
  silent: { of: 'cooperative', remove: ['powers/pay-bills'] },
};

interface Need {
  readonly what: string;
  readonly anyOf: readonly Effect[];
}

const needed: readonly Need[] = [
  { what: 'change the charter', anyOf: ['charter.amend'] },
  { what: 'fill seats', anyOf: ['seat.fill'] },
  { what: 'end a term early', anyOf: ['seat.vacate'] },
  { what: 'admit members', anyOf: ['member.admit', 'affiliate.admit'] },
  { what: 'adopt a budget', anyOf: ['money.budget'] },
  { what: 'accept the accounts', anyOf: ['money.accounts'] },
  { what: 'run ballots', anyOf: ['ballot.run'] },
  { what: 'certify rolls', anyOf: ['roll.certify'] },
  { what: 'say what the charter means', anyOf: ['charter.interpret'] },
  { what: 'set aside what broke the rules', anyOf: ['decision.set-aside'] },
  { what: 'call meetings', anyOf: ['meeting.call'] },
  { what: 'open sealed records', anyOf: ['record.open'] },
  { what: 'dissolve the organisation', anyOf: ['org.dissolve'] },
];

/** What another chapter speaks of must be in somebody's power. */
function conditional({ charter }: Survey): readonly Need[] {
  const { sanctions } = charter.discipline;
  const milder = Object.keys(sanctions).some((name) => !/expulsion|exclusion/.test(name));
  return [
    ...(sanctions['expulsion'] ? [{ what: 'expel', anyOf: ['member.expel', 'affiliate.expel'] as const }] : []),
    ...(milder
      ? [{ what: 'impose the lesser sanctions', anyOf: ['member.sanction', 'affiliate.suspend'] as const }]
      : []),
    ...(charter.emergency ? [{ what: 'declare the emergency', anyOf: ['emergency.declare'] as const }] : []),
    ...(charter.records.sealed ? [{ what: 'seal records', anyOf: ['record.seal'] as const }] : []),
    ...(charter.affiliation ? [{ what: 'end the affiliation', anyOf: ['affiliate.leave'] as const }] : []),
  ];
}
