/** What points where, and what is said twice: checks 2 to 8, each rule by an example at its edge. */
import { describe, expect, it } from 'vitest';
import { on, type Rule, told } from '../testing/index.ts';

const [coop, union, federation] = [on('cooperative'), on('national-union'), on('international-federation')];

describe('dangling-reference', () => {
  const needs = 'which is what this place needs.';
  it.each<Rule>([
    [
      'a power is used by a procedure',
      coop({ 'powers/expel/via': 'body:board' }),
      `powers/expel/via: "body:board" is no procedure, ${needs}`,
    ],
    [
      'a tier is changed by procedures',
      coop({ 'amendment/tiers/1/via': ['procedure:two-thirds', 'body:board'] }),
      `amendment/tiers/1/via/1: "body:board" is no procedure, ${needs}`,
    ],
    [
      'a seal is opened early by a procedure',
      coop({ 'records/sealed/tenders/open_early_via': 'body:board' }),
      `records/sealed/tenders/open_early_via: "body:board" is no procedure, ${needs}`,
    ],
    [
      'an office does not vote',
      coop({ 'procedures/ordinary/voters': 'office:secretary' }),
      `procedures/ordinary/voters: "office:secretary" is no body or electorate or unit or seats, ${needs}`,
    ],
    ['the holders of seats may vote', coop({ 'procedures/ordinary/voters': 'seats:board/elected' })],
    ['units may vote', federation({ 'procedures/region-recall/voters': 'unit:affiliate' })],
    [
      'an electorate does not run its own ballot',
      coop({ 'procedures/dissolution/run_by': 'electorate:members' }),
      `procedures/dissolution/run_by: "electorate:members" is no body or office or outside, ${needs}`,
    ],
    [
      'one leaves a federation by a power',
      coop({ affiliation: { leave: 'procedure:ordinary' } }),
      `affiliation/leave: "procedure:ordinary" is no power, ${needs}`,
    ],
    ['and by any power', coop({ affiliation: { leave: 'power:dissolve' } })],
    [
      'a procedure holds no power',
      coop({ 'powers/expel/holder': 'procedure:ordinary' }),
      `powers/expel/holder: "procedure:ordinary" is no body or office or electorate or unit or seats or outside, ${needs}`,
    ],
    ['the holders of seats may hold a power', coop({ 'powers/expel/holder': 'seats:board/elected' })],
    [
      "a body is nobody's deputy",
      coop({ 'offices/secretary/deputy': 'body:board' }),
      `offices/secretary/deputy: "body:board" is no office or seats, ${needs}`,
    ],
    ['the holder of a seat may be a deputy', coop({ 'offices/secretary/deputy': 'seats:board/elected' })],
    [
      'only persons are kept apart',
      coop({ 'offices/secretary/not_also': ['body:board'] }),
      `offices/secretary/not_also/0: "body:board" is no office or seats, ${needs}`,
    ],
    [
      'a name that is in no chapter is told where it stands',
      coop({ 'bodies/board/text': 'Answers to body:senate.' }),
      'bodies/board/text: "body:senate" points at nothing in this charter.',
    ],
    [
      'a seat of a body that has none',
      coop({ 'bodies/board/text': 'Like seats:general-meeting/chair.' }),
      'bodies/board/text: "seats:general-meeting/chair" points at nothing in this charter.',
    ],
    [
      'a waiver is for another check to judge',
      coop({
        waivers: [{ check: 'lone-hand', at: 'powers/expel', reason: 'as body:senate says', until: '2030-01-01' }],
      }),
    ],
    ['a tier covers a clause that is there', coop({ 'amendment/tiers/0/covers/12': 'discipline/stages/0/by' })],
    [
      'a letter of a text is no clause',
      coop({ 'amendment/tiers/0/covers/12': 'title/0' }),
      'amendment/tiers/0/covers/12: "title/0" covers nothing in this charter.',
    ],
    [
      'nor is anything below a clause left empty',
      coop({ 'amendment/tiers/0/covers/12': 'discipline/stages/2/next/by' }),
      'amendment/tiers/0/covers/12: "discipline/stages/2/next/by" covers nothing in this charter.',
    ],
    [
      'a chapter that is in no charter can be covered by none',
      coop({ 'amendment/tiers/0/covers/12': 'privileges' }),
      'amendment/tiers/0/covers/12: "privileges" covers nothing in this charter.',
    ],
  ])('%s', (_, variation, ...says) => expect(told('dangling-reference', variation)).toEqual(says));

  it.each([
    'waivers',
    'precedence',
    'profiles',
    'emergency',
    'numbers',
    'membership',
    'units',
    'offices',
    'elections',
    'standing_orders',
    'affiliation',
    'transition',
    'calendar',
    'jurisdiction',
  ])('a chapter that may be left out can be entrenched before it is there: %s', (chapter) => {
    const variation = coop({ 'amendment/tiers/0/covers/12': chapter }, [chapter]);
    expect(told('dangling-reference', variation).filter((line) => line.startsWith('amendment/tiers'))).toEqual([]);
  });
});

describe('defined-terms', () => {
  const unknown = (symbol: string): string => `The symbol ${symbol} is not defined under "numbers".`;
  it.each<Rule>([
    [
      'a symbol in a ratio',
      coop({ 'procedures/ordinary/passes': 'at least K to 1' }),
      `procedures/ordinary/passes: ${unknown('K')}`,
    ],
    [
      'a symbol in who may propose',
      coop({ 'procedures/ordinary/proposed_by': ['any member', 'at least 2K members'] }),
      `procedures/ordinary/proposed_by/1: ${unknown('K')}`,
    ],
    [
      'a symbol without a number before it',
      coop({ 'bodies/board/convened_by': ['more than Q members'] }),
      `bodies/board/convened_by/0: ${unknown('Q')}`,
    ],
    ['in other prose a capital is a letter', coop({ 'bodies/board/text': 'Meets with at least K people.' })],
    [
      'a symbol that is defined',
      coop({ numbers: { K: 'count(members) / 2' }, 'procedures/ordinary/proposed_by': ['at least 2K members'] }),
    ],
    [
      'a definition that counts what has no size',
      coop({ numbers: { K: 'count(candidates) / 2' } }),
      'numbers/K: K counts "candidates", whose size "expects" does not give.',
    ],
    [
      'a group nobody knows',
      coop({ 'procedures/ordinary/quorum': 'at least 1/3 of bakers' }),
      'procedures/ordinary/quorum: "bakers" is no electorate or unit of this charter.',
    ],
    [
      'those counted in the room need no definition',
      coop({
        'procedures/ordinary/quorum': [
          'at least 3 delegates',
          'at least 3 persons',
          'at least 3 people',
          'at least 3 sponsors',
          'at least 3 sign-offs',
        ],
      }),
    ],
    [
      'one unit or several',
      union({
        'procedures/members-ballot/quorum': ['at least 3 branches', 'at least 3 regions', 'at least 1/8 of branches'],
      }),
    ],
  ])('%s', (_, variation, ...says) => expect(told('defined-terms', variation)).toEqual(says));
});

describe('said-once', () => {
  const elsewhere = (what: string, here: string, there: string): string =>
    `${what} ${here} here and ${there} in the emergency chapter.`;
  it.each<Rule>([
    [
      'amending by another vote than the widest tier',
      coop({
        'amendment/tiers/1/via': ['procedure:two-thirds', 'procedure:confirming-ballot'],
        'powers/amend/via': 'procedure:ordinary',
      }),
      'powers/amend/via: Amending goes by procedure:ordinary here, by procedure:two-thirds and procedure:confirming-ballot in the amendment chapter.',
    ],
    [
      'where the widest tier is the only one',
      coop({
        'amendment/tiers': [{ id: 'all', covers: ['*'], via: ['procedure:ordinary'] }],
        'amendment/notice': '10 days',
      }),
      'powers/amend/via: Amending goes by procedure:two-thirds here, by procedure:ordinary in the amendment chapter.',
    ],
    [
      'advice on amending is another matter',
      coop({ 'powers/amend/via': 'procedure:ordinary', 'powers/amend/kind': 'advisory' }),
    ],
    ['the notice of an amendment is that of one procedure at least', coop({ 'amendment/notice': '7 days' })],
    [
      'and of none',
      coop({ 'amendment/notice': '8 days' }),
      'amendment/notice: Notice of an amendment is 8 days here, and otherwise in every procedure that makes one.',
    ],
    [
      'procedures without a notice contradict none',
      coop({ 'amendment/notice': '8 days' }, ['procedures/two-thirds/notice', 'procedures/confirming-ballot/notice']),
    ],
    ['advice on interpreting', coop({ 'powers/interpret/holder': 'body:board', 'powers/interpret/kind': 'advisory' })],
    [
      'who declares an emergency',
      coop({ 'powers/declare-emergency/holder': 'body:general-meeting' }),
      `powers/declare-emergency/holder: ${elsewhere('The emergency is declared', 'body:general-meeting', 'body:board')}`,
    ],
    [
      'how it is declared',
      coop({ 'powers/declare-emergency/via': 'procedure:board-vote' }),
      `powers/declare-emergency/via: ${elsewhere('The emergency is declared by', 'procedure:board-vote', 'procedure:emergency-vote')}`,
    ],
    [
      'who confirms it',
      coop({ 'powers/declare-emergency/confirm/by': 'electorate:members' }),
      `powers/declare-emergency/confirm/by: ${elsewhere('The emergency is confirmed by', 'electorate:members', 'body:general-meeting')}`,
    ],
    [
      'how it is confirmed',
      coop({ 'powers/declare-emergency/confirm/via': 'procedure:two-thirds' }),
      `powers/declare-emergency/confirm/via: ${elsewhere('The emergency is confirmed by', 'procedure:two-thirds', 'procedure:ordinary')}`,
    ],
    [
      'by when it is confirmed',
      coop({ 'powers/declare-emergency/confirm/within': '9 days' }),
      `powers/declare-emergency/confirm/within: ${elsewhere('The emergency is confirmed within', '9 days', '14 days')}`,
    ],
    [
      'how long it lasts',
      coop({ 'powers/declare-emergency/lasts': '9 days' }),
      `powers/declare-emergency/lasts: ${elsewhere('The emergency lasts', '9 days', '14 days')}`,
    ],
    ['a power that says nothing of confirming', coop({}, ['powers/declare-emergency/confirm'])],
    [
      'of two who may declare one, each is held to its own chapter',
      coop({
        'powers/declare-other': {
          text: 'Declare another.',
          effect: ['emergency.declare'],
          holder: 'body:scrutineers',
          via: 'procedure:scrutiny',
          kind: 'provisional',
          lasts: '3 days',
        },
        'powers/declare-emergency/lasts': '9 days',
      }),
      `powers/declare-emergency/lasts: ${elsewhere('The emergency lasts', '9 days', '14 days')}`,
    ],
    [
      'the roll is certified by another',
      coop({ 'membership/roll/certified_by': 'body:board' }),
      'membership/roll/certified_by: body:board certifies the roll here, body:scrutineers by powers/certify.',
    ],
    [
      'one of two who certify is enough',
      coop({ 'powers/set-policy/effect': ['policy.adopt', 'rules.make', 'any-other', 'roll.certify'] }),
    ],
    [
      'a quorum of the body that no procedure of it has',
      coop({ 'bodies/board/quorum': 'at least 2 of seats' }),
      'bodies/board/quorum: No procedure of this body has the quorum that stands here: procedures/board-vote has "at least 3 of seats", procedures/emergency-vote has "at least 4 of seats".',
    ],
    [
      'a majority of the body that no procedure of it has',
      coop({ 'bodies/general-meeting/passes': 'at least 3/4 of votes cast' }),
      'bodies/general-meeting/passes: No procedure of this body passes by what stands here: procedures/ordinary has "more than 1/2 of votes cast", procedures/two-thirds has "at least 2/3 of votes cast" and "more than 1/3 of members".',
    ],
    [
      'phrases in another order are the same rule',
      coop({ 'bodies/general-meeting/passes': ['more than 1/3 of members', 'at least 2/3 of votes cast'] }),
    ],
    ['no quorum is a quorum of "none"', coop({ 'bodies/board/quorum': 'none' }, ['procedures/board-vote/quorum'])],
    ['one to one and more than a half', coop({ 'bodies/general-meeting/passes': 'more than 1 to 1' })],
    [
      'three to one and more than a half',
      coop({ 'bodies/general-meeting/passes': 'more than 3 to 1' }),
      'bodies/general-meeting/passes: No procedure of this body passes by what stands here: procedures/ordinary has "more than 1/2 of votes cast", procedures/two-thirds has "at least 2/3 of votes cast" and "more than 1/3 of members".',
    ],
    ['a body that votes by no procedure of its own', coop({}, ['procedures/scrutiny'])],
    [
      'the smallest unit is the smallest expected',
      union({ 'units/branch/smallest': 14 }),
      'units/branch/smallest: The smallest branch is 14 here and 15 under "expects".',
    ],
    ['a unit whose members nobody counts', union({ 'units/branch/smallest': 14 }, ['expects/branch-members'])],
  ])('%s', (_, variation, ...says) => expect(told('said-once', variation)).toEqual(says));
});

describe('procedure-fits', () => {
  const others = (at: string, voters: string, via: string, holder: string): string =>
    `${at}: ${voters} votes in ${via}, but the holder is ${holder}.`;
  const vote = 'procedure:board-vote';
  it.each<Rule>([
    [
      'those who confirm',
      coop({ 'powers/seal/confirm/via': vote }),
      others('powers/seal/confirm/via', 'body:board', vote, 'body:general-meeting'),
    ],
    [
      'those who override',
      coop({ 'powers/run-business/override/via': vote }),
      others('powers/run-business/override/via', 'body:board', vote, 'body:general-meeting'),
    ],
    [
      'those who hold a power together, either of whom may vote',
      coop({ 'powers/pay-bills/via': 'procedure:ordinary' }),
      others(
        'powers/pay-bills/via',
        'body:general-meeting',
        'procedure:ordinary',
        'office:treasurer with office:secretary',
      ),
    ],
    [
      'those who declare an emergency',
      coop({ 'emergency/sudden-danger/via': 'procedure:panel' }),
      others('emergency/sudden-danger/via', 'body:appeal-panel', 'procedure:panel', 'body:board'),
    ],
    [
      'those who ratify it',
      coop({ 'emergency/sudden-danger/ratify/via': vote }),
      others('emergency/sudden-danger/ratify/via', 'body:board', vote, 'body:general-meeting'),
    ],
    [
      'those who renew it',
      coop({ 'emergency/sudden-danger/renew/via': vote }),
      others('emergency/sudden-danger/renew/via', 'body:board', vote, 'body:general-meeting'),
    ],
    ['nobody has to renew it', coop({}, ['emergency/sudden-danger/renew'])],
    [
      'those who judge at a stage',
      coop({ 'discipline/stages/1/via': 'procedure:ordinary' }),
      others('discipline/stages/1/via', 'body:general-meeting', 'procedure:ordinary', 'body:board'),
    ],
    [
      'those who suspend meanwhile',
      coop({ 'discipline/interim_suspension/via': 'procedure:ordinary' }),
      others('discipline/interim_suspension/via', 'body:general-meeting', 'procedure:ordinary', 'body:board'),
    ],
    ['nobody has to suspend meanwhile', coop({}, ['discipline/interim_suspension'])],
    ['a meeting is the electorate it is made of', coop({ 'powers/dissolve/via': 'procedure:two-thirds' })],
    ['and the electorate its meeting', coop({ 'powers/set-policy/via': 'procedure:dissolution' })],
    ['the holders of seats are the body', coop({ 'powers/run-business/holder': 'seats:board/elected' })],
    [
      'but of that body only',
      coop({ 'powers/run-business/holder': 'seats:scrutineers/scrutineer' }),
      others('powers/run-business/via', 'body:board', vote, 'seats:scrutineers/scrutineer'),
    ],
    [
      'a holder that is not there is for another check',
      coop({ 'powers/run-business/holder': 'body:senate' }),
      others('powers/run-business/via', 'body:board', vote, 'body:senate'),
    ],
  ])('%s', (_, variation, ...says) => expect(told('procedure-fits', variation)).toEqual(says));
});
