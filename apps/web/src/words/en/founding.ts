/** Founding an organisation: a charter, its founders, their signatures. */
import { count } from './numbers.ts';

export const found = {
  title: 'Found an organisation',
  steps: ['Choose a charter', 'Read what it means', 'Name the organisation', 'Invite and sign'],
  step: (n: number, of: number, name: string): string => `Step ${n} of ${of}: ${name}`,
  chooseLead: 'A charter says who decides what, and how. You can change any of these before you sign.',
  choose: 'Choose this charter',
  own: 'Or bring your own',
  ownLead: 'A file in the format quorate-charter/1.',
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
  slugHelp: 'Lower-case letters, digits and hyphens.',
  yourName: 'Your name',
  yourNameHelp: 'Names are kept in the vault, not in the record. The record has a commitment only.',
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
  invite: 'Invite a founder',
  inviteEmails: 'E-mail addresses, one a line',
  inviteSend: 'Send invitations',
  links: 'Links to pass on',
  linksLead: 'Each link is good for one person.',
  invited: 'Invited',
  holders: 'First holders',
  holdersLead:
    'Who holds each post until the first election. Only whoever began the founding can set this, before anybody has signed.',
  vacant: 'vacant',
  save: 'Save the holders',
  sign: 'Sign the founding',
  signLead:
    'You sign the charter’s hash, the founders, the first holders and the key of the log. Any change voids all signatures.',
  waiting: (n: number): string => `${count(n, 'signature')} missing.`,
  tooFew: 'At least two founders are needed.',
  done: 'The organisation is founded.',
  enter: 'Enter',
  joinTitle: 'You were invited to found an organisation',
  join: 'Join as a founder',
  charter: 'Its charter',
  hash: 'Hash',
};

export const apply = {
  title: 'Apply for membership',
  lead: 'A body that the charter names decides on it. Your name goes to the vault; the record has a commitment to it.',
  name: 'Your name',
  class: 'Class of membership',
  submit: 'Sign and apply',
  done: 'You have applied. You are told here when it is decided.',
};
