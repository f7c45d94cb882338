/**
 * A motion decided by secret ballot, in real browsers.
 *
 * Fay, Gus and Hal make a key; all five take part; one opens and checks a
 * ballot, one votes twice, one loses the connection while casting; two of three
 * trustees open the result, and `quorate verify` believes the exported record.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tool30 } from './oracles/belenios-tool.ts';
import { accessibilityFaults, desk, openBrowser, openWindow, phone, picture, type Window } from './stage/browser.ts';
import { charterWithoutNotice } from './stage/charter.ts';
import { quorate } from './stage/command.ts';
import { inSeconds, shortly } from './stage/moment.ts';
import { openServer, type RunningServer } from './stage/server.ts';

const org = '/o/kettle-lane-bakers';
const everybody = ['Ada Ferreira', 'Ben Okafor', 'Fay Adeyemi', 'Gus Lind', 'Hal Moreau'] as const;
const passphrase = 'four ovens and a bakery cat';

let server: RunningServer;
let browser: Browser;
let ada: Window;
let ben: Window;
let fay: Window;
let gus: Window;
let hal: Window;
let all: readonly Window[];
let meeting = '';
let ballot = '';

beforeAll(async () => {
  server = await openServer();
  browser = await openBrowser();
  ada = await openWindow(browser, server.url, desk);
  ben = await openWindow(browser, server.url, phone);
  fay = await openWindow(browser, server.url, desk);
  gus = await openWindow(browser, server.url, phone);
  hal = await openWindow(browser, server.url, desk);
  all = [ada, ben, fay, gus, hal];
  await found();
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

describe('the trustees', () => {
  it('make a key together, each on their own device', async () => {
    const { page } = fay;
    await page.goto(`${org}/trustees`);
    await page.getByRole('button', { name: 'Make a new key' }).click();
    await makeKey('key-1');
    await lookAt(page, 'trustees');
  });

  it('keep a backup that opens again', async () => {
    const { page } = fay;
    await page.getByLabel('Passphrase').fill(passphrase);
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save the backup file' }).click();
    const file = join(server.folder, 'backup.json');
    await (await waiting).saveAs(file);
    await page.getByLabel('Open the backup to confirm it').setInputFiles(file);
    await page.getByText('Your backup was saved and opens.').waitFor();
    expect(readFileSync(file, 'utf8')).toContain('quorate.trustee-backup/1');
  });
});

describe('practice', () => {
  let key = '';

  it('has a key of its own that counts for nothing', async () => {
    await fay.page.goto(`${org}/trustees`);
    await fay.page.getByLabel(/This is a rehearsal/).check();
    await fay.page.getByRole('button', { name: 'Make a new key' }).click();
    key = await makeKey('rehearsal-1');
    await fay.page.getByText('No ballot can be called with it.').waitFor();
  });

  it('lets nobody open early', async () => {
    const { page } = fay;
    await page.getByRole('button', { name: 'Begin the practice' }).click();
    await page.getByText('5 pretend ballots in the box.').waitFor();
    await page.getByRole('button', { name: 'Try to give my share now' }).click();
    await page.getByRole('alert').waitFor();
    await page.getByRole('button', { name: 'Close the pretend voting' }).click();
    await page.getByText('Needs 2 more trustees.').waitFor();
    await page.getByRole('button', { name: 'Give my share' }).click();
    await page.getByText('Needs 1 more trustee.').waitFor();
    await lookAt(page, 'practice-opening');
  });

  it('brings a seed back from its backup, with the right passphrase alone', async () => {
    const { page } = gus;
    await page.goto(key);
    await page.getByLabel('Passphrase').fill(passphrase);
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save the backup file' }).click();
    const file = join(server.folder, 'gus.json');
    await (await waiting).saveAs(file);
    await page.evaluate(forgetTrustees);
    await page.reload();
    await page.getByText('Your seed is not on this device. Bring it back from your backup file.').waitFor();
    await page.getByLabel('Passphrase').fill('something else entirely');
    await page.getByLabel('Backup file').setInputFiles(file);
    await page.getByText('The passphrase does not open this file.').waitFor();
    await page.getByLabel('Passphrase').fill(passphrase);
    await page.getByLabel('Backup file').setInputFiles([]);
    await page.getByLabel('Backup file').setInputFiles(file);
    await page.getByText('Your backup was saved and opens.').waitFor();
  });

  it('opens without the one who is missing', async () => {
    const { page } = gus;
    await page.reload();
    await page.getByRole('button', { name: 'Give my share' }).click();
    await page.getByText('It opened without Hal Moreau.').waitFor();
    await lookAt(page, 'practice-opened-phone');
  });
});

describe('a secret ballot', () => {
  it('is called about a motion, and everybody takes part', async () => {
    await openMeeting();
    await ben.page.goto(`${meeting}/propose`);
    await ben.page.getByLabel('Title').fill('Two new ovens');
    await ben.page.getByLabel('Text').fill('The co-operative buys two ovens.');
    await ben.page.getByRole('button', { name: 'Sign and propose' }).click();
    await ben.page.waitForURL(/\/motions\//);
    await gus.page.goto(meeting);
    await gus.page
      .getByRole('button', { name: /Second this motion/ })
      .first()
      .click();
    await gus.page.getByRole('button', { name: /Second this motion/ }).waitFor({ state: 'hidden' });
    await ada.page.goto(meeting);
    await ada.page.getByRole('button', { name: 'Call a secret ballot' }).click();
    await ada.page.waitForURL(/\/ballots\//);
    ballot = new URL(ada.page.url()).pathname;
    await Promise.all(
      all.map(async ({ page }) => {
        await page.goto(ballot);
        await page.getByRole('button', { name: 'Take part in this secret ballot' }).click();
        await page.getByText('You take part.').waitFor();
      }),
    );
    await lookAt(gus.page, 'taking-part-phone');
    await ada.page.getByText('5 credentials handed in').waitFor();
    await lookAt(ada.page, 'ballot-desk');
    await ada.page.getByRole('button', { name: 'Open the voting' }).click();
    await ada.page.getByRole('link', { name: 'Enter the booth' }).waitFor();
  });

  it('takes a vote by keyboard alone', async () => {
    const { page } = ada;
    await enterBooth(page);
    await page.getByText('The record names this booth.').waitFor();
    await page.getByLabel('Yes').focus();
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'Seal my ballot' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Cast this ballot' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Checked here').waitFor();
    await lookAt(page, 'receipt');
  });

  it('opens a challenged ballot on another device, and seals a new one', async () => {
    const { page } = gus;
    await enterBooth(page);
    await lookAt(page, 'booth-phone');
    await page.getByLabel('No', { exact: true }).check();
    await page.getByRole('button', { name: 'Seal my ballot' }).click();
    await page.getByText(/Sealed on this device in/).waitFor();
    await lookAt(page, 'sealed-phone');
    await page.getByRole('button', { name: 'Open and check this one' }).click();
    const code = await page.getByLabel('Code of the opened ballot').inputValue();
    const [, , , , id] = ballot.split('/');
    await hal.page.goto(`/booth.html#check/kettle-lane-bakers/${id}`);
    await hal.page.getByLabel('Code of the opened ballot').fill(code);
    await hal.page.getByRole('button', { name: 'Check it' }).click();
    await hal.page.getByText('It holds: No.').waitFor();
    await hal.page.getByRole('button', { name: 'Fetch and compare' }).click();
    await hal.page.getByText('This device is served the booth that the record is said to name.').waitFor();
    await lookAt(hal.page, 'challenge');
    await page.getByRole('button', { name: /to seal a new one/ }).click();
    await voteIn(page, 'Yes');
  });

  it('counts the last ballot of one who votes again', async () => {
    const { page } = ben;
    await enterBooth(page);
    await voteIn(page, 'No');
    await page.getByRole('button', { name: 'Vote again' }).click();
    await voteIn(page, 'Yes');
  });

  it('keeps a sealed ballot while the connection is gone, and casts it once', async () => {
    const { page, context } = fay;
    await enterBooth(page);
    await page.getByLabel('No', { exact: true }).check();
    await page.getByRole('button', { name: 'Seal my ballot' }).click();
    await page.getByRole('button', { name: 'Cast this ballot' }).waitFor();
    await context.setOffline(true);
    await page.getByRole('button', { name: 'Cast this ballot' }).click();
    await page.getByText(/No connection/).waitFor();
    await context.setOffline(false);
    await page.getByText('Checked here').waitFor();
  });

  it('is opened by two of three trustees, and carried', async () => {
    const { page } = ada;
    await page.goto(ballot);
    await page.getByRole('button', { name: 'Close the voting' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Close the voting' }).click();
    for (const trustee of [fay, hal]) {
      await trustee.page.goto(ballot);
      await trustee.page.getByRole('button', { name: 'Give my share' }).click();
      await trustee.page.getByRole('button', { name: 'Give my share' }).waitFor({ state: 'hidden' });
    }
    await gus.page.goto(ballot);
    await gus.page.getByRole('button', { name: 'Publish the result' }).waitFor();
    await lookAt(gus.page, 'opening-phone');
    await gus.page.getByRole('button', { name: 'Publish the result' }).click();
    await gus.page.getByText('3 yes, 1 no, no abstentions.').waitFor();
  });

  it('can be checked by anybody on the board', async () => {
    const { page } = gus;
    await page.goto(`${ballot}/board`);
    await page.getByRole('button', { name: 'Verify here' }).click();
    await page.getByText('Every check holds.').waitFor();
    await page.getByRole('button', { name: 'Compare with what this device is served' }).click();
    await page.getByText('This device is served the booth that the record names.').waitFor();
    await lookAt(page, 'board-phone');
  });

  it('is checked by a tool of others with the very commands of the board, which says no when a byte is changed', async () => {
    const { page } = gus;
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download the archive' }).click();
    const file = await (await waiting).path();
    const name = (await waiting).suggestedFilename();
    const [foreign = '', own = ''] = await page
      .locator('section', { hasText: 'Verify with another tool' })
      .locator('pre')
      .allTextContents();
    expect(foreign).toContain(name);
    const archive = readFileSync(file);
    const said = follow(foreign, name, archive);
    expect(said).toMatchObject({ code: 0 });
    expect(said.err).toContain('all checks passed');
    const altered = archive
      .toString('latin1')
      .replace(/"response":"(\d)/, (_, digit) => `"response":"${(Number(digit) % 6) + 1}`);
    expect(follow(foreign, name, Buffer.from(altered, 'latin1')).code).not.toBe(0);
    const [, , ...words] = own.split(' ');
    expect(words.slice(0, 2)).toEqual(['election', 'verify']);
    expect(quorate(...words.slice(0, 2), file)).toMatchObject({ code: 0 });
  });

  it('went without trouble in any window', () => {
    const troubles = all.flatMap((window) => window.troubles).filter((said) => !/ERR_INTERNET_DISCONNECTED/.test(said));
    expect(troubles).toEqual([]);
  });
});

describe('the record', () => {
  it('is exported with the archive, and holds', async () => {
    await ada.page.goto(`${org}/record`);
    const waiting = ada.page.waitForEvent('download');
    await ada.page
      .getByRole('link', { name: 'Download the whole record' })
      .or(ada.page.getByRole('button', { name: 'Download the whole record' }))
      .first()
      .click();
    const record = join(server.folder, 'record.tar');
    await (await waiting).saveAs(record);
    expect(quorate('verify', record)).toMatchObject({ code: 0 });
  });
});

/** All three trustees take all four steps; answers the address of the key. */
async function makeKey(name: string): Promise<string> {
  const { page } = fay;
  await page.getByRole('link', { name: new RegExp(`Key ${name}`) }).click();
  await page.getByRole('heading', { name: `Key ${name}` }).waitFor();
  const key = new URL(page.url()).pathname;
  for (const step of [/^Make my seed/, /^Commit to my part/, /^Show my part/, /^Check everybody/]) {
    for (const trustee of [fay, gus, hal]) {
      await trustee.page.goto(key);
      await trustee.page.getByRole('button', { name: step }).click();
      await trustee.page.getByRole('button', { name: step }).waitFor({ state: 'hidden' });
    }
  }
  await page.goto(key);
  await page.getByText('The key is ready').waitFor();
  return key;
}

/** What another device would be: one that has none of a trustee's seeds. */
const forgetTrustees = `new Promise((resolve, reject) => {
  const request = indexedDB.open('quorate-sealed', 1);
  request.onerror = () => reject(request.error);
  request.onsuccess = () => {
    const writing = request.result.transaction('trustees', 'readwrite');
    writing.objectStore('trustees').clear();
    writing.oncomplete = () => { request.result.close(); resolve(undefined); };
  };
})`;

/** Gives the commands in a folder where a browser has put the file, with Debian 13's tool at hand. */
function follow(
  commands: string,
  name: string,
  archive: Uint8Array,
): { readonly code: number | null; readonly err: string } {
  const folder = mkdtempSync(join(server.folder, 'downloads-'));
  writeFileSync(join(folder, name), archive);
  const path = `${dirname(tool30().path)}:${process.env['PATH']}`;
  const { status, stderr } = spawnSync('sh', ['-ec', commands], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, PATH: path },
  });
  return { code: status, err: stderr };
}

async function enterBooth(page: Page): Promise<void> {
  await page.goto(ballot);
  await page.getByRole('link', { name: 'Enter the booth' }).click();
  await page.getByRole('heading', { name: 'Two new ovens' }).waitFor();
}

async function voteIn(page: Page, choice: string): Promise<void> {
  await page.getByLabel(choice, { exact: true }).check();
  await page.getByRole('button', { name: 'Seal my ballot' }).click();
  await page.getByRole('button', { name: 'Cast this ballot' }).click();
  await page.getByText('Checked here').waitFor();
}

async function openMeeting(): Promise<void> {
  const { page } = ada;
  await page.goto(`${org}/convene`);
  await page.getByLabel('Body').selectOption({ label: 'General Meeting' });
  await page.getByLabel('Title').first().fill('First general meeting');
  await page.getByLabel('Starts').fill(inSeconds(shortly));
  await page.getByLabel('Place').fill('The bakery');
  await page
    .getByRole('button', { name: /Convene/ })
    .last()
    .click();
  await page.waitForURL(/\/meetings\/[^/]+$/);
  meeting = new URL(page.url()).pathname;
  for (const window of all) {
    await window.page.goto(meeting);
    await window.page.getByRole('button', { name: 'Check in' }).click();
    await window.page.getByRole('button', { name: 'Check out' }).waitFor();
  }
  await page.goto(`${meeting}/desk`);
  await page.getByRole('button', { name: 'Open the meeting' }).click({ timeout: 90_000 });
  await page.getByText('There is a quorum').first().waitFor();
}

/** As in the rehearsal of a founding, where each of its screens is looked at. */
async function found(): Promise<void> {
  const { page } = ada;
  await page.goto('/found');
  await page.getByLabel('Or bring your own').setInputFiles({
    name: 'kettle-lane.yaml',
    mimeType: 'text/yaml',
    buffer: Buffer.from(secretCharter()),
  });
  await page.getByRole('button', { name: 'Use this charter' }).click();
  await page.getByLabel('Name of the organisation').fill('Kettle Lane Bakers');
  await page.getByLabel('Your name').fill(everybody[0]);
  await page.getByLabel('Your e-mail address').fill('ada@kettle-lane.example');
  await page.getByRole('button', { name: 'Begin the founding' }).click();
  await page.getByRole('heading', { name: 'Founders' }).waitFor();
  const addresses = everybody.slice(1).map((name) => `${name.slice(0, 3).toLowerCase()}@kettle-lane.example`);
  await page.getByLabel('E-mail addresses, one a line').fill(addresses.join('\n'));
  await page.getByRole('button', { name: 'Send invitations' }).click();
  await page.getByText('Links to pass on').waitFor();
  const links = await page.locator('.hash', { hasText: '/join' }).allTextContents();
  for (const [i, window] of all.slice(1).entries()) {
    await window.page.goto(links[i]?.trim() ?? '');
    await window.page.getByLabel('Your name').fill(everybody[i + 1] ?? '');
    await window.page.getByRole('button', { name: 'Join as a founder' }).click();
    await window.page.getByRole('heading', { name: 'Founders' }).waitFor();
  }
  await page.reload();
  await page.getByLabel('Secretary 1').selectOption({ label: everybody[0] });
  for (const [i, name] of everybody.slice(2).entries()) {
    await page.getByLabel(`Scrutineer ${i + 1}`).selectOption({ label: name });
  }
  await page.getByRole('button', { name: 'Save the holders' }).click();
  for (const window of all) {
    await window.page.reload();
    await window.page.getByRole('button', { name: 'Sign the founding' }).click();
    await window.page
      .getByText(/signatures? missing|The organisation is founded/)
      .first()
      .waitFor();
  }
  for (const window of all) {
    await window.page.reload();
    await window.page.getByRole('link', { name: 'Enter' }).click();
    await window.page.waitForURL(/\/o\/kettle-lane-bakers/);
  }
}

/** Ordinary motions by secret ballot, run by the scrutineers. */
function secretCharter(): string {
  const text = charterWithoutNotice();
  const changed = text.replace(/(fewest_yes: 3\n\s+secrecy:) open\n/, '$1 secret\n    run_by: body:scrutineers\n');
  if (changed === text) throw new Error('the charter has no open procedure to make secret');
  return changed;
}

/** Each screen is kept as a picture and has no accessibility fault. */
async function lookAt(page: Page, name: string): Promise<void> {
  await picture(page, name);
  expect(await accessibilityFaults(page)).toEqual([]);
}
