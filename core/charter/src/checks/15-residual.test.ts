import { on, rulesOf } from '../testing/index.ts';

const [coop, debian] = [on('cooperative'), on('debian')];

const rest = (holder: string, more = {}) => ({
  'powers/rest': { text: 'It.', effect: ['any-other'], holder, kind: 'binding', ...more },
});
const besides = (holder: string, heir: string): string =>
  `powers/rest/effect: ${holder} has what is unsaid besides ${heir}, and only one may.`;
const shares = (holder: string, others: string): string =>
  `powers/rest/effect: ${holder} shares what is unsaid with ${others}, and none of them has the last word.`;

rulesOf('residual', [
  ['another body', coop(rest('body:board')), besides('body:board', 'electorate:members')],
  [
    'another body that can override the first',
    coop(rest('body:board', { override: { by: 'body:general-meeting', via: 'procedure:ordinary' } })),
    besides('body:board', 'electorate:members'),
  ],
  ['the meeting and the members it is made of are one', coop(rest('electorate:members'))],
  ['a body that is not there', coop(rest('body:senate')), besides('body:senate', 'electorate:members')],
  ['the same body twice', coop(rest('body:general-meeting'))],
  ['a body that only advises', coop(rest('body:board', { kind: 'advisory' }))],
  [
    'an office that nobody can override',
    coop(rest('office:secretary')),
    shares('office:secretary', 'body:general-meeting'),
  ],
  [
    'an office that the heir can override',
    coop(rest('office:secretary', { override: { by: 'body:general-meeting', via: 'procedure:ordinary' } })),
  ],
  [
    'an office that the heir can override through another',
    coop({ ...rest('office:secretary', { override: { by: 'body:board', via: 'procedure:board-vote' } }) }),
  ],
  [
    'an office that only the other office can override',
    coop({ ...rest('office:secretary', { override: { by: 'office:treasurer', via: 'procedure:board-vote' } }) }),
    shares('office:secretary', 'body:general-meeting'),
  ],
  ['nobody', coop({ 'powers/set-policy/effect': ['policy.adopt', 'rules.make'] })],
  [
    'an office alone',
    coop({ 'powers/set-policy/effect': ['policy.adopt', 'rules.make'], ...rest('office:secretary') }),
  ],
  [
    'two offices',
    coop({
      'powers/set-policy/effect': ['policy.adopt', 'any-other'],
      'powers/set-policy/holder': 'office:treasurer',
      ...rest('office:secretary'),
    }),
    shares('office:secretary', 'office:treasurer'),
  ],
  ['of Debian', debian({})],
]);
