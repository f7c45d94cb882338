/**
 * Accepted acts per second on each store, against pgbench's single-row commits
 * on the same PostgreSQL in the same run.
 *
 *     node apps/server/bench/acts.bench.ts [acts]
 *
 * An act here is a vote cast at a meeting in session, signed by a device: its
 * signature is checked, the rules decide it, and the answer waits for the disk.
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Instant } from '@quorate/basics';
import { type Office, openOffice } from '../src/spine/office.ts';
import type { Received } from '../src/spine/received.ts';
import { openStore } from '../src/store/open-store.ts';
import { type Cluster, Company, memberNamed, paper, programsOf, startPostgres } from '../src/testing/index.ts';

const acts = Number(process.argv[2] ?? 6000);
const atOnce = 1000;
const people = Array.from({ length: 60 }, (_, i) => `member ${i}`);
let now = Date.UTC(2026, 3, 1, 12) / 1000;
const clock = (): Instant => now as Instant;

const rounds = 3;
const folder = mkdtempSync(join(tmpdir(), 'quorate-bench-'));
const cluster = startPostgres();
try {
  // In turns, so that whatever else the machine does falls on all alike; the middle one counts.
  const figures: { readonly sqlite: number; readonly one: number; readonly many: number; readonly postgres: number }[] =
    [];
  for (let round = 0; round < rounds; round++) {
    const one = pgbench(cluster, 1);
    const postgres = await actsPerSecond({ folder: '', databaseUrl: await cluster.database() });
    const many = pgbench(cluster, 32);
    const sqlite = await actsPerSecond({ folder: join(folder, String(round)) });
    figures.push({ sqlite, one, many, postgres });
  }
  print('acts per second, SQLite', middle(figures.map(({ sqlite }) => sqlite)));
  print('acts per second, PostgreSQL', middle(figures.map(({ postgres }) => postgres)));
  print('pgbench single-row commits per second, 1 client', middle(figures.map(({ one }) => one)));
  print('pgbench single-row commits per second, 32 clients', middle(figures.map(({ many }) => many)));
  print('ratio to pgbench, 1 client', middle(figures.map(({ postgres, one }) => postgres / one)));
  print('ratio to pgbench, 32 clients', middle(figures.map(({ postgres, many }) => postgres / many)));
} finally {
  cluster.stop();
  rmSync(folder, { recursive: true, force: true });
}

function middle(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

async function actsPerSecond(where: Parameters<typeof openStore>[0]): Promise<number> {
  const store = await openStore(where, clock);
  const office = openOffice({ store, clock });
  const company = new Company({ people, clock });
  await company.foundIn(office);
  await openVote(office, company);
  // Signing is the phones' work, so it is done before the clock runs.
  const votes = Array.from({ length: acts }, (_, i) =>
    company.signed(people[i % people.length] ?? '', 'cast-vote', { vote: 'v', choice: i % 3 === 0 ? 'no' : 'yes' }),
  );
  const started = performance.now();
  await together(office, company, votes);
  const seconds = (performance.now() - started) / 1000;
  await office.close();
  await store.close();
  return acts / seconds;
}

/** So many hands at once, each handing in its next act when the one before was answered. */
async function together(office: Office, company: Company, votes: readonly Received[]): Promise<void> {
  let next = 0;
  const hand = async (): Promise<void> => {
    for (let vote = votes[next++]; vote; vote = votes[next++]) {
      const verdict = await office.submit(company.org, vote);
      if (!verdict.ok) throw new Error(JSON.stringify(verdict.problem));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, hand));
}

async function openVote(office: Office, company: Company): Promise<void> {
  const take = (received: Received) => office.submit(company.org, received);
  const [chair = ''] = people;
  const starts = (now + 12 * 86_400) as Instant;
  const meeting = {
    meeting: 'm',
    of: 'general-meeting',
    title: 'Spring',
    starts,
    place: '',
    chair: memberNamed(chair),
    agenda: [],
  };
  await company.do(take, chair, 'convene-meeting', meeting);
  now = starts;
  for (const name of people) await company.do(take, name, 'check-in', { meeting: 'm' });
  await company.do(take, chair, 'open-meeting', { meeting: 'm' });
  const bread = paper('Bread', 'We bake.');
  const motion = { motion: 'b', meeting: 'm', item: null, paper: bread.ref, effect: { kind: 'policy.adopt' } } as const;
  await company.do(take, people[1] ?? '', 'propose-motion', motion, [bread]);
  await company.do(take, people[2] ?? '', 'second-motion', { motion: 'b' });
  await company.do(take, chair, 'open-vote', { vote: 'v', motion: 'b' });
}

function pgbench({ socket }: Cluster, clients: number): number {
  const script = join(socket, 'insert.sql');
  writeFileSync(script, "insert into single_rows (body) values (repeat('x', 800));\n");
  chmodSync(script, 0o644);
  const connection = ['-h', socket, '-U', 'quorate', 'postgres'];
  execFileSync(join(programsOf(), 'psql'), [
    ...connection,
    '-qc',
    'drop table if exists single_rows; create table single_rows (id bigserial primary key, body text)',
  ]);
  const args = ['-n', '-T', '3', '-c', String(clients), '-j', '2', '-M', 'prepared', '-f', script, ...connection];
  const said = execFileSync(join(programsOf(), 'pgbench'), args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return Number(/tps = ([0-9.]+)/.exec(said)?.[1]);
}

function print(name: string, value: number): void {
  process.stdout.write(`${name}: ${value >= 100 ? Math.round(value) : value.toFixed(2)}\n`);
}
