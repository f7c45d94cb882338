import type { Check } from './check.ts';

export const castingVote: Check = {
  number: 40,
  name: 'casting-vote',
  severity: 'info',
  definition: 'Somewhere a tie is decided by one person.',
  why: 'It may be meant; whoever adopts the charter should know that at a tie one person decides.',
  mend: 'Let a tied motion fail, and a tied election be drawn by verifiable lot.',
  run: (s) => {
    const ties = [
      ...Object.entries(s.charter.bodies).map(([name, { tie, chair }]) => ({ at: `bodies/${name}`, tie, chair })),
      ...Object.entries(s.charter.procedures).map(([name, { tie }]) => ({
        at: `procedures/${name}`,
        tie,
        chair: undefined,
      })),
      ...Object.entries(s.charter.elections ?? {}).map(([name, { tie }]) => ({
        at: `elections/${name}`,
        tie,
        chair: undefined,
      })),
    ];
    return ties.flatMap(({ at, tie, chair }) => [
      ...(decides(tie) ? [{ at: `${at}/tie`, message: `At a tie one person decides: "${tie}".` }] : []),
      ...(chair !== undefined && /casting|second vote/i.test(chair) && !/\bno\b/i.test(chair)
        ? [{ at: `${at}/chair`, message: `At a tie one person decides: "${chair}".` }]
        : []),
    ]);
  },
  fires: { of: 'cooperative', set: { 'procedures/ordinary/tie': 'casting vote of office:secretary' } },
  silent: { of: 'cooperative', set: { 'procedures/ordinary/tie': 'the question is put off to the next meeting' } },
};

function decides(tie: string | undefined): boolean {
  return (
    tie !== undefined &&
    /casting vote|the chair decides|(office:[a-z-]+|president|secretary) decides/i.test(tie) &&
    !/no casting vote/i.test(tie)
  );
}
