/** A database that goes away for a moment: the server says so, forgets nothing, and goes on by itself. */
import type { Instant } from '@quorate/basics';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openOffice } from '../spine/office.ts';
import type { Received } from '../spine/received.ts';
import { openPostgresStore } from '../store/postgres/open-postgres-store.ts';
import { badges, type Cluster, Company, startPostgres } from '../testing/index.ts';
import { createServer } from './create-server.ts';

const people = ['ada', 'ben'];
const clock = (): Instant => 1_775_044_800 as Instant;
let cluster: Cluster;
beforeAll(() => {
  cluster = startPostgres();
});
afterAll(() => cluster.stop());

describe('a server whose database restarts under load', () => {
  it('answers 503 at worst, and the same acts asked again are there once', async () => {
    const store = await openPostgresStore({ url: await cluster.database() }, clock);
    const office = openOffice({ store, clock });
    const company = new Company({ people, clock });
    await company.foundIn(office);
    const app = await createServer({
      office,
      whoIs: badges(people, [company.org]),
      limits: 'none',
      logLevel: 'silent',
    });
    const url = '/api/organisations/kettle-lane';
    const headers = { 'x-badge': 'ada' };
    const post = ({ act, signatures }: Received) =>
      app.inject({
        method: 'POST',
        url: `${url}/acts`,
        headers,
        payload: { act, signature: signatures[0]?.signature },
      });
    const acts = Array.from({ length: 60 }, (_, i) =>
      company.signed('ada', 'request-meeting', { of: 'general-meeting', request: `r${i}`, title: 'x' }),
    );
    const indexes = new Map<string, number>();
    const statuses = new Set<number>();
    const asking = (async () => {
      for (const act of acts) {
        for (;;) {
          const answer = await post(act);
          statuses.add(answer.statusCode);
          if (answer.statusCode === 200) {
            indexes.set(act.act.nonce, answer.json().index);
            break;
          }
          expect(answer.json()).toMatchObject({ reason: 'unavailable' });
          statuses.add((await app.inject({ method: 'GET', url: `${url}/entries`, headers })).statusCode);
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
      }
    })();
    await new Promise((resolve) => setTimeout(resolve, 30));
    cluster.restart();
    await asking;
    expect([...statuses].every((status) => status === 200 || status === 503)).toBe(true);
    const page = (await app.inject({ method: 'GET', url: `${url}/entries?limit=500`, headers })).json();
    const nonces = page.entries.map(({ act }: { act: { nonce: string } }) => act.nonce);
    expect(nonces).toHaveLength(61);
    for (const [nonce, index] of indexes) expect(nonces[index]).toBe(nonce);
    await app.close();
    await office.close();
    await store.close();
  });
});
