/** What the board may do when it cannot wait, and what it never may. */
import type { Charter } from '../../charter.ts';

export function emergency(): NonNullable<Charter['emergency']> {
  return {
    'sudden-danger': {
      text: 'Fire, flood, an attack on funds or systems: something that cannot wait for the notice of a meeting.',
      declared_by: 'body:board',
      via: 'procedure:emergency-vote',
      allows: ["money.spend up to a tenth of the year's budget beyond it", 'meetings held from afar'],
      never: [
        'charter.amend',
        'member.expel',
        'member.sanction',
        'seat.vacate',
        'seat.fill',
        'record.seal',
        'purge any record',
        'renew itself',
        'suspend the appeal panel or the scrutineers',
      ],
      lasts: '21 days',
      ratify: { by: 'body:general-meeting', within: '21 days', via: 'procedure:ordinary' },
      renew: { by: 'body:general-meeting', via: 'procedure:two-thirds', each: '14 days', times: 1 },
      longest: '35 days in any 365 days',
      end_early: ['body:general-meeting', 'body:board'],
      review: { by: 'body:general-meeting', report_within: '60 days' },
    },
  };
}
