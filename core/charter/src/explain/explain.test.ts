import { describe, expect, it } from 'vitest';
import { effects } from '../charter.ts';
import { applied } from '../testing/index.ts';
import { ask, queryOf } from './ask.ts';
import { explain } from './explain.ts';

const cooperative = applied({ of: 'cooperative' });
const debian = applied({ of: 'debian' });

describe('explaining a charter', () => {
  it('shows for every power who holds it and the least hands', () => {
    const { powers } = explain(debian);
    expect(powers).toHaveLength(Object.keys(debian.charter.powers).length);
    expect(
      powers.filter(({ leastHands, kind }) => leastHands === 1 && kind !== 'ministerial').map(({ clause }) => clause),
    ).toEqual([
      'powers/own-work',
      'powers/stay',
      'powers/leader-delegate',
      'powers/leader-urgent',
      'powers/leader-residual',
      'powers/leader-money',
      'powers/leader-periods',
      'powers/interpret',
      'powers/admit-expel',
    ]);
  });

  it('prices each effect by the fewest who could bring it about', () => {
    const price = (effect: string): number | undefined =>
      explain(cooperative).capture.find((row) => row.effect === effect)?.persons;
    expect([price('member.sanction'), price('org.dissolve'), price('emergency.declare')]).toEqual([3, 5, 4]);
    expect(explain(debian).capture.find(({ effect }) => effect === 'decision.stay')).toMatchObject({
      persons: 1,
      toLast: 22,
    });
  });

  it('lists every deadline from the shortest to the longest', () => {
    const { deadlines } = explain(cooperative);
    expect(deadlines.map(({ days }) => days)).toEqual(deadlines.map(({ days }) => days).sort((a, b) => a - b));
    expect(deadlines).toContainEqual({
      clause: 'powers/fill-office/confirm/within',
      what: 'to confirm, or it lapses',
      duration: '60 days',
      days: 60,
    });
  });

  it('puts a sentence made from the data beside the words of each clause', () => {
    expect(explain(cooperative).words.find(({ clause }) => clause === 'powers/fill-office')).toEqual({
      clause: 'powers/fill-office',
      text: 'Fill a vacant office until the next election.',
      data: 'The Board may fill seats, by "board vote". It has effect at once, and lapses unless confirmed. The General Meeting must confirm it within 60 days.',
    });
  });
});

describe('asking a charter', () => {
  it('who can expel a member names holder, clause and hands', () => {
    const query = queryOf('Who can expel a member?');
    expect(query.ok && ask(cooperative, query.value)).toMatchObject({
      ok: true,
      value: { summary: 'The General Meeting can expel a member.', lines: [{ clause: 'powers/expel', hands: 2 }] },
    });
  });

  it('falls back to whoever has what no rule gives to anybody', () => {
    expect(ask(cooperative, { ask: 'who-can', effect: 'body.create' })).toMatchObject({
      ok: true,
      value: { lines: [{ clause: 'powers/set-policy' }] },
    });
    const closed = applied({ of: 'cooperative', set: { 'powers/set-policy/effect': ['policy.adopt', 'rules.make'] } });
    expect(ask(closed, { ask: 'who-can', effect: 'body.create' })).toMatchObject({
      ok: true,
      value: { lines: [], summary: 'Nobody can create a body: no power grants it.' },
    });
  });

  it('understands a closed list of sentences and nothing else', () => {
    expect(queryOf('is the treasurer honest?')).toMatchObject({ ok: false, problem: { reason: 'unknown-question' } });
    for (const effect of effects)
      expect(queryOf(`who can ${effect}?`)).toEqual({ ok: true, value: { ask: 'who-can', effect } });
  });

  it.each([
    [
      { ask: 'who-changes', clause: 'rights' } as const,
      'Changing "rights" takes "two thirds" and "confirming ballot".',
    ],
    [
      { ask: 'what-it-takes', procedure: 'recall-vote' } as const,
      'Quorum: at least 1/3 of members. It passes with more than 1/2 of votes cast.',
    ],
    [{ ask: 'what-may', holder: 'office:secretary' } as const, 'The Secretary has 2 powers.'],
    [{ ask: 'how-removed', seat: 'office:secretary' } as const, 'The Secretary.'],
    [{ ask: 'who-checks', effect: 'member.expel' } as const, '1 check.'],
    [{ ask: 'what-says', clause: 'powers/expel' } as const, '1 clause.'],
  ])('%j', (query, summary) => {
    expect(ask(cooperative, query)).toMatchObject({ ok: true, value: { summary } });
  });

  it.each([
    { ask: 'who-can', effect: 'fly' },
    { ask: 'what-it-takes', procedure: 'magic' },
    { ask: 'how-filled', seat: 'office:king' },
    { ask: 'what-says', clause: 'powers/none' },
  ])('%j is refused', (query) => {
    expect(ask(cooperative, query as never).ok).toBe(false);
  });
});
