/** Every phrase of a charter with the place it stands at: what the parser reads and the checker measures. */
import type { Charter, Phrases, Seat } from '../charter.ts';

export interface PlacedPhrase {
  readonly path: string;
  readonly phrase: string;
}

export function phrasesOf(charter: Charter): readonly PlacedPhrase[] {
  const found: PlacedPhrase[] = [];
  const note = (path: string, phrases: Phrases | undefined): void => {
    if (phrases === undefined) return;
    if (typeof phrases === 'string') found.push({ path, phrase: phrases });
    else phrases.forEach((phrase, i) => void found.push({ path: `${path}/${i}`, phrase }));
  };
  for (const [name, body] of Object.entries(charter.bodies)) {
    note(`bodies/${name}/quorum`, body.quorum);
    note(`bodies/${name}/passes`, body.passes);
    note(`bodies/${name}/card_vote`, body.card_vote);
  }
  for (const [name, procedure] of Object.entries(charter.procedures)) {
    note(`procedures/${name}/quorum`, procedure.quorum);
    note(`procedures/${name}/passes`, procedure.passes);
  }
  for (const [name, election] of Object.entries(charter.elections ?? {})) {
    note(`elections/${name}/quorum`, election.quorum);
    note(`elections/${name}/rounds/majority`, election.rounds?.majority);
  }
  for (const { path, seat } of seatsOf(charter)) {
    if (typeof seat.recall === 'object') note(`${path}/recall/petition`, seat.recall.petition);
  }
  const orders = charter.standing_orders;
  note('standing_orders/suspension', orders?.suspension);
  for (const [name, motion] of Object.entries(orders?.motions ?? {}))
    note(`standing_orders/motions/${name}/passes`, motion.passes);
  return found;
}

export interface PlacedSeat {
  /** `bodies/board/seats/elected` or `offices/secretary`. */
  readonly path: string;
  /** `seats:board/elected` or `office:secretary`. */
  readonly ref: string;
  readonly seat: Seat;
  /** The body the seat belongs to; none for an office. */
  readonly body?: string;
}

/** The seats of every body, and every office. */
export function seatsOf(charter: Charter): readonly PlacedSeat[] {
  const inBodies = Object.entries(charter.bodies).flatMap(([body, { seats }]) =>
    Object.entries(seats ?? {}).map(([name, seat]) => ({
      path: `bodies/${body}/seats/${name}`,
      ref: `seats:${body}/${name}`,
      seat,
      body,
    })),
  );
  const offices = Object.entries(charter.offices ?? {}).map(([name, seat]) => ({
    path: `offices/${name}`,
    ref: `office:${name}`,
    seat,
  }));
  return [...inBodies, ...offices];
}
