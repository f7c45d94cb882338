/**
 * Five people amend their charter, and the hall obeys it.
 *
 * Ben writes a larger quorum into the charter and lays it before a meeting where too few come; he lays the same
 * text before the next, which carries it. From then on three in the room, who were enough before, can decide nothing.
 * The record is exported, and a stranger checks it: with the command, and in the browser.
 */
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityFaults, desk, openBrowser, openWindow, phone, picture, type Window } from './stage/browser.ts';
import { amendableCharter, edited } from './stage/charter.ts';
import { quorate } from './stage/command.ts';
import { inSeconds, shortly } from './stage/moment.ts';
import { openServer, type RunningServer } from './stage/server.ts';

const org = '/o/kettle-lane-bakers';
const everybody = ['Ada Ferreira', 'Ben Okafor', 'Cem Yildiz', 'Dot Marsh', 'Eva Lindqvist'] as const;
const charter = amendableCharter();
const amended = edited(
  charter,
  [
    'quorum: at least 1/3 of members\n    passes: more than 1/2 of votes cast\n    meets',
    'quorum: at least 2/3 of members\n    passes: more than 1/2 of votes cast\n    meets',
  ],
  [
    'quorum: at least 1/3 of members\n    passes: more than 1/2 of votes cast\n    fewest_yes: 3',
    'quorum: at least 2/3 of members\n    passes: more than 1/2 of votes cast\n    fewest_yes: 3',
  ],
);

let server: RunningServer;
let browser: Browser;
let ada: Window;
let ben: Window;
let cem: Window;
let dot: Window;
let eva: Window;
let all: readonly Window[];
let first = '';
let second = '';
let third = '';
let motion = '';
let record = '';

beforeAll(async () => {
  server = await openServer();
  browser = await openBrowser();
  ada = await openWindow(browser, server.url, desk);
  ben = await openWindow(browser, server.url, desk);
  cem = await openWindow(browser, server.url, phone);
  dot = await openWindow(browser, server.url, phone);
  eva = await openWindow(browser, server.url, desk);
  all = [ada, ben, cem, dot, eva];
  await found();
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

describe('an amendment', () => {
  it('is written in the charter itself, and shows what it changes and what it takes', async () => {
    first = await convene('First general meeting');
    const { page } = ben;
    await page.goto(`${org}/charter`);
    await page.getByText('No amendment is proposed at the moment.').waitFor();
    await lookAt(page, 'charter-before');
    await page.getByRole('link', { name: 'Propose an amendment' }).click();
    await page.getByLabel('Text of the charter').fill(amended);
    await page.getByText('This amendment needs the tier “ordinary”, the strictest it touches.').waitFor();
    await page.getByRole('button', { name: 'Write version 5' }).click();
    await page.getByRole('button', { name: 'Write version 5' }).waitFor({ state: 'hidden' });
    await page.getByRole('radio', { name: /First general meeting/ }).waitFor();
    await lookAt(page, 'amend');
  });

  it('is laid before a meeting, and everybody reads the difference', async () => {
    const { page } = ben;
    await page.getByLabel('Reasons').fill('Two of five should not decide for all.');
    await page.getByRole('button', { name: 'Sign and propose' }).click();
    await page.waitForURL(/\/motions\//);
    motion = new URL(page.url()).pathname;
    await page.locator('del', { hasText: 'at least 1/3 of members' }).first().waitFor();
    await page.locator('ins', { hasText: 'at least 2/3 of members' }).first().waitFor();
    await lookAt(page, 'amendment-motion');
    await dot.page.goto(motion);
    await dot.page.locator('ins', { hasText: 'at least 2/3 of members' }).first().waitFor();
    await lookAt(dot.page, 'amendment-motion-phone');
    await dot.page.goto(org);
    await dot.page.getByRole('heading', { name: 'Amendments on their way' }).waitFor();
    await lookAt(dot.page, 'amendment-home-phone');
  });

  it('is not voted on while two of five are there, whom its procedure does not let decide', async () => {
    await gather(first, [ada, ben]);
    await act(ada.page, motion, 'Second this motion');
    await ada.page.goto(`${first}/desk`);
    await ada.page
      .getByText(/The quorum is 3 of 5 members; 2 are here/)
      .first()
      .waitFor();
    await act(ada.page, `${first}/desk`, 'Close the meeting');
  });

  it('comes before the next meeting with the same text, and is carried', async () => {
    second = await convene('Second general meeting');
    const { page } = cem;
    await page.goto(`${org}/charter`);
    await page.getByRole('link', { name: 'Charter, version 5' }).click();
    await page.getByRole('radio', { name: /Second general meeting/ }).waitFor();
    await lookAt(page, 'amendment-phone');
    await page.getByRole('button', { name: 'Sign and propose' }).click();
    await page.waitForURL(/\/motions\//);
    motion = new URL(page.url()).pathname;
    await act(ben.page, motion, 'Second this motion');
    await gather(second, [ada, ben, cem]);
    await act(ada.page, `${second}/desk`, 'Put to the vote');
    for (const window of [ada, ben, cem]) await vote(window.page, 'Yes', second);
    await ada.page.goto(`${second}/desk`);
    await ada.page
      .getByRole('button', { name: /Close the vote/ })
      .first()
      .click();
    await confirm(ada.page, 'Close the vote');
    await page.goto(`${org}/decisions/1`);
    await page
      .getByText(/Carried/)
      .first()
      .waitFor();
    await page.getByText('In force', { exact: true }).first().waitFor();
    await lookAt(page, 'amendment-decision-phone');
  });

  it('is in force: windows that were open say so, and the page of the charter shows its history', async () => {
    await ada.page.getByText('An amended charter came into force.').waitFor();
    await lookAt(ada.page, 'charter-changed');
    await act(ada.page, `${second}/desk`, 'Close the meeting');
    const { page } = eva;
    await page.goto(`${org}/charter`);
    await page.getByText('Version 5.').waitFor();
    await page.getByRole('heading', { name: 'Earlier charters' }).waitFor();
    await page.getByRole('link', { name: 'Decision 1' }).waitFor();
    await page.getByText('This browser computed the hash').waitFor();
    await lookAt(page, 'charter-after');
    await page.getByRole('link', { name: /^Version 4, in force from/ }).click();
    await page.getByText('This charter is not the one in force.').waitFor();
    await dot.page.goto(`${org}/charter`);
    await dot.page.getByRole('heading', { name: 'Earlier charters' }).waitFor();
    await lookAt(dot.page, 'charter-after-phone');
  });
});

describe('the hall', () => {
  it('obeys the amended charter: three who were enough can decide nothing, four can', async () => {
    third = await convene('Third general meeting');
    await gather(third, [ada, ben, cem]);
    await ben.page.goto(`${third}/propose`);
    await ben.page.getByLabel('Title').fill('Two new ovens');
    await ben.page.getByLabel('Text').fill('The co-operative buys two ovens.');
    await ben.page.getByRole('button', { name: 'Sign and propose' }).click();
    await ben.page.waitForURL(/\/motions\//);
    await act(cem.page, new URL(ben.page.url()).pathname, 'Second this motion');
    await ada.page.goto(`${third}/desk`);
    await ada.page
      .getByText(/The quorum is 4 of 5 members; 3 are here/)
      .first()
      .waitFor();
    await lookAt(ada.page, 'harder-quorum');
    await act(dot.page, third, 'Check in');
    await act(ada.page, `${third}/desk`, 'Put to the vote');
    for (const window of [ben, cem, dot]) await vote(window.page, 'Yes', third);
    await ada.page.goto(`${third}/desk`);
    await ada.page
      .getByRole('button', { name: /Close the vote/ })
      .first()
      .click();
    await confirm(ada.page, 'Close the vote');
    await ben.page.goto(`${org}/decisions/2`);
    await ben.page
      .getByText(/Carried/)
      .first()
      .waitFor();
  });

  it('asks all members besides, where an entrenched clause is touched', async () => {
    const { page } = ben;
    await page.goto(`${org}/charter/amend`);
    const text = page.getByLabel('Text of the charter');
    const now = await text.inputValue();
    await text.fill(
      edited(
        now,
        ['version: 5', 'version: 6'],
        ['text: "Each member may leave."', 'text: "Each member may leave at any time."'],
      ),
    );
    await page.getByText('This amendment needs the tier “entrenched”').waitFor();
    await page.getByText(/First comes the consent by “amending”/).waitFor();
    await page.getByRole('radio', { name: /Third general meeting/ }).waitFor();
    await lookAt(page, 'amend-entrenched');
    await page.getByRole('button', { name: 'Sign and propose' }).click();
    await page.waitForURL(/\/motions\//);
    await act(cem.page, new URL(page.url()).pathname, 'Second this motion');
    await act(ada.page, `${third}/desk`, 'Put to the vote');
    for (const window of [ada, ben, cem]) await vote(window.page, 'Yes', third);
    await ada.page.goto(`${third}/desk`);
    await ada.page
      .getByRole('button', { name: /Close the vote/ })
      .first()
      .click();
    await confirm(ada.page, 'Close the vote');
    await dot.page.goto(`${org}/charter`);
    await dot.page.getByRole('link', { name: 'Charter, version 6' }).click();
    await lookAt(dot.page, 'amendment-ballot-phone');
    await dot.page.getByRole('button', { name: 'Call the ballot' }).click();
    await dot.page.waitForURL(/\/meetings\//);
    const poll = new URL(dot.page.url()).pathname;
    await act(dot.page, `${poll}/desk`, 'Open the meeting');
    await act(dot.page, `${poll}/desk`, 'Put to the vote');
    await eva.page.goto(org);
    await eva.page.getByText('Charter, version 6').first().waitFor();
    for (const window of [eva, dot, cem]) await vote(window.page, 'Yes', poll);
    await lookAt(cem.page, 'ballot-of-all-phone');
    await dot.page.goto(`${poll}/desk`);
    await dot.page
      .getByRole('button', { name: /Close the vote/ })
      .first()
      .click();
    await confirm(dot.page, 'Close the vote');
    await eva.page.goto(`${org}/charter`);
    await eva.page.getByText('Version 6.').waitFor();
    await eva.page.getByRole('link', { name: 'Decision 4' }).waitFor();
  });

  it('went without trouble in any window', () => {
    expect(all.flatMap(({ troubles }) => troubles)).toEqual([]);
  });
});

describe('the record of it', () => {
  it('holds by the command', async () => {
    await ada.page.goto(`${org}/record`);
    const waiting = ada.page.waitForEvent('download');
    await ada.page
      .getByRole('link', { name: 'Download the whole record' })
      .or(ada.page.getByRole('button', { name: 'Download the whole record' }))
      .first()
      .click();
    record = join(server.folder, 'record.tar');
    await (await waiting).saveAs(record);
    expect(quorate('verify', record)).toMatchObject({ code: 0 });
  });

  it('holds in the browser', async () => {
    await eva.page.goto('/verify');
    await eva.page.locator('input[type=file]').setInputFiles(record);
    await eva.page.getByText('Every check holds.').waitFor();
  });
});

async function convene(title: string): Promise<string> {
  const { page } = ada;
  await page.goto(`${org}/convene`);
  await page.getByLabel('Body').selectOption({ label: 'General Meeting' });
  await page.getByLabel('Title').first().fill(title);
  await page.getByLabel('Starts').fill(inSeconds(shortly));
  await page.getByLabel('Place').fill('The bakery');
  await page
    .getByRole('button', { name: /Convene/ })
    .last()
    .click();
  await page.waitForURL(/\/meetings\/[^/]+$/);
  return new URL(page.url()).pathname;
}

async function gather(meeting: string, present: readonly Window[]): Promise<void> {
  for (const { page } of present) {
    await page.goto(meeting);
    await page.getByRole('button', { name: 'Check in' }).click();
    await page.getByRole('button', { name: 'Check out' }).waitFor();
  }
  await ada.page.goto(`${meeting}/desk`);
  await ada.page.getByRole('button', { name: 'Open the meeting' }).click({ timeout: 90_000 });
  await ada.page.getByRole('button', { name: 'Open the meeting' }).waitFor({ state: 'hidden' });
}

/** Presses a button, and confirms what asks first. */
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

async function vote(page: Page, choice: string, path: string): Promise<void> {
  await page.goto(path);
  await page.getByRole('button', { name: choice, exact: true }).first().click();
  await page
    .getByText(/You voted/)
    .first()
    .waitFor();
}

/** As in the rehearsal of a founding, where each of its screens is looked at. */
async function found(): Promise<void> {
  const { page } = ada;
  await page.goto('/found');
  await page.getByLabel('Or bring your own').setInputFiles({
    name: 'kettle-lane.yaml',
    mimeType: 'text/yaml',
    buffer: Buffer.from(charter),
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
  await page.getByLabel('Scrutineer 1').selectOption({ label: everybody[3] });
  await page.getByLabel('Scrutineer 2').selectOption({ label: everybody[4] });
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

/** Each screen is kept as a picture and has no accessibility fault. */
async function lookAt(page: Page, name: string): Promise<void> {
  await picture(page, name);
  expect(await accessibilityFaults(page)).toEqual([]);
}
