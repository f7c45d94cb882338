import type { Ref } from '../charter.ts';
import type { Check } from './check.ts';
import type { Fault } from './finding.ts';
import { nameIn, powersIn } from './parts.ts';
import { procedureNamed, type Survey } from './survey.ts';

export const procedureFits: Check = {
  number: 8,
  name: 'procedure-fits',
  severity: 'error',
  definition: 'Those who vote in a procedure are those who hold the power it serves.',
  why: 'A power exercised by the vote of others is really the power of those others.',
  mend: 'Name the holder whose vote it is, or the procedure of the holder.',
  run: (s) => usesOf(s).flatMap((use) => misfit(s, use)),
  fires: { of: 'cooperative', set: { 'powers/expel/via': 'procedure:board-vote' } },
  silent: { of: 'cooperative', set: { 'powers/expel/via': 'procedure:ordinary' } },
};

interface Use {
  readonly at: string;
  readonly by: readonly Ref[];
  readonly via: Ref | undefined;
}

function usesOf(s: Survey): readonly Use[] {
  const powers = powersIn(s).flatMap(({ at, holder, via, together_with, confirm, override }) => [
    { at: `${at}/via`, by: [holder, ...(together_with ?? [])], via },
    ...(confirm ? [{ at: `${at}/confirm/via`, by: [confirm.by], via: confirm.via }] : []),
    ...(override ? [{ at: `${at}/override/via`, by: [override.by], via: override.via }] : []),
  ]);
  const emergencies = Object.entries(s.charter.emergency ?? {}).flatMap(
    ([name, { declared_by, via, ratify, renew }]) => [
      { at: `emergency/${name}/via`, by: [declared_by], via },
      { at: `emergency/${name}/ratify/via`, by: [ratify.by], via: ratify.via },
      { at: `emergency/${name}/renew/via`, by: renew ? [renew.by] : [], via: renew?.via },
    ],
  );
  const { stages, interim_suspension: interim } = s.charter.discipline;
  const discipline = [
    ...stages.map(({ by, via }, i) => ({ at: `discipline/stages/${i}/via`, by: [by], via })),
    ...(interim ? [{ at: 'discipline/interim_suspension/via', by: [interim.by], via: interim.via }] : []),
  ];
  return [...powers, ...emergencies, ...discipline];
}

function misfit(s: Survey, { at, by, via }: Use): readonly Fault[] {
  const procedure = procedureNamed(s, via);
  if (!procedure || by.some((holder) => isSame(s, holder, procedure.voters))) return [];
  return [{ at, message: `${procedure.voters} votes in ${via}, but the holder is ${by.join(' with ')}.` }];
}

/** The same, or a meeting and the electorate it is made of. */
function isSame({ charter }: Survey, holder: Ref, voters: Ref): boolean {
  const bodyOf = (ref: Ref): string => (ref.startsWith('seats:') ? `body:${nameIn(ref).split('/')[0]}` : ref);
  const made = (ref: Ref): Ref | undefined => (ref.startsWith('body:') ? charter.bodies[nameIn(ref)]?.of : undefined);
  const [a, b] = [bodyOf(holder), bodyOf(voters)];
  return a === b || made(a) === b || made(b) === a;
}
