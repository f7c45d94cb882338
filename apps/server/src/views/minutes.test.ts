/** Minutes of the demo's meetings: nothing of another meeting, nothing made up, and no voice by name. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Fact } from '@quorate/assembly';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../http/app.ts';
import { createServer } from '../http/create-server.ts';
import { openParts, type Parts } from '../parts.ts';
import { type Office, openOffice, systemClock } from '../spine/office.ts';
import { openSqliteStore } from '../store/sqlite/open-sqlite-store.ts';
import type { Store } from '../store/store.ts';
import type { MinutesView } from './minutes.ts';

const folder = mkdtempSync(join(tmpdir(), 'quorate-minutes-'));
const org = '/api/organisations/kettle-lane';
let store: Store;
let office: Office;
let parts: Parts;
let app: App;

beforeAll(async () => {
  store = await openSqliteStore(folder, systemClock);
  office = openOffice({ store });
  const mail = { print: () => undefined };
  const publicUrl = 'http://localhost:8080';
  parts = await openParts({ office, data: folder, publicUrl, demo: true, mail, limits: 'none' });
  const { whoIs, routes } = parts;
  app = await createServer({ office, whoIs, parts: routes, limits: 'none', logLevel: 'silent' });
}, 60_000);

afterAll(async () => {
  await app.close();
  await parts.close();
  await office.close();
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('minutes of a meeting', () => {
  it('go from the notice to the close', async () => {
    const facts = (await minutesOf('board-1')).steps.flatMap((step) => step.facts);
    expect(facts[0]).toMatchObject({ type: 'meeting-convened', meeting: 'board-1' });
    expect(facts.at(-1)).toMatchObject({ type: 'meeting-closed', meeting: 'board-1' });
    const count = (type: Fact['type']): number => facts.filter((fact) => fact.type === type).length;
    expect({ votes: count('vote-closed'), decisions: count('decision-made'), voices: count('vote-cast') }).toEqual({
      votes: 2,
      decisions: 1,
      voices: 0,
    });
  });

  it('have the very facts of the record, and none of another meeting', async () => {
    const summer = await minutesOf('summer-meeting');
    const spring = await minutesOf('spring-meeting');
    const indexes = new Set(spring.steps.map(({ index }) => index));
    expect(summer.steps.some(({ index }) => indexes.has(index))).toBe(false);
    for (const { index, at, facts } of summer.steps) {
      const { entries } = (await app.inject(`${org}/entries?from=${index}&limit=1`)).json();
      expect(entries[0].at).toBe(at);
      for (const fact of facts) expect(entries[0].facts).toContainEqual(fact);
    }
  });

  it('are there while it is in session, and not of what is no meeting', async () => {
    const now = await minutesOf('november-meeting');
    expect(now.steps.flatMap(({ facts }) => facts).some(({ type }) => type === 'meeting-closed')).toBe(false);
    for (const id of ['nowhere', 'constructor'])
      expect((await app.inject(`${org}/meetings/${id}/minutes`)).json()).toMatchObject({ reason: 'no-such-meeting' });
  });
});

async function minutesOf(meeting: string): Promise<MinutesView> {
  const response = await app.inject(`${org}/meetings/${meeting}/minutes`);
  expect(response.statusCode).toBe(200);
  return response.json();
}
