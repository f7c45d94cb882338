/** The verb on each button, and what it brings about, said before the click where it can't be undone. */
import type { ActKind, Effect } from '../../spine.ts';
import type { Saying } from '../saying.ts';
import { actName, actNoun, electionPhase, meetingPhase, motionPhase } from './phases.ts';
import { postWords } from './refusals.ts';

const verbs: { readonly [Kind in ActKind]: string } = {
  found: 'Sign the founding',
  'apply-for-membership': 'Apply for membership',
  'withdraw-application': 'Withdraw the application',
  leave: 'Leave the organisation',
  'join-unit': 'Join',
  'enrol-device': 'Enrol this device',
  'request-device': 'Ask for this device',
  'confirm-device': 'Confirm this device',
  'revoke-device': 'Revoke this device',
  'convene-meeting': 'Convene the meeting',
  'request-meeting': 'Ask for a meeting',
  'cancel-meeting': 'Cancel the meeting',
  'add-agenda-item': 'Add to the agenda',
  'check-in': 'Check in',
  'check-out': 'Check out',
  'open-meeting': 'Open the meeting',
  'take-item': 'Take this item',
  'hand-over-chair': 'Hand over the chair',
  'adjourn-meeting': 'Adjourn the meeting',
  'resume-meeting': 'Resume the meeting',
  'close-meeting': 'Close the meeting',
  'ask-to-speak': 'Ask to speak',
  'withdraw-from-list': 'Leave the speakers’ list',
  'give-floor': 'Give the floor',
  'propose-motion': 'Propose a motion',
  'second-motion': 'Second this motion',
  'withdraw-motion': 'Withdraw this motion',
  'call-referendum': 'Call the ballot of all members',
  'bring-into-force': 'Bring the charter into force',
  'open-vote': 'Put to the vote',
  'cast-vote': 'Vote',
  'close-vote': 'Close the vote',
  'call-election': 'Call the election',
  nominate: 'Nominate',
  'accept-nomination': 'Accept and stand',
  'withdraw-candidacy': 'Withdraw your candidacy',
  'open-poll': 'Open the poll',
  'cast-ballot': 'Cast your ballot',
  'enter-papers': 'Enter papers',
  'confirm-papers': 'Confirm these papers',
  'withdraw-papers': 'Withdraw this batch',
  'close-poll': 'Close the poll and count',
  'open-round': 'Open the next round',
  'begin-trusteeship': 'Begin a trusteeship',
  'send-trustee-step': 'Take your step as a trustee',
  'call-secret-ballot': 'Call a secret ballot',
  'register-for-ballot': 'Register for the ballot',
  'open-secret-ballot': 'Open the secret ballot',
  'close-secret-ballot': 'Close the secret ballot',
  'send-shuffle': 'Mix the papers',
  'send-decryption': 'Give your share of the opening',
  'publish-secret-result': 'Publish the result',
};

const consequences: { readonly [Kind in ActKind]?: string } = {
  'close-vote': 'Closing the vote can’t be undone: the result is read from the votes cast until now.',
  'close-meeting': 'Closing the meeting can’t be undone. What is not dealt with needs another meeting.',
  'cancel-meeting': 'Cancelling can’t be undone. A new meeting needs its own notice.',
  'hand-over-chair': 'You will no longer preside. Whoever presides then can hand the chair back.',
  'revoke-device': 'Revoking can’t be undone. The device can no longer act for you; what it did stays.',
  leave: 'You will be off the roll at once. Coming back needs a decision.',
  'withdraw-motion': 'Withdrawing can’t be undone. The motion stays in the record as withdrawn.',
  'close-poll': 'Closing the poll can’t be undone: the votes in it are counted at once.',
  'open-round': 'Opening the round puts out who goes out; nobody can withdraw from it any more.',
  'open-poll': 'Opening the poll ends nominations; the candidates can’t change any more.',
  'close-secret-ballot': 'Closing the ballot can’t be undone.',
  'withdraw-candidacy': 'Withdrawing can’t be undone in this election.',
  'adjourn-meeting': 'The meeting pauses for everybody until it is resumed.',
};

export const acts = {
  verb: (kind: ActKind): string => verbs[kind],
  consequence: (kind: ActKind): string | undefined => consequences[kind],
  noun: actNoun,
  effect: actName,
  /** With the name of whom it is about. */
  effectOf: (effect: Effect, say: Saying): string => {
    if (effect.kind === 'member.admit') return `admit ${say.name(effect.member)}`;
    if (effect.kind === 'seat.fill') return `give ${say.name(effect.member)} ${postWords(effect.post)}`;
    return actName(effect.kind);
  },
  electionPhase,
  meetingPhase,
  motionPhase,
  goBack: 'Go back',
  understood: 'Understood',
  signing: 'Signing and sending…',
  notYet: (kind: ActKind): string => `Not yet recorded: ${actNoun(kind)}. It is sent again until the server answers.`,
  waitingMany: (n: number): string =>
    `${n} acts are signed but not yet recorded. They are sent again until the server answers.`,
  wasRefused: (kind: ActKind, why: string): string => `Refused: ${actNoun(kind)}. ${why}`,
};
