/** What may be done to a member, by which stages. */
import type { Charter } from '../../charter.ts';

export function discipline(): Charter['discipline'] {
  return {
    grounds: ['serious or repeated breach of this charter', 'theft or fraud', 'harassment or violence'],
    sanctions: {
      warning: { text: 'A written warning.', longest: '1 years' },
      suspension: { text: 'Loss of vote and seat.', longest: '3 months' },
      expulsion: { text: 'End of membership.' },
    },
    complaint: 'In writing, by any member; the secretary, or if a party a scrutineer, sends it on within 3 days.',
    stages: [
      {
        id: 'mediation',
        by: 'body:scrutineers',
        does: 'Offers a mediator; ends here if both agree.',
        within: '14 days',
        if_late: 'goes on to the hearing',
        next: 'hearing',
      },
      {
        id: 'hearing',
        by: 'body:board',
        via: 'procedure:board-vote',
        does: 'Hears both sides; may warn, suspend, or ask the general meeting to expel.',
        within: '30 days',
        if_late: 'the complaint falls',
        next: 'appeal',
      },
      {
        id: 'appeal',
        by: 'body:appeal-panel',
        via: 'procedure:panel',
        does: 'Confirms, softens or lifts.',
        within: '30 days',
        if_late: 'the sanction is stayed until decided',
        next: null,
      },
    ],
    interim_suspension: {
      by: 'body:board',
      via: 'procedure:board-vote',
      longest: '21 days',
      confirmed_by: 'body:appeal-panel',
      confirmed_within: '7 days',
    },
    rights: [
      'notice-in-writing',
      'see-the-evidence',
      'time-to-prepare',
      'be-heard',
      'be-accompanied',
      'impartial-panel',
      'object-to-a-panel-member',
      'reasons-in-writing',
      'appeal',
      'effect-stayed-on-appeal',
      'no-second-trial',
    ],
    limits: { complain_within: '6 months', finish_within: '120 days' },
  };
}
