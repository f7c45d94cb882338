import type { Ref } from '../charter.ts';
import type { Check } from './check.ts';
import type { Fault } from './finding.ts';
import { nameIn } from './parts.ts';
import { executivesOf, type Survey } from './survey.ts';

export const ballotRunner: Check = {
  number: 38,
  name: 'ballot-runner',
  severity: 'error',
  definition: 'Every ballot and election has somebody who runs it and is no party to it.',
  why: 'Whoever hands out, collects and counts the papers decides, if nobody else does.',
  mend: 'Set `run_by` to scrutineers or somebody outside, or give the runner a `stand_in` for its own election.',
  run: (s) => [...ballots(s), ...elections(s)],
  fires: { of: 'cooperative', remove: ['procedures/dissolution/run_by'] },
  silent: { of: 'cooperative', set: { 'procedures/dissolution/run_by': 'outside:the-auditor' } },
};

function ballots(s: Survey): readonly Fault[] {
  return Object.entries(s.charter.procedures).flatMap(([name, { how, run_by }]): readonly Fault[] => {
    if (how !== 'ballot') return [];
    if (run_by === undefined) return [{ at: `procedures/${name}`, message: 'Nobody is named who runs this ballot.' }];
    return isExecutive(s, run_by)
      ? [{ at: `procedures/${name}/run_by`, message: `${run_by} runs a ballot on its own policy.` }]
      : [];
  });
}

function elections(s: Survey): readonly Fault[] {
  return Object.entries(s.charter.elections ?? {}).flatMap(([name, { run_by }]): readonly Fault[] => {
    const standIn = run_by.startsWith('body:') ? s.charter.bodies[nameIn(run_by)]?.stand_in : undefined;
    const elected = s.seats.filter(({ seat }) => seat.filled_by === `election:${name}`);
    const own = elected.some(({ ref, body }) => run_by === ref || run_by === `body:${body}`) && standIn === undefined;
    if (!own && !isExecutive(s, run_by)) return [];
    return [
      {
        at: `elections/${name}/run_by`,
        message: own ? `${run_by} runs its own election.` : `${run_by} governs and runs the election.`,
      },
    ];
  });
}

function isExecutive(s: Survey, runner: Ref): boolean {
  return runner.startsWith('body:') && executivesOf(s).includes(nameIn(runner));
}
