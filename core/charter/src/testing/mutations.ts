/** Faults put into the shipped charters on purpose: three or more for each check, which it alone must find. */
import type { Variation } from '../checks/check.ts';
import type { CheckName } from '../checks/names.ts';

type Of = Variation['of'];
const set = (of: Of, changes: NonNullable<Variation['set']>, remove: readonly string[] = []): Variation => ({
  of,
  set: changes,
  remove,
});
const strike = (of: Of, ...remove: readonly string[]): Variation => ({ of, remove });
const [coop, debian, union, federation, branch, german] = [
  'cooperative',
  'debian',
  'national-union',
  'international-federation',
  'union-branch',
  'german-association',
] as const;

export const mutations: { readonly [check in CheckName]: readonly Variation[] } = {
  schema: [
    set(coop, { 'powers/amend/effect': ['charter.change'] }),
    set(union, { colour: 'red' }),
    strike(federation, 'rights'),
    set(coop, { 'procedures/ordinary/passes': 'most of them' }),
  ],
  'dangling-reference': [
    set(coop, { 'powers/expel/review/by': 'body:court' }),
    set(union, { 'bodies/congress/chair': 'office:presidente, or one elected from the floor' }),
    set(federation, { 'amendment/tiers/0/covers/9': 'electorate-of-all' }),
    set(coop, { 'interpretation/appeal': 'body:assembly' }),
  ],
  'defined-terms': [
    set(coop, { 'procedures/dissolution/quorum': ['at least 2/3 of members', 'at least 2K members'] }),
    set(debian, { 'numbers/K2': 'sqrt(4 - count(developers))' }),
    set(debian, { 'numbers/K2': '2 * K / (K - K)' }),
    set(union, { 'offices/treasurer/recall/petition': 'at least 1/8 of lodges' }),
    set(debian, { 'numbers/Q': 'sqrt(count(developers) - 500) / 2' }),
  ],
  'said-once': [
    set(coop, { 'powers/declare-emergency/confirm/within': '13 days' }),
    set(union, { 'units/branch/smallest': 20 }),
    set(federation, { 'membership/roll/certified_by': 'body:tribunal' }),
    set(coop, { 'amendment/notice': '14 days' }),
    set(coop, { 'bodies/board/passes': 'more than 2/3 of seats' }),
  ],
  expects: [
    set(coop, { 'expects/members': { min: 7, typical: 90, max: 60 } }),
    strike(union, 'expects/balloted'),
    set(federation, { 'expects/region-affiliates': { min: 2, typical: 100, max: 90 } }),
  ],
  'every-power-has-a-holder': [
    strike(coop, 'powers/admit-member'),
    strike(union, 'powers/accounts'),
    strike(federation, 'powers/unseal'),
    strike(federation, 'powers/convene'),
  ],
  exclusive: [
    set(coop, { 'powers/approve-accounts/effect': ['money.accounts', 'audit.appoint', 'money.budget'] }),
    set(union, { 'powers/accounts/effect': ['money.accounts', 'money.budget'] }),
    set(federation, { 'emergency/world-emergency/allows/0': 'money.budget changed by up to a tenth' }),
    set(union, { 'powers/spend/effect': ['money.spend', 'sign', 'money.budget'] }),
  ],
  'procedure-fits': [
    set(coop, { 'powers/admit-member/via': 'procedure:scrutiny' }),
    set(union, { 'powers/create-branch/via': 'procedure:branch-ordinary' }),
    set(federation, { 'powers/budget/via': 'procedure:council-vote' }),
  ],
  'lone-hand': [
    set(coop, { 'powers/admit-member/holder': 'electorate:members' }, ['powers/admit-member/via']),
    set(union, { 'procedures/settlement-ballot/quorum': 'none' }, ['procedures/settlement-ballot/fewest_yes']),
    set(
      federation,
      {
        'powers/regions/holder': 'office:president',
        'powers/regions/override': { by: 'body:congress', via: 'procedure:congress-ordinary' },
      },
      ['powers/regions/via'],
    ),
    set(
      union,
      {
        'powers/unseal/holder': 'office:general-secretary',
        'powers/unseal/override': { by: 'body:congress', via: 'procedure:congress-ordinary' },
      },
      ['powers/unseal/via'],
    ),
  ],
  'same-hand': [
    set(coop, {
      'offices/secretary/not_also': ['seats:scrutineers/scrutineer'],
      'offices/treasurer/not_also': ['seats:scrutineers/scrutineer'],
    }),
    set(federation, {
      'offices/president/not_also': ['seats:tribunal/judge', 'seats:credentials/officer'],
      'offices/general-secretary/not_also': ['seats:tribunal/judge', 'seats:credentials/officer'],
    }),
    set(union, {
      'offices/treasurer/not_also': ['office:president'],
      'offices/general-secretary/not_also': ['office:president', 'seats:executive/regional'],
    }),
  ],
  'silent-quorum': [
    strike(coop, 'procedures/ordinary/fewest_yes'),
    strike(union, 'procedures/executive-vote/fewest_yes'),
    strike(federation, 'procedures/congress-ordinary/fewest_yes'),
  ],
  'small-faction': [
    set(union, { 'procedures/members-recall/quorum': 'at least 1/50 of members' }),
    set(union, { 'procedures/region-recall/quorum': 'at least 1% of members' }),
    set(union, { 'procedures/branch-recall/quorum': 'at least 1/60 of members' }),
  ],
  dominance: [
    strike(federation, 'electorates/affiliates/weight/cap'),
    strike(union, 'electorates/branches/weight/cap'),
    set(federation, { 'electorates/affiliates/weight/cap': 'at most 60% of all votes' }),
  ],
  delegation: [
    strike(coop, 'powers/run-business/delegate/limits'),
    strike(union, 'powers/between-congresses/delegate/recalled_by'),
    set(federation, { 'powers/between/delegate/for': 'until ended' }),
    set(coop, {
      'powers/interpret/delegate': {
        to: ['office:secretary'],
        for: '1 years',
        limits: ['small matters'],
        recalled_by: 'body:appeal-panel',
      },
    }),
  ],
  residual: [
    set(coop, { 'powers/certify/effect': ['roll.certify', 'ballot.run', 'any-other'] }),
    set(union, { 'powers/admit/effect': ['member.admit', 'any-other'] }),
    set(federation, { 'powers/yearly-accounts/effect': ['money.accounts', 'audit.appoint', 'any-other'] }),
    set(coop, { 'powers/run-business/effect': ['money.spend', 'rules.make', 'any-other'] }),
    set(federation, { 'powers/between/effect': ['rules.make', 'money.spend', 'body.create', 'any-other'] }),
  ],
  reviewable: [
    strike(coop, 'powers/sanction/review'),
    strike(union, 'powers/spend/override'),
    set(federation, { 'powers/world-action/kind': 'binding' }),
  ],
  'no-gap-no-overlap': [
    set(coop, { 'powers/interpret/effect': ['charter.interpret', 'member.admit'] }, ['powers/interpret/override']),
    set(union, { 'powers/interpret/effect': ['charter.interpret', 'unit.intervene'] }),
    set(federation, { 'powers/suspend/effect': ['affiliate.suspend', 'money.accounts'] }),
  ],
  'way-in': [
    strike(coop, 'offices/secretary/vacancy'),
    strike(union, 'bodies/tribunal/seats/judge/vacancy'),
    set(coop, { 'bodies/scrutineers/seats/scrutineer/vacancy': 'election within 60 days' }),
  ],
  'way-out': [
    set(coop, { 'offices/secretary/recall': 'none' }),
    set(union, { 'offices/president/recall': 'none' }),
    set(federation, { 'offices/general-secretary/term': 'until ended' }),
  ],
  'office-term': [
    set(union, { 'offices/general-secretary/term': '6 years' }),
    set(federation, { 'bodies/tribunal/seats/judge/term': '12 years' }),
    set(coop, { 'bodies/board/seats/elected/term': '11 years' }),
  ],
  'refill-from-nothing': [
    set(coop, {
      'offices/secretary/filled_by': 'appointment by body:general-meeting and office:treasurer',
      'offices/treasurer/filled_by': 'appointment by body:general-meeting and office:secretary',
    }),
    set(union, {
      'bodies/tribunal/seats/judge/filled_by': 'appointment by body:congress and body:finance-committee',
      'bodies/tribunal/seats/judge/vacancy': 'left empty',
      'bodies/finance-committee/seats/auditor/filled_by': 'appointment by body:congress and body:tribunal',
      'bodies/finance-committee/seats/auditor/vacancy': 'left empty',
    }),
    set(federation, {
      'offices/president/filled_by': 'appointment by body:congress and office:general-secretary',
      'offices/president/vacancy': 'left empty',
      'offices/general-secretary/filled_by': 'appointment by body:congress and office:president',
      'offices/general-secretary/vacancy': 'left empty',
    }),
  ],
  answerable: [
    set(coop, { 'offices/treasurer/filled_by': 'appointment by outside:the-founder' }),
    set(federation, {
      'bodies/tribunal/seats/judge/filled_by': 'appointment by outside:the-registrar',
      'bodies/tribunal/seats/judge/vacancy': 'left empty',
    }),
    set(union, {
      'bodies/finance-committee/seats/auditor/filled_by': 'appointment by outside:the-bank',
      'bodies/finance-committee/seats/auditor/vacancy': 'left empty',
    }),
  ],
  'recall-reachable': [
    set(coop, { 'offices/treasurer/recall/petition': 'at least 8 members' }),
    set(union, { 'offices/president/recall/bar_after_election': '14 months' }),
    set(federation, { 'bodies/general-council/seats/regional/recall/petition': 'at least 3 members' }),
    set(coop, { 'bodies/board/seats/elected/recall/petition': 'at least 2/3 of members' }),
  ],
  'own-recall': [
    set(coop, { 'procedures/recall-vote/run_by': 'body:board' }),
    strike(coop, 'procedures/recall-vote/excluded'),
    set(union, { 'bodies/tribunal/seats/judge/recall/via': 'procedure:tribunal-bench' }),
    set(federation, { 'bodies/general-council/seats/regional/recall/via': 'procedure:council-vote' }),
  ],
  separation: [
    set(coop, {
      'bodies/appeal-panel/seats/panellist/not_also': ['office:secretary'],
      'bodies/board/seats/elected/not_also': ['seats:scrutineers/scrutineer'],
    }),
    set(union, {
      'bodies/finance-committee/seats/auditor/not_also': [
        'seats:executive/regional',
        'seats:executive/equality',
        'office:general-secretary',
        'office:president',
      ],
    }),
    set(federation, {
      'offices/president/not_also': ['office:general-secretary', 'seats:tribunal/judge'],
      'bodies/credentials/seats/officer/not_also': [
        'seats:general-council/regional',
        'seats:tribunal/judge',
        'office:general-secretary',
      ],
    }),
  ],
  'hold-over': [
    set(coop, { 'bodies/board/seats/elected/holds_over': 'until a successor is declared' }),
    set(union, { 'bodies/executive/seats/regional/holds_over': 'until successors take their seats' }),
    set(federation, { 'bodies/general-council/seats/regional/holds_over': 'at most 5 years' }),
  ],
  'term-limits-satisfiable': [
    set(coop, { 'bodies/board/seats/elected/max_terms': 1, 'bodies/board/seats/elected/then_gap': '4 years' }),
    strike(coop, 'bodies/board/seats/elected/stagger'),
    set(coop, {
      'bodies/scrutineers/minimum': 5,
      'bodies/scrutineers/seats/scrutineer/count': 5,
      'bodies/scrutineers/seats/scrutineer/max_terms': 5,
      'bodies/scrutineers/seats/scrutineer/stagger': 'one or two each year',
    }),
  ],
  'quotas-feasible': [
    set(coop, { 'bodies/board/seats/elected/reserved': 'At least 6 women.' }),
    set(federation, { 'bodies/general-council/seats/regional/cap': ['at most 1 from one affiliate'] }),
    set(federation, {
      'bodies/general-council/seats/regional/reserved': 'At least 2/3 women; at least 2/3 under forty.',
    }),
  ],
  'ex-officio-share': [
    set(union, { 'bodies/congress/seats/executive/votes': true }),
    set(union, { 'bodies/congress/seats/equality/filled_by': 'ex officio seats:executive/equality' }),
    set(union, {
      'bodies/congress/seats/equality/filled_by': 'ex officio seats:regional-forum/region-delegate',
      'bodies/congress/seats/equality/vacancy': 'automatic',
    }),
  ],
  minimum: [
    strike(union, 'bodies/finance-committee/minimum'),
    strike(union, 'bodies/tribunal/minimum'),
    set(union, { 'bodies/tribunal/minimum': 12 }),
    set(coop, { 'bodies/scrutineers/minimum': 4 }),
    strike(federation, 'bodies/general-council/minimum'),
    strike(coop, 'bodies/appeal-panel/minimum'),
  ],
  'quorum-reachable': [
    set(coop, {
      'procedures/board-vote/quorum': 'at least 5 of seats',
      'procedures/emergency-vote/quorum': 'at least 3 of seats',
    }),
    set(union, {
      'procedures/branch-ordinary/quorum': 'at least 16 present',
      'bodies/branch-meeting/quorum': 'at least 16 present',
    }),
    set(federation, {
      'procedures/council-vote/quorum': 'at least 3/4 of seats',
      'bodies/general-council/quorum': 'at least 3/4 of seats',
    }),
    set(coop, { 'elections/board/quorum': 'at least 10 members' }),
  ],
  'threshold-reachable': [
    set(coop, { 'procedures/emergency-vote/passes': 'all of seats' }),
    set(federation, { 'procedures/council-grave/fewest_yes': 23 }),
    set(union, { 'procedures/forum-vote/passes': 'all of seats', 'bodies/regional-forum/passes': 'all of seats' }),
    set(union, { 'procedures/executive-two-thirds/passes': 'all of seats' }),
  ],
  'always-an-end': [
    set(coop, { 'procedures/ordinary/if_inquorate': 'again after 7 days at 1/2 of members' }),
    strike(union, 'bodies/branch-meeting/tie'),
    set(federation, { 'elections/by-congress/tie': 'vote again' }),
    set(coop, { 'elections/officers/method': 'exhaustive', 'elections/officers/rounds': { last_two: 'majority' } }),
    set(coop, { 'elections/officers/method': 'exhaustive', 'elections/officers/rounds': { out: 'keep 3' } }),
    strike(debian, 'procedures/tc/default_option'),
    set(branch, { 'procedures/ordinary/if_inquorate': 'retry after 7 days' }),
  ],
  'must-act': [
    set(coop, { 'powers/adopt-budget/must_act/otherwise': 'The general meeting decides on a budget.' }),
    strike(union, 'powers/accounts/must_act'),
    set(federation, { 'powers/budget/must_act/otherwise': 'the world congress must meet again' }),
    set(coop, { 'powers/approve-accounts/must_act/otherwise': 'The general meeting meets again.' }),
  ],
  timetable: [
    set(coop, { 'powers/fill-office/confirm/within': '7 days' }),
    set(union, { 'powers/suspend-action/confirm/within': '9 days' }),
    set(union, { 'bodies/executive/seats/regional/vacancy': 'election within 60 days' }),
    set(german, { 'bodies/general-meeting/notice': '8 months' }),
  ],
  'no-show': [
    set(debian, { 'procedures/gr-over-tc/quorum': 'at least 1/2 of entitled voters' }),
    set(debian, { 'procedures/gr-constitution/quorum': 'at least 1/10 of members' }),
    set(debian, { 'procedures/gr/quorum': 'at least 1/4 of developers' }),
  ],
  'rules-frozen': [
    set(coop, {
      'elections/board/rules': 'Single transferable vote; the board may change the method until voting opens.',
    }),
    set(union, { 'elections/executive/timetable': '28 + 14 + 21 days, which the executive may vary' }),
    set(federation, { 'membership/roll/snapshot': 'at the close of voting' }),
    set(federation, {
      'elections/council/rules': 'Weighted ballots; the board settles the method, which is chosen after nominations.',
    }),
  ],
  'secret-about-persons': [
    set(coop, { 'elections/board/secrecy': 'open' }),
    set(union, { 'procedures/members-recall/secrecy': 'recorded' }),
    strike(federation, 'elections/by-congress/secrecy'),
  ],
  'ballot-runner': [
    strike(coop, 'procedures/dissolution/run_by'),
    strike(union, 'procedures/members-ballot/run_by'),
    set(federation, {
      'elections/council/run_by': 'body:general-council',
      'bodies/general-council/stand_in': 'outside:independent-teller',
    }),
  ],
  'repeat-bar': [
    set(coop, { 'procedures/recall-vote/not_again_for': '18 months' }),
    set(union, { 'procedures/members-recall/not_again_for': '2 years' }),
    set(federation, { 'procedures/affiliates-ballot/not_again_for': '2 years' }),
  ],
  'casting-vote': [
    set(coop, { 'procedures/ordinary/tie': 'casting vote of office:secretary' }),
    set(union, { 'bodies/executive/tie': 'the chair decides' }),
    set(federation, { 'bodies/general-council/chair': 'The president, who has a casting vote.' }),
  ],
  'appeal-chain': [
    set(coop, { 'discipline/stages/2/next': 'hearing' }),
    set(union, { 'discipline/stages/2/next': 'court' }),
    set(federation, { 'discipline/stages/1/if_late': 'the sanction stands' }),
    set(union, { 'discipline/stages/0/next': 'bench' }),
  ],
  'fresh-judges': [
    set(union, { 'bodies/tribunal/seats/judge/count': 9 }),
    set(federation, { 'bodies/tribunal/seats/judge/count': 7 }),
    set(coop, { 'discipline/stages/2/by': 'body:board', 'discipline/stages/2/via': 'procedure:board-vote' }),
    set(federation, { 'discipline/stages/3/via': 'procedure:tribunal-panel' }),
  ],
  'due-process': [
    set(coop, { 'discipline/interim_suspension/longest': '120 days' }),
    set(union, {
      'discipline/rights': ['notice-in-writing', 'see-the-evidence', 'impartial-panel', 'reasons-in-writing', 'appeal'],
    }),
    strike(federation, 'discipline/sanctions/warning/longest'),
    set(federation, { 'powers/expel/holder': 'body:general-council', 'powers/expel/via': 'procedure:council-grave' }),
  ],
  emergency: [
    set(coop, {
      'emergency/sudden-danger/renew/by': 'body:board',
      'emergency/sudden-danger/renew/via': 'procedure:emergency-vote',
    }),
    set(union, { 'emergency/grave-threat/renew/times': 3 }),
    set(federation, { 'emergency/world-emergency/end_early': ['body:general-council'] }),
    set(coop, { 'emergency/sudden-danger/allows/2': 'whatever is necessary' }),
    set(union, { 'emergency/grave-threat/review/by': 'body:executive' }),
  ],
  'lapse-by-clock': [
    strike(coop, 'powers/fill-office/confirm'),
    set(union, { 'powers/seal/lasts': 'until ended' }, ['powers/seal/confirm']),
    strike(federation, 'powers/seal/confirm'),
  ],
  'amendment-covers-all': [
    set(coop, { 'amendment/tiers/1/covers': ['powers', 'bodies'] }),
    set(union, { 'amendment/tiers/1/covers': ['*', 'rights'] }),
    set(federation, { 'amendment/tiers/0/covers/9': '*' }),
  ],
  'not-by-the-restrained-alone': [
    set(union, { 'amendment/tiers/0/via': ['procedure:two-thirds-congress'] }),
    set(federation, { 'amendment/tiers/0/via': ['procedure:congress-two-thirds'] }),
    set(union, {
      'amendment/tiers/0/covers': [
        'rights',
        'emergency',
        'amendment',
        'records',
        'interpretation',
        'bodies/tribunal',
        'bodies/returning-board',
      ],
    }),
    set(federation, { 'amendment/tiers/0/via': ['procedure:council-grave'] }),
  ],
  'no-self-lowering': [
    set(coop, {
      'amendment/tiers/0/covers': [
        'rights',
        'discipline',
        'emergency',
        'records',
        'powers/dissolve',
        'bodies/appeal-panel',
        'bodies/scrutineers',
        'interpretation',
      ],
    }),
    set(coop, { 'amendment/tiers/0/covers': ['powers/dissolve'] }),
    set(coop, { 'amendment/tiers/0/covers': ['rights', 'records'] }),
  ],
  'no-back-door': [
    set(union, { 'standing_orders/suspension': 'more than 1/2 of those present' }),
    set(coop, { 'powers/interpret/override/via': 'procedure:ordinary' }),
    set(federation, { 'powers/interpret/override/via': 'procedure:congress-ordinary' }),
  ],
  'dissolve-harder': [
    set(coop, { 'procedures/dissolution/passes': 'more than 1/2 of votes cast' }),
    set(union, { 'procedures/dissolution/passes': 'more than 1/2 of votes cast' }),
    set(federation, {
      'procedures/affiliates-ratify/passes': ['at least 3/5 of card votes', 'more than 1/2 of affiliates voting'],
    }),
  ],
  'no-self-service': [
    set(coop, {
      'powers/run-business/text': 'Run the business and set the pay of board members.',
      'powers/run-business/limits': ['within the budget'],
    }),
    set(union, { 'powers/spend/text': 'Spend within the budget, allowances of its own members included.' }),
    set(federation, { 'powers/between/text': 'Govern between congresses; fix the term of its own members.' }),
    set(federation, { 'powers/between/text': 'Govern between congresses and fix the number of its own seats.' }),
    set(branch, { 'powers/run-affairs/limits': ['within the budget', 'may set the pay of its own members'] }),
    set(union, { 'powers/spend/limits': ['may raise the allowances of council members'] }),
  ],
  purge: [
    set(coop, { 'records/purge': 'after 10 years' }),
    set(union, { 'records/purge': 'by vote' }),
    set(federation, { 'records/purge': false }),
  ],
  'sealed-opens': [
    set(coop, { 'records/sealed/tenders/opens': 'when the contract is signed' }),
    set(union, { 'records/sealed/discipline/opens': 'never' }),
    set(federation, { 'records/sealed/negotiations/opens': 'when the council sees fit' }),
  ],
  trustees: [
    set(coop, { 'records/sealed/tenders/trustees': '1 of the 3 scrutineers' }),
    set(union, { 'records/sealed/bargaining/trustees': '3 of 5 members of the executive council' }),
    set(federation, { 'records/sealed/persons-in-danger/trustees': '7 of 7: arbitrators' }),
    strike(federation, 'records/sealed/negotiations/trustees'),
  ],
  witnesses: [
    set(coop, { 'records/archive/witness_quorum': '1 of 3' }),
    set(union, { 'records/archive/witness_quorum': '2 of 4' }),
    set(federation, { 'records/archive/signed_by': "1 of 5 credentials officers' keys" }),
    set(union, { 'records/archive/signed_by': 'the server key' }),
    set(coop, { 'records/archive/witnesses': ['the secretary', 'the neighbouring co-op', 'the auditor'] }),
    set(union, { 'records/archive/witnesses/2': 'body:returning-board' }),
  ],
  exit: [
    strike(coop, 'membership/leaving'),
    set(union, { 'membership/leaving': 'With the consent of the branch committee.' }),
    strike(federation, 'rights/leave'),
  ],
  'federal-fit': [
    set(union, { 'units/branch/own_charter/may': ['make its own standing orders', 'expel'] }),
    set(union, { 'units/region/own_charter/must': ['close a branch'] }),
    set(federation, { 'units/world-region/own_charter/may': ['bind the federation'] }),
  ],
  'supremacy-acyclic': [
    set(union, { 'units/region/within': 'unit:branch' }),
    set(federation, { 'units/affiliate/within': 'unit:affiliate' }),
    set(union, { 'affiliation/to': 'union.combined-workers' }),
    set(coop, { 'bodies/general-meeting/reports_to': 'body:board' }),
  ],
  profile: [
    set(union, { 'procedures/action-ballot/notice': '3 days' }),
    set(union, { 'powers/call-action/lasts': '18 months' }),
    set(federation, { 'bodies/congress/convened_by': ['body:general-council', 'at least 1/3 of affiliates'] }),
    set(coop, { profiles: ['quorate-strict', 'fr-1901'] }),
  ],
  waiver: [
    set(coop, { waivers: [{ check: 'casting-vote', at: 'powers', reason: 'none', until: '2027-01-01' }] }),
    set(union, {
      waivers: [{ check: 'no-show', at: 'procedures/members-ballot', reason: 'as meant', until: 'never' }],
    }),
    set(federation, { waivers: [{ check: 'no-such-check', at: 'powers', reason: 'none', until: '2027-01-01' }] }),
    set(union, { waivers: [{ check: 'lone-hand', at: 'powers/pay', reason: 'trust', until: '2027-01-01' }] }),
  ],
};
