import { readFileSync } from 'node:fs';
import { type Digest, type Nonce, refuse } from '@quorate/basics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holdersOf, placesOf } from '../ground.ts';
import type { Effect } from '../motion/motion.ts';
import { amendable, deviceOf, edited, handle, revised, Stage, withHarderQuorum } from '../testing/index.ts';
import type { AmendingEffect } from './amendment.ts';

const shipped = readFileSync(new URL('../testdata/small-coop.yaml', import.meta.url), 'utf8');
const spring = Date.UTC(2026, 3, 1, 12) / 1000;
const day = 86_400;
const people = ['ada', 'ben', 'cem', 'dot', 'eva', 'fay', 'gus', 'hal', 'ida', 'jon', 'kim', 'lea'];
const seven = people.slice(0, 7);
const board = ['cem', 'dot', 'eva', 'fay'];
const policy: Effect = { kind: 'policy.adopt' };

const charter = amendable(shipped);
const harder = withHarderQuorum(charter);
const boardMeetsLess = revised(charter, ['meets: every 2 weeks', 'meets: every 4 weeks']);
const otherRights = revised(charter, ['text: "Each member may leave."', 'text: "Each member may leave at any time."']);

describe('an amendment of an ordinary clause', () => {
  it('is adopted by the one body its tier names, comes into force the day after, and the hall obeys it', () => {
    const stage = founded();
    session(stage, 'before', 12, seven.slice(0, 4));
    expect(decide(stage, 'm0', 'before', policy, { yes: seven.slice(0, 4) })).toBe('carried');
    convene(stage, 'spring', 25);
    propose(stage, 'm1', 'spring', amend(stage, 'a1', harder));
    expect(stage.state.amendments['a1']).toMatchObject({
      phase: 'open',
      tiers: ['ordinary'],
      consents: [{ of: 'procedure:amending', voters: 'body:general-meeting', held: 'meeting', given: null }],
    });
    gather(stage, 'spring', seven);
    expect(settle(stage, 'm1', { yes: seven })).toBe('carried');
    expect(stage.state.decisions.at(-1)).toMatchObject({ motion: 'm1', power: 'powers/amend' });
    const midnight = Date.UTC(2026, 4, 8, 23) / 1000;
    expect(stage.state.amendments['a1']).toMatchObject({ phase: 'adopted', inForce: midnight });
    expect(stage.tryIntoForce('a1')).toEqual(
      refuse({ reason: 'not-due-yet', amendment: 'a1', inForce: midnight as never }),
    );
    stage.do('ada', 'close-meeting', { meeting: 'spring' });
    stage.at = (midnight + 60) as never;
    expect(stage.try('ada', 'request-meeting', { of: 'board', request: 'r', title: 'x' })).toEqual(
      refuse({ reason: 'charter-due', amendment: 'a1', since: midnight as never }),
    );
    expect(stage.tryIntoForce('a1').ok).toBe(true);
    expect(stage.state.charters.map(({ amendment }) => amendment)).toEqual([null, 'a1']);
    session(stage, 'after', 12, seven);
    propose(stage, 'm2', 'after', policy);
    second(stage, 'm2');
    expect(stage.try('ada', 'open-vote', { vote: 'v-m2', motion: 'm2' })).toEqual(
      refuse({ reason: 'no-quorum', present: 7, needed: 8, members: 12 }),
    );
    stage.do('hal', 'check-in', { meeting: 'after' });
    expect(settle(stage, 'm2', { yes: seven })).toBe('carried');
  });

  it('waits while there is no quorum, and may come before the next meeting with the same text', () => {
    const stage = founded();
    convene(stage, 'first', 25);
    propose(stage, 'm1', 'first', amend(stage, 'a1', harder));
    convene(stage, 'second', 40);
    expect(stage.try('cem', 'propose-motion', asked('m2', 'second', amend(stage, 'a1', harder)))).toEqual(
      refuse({ reason: 'consent-under-way', motion: 'm1' }),
    );
    gather(stage, 'first', seven.slice(0, 4));
    second(stage, 'm1');
    expect(stage.try('ada', 'open-vote', { vote: 'v-m1', motion: 'm1' })).toMatchObject(
      refuse({ reason: 'no-quorum' }),
    );
    stage.do('ada', 'close-meeting', { meeting: 'first' });
    propose(stage, 'm2', 'second', amend(stage, 'a1', harder), 'cem');
    gather(stage, 'second', seven);
    expect(settle(stage, 'm2', { yes: seven })).toBe('carried');
    expect(stage.state.amendments['a1']?.phase).toBe('adopted');
  });

  it('that was lost is at an end, and bars the same charter for as long as the procedure says', () => {
    const stage = founded();
    convene(stage, 'spring', 25);
    propose(stage, 'm1', 'spring', amend(stage, 'a1', harder));
    gather(stage, 'spring', seven);
    expect(settle(stage, 'm1', { yes: seven.slice(0, 3), no: seven.slice(3) })).toBe('lost');
    expect(stage.state.amendments['a1']?.phase).toBe('lost');
    convene(stage, 'next', 40);
    expect(stage.try('ben', 'propose-motion', asked('m2', 'next', amend(stage, 'a2', harder), '2'))).toMatchObject(
      refuse({ reason: 'not-again-yet' }),
    );
  });

  it('that is withdrawn is at an end', () => {
    const stage = founded();
    convene(stage, 'spring', 25);
    propose(stage, 'm1', 'spring', amend(stage, 'a1', harder));
    stage.do('ben', 'withdraw-motion', { motion: 'm1' });
    expect(stage.state.amendments['a1']?.phase).toBe('withdrawn');
  });
});

describe('an amendment that touches an entrenched clause', () => {
  const both = revised(
    charter,
    ['meets: every 2 weeks', 'meets: every 4 weeks'],
    ['text: "Each member may leave."', 'text: "Each member may leave at any time."'],
  );

  it('needs every consent of every tier it touches', () => {
    const stage = founded();
    convene(stage, 'spring', 25);
    propose(stage, 'm1', 'spring', amend(stage, 'a1', both));
    expect(stage.state.amendments['a1']).toMatchObject({
      tiers: ['entrenched', 'ordinary'],
      consents: [{ of: 'procedure:amending' }, { of: 'procedure:board-vote', voters: 'body:board' }],
    });
  });

  it('is adopted when the last of the bodies has consented, whichever comes last', () => {
    for (const order of [
      ['meeting', 'board'],
      ['board', 'meeting'],
    ] as const) {
      const stage = founded();
      convene(stage, 'general', 25);
      convene(stage, 'sitting', 26, 'board', 'cem');
      propose(stage, 'm-meeting', 'general', amend(stage, 'a1', otherRights));
      propose(stage, 'm-board', 'sitting', amend(stage, 'a1', otherRights), 'cem');
      expect(stage.state.motions['m-board']).toMatchObject({ power: 'amendment/tiers', procedure: 'board-vote' });
      gather(stage, 'general', seven);
      gather(stage, 'sitting', board, 'cem');
      const vote = {
        meeting: () => settle(stage, 'm-meeting', { yes: seven }),
        board: () => settle(stage, 'm-board', { yes: board }, 'cem', 'dot'),
      };
      expect(vote[order[0]]()).toBe('carried');
      expect(stage.state.amendments['a1']?.phase).toBe('open');
      expect(stage.try('ben', 'propose-motion', asked('m3', 'general', amend(stage, 'a1', otherRights)))).toMatchObject(
        {
          ok: false,
        },
      );
      expect(vote[order[1]]()).toBe('carried');
      expect(stage.state.amendments['a1']?.phase).toBe('adopted');
      expect(stage.state.decisions).toHaveLength(2);
    }
  });

  it('falls when one of them refuses, and the motion before the other is overtaken', () => {
    const stage = founded();
    convene(stage, 'general', 25);
    convene(stage, 'sitting', 26, 'board', 'cem');
    propose(stage, 'm-meeting', 'general', amend(stage, 'a1', otherRights));
    propose(stage, 'm-board', 'sitting', amend(stage, 'a1', otherRights), 'cem');
    gather(stage, 'sitting', board, 'cem');
    expect(settle(stage, 'm-board', { no: board }, 'cem', 'dot')).toBe('lost');
    expect(stage.state.amendments['a1']?.phase).toBe('lost');
    expect(stage.state.motions['m-meeting']?.phase).toBe('overtaken');
  });

  it('is withdrawn by whoever proposed it; whoever laid it before a further body takes back that motion alone', () => {
    const stage = founded();
    convene(stage, 'general', 25);
    convene(stage, 'sitting', 26, 'board', 'cem');
    propose(stage, 'm1', 'general', amend(stage, 'a1', otherRights));
    propose(stage, 'm2', 'sitting', amend(stage, 'a1', otherRights), 'cem');
    stage.do('cem', 'withdraw-motion', { motion: 'm2' });
    expect(stage.state.amendments['a1']?.phase).toBe('open');
    expect(stage.state.motions['m1']?.phase).toBe('proposed');
    propose(stage, 'm3', 'sitting', amend(stage, 'a1', otherRights), 'dot');
    stage.do('ben', 'withdraw-motion', { motion: 'm1' });
    expect(stage.state.amendments['a1']?.phase).toBe('withdrawn');
    expect(stage.state.motions['m3']?.phase).toBe('overtaken');
  });

  it('is not the business of a body that no tier names and that may not propose', () => {
    const stage = founded();
    convene(stage, 'sitting', 26, 'scrutineers', 'gus');
    expect(stage.try('gus', 'propose-motion', asked('m1', 'sitting', amend(stage, 'a1', harder)))).toMatchObject(
      refuse({ reason: 'consent-not-asked', of: 'scrutineers' }),
    );
  });
});

describe('an amendment that only the board may propose', () => {
  const byBoard = edited(charter, [
    'proposed_by: [body:board, electorate:members]\n  notice: 21 days',
    'proposed_by: [body:board]\n  notice: 21 days',
  ]);

  it('is proposed by a decision of the board, and then decided by the members', () => {
    const stage = founded(byBoard);
    const effect = amend(stage, 'a1', revised(byBoard, ['meets: every 2 weeks', 'meets: every 4 weeks']));
    convene(stage, 'general', 25);
    expect(stage.try('ben', 'propose-motion', asked('m1', 'general', effect))).toMatchObject(
      refuse({ reason: 'may-not-propose-amendment' }),
    );
    convene(stage, 'sitting', 22, 'board', 'cem');
    propose(stage, 'm-board', 'sitting', effect, 'cem');
    expect(stage.state.amendments['a1']?.consents).toMatchObject([{ of: 'body:board' }, { of: 'procedure:amending' }]);
    propose(stage, 'm1', 'general', effect);
    gather(stage, 'sitting', board, 'cem');
    expect(settle(stage, 'm-board', { yes: board }, 'cem', 'dot')).toBe('carried');
    gather(stage, 'general', seven);
    expect(settle(stage, 'm1', { yes: seven })).toBe('carried');
    expect(stage.state.amendments['a1']?.phase).toBe('adopted');
  });
});

describe('a charter is refused that', () => {
  const cases: readonly (readonly [string, string, object])[] = [
    ['cannot be read', 'charter: [', { reason: 'charter-unreadable' }],
    [
      'is of another organisation',
      revised(charter, ['id: coop.kettle-lane', 'id: coop.other']),
      {
        reason: 'identity-changed',
        before: 'coop.kettle-lane',
        after: 'coop.other',
      },
    ],
    [
      'keeps its version',
      edited(harder, ['version: 5', 'version: 4']),
      { reason: 'version-not-raised', version: 4, needed: 5 },
    ],
    ['changes nothing', revised(charter), { reason: 'nothing-amended' }],
    [
      'has a fault that no waiver excuses',
      revised(charter, [
        'holder: body:board, via: procedure:board-vote, kind: provisional, confirm: { by: body:general-meeting, within: 70 days',
        'holder: office:secretary, kind: provisional, confirm: { by: body:general-meeting, within: 70 days',
      ]),
      { reason: 'charter-has-errors' },
    ],
  ];

  it.each(cases)('%s', (_, text, refusal) => {
    const stage = founded();
    convene(stage, 'spring', 25);
    const then = stage.try('ben', 'propose-motion', asked('m1', 'spring', amend(stage, 'a1', text)));
    expect(then).toMatchObject({ ok: false, problem: refusal });
  });

  it('is not the one the motion names', () => {
    const stage = founded();
    convene(stage, 'spring', 25);
    const effect = { ...amend(stage, 'a1', harder), charter: stage.charterText(boardMeetsLess).charter };
    expect(stage.try('ben', 'propose-motion', asked('m1', 'spring', effect))).toMatchObject(
      refuse({ reason: 'charter-hash-differs' }),
    );
  });

  it('needs a consent that nobody can give here', () => {
    const outside = edited(charter, [
      'via: [procedure:amending, procedure:board-vote]',
      'via: [procedure:amending], consent: [outside:federation]',
    ]);
    const stage = founded(outside);
    convene(stage, 'spring', 25);
    const text = revised(outside, ['text: "Each member may leave."', 'text: "Each member may go."']);
    expect(stage.try('ben', 'propose-motion', asked('m1', 'spring', amend(stage, 'a1', text)))).toEqual(
      refuse({ reason: 'consent-not-possible-here', consents: ['outside:federation'] }),
    );
  });

  it('would be voted on before the notice of amendments has run', () => {
    const stage = founded();
    convene(stage, 'spring', 12);
    expect(stage.try('ben', 'propose-motion', asked('m1', 'spring', amend(stage, 'a1', harder)))).toMatchObject(
      refuse({ reason: 'amendment-notice-too-short', notice: '21 days' }),
    );
  });

  it('is proposed by somebody whom the charter does not name', () => {
    const strict = edited(charter, [
      'proposed_by: [body:board, electorate:members]\n  notice: 21 days',
      'proposed_by: [office:secretary]\n  notice: 21 days',
    ]);
    const stage = founded(strict);
    convene(stage, 'spring', 25);
    const effect = amend(stage, 'a1', revised(strict, ['meets: every 2 weeks', 'meets: every 4 weeks']));
    expect(stage.try('ben', 'propose-motion', asked('m1', 'spring', effect))).toEqual(
      refuse({ reason: 'may-not-propose-amendment', proposers: ['office:secretary'] }),
    );
    expect(stage.try('ada', 'propose-motion', asked('m1', 'spring', effect)).ok).toBe(true);
  });

  it('comes into force by words that name no day, unless the motion names one', () => {
    const vague = edited(charter, [
      'in_force: "The day after certification, never for elections already called."',
      'in_force: "When the members have been told."',
    ]);
    const stage = founded(vague);
    convene(stage, 'spring', 25);
    const text = revised(vague, ['meets: every 2 weeks', 'meets: every 4 weeks']);
    expect(stage.try('ben', 'propose-motion', asked('m1', 'spring', amend(stage, 'a1', text)))).toEqual(
      refuse({ reason: 'in-force-day-needed', words: 'When the members have been told.' }),
    );
    const named = { ...amend(stage, 'a1', text), inForce: (spring + 60 * day) as never };
    propose(stage, 'm1', 'spring', named);
    gather(stage, 'spring', seven);
    settle(stage, 'm1', { yes: seven });
    expect(stage.state.amendments['a1']).toMatchObject({ phase: 'adopted', inForce: spring + 60 * day });
  });
});

describe('two amendments at once', () => {
  it('cannot both be adopted when both change the same charter: the second is overtaken', () => {
    const stage = founded();
    convene(stage, 'spring', 25);
    propose(stage, 'm1', 'spring', amend(stage, 'a1', harder));
    propose(stage, 'm2', 'spring', amend(stage, 'a2', boardMeetsLess), 'cem');
    gather(stage, 'spring', seven);
    settle(stage, 'm1', { yes: seven });
    expect(stage.state.amendments['a2']?.phase).toBe('overtaken');
    expect(stage.state.motions['m2']?.phase).toBe('overtaken');
    expect(stage.try('ben', 'propose-motion', asked('m3', 'spring', amend(stage, 'a3', boardMeetsLess)))).toMatchObject(
      refuse({ reason: 'stale-base' }),
    );
  });

  it('are both adopted in turn when one is written into the other', () => {
    const stage = founded();
    convene(stage, 'spring', 25);
    propose(stage, 'm1', 'spring', amend(stage, 'a1', harder));
    const then = revised(harder, ['meets: every 2 weeks', 'meets: every 4 weeks']);
    const on = stage.charterText(harder).charter;
    propose(stage, 'm2', 'spring', { ...amend(stage, 'a2', then), from: on }, 'cem');
    gather(stage, 'spring', seven);
    second(stage, 'm2');
    expect(stage.try('ada', 'open-vote', { vote: 'v-m2', motion: 'm2' })).toMatchObject(
      refuse({ reason: 'stale-base' }),
    );
    settle(stage, 'm1', { yes: seven });
    expect(settle(stage, 'm2', { yes: seven })).toBe('carried');
    stage.do('ada', 'close-meeting', { meeting: 'spring' });
    stage.wait(2 * day);
    expect(stage.tryIntoForce('a2')).toMatchObject(refuse({ reason: 'stale-base' }));
    expect([stage.tryIntoForce('a1').ok, stage.tryIntoForce('a2').ok]).toEqual([true, true]);
    expect(stage.state.charter?.hash).toBe(stage.charterText(then).charter);
  });
});

describe('a post that an amendment abolishes', () => {
  it('is held until the amendment is in force and by nobody after; a new one stands empty', () => {
    const stage = founded();
    const renamed = revised(charter, ['  treasurer:\n    name: Treasurer', '  bursar:\n    name: Bursar']).replaceAll(
      'office:treasurer',
      'office:bursar',
    );
    convene(stage, 'spring', 25);
    propose(stage, 'm1', 'spring', amend(stage, 'a1', renamed));
    convene(stage, 'sitting', 26, 'board', 'cem');
    propose(stage, 'm2', 'sitting', amend(stage, 'a1', renamed), 'cem');
    gather(stage, 'spring', seven);
    settle(stage, 'm1', { yes: seven });
    gather(stage, 'sitting', board, 'cem');
    settle(stage, 'm2', { yes: board }, 'cem', 'dot');
    expect(stage.state.amendments['a1']?.phase).toBe('adopted');
    expect(holdersOf(stage.state, 'office:treasurer', stage.at)).toHaveLength(1);
    stage.wait(3 * day);
    expect(stage.tryIntoForce('a1')).toMatchObject({
      value: [
        { type: 'charter-in-force' },
        {
          type: 'post-vacated',
          post: 'office:treasurer',
          member: handle('ben'),
          warrant: { clause: 'amendment/in_force' },
        },
      ],
    });
    expect(holdersOf(stage.state, 'office:treasurer', stage.at)).toEqual([]);
    expect(holdersOf(stage.state, 'office:secretary', stage.at)).toHaveLength(1);
    expect(placesOf(stage.state, stage.charter.charter, 'office:bursar')).toBe(1);
  });
});

describe('what began under the old charter', () => {
  it('ends under it: a meeting that was convened keeps its quorum, the next one has the new one', () => {
    const stage = founded();
    convene(stage, 'spring', 25);
    propose(stage, 'm1', 'spring', amend(stage, 'a1', harder));
    convene(stage, 'summer', 40);
    gather(stage, 'spring', seven);
    settle(stage, 'm1', { yes: seven });
    stage.do('ada', 'close-meeting', { meeting: 'spring' });
    stage.wait(3 * day);
    stage.tryIntoForce('a1');
    gather(stage, 'summer', seven);
    expect(decide(stage, 'm2', 'summer', policy, { yes: seven })).toBe('carried');
    expect(
      stage.try(
        'ben',
        'propose-motion',
        asked('m3', 'summer', amend(stage, 'a2', revised(harder, ['every 2 weeks', 'every 3 weeks']))),
      ),
    ).toEqual(refuse({ reason: 'meeting-under-earlier-charter', meeting: 'summer' }));
    expect(stage.try('ada', 'open-vote', { vote: 'x', motion: 'm2' })).toMatchObject({ ok: false });
  });

  it('names the charter it was signed under: an act that names the old one is refused', () => {
    const stage = founded();
    convene(stage, 'spring', 25);
    propose(stage, 'm1', 'spring', amend(stage, 'a1', harder));
    gather(stage, 'spring', seven);
    settle(stage, 'm1', { yes: seven });
    stage.wait(2 * day);
    const old = stage.charter.hash;
    stage.tryIntoForce('a1');
    const late = { ...stage.act('ada', 'close-meeting', { meeting: 'spring' }), charter: old };
    expect(stage.take(late)).toEqual(refuse({ reason: 'charter-not-in-force', inForce: stage.charter.hash }));
  });
});

describe('the act that brings an amendment into force', () => {
  it('is the charter’s alone, at the time it is received, with the nonce that everybody derives', () => {
    const stage = founded();
    convene(stage, 'spring', 25);
    propose(stage, 'm1', 'spring', amend(stage, 'a1', harder));
    gather(stage, 'spring', seven);
    settle(stage, 'm1', { yes: seven });
    stage.wait(2 * day);
    const only = refuse({ reason: 'only-the-charter' });
    expect(stage.try('ada', 'bring-into-force', { amendment: 'a1' })).toEqual(only);
    const act = stage.act('ada', 'bring-into-force', { amendment: 'a1' });
    const own = { ...act, actor: 'charter', device: null, seen: null } as const;
    expect(stage.take({ ...own, nonce: 'ab'.repeat(16) as Nonce } as never)).toEqual(only);
    expect(stage.take({ ...own, device: deviceOf('ada') } as never)).toEqual(only);
    const other = {
      ...stage.act('ada', 'leave', {}),
      actor: 'charter',
      device: null,
      seen: null,
      stream: 'member/charter',
    };
    expect(stage.take(other as never)).toEqual(only);
    expect(stage.tryIntoForce('a1').ok).toBe(true);
    expect(stage.tryIntoForce('a1')).toMatchObject(refuse({ reason: 'amendment-over' }));
  });
});

describe('a consent by ballot, outside a meeting', () => {
  const balloted = edited(
    charter,
    [
      '  recall-vote:\n',
      '  everybody:\n    voters: electorate:members\n    how: ballot\n    notice: 21 days\n    voting_open: 10 days\n    quorum: at least 1/2 of members\n    passes: more than 1/2 of votes cast\n    fewest_yes: 4\n    secrecy: recorded\n    tie: fails\n    if_inquorate: fails\n    run_by: body:scrutineers\n  recall-vote:\n',
    ],
    ['via: [procedure:amending, procedure:board-vote]', 'via: [procedure:amending, procedure:everybody]'],
  );
  const leavingEased = (of: string): string =>
    revised(of, ['text: "Each member may leave."', 'text: "Each member may leave at any time."']);
  const text = leavingEased(balloted);
  const call = (stage: Stage, meeting = 'poll', of = balloted) => ({
    meeting,
    motion: `m-${meeting}`,
    title: 'Rights',
    paper: asked('x', 'y', policy).paper,
    consent: 'procedure:everybody',
    effect: amend(stage, 'a1', leavingEased(of)),
  });
  const carriedInMeeting = (of = balloted): Stage => {
    const stage = founded(of);
    convene(stage, 'spring', 25);
    propose(stage, 'm1', 'spring', amend(stage, 'a1', leavingEased(of)));
    gather(stage, 'spring', seven);
    settle(stage, 'm1', { yes: seven });
    return stage;
  };

  it('comes after the meetings, and is called by whoever runs it', () => {
    const stage = founded(balloted);
    convene(stage, 'spring', 25);
    propose(stage, 'm1', 'spring', amend(stage, 'a1', text));
    expect(stage.try('gus', 'call-referendum', call(stage))).toEqual(
      refuse({ reason: 'consent-out-of-turn', first: 'procedure:amending' }),
    );
    gather(stage, 'spring', seven);
    settle(stage, 'm1', { yes: seven });
    expect(stage.state.amendments['a1']?.phase).toBe('open');
    expect(stage.try('ada', 'call-referendum', call(stage))).toEqual(
      refuse({ reason: 'may-not-call-ballot', runBy: 'body:scrutineers' }),
    );
    stage.do('gus', 'call-referendum', call(stage));
    expect(stage.try('hal', 'call-referendum', call(stage, 'again'))).toEqual(
      refuse({ reason: 'consent-under-way', motion: 'm-poll' }),
    );
  });

  it('is announced and stays open as long as the charter says, and everybody on the roll may vote from anywhere', () => {
    const stage = carriedInMeeting();
    stage.do('gus', 'call-referendum', call(stage));
    const { starts = 0, ballot } = stage.state.meetings['poll'] ?? {};
    expect((ballot?.closes ?? 0) - starts).toBe(10 * day);
    expect(stage.try('gus', 'open-meeting', { meeting: 'poll' })).toMatchObject(refuse({ reason: 'too-early' }));
    stage.at = starts as never;
    stage.do('gus', 'open-meeting', { meeting: 'poll' });
    const roomless = refuse({ reason: 'ballot-has-no-room' });
    expect(stage.try('ida', 'check-in', { meeting: 'poll' })).toEqual(roomless);
    expect(stage.try('ida', 'propose-motion', asked('m9', 'poll', policy))).toEqual(roomless);
    stage.do('gus', 'open-vote', { vote: 'v', motion: 'm-poll' });
    for (const name of people.slice(3)) stage.do(name, 'cast-vote', { vote: 'v', choice: 'yes' });
    expect(stage.try('gus', 'close-vote', { vote: 'v' })).toEqual(
      refuse({ reason: 'ballot-still-open', until: ballot?.closes as never }),
    );
    stage.at = ballot?.closes as never;
    expect(stage.try('ada', 'cast-vote', { vote: 'v', choice: 'no' })).toMatchObject(refuse({ reason: 'vote-phase' }));
    stage.do('gus', 'close-vote', { vote: 'v' });
    expect(stage.state.votes['v']?.result).toMatchObject({ yes: 9, present: 9, members: 12, outcome: 'carried' });
    expect(stage.state.amendments['a1']?.phase).toBe('adopted');
  });

  it('waits for no single one of those who run it', () => {
    const stage = carriedInMeeting();
    stage.do('gus', 'call-referendum', call(stage));
    const { starts = 0, ballot } = stage.state.meetings['poll'] ?? {};
    expect(stage.try('hal', 'open-meeting', { meeting: 'poll' })).toMatchObject(refuse({ reason: 'too-early' }));
    stage.at = starts as never;
    expect(stage.try('ida', 'open-meeting', { meeting: 'poll' })).toMatchObject(refuse({ reason: 'only-the-chair' }));
    stage.do('hal', 'open-meeting', { meeting: 'poll' });
    stage.do('hal', 'open-vote', { vote: 'v', motion: 'm-poll' });
    for (const name of people.slice(3)) stage.do(name, 'cast-vote', { vote: 'v', choice: 'yes' });
    stage.at = ballot?.closes as never;
    stage.do('hal', 'close-vote', { vote: 'v' });
    expect(stage.state.amendments['a1']?.phase).toBe('adopted');
  });

  it('is ended by whoever called it alone where the charter gives it no time', () => {
    const untimed = edited(balloted, [
      '    voting_open: 10 days\n    quorum: at least 1/2',
      '    quorum: at least 1/2',
    ]);
    const stage = carriedInMeeting(untimed);
    stage.do('gus', 'call-referendum', call(stage, 'poll', untimed));
    stage.at = stage.state.meetings['poll']?.starts as never;
    stage.do('gus', 'open-meeting', { meeting: 'poll' });
    stage.do('gus', 'open-vote', { vote: 'v', motion: 'm-poll' });
    expect(stage.try('hal', 'close-vote', { vote: 'v' })).toMatchObject(refuse({ reason: 'only-the-chair' }));
  });

  it('that nobody opened in its time is called again, and not lost', () => {
    const stage = carriedInMeeting();
    stage.do('gus', 'call-referendum', call(stage));
    const { starts = 0, ballot } = stage.state.meetings['poll'] ?? {};
    stage.at = starts as never;
    stage.do('gus', 'open-meeting', { meeting: 'poll' });
    stage.at = ((ballot?.closes ?? 0) - 1) as never;
    expect(stage.try('hal', 'call-referendum', call(stage, 'again'))).toMatchObject(
      refuse({ reason: 'consent-under-way', motion: 'm-poll' }),
    );
    stage.at = ballot?.closes as never;
    expect(stage.try('gus', 'open-vote', { vote: 'v', motion: 'm-poll' })).toMatchObject(
      refuse({ reason: 'vote-phase', phase: 'closed' }),
    );
    stage.do('hal', 'call-referendum', call(stage, 'again'));
    expect(stage.state.amendments['a1']?.consents[1]?.motion).toBe('m-again');
  });

  it('is lost when too few take part', () => {
    const stage = carriedInMeeting();
    stage.do('gus', 'call-referendum', call(stage));
    const { starts = 0, ballot } = stage.state.meetings['poll'] ?? {};
    stage.at = starts as never;
    stage.do('gus', 'open-meeting', { meeting: 'poll' });
    stage.do('gus', 'open-vote', { vote: 'v', motion: 'm-poll' });
    for (const name of people.slice(0, 5)) stage.do(name, 'cast-vote', { vote: 'v', choice: 'yes' });
    stage.at = ballot?.closes as never;
    stage.do('gus', 'close-vote', { vote: 'v' });
    expect(stage.state.votes['v']?.result).toMatchObject({ present: 5, outcome: 'no-quorum' });
    expect([stage.state.motions['m-poll']?.phase, stage.state.amendments['a1']?.phase]).toEqual(['lost', 'lost']);
  });

  it('is all it takes where the charter asks for nothing else', () => {
    const direct = edited(
      balloted,
      ['via: [procedure:amending, procedure:everybody]', 'via: [procedure:everybody, procedure:amending]'],
      ['covers: ["*"], via: [procedure:amending]', 'covers: ["*"], via: [procedure:everybody]'],
      [
        'effect: [charter.amend], holder: body:general-meeting, via: procedure:amending',
        'effect: [charter.amend], holder: electorate:members, via: procedure:everybody',
      ],
    );
    const stage = founded(direct);
    const effect = amend(stage, 'a1', revised(direct, ['meets: every 2 weeks', 'meets: every 4 weeks']));
    stage.do('gus', 'call-referendum', { ...call(stage), effect });
    expect(stage.state.amendments['a1']).toMatchObject({ phase: 'open', tiers: ['ordinary'] });
    expect(stage.state.motions['m-poll']).toMatchObject({ phase: 'seconded', procedure: 'everybody' });
  });
});

describe('every history of amendments', () => {
  it('has one charter in force after another, each adopted by all its consents before it came into force', () => {
    const texts = [harder, boardMeetsLess, otherRights];
    const step = fc.record({
      what: fc.constantFrom('propose', 'second', 'put', 'yes', 'no', 'close', 'wait', 'force', 'withdraw'),
      amendment: fc.constantFrom(0, 1, 2),
      where: fc.constantFrom('general', 'sitting'),
      by: fc.constantFrom(...board),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 50 }), (steps) => {
        const stage = founded();
        convene(stage, 'general', 25);
        convene(stage, 'sitting', 26, 'board', 'cem');
        let opened = false;
        for (const { what, amendment, where, by } of steps) {
          const [id, name] = [`a${amendment}`, `m-${amendment}-${where}`];
          const chair = where === 'general' ? 'ada' : 'cem';
          if (what === 'wait' && !opened) {
            gather(stage, 'general', seven);
            gather(stage, 'sitting', board, 'cem');
            opened = true;
          } else if (what === 'wait') stage.wait(day);
          if (what === 'propose')
            stage.try(
              by,
              'propose-motion',
              asked(name, where, amend(stage, id, texts[amendment] ?? ''), String(amendment)),
            );
          if (what === 'second') stage.try(by, 'second-motion', { motion: name });
          if (what === 'withdraw') stage.try(by, 'withdraw-motion', { motion: name });
          if (what === 'put') stage.try(chair, 'open-vote', { vote: `v-${name}`, motion: name });
          if (what === 'yes' || what === 'no')
            for (const voter of seven) stage.try(voter, 'cast-vote', { vote: `v-${name}`, choice: what });
          if (what === 'close') stage.try(chair, 'close-vote', { vote: `v-${name}` });
          if (what === 'force') stage.tryIntoForce(id);
        }
        const { amendments, charters, charter: inForce, motions } = stage.state;
        expect(charters.at(-1)?.hash).toBe(inForce?.hash);
        for (const [i, { amendment: id }] of charters.entries()) {
          if (id === null) continue;
          const found = amendments[id];
          expect(found).toMatchObject({ phase: 'in-force', from: charters[i - 1]?.hash });
          expect(found?.consents.every(({ given }) => (given ?? Infinity) <= (found.adoptedAt ?? -1))).toBe(true);
          expect((found?.adoptedAt ?? 0) < (found?.inForceAt ?? 0)).toBe(true);
        }
        for (const { phase, consents } of Object.values(amendments)) {
          if (phase !== 'adopted' && phase !== 'in-force') continue;
          for (const { motion } of consents) expect(motions[motion ?? '']?.phase).toBe('carried');
        }
      }),
      { numRuns: 40, seed: 4 },
    );
  });
});

function founded(text = charter): Stage {
  return new Stage(text, spring).found(people, 'member', {
    'office:secretary': ['ada'],
    'office:treasurer': ['ben'],
    'seats:board/elected': board,
    'seats:scrutineers/scrutineer': ['gus', 'hal'],
  });
}

function convene(stage: Stage, meeting: string, days: number, of = 'general-meeting', chair = 'ada'): void {
  const starts = (stage.at + days * day) as never;
  stage.do(of === 'board' ? 'ada' : chair, 'convene-meeting', {
    meeting,
    of,
    title: meeting,
    starts,
    place: '',
    chair: handle(chair),
    agenda: [],
  });
}

/** Time passes until the meeting starts; these come, and it opens. */
function gather(stage: Stage, meeting: string, present: readonly string[], chair = 'ada'): void {
  stage.at = Math.max(stage.at, stage.state.meetings[meeting]?.starts ?? 0) as never;
  for (const name of present) stage.do(name, 'check-in', { meeting });
  stage.do(chair, 'open-meeting', { meeting });
}

function session(stage: Stage, meeting: string, days: number, present: readonly string[]): void {
  convene(stage, meeting, days);
  gather(stage, meeting, present);
}

function asked(motion: string, meeting: string, effect: Effect, digit = '1') {
  const paper = { sha256: digit.repeat(64) as Digest, size: 2, media: 'application/json' } as const;
  return { motion, meeting, item: null, paper, effect };
}

function propose(stage: Stage, motion: string, meeting: string, effect: Effect, by = 'ben'): void {
  stage.do(by, 'propose-motion', asked(motion, meeting, effect, motion.length.toString(16).slice(-1)));
}

function second(stage: Stage, motion: string, ...by: readonly string[]): void {
  const { proposer, meeting = '' } = stage.state.motions[motion] ?? {};
  const of = stage.state.meetings[meeting]?.of;
  const able = of === 'board' ? board : ['gus', 'eva', 'fay'];
  for (const name of [...by, ...able]) {
    if (stage.state.motions[motion]?.phase !== 'proposed') return;
    if (handle(name) !== proposer) stage.try(name, 'second-motion', { motion });
  }
}

/** Seconds, puts and closes; answers what became of the motion. */
function settle(
  stage: Stage,
  motion: string,
  { yes = [], no = [] }: { readonly yes?: readonly string[]; readonly no?: readonly string[] },
  chair = 'ada',
  ...seconders: readonly string[]
): string | undefined {
  second(stage, motion, ...seconders);
  const vote = `v-${motion}`;
  stage.do(chair, 'open-vote', { vote, motion });
  for (const name of yes) stage.do(name, 'cast-vote', { vote, choice: 'yes' });
  for (const name of no) stage.do(name, 'cast-vote', { vote, choice: 'no' });
  stage.do(chair, 'close-vote', { vote });
  return stage.state.motions[motion]?.phase;
}

function decide(stage: Stage, motion: string, meeting: string, effect: Effect, votes: Parameters<typeof settle>[2]) {
  propose(stage, motion, meeting, effect);
  return settle(stage, motion, votes);
}

function amend(stage: Stage, amendment: string, text: string): AmendingEffect {
  return { kind: 'charter.amend', amendment, from: stage.charter.hash, ...stage.charterText(text), inForce: null };
}
