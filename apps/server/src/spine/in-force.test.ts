/** A charter comes into force by the server's clock, though nobody acts and nobody looks. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AmendingEffect } from '@quorate/assembly';
import { amendable, edited, withHarderQuorum } from '@quorate/assembly/testing';
import { type Digest, type Instant, must } from '@quorate/basics';
import { type ParsedCharter, parseCharter } from '@quorate/charter';
import { sha256Hex } from '@quorate/ledger';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStore } from '../store/open-store.ts';
import type { Store } from '../store/store.ts';
import { Company, memberNamed, paper, smallCoop } from '../testing/index.ts';
import { readEntry } from './folded.ts';
import { type Office, openOffice } from './office.ts';
import type { Received, Verdict } from './received.ts';

const people = ['ada', 'ben', 'cem', 'dot', 'eva'];
const day = 86_400;
const charter = edited(amendable(smallCoop), [
  'in_force: "The day after certification, never for elections already called."',
  'in_force: "on the result"',
]);
let now = Date.UTC(2026, 3, 1, 12) / 1000;
const clock = (): Instant => now as Instant;

let folder: string;
let store: Store;
let office: Office;
let company: Company;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'quorate-in-force-'));
  store = await openStore({ folder }, clock);
  office = openOffice({ store, clock });
  company = new Company({ people, clock, charter });
  await company.foundIn(office);
});
afterAll(async () => {
  await office.close();
  await store.close();
  rmSync(folder, { recursive: true });
});

const take = (received: Received): Promise<Verdict> => office.submit(company.org, received);

it('is the next entry after the adoption, signed by nobody', async () => {
  const starts = (now + 25 * day) as Instant;
  const called = { meeting: 'm', of: 'general-meeting', title: 'Spring', starts, place: '', agenda: [] };
  await company.do(take, 'ada', 'convene-meeting', { ...called, chair: memberNamed('ada') });
  const bytes = new TextEncoder().encode(withHarderQuorum(charter));
  const text = { sha256: sha256Hex(bytes) as Digest, size: bytes.length, media: 'application/yaml' } as const;
  const amended = must<ParsedCharter>(parseCharter(withHarderQuorum(charter))).hash;
  const effect: AmendingEffect = {
    kind: 'charter.amend',
    amendment: 'a1',
    from: company.charter.hash,
    charter: amended,
    text,
    inForce: null,
  };
  const words = paper('A larger quorum', 'Two thirds.');
  const proposal = { motion: 'm1', meeting: 'm', item: null, paper: words.ref, effect };
  await company.do(take, 'ben', 'propose-motion', proposal, [words, { media: 'application/yaml', bytes }]);
  now = starts;
  for (const name of people) await company.do(take, name, 'check-in', { meeting: 'm' });
  await company.do(take, 'ada', 'open-meeting', { meeting: 'm' });
  for (const name of ['cem', 'dot']) await company.do(take, name, 'second-motion', { motion: 'm1' });
  await company.do(take, 'ada', 'open-vote', { vote: 'v', motion: 'm1' });
  for (const name of people) await company.do(take, name, 'cast-vote', { vote: 'v', choice: 'yes' });
  const adopted = await company.do(take, 'ada', 'close-vote', { vote: 'v' });
  const log = store.log(company.org);
  await expect.poll(() => log.size(), { timeout: 10_000 }).toBe(adopted.index + 2);
  const [stored] = await log.entries(adopted.index + 1, 1);
  expect(stored && readEntry(stored.bytes)).toMatchObject({
    act: { kind: 'bring-into-force', actor: 'charter', device: null, charter: company.charter.hash },
    facts: [{ type: 'charter-in-force', charter: amended, replaces: company.charter.hash }],
    signatures: [],
  });
});
