import { readFileSync } from 'node:fs';

/** The small co-operative's charter, with general meetings that need no notice: a rehearsal can't wait ten days. */
export function charterWithoutNotice(): string {
  return edited(smallCoop(), ['    notice: 10 days\n', '    notice: none\n']);
}

/** The same with a president, whom all members elect by secret exhaustive ballot. */
export function charterWithPresident(): string {
  return edited(
    charterWithoutNotice(),
    ['\noffices:\n', `\noffices:\n${presidency}`],
    ['\nelections:\n', `\nelections:\n${presidentialElection}`],
  );
}

const presidency = `  president:
    name: President
    filled_by: election:president
    term: 2 years
    max_terms: 2
    vacancy: appointment by body:board until next election
    recall: { petition: at least 1/5 of members, of: electorate:members, via: procedure:recall-vote }
    not_also: [seats:scrutineers/scrutineer]
    duties: ["speaks for the co-operative"]
    answerable_to: body:general-meeting
`;

const presidentialElection = `  president:
    voters: electorate:members
    method: exhaustive
    rounds: { majority: more than 1/2 of votes cast, out: fewest, at_most: 6 }
    run_by: body:scrutineers
    nominations: "Self-nomination with one seconder."
    secrecy: secret
    quorum: at least 1/4 of members
    tie: "by verifiable lot"
    too_few_candidates: "The board shares out the duties for at most 60 days."
`;

/**
 * The same, where amendments are voted on openly, need no notice, and are in force with the result; what is entrenched
 * needs a ballot of all members besides.
 */
export function amendableCharter(): string {
  return edited(
    charterWithoutNotice(),
    [
      '  recall-vote:\n',
      '  amending:\n    text: "An amendment of these rules."\n    voters: body:general-meeting\n    how: meeting\n    proposed_by: ["any member"]\n    quorum: at least 3/5 of members\n    passes: [at least 2/3 of votes cast, more than 1/3 of members]\n    secrecy: recorded\n    tie: fails\n    if_inquorate: fails\n  everybody:\n    text: "All members confirm it, from wherever they are."\n    voters: electorate:members\n    how: ballot\n    quorum: at least 3/5 of members\n    passes: more than 1/2 of votes cast\n    fewest_yes: 3\n    secrecy: recorded\n    tie: fails\n    if_inquorate: fails\n    run_by: body:scrutineers\n  recall-vote:\n',
    ],
    [
      'effect: [charter.amend], holder: body:general-meeting, via: procedure:two-thirds',
      'effect: [charter.amend], holder: body:general-meeting, via: procedure:amending',
    ],
    ['via: [procedure:two-thirds, procedure:confirming-ballot]', 'via: [procedure:amending, procedure:everybody]'],
    ['covers: ["*"], via: [procedure:two-thirds]', 'covers: ["*"], via: [procedure:amending]'],
    [
      'proposed_by: [body:board, electorate:members]\n  notice: 21 days\n',
      'proposed_by: [body:board, electorate:members]\n',
    ],
    ['in_force: "The day after certification, never for elections already called."', 'in_force: "on the result"'],
  );
}

/** Each change must find what it replaces. */
export function edited(text: string, ...changes: readonly (readonly [string, string])[]): string {
  return changes.reduce((before, [from, to]) => {
    if (!before.includes(from)) throw new Error(`the charter has no ${from}`);
    return before.replace(from, to);
  }, text);
}

function smallCoop(): string {
  return readFileSync(new URL('../../core/assembly/src/testdata/small-coop.yaml', import.meta.url), 'utf8');
}

/** The same, with an open election of the board by all members, and of the officers by the board. */
export function charterOfOpenElections(): string {
  const text = charterWithoutNotice();
  const board = text.replace(/(timetable: "14 days nominations[^\n]*\n\s+secrecy:) secret/, '$1 open');
  const both = board.replace(
    /( {2}officers:\n {4}voters:) electorate:members(\n(?: {4}[^\n]*\n)*? {4}secrecy:) secret/,
    '$1 body:board$2 open',
  );
  if (board === text || both === board) throw new Error('the charter has no secret elections to open');
  return `${both}
waivers:
  - { check: secret-about-persons, at: elections/board, reason: "Everybody knows how everybody votes here.", until: 2036-01-01 }
`;
}
