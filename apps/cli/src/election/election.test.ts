/** `quorate election` as it is called: output and exit codes. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { archiveFrom, makeElection, stepsOf } from '@quorate/seal/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { command } from '../commands/election.ts';

const foreign = join(import.meta.dirname, '../../../../core/seal/src/testdata/3.0-homomorphic-Ed25519.bel');
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'quorate-election-'));
  const { archive } = makeElection({
    questions: [
      { kind: 'non-homomorphic', question: 'Order?', answers: ['Ada', 'Bo', 'Cy'], extra: { method: 'STV', seats: 1 } },
    ],
    voters: [[[1, 2, 3]], [[2, 1, 0]], [[1, 1, 0]], [[0, 0, 0]]],
  });
  const steps = stepsOf(archive);
  writeFileSync(join(folder, 'whole.bel'), archive);
  writeFileSync(join(folder, 'open.bel'), archiveFrom(steps.slice(0, 3)));
  writeFileSync(join(folder, 'damaged.bel'), archive.with(2_000, 33));
  steps.at(-1)!.records = ['{"result":[[[1,2,3],[1,2,3],[1,2,3],[1,2,3]]]}'];
  writeFileSync(join(folder, 'forged.bel'), archiveFrom(steps));
  writeFileSync(join(folder, 'other.txt'), 'hello');
  writeFileSync(join(folder, 'future.bel'), future(archive));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('quorate election verify', () => {
  it('holds for whole archives, ours and foreign, and says so', async () => {
    const { exit, out, err } = await call('verify', at('whole.bel'), foreign);
    expect(exit).toBe(0);
    expect(out.match(/Everything holds\./g)).toHaveLength(2);
    expect(err).toBe('');
  });

  it('holds for an open election and names what cannot be checked yet', async () => {
    const { exit, json } = await call('verify', '--json', at('open.bel'));
    expect(exit).toBe(0);
    expect(json).toMatchObject({ file: at('open.bel'), ok: true, failed: null, phase: 'Ballot', ballots: 2 });
    expect(json['not_yet']).toContain('result.matches');
    expect((await call('verify', at('open.bel'))).out).toContain('not finished');
  });

  it('says 1 and which check fails', async () => {
    expect(await call('verify', '--json', at('forged.bel'))).toMatchObject({
      exit: 1,
      json: { ok: false, failed: 'result.matches' },
    });
    expect(await call('verify', '--json', at('damaged.bel'))).toMatchObject({ exit: 1, json: { ok: false } });
    expect((await call('verify', at('forged.bel'))).out).toContain('This archive does not hold: result.matches.');
  });

  it('says 2 for what is no archive, cannot be read, or has another version', async () => {
    for (const [file, reason] of [
      ['other.txt', 'not-an-archive'],
      ['absent.bel', 'no-such-file'],
      ['.', 'no-such-file'],
      ['future.bel', 'unknown-version'],
    ] as const) {
      const { exit, json, err } = await call('verify', '--json', at(file));
      expect({ file, exit, reason: json['error'] }).toMatchObject({ file, exit: 2, reason: { reason } });
      expect(err).toContain(at(file));
    }
  });

  it('prints one line for each file, and exits with the worst', async () => {
    const { exit, out } = await call('verify', '--json', at('forged.bel'), at('whole.bel'), at('other.txt'));
    expect(exit).toBe(2);
    expect(
      out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).ok),
    ).toEqual([false, true, false]);
    expect((await call('verify', '--json', at('forged.bel'), at('whole.bel'))).exit).toBe(1);
  });

  it('checks that an archive continues an earlier one', async () => {
    expect((await call('verify', at('whole.bel'), '--previous', at('open.bel'))).exit).toBe(0);
    const { exit, json } = await call('verify', '--json', at('open.bel'), '--previous', at('whole.bel'));
    expect([exit, json['failed']]).toEqual([1, 'previous.prefix']);
    expect((await call('verify', at('open.bel'), '--previous', at('absent.bel'))).exit).toBe(2);
  });

  it('finds the same with several workers', async () => {
    const choose = { kind: 'homomorphic', question: '?', answers: ['a'], blank: false, min: 0, max: 1 } as const;
    const { archive } = makeElection({ questions: [choose], voters: Array.from({ length: 130 }, () => [[1]]) });
    const steps = stepsOf(archive);
    steps[100]!.records = [
      steps[100]!.records[0]!.replace(/"response":"(\d)/, (_, d: string) => `"response":"${(Number(d) % 6) + 1}`),
    ];
    writeFileSync(join(folder, 'many.bel'), archive);
    writeFileSync(join(folder, 'many-forged.bel'), archiveFrom(steps));
    expect((await call('verify', at('many.bel'), '--workers', '2')).exit).toBe(0);
    const one = await call('verify', '--json', at('many-forged.bel'), '--workers', '1');
    const two = await call('verify', '--json', at('many-forged.bel'), '--workers', '2');
    expect(two).toEqual(one);
    expect(two.exit).toBe(1);
    // The same workers go on to another election.
    const voters = Array.from({ length: 130 }, () => [[1]]);
    writeFileSync(join(folder, 'others.bel'), makeElection({ questions: [choose], voters, seed: 'others' }).archive);
    const both = await call('verify', '--json', at('many.bel'), at('others.bel'), '--workers', '2');
    expect(both.exit).toBe(0);
  });

  it.each([
    [[]],
    [['verify']],
    [['frobnicate']],
    [['verify', 'a', 'b', '--previous', 'c']],
    [['verify', 'a', '--workers', '0']],
    [['verify', 'a', '--workers', 'two']],
    [['verify', '--colour', 'a']],
    [['result']],
    [['result', 'a', '--as', 'pdf']],
    [['result', 'a', '--question', '0']],
  ])('refuses the call %j with 2', async (args) => {
    const { exit, out, err } = await call(...args);
    expect([exit, out]).toEqual([2, '']);
    expect(err).toMatch(/^quorate election: .+\n$/);
  });
});

describe('quorate election result', () => {
  it('gives the sums by list, where a question has lists', async () => {
    const lists = join(import.meta.dirname, '../../../../core/seal/src/testdata/3.0-lists-Ed25519.bel');
    expect((await call('verify', '--json', lists)).exit).toBe(0);
    const { exit, json } = await call('result', lists);
    expect(exit).toBe(0);
    expect(json['questions']).toEqual([
      {
        number: 1,
        question: 'q',
        lists: [
          {
            list: 'L1',
            votes: '2',
            candidates: [
              { name: 'a', votes: '2' },
              { name: 'b', votes: '1' },
            ],
          },
          { list: 'L2', votes: '1', candidates: [{ name: 'c', votes: '1' }] },
        ],
      },
    ]);
    expect((await call('result', '--as', 'blt', lists)).exit).toBe(2);
  });

  it('gives the papers as BLT, leaving out what STV calls invalid', async () => {
    const { exit, out } = await call('result', at('whole.bel'), '--as', 'blt');
    expect(exit).toBe(0);
    expect(
      out
        .split('\n')
        .filter((line) => line.startsWith('1 '))
        .toSorted(),
    ).toEqual(['1 0', '1 1 2 3 0', '1 2 1 0']);
    expect(out.startsWith('3 1\n')).toBe(true);
  });

  it('gives sums and papers as JSON', async () => {
    const { json } = await call('result', foreign);
    expect(json['questions']).toMatchObject([
      { number: 1, votes: ['5', '0'] },
      { number: 2, blank: '0', votes: ['5', '0'] },
      {
        number: 3,
        papers: [
          [1, 2, 3],
          [1, 2, 3],
          [1, 2, 3],
          [1, 2, 3],
          [1, 2, 3],
        ],
      },
    ]);
  });

  it('says why there is none', async () => {
    expect((await call('result', at('open.bel'))).exit).toBe(1);
    expect((await call('result', at('damaged.bel'))).exit).toBe(1);
    expect((await call('result', at('other.txt'))).exit).toBe(2);
    expect((await call('result', at('absent.bel'))).exit).toBe(2);
    expect((await call('result', foreign, '--question', '4')).exit).toBe(2);
    expect((await call('result', foreign, '--question', '1', '--as', 'blt')).exit).toBe(2);
  });
});

describe('quorate election checks', () => {
  it('lists them all', async () => {
    expect((await call('checks')).out).toContain('ballot.replayed');
    const { out } = await call('checks', '--json');
    expect(JSON.parse(out).length).toBeGreaterThan(40);
  });
});

function at(name: string): string {
  return join(folder, name);
}

interface Called {
  readonly exit: number;
  readonly out: string;
  readonly err: string;
  readonly json: Record<string, unknown>;
}

async function call(...args: readonly string[]): Promise<Called> {
  let [out, err] = ['', ''];
  const exit = await command.run(args, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    progress: false,
  });
  const line = out.split('\n')[0] ?? '';
  return { exit, out, err, json: line.startsWith('{') ? (JSON.parse(line) as Record<string, unknown>) : {} };
}

/** The same, but its head says version 2. */
function future(archive: Uint8Array): Uint8Array {
  const text = Buffer.from(archive).toString('latin1').replace('{"version":1', '{"version":2');
  return Buffer.from(text, 'latin1');
}
