import type { Ref } from '../charter.ts';
import type { Check } from './check.ts';
import { nameIn, refsIn } from './parts.ts';
import type { Survey } from './survey.ts';

export const answerable: Check = {
  number: 22,
  name: 'answerable',
  severity: 'error',
  definition: 'From every seat a chain of choosing leads back to members or units without passing only through itself.',
  why: 'A body that chooses its own members answers to nobody but its past.',
  mend: 'Let members, or somebody they chose, take part in filling the seat.',
  run: (s) => {
    const chosen = chosenByMembers(s);
    return s.seats
      .filter(({ ref }) => !chosen.has(ref))
      .map(({ path, seat }) => ({
        at: `${path}/filled_by`,
        message: `"${seat.filled_by}" never leads back to the members.`,
      }));
  },
  fires: {
    of: 'cooperative',
    set: { 'bodies/appeal-panel/seats/panellist/filled_by': 'co-option by body:appeal-panel' },
  },
  silent: {
    of: 'cooperative',
    set: { 'bodies/appeal-panel/seats/panellist/filled_by': 'appointment by body:general-meeting' },
  },
};

function chosenByMembers(s: Survey): ReadonlySet<Ref> {
  const chosen = new Set<Ref>();
  const answers = (ref: Ref): boolean => {
    const [kind] = ref.split(':');
    if (kind === 'electorate' || kind === 'unit') return true;
    if (kind !== 'body') return chosen.has(ref);
    const body = s.charter.bodies[nameIn(ref)];
    const seats = Object.entries(body?.seats ?? {}).filter(([, seat]) => seat.votes !== false);
    if (seats.length === 0) return body?.of?.startsWith('electorate:') === true;
    return seats.some(([seat]) => chosen.has(`seats:${nameIn(ref)}/${seat}`));
  };
  const fills = (rule: string): boolean => {
    if (rule === 'unit choice' || rule.startsWith('lot from ') || /\baffiliate:/.test(rule)) return true;
    const refs = refsIn(rule);
    if (!rule.startsWith('election:')) return refs.some(answers);
    const election = s.charter.elections?.[nameIn(refs[0] ?? '')];
    return election !== undefined && answers(election.voters);
  };
  for (let grew = true; grew; ) {
    const next = s.seats.filter(({ ref, seat }) => !chosen.has(ref) && fills(seat.filled_by));
    for (const { ref } of next) chosen.add(ref);
    grew = next.length > 0;
  }
  return chosen;
}
