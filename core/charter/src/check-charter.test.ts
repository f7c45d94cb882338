import { type Instant, must, parseInstant } from '@quorate/basics';
import { describe, expect, it } from 'vitest';
import { checkCharter, schemaFindings, unwaivedErrors } from './check-charter.ts';
import type { Variation } from './checks/check.ts';
import { applied, changed, exampleCharter, on, variant } from './testing/index.ts';

const [coop, union] = [on('cooperative'), on('national-union')];
const check = (variation: Variation, options?: Parameters<typeof checkCharter>[1]) =>
  checkCharter(applied(variation), options);
const told = (variation: Variation, options?: Parameters<typeof checkCharter>[1]): readonly string[] =>
  check(variation, options).map(({ check: name, place }) => `${name} ${place.path}`);

const lone = { 'powers/set-policy/holder': 'office:secretary', 'powers/set-policy/kind': 'binding' };
const unheld = ['powers/set-policy/via'];
const excused = {
  ...lone,
  profiles: [],
  waivers: [{ check: 'lone-hand', at: 'power:set-policy', reason: 'We are few.', until: '2030-01-01' }],
};

describe('a finding', () => {
  const found = check(coop(lone, unheld)).filter((finding) => finding.check === 'lone-hand');

  it('says where it stands in the file', () => {
    const line = variant(coop(lone, unheld))
      .split('\n')
      .findIndex((text) => text.startsWith('  set-policy:'));
    expect(found).toHaveLength(1);
    expect(found[0]?.place).toEqual({ path: 'powers/set-policy', line: line + 1, column: 3 });
  });

  it('says what, why, and what would mend it, in the words of its check', () => {
    expect(found[0]).toMatchObject({
      severity: 'error',
      message: 'One person can do this alone: office:secretary is one person.',
      why: expect.stringContaining('Nobody decides alone'),
      mend: expect.stringContaining('Raise the quorum'),
    });
    expect(found[0]).not.toHaveProperty('waived');
  });

  it('may weigh less than its check', () => {
    const small = coop({
      'bodies/board/chair': 'elected, with a casting vote',
      'offices/treasurer/deputy': 'office:secretary',
    });
    expect(check(small).find((finding) => finding.check === 'same-hand')?.severity).toBe('info');
  });

  it('is told once, and all of them in the order of the file', () => {
    const twice = told(coop({ 'elections/officers/quota': ['at least 9 women'] }));
    expect(twice.filter((each) => each.startsWith('quotas-feasible'))).toEqual([
      'quotas-feasible elections/officers/quota',
    ]);
    const places = check(on('debian')({})).map(({ place }) => [place.line, place.column] as const);
    expect(places).toEqual(places.toSorted(([a, b], [c, d]) => a - c || b - d));
    const oneLine = told(
      coop({
        'powers/seal': {
          text: 'Seal.',
          effect: ['record.seal'],
          holder: 'body:nobody',
          via: 'procedure:none',
          kind: 'binding',
        },
      }),
    );
    expect(oneLine.filter((each) => each.startsWith('dangling-reference powers/seal'))).toEqual([
      'dangling-reference powers/seal/holder',
      'dangling-reference powers/seal/via',
    ]);
  });

  it('of one clause twice stays two', () => {
    const two = told(coop({ 'emergency/sudden-danger/longest': '9 days in any 9 days' }));
    expect(two.filter((each) => each === 'emergency emergency/sudden-danger/longest')).toHaveLength(2);
  });
});

describe('a waiver', () => {
  const of = (options?: Parameters<typeof checkCharter>[1]) =>
    check(coop(excused, unheld), options).filter(({ check: name }) => name === 'lone-hand' || name === 'waiver');

  it('excuses a finding in the open, and the charter may be adopted with it', () => {
    expect(of()).toMatchObject([{ check: 'lone-hand', waived: { reason: 'We are few.', until: '2030-01-01' } }]);
    expect(unwaivedErrors(of())).toEqual([]);
  });

  it.each([
    ['a day', '2030-01-02'],
    ['a day and an hour', '2030-01-02T10:00:00Z'],
    ['an instant', must<Instant>(parseInstant('2030-01-02T10:00:00Z'))],
  ] as const)('is over when it says, asked on %s', (_, at) => {
    expect(unwaivedErrors(of({ at })).map(({ check: name, place }) => `${name} ${place.path}`)).toEqual([
      'lone-hand powers/set-policy',
      'waiver waivers/0/until',
    ]);
    expect(of({ at: '2030-01-01' })).toHaveLength(1);
  });

  it('of nothing is a fault itself', () => {
    expect(told(coop({ profiles: [], waivers: excused.waivers }))).toContain('waiver waivers/0');
  });
});

describe('what is asked', () => {
  it('may be a profile that the charter does not name', () => {
    const term = union({ 'offices/general-secretary/term': '6 years', profiles: [] });
    expect(told(term)).not.toContain('office-term offices/general-secretary/term');
    expect(told(term, { profiles: ['uk-tulrca'] })).toContain('office-term offices/general-secretary/term');
  });

  it('may be whether a charter fits the one it is affiliated to', () => {
    const own = coop({ affiliation: { to: 'union.combined-workers' } }, ['rights/leave']);
    const higher = changed(
      exampleCharter('national-union'),
      union({ 'units/branch/own_charter': { must: ['right to leave'] } }),
    );
    expect(told(own)).not.toContain('federal-fit rights');
    expect(told(own, { beside: [higher] })).toContain('federal-fit rights');
  });

  it('errors without a waiver are what keeps a charter from being adopted', () => {
    const severities = ['error', 'warning', 'info'] as const;
    const all = severities.flatMap((severity) => [{ severity }, { severity, waived: { reason: 'r', until: 'u' } }]);
    expect(unwaivedErrors(all as never)).toEqual([{ severity: 'error' }]);
  });
});

describe('a file that is no charter', () => {
  const of = (path: string, found = 'the text "x"') =>
    schemaFindings([{ path, line: 3, column: 5, found, expected: 'something else' }]);

  it('is told where and what was expected', () => {
    expect(of('title')).toEqual([
      {
        check: 'schema',
        severity: 'error',
        place: { path: 'title', line: 3, column: 5 },
        message: 'Found the text "x", expected something else.',
        why: expect.stringMatching(/\w/),
        mend: expect.stringMatching(/\w/),
      },
    ]);
  });

  it.each([
    ['records/purge', 'purge'],
    ['bodies/board/minimum', 'minimum'],
    ['powers/expel/holder', 'every-power-has-a-holder'],
    ['bodies/board/seats/elected/filled_by', 'way-in'],
    ['offices/secretary/vacancy', 'way-in'],
    ['offices/secretary/term', 'office-term'],
    ['procedures/ordinary/tie', 'always-an-end'],
    ['procedures/ordinary/if_inquorate', 'always-an-end'],
    ['bodies/board/tie', 'always-an-end'],
    ['elections/board/too_few_candidates', 'always-an-end'],
    ['elections/board/run_by', 'ballot-runner'],
    ['discipline/stages/0/next', 'appeal-chain'],
    ['discipline/interim_suspension/longest', 'due-process'],
    ['discipline/rights', 'due-process'],
    ['discipline/sanctions/warning', 'due-process'],
    ['discipline/limits/finish_within', 'due-process'],
    ['emergency/sudden-danger/lasts', 'emergency'],
    ['records/sealed/tenders/opens', 'sealed-opens'],
    ['records/archive/witnesses/0', 'witnesses'],
    ['records/archive/witness_quorum', 'witnesses'],
    ['expects/members', 'expects'],
    ['powers/adopt-budget/must_act/otherwise', 'must-act'],
    ['powers/seal/confirm/within', 'lapse-by-clock'],
    ['powers/run-business/delegate', 'delegation'],
    ['powers/run-business/delegate/for', 'delegation'],
    ['waivers/0/until', 'waiver'],
    ['amendment/tiers/0/via', 'amendment-covers-all'],
  ])('%s is also told by %s', (path, name) => {
    expect(of(path).map(({ check: each }) => each)).toEqual(['schema', name]);
    const [above, missing] = [path.slice(0, path.lastIndexOf('/')), path.slice(path.lastIndexOf('/') + 1)];
    expect(of(above, `no "${missing}" here`).map(({ check: each }) => each)).toEqual(['schema', name]);
  });

  it.each([
    'records/purged',
    'old/records/purge',
    'bodies/board/minimum/x',
    'old/bodies/board/minimum',
    'bodies/board/seats/minimum',
    'powers/expel/holders',
    'old/powers/expel/holder',
    'powers/a/b/holder',
    'offices/secretary/terms',
    'offices/secretary/vacancy_rule',
    'bodies/board/seats/elected/filled_by_whom',
    'procedures/ordinary/ties',
    'old/procedures/ordinary/tie',
    'procedures/ordinary/steps/tie',
    'elections/board/run_by_whom',
    'old/elections/board/run_by',
    'elections/a/b/run_by',
    'old/discipline/stages',
    'old/discipline/rights',
    'old/emergency/x',
    'old/records/sealed/tenders/opens',
    'records/sealed/tenders/opens_early',
    'records/sealed/a/b/opens',
    'old/records/archive/witnesses',
    'the-expects',
    'powers/seal/confirm/within_days',
    'powers/run-business/delegated',
    'old/waivers/0',
    'old/amendment/tiers',
    'standing_orders/motions',
  ])('%s is nobody else’s matter', (path) => {
    expect(of(path).map(({ check: each }) => each)).toEqual(['schema']);
  });

  it('only a missing name is added to its place', () => {
    expect(of('records', 'no "purge" here at all').map(({ check: each }) => each)).toEqual(['schema']);
    expect(of('records', 'there is no "purge" here').map(({ check: each }) => each)).toEqual(['schema']);
  });
});
