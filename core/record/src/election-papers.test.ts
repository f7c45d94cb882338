import { readFileSync } from 'node:fs';
import type { Fact } from '@quorate/assembly';
import { must } from '@quorate/basics';
import { describe, expect, it } from 'vitest';
import { ElectionPapers } from './election-papers.ts';
import { verifyBundle } from './index.ts';
import { handleOf, SignedStage } from './testing/index.ts';

const day = 86_400;
const election = 'board-2026';
const people = ['ada', 'ben', 'cem', 'dot', 'eva', 'fay', 'gus', 'hal', 'ida', 'jon', 'kim', 'lea'];
const charter = readFileSync(new URL('../../assembly/src/testdata/small-coop.yaml', import.meta.url), 'utf8');

describe('an election whose papers were entered wrongly, withdrawn and entered again', () => {
  it('holds, with the wrong papers still in the record', () => {
    const stage = story();
    expect(must(verifyBundle(stage.bundle()))).toMatchObject({ holds: true, failed: null });
    expect(stage.state.elections[election]?.batches['box-1']?.papers).toHaveLength(1);
    expect(stage.state.elections[election]?.result?.ballots).toBe(7);
  });

  it('is refused when the result counts what was withdrawn', () => {
    expect(takenBy((fact) => (fact.type === 'poll-closed' ? [counting(fact, 16)] : [fact]))).toEqual([
      `election ${election}: 16 papers recorded, 7 to count`,
    ]);
  });

  it('is refused when one teller alone saw a batch', () => {
    const alone = (fact: Fact): readonly Fact[] =>
      fact.type === 'papers-confirmed' ? [{ ...fact, by: handleOf('ada') }] : [fact];
    expect(takenBy(alone)[0]).toBe(`election ${election}: batch box-1a was seen by one teller alone`);
  });

  it('is refused when a batch counts that nobody confirmed', () => {
    expect(takenBy((fact) => (fact.type === 'papers-confirmed' ? [] : [fact]))).toEqual([
      `election ${election}: 7 papers recorded, 0 to count`,
    ]);
  });
});

/** What the second count says of the story's facts, changed. */
function takenBy(change: (fact: Fact) => readonly Fact[]): readonly string[] {
  const papers = new ElectionPapers();
  const facts = story().entries.flatMap((entry) => entry.facts.flatMap(change));
  return facts.map((fact) => papers.take(fact)).filter((said) => said !== undefined);
}

function counting(fact: Extract<Fact, { readonly type: 'poll-closed' }>, ballots: number): Fact {
  return { ...fact, result: { ...fact.result, ballots } };
}

function story(): SignedStage {
  const stage = new SignedStage(charter, Date.UTC(2026, 3, 1, 12) / 1000).found(people, 'member', {
    'seats:scrutineers/scrutineer': ['ada', 'ben'],
  });
  const nominationsClose = (stage.at + 14 * day) as never;
  const call = { election, of: 'board', post: 'seats:board/elected', seats: 2, rule: 'stv-scottish-2007' };
  stage.do('ada', 'call-election', { ...call, nominationsClose });
  for (const name of ['cem', 'dot', 'eva']) {
    stage.do('kim', 'nominate', { election, candidate: handleOf(name) });
    stage.do(name, 'accept-nomination', { election, statement: null });
  }
  stage.wait(15 * day).do('ada', 'open-poll', { election });
  const ranking = [[handleOf('cem')], [handleOf('dot')]];
  stage.do('ada', 'enter-papers', { election, batch: 'box-1', papers: [{ ranking, papers: 9 }] });
  stage.do('ada', 'withdraw-papers', { election, batch: 'box-1', reason: 'Two piles were swapped.' });
  stage.do('ada', 'enter-papers', { election, batch: 'box-1a', papers: [{ ranking, papers: 7 }] });
  stage.do('ben', 'confirm-papers', { election, batch: 'box-1a' });
  stage.do('ada', 'close-poll', { election });
  return stage;
}
