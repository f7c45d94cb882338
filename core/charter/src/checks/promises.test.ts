import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkCharter, schemaFindings, unwaivedErrors } from '../check-charter.ts';
import { evaluatePhrase } from '../phrase/evaluate-phrase.ts';
import { parseCharter } from '../read/parse-charter.ts';
import { applied, variant } from '../testing/index.ts';
import type { Variation } from './check.ts';
import { handsOf } from './hands.ts';
import { powersIn } from './parts.ts';
import { survey } from './survey.ts';

const clean = ['cooperative', 'national-union', 'international-federation'] as const;

describe('the checker', () => {
  it('never finds fewer hands behind an act when its majority grows stricter', () => {
    const share = fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 })).filter(([a, b]) => a <= b);
    const base = fc.constantFrom('votes cast', 'those present', 'members', 'seats');
    fc.assert(
      fc.property(
        fc.constantFrom(...clean),
        share,
        base,
        fc.constantFrom('quorum', 'passes'),
        (of, [a, b], counted, field) => {
          const { charter } = applied({ of });
          for (const [name, procedure] of Object.entries(charter.procedures)) {
            const stricter = {
              ...procedure,
              [field]: [...[procedure[field as 'passes'] ?? []].flat(), `at least ${a}/${b} of ${counted}`],
            };
            const after = survey({ ...charter, procedures: { ...charter.procedures, [name]: stricter } });
            for (const power of powersIn(survey(charter)).filter(({ via }) => via === `procedure:${name}`)) {
              const [x, y] = [handsOf(survey(charter), power), handsOf(after, power)];
              expect(y?.least ?? 0).toBeGreaterThanOrEqual(x?.least ?? 0);
            }
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it.each(clean)('of %s notices whatever holder, voter or runner is taken away', (of) => {
    const { charter } = applied({ of });
    const gone: readonly string[] = [
      ...Object.keys(charter.powers).map((name) => `powers/${name}/holder`),
      ...Object.keys(charter.procedures).map((name) => `procedures/${name}/voters`),
      ...Object.keys(charter.elections ?? {}).map((name) => `elections/${name}/run_by`),
      ...Object.keys(charter.offices ?? {}).map((name) => `offices/${name}`),
    ];
    for (const path of gone) expect(errors({ of, remove: [path] }), path).not.toEqual([]);
  });

  it('looks at every size expected, not only the typical one', () => {
    const small: Variation = { of: 'cooperative', set: { expects: { members: { min: 3, typical: 30, max: 60 } } } };
    expect(errors(small)).not.toEqual([]);
  });

  it('says the same of the same file, in the order of its lines', () => {
    const [first, second] = [applied({ of: 'debian' }), applied({ of: 'debian' })].map((parsed) =>
      checkCharter(parsed),
    );
    expect(first).toEqual(second);
    const lines = (first ?? []).map(({ place }) => place.line);
    expect(lines).toEqual([...lines].sort((a, b) => a - b));
  });

  it('never throws on a charter with clauses cut out or repeated', () => {
    const paths = Object.keys(mapPaths(applied({ of: 'national-union' }).charter));
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...paths), { minLength: 1, maxLength: 5 }), (remove) => {
        const parsed = parseCharter(variant({ of: 'national-union', remove }));
        if (parsed.ok) checkCharter(parsed.value, { at: '2026-11-23' });
      }),
      { numRuns: 60 },
    );
  });
});

describe('dated law', () => {
  const mandate: Variation = { of: 'national-union' };

  it('lets a ballot bind for twelve months from 18 February 2026, and for six before', () => {
    const on = (at: string): readonly string[] =>
      unwaivedErrors(checkCharter(applied(mandate), { at })).map(({ place }) => place.path);
    expect(on('2026-02-17')).toEqual(['powers/call-action/lasts']);
    expect(on('2026-02-18')).toEqual([]);
  });

  it('asks for half to vote only since March 2017', () => {
    const low: Variation = {
      of: 'national-union',
      set: {
        'procedures/action-ballot/quorum': 'at least 1/3 of entitled voters',
        'powers/call-action/lasts': '6 months',
      },
    };
    const on = (at: string): readonly string[] =>
      unwaivedErrors(checkCharter(applied(low), { at })).map(({ check }) => check);
    expect(on('2017-02-28')).toEqual([]);
    expect(on('2017-03-01')).toEqual(['profile']);
  });

  it('of German parties refuses bound delegates, late congresses and expulsion by a meeting', () => {
    const found = checkCharter(applied({ of: 'international-federation' }), { profiles: ['de-partg'] }).filter(
      ({ check }) => check === 'profile',
    );
    expect(found.map(({ place }) => place.path)).toContain('bodies/congress/seats/delegate/mandate');
    expect(found.map(({ place }) => place.path)).toContain('bodies/congress/meets');
  });
});

describe('a waiver', () => {
  const ending = (until: string): Variation => ({ of: 'debian', set: { 'waivers/1/until': until } });
  const count = (until: string, at: string): number =>
    unwaivedErrors(checkCharter(applied(ending(until)), { at })).length;

  it('holds until its day, and no longer', () => {
    expect(count('2026-12-31', '2026-12-31')).toBe(0);
    expect(count('2026-12-31', '2027-01-01')).toBe(2);
  });

  it('of a lone hand is refused by the strict profile', () => {
    const found = checkCharter(applied({ of: 'debian' }), { profiles: ['quorate-strict'] });
    expect(unwaivedErrors(found).filter(({ check }) => check === 'lone-hand')).not.toEqual([]);
    expect(unwaivedErrors(found).map(({ check }) => check)).toContain('waiver');
  });
});

describe("Debian's constitution through its versions", () => {
  // 1.2 to 1.4 let the committee overrule a developer by more than 3:1, 1.5 and later by 3:1 (6.1(4)).
  it.each([
    ['1.2', 'more than', false],
    ['1.3', 'more than', false],
    ['1.4', 'more than', false],
    ['1.5', 'at least', true],
    ['1.6', 'at least', true],
    ['1.7', 'at least', true],
    ['1.8', 'at least', true],
    ['1.9', 'at least', true],
  ] as const)('%s: six to two of the committee, %s 3 to 1', (_, how, carried) => {
    const version = applied({ of: 'debian', set: { 'procedures/tc-overrule/passes': `${how} 3 to 1` } });
    const { passes } = version.charter.procedures['tc-overrule']!;
    expect(evaluatePhrase(passes, { overDefault: { for: 6n, against: 2n } }).holds).toBe(carried);
    expect(unwaivedErrors(checkCharter(version, { at: '2026-11-23' }))).toEqual([]);
  });
});

// The corpus of faults in real charters: each is put into a shipped one in the form its own text gives it.
describe('faults of real charters', () => {
  it.each<readonly [string, Variation, string]>([
    [
      'AWU 2022 cites articles that are gone',
      { of: 'national-union', set: { 'bodies/congress/text': 'Votes as procedure:article-18 says.' } },
      'dangling-reference',
    ],
    [
      'DSA Sacramento amends with two thirds of a five-per-cent quorum',
      {
        of: 'cooperative',
        set: {
          'procedures/two-thirds/quorum': 'at least 5% of members',
          'procedures/two-thirds/passes': 'at least 2/3 of votes cast',
          expects: { members: { min: 200, typical: 300, max: 900 } },
        },
      },
      'small-faction',
    ],
    [
      'CoLab decides by the consensus of those who voted',
      {
        of: 'cooperative',
        set: { 'procedures/ordinary/passes': 'all of votes cast' },
        remove: ['procedures/ordinary/quorum', 'procedures/ordinary/fewest_yes'],
      },
      'lone-hand',
    ],
    [
      'CoLab says four things about one amendment',
      {
        of: 'cooperative',
        set: { 'powers/amend/via': 'procedure:dissolution', 'powers/amend/holder': 'electorate:members' },
      },
      'said-once',
    ],
    [
      'GNOME 2012 has as quorum those attending',
      {
        of: 'cooperative',
        set: { 'procedures/ordinary/quorum': 'at least 1 present' },
        remove: ['procedures/ordinary/fewest_yes'],
      },
      'lone-hand',
    ],
    [
      'ASF lets a sole remaining director fill vacancies',
      {
        of: 'cooperative',
        set: { 'powers/fill-office/holder': 'office:treasurer' },
        remove: ['powers/fill-office/via'],
      },
      'lone-hand',
    ],
    [
      'W3C may alter the tabulation after nominations open',
      {
        of: 'cooperative',
        set: { 'elections/board/rules': 'The tabulation may be altered until the call for votes.' },
      },
      'rules-frozen',
    ],
    [
      'Kubernetes and Nix amend by the committee alone',
      { of: 'national-union', set: { 'amendment/tiers/0/via': ['procedure:executive-two-thirds'] } },
      'not-by-the-restrained-alone',
    ],
    [
      'Nix lets incumbents run the election they stand in',
      { of: 'national-union', set: { 'elections/executive/run_by': 'body:executive' } },
      'ballot-runner',
    ],
    [
      'PEP 13 has no quorum for an amendment',
      {
        of: 'cooperative',
        set: {
          'procedures/two-thirds/passes': 'at least 2/3 of votes cast',
          expects: { members: { min: 30, typical: 100, max: 200 } },
        },
        remove: ['procedures/two-thirds/quorum'],
      },
      'small-faction',
    ],
    [
      'Pirates: the treasurer alone at the bank',
      { of: 'cooperative', set: { 'powers/pay-bills/kind': 'binding' }, remove: ['powers/pay-bills/together_with'] },
      'lone-hand',
    ],
    [
      'Wikimedia AffCom appoints itself',
      { of: 'cooperative', set: { 'bodies/appeal-panel/seats/panellist/filled_by': 'co-option by body:appeal-panel' } },
      'answerable',
    ],
    [
      'Wikimedia AffCom has no term',
      { of: 'cooperative', remove: ['bodies/appeal-panel/seats/panellist/term'] },
      'way-out',
    ],
    [
      'IWW without its one-office rule',
      {
        of: 'national-union',
        set: {
          'offices/general-secretary/not_also': ['office:president', 'seats:executive/regional'],
          'offices/treasurer/not_also': ['office:president'],
        },
      },
      'same-hand',
    ],
    [
      'Rust: two bodies must agree and nothing breaks the tie',
      { of: 'cooperative', set: { 'powers/unseal/together_with': ['body:board'] } },
      'must-act',
    ],
    [
      'Gentoo fills a seat only with the consent of all the council',
      {
        of: 'cooperative',
        set: {
          'powers/fill-office/kind': 'binding',
          'powers/fill-office/holder': 'body:general-meeting',
          'powers/fill-office/via': 'procedure:ordinary',
          'powers/fill-office/together_with': ['body:board'],
        },
        remove: ['powers/fill-office/confirm'],
      },
      'must-act',
    ],
    [
      'PEP 13 amends at a turnout of one',
      {
        of: 'cooperative',
        set: { 'procedures/two-thirds/passes': 'at least 2/3 of votes cast' },
        remove: ['procedures/two-thirds/quorum'],
      },
      'lone-hand',
    ],
    ['Debian without a default option', { of: 'debian', remove: ['procedures/gr/default_option'] }, 'always-an-end'],
  ])('%s', (_, variation, check) => {
    expect(errors(variation)).toContain(check);
  });
});

function errors(variation: Variation): readonly string[] {
  const parsed = parseCharter(variant(variation));
  const found = parsed.ok ? checkCharter(parsed.value, { at: '2026-11-23' }) : schemaFindings(parsed.problem);
  return unwaivedErrors(found).map(({ check }) => check);
}

function mapPaths(value: unknown, path = ''): { readonly [path: string]: true } {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return path === '' ? {} : { [path]: true };
  const inner = Object.entries(value).map(([step, each]) => mapPaths(each, path === '' ? step : `${path}/${step}`));
  return Object.assign(path === '' ? {} : { [path]: true }, ...inner) as { readonly [path: string]: true };
}
