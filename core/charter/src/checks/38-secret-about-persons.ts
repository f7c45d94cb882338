import type { Ref } from '../charter.ts';
import type { Check } from './check.ts';
import type { Fault } from './finding.ts';
import { nameIn, powersIn } from './parts.ts';
import { procedureNamed, roomOf, type Survey } from './survey.ts';

export const secretAboutPersons: Check = {
  number: 38,
  name: 'secret-about-persons',
  severity: 'error',
  definition:
    'Members vote in secret on persons: in elections, on a recall, on expelling somebody, and wherever the charter promises it.',
  why: 'A vote on somebody who will know how one voted is a vote under their eyes.',
  mend: 'Set `secrecy: secret`.',
  run: (s) => [...elections(s), ...votes(s), ...promised(s)],
  fires: { of: 'cooperative', set: { 'elections/board/secrecy': 'open' } },
  silent: { of: 'cooperative', set: { 'procedures/ordinary/secrecy': 'recorded' } },
};

function elections(s: Survey): readonly Fault[] {
  return Object.entries(s.charter.elections ?? {})
    .filter(([, { voters, method }]) => method !== 'lot' && method !== 'unit-rules' && isLarge(s, voters))
    .filter(([, { secrecy }]) => secrecy !== 'secret')
    .map(([name, { secrecy }]) => ({
      at: secrecy === undefined ? `elections/${name}` : `elections/${name}/secrecy`,
      message: 'The election is not secret.',
    }));
}

/** Members or their delegates; a committee choosing its chair is too small to hide in. */
function isLarge(s: Survey, voters: Ref): boolean {
  if (voters.startsWith('electorate:')) return roomOf(s, voters)?.kind !== 'units';
  return ['general-meeting', 'delegate-assembly', 'ballot'].includes(s.charter.bodies[nameIn(voters)]?.kind ?? '');
}

/** Recalls and expulsions put to a ballot of persons. */
function votes(s: Survey): readonly Fault[] {
  const recalls = s.seats.flatMap(({ seat }) => (typeof seat.recall === 'object' ? [seat.recall.via] : []));
  const powers = powersIn(s).flatMap(({ effect, via }) =>
    effect.some((each) => each === 'seat.vacate' || each === 'member.expel') && via ? [via] : [],
  );
  return [...new Set([...recalls, ...powers])].flatMap((via): readonly Fault[] => {
    const procedure = procedureNamed(s, via);
    if (
      procedure?.how !== 'ballot' ||
      roomOf(s, procedure.voters)?.kind !== 'persons' ||
      procedure.secrecy === 'secret'
    )
      return [];
    return [{ at: place(via, procedure.secrecy), message: 'A ballot on persons is not secret.' }];
  });
}

/** Rights that the engine knows: secret about persons, secret in every ballot. */
function promised(s: Survey): readonly Fault[] {
  const engines = Object.values(s.charter.rights).map(({ engine }) => engine);
  const reported = new Set(votes(s).map(({ at }) => at));
  const about = engines.includes('secret-if-about-persons') ? aboutPersons(s) : [];
  const ballots = engines.includes('secret-if-ballot')
    ? Object.entries(s.charter.procedures)
        .filter(([, { how, voters }]) => how === 'ballot' && roomOf(s, voters)?.kind === 'persons')
        .map(([name]) => `procedure:${name}`)
    : [];
  return [...new Set([...about, ...ballots])].flatMap((via): readonly Fault[] => {
    const secrecy = procedureNamed(s, via)?.secrecy;
    const at = place(via, secrecy);
    return secrecy === 'secret' || reported.has(at)
      ? []
      : [{ at, message: 'The charter promises a secret vote here and does not give it.' }];
  });
}

function aboutPersons(s: Survey): readonly Ref[] {
  const recalls = s.seats.flatMap(({ seat }) => (typeof seat.recall === 'object' ? [seat.recall.via] : []));
  const expulsions = powersIn(s).flatMap(({ effect, via }) => (effect.includes('member.expel') && via ? [via] : []));
  return [...recalls, ...expulsions].filter((via) => isLarge(s, procedureNamed(s, via)?.voters ?? ''));
}

function place(via: Ref, secrecy: string | undefined): string {
  return secrecy === undefined ? `procedures/${nameIn(via)}` : `procedures/${nameIn(via)}/secrecy`;
}
