/**
 * Listeners: how long one fact takes to every screen, what a listener costs,
 * and what a server with nothing to do costs.
 *
 *     node apps/server/bench/live.bench.ts [listeners ...]      2,000 and 10,000 unless told
 *
 * The server and the listeners are processes of their own on one machine; give
 * both enough open files (`ulimit -n 20000`).
 */
import { fork } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ok } from '@quorate/basics';
import { openOffice, systemClock } from '../src/spine/office.ts';
import { openStore } from '../src/store/open-store.ts';
import { Child } from '../src/testing/children.ts';
import { Company } from '../src/testing/index.ts';

const people = ['ada', 'ben', 'cem'];
const facts = 5;
const most = 5000;

if (process.send) await beListeners(Number(process.argv[2]), Number(process.argv[3]));
else for (const listeners of sizes()) await measure(listeners);

function sizes(): readonly number[] {
  const asked = process.argv.slice(2).map(Number);
  return asked.length > 0 ? asked : [2000, 10_000];
}

async function measure(listeners: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'quorate-bench-'));
  const company = new Company({ people, clock: systemClock });
  const store = await openStore({ folder }, systemClock);
  const office = openOffice({ store });
  await company.foundIn(office);
  await office.close();
  await store.close();
  const server = await new Child(folder, company.org, people).open();
  const idle = megabytes(server.pid);
  const crowds = Array.from({ length: Math.ceil(listeners / most) }, (_, i) =>
    crowd(server.port, Math.min(most, listeners - i * most)),
  );
  await Promise.all(crowds.map(({ ready }) => ready));
  const times: number[] = [];
  for (let i = 0; i < facts; i++) {
    const received = company.signed('ada', 'request-meeting', {
      of: 'general-meeting',
      request: `r${i}`,
      title: 'Wages',
    });
    const arrivals = crowds.map(({ arrived }) => arrived());
    const sent = Date.now();
    const answer = await server.submit('ada', received);
    company.note(ok(JSON.parse(answer?.body ?? '')));
    // The first fact warms up; it is not counted.
    const all = (await Promise.all(arrivals)).flat();
    if (i > 0) times.push(...all.map((at) => at - sent));
  }
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? 0;
  const name = `${listeners} listeners`;
  print(`${name}, half have a fact after ms`, at(0.5));
  print(`${name}, 95 % have it after ms`, at(0.95));
  print(`${name}, all have it after ms`, at(1));
  print('idle server, MB', idle);
  print(`${name}, server MB`, megabytes(server.pid));
  print(`${name}, KB a listener`, ((megabytes(server.pid) - idle) * 1024) / listeners);
  for (const { end } of crowds) end();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}

/** Listeners in a process of their own. */
function crowd(port: number, count: number) {
  const child = fork(new URL(import.meta.url).pathname, [String(port), String(count)]);
  const next = (): Promise<readonly number[]> =>
    new Promise((resolve) => child.once('message', (times) => resolve(times as number[])));
  return { ready: next(), arrived: next, end: () => child.kill() };
}

async function beListeners(port: number, count: number): Promise<void> {
  let arrivals: number[] = [];
  const path = '/api/organisations/kettle-lane/live';
  const open = (): Promise<Socket> =>
    new Promise((resolve) => {
      const socket = connect(port, '127.0.0.1');
      socket.on('error', () => process.exit(1));
      socket.write(`GET ${path} HTTP/1.1\r\nhost: localhost\r\nx-badge: ada\r\n\r\n`);
      socket.on('data', (chunk) => {
        const text = chunk.toString('latin1');
        if (text.includes('event: hello')) resolve(socket);
        if (!text.includes('event: entry')) return;
        arrivals.push(Date.now());
        if (arrivals.length < count) return;
        process.send?.(arrivals);
        arrivals = [];
      });
    });
  for (let i = 0; i < count; i += 100) await Promise.all(Array.from({ length: Math.min(100, count - i) }, open));
  process.send?.([]);
}

/** Resident memory of a process. */
function megabytes(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
}

function print(name: string, value: number): void {
  process.stdout.write(`${name}: ${value >= 100 ? Math.round(value) : value.toFixed(1)}\n`);
}
