import { readFileSync } from 'node:fs';
import { refuse } from '@quorate/basics';
import { rules } from '@quorate/tally';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { handle, Stage } from '../testing/index.ts';
import type { ElectionState } from './election.ts';
import { keepsReservedSeats, seatPlan } from './reserved.ts';

const spring = Date.UTC(2026, 3, 1, 12) / 1000;
const day = 86_400;
const people = ['ada', 'ben', 'cem', 'dot', 'eva', 'fay', 'gus', 'hal', 'ida', 'jon', 'kim', 'lea'];
const secretly = readFileSync(new URL('../testdata/small-coop.yaml', import.meta.url), 'utf8');

describe('seats that the charter reserves', () => {
  it('are frozen at the call, as numbers of the whole post', () => {
    const stage = called(withRules('reserved: "At least half women."'), 5);
    expect(electionIn(stage).reserved).toEqual([
      {
        clause: 'bodies/board/seats/elected/reserved',
        text: 'At least half women.',
        bound: 'at-least',
        group: 'women',
        scope: 'group',
        seats: 3,
        sitting: [],
      },
    ]);
  });

  it('keep an election from being called when no count could follow their words', () => {
    const stage = founded(withRules('reserved: "A fair share for everybody."'));
    expect(stage.try('ada', 'call-election', callOf(stage, 5, 'e1'))).toEqual(
      refuse({
        reason: 'reservation-unclear',
        clause: 'bodies/board/seats/elected/reserved',
        found: 'A fair share for everybody.',
      }),
    );
  });

  it('in proportion to a membership are told by whoever calls, and recorded as told', () => {
    const stage = founded(withRules('reserved: "Women at least in proportion to the membership."'));
    const clause = 'bodies/board/seats/elected/reserved';
    const short = refuse({ reason: 'reservation-needs-a-number', clause, group: 'women', most: 5 });
    expect(stage.try('ada', 'call-election', callOf(stage, 5, 'e1'))).toEqual(short);
    expect(stage.try('ada', 'call-election', { ...callOf(stage, 5, 'e1'), told: [{ clause, seats: 6 }] })).toEqual(
      short,
    );
    stage.do('ada', 'call-election', { ...callOf(stage, 5, 'e1'), told: [{ clause, seats: 3 }] });
    expect(electionIn(stage).reserved).toMatchObject([{ clause, bound: 'at-least', group: 'women', seats: 3 }]);
  });

  it('are kept only by rules that can', () => {
    const stage = founded(withRules('reserved: "At least half women."'));
    const deaf = rules.find(({ id, family }) => family === 'stv' && !keepsReservedSeats(id))?.id ?? '';
    expect(stage.try('ada', 'call-election', { ...callOf(stage, 5, 'e1'), rule: deaf })).toMatchObject(
      refuse({ reason: 'rule-reserves-no-seats', rule: deaf }),
    );
    expect(keepsReservedSeats('stv-scottish-2007')).toBe(true);
    expect(keepsReservedSeats('stv-prf-meek')).toBe(true);
  });

  it('go to those of the group, whatever the votes', () => {
    const stage = called(withRules('reserved: "At least 2 women."'), 2);
    stand(stage, { cem: [], dot: [], eva: ['women'], fay: ['women'] });
    vote(stage, ['cem', 'dot']);
    expect(electedIn(stage)).toEqual(['eva', 'fay']);
  });

  it('are named before the poll opens where too few of the group stand, and then stay empty', () => {
    const stage = called(withRules('reserved: "At least half women."'), 5);
    stand(stage, { cem: [], dot: [], gus: [], hal: [], eva: ['women'] });
    stage.wait(15 * day);
    const short = refuse({
      reason: 'reserved-seats-unfilled',
      group: 'women',
      bound: 'at-least',
      needed: 3,
      available: 1,
      leavesEmpty: 2,
    });
    expect(stage.try('ada', 'open-poll', { election: 'e1' })).toEqual(short);
    expect(stage.try('ada', 'open-poll', { election: 'e1', leavesEmpty: 1 })).toEqual(short);
    stage.do('ada', 'open-poll', { election: 'e1', leavesEmpty: 2 });
    for (const voter of people) stage.do(voter, 'cast-ballot', { election: 'e1', ranking: [[handle('cem')]] });
    stage.do('ada', 'close-poll', { election: 'e1' });
    expect(electedIn(stage)).toHaveLength(3);
    expect(electedIn(stage)).toContain('eva');
  });

  it('count those who sit on, and whose terms end last', () => {
    const stage = called(withRules('reserved: "At least 2 women."'), 3);
    stand(stage, { eva: ['women'], fay: ['women'], gus: [] });
    vote(stage, ['eva', 'fay', 'gus']);
    stage.do('ada', 'call-election', callOf(stage, 2, 'e2'));
    expect(stage.state.elections['e2']?.reserved).toMatchObject([
      { seats: 2, sitting: [{ group: 'women', seats: 2 }] },
    ]);
    stand(stage, { hal: [], ida: [] }, 'e2');
    expect(seatPlan(stage.state.elections['e2'] as ElectionState)).toEqual({ seats: 2, constraints: [], short: [] });
  });
});

describe('a cap on each of a kind', () => {
  it('keeps a second one of the same out, and others in', () => {
    const stage = called(withRules('cap: ["at most 1 from one employer"]'), 2);
    stand(stage, { cem: ['employer:acme'], dot: ['employer:acme'], eva: ['employer:bolt'] });
    vote(stage, ['cem', 'dot', 'eva']);
    expect(electedIn(stage)).toEqual(['cem', 'eva']);
  });

  it('leaves seats empty when all who stand are of the same', () => {
    const stage = called(withRules('cap: ["at most 1 from one employer"]', false), 2);
    stand(stage, { cem: ['employer:acme'], dot: ['employer:acme'] });
    stage.wait(15 * day);
    expect(stage.try('ada', 'open-poll', { election: 'e1' })).toMatchObject(
      refuse({ reason: 'reserved-seats-unfilled', group: 'employer:acme', needed: 2, available: 1, leavesEmpty: 1 }),
    );
  });

  it('takes one word about each kind, and none about others', () => {
    const stage = called(withRules('cap: ["at most 1 from one employer"]'), 2);
    stage.do('kim', 'nominate', { election: 'e1', candidate: handle('cem') });
    const known = ['employer:'];
    for (const groups of [['women'], ['employer'], ['employer:acme', 'employer:bolt']]) {
      expect(stage.try('cem', 'accept-nomination', { election: 'e1', statement: null, groups })).toMatchObject(
        refuse({ reason: 'no-such-group', known } as never),
      );
    }
  });
});

describe('every election with reserved seats', () => {
  it('elects what the plan says, within every bound, or leaves seats empty that it said would be', () => {
    const groups = fc.constantFrom<readonly string[]>(
      [],
      ['women'],
      ['employer:a'],
      ['women', 'employer:a'],
      ['employer:b'],
    );
    const stands = fc.array(groups, { minLength: 1, maxLength: 6 });
    const ballots = fc.array(fc.shuffledSubarray([0, 1, 2, 3, 4, 5]), { minLength: 3, maxLength: 8 });
    const first = called(withRules('reserved: "At least 2 women."\n        cap: ["at most 1 from one employer"]'), 4);
    fc.assert(
      fc.property(stands, ballots, (candidates, papers) => {
        const stage = first.copy();
        const names = people.slice(2, 2 + candidates.length);
        stand(stage, Object.fromEntries(names.map((name, i) => [name, candidates[i] ?? []])));
        const plan = seatPlan(electionIn(stage));
        const empty = 4 - plan.seats;
        stage.wait(15 * day).do('ada', 'open-poll', { election: 'e1', ...(empty > 0 ? { leavesEmpty: empty } : {}) });
        for (const [i, paper] of papers.entries()) {
          const ranking = paper.flatMap((c) => (names[c] === undefined ? [] : [[handle(names[c])]]));
          stage.do(people[i] ?? '', 'cast-ballot', { election: 'e1', ranking });
        }
        stage.do('ada', 'close-poll', { election: 'e1' });
        const elected = electedIn(stage).map((name) => candidates[names.indexOf(name)] ?? []);
        const women = candidates.filter((of) => of.includes('women')).length;
        expect(elected.length).toBeLessThanOrEqual(plan.seats);
        expect(elected.filter((of) => of.includes('employer:a')).length).toBeLessThanOrEqual(1);
        expect(elected.filter((of) => of.includes('employer:b')).length).toBeLessThanOrEqual(1);
        for (const { group, atLeast } of plan.constraints) {
          if (atLeast !== undefined && elected.length === Math.min(plan.seats, candidates.length))
            expect(elected.filter((of) => of.includes(group)).length).toBeGreaterThanOrEqual(atLeast);
        }
        if (women === 0) expect(elected.length).toBeLessThanOrEqual(2);
      }),
      { numRuns: 60, seed: 41 },
    );
  });
});

/** The charter with an open election of the board, and more words about its seats. */
function withRules(words: string, reopening = true): string {
  const changed = secretly
    .replace(/(timetable: "14 days nominations[^\n]*\n\s+secrecy:) secret/, '$1 open')
    .replace('        eligible: "Member for at least six months."', `        ${words}\n        eligible: "Anybody."`)
    .replace(/(quorum: at least 1\/4 of members\n\s+reopen_nominations:) true/, `$1 ${reopening}`);
  return changed.concat(
    '\nwaivers:\n  - { check: secret-about-persons, at: elections/board, reason: "Everybody knows how everybody votes here.", until: 2036-01-01 }\n',
  );
}

function founded(charter: string): Stage {
  return new Stage(charter, spring).found(people, 'member', { 'seats:scrutineers/scrutineer': ['ada', 'ben'] });
}

function called(charter: string, seats: number): Stage {
  const stage = founded(charter);
  stage.do('ada', 'call-election', callOf(stage, seats, 'e1'));
  return stage;
}

function callOf(stage: Stage, seats: number, election: string) {
  const nominationsClose = (stage.at + 14 * day) as never;
  return { election, of: 'board', post: 'seats:board/elected', seats, rule: 'stv-scottish-2007', nominationsClose };
}

function stand(stage: Stage, candidates: { readonly [name: string]: readonly string[] }, election = 'e1'): void {
  for (const [name, groups] of Object.entries(candidates)) {
    const by = name === 'kim' ? 'lea' : 'kim';
    stage.do(by, 'nominate', { election, candidate: handle(name) });
    stage.do(name, 'accept-nomination', { election, statement: null, ...(groups.length > 0 ? { groups } : {}) });
  }
}

function vote(stage: Stage, order: readonly string[]): void {
  stage.wait(15 * day).do('ada', 'open-poll', { election: 'e1' });
  for (const voter of people)
    stage.do(voter, 'cast-ballot', { election: 'e1', ranking: order.map((name) => [handle(name)]) });
  stage.do('ada', 'close-poll', { election: 'e1' });
}

function electionIn(stage: Stage): ElectionState {
  return stage.state.elections['e1'] as ElectionState;
}

function electedIn(stage: Stage): readonly string[] {
  return (electionIn(stage).result?.elected ?? []).map(
    (member) => people.find((name) => handle(name) === member) ?? member,
  );
}
