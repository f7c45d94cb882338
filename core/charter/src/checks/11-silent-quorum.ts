import type { Check } from './check.ts';
import { needsOf } from './survey.ts';

export const silentQuorum: Check = {
  number: 11,
  name: 'silent-quorum',
  severity: 'error',
  definition: 'At a meeting where more than two must be present, a single vote in favour does not carry.',
  why: 'Where all others abstain or look away one aye decides for a room.',
  mend: 'Set `fewest_yes`, or ask for a share of those present or of the seats besides.',
  run: (s) =>
    Object.entries(s.charter.procedures).flatMap(([name, procedure]) => {
      const needs =
        procedure.how === 'meeting' || procedure.how === 'panel' || procedure.how === 'circular'
          ? needsOf(s, procedure)
          : undefined;
      if (!needs || needs.yes > 1 || needs.present <= 2) return [];
      return [
        {
          at: `procedures/${name}/passes`,
          message: `With ${needs.present} present one vote in favour is enough if nobody votes against.`,
        },
      ];
    }),
  fires: { of: 'cooperative', remove: ['procedures/ordinary/fewest_yes'] },
  silent: {
    of: 'cooperative',
    remove: ['procedures/ordinary/fewest_yes'],
    set: { 'procedures/ordinary/passes': 'more than 1/2 of those present' },
  },
};
