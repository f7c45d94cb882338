/** Reading, checking and amending a charter. */
import { count, joined } from './numbers.ts';

export const page = {
  contents: 'On this page',
  amend: 'Propose an amendment',
  compare: 'Check any charter file',
  print: 'Print',
  save: 'Save the file',
  version: (n: number): string => `Version ${n}`,
  adopted: (on: string, by: string): string => `Adopted on ${on} by ${by}.`,
  waiversLead: (n: number): string =>
    `${n === 1 ? 'There is one place' : `There are ${n} places`} where the checker finds something and the members decided to live with it.`,
  noWaivers: 'This charter excuses itself from no check.',
  excuses: 'The check asks',
  until: 'Until',
  found: 'What the checker finds today',
  how: 'How',
  lasting: (n: number): string => `It takes ${count(n, 'person', 'persons')} to make it last.`,
  calendar: 'Calendar of deadlines',
  calendarLead: 'Everything that has a clock, shortest first.',
  fileLead: 'The file is what was signed. Everything above was computed from it in this browser.',
  clauses: 'Clause by clause',
  noWords: 'No words of its own.',
  kinds: {
    binding: '',
    provisional: 'Provisional.',
    ministerial: 'Ministerial: no choice.',
    advisory: 'Advice only.',
  } as const,
  noSuchReading: 'This browser can’t read the file as a charter; only its text is shown.',
};

export const editor = {
  label: 'Text of the charter',
  help: 'F8 goes to the next finding, Shift and F8 to the one before.',
  next: 'Next finding',
  previous: 'Previous finding',
  findings: 'Findings',
  working: 'Checking …',
  failed: 'The check took too long and was given up. Change the text to try again.',
  clean: 'The checker finds nothing wrong.',
  cleanMore: 'It looked for 59 kinds of trouble. What it can’t judge is whether the rules are wise.',
  tally: (misread: number, faults: number, warnings: number, notes: number, waived: number): string =>
    `${joined(
      [
        misread > 0 ? `${count(misread, 'place')} that can’t be read` : '',
        faults > 0 ? `${count(faults, 'fault')} to mend` : '',
        warnings > 0 ? count(warnings, 'warning') : '',
        notes > 0 ? count(notes, 'note') : '',
        waived > 0 ? `${waived} waived` : '',
      ].filter((part) => part !== ''),
    )}.`,
  at: (line: number, column: number): string => `Line ${line}, column ${column}`,
  found: 'Found',
  expected: 'Expected',
  why: 'Why it matters',
  mend: 'What would mend it',
  waived: (reason: string, until: string): string => `Waived: ${reason} Until: ${until}.`,
  nth: (n: number, of: number, line: number, found: string): string => `Finding ${n} of ${of}, line ${line}: ${found}`,
  gravity: {
    misread: 'Can’t be read',
    fault: 'Must be mended',
    warning: 'Warning',
    note: 'Note',
    waived: 'Waived',
  } as const,
};

export const amend = {
  title: 'Propose an amendment',
  lead: 'Change the text of the charter in force. Beside it you see what the checker finds; below, what the change does to people’s powers, and what it takes to adopt it. The draft stays in this browser until you sign and propose it.',
  startOver: 'Begin again from the charter in force',
  startOverSure: 'The draft in this browser is thrown away. This can’t be undone.',
  unchanged: 'Nothing is changed yet.',
  unchangedMore:
    'When you change the text, this page says who could then do what they can’t do now, and which procedure it takes.',
  notReadable: 'The text can’t be read as a charter at the moment. Mend the first finding; then this comes back.',
  powers: 'What it changes about power',
  noPowers: 'Nobody could do what they can’t do now, and nobody loses a power.',
  changes: {
    gained: 'Gained',
    lost: 'Lost',
    easier: 'Easier',
    harder: 'Harder',
    'less-checked': 'Less checked',
    'more-checked': 'More checked',
    kind: 'Other kind',
  } as const,
  hands: (before: number | undefined, after: number | undefined): string =>
    `Fewest hands: ${before ?? '–'} before, ${after ?? '–'} after.`,
  clauses: (n: number): string => `${count(n, 'clause')} changed`,
  kinds: { added: 'Added', removed: 'Struck out', changed: 'Changed' } as const,
  before: 'Before',
  after: 'After',
  lines: 'Line by line',
  linesLead: 'Struck lines are crossed out, inserted lines underlined.',
  gap: 'Lines in between stay as they are.',
  struck: 'struck: ',
  inserted: 'inserted: ',
  tier: 'What it takes to adopt it',
  onlyOrder: 'Only comments or layout differ. As data it is the same charter, and it keeps its hash.',
  needs: (tier: string): string => `This amendment needs the tier “${tier}”, the strictest it touches.`,
  several: 'It touches several tiers, so it needs the procedures of all of them.',
  tierOf: (id: string): string => `Tier “${id}”`,
  touches: (clauses: readonly string[]): string => `because of ${joined(clauses)}`,
  unchangeable: (clauses: readonly string[]): string =>
    `No tier covers ${joined(clauses)}. The charter gives nobody the power to change ${clauses.length === 1 ? 'it' : 'them'}, so this amendment can’t be adopted.`,
  procedure: (name: string): string => `Procedure “${name}”`,
  consent: 'Consent of',
  by: 'Who decides',
  proposers: 'Who may propose it',
  notice: 'Notice',
  notDuring: 'Not during',
  inForce: 'In force',
  never: 'Never before the result is certified. What began under the old charter ends under it.',
  version: (before: number, after: number): string =>
    `The file still says version ${after}. An adopted amendment gets its own number: write ${before + 1}.`,
  faults: (n: number): string =>
    `${count(n, 'fault')} must be mended, or waived in the open, before this can be adopted.`,
  proposing: 'Propose it',
  proposingLead:
    'The motion names this very text by its hash. Whoever votes on it sees what you see here: what changes, who gains and loses power, and which tier it takes.',
  paperName: 'Title of the motion',
  reasons: 'Reasons',
  reasonsHelp: 'They stand in front of the list of changes in the motion’s paper.',
  notBefore: 'Not in force before',
  notBeforeHelp: (rule: string): string =>
    rule === ''
      ? 'Leave it empty, and it is in force with the result.'
      : `The charter says: “${rule}” Leave this empty to go by that; a later day may be named.`,
  meeting: 'Who is to vote on it',
  noMeetings: 'No meeting is convened',
  noMeetingsMore:
    'An amendment is laid before a meeting of the body that decides on it. Convene one that leaves time for the notice.',
  ballot: (procedure: string): string => `A ballot of everybody on the roll, outside a meeting: ${procedure}`,
  convene: 'Convene a meeting',
  submit: 'Sign and propose',
  asFiles: 'Keep the text as files',
  onAdopted: 'An amendment is adopted and waits for its day. You change the charter as it will be then.',
  writeVersion: (n: number): string => `Write version ${n}`,
  amended: 'The amended charter',
  hash: 'Its hash (SHA-256 of the canonical form)',
  saveFile: 'Save the amended file',
  savePaper: 'Save the text of the motion',
  back: 'The charter in force',
  paperTitle: (title: string): string => `Amendment of ${title}`,
  paperLead: (version: number, hash: string): string =>
    `The charter, version ${version}, with the hash ${hash}, is amended as follows.`,
  paperResult: (hash: string): string => `The amended charter has the hash ${hash}.`,
  paperStrike: (line: number): string => `Line ${line}, strike:`,
  paperInsert: (line: number): string => `Line ${line}, insert:`,
};

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** An amendment on its way, and the charters that came before. */
export const standing = {
  heading: 'Standing',
  since: (when: string): string => `In force since ${when}.`,
  founded: 'It is the charter the organisation was founded with.',
  decidedBy: 'Decided by',
  decision: (n: number): string => `Decision ${n}`,
  pending: 'Amendments on their way',
  noPending: 'No amendment is proposed at the moment.',
  earlier: 'Earlier charters',
  earlierOne: (version: number | null, since: string): string =>
    `${version === null ? 'Charter' : `Version ${version}`}, in force from ${since}`,
  until: (when: string): string => `until ${when}`,
  read: 'Read it',
  running: 'What began under an earlier charter and ends under it',
  past: 'Amendments that came to nothing',
  notInForce: 'This charter is not the one in force.',
  toInForce: 'Read the charter in force',
  toVersion: (version: number | null): string => (version === null ? 'Another charter' : `Charter, version ${version}`),
  comes: (when: string): string => `Adopted. In force from ${when}.`,
  phases: {
    open: 'Proposed',
    adopted: 'Adopted',
    'in-force': 'In force',
    lost: 'Lost',
    withdrawn: 'Withdrawn',
    overtaken: 'Overtaken',
  } as const,
  consents: 'The consents it needs',
  consent: (of: string, voters: string): string => (of === voters ? capital(of) : `${of}, by ${voters}`),
  given: 'Given',
  asked: 'Before a meeting',
  missing: 'Not asked yet',
  undecided: 'Asked, not decided',
  votedFrom: (when: string): string => `A vote is possible from ${when}.`,
  changes: 'What it changes',
  unreadable: 'This browser can’t read one of the two texts as a charter.',
  callBallot: 'Call the ballot',
  ballotLead:
    'This consent is given by a ballot of everybody on the roll, outside a meeting. It is announced for as long as the charter says, and stays open for as long.',
  ballotRuns: (closes: string): string =>
    `A ballot of everybody on the roll, outside a meeting. It can be closed from ${closes}.`,
  ballotRunsOpen: 'A ballot of everybody on the roll, outside a meeting.',
  page: 'Amendment of the charter',
  changed: 'An amended charter came into force. What you sign from now on is signed under it.',
  whatChanged: 'Read what changed',
  underEarlier: 'This meeting was convened under the charter before the one in force, and ends under it.',
};

/** Amendments of one charter, of which one alone can be adopted. */
export const again = {
  rivals: (n: number): string =>
    `${n === 1 ? 'Another amendment starts' : `${n} other amendments start`} from the same charter. Only one of them can be adopted; the others are overtaken then and have to be written again.`,
  rivalsOfDraft: (n: number): string =>
    `${n === 1 ? 'An amendment of this charter is' : `${n} amendments of this charter are`} proposed already. Only one can be adopted: if it is that one, what you propose here is overtaken and has to be written again.`,
  heading: 'Amendments that were overtaken',
  lead: 'They started from a charter that another amendment has changed since. What one of them would change can be put into the charter as it is now; you see the result in the editor before anything is proposed.',
  by: (who: string, when: string): string => `Proposed by ${who} on ${when}`,
  take: 'Put its changes into the editor',
  taken: (taken: number, clashes: number): string =>
    `${taken === 1 ? 'One change was' : `${taken} changes were`} taken over. ${
      clashes === 0
        ? 'None touches what was adopted since.'
        : `${clashes === 1 ? 'In one place' : `In ${clashes} places`} both amendments change the same lines: there the adopted words stand, and you decide.`
    }`,
  adoptedAt: (line: number): string => `Adopted, from line ${line}`,
  wanted: 'The overtaken amendment',
  struck: '(struck)',
  link: 'Write it again on the charter as it is now',
};

export const check = {
  title: 'Check a charter',
  lead: 'Open or paste a charter file. This browser checks it and says what it means; nothing leaves it.',
  drop: 'Drop a charter file here, or paste its text below',
  open: 'Open a file',
  compare: 'Compare with another file',
  compareLead: 'Open the older of the two; the text above counts as the amended one.',
  compared: (name: string): string => `Compared with ${name}`,
  stop: 'Stop comparing',
  otherUnreadable: 'The file to compare with can’t be read as a charter.',
  empty: 'No charter yet',
  emptyMore: 'Its findings, its powers and its deadlines will be here as soon as there is a text.',
  explained: 'What these rules mean',
  hash: 'Hash of this charter',
  save: 'Save the text',
  tooLarge: 'The file is larger than a charter may be (1 MiB).',
};
