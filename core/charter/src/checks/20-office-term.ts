import { durationOf, hoursOf } from '../time/duration.ts';
import type { Check } from './check.ts';
import type { Fault } from './finding.ts';
import { executivesOf, type Survey } from './survey.ts';

/** No term runs longer than this in any charter we would call democratic. */
const longest = '10 years';

export const officeTerm: Check = {
  number: 20,
  name: 'office-term',
  severity: 'error',
  definition: 'Every seat and office has a term, no longer than ten years, nor than the law of its profile allows.',
  why: 'An election that is never due is never held.',
  mend: 'Write a `term` within the limit.',
  run: (s) =>
    s.seats.flatMap(({ path, seat, body }): readonly Fault[] => {
      if (seat.term === undefined) return [{ at: path, message: 'No term is given.' }];
      const term = durationOf(seat.term);
      if (!term.ok || term.value.kind !== 'span') return [];
      const limit = limitFor(s, body);
      return hoursOf(seat.term).least > hoursOf(limit.term).most
        ? [{ at: `${path}/term`, message: `${seat.term} is longer than ${limit.term} (${limit.by}).` }]
        : [];
    }),
  fires: { of: 'national-union', set: { 'offices/general-secretary/term': '6 years' } },
  silent: { of: 'national-union', set: { 'offices/general-secretary/term': '4 years' } },
};

/** The statutes' sections stand with the packs, in `profiles/`. */
function limitFor(s: Survey, body: string | undefined): { readonly term: string; readonly by: string } {
  const governs = body === undefined || executivesOf(s).includes(body);
  if (s.profiles.includes('uk-tulrca') && governs)
    return { term: '5 years', by: 'Trade Union and Labour Relations (Consolidation) Act 1992, section 46' };
  if (s.profiles.includes('de-partg') && governs) return { term: '2 years', by: 'Parteiengesetz, section 11(1)' };
  return { term: longest, by: 'the longest this checker accepts' };
}
