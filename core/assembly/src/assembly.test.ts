import { readFileSync } from 'node:fs';
import { refuse } from '@quorate/basics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Effect } from './motion/motion.ts';
import { handle, Stage } from './testing/index.ts';

const charter = readFileSync(new URL('./testdata/small-coop.yaml', import.meta.url), 'utf8');
const spring = Date.UTC(2026, 3, 1, 12) / 1000;
const day = 86_400;
const people = ['ada', 'ben', 'cem', 'dot', 'eva', 'fay', 'gus', 'hal', 'ida', 'jon', 'kim', 'lea'];
const policy: Effect = { kind: 'policy.adopt' };
const paper = { sha256: '1'.repeat(64) as never, size: 2, media: 'application/json' } as const;

describe('founding', () => {
  it('takes at least two founders', () => {
    const then = new Stage(charter, spring).try('ada', 'found', {
      title: 'x',
      charter: new Stage(charter, spring).charter.hash,
      text: paper,
      log: 'k',
      founders: [],
      holders: {},
    });
    expect(then).toEqual(refuse({ reason: 'too-few-founders', found: 0, needed: 2 }));
  });

  it('keeps offices apart that the charter keeps apart', () => {
    const stage = new Stage(charter, spring);
    expect(() => stage.found(people, 'member', { 'office:secretary': ['ada'], 'office:treasurer': ['ada'] })).toThrow(
      'incompatible-posts',
    );
  });
});

describe('convening', () => {
  it('is for those the charter names, with the notice it asks for: ten clear days', () => {
    const stage = founded();
    const early = stage.try('ada', 'convene-meeting', meeting(spring + 9 * day));
    expect(early).toMatchObject(refuse({ reason: 'notice-too-short', notice: '10 days' }));
    expect(stage.try('ben', 'convene-meeting', meeting(spring + 12 * day))).toMatchObject(
      refuse({ reason: 'may-not-convene', of: 'general-meeting' }),
    );
    expect(stage.try('ada', 'convene-meeting', meeting(spring + 12 * day)).ok).toBe(true);
  });

  it('is open to a tenth of the members who ask for it', () => {
    const stage = founded();
    stage.do('cem', 'request-meeting', { of: 'general-meeting', request: 'r1', title: 'Wages' });
    expect(stage.try('ben', 'convene-meeting', meeting(spring + 12 * day)).ok).toBe(true);
  });
});

describe('a motion at a general meeting', () => {
  it('is carried by more than half of the votes cast and makes a decision', () => {
    const stage = inSession(['ada', 'ben', 'cem', 'dot', 'eva']);
    voteOn(stage, 'm1', policy, { ben: 'yes', cem: 'yes', dot: 'yes', eva: 'no', ada: 'abstain' });
    expect(stage.state.votes['v-m1']?.result).toMatchObject({
      yes: 3,
      no: 1,
      abstain: 1,
      outcome: 'carried',
      tests: [
        { of: 'quorum', phrase: 'at least 1/3 of members', needed: 4, reached: 5, holds: true },
        { of: 'majority', phrase: 'more than 1/2 of votes cast', needed: 3, reached: 3, holds: true },
        { of: 'majority', phrase: 'at least 3 votes in favour', needed: 3, reached: 3, holds: true },
      ],
    });
    expect(stage.state.decisions).toMatchObject([{ decision: 1, motion: 'm1', power: 'powers/set-policy' }]);
  });

  it('is lost on a tie', () => {
    const stage = inSession(['ada', 'ben', 'cem', 'dot', 'eva', 'fay']);
    voteOn(stage, 'm1', policy, { ben: 'yes', cem: 'yes', dot: 'yes', eva: 'no', ada: 'no', fay: 'no' });
    expect(stage.state.motions['m1']?.phase).toBe('lost');
    expect(stage.state.decisions).toEqual([]);
  });

  it('is not put to the vote without a quorum, and goes back when the quorum is lost during the vote', () => {
    const stage = inSession(['ada', 'ben', 'dot']);
    stage.do('ben', 'propose-motion', { motion: 'm1', meeting: 'spring', item: null, paper, effect: policy });
    stage.do('ada', 'second-motion', { motion: 'm1' });
    expect(stage.try('ada', 'open-vote', { vote: 'v-m1', motion: 'm1' })).toEqual(
      refuse({ reason: 'no-quorum', present: 3, needed: 4, members: 12 }),
    );
    stage.do('cem', 'check-in', { meeting: 'spring' });
    stage.do('ada', 'open-vote', { vote: 'v-m1', motion: 'm1' });
    stage.do('cem', 'check-out', { meeting: 'spring' });
    stage.do('ada', 'close-vote', { vote: 'v-m1' });
    expect(stage.state.votes['v-m1']?.result?.outcome).toBe('no-quorum');
    expect(stage.state.motions['m1']?.phase).toBe('seconded');
  });

  it('is refused when no power gives this body that effect by an open vote', () => {
    const stage = inSession(['ada', 'ben', 'cem', 'dot']);
    const seat: Effect = { kind: 'seat.fill', post: 'seats:scrutineers/scrutineer', member: handle('ben') };
    const then = stage.try('ben', 'propose-motion', {
      motion: 'm1',
      meeting: 'spring',
      item: null,
      paper,
      effect: seat,
    });
    expect(then).toMatchObject(refuse({ reason: 'no-power', effect: 'seat.fill' }));
  });

  it('admits an applicant, who may then act', () => {
    const stage = inSession(['ada', 'ben', 'cem', 'dot']);
    stage.do('zoe', 'apply-for-membership', { class: 'member', name: `${'B'.repeat(43)}=` as never });
    expect(stage.try('zoe', 'check-in', { meeting: 'spring' })).toEqual(refuse({ reason: 'not-a-member' }));
    voteOn(stage, 'm1', { kind: 'member.admit', member: handle('zoe') }, { ben: 'yes', cem: 'yes', dot: 'yes' });
    expect(stage.try('zoe', 'check-in', { meeting: 'spring' }).ok).toBe(true);
  });

  it('makes nobody a member who has withdrawn the application while the vote was open', () => {
    const stage = inSession(['ada', 'ben', 'cem', 'dot']);
    stage.do('zoe', 'apply-for-membership', { class: 'member', name: `${'B'.repeat(43)}=` as never });
    const effect: Effect = { kind: 'member.admit', member: handle('zoe') };
    stage.do('ben', 'propose-motion', { motion: 'm1', meeting: 'spring', item: null, paper, effect });
    stage.do('cem', 'second-motion', { motion: 'm1' });
    stage.do('ada', 'open-vote', { vote: 'v1', motion: 'm1' });
    for (const name of ['ben', 'cem', 'dot']) stage.do(name, 'cast-vote', { vote: 'v1', choice: 'yes' });
    stage.do('zoe', 'withdraw-application', {});
    stage.do('ada', 'close-vote', { vote: 'v1' });
    expect(stage.state.motions['m1']?.phase).toBe('carried');
    expect(stage.state.members[handle('zoe')]?.standing).toBe('left');
  });

  it('may not come again while the charter bars it', () => {
    const stage = inSession(['ada', 'ben', 'cem', 'dot']);
    voteOn(stage, 'm1', policy, { ben: 'no', cem: 'no', dot: 'no' });
    const again = stage.try('ben', 'propose-motion', {
      motion: 'm2',
      meeting: 'spring',
      item: null,
      paper,
      effect: policy,
    });
    expect(again).toMatchObject(refuse({ reason: 'not-again-yet' }));
  });
});

describe('devices', () => {
  it('asked for without an old one wait for the keeper of the roll', () => {
    const stage = founded();
    const act = { ...stage.act('ben', 'request-device', { label: 'phone' }), device: 'ab'.repeat(32) as never };
    expect(act.kind).toBe('request-device');
    expect(
      stage.try('ben', 'revoke-device', { device: stage.act('ben', 'leave', {}).device ?? ('' as never) }),
    ).toEqual(refuse({ reason: 'last-device' }));
  });
});

describe('every history', () => {
  it('gives each member at most one vote, each decision a carried motion, and each warrant only earlier entries', () => {
    const names = ['ada', 'ben', 'cem', 'dot'];
    const step = fc.record({
      by: fc.constantFrom(...names),
      what: fc.constantFrom('in', 'out', 'propose', 'second', 'put', 'yes', 'no', 'close') as fc.Arbitrary<
        'in' | 'out' | 'propose' | 'second' | 'put' | 'yes' | 'no' | 'close'
      >,
      motion: fc.constantFrom('m1', 'm2'),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const stage = inSession(names);
        for (const { by, what, motion } of steps) play(stage, by, what, motion);
        for (const [index, { facts }] of stage.history.entries()) {
          for (const { warrant } of facts) expect(warrant.rests.every((entry) => entry < index)).toBe(true);
        }
        for (const { motion } of stage.state.decisions) expect(stage.state.motions[motion]?.phase).toBe('carried');
        for (const vote of Object.values(stage.state.votes)) {
          expect(Object.keys(vote.choices).length).toBeLessThanOrEqual(names.length);
        }
      }),
      { numRuns: 60, seed: 7 },
    );
  });
});

function founded(): Stage {
  return new Stage(charter, spring).found(people, 'member', {
    'office:secretary': ['ada'],
    'office:treasurer': ['ben'],
    'seats:board/elected': ['cem', 'dot', 'eva', 'fay'],
  });
}

function meeting(starts: number) {
  return {
    meeting: 'spring',
    of: 'general-meeting',
    title: 'Spring meeting',
    starts: starts as never,
    place: 'The bakery',
    chair: handle('ada'),
    agenda: [{ id: 'a1', title: 'Welcome' }],
  };
}

function inSession(present: readonly string[]): Stage {
  const stage = founded();
  stage.do('ada', 'convene-meeting', meeting(spring + 12 * day));
  stage.wait(12 * day);
  for (const name of present) stage.do(name, 'check-in', { meeting: 'spring' });
  stage.do('ada', 'open-meeting', { meeting: 'spring' });
  return stage;
}

function voteOn(
  stage: Stage,
  motion: string,
  effect: Effect,
  choices: { readonly [name: string]: 'yes' | 'no' | 'abstain' },
): void {
  stage.do('ben', 'propose-motion', { motion, meeting: 'spring', item: null, paper, effect });
  stage.do('cem', 'second-motion', { motion });
  stage.do('ada', 'open-vote', { vote: `v-${motion}`, motion });
  for (const [name, choice] of Object.entries(choices)) stage.do(name, 'cast-vote', { vote: `v-${motion}`, choice });
  stage.do('ada', 'close-vote', { vote: `v-${motion}` });
}

function play(stage: Stage, by: string, what: string, motion: string): void {
  const vote = `v-${motion}`;
  const asked = {
    in: () => stage.try(by, 'check-in', { meeting: 'spring' }),
    out: () => stage.try(by, 'check-out', { meeting: 'spring' }),
    propose: () => stage.try(by, 'propose-motion', { motion, meeting: 'spring', item: null, paper, effect: policy }),
    second: () => stage.try(by, 'second-motion', { motion }),
    put: () => stage.try(by, 'open-vote', { vote, motion }),
    yes: () => stage.try(by, 'cast-vote', { vote, choice: 'yes' }),
    no: () => stage.try(by, 'cast-vote', { vote, choice: 'no' }),
    close: () => stage.try(by, 'close-vote', { vote }),
  }[what];
  expect(asked?.()).toBeDefined();
}
