import { on, type Rule, rulesOf } from '../testing/index.ts';

const coop = on('cooperative');

const power = (effect: readonly string[], more = {}) => ({
  'powers/rival': { text: 'It.', effect: [...effect], holder: 'body:scrutineers', kind: 'binding', ...more },
});
const both = (effect: string, at: string, holder: string): string =>
  `powers/rival/effect: ${effect} is also in ${at}, and neither ${holder} nor body:scrutineers can override the other.`;
rulesOf('no-gap-no-overlap', [
  [
    'two who may do the same',
    coop(power(['member.sanction'])),
    both('member.sanction', 'powers/sanction', 'body:board'),
  ],
  [
    'two things at once',
    coop(power(['money.accounts', 'audit.appoint'])),
    both('money.accounts, audit.appoint', 'powers/approve-accounts', 'body:general-meeting'),
  ],
  ['one of whom acts with the other', coop(power(['member.sanction'], { together_with: ['body:board'] }))],
  ['one of whom only advises', coop(power(['member.sanction'], { kind: 'advisory' }))],
  [
    'one of whom waits for confirmation',
    coop(power(['member.sanction'], { kind: 'provisional' })),
    both('member.sanction', 'powers/sanction', 'body:board'),
  ],
  ['one of whom may set aside', coop(power(['member.sanction', 'decision.set-aside']))],
  [
    'one of whom can override the other',
    coop(power(['member.sanction'], { override: { by: 'body:board', via: 'procedure:board-vote' } })),
  ],
  ['the same holder twice', coop(power(['member.sanction'], { holder: 'body:board' }))],
  ...[
    'seat.fill',
    'seat.vacate',
    'any-other',
    'sign',
    'advise',
    'meeting.call',
    'agenda.set',
    'ballot.run',
    'roll.certify',
    'decision.stay',
    'delegate.grant',
    'body.create',
    'member.reinstate',
    'record.open',
  ].map(
    (effect): Rule => [
      `${effect} goes by seat, case or meeting`,
      coop({
        ...power([effect]),
        'powers/first': { text: 'It.', effect: [effect], holder: 'body:board', kind: 'binding' },
      }),
    ],
  ),
]);
