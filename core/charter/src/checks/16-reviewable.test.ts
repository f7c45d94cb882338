import { describe, expect, it } from 'vitest';
import { changed, exampleCharter, on, rulesOf } from '../testing/index.ts';
import { controls } from './16-reviewable.ts';
import { survey } from './survey.ts';

const coop = on('cooperative');

const at = 'powers/run-business';
const review = (by: string) => ({ [`${at}/review`]: { by, asked_by: 'any member', within: '30 days' } });
const own = `${at}: What body:board does by this is reviewed only by itself or by those it puts in place.`;
const sanction = own.replace('run-business', 'sanction');
const gone = [`${at}/override`];
rulesOf('reviewable', [
  ['by nobody', coop({}, gone), `${at}: Nothing that body:board does by this can be reviewed or overridden.`],
  ['by itself', coop(review('body:board'), gone), own],
  [
    'by those it appoints',
    coop(
      {
        ...review('body:appeal-panel'),
        'bodies/appeal-panel/seats/panellist/filled_by': 'appointment by body:board',
      },
      gone,
    ),
    own,
    sanction,
  ],
  [
    'by those it appoints or by the meeting',
    coop({
      ...review('body:appeal-panel'),
      'bodies/appeal-panel/seats/panellist/filled_by': 'appointment by body:board',
    }),
    sanction,
  ],
  [
    'an office that binds',
    coop({ 'powers/call-meeting/kind': 'binding' }),
    'powers/call-meeting: Nothing that office:secretary does by this can be reviewed or overridden.',
  ],
  ['an office of routine', coop({ 'powers/call-meeting/kind': 'ministerial' })],
  ['a meeting is the last to decide', coop({}, ['powers/set-policy/review'])],
  ['somebody outside', coop({ 'powers/set-policy/holder': 'outside:board' }, ['powers/set-policy/review'])],
]);

describe('who controls whom', () => {
  const filled = (filled_by: string, more = {}) =>
    survey(
      changed(
        exampleCharter('cooperative'),
        coop({ 'bodies/appeal-panel/seats/panellist/filled_by': filled_by, ...more }),
      ),
    );
  it.each([
    ['who appoints all of a body', 'appointment by body:board', 'body:board', 'body:appeal-panel', true],
    ['who appoints a seat', 'appointment by body:board', 'body:board', 'seats:appeal-panel/panellist', true],
    ['another body', 'appointment by body:board', 'body:board', 'body:scrutineers', false],
    [
      'not who appoints with another',
      'appointment by body:board and body:scrutineers',
      'body:board',
      'body:appeal-panel',
      false,
    ],
    ['not another than who appoints', 'appointment by body:board', 'body:scrutineers', 'body:appeal-panel', false],
    ['who sits there by office', 'ex officio office:secretary', 'office:secretary', 'body:appeal-panel', true],
    ['whose seats sit there by office', 'ex officio seats:board/elected', 'body:board', 'body:appeal-panel', true],
    ['not others', 'ex officio seats:board/elected', 'body:scrutineers', 'body:appeal-panel', false],
    ['not who elects', 'election:board', 'body:board', 'body:appeal-panel', false],
    ['not who is only named', 'lot from body:board', 'body:board', 'body:appeal-panel', false],
    ['nobody controls a meeting without seats', 'unit choice', 'body:board', 'body:general-meeting', false],
  ])('%s', (_, filled_by, x, y, expected) => expect(controls(filled(filled_by), x, y)).toBe(expected));

  it('only who puts in place every voting seat controls the body', () => {
    const second = (votes: boolean) => ({
      'bodies/appeal-panel/seats/second': { name: 'Second', filled_by: 'unit choice', votes },
    });
    expect(controls(filled('appointment by body:board', second(true)), 'body:board', 'body:appeal-panel')).toBe(false);
    expect(controls(filled('appointment by body:board', second(false)), 'body:board', 'body:appeal-panel')).toBe(true);
    expect(
      controls(filled('appointment by body:board', second(true)), 'body:board', 'seats:appeal-panel/panellist'),
    ).toBe(true);
  });
});
