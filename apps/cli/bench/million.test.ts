/** What the bench measures rests on: the elections are the same everywhere, and a million ballots never need a gigabyte. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { type Election, type Notation, write } from './generate.ts';

const place = mkdtempSync(join(tmpdir(), 'quorate-million-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));

describe('the elections of the bench', () => {
  it.each([
    ['zipf', 8_947, 'ca3a168976bfcc79'],
    ['senate', 247_027, '0c3b870355745ef0'],
  ] as const)(
    '%s has as many distinct papers as it says, the same ones on every machine',
    (election, papers, digest) => {
      const hash = createHash('sha256');
      let lines = 0;
      for (const piece of write(election, 'blt')) {
        hash.update(piece);
        lines += piece.split('\n').length - 1;
      }
      const around = election === 'senate' ? 47 : 23;
      expect([lines - around, hash.digest('hex').slice(0, 16)]).toEqual([papers, digest]);
    },
  );
});

describe('a million ballots that are all different', () => {
  it.each([
    ['rcv-us', 'blt', []],
    ['star', 'scores', ['--seats', '1']],
  ] as const)('are counted by %s in less than a gigabyte', { timeout: 300_000 }, (rule, notation, more) => {
    const path = made('distinct', notation);
    const program = fileURLToPath(new URL('../bin/quorate.js', import.meta.url));
    const usage = fileURLToPath(new URL('./report-usage.ts', import.meta.url));
    const { status, output } = spawnSync(
      process.execPath,
      ['--import', usage, program, 'count', path, '--rule', rule, '--lot', 'x', '--json', ...more],
      { stdio: ['ignore', 'ignore', 'pipe', 'pipe'], encoding: 'utf8' },
    );
    expect(status, output[2] ?? '').toBe(0);
    expect((JSON.parse(output[3] ?? '') as { readonly megabytes: number }).megabytes).toBeLessThan(1024);
  });
});

function made(election: Election, notation: Notation): string {
  const path = join(place, `${election}${notation === 'blt' ? '.blt' : '.scores.csv'}`);
  const out = openSync(path, 'w');
  for (const piece of write(election, notation)) writeSync(out, piece);
  closeSync(out);
  return path;
}
