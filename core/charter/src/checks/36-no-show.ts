import type { Check } from './check.ts';
import type { Fault } from './finding.ts';
import { mostNeeded, roomOf } from './survey.ts';

export const noShow: Check = {
  number: 36,
  name: 'no-show',
  severity: 'info',
  definition: 'A ballot has no turnout quorum by which a "no" voter does better to stay away.',
  why: 'Opponents who would lose the vote can still win by not voting, so that turnout falls just when the question matters.',
  mend: 'Ask for a share of those entitled in favour instead, or a quorum for each option.',
  run: (s) =>
    Object.entries(s.charter.procedures).flatMap(([name, { how, voters, quorum, passes }]): readonly Fault[] => {
      const room = how === 'ballot' ? roomOf(s, voters) : undefined;
      if (!room || quorum === undefined || quorum === 'none' || [quorum].flat().some((text) => /per option/.test(text)))
        return [];
      const [turnout, yes] = [
        mostNeeded(s, quorum, room, 'max', 0, 'quorum'),
        mostNeeded(s, passes, room, 'max', 0, 'passes'),
      ];
      if (turnout <= 1 || yes >= turnout) return [];
      return [
        {
          at: `procedures/${name}/quorum`,
          message: `A majority in favour can fail because opponents stay away below "${[quorum].flat().join(', ')}".`,
        },
      ];
    }),
  fires: { of: 'debian', set: { 'procedures/stay-vote/quorum': 'at least 1/2 of entitled voters' } },
  silent: {
    of: 'debian',
    set: { 'procedures/stay-vote/passes': ['more than 1/2 of votes cast', 'at least 1/4 of members'] },
  },
};
