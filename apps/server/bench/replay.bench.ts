/**
 * Opening an office on a log of 100,000 entries: all of them read and folded.
 *
 *     node apps/server/bench/replay.bench.ts [entries]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Instant } from '@quorate/basics';
import { openOffice } from '../src/spine/office.ts';
import { openStore } from '../src/store/open-store.ts';
import { Company } from '../src/testing/index.ts';

const entries = Number(process.argv[2] ?? 100_000);
const people = Array.from({ length: 50 }, (_, i) => `member ${i}`);
const clock = (): Instant => 1_775_044_800 as Instant;

const folder = mkdtempSync(join(tmpdir(), 'quorate-bench-'));
const company = new Company({ people, clock });
const store = await openStore({ folder }, clock);
const office = openOffice({ store, clock });
await company.foundIn(office);
const started = performance.now();
for (let made = 1; made < entries; made += 500) {
  const acts = Array.from({ length: Math.min(500, entries - made) }, (_, i) =>
    company.signed(people[i % 50] ?? '', 'request-meeting', {
      of: 'general-meeting',
      request: `r${made + i}`,
      title: 'x',
    }),
  );
  const verdicts = await Promise.all(acts.map((act) => office.submit(company.org, act)));
  for (const verdict of verdicts) company.note(verdict);
}
print('writing, entries per second, signing included', (entries / (performance.now() - started)) * 1000);
await office.close();
await store.close();

const again = await openStore({ folder }, clock);
const opened = performance.now();
const head = await (await openOffice({ store: again, clock }).desk(company.org))?.head();
const seconds = (performance.now() - opened) / 1000;
print(`replay of ${head?.size} entries, seconds`, seconds);
print('replay, entries per second', (head?.size ?? 0) / seconds);
print('replay, process MB', process.memoryUsage().rss / 2 ** 20);
await again.close();
rmSync(folder, { recursive: true });

function print(name: string, value: number): void {
  process.stdout.write(`${name}: ${value >= 100 ? Math.round(value) : value.toFixed(2)}\n`);
}
