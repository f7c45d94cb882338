/** Founding an organisation: a charter, its founders, their signatures. */
import { count } from './numbers.ts';

export const found = {
  title: 'Found an organisation',
  steps: ['Choose a charter', 'Read what it means', 'Name the organisation', 'Invite and sign'],
  step: (n: number, of: number, name: string): string => `Step ${n} of ${of}: ${name}`,
  chooseLead: 'A charter says who decides what, and how. You can change any of these before you sign.',
  choose: 'Choose this charter',
  own: 'Or bring your own',
  ownLead:
    'The rules you wrote as a file, such as rules.yaml. None yet? “npx quorate charter new --out rules.yaml” asks eleven questions and writes it.',
  edit: 'Change the text',
  text: 'Text of the charter',
  check: 'Check it',
  errors: (n: number): string => `${count(n, 'fault')} must be mended before anybody can sign.`,
  warnings: (n: number): string => `${count(n, 'remark')}. They don’t prevent the founding.`,
  clean: 'The checker found nothing wrong.',
  plain: 'What these rules mean',
  use: 'Use this charter',
  showFindings: 'Show what the checker found',
  misread: (line: number, column: number, found: string, expected: string): string =>
    `Line ${line}, column ${column}: found ${found}, expected ${expected}.`,
  name: 'Name of the organisation',
  slug: 'Short name in addresses',
  slugHelp: 'Lower-case letters, digits and hyphens, such as willow-lane. It can’t be changed later.',
  yourName: 'Your name',
  nameNeeded: 'A name, not only blanks.',
  yourNameHelp:
    'Members see your name. It is kept encrypted and apart from the public record, so that it can be erased if you leave.',
  yourEmail: 'Your e-mail address',
  begin: 'Begin the founding',
};

export const progress = {
  title: 'The founding',
  lead: 'Every founder signs the very same act on their own device. When the last has signed, it becomes entry 0 of the record.',
  founders: 'Founders',
  signed: 'Signed',
  unsigned: 'Not yet signed',
  joined: 'Joined',
  you: 'you',
  initiator: 'began it',
  invited: 'Invited, not yet here',
  holders: 'First holders',
  holdersLead:
    'Who holds each post until the first election. Give the posts that convene meetings and run ballots to somebody, or nobody can. Only whoever began the founding can set this, once all founders have joined and before anybody has signed.',
  vacant: 'vacant',
  save: 'Save the holders',
  saved: 'Saved.',
  notSaved: 'Not saved yet.',
  unsaved: 'You have chosen holders and not saved them. Save them first: what is signed has only those that are saved.',
  sign: 'Sign the founding',
  signLead:
    'You sign these rules (the long number is their fingerprint), who founds, and who holds what first. If any of it changes, everybody signs anew. Sign with the browser you joined with.',
  waiting: (n: number): string => `${count(n, 'signature')} missing.`,
  tooFew: 'At least two founders are needed. Invite another above; the page shows when they have joined.',
  done: 'The organisation is founded.',
  enter: 'Enter',
  joinTitle: 'You were invited to found an organisation',
  join: 'Join as a founder',
  charter: 'Its charter',
  hash: 'Hash',
};

export const invite = {
  emails: 'E-mail addresses, one a line',
  send: 'Send invitations',
  wrong: (list: string): string => `Not an e-mail address: ${list}. Nothing was sent.`,
  links: 'Links to pass on',
  linksLead:
    'They were mailed, if this server sends mail. You can also pass them on yourself. Each lets in one person, once, and is shown only now; for a new one, invite again.',
  members: 'Invite new members',
  membersLead:
    'Whoever opens the link applies for membership, with a device of their own. A body that the charter names decides on it: any member proposes the admission as a motion of its meeting.',
};

export const apply = {
  title: 'Apply for membership',
  lead: 'A body that the charter names decides on it. Members see your name; the public record has only a number for you.',
  name: 'Your name',
  class: 'Class of membership',
  submit: 'Sign and apply',
  done: 'You have applied. You are told here when it is decided.',
  waiting: 'You have applied for membership',
  waitingMore:
    'A body that the charter names decides on it, by a motion of one of its meetings. Until then you can read here, and this page shows when you are admitted.',
};

/** For members: who has applied, and what each of them waits for. */
export const applications = {
  title: 'Who has applied',
  lead: 'A body that the charter names admits them, by a motion of its meeting.',
  asClass: (kind: string): string => `as ${kind}`,
  propose: 'Propose to admit',
  underWay: 'The motion to admit',
  noMeeting: 'No meeting is convened before which you may propose it.',
  convene: 'Convene a meeting',
  // Never the name: it would stand in the record for good.
  motionTitle: (handle: string): string => `Admission of applicant ${handle.slice(0, 4)}`,
  motionText: (handle: string): string => `That the applicant with the handle ${handle} be admitted.`,
};
