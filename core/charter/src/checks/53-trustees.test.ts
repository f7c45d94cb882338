import { on, type Rule, rulesOf } from '../testing/index.ts';

const coop = on('cooperative');

const at = 'records/sealed/tenders';
const by = (text: string, via = 'procedure:board-vote', more = {}) =>
  coop({ [`${at}/trustees`]: text, [`${at}/via`]: via, ...more });
const all = `${at}/trustees: All trustees belong to the body that seals.`;
rulesOf('trustees', [
  ['nobody', coop({}, [`${at}/trustees`]), `${at}: No trustees are named.`],
  [
    'some',
    by('some of the scrutineers'),
    `${at}/trustees: "some of the scrutineers" does not say how many of how many.`,
  ],
  ['one', by('1 of 3 scrutineers'), `${at}/trustees: One trustee opens the seal alone.`],
  ['more than there are', by('4 of 3 scrutineers'), `${at}/trustees: 4 of 3 are more than there are.`],
  ['all of them', by('3 of 3 scrutineers'), `${at}/trustees: If one trustee is missing the record stays shut.`],
  ['of the body that seals', by('2 of 3 of the board'), all],
  ['by its name', by('2 of 3 of the Circle', undefined, { 'bodies/board/name': 'CIRCLE' }), all],
  ['by the name of its seats', by('2 of 3 managers', undefined, { 'bodies/board/seats/elected/name': 'Manager' }), all],
  [
    'by the key of its seats',
    by('2 of 3 shop stewards', undefined, {
      'bodies/board/seats/shop-steward': { name: 'Other', filled_by: 'unit choice' },
    }),
    all,
  ],
  [
    'by the key of a body in two words',
    by('2 of 3 of the works council', undefined, {
      'bodies/works-council': { name: 'W', kind: 'council' },
      'procedures/board-vote/voters': 'body:works-council',
    }),
    all,
  ],
  ...['elected', 'regional', 'member', 'executive', 'executive members', 'delegate', 'officer', 'equality'].map(
    (word): Rule => [
      `"${word}" is a word for anybody`,
      by(`2 of 3 ${word} people`, undefined, {
        'bodies/board/seats/elected/name': word,
        'bodies/board/name': 'Circle',
      }),
    ],
  ),
  ['of that body and another', by('2 of 3 of the board and the scrutineers')],
  ['of that body and somebody outside', by('2 of 3 of the board and an outside auditor')],
  ['of that body and an independent', by('2 of 3 of the board and an independent')],
  ['of that body and an auditor', by('2 of 3 of the board and an auditor')],
  ['of a tribunal that seals evidence', by('2 of 3 of the appeal panel', 'procedure:panel')],
  ['of everybody that seals', by('2 of 3 of the members', 'procedure:dissolution')],
  ['of a vote that is not there', by('2 of 3 of the board', 'procedure:gone')],
  [
    'of a body that is not there',
    by('2 of 3 of the senate', undefined, { 'procedures/board-vote/voters': 'body:senate' }),
  ],
]);
