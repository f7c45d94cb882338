/** Every shipped charter, amended by its own rules from the proposal to the day it is in force. */
import { readFileSync } from 'node:fs';
import { type Digest, must, refuse } from '@quorate/basics';
import { type Charter, type ParsedCharter, parseCharter, tierForChanges } from '@quorate/charter';
import { describe, expect, it } from 'vitest';
import { evolve } from '../assembly.ts';
import type { Event } from '../fact.ts';
import { deviceOf, handle, noCommitment, revised, Stage } from '../testing/index.ts';
import { settleMotion } from '../vote/decide-vote.ts';
import { numbersOf } from '../vote/figures.ts';
import { attendance, resultOfCounts } from '../vote/result-of.ts';
import type { AmendingEffect } from './amendment.ts';
import { consentsNeeded } from './consents.ts';

const spring = Date.UTC(2026, 3, 1, 12) / 1000;
const day = 86_400;
const shipped = (name: string): string =>
  readFileSync(new URL(`../../../../examples/charters/${name}.yaml`, import.meta.url), 'utf8');
const paper = { sha256: '7'.repeat(64) as Digest, size: 2, media: 'application/json' } as const;
const names = (n: number, word = 'dev'): readonly string[] => Array.from({ length: n }, (_, i) => `${word}-${i + 1}`);

describe('every tier of a shipped charter', () => {
  const followable = ['cooperative', 'debian', 'german-association', 'kubernetes-steering', 'national-union', 'python'];
  it.each([...followable, 'union-branch'])('can be followed here to its end: %s', (name) => {
    for (const found of consentsOfTiers(charterOf(name))) expect(found).toMatchObject({ ok: true });
  });

  it('names what nobody can give: votes of affiliates by figures that no act reports', () => {
    const [entrenched, rules] = consentsOfTiers(charterOf('international-federation'));
    expect(entrenched).toEqual(
      refuse({
        reason: 'consent-not-possible-here',
        consents: ['procedure:congress-two-thirds', 'procedure:affiliates-ratify'],
      }),
    );
    expect(rules).toEqual(refuse({ reason: 'consent-not-possible-here', consents: ['procedure:congress-two-thirds'] }));
  });
});

describe('the Debian constitution', () => {
  const text = shipped('debian');
  const changed = revised(text, [
    'by mail, whenever a resolution is introduced',
    'by mail, when a resolution is introduced',
  ]);
  const stage = (): Stage => {
    const found = new Stage(text, spring).found(names(36), 'developer', {
      'office:secretary': ['dev-2'],
      'office:leader': ['dev-1'],
    });
    found.do('dev-2', 'call-referendum', { ...calling(found, changed), consent: 'procedure:gr-constitution' });
    return found;
  };

  it('is discussed for two weeks at least and then voted on for two, called by the Secretary alone', () => {
    const called = stage();
    const { starts, ballot } = called.state.meetings['poll'] ?? {};
    expect([starts, ballot?.closes]).toEqual([spring + 14 * day, spring + 28 * day]);
    const other = new Stage(text, spring).found(names(3), 'developer', { 'office:secretary': ['dev-2'] });
    expect(
      other.try('dev-1', 'call-referendum', { ...calling(other, changed), consent: 'procedure:gr-constitution' }),
    ).toEqual(refuse({ reason: 'may-not-call-ballot', runBy: 'office:secretary' }));
  });

  it.each([
    ['three to one, and three times Q in favour', 9, 3, 'adopted'],
    ['less than three to one', 11, 4, 'lost'],
    // Q is half the square root of 36: nine must be in favour, whoever else took part.
    ['fewer in favour than three times Q', 8, 0, 'lost'],
  ])('asks for %s', (_, yes, no, phase) => {
    const called = stage();
    inTheBooth(called, 'm-poll', { yes, no, abstain: 2 });
    expect(called.state.amendments['a1']?.phase).toBe(phase);
    if (phase !== 'adopted') return;
    expect(called.tryIntoForce('a1').ok).toBe(true);
    expect(called.charter.charter.version).toBe(20);
  });
});

describe('the charter of the Python language', () => {
  const text = shipped('python');
  const changed = revised(text, ['Changing this document: two weeks.', 'Changing this document: fourteen days.']);

  it('is changed by its members for two weeks, whoever of them calls the vote that an outsider is to run', () => {
    const stage = new Stage(text, spring).found(names(30), 'core-member', {});
    stage.do('dev-9', 'call-referendum', { ...calling(stage, changed), consent: 'procedure:amendment' });
    expect(stage.state.meetings['poll']?.ballot?.closes).toBe(spring + 14 * day);
    inTheBooth(stage, 'm-poll', { yes: 20, no: 10, abstain: 0 });
    expect(stage.tryIntoForce('a1').ok).toBe(true);
  });
});

describe('the charter of the Kubernetes steering committee', () => {
  const text = shipped('kubernetes-steering');
  const changed = revised(text, ['every two weeks, in public once a month', 'every week, in public once a month']);

  it('is changed by six of seven, vacant seats among them', () => {
    const seven = names(7);
    const stage = new Stage(text, spring).found(seven, 'contributor', { 'seats:steering-committee/member': seven });
    stage.do('dev-1', 'call-referendum', { ...calling(stage, changed), consent: 'procedure:grave' });
    const { starts = 0, ballot } = stage.state.meetings['poll'] ?? {};
    expect(starts).toBe(spring + 14 * day);
    stage.at = starts as never;
    stage.do('dev-1', 'open-meeting', { meeting: 'poll' });
    stage.do('dev-1', 'open-vote', { vote: 'v', motion: 'm-poll' });
    for (const name of seven.slice(0, 6)) stage.do(name, 'cast-vote', { vote: 'v', choice: 'yes' });
    stage.at = ballot?.closes as never;
    stage.do('dev-2', 'close-vote', { vote: 'v' });
    expect(stage.state.votes['v']?.result?.tests.at(-1)).toMatchObject({ needed: 6, reached: 6, holds: true });
    expect(stage.tryIntoForce('a1').ok).toBe(true);
  });
});

describe('the rules of the national union', () => {
  const text = shipped('national-union');
  const entrenched = revised(text, ['report_within: 60 days', 'report_within: 50 days']);
  const executive = names(20, 'exec');
  const delegates = ['docks-1', 'docks-2', 'mills-1', 'yards-1'];
  const sizes = { docks: 30, mills: 20, yards: 10 };

  it('are changed by the executive’s proposal, congress by card and by heads, and a ballot of all members', () => {
    const stage = congress();
    expect(stage.state.amendments['a1']).toMatchObject({
      tiers: ['entrenched'],
      consents: [
        { of: 'body:executive' },
        { of: 'procedure:two-thirds-congress' },
        { of: 'procedure:members-ballot', voters: 'electorate:members', held: 'ballot' },
      ],
    });
    expect(decided(stage, ['docks-1', 'docks-2', 'mills-1'], ['yards-1'])).toBe('carried');
    expect(stage.state.amendments['a1']?.phase).toBe('open');
    stage.do('ret-1', 'call-referendum', { ...calling(stage, entrenched), consent: 'procedure:members-ballot' });
    expect(stage.state.meetings['poll']?.of).toBe('electorate:members');
    inTheBooth(stage, 'm-poll', { yes: 40, no: 10, abstain: 0 });
    expect(stage.state.amendments['a1']?.phase).toBe('adopted');
    expect(stage.state.amendments['a1']?.inForce).toBe(Date.UTC(2027, 0, 1) / 1000);
    stage.at = (Date.UTC(2027, 0, 1) / 1000) as never;
    expect(stage.tryIntoForce('a1').ok).toBe(true);
    expect(stage.charter.charter.emergency?.['grave-threat']?.review?.report_within).toBe('50 days');
  });

  it('count the cards: members shared between the delegates who are there, and no branch above its cap', () => {
    const stage = congress();
    // Three of four delegates present are in favour; of the cards, which the cap makes equal, one of three.
    expect(decided(stage, ['docks-1', 'docks-2'], ['mills-1', 'yards-1'])).toBe('lost');
    const cards = stage.state.votes['v-congress']?.result?.tests.find(({ phrase }) => phrase.includes('card votes'));
    expect(cards).toMatchObject({ holds: false });
  });

  it.each([0, 1, 2, 3, 4, 5, 6, 7])(
    'are changed by all three consents and by no fewer: selection %i of eight',
    (given) => {
      const stage = congress();
      if (given & 1) put(stage, 'exec', 'exec-1', executive, []);
      if (given & 2) votedByCongress(stage, delegates, []);
      const call = stage.try('ret-1', 'call-referendum', {
        ...calling(stage, entrenched),
        consent: 'procedure:members-ballot',
      });
      expect(call.ok).toBe((given & 3) === 3);
      if (call.ok && given & 4) inTheBooth(stage, 'm-poll', { yes: 40, no: 10, abstain: 0 });
      expect(stage.state.amendments['a1']?.phase).toBe(given === 7 ? 'adopted' : 'open');
      stage.at = (Date.UTC(2028, 0, 1) / 1000) as never;
      expect(stage.tryIntoForce('a1').ok).toBe(given === 7);
    },
  );

  /** An executive of twenty has proposed it, and a congress of four delegates sits twenty-six weeks later. */
  function congress(): Stage {
    const stage = new Stage(text, spring).found([...executive, ...names(3, 'ret')], 'full', {
      'seats:executive/regional': executive,
      'seats:returning-board/returning-officer': names(3, 'ret'),
    });
    branches(stage);
    for (const name of executive.slice(1, 16)) {
      stage.do(name, 'request-meeting', { of: 'executive', request: 'sit', title: 'Rules' });
      stage.do(name, 'request-meeting', { of: 'congress', request: 'sit-congress', title: 'Rules' });
    }
    const chair = handle('docks-1');
    const shape = { title: 'Rules', place: '', agenda: [] };
    stage.do('exec-1', 'convene-meeting', {
      meeting: 'sitting',
      of: 'executive',
      starts: (spring + 9 * day) as never,
      chair: handle('exec-1'),
      ...shape,
    });
    stage.do('exec-1', 'convene-meeting', {
      meeting: 'congress',
      of: 'congress',
      starts: (spring + 182 * day) as never,
      chair,
      ...shape,
    });
    stage.at = (spring + 9 * day) as never;
    for (const name of executive) stage.do(name, 'check-in', { meeting: 'sitting' });
    stage.do('exec-1', 'open-meeting', { meeting: 'sitting' });
    const effect = amend(stage, entrenched);
    stage.do('exec-2', 'propose-motion', { motion: 'm-exec', meeting: 'sitting', item: null, paper, effect });
    stage.do('exec-3', 'second-motion', { motion: 'm-exec' });
    stage.do('docks-2', 'propose-motion', { motion: 'm-congress', meeting: 'congress', item: null, paper, effect });
    stage.do('mills-1', 'second-motion', { motion: 'm-congress' });
    return stage;
  }

  function branches(stage: Stage): void {
    const events: Event[] = [{ type: 'unit-created', unit: 'north', of: 'region', title: 'north', within: null }];
    for (const [unit, size] of Object.entries(sizes)) {
      events.push({ type: 'unit-created', unit, of: 'branch', title: unit, within: 'north' });
      for (const name of names(size, unit)) events.push(...joined(name, unit));
    }
    const seated = [
      ['docks-1', 'docks'],
      ['docks-2', 'docks'],
      ['mills-1', 'mills'],
      ['yards-1', 'yards'],
    ] as const;
    for (const [name, unit] of seated)
      events.push({ type: 'post-filled', post: 'seats:congress/delegate', member: handle(name), until: null, unit });
    happened(stage, events);
  }

  function decided(stage: Stage, yes: readonly string[], no: readonly string[]): string | undefined {
    put(stage, 'exec', 'exec-1', executive, []);
    return votedByCongress(stage, yes, no);
  }

  function votedByCongress(stage: Stage, yes: readonly string[], no: readonly string[]): string | undefined {
    stage.at = (spring + 182 * day) as never;
    for (const name of [...yes, ...no]) stage.do(name, 'check-in', { meeting: 'congress' });
    stage.do('docks-1', 'open-meeting', { meeting: 'congress' });
    return put(stage, 'congress', 'docks-1', yes, no);
  }
});

function charterOf(name: string): Charter {
  return must<ParsedCharter>(parseCharter(shipped(name))).charter;
}

/** What a change of the first clause of each tier takes. */
function consentsOfTiers(charter: Charter): readonly ReturnType<typeof consentsNeeded>[] {
  return charter.amendment.tiers.map(({ covers: [clause = ''] }) =>
    consentsNeeded(charter, tierForChanges(charter, [{ path: clause === '*' ? 'title' : clause, kind: 'changed' }])),
  );
}

function calling(stage: Stage, text: string) {
  return { meeting: 'poll', motion: 'm-poll', title: 'Rules', paper, effect: amend(stage, text) };
}

function amend(stage: Stage, text: string): AmendingEffect {
  return {
    kind: 'charter.amend',
    amendment: 'a1',
    from: stage.charter.hash,
    ...stage.charterText(text),
    inForce: null,
  };
}

function put(
  stage: Stage,
  name: string,
  chair: string,
  yes: readonly string[],
  no: readonly string[],
): string | undefined {
  const [vote, motion] = [`v-${name}`, `m-${name}`];
  stage.do(chair, 'open-vote', { vote, motion });
  for (const voter of yes) stage.do(voter, 'cast-vote', { vote, choice: 'yes' });
  for (const voter of no) stage.do(voter, 'cast-vote', { vote, choice: 'no' });
  stage.do(chair, 'close-vote', { vote });
  return stage.state.motions[motion]?.phase;
}

/** What follows from a secret result when its time is over; how it is opened and proved is told where it is done. */
function inTheBooth(
  stage: Stage,
  motion: string,
  counts: { readonly yes: number; readonly no: number; readonly abstain: number },
): void {
  const { state } = stage;
  const { charter } = stage.charter;
  const found = state.motions[motion];
  const meeting = state.meetings[found?.meeting ?? ''];
  if (!found || !meeting) throw new Error(`no motion ${motion}`);
  stage.at = (meeting.ballot?.closes ?? stage.at) as never;
  const there = {
    ...attendance(state, charter, meeting.id, stage.at),
    present: counts.yes + counts.no + counts.abstain,
  };
  const numbers = numbersOf(state, charter, stage.at);
  const result = resultOfCounts(charter, meeting.of, charter.procedures[found.procedure], counts, there, { numbers });
  happened(stage, settleMotion(state, charter, found, 'booth', result, stage.at));
}

function happened(stage: Stage, events: readonly Event[]): void {
  const warrant = { clause: 'units', rests: [] };
  stage.state = evolve(
    stage.state,
    events.map((event) => ({ ...event, warrant })),
    stage.state.entries,
  );
}

function joined(name: string, unit: string): readonly Event[] {
  const member = handle(name);
  return [
    { type: 'membership-applied-for', member, device: deviceOf(name), class: 'full', name: noCommitment },
    { type: 'member-admitted', member },
    { type: 'unit-joined', unit, member },
  ];
}
