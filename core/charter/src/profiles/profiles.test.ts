/** Each rule of each pack: a charter that breaks it, what is said, and the days between which it holds. */
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Charter } from '../charter.ts';
import { profile } from '../checks/58-profile.ts';
import type { Variation } from '../checks/check.ts';
import { survey } from '../checks/survey.ts';
import { changed, exampleText, golden } from '../testing/index.ts';
import { packs } from './packs.ts';
import { statutoryActionBallot } from './uk-tulrca.ts';

const file = golden<readonly string[]>(new URL('./testdata/profiles.json', import.meta.url));
const whole = Object.fromEntries(
  (
    [
      'cooperative',
      'debian',
      'national-union',
      'international-federation',
      'german-association',
      'union-branch',
    ] as const
  ).map((name) => [name, parse(exampleText(name)) as Charter]),
);

function said(charter: Charter, pack: string, on?: string): readonly string[] {
  return profile.run(survey({ ...charter, profiles: [pack] }, [], on)).map(({ at, message }) => `${at}: ${message}`);
}

const action = 'procedures/action-ballot';
/** Rules broken one at a time: pack, rule, what is changed, and the day asked about where the law has changed. */
const broken: readonly (readonly [pack: string, rule: string, fault: Variation, on?: string])[] = [
  ['ch-verein', 'a-fifth-calls', { of: 'cooperative', set: { 'bodies/general-meeting/convened_by': ['body:board'] } }],
  [
    'ch-verein',
    'a-fifth-calls',
    { of: 'cooperative', set: { 'bodies/general-meeting/convened_by': ['at least 1/4 of members'] } },
  ],
  ['ch-verein', 'a-fifth-calls', { of: 'cooperative', remove: ['bodies/general-meeting/convened_by'] }],
  ['ch-verein', 'organs-can-be-dismissed', { of: 'cooperative', set: { 'bodies/board/seats/elected/recall': 'none' } }],
  ['ch-verein', 'organs-can-be-dismissed', { of: 'cooperative', remove: ['bodies/board/seats/elected/recall'] }],
  [
    'ch-verein',
    'leaving-in-six-months',
    { of: 'cooperative', set: { 'membership/leaving': "With 7 months' notice." } },
  ],
  ['de-bgb-verein', 'board', { of: 'cooperative', set: { 'bodies/board/kind': 'committee' } }],
  [
    'de-bgb-verein',
    'minority-calls-meeting',
    { of: 'cooperative', set: { 'bodies/general-meeting/convened_by': ['body:board'] } },
  ],
  [
    'de-bgb-verein',
    'minority-not-half',
    { of: 'cooperative', set: { 'bodies/general-meeting/convened_by/1': 'at least 1/2 of members' } },
  ],
  [
    'de-bgb-verein',
    'minority-not-half',
    { of: 'cooperative', set: { 'bodies/general-meeting/convened_by/1': 'at least 2/3 of the members' } },
  ],
  [
    'de-bgb-verein',
    'leaving-in-two-years',
    { of: 'cooperative', set: { 'membership/leaving': "With 3 years' notice." } },
  ],
  ['de-bgb-verein', 'meeting-convened', { of: 'cooperative', set: { 'bodies/general-meeting/convened_by': [] } }],
  ['de-partg', 'congress-every-two-years', { of: 'national-union', set: { 'bodies/congress/meets': 'every 3 years' } }],
  [
    'de-partg',
    'delegates-two-years',
    { of: 'national-union', set: { 'bodies/congress/seats/delegate/term': '3 years' } },
  ],
  ['de-partg', 'board-of-three', { of: 'cooperative', set: { 'bodies/board/seats/elected/count': 2 } }],
  ['de-partg', 'tribunal-four-years', { of: 'national-union', set: { 'bodies/tribunal/seats/judge/term': '5 years' } }],
  [
    'de-partg',
    'tribunal-not-of-the-board',
    {
      of: 'cooperative',
      set: { 'bodies/board/seats/elected/not_also': [], 'bodies/appeal-panel/seats/panellist/not_also': [] },
    },
  ],
  ['de-partg', 'board-every-two-years', { of: 'cooperative', set: { 'bodies/board/seats/elected/term': '3 years' } }],
  ['de-partg', 'expulsion-by-tribunal', { of: 'national-union', set: { 'powers/expel/holder': 'body:congress' } }],
  ['de-partg', 'free-mandate', { of: 'national-union', set: { 'bodies/congress/seats/delegate/mandate': 'bound' } }],
  ['de-partg', 'secret-elections', { of: 'cooperative', set: { 'elections/board/secrecy': 'open' } }],
  [
    'de-partg',
    'dissolution-by-ballot',
    { of: 'national-union', set: { 'powers/end-the-union/via': 'procedure:two-thirds-congress' } },
  ],
  ['de-partg', 'intervention-lapses', { of: 'national-union', remove: ['powers/intervene/confirm'] }],
  ['de-partg', 'intervention-lapses', { of: 'national-union', set: { 'powers/intervene/kind': 'binding' } }],
  [
    'uk-tulrca',
    'elected-in-secret',
    { of: 'national-union', set: { 'offices/president/filled_by': 'appointment by body:congress' } },
  ],
  [
    'uk-tulrca',
    'elected-in-secret',
    { of: 'national-union', set: { 'elections/national-officers/voters': 'body:congress' } },
  ],
  ['uk-tulrca', 'elected-in-secret', { of: 'national-union', set: { 'elections/executive/secrecy': 'open' } }],
  [
    'uk-tulrca',
    'action-ballot-majority',
    { of: 'national-union', set: { [`${action}/passes`]: 'at least 40% of entitled voters' } },
  ],
  [
    'uk-tulrca',
    'action-ballot-majority',
    { of: 'national-union', set: { [`${action}/passes`]: 'at least 49/100 of votes cast' } },
  ],
  [
    'uk-tulrca',
    'action-ballot-turnout',
    { of: 'national-union', set: { [`${action}/quorum`]: 'at least 49% of entitled voters' } },
  ],
  ['uk-tulrca', 'action-ballot-turnout', { of: 'national-union', remove: [`${action}/quorum`] }],
  [
    'uk-tulrca',
    'action-ballot-turnout',
    { of: 'national-union', set: { [`${action}/quorum`]: 'at least 1/2 of those present' } },
  ],
  [
    'uk-tulrca',
    'action-ballot-turnout',
    { of: 'national-union', set: { [`${action}/quorum`]: 'none', 'powers/call-action/lasts': '6 months' } },
    '2017-03-01',
  ],
  ['uk-tulrca', 'action-ballot-secret', { of: 'national-union', set: { [`${action}/secrecy`]: 'open' } }],
  ['uk-tulrca', 'action-ballot-notice', { of: 'national-union', set: { [`${action}/notice`]: '6 days' } }],
  ['uk-tulrca', 'action-ballot-notice', { of: 'national-union', remove: [`${action}/notice`] }],
  [
    'uk-tulrca',
    'action-mandate',
    { of: 'national-union', set: { 'powers/call-action/lasts': '13 months' } },
    '2026-11-27',
  ],
  ['uk-tulrca', 'action-mandate', { of: 'national-union', remove: ['powers/call-action/lasts'] }],
];

describe('a rule that is broken', () => {
  it.each(broken.map(([pack, rule, fault, on], i) => ({ pack, rule, fault, on, i })))(
    '$pack: $rule ($i)',
    ({ pack, rule, fault, on, i }) => {
      const statute =
        packs.find(({ name }) => name === pack)?.rules.find(({ id }) => id === rule)?.statute ?? 'no rule';
      const before = said(whole[fault.of]!, pack, on);
      const after = said(changed(whole[fault.of]!, fault), pack, on).filter((line) => !before.includes(line));
      expect(after.join('\n')).toContain(statute);
      expect(after).toEqual(file.of(`${pack} ${rule} ${i}`, () => after));
    },
  );

  it('is among them for every rule there is', () => {
    const all = packs.flatMap(({ name, rules }) => rules.map(({ id }) => `${name} ${id}`));
    expect([...new Set(broken.map(([pack, rule]) => `${pack} ${rule}`))].sort()).toEqual([...new Set(all)].sort());
  });
});

describe('a rule that is just kept', () => {
  it.each<readonly [string, Variation]>([
    ['ch-verein', { of: 'cooperative', set: { 'bodies/general-meeting/convened_by': ['at least 1/5 of members'] } }],
    ['ch-verein', { of: 'cooperative', set: { 'bodies/general-meeting/convened_by': ['at least 3 members'] } }],
    ['ch-verein', { of: 'cooperative', set: { 'membership/leaving': "With 6 months' notice." } }],
    ['ch-verein', { of: 'cooperative', remove: ['membership'] }],
    ['de-bgb-verein', { of: 'cooperative', set: { 'bodies/board/kind': 'council' } }],
    [
      'de-bgb-verein',
      { of: 'cooperative', set: { 'bodies/general-meeting/convened_by': ['at least 49/100 of members'] } },
    ],
    [
      'de-bgb-verein',
      { of: 'cooperative', set: { 'bodies/general-meeting/convened_by': ['at least 10% of the members'] } },
    ],
    ['de-bgb-verein', { of: 'cooperative', set: { 'membership/leaving': "With 2 years' notice." } }],
    ['de-bgb-verein', { of: 'cooperative', remove: ['membership'] }],
    ['de-partg', { of: 'cooperative', set: { 'bodies/board/seats/elected/count': 3 } }],
    ['de-partg', { of: 'national-union', set: { 'bodies/congress/meets': 'every 2 years' } }],
    ['de-partg', { of: 'national-union', set: { 'bodies/congress/meets': 'when called' } }],
    ['uk-tulrca', { of: 'national-union', set: { [`${action}/passes`]: 'at least 1/2 of votes cast' } }],
    ['uk-tulrca', { of: 'national-union', set: { [`${action}/quorum`]: 'at least 1/2 of members' } }],
    ['uk-tulrca', { of: 'national-union', set: { [`${action}/notice`]: '7 days' } }],
    ['uk-tulrca', { of: 'national-union', set: { 'powers/call-action/lasts': '12 months' } }],
  ])('%s is content with %j', (pack, kept) => {
    const before = said(whole[kept.of]!, pack);
    expect(said(changed(whole[kept.of]!, kept), pack).filter((line) => !before.includes(line))).toEqual([]);
  });
});

describe('the law of the day', () => {
  it.each<readonly [string, string, readonly string[]]>([
    ['2017-02-28', 'none', []],
    ['2017-03-01', 'none', ['turnout']],
    ['2026-11-27', 'none', ['turnout']],
    ['2026-02-17', '12 months', ['mandate']],
    ['2026-02-18', '12 months', []],
  ])('on %s with %s', (on, what, rules) => {
    const set = what === 'none' ? { [`${action}/quorum`]: 'none', 'powers/call-action/lasts': '6 months' } : {};
    const lines = said(changed(whole['national-union']!, { of: 'national-union', set }), 'uk-tulrca', on);
    expect(
      lines.map((line) => (/half of those entitled/.test(line) ? 'turnout' : /mandate/.test(line) ? 'mandate' : line)),
    ).toEqual(rules);
  });

  it('asks of a ballot what was law on the day it opened', () => {
    const asked = (opened: string, importantPublicService: boolean): unknown =>
      statutoryActionBallot({ opened, importantPublicService });
    const [half, majority, forty] = [
      'at least 1/2 of entitled voters',
      'more than 1/2 of votes cast',
      'at least 40% of entitled voters',
    ];
    expect(asked('2017-02-28', true)).toEqual({ quorum: [], passes: [majority] });
    expect(asked('2017-03-01', true)).toEqual({ quorum: [half], passes: [majority, forty] });
    expect(asked('2026-02-17', true)).toEqual({ quorum: [half], passes: [majority, forty] });
    expect(asked('2026-02-18', true)).toEqual({ quorum: [half], passes: [majority] });
    expect(asked('2026-02-17', false)).toEqual({ quorum: [half], passes: [majority] });
  });
});

describe('every rule', () => {
  it('names statute and source, and the reason where its text was not read', () => {
    for (const { rules } of packs)
      for (const { id, statute, source, verified, unverified } of rules) {
        expect(statute, id).toMatch(/section|article/);
        expect(source.length, id).toBeGreaterThan(20);
        expect(unverified === undefined, id).toBe(verified);
      }
  });

  it('is on the page of statutes as it stands here', () => {
    const rows = packs.flatMap(({ name, title, rules }) => [
      `${name}: ${title}`,
      ...rules.map(
        ({ id, statute, source, verified, unverified, from, until }) =>
          `${id} | ${statute} | ${from ?? ''}..${until ?? ''} | ${verified ? 'verified' : `unverified: ${unverified}`} | ${source}`,
      ),
    ]);
    expect(rows).toEqual(file.of('all rules', () => rows));
  });

  it('that is not known is said to be unknown, where the charter names its profile and where it is asked for besides', () => {
    expect(said(whole['cooperative']!, 'fr-1901')).toEqual([
      'profiles/0: No rules are known for the profile "fr-1901".',
    ]);
    expect(profile.run(survey(whole['cooperative']!, ['fr-1901'])).map(({ at }) => at)).toEqual(['profiles']);
  });

  it('is kept by the shipped charters, save what is said here', () => {
    const found = packs.flatMap(({ name }) =>
      Object.entries(whole).flatMap(([of, charter]) => said(charter, name).map((line) => `${name} of ${of}: ${line}`)),
    );
    expect(found).toEqual(file.of('shipped', () => found));
  });
});
