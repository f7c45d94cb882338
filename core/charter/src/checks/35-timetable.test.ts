import { on, rulesOf } from '../testing/index.ts';

const coop = on('cooperative');

const within = 'powers/fill-office/confirm/within';
const takes = (at: string, via: string, taken: string, allowed: string): string =>
  `${at}: ${via} takes at least ${taken}, and ${allowed} are allowed.`;
const rare = (meets: string) => ({ 'bodies/general-meeting/meets': meets, [within]: '60 days' });
const called = (meets: string): string =>
  `${within}: body:general-meeting meets ${meets}, and nobody can call it within 60 days.`;
const others = ['powers/seal/confirm', 'powers/declare-emergency/confirm', 'emergency'];
const nobody = ['bodies/general-meeting/convened_by', ...others];
const vacancy = 'bodies/board/seats/elected/vacancy';
rulesOf('timetable', [
  ['exactly the notice', coop({ [within]: '10 days' })],
  ['a day less', coop({ [within]: '9 days' }), takes(within, 'procedure:ordinary', '10 days', '9 days')],
  [
    'notice, discussion and voting together',
    coop(
      {
        [within]: '15 days',
        'procedures/ordinary/discussion': '2 days',
        'procedures/ordinary/voting_open': '4 days',
      },
      others,
    ),
    takes(within, 'procedure:ordinary', '16 days', '15 days'),
  ],
  [
    'hours too',
    coop({ [within]: '10 days', 'procedures/ordinary/voting_open': '12 hours' }),
    takes(within, 'procedure:ordinary', '252 hours', '10 days'),
  ],
  [
    'discussion as in another procedure',
    coop(
      {
        [within]: '15 days',
        'procedures/ordinary/discussion': 'as procedure:two-thirds',
        'procedures/two-thirds/discussion': '6 days',
      },
      others,
    ),
    takes(within, 'procedure:ordinary', '16 days', '15 days'),
  ],
  [
    'discussion as in one that says none',
    coop({ [within]: '10 days', 'procedures/ordinary/discussion': 'as procedure:two-thirds' }),
  ],
  [
    'discussion as in one that is not there',
    coop({ [within]: '10 days', 'procedures/ordinary/discussion': 'as procedure:gone' }),
  ],
  [
    'a procedure only named in the discussion',
    coop({
      [within]: '10 days',
      'procedures/ordinary/discussion': '1 days, not as procedure:two-thirds',
      'procedures/two-thirds/discussion': '0 days',
    }),
    takes(within, 'procedure:ordinary', '11 days', '10 days'),
  ],
  [
    'a procedure that is not there takes no time',
    coop({ [within]: '1 days', 'powers/fill-office/confirm/via': 'procedure:gone' }),
  ],
  [
    'an emergency',
    coop({ 'emergency/sudden-danger/ratify/within': '9 days' }),
    takes('emergency/sudden-danger/ratify/within', 'procedure:ordinary', '10 days', '9 days'),
  ],
  ['a meeting too rare, which nobody can call', coop(rare('every 3 months'), nobody), called('every 3 months')],
  ['in other words', coop(rare('every year'), nobody), called('every year')],
  ['every ten weeks', coop(rare('every 10 weeks, on a Monday'), nobody), called('every 10 weeks, on a Monday')],
  ['a meeting as often as the time allowed', coop(rare('every 60 days'), nobody)],
  ['a meeting that somebody can call', coop(rare('every 3 months'), others)],
  ['a meeting at no fixed times', coop(rare('as needed, not every 3 months'), nobody)],
  [
    'a body that says nothing of its meetings',
    coop({ [within]: '60 days' }, ['bodies/general-meeting/meets', ...nobody]),
  ],
  ['a body that is not there', coop({ 'powers/fill-office/confirm/by': 'body:senate' })],
  ['an electorate that confirms needs no meeting', coop({ 'powers/fill-office/confirm/by': 'electorate:members' })],
  ['exactly the days of the election', coop({ [vacancy]: 'election within 28 days' })],
  [
    'a day less than the election',
    coop({ [vacancy]: 'election within 27 days' }),
    `${vacancy}: The election takes 28 days, and the vacancy allows 27 days.`,
  ],
  ['an election without a timetable', coop({ 'offices/secretary/vacancy': 'election within 1 days' })],
  ['a vacancy that names no days', coop({ [vacancy]: 'election within reason' })],
  ['another way to fill it', coop({ [vacancy]: 'appointment by body:board within 1 days' })],
  ['a notice as long as from one meeting to the next', coop({ 'bodies/board/notice': '2 weeks' })],
  [
    'a notice longer than that',
    coop({ 'bodies/board/notice': '15 days' }),
    'bodies/board/notice (warning): Notice is 15 days, and body:board meets every 2 weeks.',
  ],
  [
    'in other words',
    coop({ 'bodies/board/meets': 'every week', 'bodies/board/notice': '8 days' }),
    'bodies/board/notice (warning): Notice is 8 days, and body:board meets every week.',
  ],
  [
    'a long notice of what is not regular',
    coop({ 'bodies/board/meets': 'as needed', 'bodies/board/notice': '1 years' }),
  ],
  [
    'a long notice where nothing is said of meetings',
    coop({ 'bodies/board/notice': '1 years' }, ['bodies/board/meets']),
  ],
  ['no notice', coop({}, ['bodies/board/notice'])],
  ['a longer notice of one kind of decision', coop({ 'procedures/board-vote/notice': '21 days' })],
  ['a suspension confirmed on its last day', coop({ 'discipline/interim_suspension/confirmed_within': '21 days' })],
  [
    'after its last day',
    coop({ 'discipline/interim_suspension/confirmed_within': '22 days' }),
    'discipline/interim_suspension/confirmed_within: The suspension is over before it has to be confirmed.',
  ],
  ['at no time', coop({}, ['discipline/interim_suspension/confirmed_within'])],
]);
