import type { Check } from './check.ts';
import { powersIn } from './parts.ts';

export const exclusive: Check = {
  number: 7,
  name: 'exclusive',
  severity: 'error',
  definition: 'What one power has alone appears in no other power, no delegation, no emergency list.',
  why: 'A second way to the same effect is the way that will be taken when the first is too hard.',
  mend: 'Strike the effect from the other place, or drop `only`.',
  run: (s) => {
    const powers = powersIn(s);
    return powers
      .filter(({ only }) => only)
      .flatMap((owner) => [
        ...powers
          .filter(({ name, effect }) => name !== owner.name && effect.some((each) => owner.effect.includes(each)))
          .map(({ at, effect }) => ({
            at: `${at}/effect`,
            message: `${effect.filter((each) => owner.effect.includes(each)).join(', ')} belongs to ${owner.at} only.`,
          })),
        ...(typeof owner.delegate === 'object'
          ? [{ at: `${owner.at}/delegate`, message: 'A power that nobody else may have is handed to a delegate.' }]
          : []),
        ...Object.entries(s.charter.emergency ?? {}).flatMap(([name, { allows }]) =>
          allows.flatMap((text, i) =>
            owner.effect.some((effect) => text.includes(effect))
              ? [
                  {
                    at: `emergency/${name}/allows/${i}`,
                    message: `An emergency allows what belongs to ${owner.at} only.`,
                  },
                ]
              : [],
          ),
        ),
      ]);
  },
  fires: { of: 'cooperative', set: { 'powers/run-business/effect': ['money.spend', 'money.budget'] } },
  silent: { of: 'cooperative', set: { 'powers/run-business/effect': ['money.spend'] } },
};
