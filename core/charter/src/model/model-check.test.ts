import { describe, expect, it } from 'vitest';
import { applied } from '../testing/index.ts';
import { modelCheck, type PropertyReport } from './model-check.ts';

const property = (report: ReturnType<typeof modelCheck>, name: PropertyReport['property']): PropertyReport =>
  report.properties.find((each) => each.property === name)!;

describe('searching through what a charter allows', () => {
  it.each(['cooperative', 'national-union', 'international-federation'] as const)(
    'finds no way to get %s stuck',
    (of) => {
      const { properties, collusion } = modelCheck(applied({ of }));
      expect(properties.map(({ outcome }) => outcome)).toEqual(['holds', 'holds', 'holds', 'holds']);
      expect(Math.min(...collusion.map(({ persons }) => persons))).toBeGreaterThanOrEqual(2);
    },
  );

  it('finds that Debian stands still without Leader and Secretary and their deputy, and tells how', () => {
    const seats = property(modelCheck(applied({ of: 'debian' })), 'seats-can-always-be-filled');
    expect(seats.outcome).toBe('fails');
    expect(seats.traces[0]?.[0]).toBe('At one time office:leader and office:secretary and office:tc-chair are empty.');
  });

  it('finds an emergency that outlasts its limit, day by day', () => {
    const { outcome, traces } = property(
      modelCheck(applied({ of: 'cooperative', set: { 'emergency/sudden-danger/renew/times': 2 } })),
      'emergencies-are-bounded',
    );
    expect(outcome).toBe('fails');
    expect(traces[0]).toEqual([
      'body:board declares "sudden-danger" for 14 days.',
      'body:general-meeting renews it for 14 days: 28 days.',
      'body:general-meeting renews it for 14 days: 42 days.',
      'That is more than 28 days in any 365 days.',
    ]);
  });

  it('finds a provisional act that nobody need ever end', () => {
    const report = property(
      modelCheck(applied({ of: 'cooperative', remove: ['powers/fill-office/confirm'] })),
      'provisional-acts-end',
    );
    expect(report).toMatchObject({
      outcome: 'fails',
      traces: [
        ['powers/fill-office is done.', 'Days pass; nobody confirms it and nobody ends it.', 'It is still in force.'],
      ],
    });
  });

  it('says so when it hits its bound', () => {
    expect(
      property(modelCheck(applied({ of: 'national-union' }), { states: 10 }), 'seats-can-always-be-filled'),
    ).toMatchObject({ outcome: 'bound-hit', states: 10 });
  });

  it('counts one person once who may hold two offices', () => {
    const joint = { 'powers/unseal/holder': 'office:secretary', 'powers/unseal/together_with': ['office:treasurer'] };
    const apart = modelCheck(applied({ of: 'cooperative', set: joint, remove: ['powers/unseal/via'] }));
    const maybeOne = modelCheck(
      applied({
        of: 'cooperative',
        set: {
          ...joint,
          'offices/secretary/not_also': ['seats:board/elected'],
          'offices/treasurer/not_also': ['seats:board/elected'],
        },
        remove: ['powers/unseal/via'],
      }),
    );
    const price = (report: typeof apart): number | undefined =>
      report.collusion.find(({ effect }) => effect === 'record.open')?.persons;
    expect([price(apart), price(maybeOne)]).toEqual([2, 1]);
  });
});
