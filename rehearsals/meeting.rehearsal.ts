/**
 * Four people found a co-operative, hold a meeting, and a stranger checks it all.
 *
 * Ada at a desk, Ben at another, Cem and Dot on phones, a screen in the hall:
 * a motion is proposed, seconded, put, voted and carried; a second fails for
 * want of a quorum; the record is exported, verified, damaged and refused.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  accessibilityFaults,
  desk,
  openBrowser,
  openWindow,
  phone,
  picture,
  type Window,
  wall,
} from './stage/browser.ts';
import { charterWithoutNotice } from './stage/charter.ts';
import { quorate } from './stage/command.ts';
import { inSeconds, shortly } from './stage/moment.ts';
import { openServer, type RunningServer } from './stage/server.ts';

let server: RunningServer;
let browser: Browser;
let ada: Window;
let ben: Window;
let cem: Window;
let dot: Window;
let hall: Window;
let meeting = '';
let record = '';

beforeAll(async () => {
  server = await openServer();
  browser = await openBrowser();
  ada = await openWindow(browser, server.url, desk);
  ben = await openWindow(browser, server.url, desk);
  cem = await openWindow(browser, server.url, phone);
  dot = await openWindow(browser, server.url, phone);
  hall = await openWindow(browser, server.url, wall);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

describe('a founding', () => {
  it('begins with a charter that is read before it is chosen', async () => {
    const { page } = ada;
    await page.goto('/found');
    await page.getByLabel('Or bring your own').setInputFiles({
      name: 'kettle-lane.yaml',
      mimeType: 'text/yaml',
      buffer: Buffer.from(charterWithoutNotice()),
    });
    await page.getByRole('heading', { name: 'What these rules mean' }).waitFor();
    await lookAt(page, 'founding-charter');
    await page.getByRole('button', { name: 'Use this charter' }).click();
    await page.getByLabel('Name of the organisation').fill('Kettle Lane Bakers');
    await page.getByLabel('Your name').fill('Ada Ferreira');
    await page.getByLabel('Your e-mail address').fill('ada@kettle-lane.example');
    await page.getByRole('button', { name: 'Begin the founding' }).click();
    await page.getByRole('heading', { name: 'Founders' }).waitFor();
  });

  it('invites the others, who join with a device of their own', async () => {
    const { page } = ada;
    await page
      .getByLabel('E-mail addresses, one a line')
      .fill('ben@kettle-lane.example\ncem@kettle-lane.example\ndot@kettle-lane.example');
    await page.getByRole('button', { name: 'Send invitations' }).click();
    await page.getByText('Links to pass on').waitFor();
    const links = await page.locator('.hash', { hasText: '/join' }).allTextContents();
    expect(links).toHaveLength(3);
    for (const [i, [window, name]] of (
      [
        [ben, 'Ben Okafor'],
        [cem, 'Cem Yılmaz'],
        [dot, 'Dot Larsen'],
      ] as const
    ).entries()) {
      await window.page.goto(links[i]?.trim() ?? '');
      await window.page.getByLabel('Your name').fill(name);
      await window.page.getByRole('button', { name: 'Join as a founder' }).click();
      await window.page.getByRole('heading', { name: 'Founders' }).waitFor();
    }
  });

  it('is complete when the last founder has signed', async () => {
    const { page } = ada;
    await page.reload();
    await page.getByLabel('Secretary 1').selectOption({ label: 'Ada Ferreira' });
    await page.getByRole('button', { name: 'Save the holders' }).click();
    await lookAt(page, 'founding');
    for (const window of [ada, ben, cem, dot]) {
      await window.page.reload();
      await window.page.getByRole('button', { name: 'Sign the founding' }).click();
      await window.page
        .getByText(/signatures? missing|The organisation is founded/)
        .first()
        .waitFor();
    }
    for (const window of [ada, ben, cem, dot]) {
      await window.page.reload();
      await window.page.getByRole('link', { name: 'Enter' }).click();
      await window.page.waitForURL(/\/o\/kettle-lane-bakers/);
    }
    await lookAt(dot.page, 'home-phone');
  });
});

describe('a meeting', () => {
  it('is convened by the secretary', async () => {
    const { page } = ada;
    await page.goto('/o/kettle-lane-bakers/convene');
    await page.getByLabel('Body').selectOption({ label: 'General Meeting' });
    await page.getByLabel('Title').first().fill('First general meeting');
    await page.getByLabel('Starts').fill(inSeconds(shortly));
    await page.getByLabel('Place').fill('The bakery');
    await lookAt(page, 'convene');
    await page
      .getByRole('button', { name: /Convene/ })
      .last()
      .click();
    await page.waitForURL(/\/meetings\/[^/]+$/);
    meeting = new URL(page.url()).pathname;
  });

  it('opens with a quorum that everybody sees', async () => {
    for (const window of [ada, ben, cem, dot]) {
      await window.page.goto(meeting);
      await window.page.getByRole('button', { name: 'Check in' }).click();
      await window.page.getByRole('button', { name: 'Check out' }).waitFor();
    }
    await hall.page.goto(meeting);
    await ada.page.goto(`${meeting}/desk`);
    await ada.page.getByRole('button', { name: 'Open the meeting' }).click({ timeout: 90_000 });
    await ada.page.getByText('There is a quorum').first().waitFor();
    await lookAt(ada.page, 'desk');
    await lookAt(dot.page, 'meeting-phone');
  });

  it('carries a motion that is proposed, seconded, put and voted', async () => {
    await propose(ben.page, 'Two new ovens', 'The co-operative buys two ovens.\n\nThe board chooses them.');
    await lookAt(ben.page, 'motion');
    await act(cem.page, meeting, 'Second this motion');
    await act(ada.page, `${meeting}/desk`, 'Put to the vote');
    await cem.page.goto(meeting);
    await vote(cem.page, 'Yes');
    await lookAt(cem.page, 'vote-phone');
    await vote(dot.page, 'Yes', meeting);
    await vote(ben.page, 'Yes', meeting);
    await ada.page
      .getByRole('button', { name: /Close the vote/ })
      .first()
      .click();
    await confirm(ada.page, 'Close the vote');
    await ben.page.goto('/o/kettle-lane-bakers/decisions/1');
    await ben.page
      .getByText(/Carried/)
      .first()
      .waitFor();
    await ben.page.getByText('Show the mandate').first().click();
    await lookAt(ben.page, 'decision');
  });

  it('leaves a second motion undecided when the quorum is gone', async () => {
    await propose(ben.page, 'Longer hours', 'The shop opens at six.');
    await act(dot.page, meeting, 'Second this motion');
    await act(ada.page, `${meeting}/desk`, 'Put to the vote');
    for (const window of [ben, cem, dot]) await act(window.page, meeting, 'Check out');
    await ada.page
      .getByRole('button', { name: /Close the vote/ })
      .first()
      .click();
    await confirm(ada.page, 'Close the vote');
    await ada.page
      .getByText(/no quorum|want of a quorum|Not decided/i)
      .first()
      .waitFor();
    await lookAt(ada.page, 'no-quorum');
  });

  it('has minutes that say who was there, what was decided and what was not', async () => {
    await ben.page.goto(`${meeting}/minutes`);
    const paper = ben.page.locator('.paper-sheet');
    for (const said of ['Present at the opening', 'Carried by', 'Decision 1', 'Longer hours', 'want of a quorum'])
      await paper.getByText(said).first().waitFor();
    await lookAt(ben.page, 'minutes');
  });

  it('went without trouble in any window', () => {
    expect([ada, ben, cem, dot, hall].flatMap(({ troubles }) => troubles)).toEqual([]);
  });
});

describe('the record', () => {
  it('is exported and holds', async () => {
    const [download] = await (async () => {
      await ada.page.goto('/o/kettle-lane-bakers/record');
      const waiting = ada.page.waitForEvent('download');
      await ada.page
        .getByRole('link', { name: 'Download the whole record' })
        .or(ada.page.getByRole('button', { name: 'Download the whole record' }))
        .first()
        .click();
      return [await waiting] as const;
    })();
    record = join(server.folder, 'record.tar');
    await download.saveAs(record);
    expect(quorate('verify', record)).toMatchObject({ code: 0 });
  });

  it('is verified in the browser, too', async () => {
    await hall.page.goto('/verify');
    await hall.page.locator('input[type=file]').setInputFiles(record);
    await hall.page.getByText('Every check holds.').waitFor();
    await lookAt(hall.page, 'verify');
  });

  it('is refused wherever a bit is turned, and told apart from what is no record', () => {
    const bytes = readFileSync(record);
    const folder = join(server.folder, 'damaged');
    mkdirSync(folder);
    const damaged = join(folder, 'record.tar');
    for (let i = 0; i < 16; i++) {
      const copy = Buffer.from(bytes);
      const at = Math.floor(((i + 0.5) / 16) * (copy.length - 1024));
      copy[at] = (copy[at] ?? 0) ^ (1 << (i % 8));
      writeFileSync(damaged, copy);
      expect(quorate('verify', damaged).code).not.toBe(0);
    }
    writeFileSync(damaged, bytes.subarray(0, bytes.length / 2));
    expect([1, 2]).toContain(quorate('verify', damaged).code);
    writeFileSync(damaged, 'nothing of the kind');
    expect(quorate('verify', damaged).code).toBe(2);
  });
});

async function propose(page: Page, title: string, text: string): Promise<void> {
  await page.goto(`${meeting}/propose`);
  await page.getByLabel('Title').fill(title);
  await page.getByLabel('Text').fill(text);
  await page.getByRole('button', { name: 'Sign and propose' }).click();
  await page.waitForURL(/\/motions\//);
}

/** Presses a button of the meeting, and confirms what asks first. */
async function act(page: Page, path: string, name: string): Promise<void> {
  await page.goto(path);
  const button = page.getByRole('button', { name: new RegExp(name) }).first();
  await button.click();
  await confirm(page, name);
  await button.waitFor({ state: 'hidden' });
}

async function confirm(page: Page, name: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  await page.waitForTimeout(150);
  if ((await dialog.count()) > 0) await dialog.getByRole('button', { name: new RegExp(name) }).click();
}

async function vote(page: Page, choice: string, path?: string): Promise<void> {
  if (path !== undefined) await page.goto(path);
  await page.getByRole('button', { name: choice, exact: true }).first().click();
  await page
    .getByText(/You voted/)
    .first()
    .waitFor();
}

/** Each screen is kept as a picture and has no accessibility fault. */
async function lookAt(page: Page, name: string): Promise<void> {
  await picture(page, name);
  expect(await accessibilityFaults(page)).toEqual([]);
}
