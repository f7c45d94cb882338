import { expect, it } from 'vitest';
import { exampleCharter, on, rulesOf } from '../testing/index.ts';
import { canBeFilledNow } from './21-refill-from-nothing.ts';
import { survey } from './survey.ts';

const [coop, union, federation] = [on('cooperative'), on('national-union'), on('international-federation')];
const [elected, scrutineer, panellist, secretary, treasurer] = [
  'bodies/board/seats/elected',
  'bodies/scrutineers/seats/scrutineer',
  'bodies/appeal-panel/seats/panellist',
  'offices/secretary',
  'offices/treasurer',
];

const stuck = (at: string, rule: string): string =>
  `${at}: If every seat were empty this one could not be filled: ${rule} waits for somebody who waits for it.`;
rulesOf('refill-from-nothing', [
  [
    'by an office that is empty too',
    coop({ [`${scrutineer}/filled_by`]: 'appointment by office:secretary' }),
    stuck(elected, 'election:board'),
    stuck(scrutineer, 'appointment by office:secretary'),
    stuck(secretary, 'election:officers'),
    stuck(treasurer, 'election:officers'),
  ],
  [
    'by members, a unit or somebody outside',
    coop({
      [`${scrutineer}/filled_by`]: 'appointment by outside:the-auditor',
      [`${panellist}/filled_by`]: 'unit choice',
      [`${elected}/filled_by`]: 'appointment by electorate:members',
    }),
  ],
  ['by a unit that appoints', union({ 'bodies/executive/seats/regional/filled_by': 'appointment by unit:region' })],
  [
    'by an affiliate that appoints',
    federation({ 'bodies/general-council/seats/regional/filled_by': 'appointment by affiliate:any' }),
  ],
  [
    'by an office whose deputy can be there',
    coop({
      [`${panellist}/filled_by`]: 'appointment by office:clerk',
      'offices/clerk': {
        name: 'Clerk',
        filled_by: 'appointment by office:clerk',
        term: '1 years',
        deputy: 'seats:board/elected',
      },
    }),
  ],
  [
    'by an office whose deputy cannot',
    coop({
      [`${panellist}/filled_by`]: 'appointment by office:clerk',
      'offices/clerk': {
        name: 'Clerk',
        filled_by: 'appointment by office:clerk',
        term: '1 years',
        deputy: 'seats:appeal-panel/panellist',
      },
    }),
    stuck(panellist, 'appointment by office:clerk'),
    stuck('offices/clerk', 'appointment by office:clerk'),
  ],
  ['by a meeting of all members', coop({ [`${panellist}/filled_by`]: 'appointment by body:general-meeting' })],
  [
    'by a meeting of nobody',
    coop({ [`${panellist}/filled_by`]: 'appointment by body:general-meeting' }, ['bodies/general-meeting/of']),
    stuck(panellist, 'appointment by body:general-meeting'),
  ],
  [
    'by a body that is not there',
    coop({ [`${panellist}/filled_by`]: 'appointment by body:senate' }),
    stuck(panellist, 'appointment by body:senate'),
  ],
  [
    'by a body one of whose seats waits',
    coop({
      [`${panellist}/filled_by`]: 'appointment by body:board',
      'bodies/board/seats/second': { name: 'Second', filled_by: 'appointment by body:appeal-panel', term: '1 years' },
    }),
    stuck('bodies/board/seats/second', 'appointment by body:appeal-panel'),
    stuck(panellist, 'appointment by body:board'),
  ],
  [
    'by a body whose waiting seat has no vote',
    coop({
      [`${panellist}/filled_by`]: 'appointment by body:board',
      'bodies/board/seats/second': {
        name: 'Second',
        votes: false,
        filled_by: 'appointment by body:appeal-panel',
        term: '1 years',
      },
    }),
  ],
  [
    'by itself alone',
    coop({ [`${panellist}/filled_by`]: 'appointment by body:appeal-panel' }),
    stuck(panellist, 'appointment by body:appeal-panel'),
  ],
  [
    'by itself together with another',
    coop({ [`${panellist}/filled_by`]: 'appointment by body:appeal-panel and body:board' }),
  ],
  [
    'by its own holders together with another',
    coop({ [`${panellist}/filled_by`]: 'appointment by seats:appeal-panel/panellist and body:board' }),
  ],
  ['by nobody that has a name', coop({ [`${panellist}/filled_by`]: 'custom' }), stuck(panellist, 'custom')],
  [
    'by an election that is not there',
    coop({ [`${panellist}/filled_by`]: 'election:panel' }),
    stuck(panellist, 'election:panel'),
  ],
]);

it('a seat that is not there cannot be filled', () => {
  expect(canBeFilledNow(survey(exampleCharter('cooperative')), 'seats:board/ghost', new Set())).toBe(false);
});
