import { on, rulesOf } from '../testing/index.ts';

const [coop, union] = [on('cooperative'), on('national-union')];

const elsewhere = (what: string, here: string, there: string): string =>
  `${what} ${here} here and ${there} in the emergency chapter.`;
rulesOf('said-once', [
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
]);
