/** How the charter changes: what guards the members takes a ballot as well. */
import type { Charter } from '../../charter.ts';

export function amendment(): Charter['amendment'] {
  return {
    proposed_by: ['body:board', 'electorate:members'],
    notice: '21 days',
    not_during: ['emergency'],
    in_force: 'The day after certification, never for elections or cases already begun.',
    tiers: [
      {
        id: 'entrenched',
        text: 'What guards the members.',
        covers: [
          'rights',
          'discipline',
          'emergency',
          'amendment',
          'records',
          'interpretation',
          'waivers',
          'precedence',
          'profiles',
          'bodies/appeal-panel',
          'bodies/scrutineers',
          'powers/dissolve',
        ],
        via: ['procedure:two-thirds', 'procedure:confirming-ballot'],
      },
      { id: 'ordinary', text: 'Everything else.', covers: ['*'], via: ['procedure:two-thirds'] },
    ],
  };
}
