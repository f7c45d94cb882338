/** Who belongs, and who keeps the roll. */
import type { Charter } from '../../charter.ts';
import type { Words } from './words.ts';

export function membership(say: Words): NonNullable<Charter['membership']> {
  return {
    classes: { member: { text: say.member, votes: true } },
    good_standing: 'Not suspended, and on the roll when notice is given.',
    leaving: 'At any time, by writing to the secretary.',
    roll: {
      kept_by: 'office:secretary',
      certified_by: 'body:scrutineers',
      snapshot: 'when notice is given',
      objections:
        'Any member may object to the roll until three days before the vote; the scrutineers answer within a day.',
    },
  };
}
