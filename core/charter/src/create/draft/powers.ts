/** Who may do what, by which vote, and who can undo it. */
import type { Named, Power } from '../../charter.ts';
import type { Words } from './words.ts';

export function powers(say: Words, affiliatedTo: string | undefined): Named<Power> {
  const meeting = { holder: 'body:general-meeting', kind: 'binding' } as const;
  const board = { holder: 'body:board', via: 'procedure:board-vote' } as const;
  const panel = { holder: 'body:appeal-panel', via: 'procedure:panel', kind: 'binding' } as const;
  const ordinary = { ...meeting, via: 'procedure:ordinary' } as const;
  const twoThirds = { ...meeting, via: 'procedure:two-thirds' } as const;
  const review = { by: 'body:appeal-panel', asked_by: 'any member', within: '30 days' } as const;
  const confirmed = { by: 'body:general-meeting', within: '6 months', via: 'procedure:ordinary' } as const;
  return {
    'set-policy': { text: say.purpose, effect: ['policy.adopt', 'rules.make', 'any-other'], ...ordinary, review },
    'adopt-budget': {
      text: 'Adopt the yearly budget.',
      effect: ['money.budget'],
      ...ordinary,
      only: true,
      must_act: { every: '1 years', otherwise: "Last year's budget runs on for at most six months." },
    },
    'approve-accounts': {
      text: 'Accept the accounts and choose the auditor.',
      effect: ['money.accounts', 'audit.appoint'],
      ...ordinary,
      must_act: { every: '1 years', otherwise: 'The auditor is kept on, and the matter is first on each agenda.' },
    },
    'admit-member': {
      text: say.admitted,
      effect: ['member.admit'],
      ...ordinary,
      review: { ...review, asked_by: 'the applicant' },
    },
    'elect-board': {
      text: 'Elect the board and the officers.',
      effect: ['seat.fill'],
      holder: 'electorate:members',
      kind: 'binding',
    },
    recall: {
      text: 'End any elected term early.',
      effect: ['seat.vacate'],
      holder: 'electorate:members',
      via: 'procedure:recall-vote',
      kind: 'binding',
      delegate: 'never',
    },
    'run-affairs': {
      text: 'Run the affairs within the budget.',
      effect: ['money.spend', 'rules.make'],
      ...board,
      kind: 'binding',
      limits: ['within the budget', "changes nobody's membership"],
      override: {
        by: 'body:general-meeting',
        via: 'procedure:ordinary',
        stay: 'A request by 1/5 of members stays the decision until the meeting.',
      },
    },
    'fill-office': {
      text: 'Fill a vacant office until the next election.',
      effect: ['seat.fill'],
      ...board,
      kind: 'provisional',
      confirm: confirmed,
    },
    'pay-bills': {
      text: 'Make payments already decided.',
      effect: ['sign'],
      holder: 'office:treasurer',
      together_with: ['office:secretary'],
      kind: 'ministerial',
      limits: ['only what was decided'],
    },
    'call-meeting': {
      text: 'Call a general meeting when the rules require one.',
      effect: ['meeting.call', 'agenda.set'],
      holder: 'office:secretary',
      kind: 'ministerial',
      limits: ['puts on the agenda whatever any three members ask for in time'],
    },
    certify: {
      text: 'Run ballots; certify roll and results.',
      effect: ['roll.certify', 'ballot.run'],
      holder: 'body:scrutineers',
      via: 'procedure:scrutiny',
      kind: 'ministerial',
      review,
    },
    sanction: {
      text: 'Warn or suspend a member.',
      effect: ['member.sanction'],
      ...board,
      kind: 'binding',
      limits: ['only by the stages of the discipline chapter'],
      review: { ...review, asked_by: 'the member' },
    },
    expel: {
      text: "End a membership against the member's will.",
      effect: ['member.expel'],
      ...twoThirds,
      only: true,
      delegate: 'never',
      limits: ['only by the stages of the discipline chapter'],
      review: { ...review, asked_by: 'the member' },
    },
    'set-aside': {
      text: 'Set aside a decision that broke the rules; lift or soften a sanction.',
      effect: ['decision.set-aside', 'decision.stay', 'member.reinstate'],
      ...panel,
      delegate: 'never',
      limits: ['never makes a sanction harder'],
    },
    interpret: {
      text: 'Say what a rule means.',
      effect: ['charter.interpret'],
      ...panel,
      override: { by: 'body:general-meeting', via: 'procedure:two-thirds' },
    },
    seal: {
      text: 'Seal a record.',
      effect: ['record.seal'],
      ...board,
      kind: 'provisional',
      confirm: confirmed,
      limits: ['only personal matters and legal advice'],
    },
    unseal: { text: 'Open a sealed record early.', effect: ['record.open'], ...twoThirds },
    amend: { text: 'Change this charter.', effect: ['charter.amend'], ...twoThirds, only: true, delegate: 'never' },
    dissolve: {
      text: 'Dissolve or merge.',
      effect: ['org.dissolve', 'org.merge'],
      holder: 'electorate:members',
      via: 'procedure:dissolution',
      kind: 'binding',
      only: true,
      delegate: 'never',
      limits: [say.assets],
    },
    'declare-emergency': {
      text: 'Declare an emergency.',
      effect: ['emergency.declare'],
      holder: 'body:board',
      via: 'procedure:emergency-vote',
      kind: 'provisional',
      confirm: { by: 'body:general-meeting', within: '21 days', via: 'procedure:ordinary' },
    },
    ...(affiliatedTo
      ? {
          affiliate: { text: 'Join or leave a federation.', effect: ['affiliate.leave'], ...twoThirds } satisfies Power,
        }
      : {}),
  };
}
