import { readFileSync } from 'node:fs';
import { must, refuse } from '@quorate/basics';
import { type Apportion, type ParsedCharter, parseCharter } from '@quorate/charter';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placesOf, rollOf, seatsOf } from '../ground.ts';
import type { Effect } from '../motion/motion.ts';
import { handle, Stage } from '../testing/index.ts';
import { apportionedSeats } from './apportion.ts';

const spring = Date.UTC(2026, 3, 1, 12) / 1000;
const day = 86_400;
const people = ['ada', 'ben', 'cem', 'dot', 'eva', 'fay', 'gus', 'hal', 'ida', 'jon', 'kim', 'lea'];
const paper = { sha256: '1'.repeat(64) as never, size: 2, media: 'application/json' } as const;
const post = 'seats:council/delegate';

describe('seats that are apportioned', () => {
  const union: Apportion = { over: 'unit:branch', one_per: 500, or_part: true, min: 1, max: 12 };
  const region: Apportion = {
    over: 'unit:region',
    min: 1,
    max: 4,
    bands: [
      { up_to: 15000, seats: 1 },
      { up_to: 40000, seats: 2 },
      { up_to: 90000, seats: 3 },
      { up_to: null, seats: 4 },
    ],
  };

  it.each([
    [0, 1],
    [1, 1],
    [500, 1],
    [501, 2],
    [1000, 2],
    [5999, 12],
    [6000, 12],
    [9000, 12],
  ])('are one for 500 members or part: %i give %i', (members, seats) => {
    expect(apportionedSeats(union, members)).toBe(seats);
  });

  it.each([
    [15000, 1],
    [15001, 2],
    [40000, 2],
    [40001, 3],
    [90001, 4],
    [500000, 4],
  ])('follow bands: %i give %i', (members, seats) => {
    expect(apportionedSeats(region, members)).toBe(seats);
  });

  it('are whole parts only where the clause does not say "or part", and one each where it says no more', () => {
    expect(apportionedSeats({ over: 'unit:branch', one_per: 10 }, 19)).toBe(1);
    expect(apportionedSeats({ over: 'unit:branch', one_per: 10 }, 9)).toBe(0);
    expect(apportionedSeats({ over: 'unit:region', min: 1, max: 1 }, 4000)).toBe(1);
  });

  it('are never fewer for more members, and stay within the least and the most', () => {
    const clause = fc.record({
      over: fc.constant('unit:branch'),
      one_per: fc.integer({ min: 1, max: 600 }),
      or_part: fc.boolean(),
      min: fc.integer({ min: 0, max: 3 }),
      max: fc.integer({ min: 3, max: 20 }),
    });
    fc.assert(
      fc.property(clause, fc.nat(9000), fc.nat(500), (one, members, more) => {
        const [few, many] = [apportionedSeats(one, members), apportionedSeats(one, members + more)];
        expect(few).toBeLessThanOrEqual(many);
        expect(few).toBeGreaterThanOrEqual(one.min);
        expect(many).toBeLessThanOrEqual(one.max);
        const exact = one.or_part ? Math.ceil(members / one.one_per) : Math.floor(members / one.one_per);
        expect(few).toBe(Math.min(Math.max(exact, one.min), one.max));
      }),
      { seed: 51 },
    );
  });
});

describe('a unit', () => {
  it('is formed by the body that the charter gives the power', () => {
    const stage = inSession();
    form(stage, 'm1', { kind: 'unit.create', unit: 'north', of: 'region', title: 'North', within: null });
    form(stage, 'm2', {
      kind: 'unit.create',
      unit: 'mill-street',
      of: 'branch',
      title: 'Mill Street',
      within: 'north',
    });
    expect(stage.state.units['mill-street']).toMatchObject({ of: 'branch', within: 'north' });
  });

  it('is formed once: of two motions to form it the second can’t be put any more, and changes nothing', () => {
    const stage = inSession();
    const north = { kind: 'unit.create', unit: 'north', of: 'region', title: 'North', within: null } as const;
    for (const motion of ['m1', 'm2'])
      stage.do('ben', 'propose-motion', {
        motion,
        meeting: 'spring',
        item: null,
        paper,
        effect: { ...north, title: motion },
      });
    for (const motion of ['m1', 'm2']) stage.do('cem', 'second-motion', { motion });
    stage.do('lea', 'open-vote', { vote: 'v1', motion: 'm1' });
    for (const name of ['ben', 'cem', 'dot', 'eva']) stage.do(name, 'cast-vote', { vote: 'v1', choice: 'yes' });
    stage.do('lea', 'close-vote', { vote: 'v1' });
    expect(stage.try('lea', 'open-vote', { vote: 'v2', motion: 'm2' })).toEqual(
      refuse({ reason: 'unit-exists', unit: 'north' }),
    );
    expect(stage.state.units['north']?.title).toBe('m1');
  });

  it('is of a kind that the charter knows, and lies where it says', () => {
    const stage = inSession();
    const propose = (effect: Effect): unknown =>
      stage.try('ben', 'propose-motion', { motion: 'm1', meeting: 'spring', item: null, paper, effect });
    const branch = { kind: 'unit.create', unit: 'mill', of: 'branch', title: 'Mill', within: null } as const;
    expect(propose({ ...branch, of: 'guild' })).toEqual(
      refuse({ reason: 'no-such-kind-of-unit', of: 'guild', known: ['branch', 'region'] }),
    );
    expect(propose(branch)).toEqual(refuse({ reason: 'wrong-within', of: 'branch', within: 'region' }));
    expect(propose({ ...branch, within: 'nowhere' })).toMatchObject(refuse({ reason: 'wrong-within' } as never));
  });

  it('is joined by its members, who belong to one, and through it to those it lies within', () => {
    const stage = withUnits();
    expect(stage.try('cem', 'join-unit', { unit: 'north' })).toEqual(
      refuse({ reason: 'unit-of-units', unit: 'north', kinds: ['branch'] }),
    );
    expect(stage.try('cem', 'join-unit', { unit: 'nowhere' })).toEqual(
      refuse({ reason: 'no-such-unit', unit: 'nowhere' }),
    );
    stage.do('lea', 'join-unit', { unit: 'mill' });
    expect(stage.try('lea', 'join-unit', { unit: 'mill' })).toEqual(
      refuse({ reason: 'already-in-unit', unit: 'mill' }),
    );
    stage.do('lea', 'join-unit', { unit: 'dock' });
    expect(stage.state.members[handle('lea')]?.unit).toBe('dock');
  });
});

describe('an election of a unit’s delegates', () => {
  it('is for as many as the roll gives the unit', () => {
    const stage = withUnits();
    expect(placesOf(stage.state, stage.charter.charter, post)).toBe(3);
    expect(stage.try('ada', 'call-election', callOf(stage, { seats: 3, unit: 'mill' }))).toEqual(
      refuse({ reason: 'wrong-number-of-seats', vacant: 2, asked: 3 }),
    );
    expect(stage.try('ada', 'call-election', callOf(stage, { seats: 1 }))).toEqual(
      refuse({ reason: 'needs-a-unit', of: 'branch' }),
    );
    expect(stage.try('ada', 'call-election', callOf(stage, { seats: 1, unit: 'north' }))).toEqual(
      refuse({ reason: 'no-such-unit', unit: 'north' }),
    );
    stage.do('ada', 'call-election', callOf(stage, { seats: 2, unit: 'mill' }));
    expect(stage.state.elections['e1']).toMatchObject({ unit: 'mill', places: 2, seats: 2 });
  });

  it('is among its members: they alone stand and vote, and the roll stands still meanwhile', () => {
    const stage = withUnits();
    stage.do('ada', 'call-election', callOf(stage, { seats: 2, unit: 'mill' }));
    expect(stage.try('cem', 'nominate', { election: 'e1', candidate: handle('ida') })).toEqual(
      refuse({ reason: 'not-of-this-unit', unit: 'mill' }),
    );
    expect(stage.try('ida', 'nominate', { election: 'e1', candidate: handle('cem') })).toEqual(
      refuse({ reason: 'not-entitled' }),
    );
    for (const [unit, who] of [
      ['dock', 'cem'],
      ['mill', 'ida'],
    ] as const) {
      expect(stage.try(who, 'join-unit', { unit })).toEqual(
        refuse({ reason: 'unit-in-election', unit: 'mill', election: 'e1' }),
      );
    }
    elect(stage, 'e1', ['cem', 'dot'], ['cem', 'dot', 'eva']);
    expect(stage.state.posts[post]?.map(({ member, unit }) => [member, unit])).toEqual([
      [handle('cem'), 'mill'],
      [handle('dot'), 'mill'],
    ]);
  });

  it('fills a council on whose roll the delegates of all units are', () => {
    const stage = withUnits();
    stage.do('ada', 'call-election', callOf(stage, { seats: 2, unit: 'mill' }));
    elect(stage, 'e1', ['cem', 'dot'], ['cem', 'dot', 'eva', 'fay']);
    stage.do('ada', 'call-election', { ...callOf(stage, { seats: 1, unit: 'dock' }), election: 'e2' });
    elect(stage, 'e2', ['ida'], ['ida', 'jon']);
    const roll = rollOf(stage.state, stage.charter.charter, 'council', stage.at).map(({ member }) => member);
    expect(roll).toEqual(['cem', 'dot', 'ida'].map(handle));
    expect(seatsOf(stage.state, stage.charter.charter, 'council', stage.at)).toBe(3);
  });

  it('freezes the number of places at the call: the roll may move afterwards', () => {
    const stage = withUnits();
    stage.do('ada', 'call-election', callOf(stage, { seats: 2, unit: 'mill' }));
    elect(stage, 'e1', ['cem', 'dot'], ['cem', 'dot', 'eva', 'fay']);
    for (const name of ['eva', 'fay', 'gus']) stage.do(name, 'join-unit', { unit: 'dock' });
    expect(stage.state.elections['e1']?.places).toBe(2);
    expect(placesOf(stage.state, stage.charter.charter, post)).toBe(4);
  });
});

describe('a post that is not apportioned', () => {
  it('is filled by all together', () => {
    const stage = withUnits();
    const call = { ...callOf(stage, { seats: 1, unit: 'mill' }), of: 'board', post: 'seats:board/elected' };
    expect(stage.try('ada', 'call-election', call)).toEqual(
      refuse({ reason: 'seats-of-no-unit', post: 'seats:board/elected' }),
    );
  });
});

const charter = must<ParsedCharter>(parseCharter(withCouncil()));

/** The small co-operative with branches in regions, and a council of one delegate for each four members or part. */
function withCouncil(): string {
  const text = readFileSync(new URL('../testdata/small-coop.yaml', import.meta.url), 'utf8');
  return text
    .replace(
      'expects:\n',
      'expects:\n  branch: { min: 2, typical: 4, max: 12 }\n  region: { min: 1, typical: 2, max: 4 }\n',
    )
    .replace(
      '\nbodies:\n',
      `
units:
  branch: { name: Branch, within: unit:region, text: "Every member belongs to one." }
  region: { name: Region, text: "Branches near each other." }

bodies:
  council:
    name: Council
    kind: council
    minimum: 3
    quorum: at least 2 of seats
    passes: more than 1/2 of votes cast
    meets: every 6 months
    notice: 14 days
    convened_by: ["office:secretary"]
    tie: fails
    if_inquorate: "Called again within 7 days."
    proxies: none
    reports_to: body:general-meeting
    seats:
      delegate:
        name: Delegate
        apportion: { over: unit:branch, one_per: 4, or_part: true, max: 4 }
        filled_by: election:delegates
        votes: true
        term: 2 years
        vacancy: election within 60 days
        recall: { petition: at least 1/5 of members, of: electorate:members, via: procedure:recall-vote }
        answerable_to: body:general-meeting
`,
    )
    .replace(
      '\nelections:\n',
      `
elections:
  delegates: { voters: electorate:members, method: stv, run_by: body:scrutineers, nominations: "14 days", secrecy: open, tie: "by verifiable lot", too_few_candidates: "Seats stay empty." }
`,
    )
    .replace(
      'effect: [policy.adopt, rules.make, any-other]',
      'effect: [policy.adopt, rules.make, unit.create, any-other]',
    )
    .concat(
      '\nwaivers:\n  - { check: secret-about-persons, at: elections/delegates, reason: "Everybody knows how everybody votes here.", until: 2036-01-01 }\n',
    );
}

function inSession(): Stage {
  const stage = new Stage(charter, spring).found(people, 'member', {
    'office:secretary': ['lea'],
    'seats:scrutineers/scrutineer': ['ada', 'ben'],
  });
  stage.do('lea', 'convene-meeting', {
    meeting: 'spring',
    of: 'general-meeting',
    title: 'Spring meeting',
    starts: (spring + 12 * day) as never,
    place: '',
    chair: handle('lea'),
    agenda: [],
  });
  stage.wait(12 * day);
  for (const name of people) stage.do(name, 'check-in', { meeting: 'spring' });
  stage.do('lea', 'open-meeting', { meeting: 'spring' });
  return stage;
}

function form(stage: Stage, motion: string, effect: Effect): void {
  stage.do('ben', 'propose-motion', { motion, meeting: 'spring', item: null, paper, effect });
  stage.do('cem', 'second-motion', { motion });
  stage.do('lea', 'open-vote', { vote: `v-${motion}`, motion });
  for (const name of ['ben', 'cem', 'dot', 'eva']) stage.do(name, 'cast-vote', { vote: `v-${motion}`, choice: 'yes' });
  stage.do('lea', 'close-vote', { vote: `v-${motion}` });
}

/** Mill has five members and so two seats, Dock three and one. */
function withUnits(): Stage {
  const stage = inSession();
  form(stage, 'm1', { kind: 'unit.create', unit: 'north', of: 'region', title: 'North', within: null });
  form(stage, 'm2', { kind: 'unit.create', unit: 'mill', of: 'branch', title: 'Mill', within: 'north' });
  form(stage, 'm3', { kind: 'unit.create', unit: 'dock', of: 'branch', title: 'Dock', within: 'north' });
  for (const name of ['cem', 'dot', 'eva', 'fay', 'gus']) stage.do(name, 'join-unit', { unit: 'mill' });
  for (const name of ['ida', 'jon', 'kim']) stage.do(name, 'join-unit', { unit: 'dock' });
  return stage;
}

function callOf(stage: Stage, { seats, unit }: { readonly seats: number; readonly unit?: string }) {
  const nominationsClose = (stage.at + 14 * day) as never;
  const whose = unit === undefined ? {} : { unit };
  return { election: 'e1', of: 'delegates', post, ...whose, seats, rule: 'stv-scottish-2007', nominationsClose };
}

function elect(stage: Stage, election: string, candidates: readonly string[], voters: readonly string[]): void {
  for (const name of candidates) {
    const by = voters.find((voter) => voter !== name) ?? '';
    stage.do(by, 'nominate', { election, candidate: handle(name) });
    stage.do(name, 'accept-nomination', { election, statement: null });
  }
  stage.wait(15 * day).do('ada', 'open-poll', { election });
  for (const name of voters)
    stage.do(name, 'cast-ballot', { election, ranking: candidates.map((one) => [handle(one)]) });
  stage.do('ada', 'close-poll', { election });
}
