/** The hall: the chair's desk, the member's phone, the screen. */
import { count } from './numbers.ts';

/** The minutes: what the record says, in the order in which it happened. */
export const minutes = {
  title: 'Minutes',
  of: (title: string): string => `Minutes: ${title}`,
  lead: 'Made from the record by itself: nobody wrote it and nobody can change it. Each line can be checked there.',
  draft: 'The meeting is not closed yet: these minutes go on.',
  notBegun: 'The meeting has not been opened. Its minutes begin when it is.',
  when: 'When',
  place: 'Where',
  body: 'Of',
  convener: 'Convened by',
  chair: 'In the chair',
  lastChair: 'In the chair at the end',
  about: (what: string): string => `This was to ${what}.`,
  present: (n: number): string => `Present at the opening (${n})`,
  nobody: 'nobody had checked in',
  proposedBy: (name: string, seconders: string): string =>
    seconders === '' ? `Proposed by ${name}.` : `Proposed by ${name}, seconded by ${seconders}.`,
  proposed: (name: string, title: string): string => `${name} proposed the motion “${title}”.`,
  seconded: (name: string, title: string): string => `${name} seconded the motion “${title}”.`,
  withdrawn: (title: string): string => `The motion “${title}” was withdrawn.`,
  overtaken: (title: string): string => `The motion “${title}” was overtaken by an amendment of the charter.`,
  put: (title: string): string => `The motion “${title}” was put to the vote.`,
  putSecretly: (title: string): string => `A secret ballot was opened on the motion “${title}”.`,
  item: (title: string): string => `Item: ${title}`,
  decision: (n: number): string => `Decision ${n}`,
  notVoted: 'Motions without a vote',
  entry: (n: number): string => `entry ${n}`,
  long: 'The record of this meeting is longer than is shown here. The rest stands in the record.',
};

export const views = { member: 'Meeting', desk: 'Chair’s desk', screen: 'Hall screen', label: 'Views of the meeting' };

export const list = {
  title: 'Meetings',
  empty: 'No meeting has been convened.',
  emptyMore: 'Whoever the charter lets convene a body can do it; enough members together can ask for it.',
  convene: 'Convene a meeting',
};

export const now = {
  heading: 'Now',
  next: 'Next',
  nothingNext: 'Nothing further is on the agenda.',
  convened: (when: string): string => `The meeting is called for ${when}.`,
  openNothing: 'The meeting is in session. No item has been taken yet.',
  adjourned: (when: string): string => `The meeting is adjourned until ${when}.`,
  adjournedOpen: 'The meeting is adjourned.',
  closed: 'The meeting is closed.',
  cancelled: 'The meeting was cancelled.',
  voteOpen: 'The vote is open',
  votedOf: (voted: number, present: number): string => `${voted} of ${present} present have voted`,
  votedOfAll: (voted: number, members: number): string => `${voted} of ${members} on the roll have voted`,
  floor: (name: string): string => `${name} has the floor`,
  you: 'You have the floor',
};

export const vote = {
  yes: 'Yes',
  no: 'No',
  abstain: 'Abstain',
  yours: (choice: string): string => `You voted ${choice}. You may change it until the vote closes.`,
  notYet: 'You have not voted yet.',
  sending: (choice: string): string => `Your vote, ${choice}, is signed and not yet recorded.`,
  open: 'Open vote: how each member voted is in the record.',
  question: 'The question',
  needs: 'Needed',
  last: 'Result',
};

export const quorum = {
  title: 'Quorum',
  holds: (present: number, needed: number, members: number): string =>
    `${present} of ${count(members, 'member')} ${present === 1 ? 'is' : 'are'} here; ${needed} needed. There is a quorum.`,
  fails: (present: number, needed: number, members: number): string =>
    `${present} of ${count(members, 'member')} ${present === 1 ? 'is' : 'are'} here; ${needed} needed. There is no quorum.`,
  rule: (phrase: string): string => `The rule: ${phrase}.`,
  yes: 'Quorate',
  no: 'No quorum',
};

export const speakers = {
  title: 'Speakers',
  none: 'Nobody has asked to speak.',
  place: (n: number): string => `You are number ${n} on the list.`,
  floor: 'Has the floor',
  giveNext: 'Give the floor to the next',
  end: 'End this speech',
  giveShort: 'Give',
  give: (name: string): string => `Give the floor to ${name}`,
};

export const may = {
  title: 'What you may do',
  notNow: 'Not now',
  nothing: 'There is nothing for you to do just now.',
  guest: 'You are watching. Only members on the roll of this body act here.',
};

export const agenda = {
  title: 'Agenda',
  empty: 'The agenda is empty. The convener can add items.',
  current: 'now',
  done: 'dealt with',
  take: 'Take',
  add: 'Add an item',
  itemTitle: 'Title of the item',
};

export const motions = {
  title: 'Motions',
  none: 'No motion has been proposed here.',
  by: (name: string): string => `Proposed by ${name}`,
  secondedBy: (names: string): string => `seconded by ${names}`,
  needs: (n: number): string => `${count(n, 'more supporter')} needed`,
  read: 'Read the motion',
};

export const desk = {
  title: 'Chair’s desk',
  keys: 'Keys',
  keysLead: 'Each key does one thing while no field has the focus. What can’t be undone asks first.',
  close: 'Close',
  acts: {
    '?': 'Show these keys',
    o: 'Open or resume the meeting',
    n: 'Take the next item',
    v: 'Put the first ready motion to the vote',
    c: 'Close the vote',
    f: 'Give the floor to the next speaker',
    e: 'End the speech',
    i: 'Check in',
    a: 'Add an agenda item',
  } as { readonly [key: string]: string },
  notChair: (name: string): string => `${name} presides. You see the desk, but only whoever presides acts from it.`,
  presides: 'You preside. You coordinate; you decide nothing.',
  handOver: 'Hand over the chair',
  handOverTo: 'To whom',
  adjournUntil: 'Resumes',
  order: 'Order of the day',
  house: 'The hall',
  present: 'Who is here',
  putFirst: 'Ready motions',
  nothingReady: 'No motion of this meeting is seconded and waiting.',
};

export const screen = {
  enter: 'Fill the screen',
  leave: 'Leave',
  motion: 'Motion',
  result: 'Result',
  presides: (name: string): string => `${name} presides`,
  nextSpeakers: 'Next to speak',
  carried: 'Carried',
  lost: 'Lost',
  undecided: 'Not decided',
  voted: 'have voted',
  of: (present: number): string => `of ${present} present`,
};

export const convene = {
  title: 'Convene a meeting',
  body: 'Body',
  name: 'Title',
  namePlaceholder: 'May general meeting',
  starts: 'Starts',
  place: 'Place',
  placePlaceholder: 'Canteen, and by phone',
  chair: 'Presides',
  agenda: 'Agenda',
  item: (n: number): string => `Item ${n}`,
  notice: (notice: string): string => `The charter asks for ${notice} of notice.`,
  ways: 'The charter lets it be convened by',
  submit: 'Convene and give notice',
  consequence: 'Convening gives notice to everybody on the roll. The agenda can be added to until the meeting opens.',
  askInstead: 'Ask for a meeting instead',
  askLead: 'When enough members ask, the charter lets one of them convene it.',
};

export const announce = {
  voteOpened: (title: string): string => `The vote is open: ${title}.`,
  result: (sentence: string): string => `Result: ${sentence}`,
  yourTurn: 'You have the floor.',
};
