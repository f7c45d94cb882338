import type { Check } from './check.ts';
import type { Fault } from './finding.ts';
import { nameIn, powersIn } from './parts.ts';
import { isExecutiveKind, procedureNamed, type Survey } from './survey.ts';
import { tierOf } from './tiers.ts';

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
    if (!governs || kind === 'ministerial' || kind === 'advisory') return [];
    const words = [
      nameIn(holder).replaceAll('-', ' '),
      name?.name.toLowerCase() ?? '',
      'its own',
      'their own',
      'own members',
      'council members',
      'board members',
    ];
    const about = (said: string): boolean => words.some((word) => word !== '' && said.toLowerCase().includes(word));
    const granted = limits.filter((limit) => own.test(limit) && grants(limit) && about(limit) && !later.test(limit));
    const guarded =
      limits.some((limit) => later.test(limit) || (own.test(limit) && /\b(not|never|no)\b/i.test(limit))) ||
      later.test(text);
    const places = [
      ...(own.test(text) && about(text) && !guarded ? [{ at: `${at}/text`, said: text }] : []),
      ...granted.map((said) => ({ at: `${at}/limits/${limits.indexOf(said)}`, said })),
    ];
    return places.map(({ at: place, said }) => ({
      at: place,
      message: `${holder} may decide about itself at once: "${said}"`,
    }));
  });
}

/** A limit that lets instead of limiting: "may set the pay of its own members". */
function grants(limit: string): boolean {
  return /\b(may|can)\b/i.test(limit) && !/\b(not|never|no|only|unless|nobody)\b/i.test(limit);
}

/** A council that amends the part of the charter where it stands itself can lengthen its own terms. */
function selfAmending(s: Survey): readonly Fault[] {
  const { tiers, in_force: inForce = '' } = s.charter.amendment;
  return tiers.flatMap(({ via, consent }, tier): readonly Fault[] => {
    const voters = via.map((ref) => procedureNamed(s, ref)?.voters ?? '');
    const alone =
      voters.length > 0 &&
      consent === undefined &&
      voters.every((ref) => ref.startsWith('body:') && isExecutiveKind(s.charter.bodies[nameIn(ref)]));
    const reached = voters.some((ref) => tierOf(s, ref) === tier);
    if (!alone || !reached || later.test(inForce)) return [];
    return [
      {
        at: `amendment/tiers/${tier}/via`,
        message: `${voters.join(' and ')} can change its own terms and size, in force "${inForce}".`,
      },
    ];
  });
}
