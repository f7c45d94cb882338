import { type Result, refuse } from '@quorate/basics';
import type { CountOptions, CountProblem, Rule } from './count.ts';
import type { Profile } from './profile.ts';
import type { Transcript } from './transcript.ts';

/** Counts `profile` by a rule that is at hand, once it is sure that the rule takes such papers and knows the options. */
export function countBy(rule: Rule, profile: Profile, options: CountOptions = {}): Result<Transcript, CountProblem> {
  if (!rule.takes.includes(profile.kind)) {
    return refuse({ reason: 'wrong-profile', rule: rule.id, needs: rule.takes, got: profile.kind });
  }
  const known = rule.options.map(({ name }) => name);
  const unknown = Object.keys(options.more ?? {}).find((name) => !known.includes(name));
  if (unknown !== undefined) return refuse({ reason: 'unknown-option', option: unknown, known });
  return rule.count(profile, options);
}
