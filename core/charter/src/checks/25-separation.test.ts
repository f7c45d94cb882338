import { on, rulesOf } from '../testing/index.ts';

const coop = on('cooperative');
const [elected, scrutineer, panellist, secretary, treasurer] = [
  'bodies/board/seats/elected',
  'bodies/scrutineers/seats/scrutineer',
  'bodies/appeal-panel/seats/panellist',
  'offices/secretary',
  'offices/treasurer',
];

const may = (at: string, a: string, b: string, why: string): string => `${at}: ${a} may also be ${b}: ${why}.`;
const [counts, judges, audits, stands] = [
  'a scrutineer is no candidate',
  'a judge does not judge what they decided',
  'an auditor does not audit themselves',
  'who runs an election does not stand in it',
];
const [member, counter, judge] = [
  'seats:board/elected',
  'seats:scrutineers/scrutineer',
  'seats:appeal-panel/panellist',
];
const auditors = (kind: string, not_also: readonly string[] = []) => ({
  'bodies/auditors': {
    name: 'Auditors',
    kind,
    seats: {
      auditor: {
        name: 'Auditor',
        count: 2,
        filled_by: 'lot from electorate:members',
        term: '1 years',
        not_also: [...not_also],
      },
    },
  },
  'powers/approve-accounts/holder': 'body:auditors',
});
const audited = (watched: string): string =>
  may('bodies/auditors/seats/auditor/not_also', 'seats:auditors/auditor', watched, audits);
rulesOf('separation', [
  [
    'who counts and who is elected',
    coop({
      [`${scrutineer}/not_also`]: [],
      [`${elected}/not_also`]: [judge],
      [`${secretary}/not_also`]: ['office:treasurer'],
    }),
    may(`${scrutineer}/not_also`, counter, member, counts),
    may(`${scrutineer}/not_also`, counter, 'office:secretary', counts),
  ],
  [
    'told at the seat where it keeps nobody apart',
    coop({ [`${elected}/not_also`]: [counter] }, [`${panellist}/not_also`]),
    may(panellist, judge, member, judges),
  ],
  [
    'one of the two may say it for both',
    coop({ [`${elected}/not_also`]: [counter, judge] }, [`${panellist}/not_also`]),
  ],
  [
    'the office that runs an election and the one it elects',
    coop({
      'elections/officers/run_by': 'office:clerk',
      'offices/clerk': { name: 'Clerk', filled_by: 'lot from electorate:members', term: '1 years' },
    }),
    may('offices/clerk', 'office:clerk', 'office:secretary', stands),
    may('offices/clerk', 'office:clerk', 'office:treasurer', stands),
  ],
  [
    'the office that runs its own election is for another check',
    coop({
      'elections/officers/run_by': 'office:secretary',
      [`${treasurer}/filled_by`]: 'lot from electorate:members',
    }),
  ],
  [
    'who audits and who spends, signs or governs',
    coop(auditors('committee')),
    audited('office:treasurer'),
    audited('office:secretary'),
    audited(member),
  ],
  ['auditors who are neither', coop(auditors('committee', ['office:treasurer', 'office:secretary', member]))],
  ['an assembly that audits', coop(auditors('delegate-assembly'))],
  ['a meeting that audits', coop(auditors('general-meeting'))],
  ['a ballot that audits', coop(auditors('ballot'))],
  ['auditors who only advise', coop({ ...auditors('committee'), 'powers/approve-accounts/kind': 'advisory' })],
  ['an office that audits has no seats', coop({ 'powers/approve-accounts/holder': 'office:secretary' })],
  [
    'who neither spends nor signs is not audited',
    coop({
      ...auditors('committee', ['office:treasurer', 'office:secretary', member]),
      'powers/notices': {
        text: 'Send notices.',
        effect: ['meeting.call'],
        holder: 'office:clerk',
        kind: 'ministerial',
      },
    }),
  ],
  [
    'who spends alone is audited',
    coop({
      ...auditors('committee', ['office:treasurer', 'office:secretary', member]),
      'powers/petty': { text: 'Petty cash.', effect: ['money.spend'], holder: 'office:clerk', kind: 'ministerial' },
    }),
    audited('office:clerk'),
  ],
  [
    'auditors who are the board themselves',
    coop({ 'powers/approve-accounts/holder': 'body:board' }),
    may(`${elected}/not_also`, member, 'office:treasurer', audits),
    may(`${elected}/not_also`, member, 'office:secretary', audits),
  ],
]);
