/** What every page says: where one is, whether it is live, what is missing. */
import { count } from './numbers.ts';

export const nav = {
  skip: 'Skip to the content',
  label: 'Main',
  home: 'Home',
  meetings: 'Meetings',
  organisation: 'Bodies',
  decisions: 'Decisions',
  elections: 'Elections',
  record: 'Record',
  devices: 'You and your devices',
  signOut: 'Sign out',
  organisations: 'Your organisations',
  verify: 'Verify a record',
  theme: 'Light or dark',
  themes: { auto: 'As the system', light: 'Light', dark: 'Dark' } as { readonly [theme: string]: string },
  pickAgain: 'Be somebody else',
};

export const live = {
  live: 'Live',
  connecting: 'Connecting',
  offline: 'Offline',
  'signed-out': 'Signed out',
  signedOutBanner:
    'Your session has ended, as it does after some time without use. Copy what you were writing, and sign in again.',
  signIn: 'Sign in',
  offlineBanner:
    'No connection. You see what was recorded up to the last contact. You can read, and sign acts: they are kept on this device and sent when the connection is back.',
};

export const state = {
  loading: 'Loading',
  tryAgain: 'Try again',
  unreachable: 'The server does not answer. This page tries again by itself when the connection is back.',
  notFoundTitle: 'There is nothing here',
  notFound: 'The address may be mistyped, or what it shows is only for members of that organisation.',
  brokenTitle: 'This page has a fault',
  broken:
    'Something in this page went wrong. The record is not touched by it. Reload the page; if it happens again, tell whoever runs this server.',
  toHome: 'To the home page',
  more: 'Show more',
};

export const home = {
  title: 'Home',
  awaits: 'What awaits you',
  nothing: 'Nothing awaits you.',
  nothingMore: 'Motions to second, votes and meetings to check in to appear here when they come.',
  meetings: 'Meetings',
  noMeetings: 'No meeting is convened. When one is, it appears here with its notice and agenda.',
  decisions: 'Latest decisions',
  noDecisions:
    'No decision has been made yet. A motion that carries becomes a decision, with its number and its mandate.',
  until: (when: string): string => `until ${when}`,
  whats: {
    'second-motion': 'Second or leave it:',
    vote: 'Vote:',
    'check-in': 'Check in:',
    'confirm-device': 'Confirm a device:',
    'sign-founding': 'Sign the founding:',
    'accept-nomination': 'You were nominated:',
    'cast-ballot': 'Cast your ballot:',
    'confirm-papers': 'Confirm papers:',
    application: 'Decide on an application:',
  } as { readonly [what: string]: string },
  allMeetings: 'All meetings',
  allDecisions: 'All decisions',
};

export const sign = {
  title: 'Sign in',
  lead: 'Quorate runs the democracy of an organisation: its meetings, motions and votes, by its own charter, with a record that anyone can check.',
  email: 'Your e-mail address',
  send: 'Send me a code',
  sent: (email: string): string =>
    `If ${email} is known here, a code of six digits is on its way. It is good for ten minutes.`,
  code: 'The six digits',
  signIn: 'Sign in',
  otherAddress: 'Use another address',
  invited: 'You were invited',
  invitationToken: 'Invitation',
  spentTitle: 'This invitation can’t be used any more',
  spent:
    'A link lets in one person, once, within 30 days. If you have used it, sign in with your e-mail address. Otherwise ask whoever invited you for a new one.',
  invitationReading: 'Reading your invitation…',
  nowhere: 'You belong to no organisation here yet. Open the link you were sent, or found one.',
  underWay: 'Foundings under way',
  found: 'Found an organisation',
  foundLead: 'Choose a charter, read what it means, invite the founders, and sign.',
  verifyLead: 'Check a record that somebody gave you. Nothing is sent: it is checked in this browser.',
};

export const demo = {
  title: 'Pick whom to be',
  lead: 'This is an invented organisation with a meeting in session. Pick a member; open another window and be another. Each window keeps its own.',
  be: (name: string): string => `Be ${name}`,
  becoming: 'Making a device key and enrolling it…',
  simulation: 'Simulated members',
  simulationOn: 'Simulated members second, speak and vote a little while you play.',
  simulationOff: 'Simulated members are still. Only windows act.',
  turnOn: 'Let them act',
  turnOff: 'Hold them still',
  watch: 'Watch without being anybody',
  screen: 'Open the hall’s screen',
  noPosts: 'Member',
};

export const organisation = {
  title: 'Bodies and posts',
  bodies: 'Bodies',
  noBodies: 'The charter names no body.',
  entitled: (n: number): string => `${count(n, 'person', 'persons')} on the roll`,
  charter: 'Charter',
  readCharter: 'Read the charter',
  inForceSince: (entry: number): string => `In force since entry ${entry} of the record.`,
  posts: 'Who holds what',
  noPosts: 'No post is filled.',
  untilDay: (day: string): string => `until ${day}`,
  elections: 'Elections',
  convene: 'Convene a meeting',
  apply: 'Apply for membership',
  notMember: 'You are not a member of this organisation. You see what its charter makes public.',
};

export const bodies = {
  quorum: 'Quorum',
  passes: 'Passes with',
  meets: 'Meets',
  notice: 'Notice',
  convened: 'Convened by',
  roll: 'The roll',
  onRoll: (shown: number, all: number): string => `${shown} of ${count(all, 'person', 'persons')} on the roll`,
  seats: (filled: number, seats: number): string => `${filled} of ${count(seats, 'seat')} filled`,
  member: 'Member',
  class: 'Class',
  posts: 'Posts',
  since: 'Since',
  entry: (index: number): string => `entry ${index}`,
  empty: 'Nobody is on this roll. A decision of the body that the charter names puts people on it.',
  meetings: 'Meetings of this body',
  noMeetings: 'This body has not met.',
};

export const devices = {
  title: 'You and your devices',
  you: 'You',
  lead: 'Your acts are signed by a key that this browser made and never hands out. Every device that may act for you is listed here, and its enrolment is in the record.',
  this: 'this device',
  enrolled: 'Enrolled',
  requested: 'Asks to be confirmed',
  revoked: 'Revoked',
  none: 'No device acts for you yet.',
  notHere: 'This device can’t act for you yet',
  notHereWhy:
    'It has no key that is enrolled for you. Enrol it from another device of yours; or, if you have none left, ask for it: whoever keeps the roll confirms it, and everybody can see that it happened.',
  strip: 'This device can’t act for you yet. You can read and watch.',
  toDevices: 'Enrol it',
  showCode: 'Show the code of this device',
  code: 'Code of the new device',
  codeHelp: 'Copy it to a device of yours that is enrolled, and paste it there on this same page. It holds no secret.',
  another: 'Enrol another device of yours',
  anotherHelp: 'Open this page on the new device, show its code, and paste it here.',
  codeWrong: 'This is not the code of a device. Copy the whole of it, from “quorate-device” to the end.',
  enrol: (label: string): string => `Enrol “${label}”`,
  ask: 'Ask for this device',
  asked: 'Asked. Whoever keeps the roll must confirm it; this page changes when that happens.',
  others: 'Devices of others that wait to be confirmed',
  enrolledAt: (entry: number): string => `entry ${entry}`,
  confirmCheck: 'Confirm only when you know that this is their device: ask them to read out the first digits.',
  handle: 'Your handle in the record',
  leaveTitle: 'Leaving',
};

export const banner = {
  conflictTitle: 'This log contradicts itself',
  conflict:
    'The record that the server shows now is not a continuation of the record this browser saw before. A log only grows; one that changes its past is broken or forged. Nothing here should be relied on until it is explained.',
  conflictSizes: (kept: number, shown: number): string =>
    `Seen before: ${count(kept, 'entry', 'entries')}. Shown now: ${count(shown, 'entry', 'entries')}. Both heads are signed by the log’s own key.`,
  otherKey: 'The log’s key is not the one this browser saw before. The founders signed the old one.',
  notSigned: 'The head of the log is not signed by the key that the founders signed.',
  unreadable: 'The head of the log can’t be read.',
  save: 'Save both signed heads as a file',
  demoAnew: 'This is the demo, and perhaps it was started anew with an empty data folder.',
  forget: 'Forget the head that was kept',
  whatToDo: 'Give the file to the scrutineers, to other members, or to anyone who keeps a copy of the record.',
};

export const form = {
  required: 'This is needed.',
  cancel: 'Go back',
  add: 'Add',
  remove: (what: string): string => `Remove ${what}`,
};
