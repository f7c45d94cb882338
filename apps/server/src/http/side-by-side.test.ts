/** Two server processes over one PostgreSQL: one order, one log, and both tell of everything. */
import { request } from 'node:http';
import { must, ok } from '@quorate/basics';
import { parseTar, verifyBundle } from '@quorate/record';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleOf } from '../spine/bundle-of.ts';
import { openOffice, systemClock } from '../spine/office.ts';
import { openStore } from '../store/open-store.ts';
import { Child } from '../testing/children.ts';
import { type Cluster, Company, startPostgres } from '../testing/index.ts';

const people = ['ada', 'ben', 'cem', 'dot'];
let cluster: Cluster;
beforeAll(() => {
  cluster = startPostgres();
});
const children: Child[] = [];
afterAll(async () => {
  await Promise.all(children.map((child) => child.kill()));
  cluster.stop();
});

describe('two server processes on one PostgreSQL', () => {
  it('take acts side by side, tell each other’s listeners, and one carries on when the other is killed', async () => {
    const databaseUrl = await cluster.database();
    const company = new Company({ people, clock: systemClock });
    const store = await openStore({ folder: '', databaseUrl }, systemClock);
    const office = openOffice({ store });
    await company.foundIn(office);
    const servers = [new Child(databaseUrl, company.org, people), new Child(databaseUrl, company.org, people)] as const;
    children.push(...servers);
    const [one, two] = await Promise.all([servers[0].open(), servers[1].open()]);
    const streams = [listen(one.port, 0), listen(two.port, 0)];

    const indexes: number[] = [];
    const side = async (server: Child, name: string, from: number, count: number): Promise<void> => {
      for (let i = from; i < from + count; i++) {
        const body = { of: 'general-meeting', request: `${name}-${i}`, title: 'Wages' };
        const received = company.signed(name, 'request-meeting', body);
        const answer = await server.submit(name, received);
        const { index, facts, head } = JSON.parse(answer?.body ?? '{}');
        indexes.push(index);
        company.note(ok({ index, facts, head }));
        if (i % 10 !== 0) continue;
        // The same act at the other door gets the first answer.
        const again = await (server === one ? two : one).submit(name, received);
        expect(JSON.parse(again?.body ?? '{}').index).toBe(index);
      }
    };
    await Promise.all([
      side(one, 'ada', 0, 40),
      side(two, 'ben', 0, 40),
      side(one, 'cem', 0, 40),
      side(two, 'dot', 0, 40),
    ]);
    expect([...indexes].sort((a, b) => a - b)).toEqual(Array.from({ length: 160 }, (_, i) => i + 1));
    for (const stream of streams) {
      await until(() => stream.ids.length === 160);
      expect(stream.ids).toEqual(Array.from({ length: 160 }, (_, i) => i + 1));
    }
    const [headOne, headTwo] = await Promise.all([checkpoint(one), checkpoint(two)]);
    expect(headOne).toBe(headTwo);

    await one.kill();
    await side(two, 'ben', 41, 9);
    const desk = await office.desk(company.org);
    if (desk === undefined) throw new Error('the organisation is gone');
    await desk.catchUp();
    expect((await desk.head()).size).toBe(170);
    const files = must<ReadonlyMap<string, Uint8Array>>(parseTar(await bundleOf(office, desk)));
    expect(verifyBundle(files)).toMatchObject({ ok: true, value: { holds: true } });
    await two.stop();
    await office.close();
    await store.close();
  });
});

async function checkpoint(server: Child): Promise<string | undefined> {
  return (await server.ask('GET', '/log/kettle-lane/checkpoint', 'ada'))?.body;
}

function listen(port: number, after: number): { readonly ids: readonly number[] } {
  const ids: number[] = [];
  let rest = '';
  const path = `/api/organisations/kettle-lane/live?after=${after}`;
  const asked = request({ host: '127.0.0.1', port, path, headers: { 'x-badge': 'ada' } }, (response) => {
    response.setEncoding('utf8');
    response.on('error', () => undefined);
    response.on('data', (chunk: string) => {
      const blocks = (rest + chunk).split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) {
        const id = /^id: (\d+)$/m.exec(block)?.[1];
        if (id !== undefined) ids.push(Number(id));
      }
    });
  });
  asked.on('error', () => undefined);
  asked.end();
  return { ids };
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
}
