import { on, rulesOf } from '../testing/index.ts';

const coop = on('cooperative');

const tiers = (own: object, other: object) => ({
  'amendment/tiers': [
    { id: 'own', covers: ['amendment'], via: ['procedure:two-thirds'], ...own },
    { id: 'other', covers: ['*'], via: ['procedure:two-thirds'], ...other },
  ] as never,
});
const stricter = 'amendment/tiers/0/covers: The amendment chapter is in the tier "own", and "other" is stricter.';
rulesOf('no-self-lowering', [
  ['as strict as any', coop(tiers({}, {}))],
  ['less strict by its majority', coop(tiers({ via: ['procedure:ordinary'] }, {})), stricter],
  ['stricter by its majority', coop(tiers({}, { via: ['procedure:ordinary'] }))],
  ['less strict by a vote more', coop(tiers({}, { via: ['procedure:ordinary', 'procedure:ordinary'] })), stricter],
  ['less strict by a consent more', coop(tiers({}, { consent: ['electorate:members'] })), stricter],
  [
    'as strict by a consent of its own',
    coop(tiers({ consent: ['electorate:members'] }, { via: ['procedure:ordinary', 'procedure:two-thirds'] })),
  ],
  [
    'the strictest of several votes counts',
    coop(
      tiers(
        { via: ['procedure:ordinary', 'procedure:ordinary'] },
        { via: ['procedure:ordinary', 'procedure:two-thirds'] },
      ),
    ),
    stricter,
  ],
  [
    'in whatever order',
    coop(
      tiers(
        { via: ['procedure:ordinary', 'procedure:two-thirds'] },
        { via: ['procedure:two-thirds', 'procedure:ordinary'] },
      ),
    ),
  ],
  ['votes that are not there', coop(tiers({ via: ['procedure:gone'] }, {})), stricter],
  ['in no tier', coop({ 'amendment/tiers': [{ id: 'some', covers: ['powers'], via: ['procedure:two-thirds'] }] })],
]);
