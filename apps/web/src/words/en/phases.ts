/** One word for each phase, and a verb for each effect and act. */
import type {
  ActKind,
  AmendmentState,
  Effect,
  ElectionState,
  MeetingState,
  MotionState,
  SecretBallotState,
  TrusteeStep,
} from '../../spine.ts';

export function meetingPhase(phase: MeetingState['phase']): string {
  const words: { readonly [Phase in MeetingState['phase']]: string } = {
    convened: 'convened',
    open: 'in session',
    adjourned: 'adjourned',
    closed: 'closed',
    cancelled: 'cancelled',
  };
  return words[phase];
}

export function motionPhase(phase: MotionState['phase']): string {
  const words: { readonly [Phase in MotionState['phase']]: string } = {
    proposed: 'proposed',
    seconded: 'seconded',
    voting: 'being voted on',
    carried: 'carried',
    lost: 'lost',
    withdrawn: 'withdrawn',
    overtaken: 'overtaken by another amendment',
  };
  return words[phase];
}

export function amendmentPhase(phase: AmendmentState['phase']): string {
  const words: { readonly [Phase in AmendmentState['phase']]: string } = {
    open: 'open',
    adopted: 'adopted',
    'in-force': 'in force',
    lost: 'lost',
    withdrawn: 'withdrawn',
    overtaken: 'overtaken by another',
  };
  return words[phase];
}

export function electionPhase(phase: ElectionState['phase']): string {
  const words: { readonly [Phase in ElectionState['phase']]: string } = {
    nominations: 'taking nominations',
    polling: 'taking votes',
    'between-rounds': 'between two rounds',
    counted: 'counted',
  };
  return words[phase];
}

export function ballotPhase(phase: SecretBallotState['phase']): string {
  const words: { readonly [Phase in SecretBallotState['phase']]: string } = {
    registering: 'registering voters',
    voting: 'taking votes',
    opening: 'being opened',
    counted: 'counted',
  };
  return words[phase];
}

export function trusteeStep(step: TrusteeStep): string {
  const words: { readonly [Step in TrusteeStep]: string } = {
    certificate: 'certificate',
    commitment: 'commitment',
    deal: 'dealing of shares',
    share: 'own share',
  };
  return words[step];
}

const effectVerbs: { readonly [Kind in Effect['kind']]: string } = {
  'policy.adopt': 'adopt a policy',
  'rules.make': 'make rules',
  'money.budget': 'adopt a budget',
  'money.accounts': 'approve accounts',
  'money.spend': 'spend money',
  'member.admit': 'admit a member',
  'seat.fill': 'fill a seat',
  'unit.create': 'form a unit',
  'charter.amend': 'amend the charter',
  'any-other': 'decide another matter',
};

/** `policy.adopt` as `adopt a policy`. */
export function actName(effect: string): string {
  return effectVerbs[effect as Effect['kind']] ?? effect.replace('.', ': ');
}

const actNouns: { readonly [Kind in ActKind]: string } = {
  found: 'the founding',
  'apply-for-membership': 'your application',
  'withdraw-application': 'the withdrawal of your application',
  leave: 'your leaving',
  'join-unit': 'your joining of a unit',
  'enrol-device': 'the enrolment of a device',
  'request-device': 'the request for a device',
  'confirm-device': 'the confirmation of a device',
  'revoke-device': 'the revocation of a device',
  'convene-meeting': 'the convening of a meeting',
  'request-meeting': 'the request for a meeting',
  'cancel-meeting': 'the cancelling of a meeting',
  'add-agenda-item': 'an agenda item',
  'check-in': 'your check-in',
  'check-out': 'your check-out',
  'open-meeting': 'the opening of the meeting',
  'take-item': 'the taking of an item',
  'hand-over-chair': 'the handing over of the chair',
  'adjourn-meeting': 'the adjournment',
  'resume-meeting': 'the resumption',
  'close-meeting': 'the closing of the meeting',
  'ask-to-speak': 'your request to speak',
  'withdraw-from-list': 'your withdrawal from the list',
  'give-floor': 'the giving of the floor',
  'propose-motion': 'your motion',
  'second-motion': 'your seconding',
  'withdraw-motion': 'the withdrawal of your motion',
  'call-referendum': 'the calling of a ballot of all members',
  'bring-into-force': 'the coming into force of a charter',
  'open-vote': 'the opening of the vote',
  'cast-vote': 'your vote',
  'close-vote': 'the closing of the vote',
  'call-election': 'the calling of an election',
  nominate: 'your nomination',
  'accept-nomination': 'your acceptance to stand',
  'withdraw-candidacy': 'the withdrawal of your candidacy',
  'open-poll': 'the opening of the poll',
  'cast-ballot': 'your ballot',
  'enter-papers': 'the entering of papers',
  'confirm-papers': 'the confirmation of papers',
  'withdraw-papers': 'the withdrawal of papers',
  'close-poll': 'the closing of the poll',
  'open-round': 'the opening of the next round',
  'begin-trusteeship': 'the beginning of a trusteeship',
  'send-trustee-step': 'your step as a trustee',
  'call-secret-ballot': 'the calling of a secret ballot',
  'register-for-ballot': 'your registration for the ballot',
  'open-secret-ballot': 'the opening of the secret ballot',
  'close-secret-ballot': 'the closing of the secret ballot',
  'send-shuffle': 'your mixing of the papers',
  'send-decryption': 'your share of the opening',
  'publish-secret-result': 'the result of the secret ballot',
};

/** What an act is called while it is on its way: `your vote`. */
export function actNoun(kind: ActKind): string {
  return actNouns[kind];
}
