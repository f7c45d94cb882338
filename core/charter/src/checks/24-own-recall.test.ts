import { on, rulesOf } from '../testing/index.ts';

const coop = on('cooperative');
const [elected, scrutineer, secretary] = [
  'bodies/board/seats/elected',
  'bodies/scrutineers/seats/scrutineer',
  'offices/secretary',
];

const via = (at: string, what: string): string => `${at}/recall/via: ${what}`;
const board = { [`${elected}/recall/via`]: 'procedure:board-vote' };
const alone = via(elected, 'body:board alone votes on the recall of one of its own, who is not left out.');
const chaired = {
  'bodies/general-meeting/chair': 'office:secretary',
  [`${secretary}/recall/via`]: 'procedure:ordinary',
};
const runs = via(elected, 'body:board runs the vote on the recall of one of its own.');
rulesOf('own-recall', [
  [
    'the office concerned runs it',
    coop({ 'procedures/recall-vote/run_by': 'office:secretary' }),
    via(secretary, 'office:secretary runs the vote on the recall of one of its own.'),
  ],
  ['the board concerned runs it', coop({ 'procedures/recall-vote/run_by': 'body:board' }), runs],
  [
    'unless another stands in',
    coop({ 'procedures/recall-vote/run_by': 'body:board', 'bodies/board/stand_in': 'outside:the-auditor' }),
  ],
  [
    'scrutineers may leave one of their own out of it',
    coop({ 'procedures/recall-vote/excluded': 'The person concerned may not count.' }),
  ],
  [
    'if they say that they do',
    coop({ 'procedures/recall-vote/excluded': 'The person concerned may count.' }),
    via(scrutineer, 'body:scrutineers runs the vote on the recall of one of its own.'),
  ],
  ['nobody runs it', coop({}, ['procedures/recall-vote/run_by'])],
  ['the board alone votes on one of its own', coop(board), alone],
  [
    'without the person concerned',
    coop({ ...board, 'procedures/board-vote/excluded': 'The person concerned does not vote.' }),
  ],
  ['an assembly judges its own', coop({ ...board, 'bodies/board/kind': 'delegate-assembly' })],
  ['so does a general meeting', coop({ ...board, 'bodies/board/kind': 'general-meeting' })],
  ['so does a ballot', coop({ ...board, 'bodies/board/kind': 'ballot' })],
  [
    'the person concerned chairs the meeting',
    coop(chaired),
    via(secretary, 'office:secretary chairs the meeting that votes on its own recall.'),
  ],
  [
    'unless another takes the chair for it',
    coop({ ...chaired, 'bodies/general-meeting/chair': 'office:secretary; for their own recall another' }),
  ],
  [
    'or they are left out of it',
    coop({ ...chaired, 'procedures/ordinary/excluded': 'Who is concerned may not chair.' }),
  ],
  ['somebody else chairs it', coop({ ...chaired, 'bodies/general-meeting/chair': 'office:treasurer' })],
  [
    'a meeting without a chair',
    coop({ [`${secretary}/recall/via`]: 'procedure:ordinary' }, ['bodies/general-meeting/chair']),
  ],
  ['a recall by a vote that is not there', coop({ [`${elected}/recall/via`]: 'procedure:gone' })],
  ['a vote of a body that is not there', coop({ 'procedures/recall-vote/voters': 'body:senate' })],
  ['a runner that is not there', coop({ 'procedures/recall-vote/run_by': 'body:senate' })],
]);
