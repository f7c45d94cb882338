/**
 * Kills the server under load, again and again, and looks whether it kept its word:
 * every act it acknowledged is there, none is there twice, and the log still verifies.
 */
import { createPublicKey, verify } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { must, ok } from '@quorate/basics';
import { type Entry, parseEntry, parseTar, verifyBundle } from '@quorate/record';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleOf } from '../spine/bundle-of.ts';
import { openOffice, systemClock } from '../spine/office.ts';
import type { Received } from '../spine/received.ts';
import { openStore } from '../store/open-store.ts';
import { Child } from '../testing/children.ts';
import { type Cluster, Company, startPostgres } from '../testing/index.ts';

const rounds = 50;
const atOnce = 8;
const people = ['ada', 'ben', 'cem', 'dot', 'eva', 'fay', 'gus', 'hal'];

let cluster: Cluster;
beforeAll(() => {
  cluster = startPostgres();
});
afterAll(() => cluster.stop());

describe(`a server that is killed ${rounds} times under load`, () => {
  for (const kind of ['SQLite', 'PostgreSQL'] as const) {
    it(`keeps every acknowledged act on ${kind}, none twice, in a log that verifies`, {
      timeout: 300_000,
    }, async () => {
      const folder = mkdtempSync(join(tmpdir(), 'quorate-kill-'));
      const where = kind === 'SQLite' ? folder : await cluster.database();
      const settings = kind === 'SQLite' ? { folder } : { folder, databaseUrl: where };
      const company = new Company({ people, clock: systemClock });
      await founded(company, settings);
      const random = seeded(kind === 'SQLite' ? 17 : 23);
      const acknowledged = new Map<string, number>();
      let unanswered: readonly Asked[] = [];

      let next = new Child(where, company.org, people);
      for (let round = 0; round < rounds; round++) {
        const child = await next.open();
        next = new Child(where, company.org, people);
        // What had no answer is asked again, as a phone does; it may have been taken or not.
        const again = await Promise.all(unanswered.map((asked) => ask(child, company, asked, acknowledged)));
        expect(again.every(Boolean)).toBe(true);
        unanswered = await underLoad(child, company, acknowledged, round, 5 + random() * 120);
      }
      await next.kill();

      const store = await openStore(settings, systemClock);
      const office = openOffice({ store });
      const desk = await office.desk(company.org);
      if (desk === undefined) throw new Error('the organisation is gone');
      const { size } = await desk.head();
      const places = new Map<string, number>();
      for (let from = 0; from < size; from += 500) {
        for (const { bytes } of await desk.log.entries(from, 500)) {
          const { index, act } = must<Entry>(parseEntry(bytes));
          expect(places.has(act.nonce), `entry ${index} is there twice`).toBe(false);
          places.set(act.nonce, index);
        }
      }
      for (const [nonce, index] of acknowledged) expect(places.get(nonce)).toBe(index);
      // The founding, and whatever the last kill left without an answer.
      expect(size - acknowledged.size).toBeLessThanOrEqual(1 + unanswered.length);
      expect(acknowledged.size).toBeGreaterThan(rounds);
      const files = must<ReadonlyMap<string, Uint8Array>>(parseTar(await bundleOf(office, desk)));
      expect(verifyBundle(files, { verifySignature: natively })).toMatchObject({ ok: true, value: { holds: true } });
      await office.close();
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    });
  }
});

interface Asked {
  readonly by: string;
  readonly received: Received;
}

async function founded(company: Company, settings: Parameters<typeof openStore>[0]): Promise<void> {
  const store = await openStore(settings, systemClock);
  const office = openOffice({ store });
  await company.foundIn(office);
  await office.close();
  await store.close();
}

/** Asks from several sides at once until the kill; answers what had no answer then. */
async function underLoad(
  child: Child,
  company: Company,
  acknowledged: Map<string, number>,
  round: number,
  milliseconds: number,
): Promise<readonly Asked[]> {
  const unanswered: Asked[] = [];
  let over = false;
  const asking = Array.from({ length: atOnce }, async (_, side) => {
    for (let i = 0; !over; i++) {
      const by = people[side] ?? '';
      const body = { of: 'general-meeting', request: `r${round}-${side}-${i}`, title: 'Wages' };
      const asked = { by, received: company.signed(by, 'request-meeting', body) };
      if (!(await ask(child, company, asked, acknowledged))) unanswered.push(asked);
    }
  });
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
  const killed = child.kill();
  over = true;
  await killed;
  await Promise.all(asking);
  return unanswered;
}

/** Whether there was an answer. */
async function ask(
  child: Child,
  company: Company,
  { by, received }: Asked,
  acknowledged: Map<string, number>,
): Promise<boolean> {
  const answer = await child.submit(by, received);
  if (answer === undefined) return false;
  expect(answer.status, answer.body).toBe(200);
  const value = JSON.parse(answer.body);
  const before = acknowledged.get(received.act.nonce);
  expect(before === undefined || before === value.index).toBe(true);
  acknowledged.set(received.act.nonce, value.index);
  company.note(ok(value));
  return true;
}

/** mulberry32: small, seeded, the same moments in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function natively(key: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), key]);
  return verify(null, message, createPublicKey({ key: spki, format: 'der', type: 'spki' }), signature);
}
