/**
 * The three tables printed with every charter: who can do what and with how few hands, what each effect costs to
 * capture, and every deadline that follows.
 */
import type { Effect, PowerKind, Ref } from '../charter.ts';
import { effects } from '../charter.ts';
import { handsOf } from '../checks/hands.ts';
import { powersIn } from '../checks/parts.ts';
import type { Survey } from '../checks/survey.ts';
import { captureOf } from '../model/capture.ts';
import { daysOf } from '../time/duration.ts';
import { span, whoIs } from './words.ts';

export interface PowerRow {
  readonly clause: string;
  readonly effects: readonly Effect[];
  readonly holders: readonly Ref[];
  /** The same in words. */
  readonly who: string;
  readonly kind: PowerKind;
  readonly via?: Ref;
  /** Fewest hands in the worst lawful state; none where no vote or signature is counted. */
  readonly leastHands?: number;
  readonly because?: string;
  /** Who can undo it, and how. */
  readonly checkedBy: readonly { readonly by: Ref; readonly how: 'confirm' | 'override' | 'review' }[];
  readonly mayBeDelegated: boolean;
}

export function powerTable(s: Survey): readonly PowerRow[] {
  return powersIn(s).map((power): PowerRow => {
    const hands = handsOf(s, power);
    const holders = [power.holder, ...(power.together_with ?? [])];
    const checkedBy = (['confirm', 'override', 'review'] as const).flatMap((how) => {
      const by = power[how]?.by;
      return by === undefined ? [] : [{ by, how }];
    });
    return {
      clause: power.at,
      effects: power.effect,
      holders,
      who: holders.map((ref) => whoIs(s.charter, ref)).join(' with '),
      kind: power.kind ?? 'binding',
      checkedBy,
      mayBeDelegated: typeof power.delegate === 'object',
      ...(power.via !== undefined && { via: power.via }),
      ...(hands && { leastHands: hands.least, because: hands.because }),
    };
  });
}

export interface CaptureRow {
  readonly effect: Effect;
  /** Fewest colluding persons who bring it about while all others are passive or absent; none if nobody can. */
  readonly persons?: number;
  readonly clause?: string;
  readonly how?: string;
  /** What it takes to make a provisional act last. */
  readonly toLast?: number;
}

export function captureTable(s: Survey): readonly CaptureRow[] {
  return effects.flatMap((effect): readonly CaptureRow[] => {
    const capture = captureOf(s, effect);
    return capture ? [{ effect, ...capture }] : [];
  });
}

export interface DeadlineRow {
  readonly clause: string;
  readonly what: string;
  /** As the charter writes it. */
  readonly duration: string;
  /** Roughly, for ordering only. */
  readonly days: number;
}

export function deadlineTable({ charter }: Survey): readonly DeadlineRow[] {
  const rows: DeadlineRow[] = [];
  const note = (clause: string, what: string, duration: string | undefined): void => {
    if (duration !== undefined && duration !== 'none')
      rows.push({ clause, what, duration: span(duration), days: daysOf(duration) });
  };
  for (const [name, { notice, meets }] of Object.entries(charter.bodies)) {
    note(`bodies/${name}/notice`, 'notice of a meeting', notice);
    const every = /^every (\d+ (?:hours?|days?|weeks?|months?|years?))/.exec(meets ?? '')?.[1];
    note(`bodies/${name}/meets`, 'longest time between meetings', every);
  }
  for (const [name, procedure] of Object.entries(charter.procedures)) {
    note(`procedures/${name}/notice`, 'notice of the vote', procedure.notice);
    note(`procedures/${name}/voting_open`, 'voting is open', procedure.voting_open);
    note(`procedures/${name}/not_again_for`, 'before the same may be asked again', procedure.not_again_for);
  }
  for (const [name, { confirm, review, must_act: must, lasts, delegate }] of Object.entries(charter.powers)) {
    note(`powers/${name}/confirm/within`, 'to confirm, or it lapses', confirm?.within);
    note(`powers/${name}/review/within`, 'to ask for a review', review?.within);
    note(`powers/${name}/must_act/every`, 'to be done again', must?.every);
    note(`powers/${name}/lasts`, 'longest duration', lasts);
    if (typeof delegate === 'object') note(`powers/${name}/delegate/for`, 'end of a delegation', delegate.for);
  }
  for (const [path, seat] of [
    ...Object.entries(charter.offices ?? {}).map(([name, seat]) => [`offices/${name}`, seat] as const),
    ...Object.entries(charter.bodies).flatMap(([body, { seats }]) =>
      Object.entries(seats ?? {}).map(([name, seat]) => [`bodies/${body}/seats/${name}`, seat] as const),
    ),
  ]) {
    note(`${path}/term`, `term of a ${seat.name}`, seat.term);
    const vacancy = /within (\d+ (?:days?|weeks?|months?))/.exec(seat.vacancy ?? '')?.[1];
    note(`${path}/vacancy`, 'to fill a vacancy', vacancy);
  }
  const { stages, limits, interim_suspension: interim } = charter.discipline;
  stages.forEach(({ id, within }, i) => void note(`discipline/stages/${i}/within`, `for the stage "${id}"`, within));
  note('discipline/limits/complain_within', 'to complain', limits.complain_within);
  note('discipline/limits/finish_within', 'to finish a case', limits.finish_within);
  note('discipline/interim_suspension/longest', 'longest interim suspension', interim?.longest);
  note('discipline/interim_suspension/confirmed_within', 'to confirm an interim suspension', interim?.confirmed_within);
  for (const [name, it] of Object.entries(charter.emergency ?? {})) {
    note(`emergency/${name}/lasts`, 'end of an emergency', it.lasts);
    note(`emergency/${name}/ratify/within`, 'to ratify an emergency, or it lapses', it.ratify.within);
    note(`emergency/${name}/review/report_within`, 'to report on an emergency', it.review.report_within);
  }
  note('amendment/notice', 'notice of an amendment', charter.amendment.notice);
  note('records/archive/checkpoint_every', 'between checkpoints', charter.records.archive.checkpoint_every);
  return rows.sort((a, b) => a.days - b.days);
}
