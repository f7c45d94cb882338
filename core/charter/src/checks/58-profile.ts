import { packs } from '../profiles/packs.ts';
import type { Check } from './check.ts';
import type { Fault } from './finding.ts';
import type { Survey } from './survey.ts';

export const profile: Check = {
  number: 58,
  name: 'profile',
  severity: 'error',
  definition: 'The charter keeps the law of its profiles as in force on the day asked about.',
  why: 'A rule against mandatory law is void just when somebody relies on it.',
  mend: 'Change the rule as the statute named demands; where a finding is marked unverified, read the statute first.',
  run: (s) => s.profiles.flatMap((name, i) => (name === 'quorate-strict' ? [] : judge(s, name, i))),
  fires: { of: 'national-union', set: { 'procedures/action-ballot/notice': '3 days' } },
  silent: { of: 'national-union', set: { 'procedures/action-ballot/notice': '10 days' } },
};

function judge(s: Survey, name: string, i: number): readonly Fault[] {
  const pack = packs.find((each) => each.name === name);
  if (!pack)
    return [
      {
        at: s.charter.profiles?.includes(name) ? `profiles/${i}` : 'profiles',
        message: `No rules are known for the profile "${name}".`,
      },
    ];
  return pack.rules
    .filter(({ from, until }) =>
      s.on === undefined
        ? until === undefined
        : (from === undefined || from <= s.on) && (until === undefined || s.on < until),
    )
    .flatMap((rule) =>
      rule.broken(s).map(
        ({ at, message }): Fault => ({
          at,
          message: `${message} (${rule.statute}${rule.verified ? '' : '; unverified'}.)`,
        }),
      ),
    );
}
