import type { Ref } from '../charter.ts';
import type { PlacedSeat } from '../read/phrases-of.ts';
import type { Check } from './check.ts';
import type { Fault } from './finding.ts';
import { nameIn, refsIn } from './parts.ts';
import { procedureNamed, type Survey } from './survey.ts';

export const ownRecall: Check = {
  number: 24,
  name: 'own-recall',
  severity: 'error',
  definition: 'A recall is not run, chaired, decided or certified by the one who is recalled.',
  why: 'Whoever counts the votes on their own removal can lose only by their own leave.',
  mend: 'Let another body run it, give the runner a `stand_in`, or, among scrutineers, say in `excluded` that the person concerned takes no part.',
  run: (s) =>
    s.seats.flatMap((placed): readonly Fault[] => {
      const { recall } = placed.seat;
      if (typeof recall !== 'object') return [];
      const procedure = procedureNamed(s, recall.via);
      if (!procedure) return [];
      const at = `${placed.path}/recall/via`;
      const outOfIt =
        /\b(run|conduct|count|certif|chair)/.test(procedure.excluded ?? '') &&
        /\b(not|never|no)\b/.test(procedure.excluded ?? '');
      const runs =
        procedure.run_by !== undefined &&
        isOwn(placed, procedure.run_by) &&
        !(outOfIt && isScrutiny(s, procedure.run_by)) &&
        !hasStandIn(s, procedure.run_by);
      const votes =
        placed.body !== undefined && procedure.voters === `body:${placed.body}` && procedure.excluded === undefined;
      return [
        ...(runs ? [{ at, message: `${procedure.run_by} runs the vote on the recall of one of its own.` }] : []),
        ...(votes && isSmall(s, placed.body)
          ? [{ at, message: `body:${placed.body} alone votes on the recall of one of its own, who is not left out.` }]
          : []),
        ...(chairs(s, placed, procedure.voters) && !outOfIt
          ? [{ at, message: `${placed.ref} chairs the meeting that votes on its own recall.` }]
          : []),
      ];
    }),
  fires: { of: 'cooperative', remove: ['procedures/recall-vote/excluded'] },
  silent: {
    of: 'cooperative',
    remove: ['procedures/recall-vote/excluded'],
    set: { 'procedures/recall-vote/run_by': 'outside:the-auditor' },
  },
};

function isOwn({ ref, body }: PlacedSeat, runner: Ref): boolean {
  return runner === ref || runner === `body:${body}`;
}

/** Scrutineers can leave one of their own out; on a board the colleagues of the person concerned would still count. */
function isScrutiny(s: Survey, runner: Ref): boolean {
  return s.charter.bodies[nameIn(runner)]?.kind === 'scrutiny';
}

function hasStandIn(s: Survey, runner: Ref): boolean {
  return runner.startsWith('body:') && s.charter.bodies[nameIn(runner)]?.stand_in !== undefined;
}

/** An assembly may well judge its own delegates; a council of a few may not without leaving the person out. */
function isSmall(s: Survey, body: string | undefined): boolean {
  const kind = s.charter.bodies[body ?? '']?.kind;
  return kind !== undefined && !['general-meeting', 'delegate-assembly', 'ballot'].includes(kind);
}

function chairs(s: Survey, { ref }: PlacedSeat, voters: Ref): boolean {
  const chair = voters.startsWith('body:') ? s.charter.bodies[nameIn(voters)]?.chair : undefined;
  return refsIn(chair ?? '').includes(ref) && !/elected from|another|except/.test(chair ?? '');
}
