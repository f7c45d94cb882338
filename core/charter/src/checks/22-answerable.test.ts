import { on, rulesOf } from '../testing/index.ts';

const [coop, union] = [on('cooperative'), on('national-union')];

const panellist = 'bodies/appeal-panel/seats/panellist';
const filled = (rule: string, more = {}, remove: readonly string[] = []) =>
  coop({ [`${panellist}/filled_by`]: rule, ...more }, remove);
const never = (rule: string, at = panellist): string => `${at}/filled_by: "${rule}" never leads back to the members.`;
const guest = (votes: boolean) => ({
  'bodies/board/seats/guest': { name: 'Guest', votes, filled_by: 'appointment by body:appeal-panel', term: '1 years' },
});

rulesOf('answerable', [
  ...[
    'unit choice',
    'lot from body:board',
    'appointment by affiliate:any',
    'appointment by electorate:members',
    'appointment by unit:branch',
    'appointment by body:general-meeting',
    'appointment by body:board',
    'appointment by office:secretary',
    'election:board',
    'co-option by body:appeal-panel and body:board',
  ].map((rule) => [rule, filled(rule)] as const),
  ...[
    'co-option by body:appeal-panel',
    'appointment by body:senate',
    'appointment by outside:the-auditor',
    'election:panel',
    'appointment by office:clerk',
    'a draw; lot from body:senate',
  ].map((rule) => [rule, filled(rule), never(rule)] as const),
  ['a body some of whom members chose', filled('appointment by body:board', guest(true))],
  [
    'a body whose only voters nobody chose',
    filled('appointment by body:board', { 'bodies/board/seats/elected/filled_by': 'appointment by body:appeal-panel' }),
    never('appointment by body:appeal-panel', 'bodies/board/seats/elected'),
    never('appointment by body:board'),
  ],
  [
    'a body whose chosen member has no vote',
    filled('appointment by body:board', {
      'bodies/board/seats/elected/filled_by': 'appointment by body:appeal-panel',
      'bodies/board/seats/guest': { name: 'Guest', votes: false, filled_by: 'election:board', term: '1 years' },
    }),
    never('appointment by body:appeal-panel', 'bodies/board/seats/elected'),
    never('appointment by body:board'),
  ],
  [
    'a meeting of nobody',
    filled('appointment by body:general-meeting', {}, ['bodies/general-meeting/of']),
    never('appointment by body:general-meeting'),
  ],
  [
    'a meeting of a body',
    filled('appointment by body:general-meeting', { 'bodies/general-meeting/of': 'body:board' }),
    never('appointment by body:general-meeting'),
  ],
  [
    'an election in which nobody chosen votes',
    filled('election:board', { 'elections/board/voters': 'body:appeal-panel' }),
    never('election:board', 'bodies/board/seats/elected'),
    never('election:board'),
  ],
  ['the units of a union', union({ 'bodies/tribunal/seats/judge/filled_by': 'appointment by unit:region' })],
]);
