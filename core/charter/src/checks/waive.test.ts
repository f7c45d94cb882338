import { describe, expect, it } from 'vitest';
import { changed, exampleCharter, on } from '../testing/index.ts';
import type { Finding } from './finding.ts';
import { survey } from './survey.ts';
import { waiverFaults, waiverFor } from './waive.ts';

const coop = on('cooperative');

describe('a waiver', () => {
  const lone = { check: 'lone-hand', at: 'power:expel', reason: 'We are few.', until: '2030-01-01' };
  const found = (check: string, path: string): Finding => ({ check, place: { path, line: 1, column: 1 } }) as Finding;
  const with_ = (
    waiver: object,
    { on: day, profiles = [] }: { readonly on?: string; readonly profiles?: readonly string[] } = {},
  ) =>
    survey(
      changed(
        exampleCharter('cooperative'),
        coop({ waivers: [{ ...lone, ...waiver }] as never, profiles: [...profiles] }),
      ),
      [],
      day,
    );
  const faults = (waiver: object, on_ = {}, path = 'powers/expel') =>
    waiverFaults(with_(waiver, on_), [found('lone-hand', path)]).map(({ at, message }) => `${at}: ${message}`);

  it('excuses what its check finds at its clause and below', () => {
    expect(waiverFor(with_({}), 'lone-hand', 'powers/expel')?.reason).toBe('We are few.');
    expect(waiverFor(with_({}), 'lone-hand', 'powers/expel/via')?.reason).toBe('We are few.');
    expect(waiverFor(with_({}), 'lone-hand', 'powers/expel-all')).toBeUndefined();
    expect(waiverFor(with_({}), 'lone-hand', 'powers')).toBeUndefined();
    expect(waiverFor(with_({}), 'same-hand', 'powers/expel')).toBeUndefined();
    expect(waiverFor(survey(exampleCharter('cooperative')), 'lone-hand', 'powers/expel')).toBeUndefined();
    expect(faults({})).toEqual([]);
    expect(faults({}, {}, 'powers/expel/via')).toEqual([]);
  });

  it('ends on its day', () => {
    expect(waiverFor(with_({}, { on: '2030-01-01' }), 'lone-hand', 'powers/expel')).toBeDefined();
    expect(waiverFor(with_({}, { on: '2030-01-02' }), 'lone-hand', 'powers/expel')).toBeUndefined();
    expect(faults({}, { on: '2030-01-01' })).toEqual([]);
    expect(faults({}, { on: '2030-01-02' })).toEqual(['waivers/0/until: The waiver ended on 2030-01-01.']);
    expect(faults({ until: 'the charter changes; 2030-01-01' }, { on: '2031-01-01' })).toEqual([]);
    expect(faults({ until: '2030-01-01 or later' }, { on: '2031-01-01' })).toEqual([]);
    expect(faults({ until: '2030-01-01' })).toEqual([]);
  });

  it.each(['lone-hand', 'emergency', 'not-by-the-restrained-alone', 'purge', 'trustees'])(
    'of %s is none under the strict profile',
    (check) => {
      const strict = { profiles: ['quorate-strict'] };
      expect(waiverFor(with_({ check }, strict), check, 'powers/expel')).toBeUndefined();
      expect(waiverFor(with_({ check }), check, 'powers/expel')).toBeDefined();
      expect(faults({ check }, strict)).toEqual([`waivers/0: The strict profile allows no waiver of ${check}.`]);
      expect(waiverFor(with_({ check: 'due-process' }, strict), 'due-process', 'powers/expel')).toBeDefined();
    },
  );

  it.each([
    '',
    '-',
    'never',
    'for ever',
    'forever',
    'always',
    'indefinitely',
    'until ended',
    'none',
    'No end.',
    'unlimited',
    'permanent',
    '"permanently"',
  ])('until "%s" has no end', (until) => {
    expect(faults({ until })).toEqual([`waivers/0/until: "${until}" is no end.`]);
  });

  it.each(['the next election', 'never again one of us is alone', 'we are ten'])('until "%s" has one', (until) =>
    expect(faults({ until })).toEqual([]),
  );

  it('names a check and a clause that are there', () => {
    expect(faults({ check: 'lonely-hand' })).toEqual(['waivers/0/check: There is no check "lonely-hand".']);
    expect(faults({ at: 'power:banish' })).toEqual(['waivers/0/at: "power:banish" is not in this charter.']);
    expect(faults({ at: 'title/0' })).toEqual(['waivers/0/at: "title/0" is not in this charter.']);
    expect(faults({ at: 'discipline/stages/2/next/by' })).toEqual([
      'waivers/0/at: "discipline/stages/2/next/by" is not in this charter.',
    ]);
  });

  it('has something to excuse', () => {
    expect(faults({}, {}, 'powers/amend')).toEqual([
      'waivers/0: lone-hand finds nothing at power:expel, so there is nothing to excuse.',
    ]);
  });
});
