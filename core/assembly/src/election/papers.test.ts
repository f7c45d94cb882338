import { readFileSync } from 'node:fs';
import { refuse } from '@quorate/basics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { handle, Stage } from '../testing/index.ts';
import type { BatchState, ElectionState } from './election.ts';

const spring = Date.UTC(2026, 3, 1, 12) / 1000;
const day = 86_400;
const people = ['ada', 'ben', 'cem', 'dot', 'eva', 'fay', 'gus', 'hal', 'ida', 'jon', 'kim', 'lea'];
const tellers = ['ada', 'ben', 'fay'];
const election = 'board-2026';
const charter = readFileSync(new URL('../testdata/small-coop.yaml', import.meta.url), 'utf8');
const openly = charter
  .replace(/(timetable: "14 days nominations[^\n]*\n\s+secrecy:) secret/, '$1 open')
  .concat(
    '\nwaivers:\n  - { check: secret-about-persons, at: elections/board, reason: "Everybody knows how everybody votes here.", until: 2036-01-01 }\n',
  );
const opened = firstPolling();

describe('a batch of papers that was entered wrongly', () => {
  it('is withdrawn by one teller while nobody has confirmed it, and stays in the record with the reason', () => {
    const stage = polling();
    enter(stage, 'ada', 'box-1', 9);
    stage.do('ada', 'withdraw-papers', { election, batch: 'box-1', reason: 'Two piles were swapped.' });
    expect(batchIn(stage, 'box-1')).toMatchObject({
      phase: 'withdrawn',
      enteredBy: handle('ada'),
      papers: [{ papers: 9 }],
      withdrawal: { by: handle('ada'), reason: 'Two piles were swapped.' },
    });
    enter(stage, 'ada', 'box-1a', 8);
    stage.do('ben', 'confirm-papers', { election, batch: 'box-1a' });
    stage.do('ada', 'close-poll', { election });
    expect(electionIn(stage).result).toMatchObject({ outcome: 'elected', ballots: 8 });
  });

  it('can’t be confirmed, withdrawn again or entered anew under its old name', () => {
    const stage = polling();
    enter(stage, 'ada', 'box-1', 9);
    stage.do('ben', 'withdraw-papers', { election, batch: 'box-1', reason: 'Not the box it says.' });
    const gone = refuse({ reason: 'batch-withdrawn', batch: 'box-1' });
    expect(stage.try('ben', 'confirm-papers', { election, batch: 'box-1' })).toEqual(gone);
    expect(stage.try('ada', 'withdraw-papers', { election, batch: 'box-1', reason: 'Again.' })).toEqual(gone);
    expect(
      stage.try('ada', 'enter-papers', { election, batch: 'box-1', papers: [{ ranking: [], papers: 1 }] }),
    ).toEqual(refuse({ reason: 'batch-exists', batch: 'box-1' }));
  });

  it('takes two tellers to withdraw once two have seen it, and keeps the poll open until then', () => {
    const stage = polling();
    enter(stage, 'ada', 'box-1', 9);
    stage.do('ben', 'confirm-papers', { election, batch: 'box-1' });
    stage.do('ben', 'withdraw-papers', { election, batch: 'box-1', reason: 'One paper was read twice.' });
    expect(batchIn(stage, 'box-1')).toMatchObject({ phase: 'doubted', doubt: { by: handle('ben') } });
    expect(stage.try('ada', 'close-poll', { election })).toEqual(
      refuse({ reason: 'batch-doubted', batch: 'box-1', by: handle('ben') }),
    );
    expect(stage.try('ben', 'withdraw-papers', { election, batch: 'box-1', reason: 'Still.' })).toEqual(
      refuse({ reason: 'needs-another-to-withdraw', batch: 'box-1' }),
    );
    stage.do('fay', 'withdraw-papers', { election, batch: 'box-1', reason: 'I saw it, too.' });
    expect(batchIn(stage, 'box-1').phase).toBe('withdrawn');
  });

  it('may be confirmed again after all, by anybody who runs the election but did not enter it', () => {
    const stage = polling();
    enter(stage, 'ada', 'box-1', 9);
    stage.do('ben', 'confirm-papers', { election, batch: 'box-1' });
    stage.do('ada', 'withdraw-papers', { election, batch: 'box-1', reason: 'I think I miscounted.' });
    expect(stage.try('ada', 'confirm-papers', { election, batch: 'box-1' })).toEqual(
      refuse({ reason: 'needs-another-teller', batch: 'box-1' }),
    );
    stage.do('fay', 'confirm-papers', { election, batch: 'box-1' });
    stage.do('ada', 'close-poll', { election });
    expect(electionIn(stage).result?.ballots).toBe(9);
  });

  it('is withdrawn only by those who run the election, and only until the poll closes', () => {
    const stage = polling();
    enter(stage, 'ada', 'box-1', 9);
    expect(stage.try('gus', 'withdraw-papers', { election, batch: 'box-1', reason: 'I lost.' })).toEqual(
      refuse({ reason: 'may-not-run', runBy: 'body:scrutineers' }),
    );
    expect(stage.try('ada', 'withdraw-papers', { election, batch: 'box-2', reason: 'No such box.' })).toEqual(
      refuse({ reason: 'no-such-batch', batch: 'box-2' }),
    );
    stage.do('ben', 'confirm-papers', { election, batch: 'box-1' });
    stage.do('ada', 'close-poll', { election });
    expect(stage.try('ada', 'withdraw-papers', { election, batch: 'box-1', reason: 'Too late.' })).toEqual(
      refuse({ reason: 'election-phase', phase: 'counted', needed: ['polling'] }),
    );
  });
});

describe('the number of papers', () => {
  it('is held against the voters when papers are entered, confirmed or not', () => {
    const stage = polling();
    enter(stage, 'ada', 'box-1', 9);
    const more = { election, batch: 'box-2', papers: [{ ranking: [], papers: 4 }] };
    expect(stage.try('ben', 'enter-papers', more)).toEqual(
      refuse({ reason: 'more-papers-than-voters', papers: 13, entitled: 12 }),
    );
    stage.do('ada', 'withdraw-papers', { election, batch: 'box-1', reason: 'Entered twice.' });
    expect(stage.try('ben', 'enter-papers', more).ok).toBe(true);
  });

  it('is held against the voters once more at the close, with the ballots that were cast since', () => {
    const stage = polling();
    enter(stage, 'ada', 'box-1', 11);
    stage.do('ben', 'confirm-papers', { election, batch: 'box-1' });
    for (const voter of ['gus', 'hal']) stage.do(voter, 'cast-ballot', { election, ranking: [[handle('dot')]] });
    expect(stage.try('ada', 'close-poll', { election })).toEqual(
      refuse({ reason: 'more-papers-than-voters', papers: 13, entitled: 12 }),
    );
  });
});

describe('every history of papers', () => {
  const step = fc.record({
    by: fc.constantFrom(...tellers, 'gus'),
    kind: fc.constantFrom('enter-papers', 'confirm-papers', 'withdraw-papers', 'cast-ballot', 'close-poll'),
    batch: fc.constantFrom('a', 'b', 'c', 'd'),
    papers: fc.integer({ min: 1, max: 7 }),
  });

  it('counts only papers that another teller confirmed and that were not withdrawn, and no more than voters', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const stage = polling();
        for (const { by, kind, batch, papers } of steps) {
          const ranking = [[handle('cem')]];
          if (kind === 'enter-papers') stage.try(by, kind, { election, batch, papers: [{ ranking, papers }] });
          if (kind === 'confirm-papers') stage.try(by, kind, { election, batch });
          if (kind === 'withdraw-papers') stage.try(by, kind, { election, batch, reason: 'A property says so.' });
          if (kind === 'cast-ballot') stage.try(by, kind, { election, ranking });
          if (kind === 'close-poll') stage.try(by, kind, { election });
        }
        const { result, ballots, batches } = electionIn(stage);
        for (const { phase, enteredBy, confirmedBy } of Object.values(batches)) {
          expect(confirmedBy).not.toBe(enteredBy);
          if (phase === 'confirmed') expect(confirmedBy).not.toBeNull();
        }
        if (result === null) return;
        expect(result.ballots).toBe(Object.keys(ballots).length + countedFrom(stage));
        expect(result.ballots).toBeLessThanOrEqual(12);
      }),
      { numRuns: 300, seed: 23 },
    );
  });

  it('comes to the same result without the batches that were withdrawn', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 }), (wrong, right) => {
        const [plain, mended] = [polling(), polling()];
        enter(mended, 'ada', 'wrong', wrong);
        mended.do('ben', 'withdraw-papers', { election, batch: 'wrong', reason: 'Wrong.' });
        for (const stage of [plain, mended]) {
          enter(stage, 'ada', 'right', right);
          stage.do('fay', 'confirm-papers', { election, batch: 'right' });
          stage.do('ada', 'close-poll', { election });
        }
        const [a, b] = [electionIn(plain).result, electionIn(mended).result];
        expect({ ...a, seed: '', transcript: '' }).toEqual({ ...b, seed: '', transcript: '' });
      }),
      { numRuns: 50, seed: 24 },
    );
  });
});

/** From the facts alone, by another way than the state's. */
function countedFrom(stage: Stage): number {
  const counted = new Map<string, number>();
  const entered = new Map<string, number>();
  for (const fact of stage.history.flatMap(({ facts }) => facts)) {
    if (fact.type === 'papers-entered')
      entered.set(
        fact.batch,
        fact.papers.reduce((sum, { papers }) => sum + papers, 0),
      );
    if (fact.type === 'papers-confirmed') counted.set(fact.batch, entered.get(fact.batch) ?? 0);
    if (fact.type === 'papers-doubted' || fact.type === 'papers-withdrawn') counted.delete(fact.batch);
  }
  return [...counted.values()].reduce((sum, papers) => sum + papers, 0);
}

function enter(stage: Stage, by: string, batch: string, papers: number): void {
  const ranking = [[handle('cem')], [handle('dot')]];
  stage.do(by, 'enter-papers', { election, batch, papers: [{ ranking, papers }] });
}

function electionIn(stage: Stage): ElectionState {
  return stage.state.elections[election] as ElectionState;
}

function batchIn(stage: Stage, batch: string): BatchState {
  return electionIn(stage).batches[batch] as BatchState;
}

function polling(): Stage {
  return opened.copy();
}

function firstPolling(): Stage {
  const stage = new Stage(openly, spring).found(people, 'member', { 'seats:scrutineers/scrutineer': tellers });
  const nominationsClose = (stage.at + 14 * day) as never;
  const call = { election, of: 'board', post: 'seats:board/elected', seats: 2, rule: 'stv-scottish-2007' };
  stage.do('ada', 'call-election', { ...call, nominationsClose });
  for (const name of ['cem', 'dot', 'eva']) {
    stage.do('kim', 'nominate', { election, candidate: handle(name) });
    stage.do(name, 'accept-nomination', { election, statement: null });
  }
  stage.wait(15 * day).do('ada', 'open-poll', { election });
  return stage;
}
