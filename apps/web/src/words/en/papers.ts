/** The papers: motions, decisions, the charter. */
import { count } from './numbers.ts';

export const motion = {
  kind: 'Motion',
  line: (n: number): string => `line ${n}`,
  lines: (n: number): string => count(n, 'line'),
  effect: (what: string): string => `If carried: ${what}.`,
  power: (clause: string): string => `Under ${clause} of the charter`,
  inMeeting: 'Before',
  history: 'What happened to it',
  noHistory: 'Nothing has happened to it yet beyond being proposed.',
  gone: 'This motion was withdrawn by its proposer. It stays in the record.',
  returned: 'A vote on it failed for want of a quorum. It waits for another.',
  decision: (n: number): string => `It became decision ${n}.`,
  print: 'Print',
  empty: '(This motion has no text.)',
};

export const propose = {
  title: 'Propose a motion',
  lead: 'Say in the title what is to be decided, and in the text the exact words.',
  motionTitle: 'Title',
  text: 'Text',
  textHelp: 'An empty line begins a new paragraph. Lines are numbered as below, on every screen and on paper.',
  item: 'Under item',
  noItem: 'No item',
  effect: 'What it brings about',
  member: 'Who is to be admitted',
  post: 'Which post',
  postMember: 'Who is to hold it',
  preview: 'How it will read',
  submit: 'Sign and propose',
  titleLong: (n: number): string => `The title has ${n} characters; at most 120 are possible.`,
  checks: 'The server asks the charter before you sign:',
};

export const decision = {
  kind: 'Decision',
  title: 'Decisions',
  number: (n: number): string => `Decision ${n}`,
  votes: 'The votes',
  choice: 'Vote',
  count: 'Number',
  share: 'Of votes cast',
  tests: 'What was needed',
  met: 'met',
  notMet: 'not met',
  text: 'The text',
  show: 'Show the mandate',
  hide: 'Hide the mandate',
  mandate: 'The mandate',
  mandateLead:
    'Each step rests on those below it, back to the founding. Nothing here has to be taken on trust: each entry can be opened and checked.',
  rests: (indexes: string): string => `rests on ${indexes}`,
  many: (n: number, verb: string, first: number, last: number): string =>
    `${verb}: ${n} members, entries ${first} to ${last}`,
  andMore: (n: number): string => `And ${n} more.`,
  entry: (n: number): string => `Entry ${n}`,
  clause: (clause: string): string => `Clause: ${clause}`,
  bytes: 'Show the bytes',
  lapses: (day: string): string => `Provisional. It lapses on ${day} unless confirmed.`,
  empty: 'No decision has been made yet.',
  emptyMore:
    'A motion that is seconded, put to the vote and carried becomes a decision. It appears here with its number, its figures and its mandate.',
  by: (body: string): string => `Decided by the ${body}`,
  who: 'How each member voted',
};

export const charter = {
  title: 'Charter',
  asText: 'As text',
  asData: 'As data',
  plain: 'In plain words',
  who: 'Who can do what',
  power: 'What',
  holder: 'Who',
  how: 'How',
  hash: 'SHA-256 of the file',
  checked: 'Computed here from the text you see, and equal to the hash in the record.',
  notChecked: 'The text does not have the hash that the record names. Do not rely on it.',
  waiting: 'Computing…',
  bodies: 'Bodies',
  offices: 'Offices',
  procedures: 'How decisions are made',
};
