/** What tellers are shown of an election on paper, and the places of posts. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BallotStage, memberNamed } from '../testing/index.ts';

const people = ['ada', 'ben', 'cem', 'dot', 'eva', 'fay', 'gus', 'hal'];
const at = '/api/organisations/kettle-lane';
let stage: BallotStage;

interface Shown {
  readonly entitled: number;
  readonly may: readonly { readonly kind: string; readonly target?: string; readonly allowed: boolean }[];
}

beforeAll(async () => {
  stage = await BallotStage.open({ people, scrutineers: ['fay', 'gus', 'hal'] });
  await stage.callElection('e1', ['ben', 'cem', 'dot']);
  const ranking = [[memberNamed('ben')], [memberNamed('cem')]];
  await stage.act('fay', 'enter-papers', { election: 'e1', batch: 'box-1', papers: [{ ranking, papers: 5 }] });
});
afterAll(() => stage.close());

describe('a batch that waits for another teller', () => {
  it('awaits those who may confirm it, and nobody else', async () => {
    const awaits = async (by: string): Promise<readonly { readonly what: string; readonly ref: string }[]> =>
      (
        await stage.get<{ readonly awaits: readonly { readonly what: string; readonly ref: string }[] }>(
          `${at}/home`,
          by,
        )
      ).awaits;
    const waiting = { what: 'confirm-papers', ref: 'e1' };
    expect(await awaits('gus')).toContainEqual(expect.objectContaining(waiting));
    expect(await awaits('fay')).not.toContainEqual(expect.objectContaining(waiting));
    expect(await awaits('ada')).not.toContainEqual(expect.objectContaining(waiting));
  });

  it('says to each teller what they may do with it', async () => {
    const mayOf = async (by: string, kind: string): Promise<boolean | undefined> =>
      (await stage.get<Shown>(`${at}/elections/e1`, by)).may.find((one) => one.kind === kind && one.target === 'box-1')
        ?.allowed;
    expect(await mayOf('fay', 'confirm-papers')).toBe(false);
    expect(await mayOf('fay', 'withdraw-papers')).toBe(true);
    expect(await mayOf('gus', 'confirm-papers')).toBe(true);
    expect(await mayOf('ada', 'withdraw-papers')).toBe(false);
  });

  it('counts once it is confirmed, and not while it is in doubt', async () => {
    await stage.act('gus', 'confirm-papers', { election: 'e1', batch: 'box-1' });
    await stage.act('fay', 'withdraw-papers', { election: 'e1', batch: 'box-1', reason: 'A pile was counted twice.' });
    const found = await stage.get<Shown>(`${at}/elections/e1`, 'hal');
    expect(found).toMatchObject({
      entitled: 8,
      election: { batches: { 'box-1': { phase: 'doubted', doubt: { by: memberNamed('fay') } } } },
    });
    expect(found.may.find(({ kind }) => kind === 'close-poll')).toMatchObject({
      allowed: false,
      refusal: { reason: 'batch-doubted', batch: 'box-1' },
    });
  });
});

describe('units', () => {
  it('are none where the charter knows none, and every post has its places', async () => {
    expect(await stage.get(`${at}/units`, 'ada')).toMatchObject({
      kinds: [],
      units: [],
      places: { 'office:secretary': 1, 'seats:board/elected': 5, 'seats:scrutineers/scrutineer': 3 },
      may: [],
    });
  });
});
