/**
 * The booth by itself, in a real browser on a phone of 360 px: a motion, and an
 * election among thirty whose names are as long as names get. What can go wrong
 * in a booth is made to go wrong here.
 */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { must } from '@quorate/basics';
import { type Election, generateCredential, readArchiveContents } from '@quorate/seal';
import { BallotStage, memberNamed, type Voter } from '@quorate/server/testing';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityFaults, openBrowser, openWindow, phone, picture, type Window } from './stage/browser.ts';

const people = Array.from({ length: 43 }, (_, i) => (['ada', 'ben', 'cem'] as const)[i] ?? `p${i}`);
const scrutineers = ['p40', 'p41', 'p42'];
const candidates = people.slice(0, 29);

let stage: BallotStage;
let browser: Browser;
let url: string;
let window: Window;
let page: Page;

beforeAll(async () => {
  stage = await BallotStage.open({ people, scrutineers, pages: join(import.meta.dirname, '../apps/web/dist') });
  const address = await stage.app.listen({ host: '127.0.0.1', port: 0 });
  url = address.replace('127.0.0.1', 'localhost');
  browser = await openBrowser();
  window = await openWindow(browser, url, phone);
  page = window.page;
});
afterEach(() => page.unrouteAll());
afterAll(async () => {
  await browser?.close();
  await stage?.close();
});

describe('a motion in the booth', () => {
  let voters: readonly Voter[];
  let election: Election;
  beforeAll(async () => {
    voters = await stage.call('b1', 'ada', await stage.putMotion('m1'), people.slice(0, 8));
    election = await stage.openVoting('b1', 'ada');
  });

  it('reads like a ballot paper, and says before sealing that nothing is marked', async () => {
    await enter('b1', voters[0]);
    await page.getByText('The record names this booth.').waitFor();
    await seal();
    await page.getByText('Mark one first.').waitFor();
    await lookAt('booth-motion');
  });

  it('says what a sealed ballot holds, and its tracker', async () => {
    await page.getByLabel('Abstain').check();
    await seal();
    await page.getByText('It holds: Abstain.').waitFor();
    await lookAt('booth-sealed');
  });

  it('gives a ballot up before it opens it, so that whoever checks it can’t cast it', async () => {
    await page.getByRole('button', { name: 'Open and check this one' }).click();
    const { ballot } = JSON.parse(await page.getByLabel('Code of the opened ballot').inputValue()) as {
      ballot: string;
    };
    expect(await stage.send('b1', ballot)).toMatchObject({ reason: 'ballot-was-opened' });
    await lookAt('booth-opened');
  });

  it('opens nothing while it can’t give it up', async () => {
    await page.getByRole('button', { name: 'Back to the paper, to seal a new one' }).click();
    await page.getByLabel('Yes').check();
    await seal();
    await window.context.setOffline(true);
    await page.getByRole('button', { name: 'Open and check this one' }).click();
    await page.getByText(/Before a ballot is opened the box must be told/).waitFor();
    await window.context.setOffline(false);
    await castIt();
    await page.getByText('it is the one that counts').waitFor();
    await lookAt('booth-receipt');
  });

  it('comes back to its receipt when it is loaded again, and says when another ballot counts instead', async () => {
    await page.reload();
    await page.getByText('it is the one that counts').waitFor();
    await stage.cast('b1', election, at(voters, 0), [[0, 0, 1]]);
    await page.reload();
    await page.getByText(/Another ballot with your credential came after this one/).waitFor();
  });

  it('loses nothing and casts nothing twice when the answer is lost, or the page is left while casting', async () => {
    await enter('b1', voters[1]);
    await page.getByLabel('No', { exact: true }).check();
    await seal();
    let lost = 0;
    await page.route('**/ballots', async (route) => {
      lost += 1;
      await route.fetch();
      await route.abort();
    });
    await page.getByRole('button', { name: 'Cast this ballot' }).click();
    await page.getByText(/No connection. Your sealed ballot is kept/).waitFor();
    await page.unrouteAll();
    await page.reload();
    await page.getByText('it is the one that counts').waitFor();
    expect(lost).toBeGreaterThan(0);
    expect(await ballotsOf('b1', at(voters, 1))).toBe(1);
  });

  it('shows no paper but the one the log names', async () => {
    await enter('b1', voters[2], { election: 'f'.repeat(64) });
    await page.getByText('The server shows another ballot paper than the record names.').waitFor();
    await expectNoPaper();
    await lookAt('booth-other-paper');
  });

  it('shows no paper when it is not the booth the log names', async () => {
    await enter('b1', voters[2], { page: 'f'.repeat(64) });
    await page.getByText('This is not the booth that the record names').waitFor();
    await expectNoPaper();
  });

  it('runs no program but the one its page is held to', async () => {
    await page.route('**/assets/booth-*.js', async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, body: `${await answer.text()}\n/* altered */` });
    });
    const refused = page.waitForEvent('console', (message) => message.text().includes('integrity'));
    await enter('b1', voters[2]);
    await refused;
    await expectNoPaper();
  });

  it('makes its worker of that program alone, and seals nothing with another', async () => {
    let loads = 0;
    await page.route('**/booth/kettle-lane/b1/assets/*.js', async (route) => {
      loads += 1;
      const answer = await route.fetch();
      const altered = loads === 1 ? '' : '\n/* altered */';
      const headers = { ...answer.headers(), 'cache-control': 'no-store' };
      await route.fulfill({ response: answer, body: `${await answer.text()}${altered}`, headers });
    });
    await enter('b1', voters[2]);
    await page.getByLabel('Yes').check();
    await seal();
    await page.getByText(/Nothing was sealed: the program of this booth could not be fetched/).waitFor();
    expect(loads).toBeGreaterThan(1);
  });

  it('tells one whose credential is not on the list that nothing was taken', async () => {
    const secret = generateCredential((bytes) => randomBytes(bytes));
    await enter('b1', { ...at(voters, 3), secret });
    await page.getByLabel('Yes').check();
    await seal();
    await castIt();
    await page.getByText('The box finds no such voter').waitFor();
    await page.getByText('Nothing of yours is in the box.').waitFor();
  });

  it('sends neither cookie nor the address of a page, and nothing of who votes', async () => {
    await window.context.addCookies([
      { name: 'quorate-0a0b0c0d', value: 'a'.repeat(64), domain: 'localhost', path: '/api' },
    ]);
    const said: string[] = [];
    page.on('request', (request) => {
      void request
        .allHeaders()
        .then(({ cookie, referer }) => said.push(`${request.url()} ${cookie ?? ''} ${referer ?? ''}`));
    });
    await enter('b1', voters[4]);
    await page.getByLabel('Yes').check();
    await seal();
    await castIt();
    await page.getByText('it is the one that counts').waitFor();
    expect(said.filter((one) => one.includes('quorate-0a0b0c0d') || one.includes(memberNamed(at(people, 4))))).toEqual(
      [],
    );
    expect(said.filter((one) => one.includes('/api/booth/') && /\s\shttp/.test(one))).toEqual([]);
    expect(said.length).toBeGreaterThan(5);
  });

  it('says that a ballot sealed in time came too late, and that an earlier one counts', async () => {
    await enter('b1', voters[5]);
    await page.getByLabel('Yes').check();
    await seal();
    await castIt();
    await page.getByRole('button', { name: 'Vote again' }).click();
    await page.getByLabel('No', { exact: true }).check();
    await seal();
    await page.getByText('It holds: No.').waitFor();
    await stage.act('ada', 'close-secret-ballot', { ballot: 'b1' });
    await page.getByRole('button', { name: 'Cast this ballot' }).click();
    await page.getByText('Voting has closed. The ballot came too late.').waitFor();
    await page.getByText('The ballot you cast before stays in the box, and counts.').waitFor();
    await lookAt('booth-too-late');
    expect(await ballotsOf('b1', at(voters, 5))).toBe(1);
  });
});

/** With the option to reopen nominations there are thirty, as many as a sealed ranking can hold. */
describe('thirty names of ninety characters', () => {
  let voters: readonly Voter[];
  const names = Object.fromEntries(candidates.map((name, i) => [memberNamed(name), longName(i)]));
  const captions = { question: 'Board: elected members', names };

  beforeAll(async () => {
    const runner = at(scrutineers, 0);
    voters = await stage.call('b2', runner, await stage.callElection('e1', candidates), people.slice(0, 6));
    await stage.openVoting('b2', runner);
  });

  it('fit a phone, each with a place that is easy to hit', async () => {
    await enter('b2', voters[0], {}, captions);
    const rows = page.locator('.ranks .name');
    await rows.first().waitFor();
    expect(await rows.count()).toBe(candidates.length + 1);
    expect(await widerThanTheScreen()).toEqual([]);
    const heights = await rows.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height));
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(44);
    await lookAt('booth-thirty');
  });

  it('are ranked by touch, and nothing jumps under the finger', async () => {
    const last = page.locator('.ranks .name').nth(25);
    await last.scrollIntoViewIfNeeded();
    const before = await last.boundingBox();
    await last.click();
    await page.locator('.ranks .name').nth(24).click();
    expect((await last.boundingBox())?.y).toBe(before?.y);
    await page
      .getByRole('status')
      .getByText(/is choice 2 of 30\./)
      .waitFor();
    expect(await page.getByRole('list').last().getByRole('listitem').count()).toBe(2);
  });

  it('are ranked and moved by keyboard alone', async () => {
    const up = page.getByRole('button', { name: /^Move .* up$/ }).nth(1);
    await up.focus();
    await page.keyboard.press('Enter');
    await page
      .getByRole('status')
      .getByText(/is choice 1 of 30\./)
      .waitFor();
    const focused = await page.evaluate<string>("document.activeElement?.getAttribute('aria-label') ?? ''");
    expect(focused).toMatch(/^Move .* up$/);
    const first = page.locator('.ranks .name').first();
    await first.focus();
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: /, choice 3$/ }).waitFor();
    expect(await first.getAttribute('aria-pressed')).toBe('true');
    await page.keyboard.press('Space');
    expect(await first.getAttribute('aria-pressed')).toBe('false');
    expect(await page.getByRole('button', { name: /, not ranked$/ }).count()).toBe(candidates.length + 1 - 2);
    await lookAt('booth-ranked');
    await seal();
    await page.getByText(/^It holds: .*, then /).waitFor();
    await castIt();
    await page.getByText('it is the one that counts').waitFor();
  });

  it('may be left blank, but not by mistake', async () => {
    await enter('b2', voters[1], {}, captions);
    await seal();
    await page.getByText('You ranked nobody: that is a blank paper. Seal again if you mean it.').waitFor();
    await seal();
    await page.getByText('It holds: a blank paper.').waitFor();
    await castIt();
    await page.getByText('it is the one that counts').waitFor();
  });

  it('read from right to left in a language that does', async () => {
    await enter('b2', voters[2], {}, captions);
    await page.evaluate("void (document.documentElement.dir = 'rtl')");
    await page.locator('.ranks .name').first().click();
    expect(await widerThanTheScreen()).toEqual([]);
    const [number, label] = await Promise.all(
      ['.number', '.label'].map((part) => page.locator(`.ranks .name ${part}`).first().boundingBox()),
    );
    expect(number?.x).toBeGreaterThan(label?.x ?? 0);
    await lookAt('booth-right-to-left');
  });
});

describe('the window', () => {
  it('went without trouble', () => {
    expect(
      window.troubles.filter(
        (said) => !/ERR_INTERNET_DISCONNECTED|integrity|ERR_FAILED|Failed to find a valid digest/.test(said),
      ),
    ).toEqual([]);
  });
});

function longName(i: number): string {
  return `${i + 1}. Maximiliana-Theodora Featherstonehaugh-Cholmondeley of the Long Meadow Bakery`.padEnd(90, '-s');
}

function boothOf(ballot: string, { name }: Voter): string {
  return `/booth/kettle-lane/${ballot}/booth.html#kettle-lane/${ballot}/${memberNamed(name)}`;
}

async function seal(): Promise<void> {
  await page.getByRole('button', { name: 'Seal my ballot' }).click();
}

async function castIt(): Promise<void> {
  await page.getByRole('button', { name: 'Cast this ballot' }).click();
}

async function expectNoPaper(): Promise<void> {
  expect(await page.getByRole('button', { name: 'Seal my ballot' }).count()).toBe(0);
}

async function lookAt(name: string): Promise<void> {
  await picture(page, name);
  expect(await accessibilityFaults(page)).toEqual([]);
}

/** Elements that stick out of the screen to either side. */
function widerThanTheScreen(): Promise<readonly string[]> {
  return page.evaluate<readonly string[]>(`
    [...document.querySelectorAll('body *')]
      .filter((one) => {
        const { left, right } = one.getBoundingClientRect();
        return left < 0 || right > document.documentElement.clientWidth + 1;
      })
      .map((one) => one.tagName + ' ' + one.textContent.slice(0, 40))`);
}

async function ballotsOf(ballot: string, { credential }: Voter): Promise<number> {
  const { ballots } = must(readArchiveContents(await stage.archive(ballot)));
  return ballots.filter((bytes) => new TextDecoder().decode(bytes).includes(`"credential":"${credential}"`)).length;
}

function at<T>(list: readonly T[], i: number): T {
  const found = list[i];
  if (found === undefined) throw new Error(`nothing at ${i}`);
  return found;
}

/** Lays on the device what the page of the ballot lays there, and goes in. */
async function enter(
  ballot: string,
  voter: Voter | undefined,
  otherwise: { readonly election?: string; readonly page?: string } = {},
  captions: object = { question: 'Two new ovens', names: {} },
): Promise<void> {
  if (!voter) throw new Error('there is no such voter');
  await page.goto('/booth.html');
  const setup = await stage.state(({ ballots }) => ballots[ballot]?.setup);
  const opened = { election: setup?.election.sha256, page: setup?.booth?.page.sha256 ?? null, ...otherwise };
  const { secret, credential } = voter;
  const kept = { secret, credential, blinded: '', unblind: 0, token: '', handedIn: true };
  const member = memberNamed(voter.name);
  const rows = { credentials: kept, captions: { ...captions, opened } };
  const keys = { credentials: `kettle-lane/${ballot}/${member}`, captions: `kettle-lane/${ballot}` };
  await page.evaluate(`(${layInDatabase})(${JSON.stringify(rows)}, ${JSON.stringify(keys)})`);
  await page.goto(boothOf(ballot, voter));
}

const layInDatabase = `async (rows, keys) => {
  const database = await new Promise((resolve, reject) => {
    const request = indexedDB.open('quorate-sealed', 1);
    request.onupgradeneeded = () => {
      for (const store of ['credentials', 'papers', 'captions', 'trustees']) request.result.createObjectStore(store);
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const writing = database.transaction(Object.keys(rows), 'readwrite');
  for (const [store, row] of Object.entries(rows)) writing.objectStore(store).put(row, keys[store]);
  await new Promise((resolve) => { writing.oncomplete = resolve; });
  database.close();
}`;
