import { on, rulesOf } from '../testing/index.ts';

const coop = on('cooperative');

const decides = (at: string, text: string): string => `${at}: At a tie one person decides: "${text}".`;
const tie = (text: string, ...at: readonly string[]) =>
  [`"${text}"`, coop({ 'procedures/ordinary/tie': text }), ...at.map((each) => decides(each, text))] as const;

rulesOf('casting-vote', [
  ...[
    'casting vote of the chair',
    'the chair decides',
    'office:vice-chair decides',
    'the president decides',
    'the secretary decides',
  ].map((text) => tie(text, 'procedures/ordinary/tie')),
  ...['fails', 'no casting vote; it fails', 'the meeting decides'].map((text) => tie(text)),
  [
    'in an election',
    coop({ 'elections/board/tie': 'the chair decides' }),
    decides('elections/board/tie', 'the chair decides'),
  ],
  ['in a body', coop({ 'bodies/board/tie': 'the chair decides' }), decides('bodies/board/tie', 'the chair decides')],
  [
    'a chair with a casting vote',
    coop({ 'bodies/board/chair': 'elected; has a casting vote' }),
    decides('bodies/board/chair', 'elected; has a casting vote'),
  ],
  [
    'a chair with a second vote',
    coop({ 'bodies/board/chair': 'elected; has a second vote' }),
    decides('bodies/board/chair', 'elected; has a second vote'),
  ],
  ['a chair without one', coop({ 'bodies/board/chair': 'elected; has no second vote' })],
  ['a body that says nothing', coop({}, ['bodies/board/tie', 'bodies/general-meeting/chair'])],
  ['where there are no elections', coop({}, ['elections'])],
]);
