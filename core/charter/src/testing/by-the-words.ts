/**
 * Faults made after the words of the format's section on checks, by somebody who did not look at the checks: each must be
 * found by the check named, whatever else is found with it.
 */
import type { Variation } from '../checks/check.ts';
import type { CheckName } from '../checks/names.ts';

export const byTheWords: { readonly [check in CheckName]?: readonly Variation[] } = {
  schema: [
    {
      of: 'cooperative',
      set: {
        'powers/amend/effect': ['charter.rewrite'],
      },
    },
    {
      of: 'national-union',
      set: {
        'bodies/congress/kind': 'parliament',
      },
    },
    {
      of: 'international-federation',
      set: {
        'procedures/council-vote/passes': 'a majority',
      },
    },
    {
      of: 'cooperative',
      set: {
        'procedures/ordinary/notice': 'ten days',
      },
    },
  ],
  'dangling-reference': [
    {
      of: 'cooperative',
      set: {
        'powers/amend/via': 'procedure:super',
      },
    },
    {
      of: 'national-union',
      set: {
        'bodies/executive/reports_to': 'body:senate',
      },
    },
    {
      of: 'international-federation',
      set: {
        'powers/dissolve/limits': ['only on a proposal carried by procedure:congress-three-quarters'],
      },
    },
    {
      of: 'cooperative',
      set: {
        'bodies/board/seats/elected/filled_by': 'election:council',
      },
    },
    {
      of: 'national-union',
      set: {
        'bodies/executive/seats/regional/not_also': [
          'seats:tribunal/justice',
          'seats:returning-board/returning-officer',
          'seats:congress/delegate',
          'office:general-secretary',
        ],
      },
    },
    {
      of: 'cooperative',
      set: {
        'amendment/tiers/0/covers/5': 'powers/wind-up',
      },
    },
    {
      of: 'cooperative',
      set: {
        'bodies/board/text': 'Runs it as power:run-busines says.',
      },
    },
    {
      of: 'national-union',
      set: {
        'affiliation/leave': 'power:disaffiliate',
      },
    },
    {
      of: 'cooperative',
      set: {
        'offices/secretary/deputy': 'office:vice',
      },
    },
    {
      of: 'cooperative',
      set: {
        'bodies/general-meeting/of': 'electorate:everyone',
      },
    },
  ],
  'defined-terms': [
    {
      of: 'cooperative',
      set: {
        'procedures/ordinary/quorum': 'at least 3Q of members',
      },
    },
    {
      of: 'debian',
      set: {
        'numbers/Q': 'sqrt(count(developers) - 1000) / 2',
      },
    },
    {
      of: 'debian',
      remove: ['numbers'],
    },
    {
      of: 'cooperative',
      set: {
        'procedures/ordinary/quorum': 'at least 2Q votes',
      },
    },
    {
      of: 'debian',
      set: {
        'numbers/K': 'min(Z, 5)',
      },
    },
  ],
  'said-once': [
    {
      of: 'cooperative',
      set: {
        'bodies/general-meeting/quorum': 'at least 1/4 of members',
      },
    },
    {
      of: 'cooperative',
      set: {
        'bodies/board/passes': 'more than 2/3 of seats',
      },
    },
    {
      of: 'national-union',
      set: {
        'emergency/grave-threat/ratify/within': '14 days',
      },
    },
    {
      of: 'international-federation',
      set: {
        'bodies/congress/passes': 'more than 2/3 of votes cast',
      },
    },
  ],
  expects: [
    {
      of: 'cooperative',
      set: {
        expects: {},
      },
    },
    {
      of: 'national-union',
      remove: ['expects/region-members'],
    },
    {
      of: 'cooperative',
      set: {
        'expects/members': {
          min: 60,
          typical: 30,
          max: 7,
        },
      },
    },
  ],
  'every-power-has-a-holder': [
    {
      of: 'cooperative',
      remove: ['powers/amend'],
    },
    {
      of: 'cooperative',
      remove: ['powers/interpret'],
    },
    {
      of: 'cooperative',
      remove: ['powers/recall'],
    },
    {
      of: 'cooperative',
      remove: ['powers/dissolve'],
    },
    {
      of: 'cooperative',
      remove: ['powers/adopt-budget'],
    },
    {
      of: 'national-union',
      remove: ['powers/run-ballots'],
    },
    {
      of: 'national-union',
      remove: ['powers/call-meetings'],
    },
    {
      of: 'international-federation',
      remove: ['powers/elect'],
    },
    {
      of: 'international-federation',
      remove: ['powers/unseal'],
    },
  ],
  exclusive: [
    {
      of: 'cooperative',
      set: {
        'powers/run-business/effect': ['money.spend', 'rules.make', 'charter.amend'],
      },
    },
    {
      of: 'national-union',
      set: {
        'powers/sanction/effect': ['member.sanction', 'member.expel'],
      },
    },
    {
      of: 'cooperative',
      set: {
        'emergency/sudden-danger/allows/0': 'member.expel at once',
      },
    },
    {
      of: 'cooperative',
      set: {
        'powers/run-business/effect': ['money.spend', 'money.budget'],
      },
    },
  ],
  'procedure-fits': [
    {
      of: 'cooperative',
      set: {
        'powers/run-business/via': 'procedure:ordinary',
      },
    },
    {
      of: 'cooperative',
      set: {
        'powers/expel/via': 'procedure:board-vote',
      },
    },
    {
      of: 'national-union',
      set: {
        'powers/interpret/via': 'procedure:executive-vote',
      },
    },
    {
      of: 'international-federation',
      set: {
        'powers/dissolve/via': 'procedure:council-vote',
      },
    },
    {
      of: 'cooperative',
      set: {
        'powers/amend/via': 'procedure:board-vote',
      },
    },
  ],
  'lone-hand': [
    {
      of: 'cooperative',
      set: {
        'powers/run-business/holder': 'office:treasurer',
      },
      remove: ['powers/run-business/via'],
    },
    {
      of: 'cooperative',
      set: {
        'powers/pay-bills/kind': 'binding',
      },
      remove: ['powers/pay-bills/together_with'],
    },
    {
      of: 'national-union',
      set: {
        'powers/suspend-action/holder': 'office:general-secretary',
      },
      remove: ['powers/suspend-action/via'],
    },
    {
      of: 'cooperative',
      set: {
        'procedures/panel/quorum': 'at least 1 of seats',
        'procedures/panel/passes': 'more than 1/2 of those present',
        'bodies/appeal-panel/quorum': 'at least 1 of seats',
        'bodies/appeal-panel/passes': 'more than 1/2 of those present',
      },
    },
    {
      of: 'international-federation',
      set: {
        'powers/seal/holder': 'office:president',
      },
      remove: ['powers/seal/via'],
    },
    {
      of: 'cooperative',
      set: {
        'procedures/ordinary/quorum': 'none',
        'bodies/general-meeting/quorum': 'none',
      },
      remove: ['procedures/ordinary/fewest_yes'],
    },
  ],
  'same-hand': [
    {
      of: 'international-federation',
      set: {
        'offices/president/not_also': ['seats:tribunal/judge', 'seats:credentials/officer'],
        'offices/general-secretary/not_also': [
          'seats:tribunal/judge',
          'seats:credentials/officer',
          'seats:general-council/regional',
        ],
      },
    },
    {
      of: 'national-union',
      set: {
        'offices/general-secretary/not_also': ['office:president', 'seats:executive/regional'],
        'offices/treasurer/not_also': ['office:president'],
      },
    },
  ],
  'silent-quorum': [
    {
      of: 'cooperative',
      remove: ['procedures/ordinary/fewest_yes'],
    },
    {
      of: 'national-union',
      remove: ['procedures/congress-ordinary/fewest_yes'],
    },
    {
      of: 'international-federation',
      remove: ['procedures/council-vote/fewest_yes'],
    },
    {
      of: 'cooperative',
      set: {
        'procedures/ordinary/fewest_yes': 1,
      },
    },
  ],
  'small-faction': [
    {
      of: 'cooperative',
      set: {
        'procedures/two-thirds/quorum': 'at least 5% of members',
        'procedures/two-thirds/passes': 'at least 2/3 of votes cast',
        'expects/members': {
          min: 100,
          typical: 200,
          max: 400,
        },
      },
    },
    {
      of: 'national-union',
      set: {
        'procedures/dissolution/quorum': 'at least 2% of members',
      },
    },
    {
      of: 'international-federation',
      set: {
        'procedures/affiliates-ballot/quorum': 'at least 1/50 of affiliates',
      },
    },
    {
      of: 'national-union',
      set: {
        'procedures/members-recall/quorum': 'none',
        'procedures/members-recall/fewest_yes': 5,
      },
    },
  ],
  dominance: [
    {
      of: 'international-federation',
      remove: ['electorates/affiliates/weight/cap'],
    },
    {
      of: 'international-federation',
      set: {
        'electorates/affiliates/weight/cap': 'at most 55% of all votes',
      },
    },
    {
      of: 'international-federation',
      set: {
        'electorates/affiliates/weight/cap': 'at most 40% of all votes',
      },
    },
    {
      of: 'national-union',
      set: {
        'electorates/branches/weight/cap': 'at most 51% of all votes',
      },
    },
  ],
  delegation: [
    {
      of: 'cooperative',
      remove: ['powers/run-business/delegate/recalled_by'],
    },
    {
      of: 'cooperative',
      remove: ['powers/run-business/delegate/limits'],
    },
    {
      of: 'cooperative',
      remove: ['powers/run-business/delegate/for'],
    },
    {
      of: 'cooperative',
      set: {
        'powers/run-business/delegate/limits': [],
      },
    },
    {
      of: 'international-federation',
      set: {
        'powers/between/delegate/recalled_by': 'office:general-secretary',
      },
    },
    {
      of: 'cooperative',
      set: {
        'powers/amend/delegate': {
          to: ['body:board'],
          for: '1 years',
          limits: ['small matters'],
          recalled_by: 'body:general-meeting',
        },
      },
    },
    {
      of: 'national-union',
      set: {
        'powers/expel/delegate': {
          to: ['body:executive'],
          for: '1 years',
          limits: ['x'],
          recalled_by: 'body:tribunal',
        },
      },
    },
  ],
  residual: [
    {
      of: 'cooperative',
      set: {
        'powers/run-business/effect': ['money.spend', 'any-other'],
      },
    },
    {
      of: 'cooperative',
      set: {
        'powers/call-meeting/effect': ['meeting.call', 'agenda.set', 'any-other'],
      },
    },
    {
      of: 'national-union',
      set: {
        'powers/call-meetings/effect': ['meeting.call', 'agenda.set', 'any-other'],
      },
    },
    {
      of: 'international-federation',
      set: {
        'powers/between/effect': ['rules.make', 'money.spend', 'body.create', 'any-other'],
      },
    },
  ],
  reviewable: [
    {
      of: 'cooperative',
      remove: ['powers/run-business/override'],
    },
    {
      of: 'national-union',
      remove: ['powers/audit/override'],
    },
    {
      of: 'cooperative',
      remove: ['powers/sanction/review'],
    },
    {
      of: 'international-federation',
      remove: ['powers/between/override', 'powers/between/review'],
    },
    {
      of: 'cooperative',
      set: {
        'powers/sanction/review/by': 'body:board',
      },
    },
  ],
  'way-in': [
    {
      of: 'cooperative',
      remove: ['bodies/board/seats/elected/vacancy'],
    },
    {
      of: 'national-union',
      remove: ['offices/president/vacancy'],
    },
    {
      of: 'cooperative',
      remove: ['bodies/board/seats/elected/filled_by'],
    },
    {
      of: 'international-federation',
      remove: ['offices/president/filled_by'],
    },
  ],
  'way-out': [
    {
      of: 'cooperative',
      set: {
        'bodies/board/seats/elected/recall': 'none',
      },
      remove: ['bodies/board/seats/elected/ends_if'],
    },
    {
      of: 'cooperative',
      remove: ['bodies/board/seats/elected/term'],
    },
    {
      of: 'national-union',
      remove: ['offices/general-secretary/recall'],
    },
    {
      of: 'international-federation',
      set: {
        'bodies/tribunal/seats/judge/recall': 'none',
      },
      remove: ['bodies/tribunal/seats/judge/ends_if'],
    },
    {
      of: 'national-union',
      set: {
        'offices/general-secretary/term': 'until ended',
      },
    },
  ],
  'office-term': [
    {
      of: 'national-union',
      set: {
        'offices/general-secretary/term': '7 years',
      },
    },
    {
      of: 'cooperative',
      remove: ['offices/secretary/term'],
    },
    {
      of: 'international-federation',
      set: {
        'offices/president/term': '15 years',
      },
    },
    {
      of: 'national-union',
      set: {
        'bodies/executive/seats/regional/term': '6 years',
      },
    },
  ],
  'refill-from-nothing': [
    {
      of: 'national-union',
      set: {
        'elections/by-congress/run_by': 'body:returning-board',
        'elections/branch-delegates/run_by': 'body:returning-board',
      },
      remove: ['bodies/returning-board/stand_in'],
    },
    {
      of: 'international-federation',
      remove: ['bodies/credentials/stand_in'],
    },
    {
      of: 'cooperative',
      set: {
        'offices/secretary/filled_by': 'appointment by office:treasurer',
        'offices/treasurer/filled_by': 'appointment by office:secretary',
      },
    },
  ],
  answerable: [
    {
      of: 'cooperative',
      set: {
        'bodies/board/seats/elected/filled_by': 'co-option by body:board',
      },
    },
    {
      of: 'cooperative',
      set: {
        'bodies/appeal-panel/seats/panellist/filled_by': 'co-option by body:appeal-panel',
      },
    },
  ],
  'recall-reachable': [
    {
      of: 'cooperative',
      set: {
        'bodies/board/seats/elected/recall/petition': 'at least 20 members',
      },
    },
    {
      of: 'cooperative',
      set: {
        'bodies/board/seats/elected/recall/bar_after_election': '18 months',
      },
    },
    {
      of: 'national-union',
      set: {
        'offices/president/recall/petition': 'at least 9000 members',
      },
    },
    {
      of: 'national-union',
      set: {
        'bodies/executive/seats/regional/recall/petition': 'at least 600 members',
      },
    },
    {
      of: 'national-union',
      set: {
        'bodies/executive/seats/regional/recall/bar_after_election': '20 months',
      },
    },
  ],
  'own-recall': [
    {
      of: 'cooperative',
      set: {
        'procedures/recall-vote/run_by': 'body:board',
      },
    },
    {
      of: 'national-union',
      set: {
        'procedures/region-recall/run_by': 'body:executive',
      },
    },
    {
      of: 'international-federation',
      set: {
        'procedures/affiliates-ballot/run_by': 'office:general-secretary',
      },
    },
    {
      of: 'national-union',
      set: {
        'procedures/members-recall/run_by': 'office:president',
      },
    },
  ],
  separation: [
    {
      of: 'national-union',
      set: {
        'bodies/finance-committee/seats/auditor/not_also': [
          'seats:executive/regional',
          'seats:executive/equality',
          'office:general-secretary',
          'office:president',
        ],
      },
    },
    {
      of: 'international-federation',
      set: {
        'bodies/tribunal/seats/judge/not_also': [
          'seats:credentials/officer',
          'seats:congress/delegate',
          'office:president',
          'office:general-secretary',
        ],
        'bodies/general-council/seats/regional/not_also': ['seats:credentials/officer', 'office:general-secretary'],
      },
    },
  ],
  'hold-over': [
    {
      of: 'cooperative',
      set: {
        'bodies/board/seats/elected/holds_over': 'until a successor is elected',
      },
    },
    {
      of: 'national-union',
      set: {
        'bodies/tribunal/seats/judge/holds_over': 'to finish cases begun',
      },
    },
    {
      of: 'international-federation',
      set: {
        'bodies/general-council/seats/regional/holds_over': 'as long as needed',
      },
    },
  ],
  'term-limits-satisfiable': [
    {
      of: 'cooperative',
      set: {
        'bodies/board/seats/elected/max_terms': 1,
        'bodies/board/seats/elected/then_gap': '6 years',
      },
    },
    {
      of: 'cooperative',
      set: {
        'bodies/board/seats/elected/count': 9,
        'bodies/board/minimum': 6,
      },
    },
    {
      of: 'cooperative',
      set: {
        'bodies/scrutineers/seats/scrutineer/max_terms': 1,
        'bodies/scrutineers/seats/scrutineer/then_gap': '5 years',
      },
    },
  ],
  'quotas-feasible': [
    {
      of: 'cooperative',
      set: {
        'bodies/board/seats/elected/reserved': 'At least 7 seats for women.',
      },
    },
    {
      of: 'national-union',
      set: {
        'bodies/executive/seats/equality/reserved': 'At least 5 women.',
      },
    },
  ],
  'ex-officio-share': [
    {
      of: 'national-union',
      set: {
        'bodies/congress/seats/executive/votes': true,
      },
    },
    {
      of: 'national-union',
      set: {
        'bodies/congress/seats/executive/votes': true,
        'bodies/congress/seats/executive/count': 200,
      },
    },
    {
      of: 'cooperative',
      set: {
        'bodies/board/seats/chairs': {
          name: 'Officers',
          count: 2,
          filled_by: 'ex officio office:secretary',
          votes: true,
          term: '2 years',
          vacancy: 'automatic',
          recall: 'none',
          ends_if: ['leaves the office'],
        },
      },
    },
  ],
  minimum: [
    {
      of: 'cooperative',
      remove: ['bodies/board/minimum'],
    },
    {
      of: 'national-union',
      set: {
        'bodies/executive/minimum': 1,
      },
    },
    {
      of: 'national-union',
      set: {
        'bodies/executive/minimum': 2,
      },
    },
    {
      of: 'international-federation',
      remove: ['bodies/general-council/minimum'],
    },
  ],
  'quorum-reachable': [
    {
      of: 'cooperative',
      set: {
        'procedures/board-vote/quorum': 'at least 5 of seats',
      },
    },
    {
      of: 'cooperative',
      set: {
        'procedures/ordinary/quorum': 'at least 8 members',
      },
    },
    {
      of: 'cooperative',
      set: {
        'procedures/panel/quorum': 'at least 6 of seats',
        'bodies/appeal-panel/quorum': 'at least 6 of seats',
      },
    },
    {
      of: 'national-union',
      set: {
        'procedures/executive-vote/quorum': 'at least 30 of seats',
        'bodies/executive/quorum': 'at least 30 of seats',
      },
    },
    {
      of: 'international-federation',
      set: {
        'bodies/general-council/minimum': 16,
      },
    },
  ],
  'threshold-reachable': [
    {
      of: 'cooperative',
      set: {
        'procedures/board-vote/passes': 'all of seats',
        'bodies/board/passes': 'all of seats',
      },
    },
    {
      of: 'national-union',
      set: {
        'procedures/executive-two-thirds/passes': 'all of seats',
      },
    },
    {
      of: 'international-federation',
      set: {
        'procedures/council-grave/passes': 'all of seats',
      },
    },
    {
      of: 'cooperative',
      set: {
        'procedures/emergency-vote/passes': 'all of seats',
      },
    },
  ],
  'always-an-end': [
    {
      of: 'cooperative',
      remove: ['procedures/ordinary/tie'],
    },
    {
      of: 'cooperative',
      remove: ['procedures/ordinary/if_inquorate'],
    },
    {
      of: 'cooperative',
      set: {
        'procedures/ordinary/if_inquorate': 'repeat until there is a quorum',
      },
    },
    {
      of: 'cooperative',
      remove: ['elections/board/too_few_candidates'],
    },
    {
      of: 'national-union',
      remove: ['elections/executive/tie'],
    },
    {
      of: 'national-union',
      remove: ['procedures/executive-vote/if_inquorate'],
    },
  ],
  'must-act': [
    {
      of: 'cooperative',
      remove: ['powers/adopt-budget/must_act'],
    },
    {
      of: 'cooperative',
      remove: ['powers/adopt-budget/must_act/otherwise'],
    },
    {
      of: 'cooperative',
      set: {
        'powers/approve-accounts/must_act/otherwise': 'The general meeting meets again.',
      },
    },
    {
      of: 'national-union',
      remove: ['powers/budget/must_act'],
    },
    {
      of: 'cooperative',
      set: {
        'powers/unseal/together_with': ['body:board'],
      },
    },
  ],
  timetable: [
    {
      of: 'cooperative',
      set: {
        'powers/declare-emergency/confirm/within': '8 days',
        'emergency/sudden-danger/ratify/within': '8 days',
      },
    },
    {
      of: 'cooperative',
      set: {
        'bodies/board/seats/elected/vacancy': 'election within 20 days',
      },
    },
    {
      of: 'national-union',
      set: {
        'emergency/grave-threat/ratify/within': '1 days',
        'powers/emergency/confirm/within': '1 days',
      },
    },
  ],
  'rules-frozen': [
    {
      of: 'cooperative',
      set: {
        'elections/board/rules': 'Single transferable vote; the tabulation may be altered until the call for votes.',
      },
    },
    {
      of: 'national-union',
      set: {
        'elections/executive/rules': 'The executive may change the method at any time before the count.',
      },
    },
    {
      of: 'international-federation',
      set: {
        'elections/council/rules': 'weighted ballots; the method is chosen by the board after nominations close',
      },
    },
  ],
  'secret-about-persons': [
    {
      of: 'cooperative',
      set: {
        'procedures/recall-vote/secrecy': 'open',
      },
    },
    {
      of: 'national-union',
      set: {
        'procedures/region-recall/secrecy': 'open',
      },
    },
    {
      of: 'cooperative',
      remove: ['elections/officers/secrecy'],
    },
    {
      of: 'cooperative',
      set: {
        'procedures/two-thirds/secrecy': 'recorded',
      },
    },
  ],
  'ballot-runner': [
    {
      of: 'cooperative',
      remove: ['procedures/recall-vote/run_by'],
    },
    {
      of: 'cooperative',
      set: {
        'elections/board/run_by': 'body:board',
      },
    },
    {
      of: 'national-union',
      set: {
        'elections/national-officers/run_by': 'office:general-secretary',
      },
    },
    {
      of: 'national-union',
      set: {
        'elections/executive/run_by': 'body:executive',
      },
    },
    {
      of: 'international-federation',
      remove: ['procedures/affiliates-ratify/run_by'],
    },
  ],
  'repeat-bar': [
    {
      of: 'cooperative',
      set: {
        'procedures/recall-vote/not_again_for': '2 years',
      },
    },
    {
      of: 'cooperative',
      set: {
        'procedures/ordinary/not_again_for': '2 years',
      },
    },
    {
      of: 'national-union',
      set: {
        'procedures/congress-ordinary/not_again_for': '3 years',
      },
    },
  ],
  'casting-vote': [
    {
      of: 'cooperative',
      set: {
        'procedures/board-vote/tie': 'casting vote of office:secretary',
      },
    },
    {
      of: 'national-union',
      set: {
        'procedures/executive-vote/tie': 'casting vote of office:president',
      },
    },
    {
      of: 'international-federation',
      set: {
        'procedures/council-vote/tie': 'casting vote of office:president',
      },
    },
  ],
  'appeal-chain': [
    {
      of: 'cooperative',
      set: {
        'discipline/stages/2/next': 'mediation',
      },
    },
    {
      of: 'cooperative',
      remove: ['discipline/stages/2/if_late'],
    },
    {
      of: 'cooperative',
      remove: ['discipline/stages/1/within'],
    },
    {
      of: 'cooperative',
      set: {
        'discipline/stages/1/next': null,
      },
    },
    {
      of: 'national-union',
      set: {
        'discipline/stages/1/if_late': 'the accused is guilty',
      },
    },
    {
      of: 'cooperative',
      set: {
        'discipline/stages/1/if_late': 'the complaint is upheld',
      },
    },
    {
      of: 'international-federation',
      set: {
        'discipline/stages/2/next': 'enquiry',
      },
    },
  ],
  'fresh-judges': [
    {
      of: 'cooperative',
      set: {
        'discipline/stages/2/by': 'body:board',
        'discipline/stages/2/via': 'procedure:board-vote',
      },
    },
    {
      of: 'national-union',
      set: {
        'discipline/stages/1/by': 'body:executive',
        'discipline/stages/1/via': 'procedure:executive-vote',
        'discipline/stages/2/by': 'body:executive',
        'discipline/stages/2/via': 'procedure:executive-vote',
      },
    },
    {
      of: 'international-federation',
      set: {
        'bodies/tribunal/seats/judge/count': 5,
      },
    },
  ],
  'due-process': [
    {
      of: 'cooperative',
      set: {
        'discipline/rights': ['notice-in-writing', 'be-heard'],
      },
    },
    {
      of: 'cooperative',
      set: {
        'discipline/interim_suspension/longest': '1 years',
      },
    },
    {
      of: 'cooperative',
      set: {
        'discipline/interim_suspension/confirmed_by': 'body:board',
      },
    },
    {
      of: 'cooperative',
      set: {
        'powers/expel/holder': 'body:board',
        'powers/expel/via': 'procedure:board-vote',
      },
    },
    {
      of: 'national-union',
      remove: ['discipline/sanctions/suspension/longest'],
    },
    {
      of: 'international-federation',
      set: {
        'discipline/rights': [
          'notice-in-writing',
          'see-the-evidence',
          'time-to-prepare',
          'be-accompanied',
          'impartial-panel',
          'reasons-in-writing',
          'appeal',
        ],
      },
    },
    {
      of: 'national-union',
      remove: ['discipline/interim_suspension/confirmed_by'],
    },
  ],
  emergency: [
    {
      of: 'cooperative',
      set: {
        'emergency/sudden-danger/text': '',
      },
    },
    {
      of: 'cooperative',
      set: {
        'emergency/sudden-danger/via': 'procedure:board-vote',
        'powers/declare-emergency/via': 'procedure:board-vote',
      },
    },
    {
      of: 'cooperative',
      set: {
        'emergency/sudden-danger/never': ['member.expel'],
      },
    },
    {
      of: 'national-union',
      set: {
        'emergency/grave-threat/ratify/by': 'body:executive',
        'emergency/grave-threat/ratify/via': 'procedure:executive-vote',
      },
    },
    {
      of: 'national-union',
      set: {
        'emergency/grave-threat/longest': '60 days in any 365 days',
      },
    },
    {
      of: 'national-union',
      set: {
        'emergency/grave-threat/lasts': 'until ended',
      },
    },
    {
      of: 'international-federation',
      set: {
        'emergency/world-emergency/renew/by': 'body:general-council',
        'emergency/world-emergency/renew/via': 'procedure:council-grave',
      },
    },
    {
      of: 'international-federation',
      set: {
        'emergency/world-emergency/ratify/within': '150 days',
      },
    },
    {
      of: 'national-union',
      set: {
        'emergency/grave-threat/allows': ['anything needed'],
      },
    },
    {
      of: 'national-union',
      set: {
        'emergency/grave-threat/end_early': ['body:executive'],
      },
    },
    {
      of: 'national-union',
      remove: ['emergency/grave-threat/review'],
    },
    {
      of: 'national-union',
      set: {
        'emergency/grave-threat/allows/0': 'charter.amend where needed',
      },
    },
  ],
  'lapse-by-clock': [
    {
      of: 'cooperative',
      remove: ['powers/seal/confirm'],
    },
    {
      of: 'national-union',
      remove: ['powers/intervene/confirm', 'powers/intervene/lasts'],
    },
    {
      of: 'international-federation',
      set: {
        'powers/suspend/lasts': 'until ended',
      },
      remove: ['powers/suspend/confirm'],
    },
    {
      of: 'national-union',
      set: {
        'powers/suspend-action/lasts': 'until ended',
      },
      remove: ['powers/suspend-action/confirm'],
    },
  ],
  'amendment-covers-all': [
    {
      of: 'cooperative',
      set: {
        'amendment/tiers': [
          {
            id: 'entrenched',
            covers: ['rights'],
            via: ['procedure:two-thirds', 'procedure:confirming-ballot'],
          },
        ],
      },
    },
    {
      of: 'national-union',
      set: {
        'amendment/tiers/1/covers': ['bodies'],
      },
    },
    {
      of: 'international-federation',
      set: {
        'amendment/tiers/1/covers': ['*', 'rights'],
      },
    },
  ],
  'not-by-the-restrained-alone': [
    {
      of: 'cooperative',
      set: {
        'amendment/tiers/0/via': ['procedure:board-vote'],
      },
    },
    {
      of: 'national-union',
      set: {
        'amendment/tiers/0/via': ['procedure:executive-two-thirds'],
      },
    },
    {
      of: 'international-federation',
      set: {
        'amendment/tiers/0/via': ['procedure:council-grave'],
      },
    },
    {
      of: 'national-union',
      set: {
        'amendment/tiers/0/covers': ['rights', 'emergency'],
      },
    },
  ],
  'no-self-lowering': [
    {
      of: 'cooperative',
      set: {
        'amendment/tiers/0/covers': [
          'rights',
          'discipline',
          'emergency',
          'records',
          'powers/dissolve',
          'bodies/appeal-panel',
          'bodies/scrutineers',
          'interpretation',
          'waivers',
          'precedence',
          'profiles',
        ],
      },
    },
    {
      of: 'national-union',
      set: {
        'amendment/tiers/1/covers': ['*', 'amendment'],
        'amendment/tiers/0/covers': [
          'rights',
          'discipline',
          'emergency',
          'records',
          'interpretation',
          'bodies/tribunal',
          'bodies/returning-board',
        ],
      },
    },
    {
      of: 'international-federation',
      set: {
        'amendment/tiers/0/covers': [
          'rights',
          'discipline',
          'emergency',
          'records',
          'interpretation',
          'bodies/tribunal',
          'bodies/credentials',
        ],
      },
    },
  ],
  'no-back-door': [
    {
      of: 'cooperative',
      set: {
        'powers/interpret/override/via': 'procedure:ordinary',
      },
    },
    {
      of: 'national-union',
      set: {
        'standing_orders/suspension': 'more than 1/2 of votes cast',
      },
    },
  ],
  'dissolve-harder': [
    {
      of: 'cooperative',
      set: {
        'powers/dissolve/via': 'procedure:recall-vote',
      },
    },
    {
      of: 'cooperative',
      set: {
        'procedures/dissolution/passes': 'more than 1/2 of votes cast',
      },
      remove: ['procedures/dissolution/twice'],
    },
    {
      of: 'national-union',
      set: {
        'procedures/dissolution/passes': 'more than 1/2 of votes cast',
      },
    },
    {
      of: 'international-federation',
      set: {
        'procedures/affiliates-ratify/passes': 'more than 1/2 of votes cast',
      },
    },
  ],
  'no-self-service': [
    {
      of: 'cooperative',
      set: {
        'powers/run-business/text': 'Run the business and set board pay.',
        'powers/run-business/limits': ['within the budget'],
      },
    },
    {
      of: 'national-union',
      set: {
        'powers/spend/text': 'Spend within the budget and fix the salaries of the executive.',
      },
    },
    {
      of: 'international-federation',
      set: {
        'powers/between/text': 'Govern between congresses and fix the number of its own seats.',
      },
    },
  ],
  purge: [
    {
      of: 'cooperative',
      set: {
        'records/purge': 'after 5 years',
      },
    },
    {
      of: 'national-union',
      set: {
        'records/purge': 'by congress',
      },
    },
    {
      of: 'international-federation',
      remove: ['records/purge'],
    },
  ],
  'sealed-opens': [
    {
      of: 'cooperative',
      set: {
        'records/sealed/personal/opens': 'never',
      },
    },
    {
      of: 'national-union',
      set: {
        'records/sealed/bargaining/opens': 'when the agreement is ratified',
      },
    },
    {
      of: 'international-federation',
      set: {
        'records/sealed/negotiations/opens': 'when the talks end',
      },
    },
    {
      of: 'cooperative',
      remove: ['records/sealed/tenders/opens'],
    },
  ],
  trustees: [
    {
      of: 'cooperative',
      set: {
        'records/sealed/tenders/trustees': '1 of the 3 scrutineers',
      },
    },
    {
      of: 'cooperative',
      set: {
        'records/sealed/tenders/trustees': '3 of the 3 scrutineers',
      },
    },
    {
      of: 'cooperative',
      set: {
        'records/sealed/tenders/trustees': '2 of 5 board members',
      },
    },
    {
      of: 'international-federation',
      set: {
        'records/sealed/negotiations/trustees': 'the general secretary',
      },
    },
    {
      of: 'national-union',
      set: {
        'records/sealed/strike-plans/trustees': '3 of 5 executive members',
      },
    },
  ],
  witnesses: [
    {
      of: 'cooperative',
      set: {
        'records/archive/witness_quorum': '1 of 3',
      },
    },
    {
      of: 'national-union',
      set: {
        'records/archive/witness_quorum': '2 of 4',
      },
    },
    {
      of: 'international-federation',
      set: {
        'records/archive/signed_by': "1 of 5 credentials officers' keys",
      },
    },
    {
      of: 'cooperative',
      set: {
        'records/archive/witnesses': ['the secretary', 'the treasurer', 'the auditor'],
      },
    },
    {
      of: 'national-union',
      remove: ['records/archive/witnesses'],
    },
    {
      of: 'national-union',
      set: {
        'records/archive/witnesses': ['the returning board', 'a university', 'the national centre', 'the sister union'],
      },
    },
  ],
  exit: [
    {
      of: 'cooperative',
      remove: ['rights/leave'],
    },
    {
      of: 'cooperative',
      remove: ['membership/leaving'],
    },
    {
      of: 'national-union',
      set: {
        'membership/leaving': 'Only with the consent of the executive.',
      },
    },
    {
      of: 'international-federation',
      set: {
        'membership/leaving': 'Not before ten years of membership.',
      },
    },
    {
      of: 'cooperative',
      set: {
        'membership/leaving': 'Members may not leave.',
      },
    },
  ],
  'federal-fit': [
    {
      of: 'national-union',
      set: {
        'units/branch/own_charter/may': ['expel', 'make its own standing orders'],
      },
    },
    {
      of: 'international-federation',
      set: {
        'units/world-region/own_charter/may': ['admit or suspend affiliates'],
      },
    },
    {
      of: 'national-union',
      set: {
        'units/region/own_charter/must': ['discipline a member'],
      },
    },
  ],
  'supremacy-acyclic': [
    {
      of: 'national-union',
      set: {
        'units/region/within': 'unit:branch',
      },
    },
    {
      of: 'international-federation',
      set: {
        'units/world-region/within': 'unit:affiliate',
      },
    },
    {
      of: 'national-union',
      set: {
        'affiliation/to': 'union.combined-workers',
      },
    },
    {
      of: 'cooperative',
      set: {
        'bodies/general-meeting/reports_to': 'body:board',
      },
    },
  ],
  profile: [
    {
      of: 'national-union',
      set: {
        'procedures/action-ballot/quorum': 'at least 1/3 of entitled voters',
      },
    },
    {
      of: 'national-union',
      set: {
        'procedures/action-ballot/notice': '2 days',
      },
    },
    {
      of: 'national-union',
      set: {
        'powers/call-action/lasts': '2 years',
      },
    },
    {
      of: 'national-union',
      set: {
        'procedures/action-ballot/secrecy': 'open',
      },
    },
    {
      of: 'international-federation',
      set: {
        'bodies/congress/convened_by': ['body:general-council', 'at least 1/2 of affiliates'],
      },
    },
    {
      of: 'international-federation',
      set: {
        'bodies/general-council/seats/regional/recall': 'none',
      },
    },
    {
      of: 'national-union',
      set: {
        'elections/executive/voters': 'body:congress',
      },
    },
  ],
  waiver: [
    {
      of: 'cooperative',
      set: {
        waivers: [
          {
            check: 'lone-hand',
            at: 'power:pay-bills',
            reason: 'trust',
            until: '2027-01-01',
          },
        ],
      },
    },
    {
      of: 'national-union',
      set: {
        waivers: [
          {
            check: 'casting-vote',
            at: 'procedure:congress-ordinary',
            reason: 'x',
            until: '2027-01-01',
          },
        ],
      },
    },
    {
      of: 'debian',
      set: {
        'waivers/0/until': '2020-01-01',
      },
    },
    {
      of: 'debian',
      set: {
        'waivers/0/check': 'no-such',
      },
    },
    {
      of: 'international-federation',
      set: {
        waivers: [
          {
            check: 'emergency',
            at: 'emergency/world-emergency',
            reason: 'x',
            until: '2027-01-01',
          },
        ],
      },
    },
  ],
};
