/** The draft that the answers fill in: general meeting (or ballot), board, scrutineers and appeal panel drawn by lot, two officers. */
import type { Charter, Named, Power, Procedure, Seat } from '../charter.ts';
import { type Answers, boardMinimum, type CharterKind } from './answers.ts';

interface Words {
  readonly member: string;
  readonly board: string;
  readonly purpose: string;
  readonly admitted: string;
  readonly assets: string;
}

const words: { readonly [kind in CharterKind]: Words } = {
  association: {
    member: 'A person whom the general meeting has admitted.',
    board: 'Board',
    purpose: 'Decide any policy, plan or rule of the association.',
    admitted: 'Admit a member.',
    assets: 'what is left after debts goes to an association with a like purpose, never to members',
  },
  'co-operative': {
    member: 'A person who works or trades with the co-operative and holds one share.',
    board: 'Board',
    purpose: 'Decide any policy, plan or rule of the work.',
    admitted: 'Admit a member after the time of trial.',
    assets: 'what is left after debts goes to another co-operative with the same lock, never to members',
  },
  'union-branch': {
    member: 'A member of the union who belongs to this branch.',
    board: 'Branch Committee',
    purpose: 'Decide the policy of the branch, within that of the union.',
    admitted: 'Admit a member to the branch.',
    assets: 'what is left after debts goes to the union, never to members',
  },
  project: {
    member: 'A person whose contributions the members have recognised by admitting them.',
    board: 'Council',
    purpose: 'Decide any question of the project.',
    admitted: 'Admit a contributor to membership.',
    assets: 'names, domains and funds go to a body that will keep the work free, never to members',
  },
};

export function draft(answers: Answers): Charter {
  const say = words[answers.kind];
  const { affiliatedTo, members } = answers;
  return {
    charter: 'quorate-charter/1',
    id: answers.id,
    title: answers.title,
    version: 1,
    language: answers.language ?? 'en',
    jurisdiction: answers.jurisdiction ?? 'none',
    profiles: ['quorate-strict'],
    precedence: 'data',
    calendar: { timezone: answers.timezone || 'UTC', days: 'clear', year_starts: '1 January' },
    expects: { members: { min: members.fewest, typical: members.now, max: members.most } },
    membership: membership(say),
    electorates: {
      members: { text: 'All members in good standing.', who: 'class = member and not suspended', counts: 'persons' },
    },
    bodies: bodies(answers, say),
    offices: {
      secretary: officer('Secretary', answers, 'treasurer', [
        'keeps the roll',
        'sends notices and papers',
        'writes the minutes',
      ]),
      treasurer: officer('Treasurer', answers, 'secretary', ['keeps the books']),
    },
    procedures: procedures(),
    elections: elections(),
    powers: powers(say, affiliatedTo),
    rights: {
      'equal-vote': { text: 'Each member has one vote.', engine: 'equal-weight' },
      read: {
        text: 'Each member may read every record that is not sealed, and the list of those that are.',
        engine: 'read-all-unsealed',
      },
      heard: { text: 'Nobody is sanctioned but by the stages of the discipline chapter.', engine: 'due-process' },
      leave: { text: 'Each member may leave.', engine: 'exit' },
    },
    discipline: discipline(),
    emergency: emergency(),
    amendment: amendment(),
    records: records(answers),
    interpretation: { by: 'body:appeal-panel', appeal: 'body:general-meeting' },
    ...(affiliatedTo
      ? { affiliation: { to: affiliatedTo, text: 'By decision of the members.', leave: 'power:affiliate' } }
      : {}),
  };
}

function membership(say: Words): NonNullable<Charter['membership']> {
  return {
    classes: { member: { text: say.member, votes: true } },
    good_standing: 'Not suspended, and on the roll when notice is given.',
    leaving: 'At any time, by writing to the secretary.',
    roll: {
      kept_by: 'office:secretary',
      certified_by: 'body:scrutineers',
      snapshot: 'when notice is given',
      objections:
        'Any member may object to the roll until three days before the vote; the scrutineers answer within a day.',
    },
  };
}

const byMembers = {
  petition: 'at least 1/5 of members',
  of: 'electorate:members',
  via: 'procedure:recall-vote',
} as const;

function bodies(answers: Answers, say: Words): Charter['bodies'] {
  const seats = answers.boardSeats ?? 5;
  const least = boardMinimum(seats);
  return {
    'general-meeting': {
      name: 'General Meeting',
      kind: 'general-meeting',
      text: 'The highest body. Whatever no rule gives to another body stays here.',
      of: 'electorate:members',
      quorum: 'at least 1/3 of members',
      passes: 'more than 1/2 of votes cast',
      meets: 'every 6 months',
      notice: '14 days',
      convened_by: [
        'body:board',
        'at least 1/10 of members, naming the business',
        'office:secretary when a rule requires a meeting',
      ],
      if_not_convened: 'If it is not called within 7 days, those who asked may call it themselves.',
      chair: 'Elected by the meeting for the day; has no second vote.',
      tie: 'fails',
      if_inquorate: 'Adjourned 7 days with the same agenda; quorum then is at least 1/5 of members.',
      proxies: 'none',
    },
    board: {
      name: say.board,
      kind: 'board',
      text: 'Runs the affairs between general meetings and answers to them.',
      minimum: least,
      quorum: 'more than 1/2 of seats',
      passes: 'more than 1/2 of seats',
      meets: 'every month',
      notice: '3 days',
      convened_by: ['office:secretary', 'any two of its members'],
      tie: 'fails',
      if_inquorate: 'Called again within 7 days; after two such meetings the secretary calls a general meeting.',
      proxies: 'none',
      conflict_of_interest: 'Says so, leaves, and does not count for the quorum of that item.',
      reports_to: 'body:general-meeting',
      seats: { elected: boardSeat(answers, seats, say) },
    },
    scrutineers: drawn(
      'Scrutineers',
      'scrutiny',
      'Run every ballot and certify roll and result.',
      2,
      'at least 2 of seats',
      'all of those present',
      {
        scrutineer: lotSeat('Scrutineer', 3, '1 years', {
          max_terms: 2,
          then_gap: '1 years',
          recall: byMembers,
          not_also: ['seats:board/elected', 'office:secretary', 'office:treasurer'],
        }),
      },
    ),
    'appeal-panel': drawn(
      'Appeal Panel',
      'tribunal',
      'Hears appeals and complaints that a rule was broken; drawn anew for each case.',
      3,
      'at least 3 of seats',
      'more than 1/2 of seats',
      {
        panellist: lotSeat('Panellist', 5, '3 months', {
          recall: 'none',
          ends_if: ['the case ends', 'has an interest in the case'],
          not_also: ['seats:board/elected', 'office:secretary', 'office:treasurer'],
        }),
      },
    ),
  };
}

function boardSeat(answers: Answers, seats: number, say: Words): Seat {
  return {
    name: `${say.board} member`,
    count: seats,
    filled_by: 'election:board',
    votes: true,
    term: `${answers.boardYears ?? 2} years`,
    max_terms: 3,
    then_gap: '1 years',
    stagger: 'Half of the seats at a time.',
    holds_over: 'until a successor is declared, at most 60 days',
    vacancy: 'next candidate, else election within 60 days',
    recall: { ...byMembers, bar_after_election: '2 months' },
    ends_if: ['stops being a member', 'misses four meetings running without leave'],
    mandate: 'free',
    answerable_to: 'body:general-meeting',
    not_also: ['seats:scrutineers/scrutineer', 'seats:appeal-panel/panellist'],
  };
}

function drawn(
  name: string,
  kind: 'scrutiny' | 'tribunal',
  text: string,
  minimum: number,
  quorum: string,
  passes: string,
  seats: Named<Seat>,
): Charter['bodies'][string] {
  return {
    name,
    kind,
    text,
    minimum,
    quorum,
    passes,
    meets: 'as needed',
    convened_by: ['any of its members', 'office:secretary'],
    tie: kind === 'scrutiny' ? 'the question goes to the next general meeting' : 'fails',
    if_inquorate: 'a substitute is drawn by lot',
    proxies: 'none',
    conflict_of_interest: 'Whoever is a party, or sat at an earlier stage, is left out of the draw.',
    reports_to: 'body:general-meeting',
    seats,
  };
}

function lotSeat(name: string, count: number, term: string, more: Partial<Seat>): Seat {
  return { name, count, filled_by: 'lot from electorate:members', votes: true, term, vacancy: 'automatic', ...more };
}

function officer(name: string, answers: Answers, other: string, duties: readonly string[]): Seat {
  return {
    name,
    filled_by: 'election:officers',
    term: `${answers.boardYears ?? 2} years`,
    max_terms: 3,
    vacancy: 'appointment by body:board until next election',
    recall: byMembers,
    ends_if: ['stops being a member'],
    not_also: [`office:${other}`, 'seats:scrutineers/scrutineer', 'seats:appeal-panel/panellist'],
    duties,
    answerable_to: 'body:general-meeting',
  };
}

function procedures(): Named<Procedure> {
  const ballot = {
    voters: 'electorate:members',
    how: 'ballot',
    secrecy: 'secret',
    tie: 'fails',
    if_inquorate: 'fails',
    run_by: 'body:scrutineers',
  } as const;
  return {
    ordinary: {
      text: 'An ordinary decision of a general meeting.',
      voters: 'body:general-meeting',
      how: 'meeting',
      proposed_by: ['any member', 'body:board'],
      notice: '14 days',
      quorum: 'at least 1/3 of members',
      passes: 'more than 1/2 of votes cast',
      fewest_yes: 3,
      secrecy: 'open',
      tie: 'fails',
      if_inquorate: 'retry once after 7 days at 1/5 of members; then fails',
      not_again_for: '3 months',
    },
    'two-thirds': {
      text: 'A decision that needs two thirds.',
      voters: 'body:general-meeting',
      how: 'meeting',
      proposed_by: ['any 3 members', 'body:board'],
      notice: '21 days',
      quorum: 'at least 1/2 of members',
      passes: ['at least 2/3 of votes cast', 'more than 1/3 of members'],
      secrecy: 'secret',
      tie: 'fails',
      if_inquorate: 'retry once after 14 days by ballot; then fails',
      run_by: 'body:scrutineers',
    },
    'recall-vote': {
      text: 'Whether to end a term early.',
      ...ballot,
      proposed_by: ['petition'],
      notice: '7 days',
      voting_open: '7 days',
      quorum: 'at least 1/3 of members',
      passes: 'more than 1/2 of votes cast',
      fewest_yes: 3,
      excluded: 'The person concerned may speak and vote, but not run the ballot.',
      not_again_for: '3 months',
    },
    'confirming-ballot': {
      text: 'A ballot of all members on what the meeting adopted.',
      ...ballot,
      proposed_by: ['after the meeting'],
      notice: '7 days',
      voting_open: '10 days',
      quorum: 'at least 1/2 of members',
      passes: 'more than 1/2 of votes cast',
      fewest_yes: 3,
    },
    dissolution: {
      text: 'Winding up or merging: all members, by ballot, twice.',
      ...ballot,
      proposed_by: ['body:general-meeting', 'at least 1/4 of members'],
      notice: '28 days',
      voting_open: '14 days',
      quorum: 'at least 2/3 of members',
      passes: 'at least 3/4 of votes cast',
      twice: 'the two ballots at least 60 days apart',
    },
    'board-vote': {
      text: 'A decision of the board.',
      voters: 'body:board',
      how: 'meeting',
      proposed_by: ['any board member'],
      notice: '3 days',
      quorum: 'more than 1/2 of seats',
      passes: 'more than 1/2 of seats',
      secrecy: 'recorded',
      tie: 'fails',
      if_inquorate: 'called again within 7 days',
    },
    'emergency-vote': {
      text: 'Two thirds of the board agree that it cannot wait.',
      voters: 'body:board',
      how: 'circular',
      proposed_by: ['any board member'],
      voting_open: '12 hours',
      quorum: 'at least 2/3 of seats',
      passes: 'at least 2/3 of seats',
      secrecy: 'recorded',
      tie: 'fails',
      if_inquorate: 'fails',
    },
    panel: {
      text: 'A finding of the appeal panel.',
      voters: 'body:appeal-panel',
      how: 'panel',
      quorum: 'at least 3 of seats',
      passes: 'more than 1/2 of seats',
      secrecy: 'recorded',
      tie: 'fails',
      if_inquorate: 'substitutes by lot',
    },
    scrutiny: {
      text: 'The scrutineers certify.',
      voters: 'body:scrutineers',
      how: 'panel',
      quorum: 'at least 2 of seats',
      passes: 'all of those present',
      secrecy: 'recorded',
      tie: 'goes to the general meeting',
      if_inquorate: 'substitute by lot',
    },
  };
}

function elections(): NonNullable<Charter['elections']> {
  const common = {
    voters: 'electorate:members',
    run_by: 'body:scrutineers',
    nominations: 'Self-nomination with one seconder, open 14 days.',
    timetable: '14 days nominations, 7 days hustings, 7 days voting.',
    secrecy: 'secret',
    quorum: 'at least 1/4 of members',
    reopen_nominations: true,
    tie: 'by verifiable lot',
    complaints: 'To the appeal panel within 7 days of the result.',
  } as const;
  return {
    board: {
      ...common,
      method: 'stv',
      rules: 'Single transferable vote, Meek count.',
      too_few_candidates:
        'Unfilled seats stay open and nominations reopen after 30 days; below its minimum the general meeting acts for the board.',
    },
    officers: {
      ...common,
      method: 'condorcet-schwartz',
      too_few_candidates: 'The board shares out the duties for at most 60 days.',
    },
  };
}

function powers(say: Words, affiliatedTo: string | undefined): Named<Power> {
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

function discipline(): Charter['discipline'] {
  return {
    grounds: ['serious or repeated breach of this charter', 'theft or fraud', 'harassment or violence'],
    sanctions: {
      warning: { text: 'A written warning.', longest: '1 years' },
      suspension: { text: 'Loss of vote and seat.', longest: '3 months' },
      expulsion: { text: 'End of membership.' },
    },
    complaint: 'In writing, by any member; the secretary, or if a party a scrutineer, sends it on within 3 days.',
    stages: [
      {
        id: 'mediation',
        by: 'body:scrutineers',
        does: 'Offers a mediator; ends here if both agree.',
        within: '14 days',
        if_late: 'goes on to the hearing',
        next: 'hearing',
      },
      {
        id: 'hearing',
        by: 'body:board',
        via: 'procedure:board-vote',
        does: 'Hears both sides; may warn, suspend, or ask the general meeting to expel.',
        within: '30 days',
        if_late: 'the complaint falls',
        next: 'appeal',
      },
      {
        id: 'appeal',
        by: 'body:appeal-panel',
        via: 'procedure:panel',
        does: 'Confirms, softens or lifts.',
        within: '30 days',
        if_late: 'the sanction is stayed until decided',
        next: null,
      },
    ],
    interim_suspension: {
      by: 'body:board',
      via: 'procedure:board-vote',
      longest: '21 days',
      confirmed_by: 'body:appeal-panel',
      confirmed_within: '7 days',
    },
    rights: [
      'notice-in-writing',
      'see-the-evidence',
      'time-to-prepare',
      'be-heard',
      'be-accompanied',
      'impartial-panel',
      'object-to-a-panel-member',
      'reasons-in-writing',
      'appeal',
      'effect-stayed-on-appeal',
      'no-second-trial',
    ],
    limits: { complain_within: '6 months', finish_within: '120 days' },
  };
}

function emergency(): NonNullable<Charter['emergency']> {
  return {
    'sudden-danger': {
      text: 'Fire, flood, an attack on funds or systems: something that cannot wait for the notice of a meeting.',
      declared_by: 'body:board',
      via: 'procedure:emergency-vote',
      allows: ["money.spend up to a tenth of the year's budget beyond it", 'meetings held from afar'],
      never: [
        'charter.amend',
        'member.expel',
        'member.sanction',
        'seat.vacate',
        'seat.fill',
        'record.seal',
        'purge any record',
        'renew itself',
        'suspend the appeal panel or the scrutineers',
      ],
      lasts: '21 days',
      ratify: { by: 'body:general-meeting', within: '21 days', via: 'procedure:ordinary' },
      renew: { by: 'body:general-meeting', via: 'procedure:two-thirds', each: '14 days', times: 1 },
      longest: '35 days in any 365 days',
      end_early: ['body:general-meeting', 'body:board'],
      review: { by: 'body:general-meeting', report_within: '60 days' },
    },
  };
}

function amendment(): Charter['amendment'] {
  return {
    proposed_by: ['body:board', 'electorate:members'],
    notice: '21 days',
    not_during: ['emergency'],
    in_force: 'The day after certification, never for elections or cases already begun.',
    tiers: [
      {
        id: 'entrenched',
        text: 'What guards the members.',
        covers: [
          'rights',
          'discipline',
          'emergency',
          'amendment',
          'records',
          'interpretation',
          'waivers',
          'precedence',
          'profiles',
          'bodies/appeal-panel',
          'bodies/scrutineers',
          'powers/dissolve',
        ],
        via: ['procedure:two-thirds', 'procedure:confirming-ballot'],
      },
      { id: 'ordinary', text: 'Everything else.', covers: ['*'], via: ['procedure:two-thirds'] },
    ],
  };
}

function records(answers: Answers): Charter['records'] {
  return {
    published: ['decisions within 1 day', 'minutes within 7 days', 'ballot results within 2 days'],
    purge: 'never',
    sealed: {
      personal: {
        text: 'Hearings and personal matters.',
        via: 'procedure:board-vote',
        opens: 'after 10 years, or when the person concerned agrees',
        trustees: '2 of the 3 scrutineers',
        open_early_via: 'procedure:two-thirds',
      },
    },
    personal_data: "Names and addresses live in the members' vault; the archive holds salted commitments.",
    archive: {
      origin: `archive.${answers.id.replaceAll('.', '-')}.example`,
      signed_by: 'the server key; a new key needs procedure:two-thirds',
      witnesses: ['a neighbouring organisation', 'a federation or umbrella body', 'the auditor'],
      witness_quorum: '2 of 3',
      checkpoint_every: '1 hours',
    },
  };
}
