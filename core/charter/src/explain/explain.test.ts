import { describe, expect, it } from 'vitest';
import { effects } from '../charter.ts';
import type { Variation } from '../checks/check.ts';
import { applied } from '../testing/index.ts';
import { ask, type Query, queryOf, questions } from './ask.ts';
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

describe('asking what is not there', () => {
  it.each([
    [
      { ask: 'who-can', effect: 'fly' },
      { reason: 'unknown-effect', found: 'fly', expected: effects },
    ],
    [
      { ask: 'who-checks', effect: 'fly' },
      { reason: 'unknown-effect', found: 'fly', expected: effects },
    ],
    [
      { ask: 'what-it-takes', procedure: 'magic' },
      { reason: 'unknown-clause', found: 'magic', expected: Object.keys(cooperative.charter.procedures) },
    ],
    [
      { ask: 'how-filled', seat: 'office:king' },
      {
        reason: 'unknown-clause',
        found: 'office:king',
        expected: [
          'seats:board/elected',
          'seats:scrutineers/scrutineer',
          'seats:appeal-panel/panellist',
          'office:secretary',
          'office:treasurer',
        ],
      },
    ],
    [
      { ask: 'what-says', clause: 'powers/none' },
      { reason: 'unknown-clause', found: 'powers/none', expected: Object.keys(cooperative.charter) },
    ],
    [{ ask: 'why' }, { reason: 'unknown-question', found: '{"ask":"why"}', expected: questions }],
  ])('%j', (query, problem) => {
    expect(ask(cooperative, query as never)).toEqual({ ok: false, problem });
  });

  it('in words is answered with the list of what can be asked', () => {
    expect(queryOf(`who ${'x'.repeat(200)}`)).toEqual({
      ok: false,
      problem: { reason: 'unknown-question', found: `who ${'x'.repeat(96)}`, expected: questions },
    });
    expect(questions).toHaveLength(2 * effects.length);
    expect(questions.slice(0, 2)).toEqual(['who can decide policy?', 'who checks who can decide policy?']);
  });
});

describe('asking in words', () => {
  it.each([
    ['who can expel a member', { ask: 'who-can', effect: 'member.expel' }],
    ['  WHO  CAN\texpel a   member?? ', { ask: 'who-can', effect: 'member.expel' }],
    ['Who may expel a member?', { ask: 'who-can', effect: 'member.expel' }],
    ['who checks who can seal a record?', { ask: 'who-checks', effect: 'record.seal' }],
  ])('"%s"', (question, query) => {
    expect(queryOf(question)).toEqual({ ok: true, value: query });
  });
});

describe('answers at the edges', () => {
  const said = (of: ReturnType<typeof applied>, query: Query): readonly string[] => {
    const answer = ask(of, query);
    return answer.ok ? [answer.value.summary, ...answer.value.lines.map(({ sentence }) => sentence)] : ['refused'];
  };

  it('say what cannot be changed, and whose consent it takes', () => {
    const closed = applied({
      of: 'cooperative',
      set: {
        'amendment/tiers/1/covers': ['powers'],
        'amendment/tiers/1/consent': ['outside:the-federation', 'body:board'],
      },
      remove: ['amendment/tiers/1/text'],
    });
    expect(said(closed, { ask: 'who-changes', clause: 'title' })).toEqual([
      '"title" is in no tier: it cannot be changed.',
    ]);
    expect(said(closed, { ask: 'who-changes', clause: 'power:expel' })).toEqual([
      'Changing "power:expel" takes "two thirds" and the consent of the federation (from outside) and the Board.',
      'Tier "ordinary".',
    ]);
    expect(said(cooperative, { ask: 'who-changes', clause: 'title' })[1]).toBe('Tier "ordinary": Everything else.');
  });

  it('take a procedure by its name or its reference, and none else', () => {
    expect(said(cooperative, { ask: 'what-it-takes', procedure: 'procedure:panel' })).toEqual(
      said(cooperative, { ask: 'what-it-takes', procedure: 'panel' }),
    );
    expect(said(cooperative, { ask: 'what-it-takes', procedure: 'my-procedure:panel' })).toEqual(['refused']);
  });

  it('say that there is no quorum, and are silent about those one cannot count', () => {
    const odd = applied({
      of: 'cooperative',
      set: {
        'procedures/panel/quorum': 'none',
        'procedures/panel/voters': 'outside:the-court',
        'procedures/panel/passes': 'none',
      },
    });
    expect(said(odd, { ask: 'what-it-takes', procedure: 'panel' })).toEqual(['Quorum: none. It passes with no vote.']);
  });

  it('say of a seat what nobody has said', () => {
    const bare = applied({
      of: 'cooperative',
      remove: ['offices/secretary/term', 'offices/secretary/vacancy', 'offices/secretary/recall'],
    });
    expect(said(bare, { ask: 'how-filled', seat: 'office:secretary' })[1]).toBe(
      'Elected ("officers"), for no fixed term. When vacant: nothing is said.',
    );
    expect(said(bare, { ask: 'how-removed', seat: 'office:secretary' })[1]).toBe('There is no recall.');
  });

  it('count in the singular and the plural', () => {
    expect(said(cooperative, { ask: 'what-says', clause: 'discipline/stages' })[0]).toBe('3 clauses.');
    expect(said(cooperative, { ask: 'what-says', clause: 'discipline/stages/0' })[0]).toBe('1 clause.');
    const twice = applied({
      of: 'cooperative',
      set: { 'powers/expel/override': { by: 'electorate:members', via: 'procedure:recall-vote' } },
    });
    expect(said(twice, { ask: 'who-checks', effect: 'member.expel' })).toEqual([
      '2 checks.',
      'The members can override it.',
      'The Appeal Panel can review it if asked within 14 days by the member.',
    ]);
    expect(said(cooperative, { ask: 'what-may', holder: 'office:nobody' })).toEqual(['The nobody has no power.']);
  });
});

describe('the words of the data', () => {
  const words = (
    set: NonNullable<Variation['set']>,
    clause: string,
    remove: readonly string[] = [],
  ): string | undefined =>
    explain(applied({ of: 'cooperative', set, remove })).words.find((row) => row.clause === clause)?.data;

  it('tell an election in rounds', () => {
    const board = 'elections/board';
    expect(words({ [`${board}/method`]: 'two-round' }, board)).toBe(
      "The members elect by two rounds. The vote is secret. In a round more than 1/2 of votes cast elects; after a round that elected nobody, out: keep 2. From round 2 the most votes decide. At most 2 rounds. Those on the roll when the first round opened vote in all. The Scrutineers run it. A tie: by verifiable lot; too few candidates: Unfilled seats stay open; nominations reopen every 30 days; below the board's minimum the general meeting acts as the board.",
    );
    expect(words({ [`${board}/method`]: 'exhaustive' }, board)).toContain(
      'In a round more than 1/2 of votes cast elects; after a round that elected nobody, out: fewest. Between the last two the most votes decide. The Scrutineers run it.',
    );
  });

  it('name whoever is outside, nowhere or without a name', () => {
    expect(words({ 'powers/unseal/holder': 'outside:the-old-court' }, 'powers/unseal')).toContain(
      'The old court (from outside) may open a sealed record early',
    );
    expect(words({ 'powers/unseal/holder': 'body:senate' }, 'powers/unseal')).toContain('The senate may');
    expect(words({ 'powers/unseal/holder': 'office:king' }, 'powers/unseal')).toContain('The king may');
    expect(words({ 'powers/unseal/holder': 'seats:senate/elder' }, 'powers/unseal')).toContain(
      'The elder of the senate may',
    );
    expect(words({ 'powers/unseal/holder': 'seats:board/guest' }, 'powers/unseal')).toContain(
      'The guest of the Board may',
    );
    expect(words({ 'powers/unseal/holder': 'unit:shop' }, 'powers/unseal')).toContain('Each shop may');
    expect(words({ 'powers/unseal/holder': 'office:secretary' }, 'powers/unseal', ['offices'])).toContain(
      'The secretary may',
    );
    expect(words({ 'bodies/board/name': 'The Board' }, 'powers/seal')).toContain('The Board may');
  });

  it('tell a body without seats, a seat without a term, a rule of silence', () => {
    expect(words({ 'bodies/club': { name: 'Club', kind: 'committee', tie: 'fails' } }, 'bodies/club')).toBe(
      'Club: no seats of its own.',
    );
    expect(words({}, 'bodies/board', ['bodies/board/passes'])).toContain('and decides by its procedures');
    expect(words({ 'bodies/board/quorum': 'none' }, 'bodies/board')).toContain('It can decide with whoever comes');
    expect(words({}, 'offices/secretary', ['offices/secretary/term'])).toContain('for no fixed term');
    expect(words({ 'bodies/board/seats/elected/count': 1 }, 'bodies/board')).toContain(
      'Board: seats: 1 × Board member.',
    );
    expect(words({}, 'bodies/board', ['bodies/board/seats/elected/count'])).toContain('1 × Board member');
    expect(words({ 'procedures/panel/notice': 'none' }, 'procedures/panel')).not.toContain('Notice');
    expect(words({ 'procedures/panel/passes': 'none' }, 'procedures/panel')).toContain('It passes with no vote.');
    expect(words({ 'powers/seal/lasts': 'until ended' }, 'powers/seal')).toContain('It lasts until it is ended.');
    expect(words({ 'powers/unseal/kind': 'advisory' }, 'powers/unseal')).toContain('It binds nobody.');
    expect(words({}, 'emergency/sudden-danger', ['emergency/sudden-danger/renew'])).toContain('It cannot be renewed.');
    expect(words({}, 'emergency/sudden-danger', ['emergency/sudden-danger/end_early'])).not.toContain('end it early');
    expect(words({ 'bodies/general-meeting/proxies': 'none' }, 'bodies/general-meeting')).not.toContain('roxies');
    expect(words({}, 'records/sealed/tenders', ['records/sealed/tenders/trustees'])).not.toContain('key');
    expect(words({}, 'elections/board', ['elections/board/secrecy'])).not.toContain('secret');
  });

  it('say once, twice and three times, an hour and two, a year and two', () => {
    const seat = 'bodies/board/seats/elected';
    expect(words({ [`${seat}/max_terms`]: 1, [`${seat}/term`]: '1 years' }, seat)).toContain(
      'for 1 year, at most once.',
    );
    expect(words({ [`${seat}/max_terms`]: 2, [`${seat}/term`]: '2 years' }, seat)).toContain(
      'for 2 years, at most twice.',
    );
    expect(words({ [`${seat}/max_terms`]: 3 }, seat)).toContain('at most 3 times.');
    expect(words({ 'procedures/emergency-vote/voting_open': '1 hours' }, 'procedures/emergency-vote')).toContain(
      'Voting is open for 1 hour.',
    );
    expect(words({ 'powers/adopt-budget/must_act/every': '2 years' }, 'powers/adopt-budget')).toContain(
      'every 2 years;',
    );
    expect(words({}, 'powers/adopt-budget')).toContain('every year;');
  });
});

describe('the deadlines', () => {
  const deadline = (set: NonNullable<Variation['set']>, clause: string): string | undefined =>
    explain(applied({ of: 'cooperative', set })).deadlines.find((row) => row.clause === clause)?.duration;

  it.each(['12 hours', '1 hour', '1 day', '10 days', '1 week', '2 weeks', '1 month', '2 months', '1 year', '2 years'])(
    'read how often a body meets: every %s',
    (every) => {
      expect(deadline({ 'bodies/board/meets': `every ${every}, or sooner` }, 'bodies/board/meets')).toBe(every);
      expect(deadline({ 'bodies/board/meets': `not every ${every}` }, 'bodies/board/meets')).toBeUndefined();
    },
  );

  it.each(['60 days', '8 weeks', '2 months'])('read within what a seat is filled: %s', (within) => {
    const clause = 'bodies/board/seats/elected/vacancy';
    expect(deadline({ [clause]: `election within ${within}` }, clause)).toBe(within);
  });

  it('leave out what has no length', () => {
    expect(deadline({ 'bodies/board/notice': 'none' }, 'bodies/board/notice')).toBeUndefined();
    expect(
      deadline({ 'bodies/board/seats/elected/vacancy': 'left empty' }, 'bodies/board/seats/elected/vacancy'),
    ).toBeUndefined();
  });
});
