import { on, rulesOf } from '../testing/index.ts';

const coop = on('cooperative');

rulesOf('ballot-runner', [
  [
    'nobody',
    coop({}, ['procedures/dissolution/run_by']),
    'procedures/dissolution: Nobody is named who runs this ballot.',
  ],
  [
    'the executive',
    coop({ 'procedures/dissolution/run_by': 'body:board' }),
    'procedures/dissolution/run_by: body:board runs a ballot on its own policy.',
  ],
  ['nobody has to run a meeting', coop({}, ['procedures/two-thirds/run_by'])],
  [
    'the executive runs its own election',
    coop({ 'elections/board/run_by': 'body:board' }),
    'elections/board/run_by: body:board runs its own election.',
  ],
  [
    'the executive runs that of others',
    coop({ 'elections/officers/run_by': 'body:board' }),
    'elections/officers/run_by: body:board governs and runs the election.',
  ],
  [
    'an office runs its own',
    coop({ 'elections/officers/run_by': 'office:secretary' }),
    'elections/officers/run_by: office:secretary runs its own election.',
  ],
  [
    'scrutineers run their own',
    coop({ 'bodies/scrutineers/seats/scrutineer/filled_by': 'election:board' }),
    'elections/board/run_by: body:scrutineers runs its own election.',
  ],
  [
    'with somebody who stands in for them',
    coop({
      'bodies/scrutineers/seats/scrutineer/filled_by': 'election:board',
      'bodies/scrutineers/stand_in': 'outside:the-auditor',
    }),
  ],
  ['a runner that is not there', coop({ 'elections/board/run_by': 'body:senate' })],
]);
