import { on, type Rule, rulesOf } from '../testing/index.ts';

const coop = on('cooperative');

const at = 'powers/run-business';
const pays = (text: string, limits: readonly string[] = ['within the budget'], more = {}) =>
  coop({ [`${at}/text`]: text, [`${at}/limits`]: [...limits], ...more });
const says = (text: string, holder = 'body:board'): string =>
  `${at}/text: ${holder} may decide about itself at once: "${text}"`;
const own = 'Set the pay of the board.';
const alone = (via: readonly string[], more = {}) => coop({ 'amendment/tiers/1/via': [...via], ...more });
const terms = (voters: string, force = 'The day after certification, never for elections already called.'): string =>
  `amendment/tiers/1/via: ${voters} can change its own terms and size, in force "${force}".`;
rulesOf('no-self-service', [
  ...[
    'pay',
    'salaries',
    'remuneration',
    'allowances',
    'fees',
    'honoraria',
    'wages',
    'stipends',
    'compensation',
    'terms',
    'size',
    'number of seats',
    'number of its members',
    'number of their own places',
    'number of own seats',
  ].map((what): Rule => {
    const text = `Set the ${what} of the board.`;
    return [what, pays(text), says(text)];
  }),
  ...['its own pay', 'pay of their own', 'pay of own members', 'pay of council members', 'pay of board members'].map(
    (what): Rule => {
      const text = `Set ${what}.`;
      return [what, pays(text, undefined, { 'bodies/board/name': 'Circle' }), says(text)];
    },
  ),
  [
    'known by its name',
    pays('Set the pay of the Circle.', undefined, { 'bodies/board/name': 'CIRCLE' }),
    says('Set the pay of the Circle.'),
  ],
  [
    'known by its key',
    coop({
      'powers/certify/text': 'Set the fee of the appeal panel.',
      'powers/certify/holder': 'body:appeal-panel',
      'powers/certify/kind': 'binding',
      'bodies/appeal-panel/kind': 'committee',
      'bodies/appeal-panel/name': 'Bench',
    }),
    'powers/certify/text: body:appeal-panel may decide about itself at once: "Set the fee of the appeal panel."',
  ],
  ['of others', pays('Set the pay of the bakers.')],
  [
    'an office',
    coop({
      [`${at}/holder`]: 'office:treasurer',
      [`${at}/text`]: 'Set the pay of the treasurer.',
      [`${at}/limits`]: [],
    }),
    says('Set the pay of the treasurer.', 'office:treasurer'),
  ],
  [
    'a meeting',
    coop({
      [`${at}/holder`]: 'body:general-meeting',
      [`${at}/text`]: 'Set its own allowances.',
      [`${at}/limits`]: [],
    }),
  ],
  ['somebody outside', coop({ [`${at}/holder`]: 'outside:board', [`${at}/text`]: own, [`${at}/limits`]: [] })],
  ['as routine', pays(own, [], { [`${at}/kind`]: 'ministerial' })],
  ['as advice', pays(own, [], { [`${at}/kind`]: 'advisory' })],
  ['without limits', coop({ [`${at}/text`]: own }, [`${at}/limits`]), says(own)],
  ['under a limit that forbids it', pays(own, ['may not change pay'])],
  ['under a limit that forbids something else', pays(own, ['may not borrow']), says(own)],
  ['under a limit that speaks of pay', pays(own, ['tells the meeting of all pay']), says(own)],
  ...[
    'after the next election',
    'after next election',
    'after following election',
    'after the following election',
    'from the next election',
    'in the following term',
    'in the next term',
    'not for the term of those in office',
  ].map((when): Rule => [`${when}, in the limits`, pays(own, [`in force ${when}`])]),
  ['after the next election, in the text', pays('Set the pay of the board after the next election.')],
  ...['may set the pay of its own members', 'can raise the fees of the board'].map((limit): Rule => {
    const place = `${at}/limits/1: body:board may decide about itself at once: "${limit}"`;
    return [`a limit that lets: ${limit}`, pays('Run the business.', ['within the budget', limit]), place];
  }),
  ...[
    'may set the pay of the bakers',
    'may not set the pay of its own members',
    'may never set the pay of its own members',
    'may set no pay of its own members',
    'may set the pay of its own members only with the meeting',
    'may not set its own pay unless the meeting agrees',
    'nobody may set the pay of their own',
    'may set the pay of its own members after the next election',
    'tells the meeting of the pay of its own members',
    'may hear its own members',
  ].map((limit): Rule => [`a limit that does not: ${limit}`, pays('Run the business.', [limit])]),
  [
    'text and limit',
    pays(own, ['may set its own fees']),
    says(own),
    `${at}/limits/0: body:board may decide about itself at once: "may set its own fees"`,
  ],
  ['a limit of routine', pays('Run the business.', ['may set its own pay'], { [`${at}/kind`]: 'ministerial' })],
  ['a board that amends what does not name it', coop({ 'amendment/tiers/0/via': ['procedure:board-vote'] })],
  [
    'a board that amends its own clause',
    coop({ 'amendment/tiers/0/via': ['procedure:board-vote'], 'amendment/tiers/0/covers': ['rights', 'bodies/board'] }),
    terms('body:board').replace('tiers/1', 'tiers/0'),
  ],
  [
    'all else, where its own clause is in another tier',
    alone(['procedure:board-vote'], { 'amendment/tiers/0/covers': ['rights', 'bodies'] }),
  ],
  ['a board that amends', alone(['procedure:board-vote']), terms('body:board')],
  ['twice over', alone(['procedure:board-vote', 'procedure:emergency-vote']), terms('body:board and body:board')],
  ['with the meeting', alone(['procedure:board-vote', 'procedure:two-thirds'])],
  [
    'with the consent of members',
    alone(['procedure:board-vote'], { 'amendment/tiers/1/consent': ['electorate:members'] }),
  ],
  ['from the next election on', alone(['procedure:board-vote'], { 'amendment/in_force': 'after the next election' })],
  [
    'at no time that is said',
    coop({ 'amendment/tiers/1/via': ['procedure:board-vote'] }, ['amendment/in_force']),
    terms('body:board', ''),
  ],
  ['by a vote that is not there', alone(['procedure:gone'])],
  ['by no vote', alone([])],
]);
