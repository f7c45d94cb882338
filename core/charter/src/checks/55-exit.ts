import { hoursOf } from '../time/duration.ts';
import type { Check } from './check.ts';
import type { Fault } from './finding.ts';
import { spanIn } from './parts.ts';
import type { Survey } from './survey.ts';

export const exit: Check = {
  number: 55,
  name: 'exit',
  severity: 'error',
  definition: 'Leaving is always possible, by the member alone, within two years at most.',
  why: 'The right to leave is the last check on every other power (BGB section 39, TULRCA section 69, Swiss ZGB article 70).',
  mend: 'Say under `membership.leaving` how one leaves, and grant the right with `engine: exit`.',
  run: (s) => [...way(s), ...right(s)],
  fires: { of: 'cooperative', remove: ['membership/leaving'] },
  silent: {
    of: 'cooperative',
    set: { 'membership/leaving': 'By writing to the secretary, with three months of notice.' },
  },
};

function way({ charter }: Survey): readonly Fault[] {
  const leaving = charter.membership?.leaving;
  if (leaving === undefined)
    return [{ at: charter.membership ? 'membership' : 'rights', message: 'Nothing says how a member leaves.' }];
  const at = 'membership/leaving';
  const asks =
    /\b(consent|approv|permission|permit|leave of|agree[sd]?|allow|unless|may (be )?refuse|not before|only (if|when|with|after))/i.test(
      leaving,
    ) && !/\b(no|without|needs? no)( \w+)? (consent|approval|permission)/i.test(leaving);
  const impossible = /\b(cannot|may not|never|impossible|for life)\b/i.test(leaving);
  const notice = spanIn(leaving.replace(/(month|year|day|week)s?'s?/g, '$1s')) ?? 0;
  if (asks || impossible) return [{ at, message: `"${leaving}" lets somebody keep a member who wants to go.` }];
  return notice > hoursOf('2 years').most ? [{ at, message: 'The notice is longer than two years.' }] : [];
}

function right({ charter }: Survey): readonly Fault[] {
  if (Object.values(charter.rights).some(({ engine }) => engine === 'exit')) return [];
  return [{ at: 'rights', message: 'No right to leave is among the rights that no power overrides.' }];
}
