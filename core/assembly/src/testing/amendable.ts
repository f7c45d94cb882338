/** Charters for stories about amendments, made from the shipped one. */

/** Amendments are voted on openly; what is entrenched needs the board's consent besides the meeting's. */
export function amendable(shipped: string): string {
  return edited(
    shipped,
    [
      '  recall-vote:\n',
      '  amending:\n    voters: body:general-meeting\n    how: meeting\n    proposed_by: ["any 3 members"]\n    notice: 21 days\n    quorum: at least 1/2 of members\n    passes: [at least 2/3 of votes cast, more than 1/3 of members]\n    secrecy: recorded\n    tie: fails\n    if_inquorate: fails\n    not_again_for: 3 months\n  recall-vote:\n',
    ],
    [
      'effect: [charter.amend], holder: body:general-meeting, via: procedure:two-thirds',
      'effect: [charter.amend], holder: body:general-meeting, via: procedure:amending',
    ],
    ['covers: ["*"], via: [procedure:two-thirds]', 'covers: ["*"], via: [procedure:amending]'],
    ['via: [procedure:two-thirds, procedure:confirming-ballot]', 'via: [procedure:amending, procedure:board-vote]'],
  );
}

/** The quorum of ordinary motions goes from a third to two thirds of the members: of twelve, from four to eight. */
export function withHarderQuorum(charter: string): string {
  return revised(
    charter,
    [
      'quorum: at least 1/3 of members\n    passes: more than 1/2 of votes cast\n    meets',
      'quorum: at least 2/3 of members\n    passes: more than 1/2 of votes cast\n    meets',
    ],
    [
      'quorum: at least 1/3 of members\n    passes: more than 1/2 of votes cast\n    fewest_yes: 3',
      'quorum: at least 2/3 of members\n    passes: more than 1/2 of votes cast\n    fewest_yes: 3',
    ],
  );
}

/** Each change must find what it replaces. */
export function edited(text: string, ...changes: readonly (readonly [string, string])[]): string {
  return changes.reduce((before, [from, to]) => {
    if (!before.includes(from)) throw new Error(`the charter has no ${from}`);
    return before.replace(from, to);
  }, text);
}

/** The same, with the next number. */
export function revised(text: string, ...changes: readonly (readonly [string, string])[]): string {
  const version = Number(/^version: (\d+)$/m.exec(text)?.[1]);
  return edited(text, ...changes, [`version: ${version}`, `version: ${version + 1}`]);
}
