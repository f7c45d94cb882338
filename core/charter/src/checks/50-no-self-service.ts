import type { Check } from './check.ts';
import type { Fault } from './finding.ts';
import { nameIn, powersIn } from './parts.ts';
import { isExecutiveKind, procedureNamed, type Survey } from './survey.ts';

const own =
  /\b(pay|salar|remuneration|allowance|fee|honorari|wage|stipend|compensat|term|size|number of (its |their )?(own )?(seats|members|places))/i;
const later = /\b(next election|after (the )?(next|following) election|following term|next term|terms? of those)/i;

export const noSelfService: Check = {
  number: 50,
  name: 'no-self-service',
  severity: 'error',
  definition: 'Pay, terms and size of a body that the body itself can change take effect only after its next election.',
  why: 'Whoever votes on their own pay or term should have to be elected to enjoy it.',
  mend: 'Say "after the next election" in the limits or in `in_force`, or give the power to somebody else.',
  run: (s) => [...powers(s), ...selfAmending(s)],
  fires: {
    of: 'cooperative',
    set: {
      'powers/run-business/text': 'Run the business and set the pay of board members.',
      'powers/run-business/limits': ['within the budget'],
    },
  },
  silent: {
    of: 'cooperative',
    set: {
      'powers/run-business/text': 'Run the business and set the pay of board members.',
      'powers/run-business/limits': ['a change of pay takes effect after the next election'],
    },
  },
};

/** A board, council or office whose power is said to be over its own pay, term or size. */
function powers(s: Survey): readonly Fault[] {
  return powersIn(s).flatMap(({ at, text, holder, limits = [], kind }): readonly Fault[] => {
    const name = holder.startsWith('body:') ? s.charter.bodies[nameIn(holder)] : s.charter.offices?.[nameIn(holder)];
    const governs =
      holder.startsWith('office:') || (holder.startsWith('body:') && isExecutiveKind(s.charter.bodies[nameIn(holder)]));
    if (!governs || kind === 'ministerial' || kind === 'advisory' || !own.test(text)) return [];
    const words = [
      nameIn(holder).replaceAll('-', ' '),
      name?.name.toLowerCase() ?? '',
      'its own',
      'their own',
      'own members',
      'council members',
      'board members',
    ];
    const about = words.some((word) => word !== '' && text.toLowerCase().includes(word));
    const guarded =
      limits.some((limit) => later.test(limit) || (own.test(limit) && /\b(not|never|no)\b/i.test(limit))) ||
      later.test(text);
    return about && !guarded
      ? [{ at: `${at}/text`, message: `${holder} may decide about itself at once: "${text}"` }]
      : [];
  });
}

/** A council that amends the charter can lengthen its own terms. */
function selfAmending(s: Survey): readonly Fault[] {
  const { tiers, in_force: inForce = '' } = s.charter.amendment;
  return tiers.flatMap(({ via, consent }, tier): readonly Fault[] => {
    const voters = via.map((ref) => procedureNamed(s, ref)?.voters ?? '');
    const alone =
      voters.length > 0 &&
      consent === undefined &&
      voters.every((ref) => ref.startsWith('body:') && isExecutiveKind(s.charter.bodies[nameIn(ref)]));
    if (!alone || later.test(inForce)) return [];
    return [
      {
        at: `amendment/tiers/${tier}/via`,
        message: `${voters.join(' and ')} can change its own terms and size, in force "${inForce}".`,
      },
    ];
  });
}
