import type { DisciplineStage } from '../charter.ts';
import type { Check } from './check.ts';
import type { Fault } from './finding.ts';
import { nameIn } from './parts.ts';
import { areIncompatible, needsOf, procedureNamed, type Survey, seatsIn, votingSeatsOf } from './survey.ts';

export const freshJudges: Check = {
  number: 42,
  name: 'fresh-judges',
  severity: 'error',
  definition: 'No person judges at two stages of one case.',
  why: 'An appeal to those who already decided is a second hearing of their pride.',
  mend: 'Make the bodies incompatible, or give the tribunal seats enough for separate panels.',
  run: (s) => [...panels(s), ...acrossBodies(s)],
  fires: { of: 'national-union', set: { 'bodies/tribunal/seats/judge/count': 9 } },
  silent: { of: 'national-union', set: { 'bodies/tribunal/seats/judge/count': 12 } },
};

/** Stages of one body need panels enough for all of them together. */
function panels(s: Survey): readonly Fault[] {
  const { stages } = s.charter.discipline;
  return [...new Set(stages.map(({ by }) => by))].flatMap((by): readonly Fault[] => {
    const own = stages.filter((stage) => stage.by === by);
    if (own.length < 2) return [];
    const at = `discipline/stages/${stages.indexOf(own[1] as DisciplineStage)}`;
    if (by.startsWith('office:')) return [{ at, message: `${by} decides at two stages.` }];
    const seats = by.startsWith('body:') ? seatsIn(s, nameIn(by)) : undefined;
    const sizes = own.map(({ via }) => {
      const procedure = procedureNamed(s, via);
      return procedure?.how === 'panel' ? needsOf(s, procedure)?.present : undefined;
    });
    if (sizes.some((size) => size === undefined))
      return [{ at, message: `${by} decides at two stages, and not in separate panels.` }];
    const needed = sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0);
    if (seats && needed > seats.min)
      return [{ at, message: `The panels of ${by} need ${needed} different people, and it has ${seats.min} seats.` }];
    return sameAgain(s, own);
  });
}

/** A panel drawn for an appeal may be the panel appealed from, unless the rules say that others sit. */
function sameAgain(s: Survey, own: readonly DisciplineStage[]): readonly Fault[] {
  return own.flatMap((stage, i): readonly Fault[] => {
    const before = own.slice(0, i).find(({ via }) => via === stage.via);
    const words = `${stage.does} ${procedureNamed(s, stage.via)?.text ?? ''}`;
    if (!before || leavesOut(s, nameIn(stage.by)) || others.test(words)) return [];
    const at = `discipline/stages/${s.charter.discipline.stages.indexOf(stage)}`;
    const message = `Nothing says that others sit in "${stage.id}" than sat in "${before.id}".`;
    return [{ at, message }];
  });
}

const others = /\b(fresh|new|others?|another|different|separate|anew|(did|has|have) not s[ai]t|sat before)\b/i;

function acrossBodies(s: Survey): readonly Fault[] {
  const { stages } = s.charter.discipline;
  const small = stages.map(({ by }) => (by.startsWith('body:') ? seatedBody(s, nameIn(by)) : undefined));
  return small.flatMap((second, i) =>
    small.slice(0, i).flatMap((first): readonly Fault[] => {
      if (
        first === undefined ||
        second === undefined ||
        first === second ||
        leavesOut(s, second) ||
        leavesOut(s, first)
      )
        return [];
      const shared = votingSeatsOf(s, first).some((a) =>
        votingSeatsOf(s, second).some((b) => !areIncompatible(s, a.ref, b.ref)),
      );
      return shared
        ? [
            {
              at: `discipline/stages/${i}/by`,
              message: `Somebody may sit in ${first} and in ${second} in the same case.`,
            },
          ]
        : [];
    }),
  );
}

/** Assemblies are too large to keep everybody out who has heard of the case. */
function seatedBody(s: Survey, name: string): string | undefined {
  const body = s.charter.bodies[name];
  return body?.seats && !['general-meeting', 'delegate-assembly', 'ballot'].includes(body.kind) ? name : undefined;
}

function leavesOut(s: Survey, name: string): boolean {
  return /\b(earlier|before|previous|first) stage|sat (at|on|in) (an earlier|the earlier|the first|it before)|part in the case/.test(
    s.charter.bodies[name]?.conflict_of_interest ?? '',
  );
}
