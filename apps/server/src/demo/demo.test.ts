/** The demo: its history is made of real acts, so its record verifies; and forgetting people breaks none of it. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { must } from '@quorate/basics';
import { type Files, parseTar, type Report, verifyBundle } from '@quorate/record';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleOf } from '../spine/bundle-of.ts';
import { type Office, openOffice, systemClock } from '../spine/office.ts';
import { openSqliteStore } from '../store/sqlite/open-sqlite-store.ts';
import type { Store } from '../store/store.ts';
import { masterKey } from '../vault/master-key.ts';
import { openVault, type Vault } from '../vault/vault.ts';
import { type Demo, openDemo } from './open-demo.ts';

const folder = mkdtempSync(join(tmpdir(), 'quorate-demo-'));
let store: Store;
let office: Office;
let vault: Vault;
let demo: Demo;

beforeAll(async () => {
  store = await openSqliteStore(folder, systemClock);
  office = openOffice({ store });
  const { random } = office;
  vault = await openVault({ documents: store.documents, random, master: masterKey({ folder, random }) });
  demo = await openDemo({ office, vault });
  await demo.all();
}, 60_000);

afterAll(async () => {
  await demo.stop();
  await office.close();
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

async function verified(org: string): Promise<Report | undefined> {
  const desk = await office.desk(org as never);
  return desk && must(verifyBundle(must<Files>(parseTar(await bundleOf(office, desk)))));
}

describe('the demo', () => {
  it('has a co-operative of 30 and a union, each with a meeting in session that has a quorum', async () => {
    expect(demo.organisations.map(({ org }) => org)).toEqual(['kettle-lane', 'combined-workers']);
    for (const { org, meeting } of demo.organisations) {
      const desk = await office.desk(org);
      const sitting = await desk?.read(({ state }) => structuredClone(state.meetings[meeting]));
      expect(sitting?.phase).toBe('open');
    }
    const desk = await office.desk(demo.organisations[0]?.org ?? ('' as never));
    const members = await desk?.read(({ state }) =>
      Object.values(state.members).filter(({ standing }) => standing === 'member'),
    );
    expect(members).toHaveLength(30);
  });

  it('has decisions, a motion that was lost and one that failed for want of a quorum', async () => {
    const desk = await office.desk(demo.organisations[0]?.org ?? ('' as never));
    const outcomes = await desk?.read(({ state }) => Object.values(state.votes).map(({ result }) => result?.outcome));
    expect(new Set(outcomes)).toEqual(new Set(['carried', 'lost', 'no-quorum']));
  });

  it('is found again on a later start, while its meeting is sensible', async () => {
    const again = await openDemo({ office, vault });
    await again.all();
    expect(again.organisations.map(({ org }) => org)).toEqual(demo.organisations.map(({ org }) => org));
    await again.stop();
  });

  it('goes on by acts that the rules accept, and presides only while nobody plays the chair', async () => {
    const [first] = demo.organisations;
    const desk = await office.desk(first?.org ?? ('' as never));
    const before = (await desk?.log.size()) ?? 0;
    const chair = await desk?.read(({ state }) => state.meetings[first?.meeting ?? '']?.chair);
    demo.simulation.playing(first?.org ?? ('' as never), chair ?? ('' as never));
    demo.simulation.turn(false);
    for (let turn = 0; turn < 80; turn += 1) await demo.simulation.step();
    const entries = (await desk?.log.entries(before, 1000)) ?? [];
    const acts = entries.map(({ bytes }) => JSON.parse(Buffer.from(bytes).toString('utf8').split('\n')[1] ?? '').act);
    expect(acts.length).toBeGreaterThan(1);
    expect(acts.filter(({ actor }: { readonly actor: string }) => actor === chair)).toEqual([]);
  }, 30_000);

  it('verifies, as made and after 30 % of its members were erased, whose names no file holds', async () => {
    const [{ org, troupe }] = demo.organisations as [(typeof demo.organisations)[0]];
    expect(await verified(org)).toMatchObject({ holds: true, failed: null });
    const players = [...troupe.players.values()];
    const gone = players.slice(0, Math.ceil(players.length * 0.3));
    for (const { member } of gone) expect(await vault.erase({ org, key: member })).toBe(true);
    for (const { member } of gone) expect(await vault.read({ org, key: member })).toBeUndefined();
    expect((await vault.read({ org, key: players.at(-1)?.member ?? '' }))?.name).toBe(players.at(-1)?.name);
    expect(await verified(org)).toMatchObject({ holds: true, failed: null });
    const kept = readdirSync(folder).map((file) => readFileSync(join(folder, file)).toString('utf8'));
    // A name in the text of a motion was put there by its proposer; these never were.
    for (const { name } of gone) expect(kept.some((text) => text.includes(name))).toBe(false);
  }, 60_000);
});
