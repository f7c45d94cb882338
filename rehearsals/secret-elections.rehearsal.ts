/**
 * A president by secret exhaustive ballot, an executive by secret STV, in real browsers.
 *
 * Twelve vote; three are trustees, of whom two open each result. The president takes three rounds, and whoever took part in
 * the first takes part in the others without a click. One opens and checks a sealed ballot, one votes twice, one loses the
 * connection while casting. Then a tool by others checks every ballot and every archive, and `quorate verify` the record.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { must } from '@quorate/basics';
import { readArchiveContents, verifyArchive } from '@quorate/seal';
import { archiveFrom, stepsOf } from '@quorate/seal/testing';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tool30, verifyEach, verifyWhole } from './oracles/belenios-tool.ts';
import { accessibilityFaults, desk, openBrowser, openWindow, phone, picture, type Window } from './stage/browser.ts';
import { charterWithPresident } from './stage/charter.ts';
import { quorate } from './stage/command.ts';
import { foundOrganisation } from './stage/founding.ts';
import { inTurns } from './stage/in-turns.ts';
import { inSeconds } from './stage/moment.ts';
import { openServer, type RunningServer } from './stage/server.ts';

const org = '/o/kettle-lane-bakers';
const names = [
  'Ada Ferreira',
  'Ben Okafor',
  'Cem Yildiz',
  'Dot Novak',
  'Eva Ruiz',
  'Fay Adeyemi',
  'Gus Lind',
  'Hal Moreau',
  'Ida Berg',
  'Jon Park',
  'Kim Tran',
  'Lea Roth',
] as const;
type Name = (typeof names)[number];
const trustees: readonly Name[] = ['Fay Adeyemi', 'Gus Lind', 'Hal Moreau'];
const runner: Name = 'Fay Adeyemi';
const [ada, ben, cem, dot] = ['Ada Ferreira', 'Ben Okafor', 'Cem Yildiz', 'Dot Novak'] as const;
const executive: readonly Name[] = ['Ida Berg', 'Jon Park', 'Kim Tran', 'Lea Roth'];

let server: RunningServer;
let browser: Browser;
const windows = new Map<Name, Window>();
const archives: { readonly what: string; readonly path: string }[] = [];
let president = '';
let board = '';

beforeAll(async () => {
  server = await openServer();
  browser = await openBrowser();
  for (const name of names)
    windows.set(name, await openWindow(browser, server.url, name === runner || name === ada ? desk : phone));
  const founders = names.map((name) => [name, windowOf(name)] as const);
  const holders = Object.fromEntries(trustees.map((name, i) => [`Scrutineer ${i + 1}`, name]));
  await foundOrganisation({ title: 'Kettle Lane Bakers', charter: charterWithPresident(), founders, holders });
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

describe('two elections', () => {
  it('are called by the scrutineers, and people stand', async () => {
    const closes = inSeconds(70);
    president = await call('president', 1, closes);
    board = await call('board', 3, closes);
    for (const [election, candidates] of [
      [president, [ada, ben, cem, dot]],
      [board, executive],
    ] as const) {
      const nominator = pageOf(runner);
      await nominator.goto(election);
      for (const name of candidates) await nominate(nominator, name);
      await inTurns(candidates, async (name) => {
        const page = pageOf(name);
        await page.goto(election);
        await page.getByRole('button', { name: 'Accept and stand' }).click();
        await page.locator('article', { hasText: name }).getByText('stands', { exact: true }).waitFor();
      });
    }
  });

  it('wait for a key that three trustees make', async () => {
    const page = pageOf(runner);
    await page.goto(`${org}/trustees`);
    await page.getByRole('button', { name: 'Make a new key' }).click();
    await page.getByRole('link', { name: /Key key-1/ }).click();
    await page.getByRole('heading', { name: 'Key key-1' }).waitFor();
    const key = new URL(page.url()).pathname;
    for (const step of [/^Make my seed/, /^Commit to my part/, /^Show my part/, /^Check everybody/]) {
      for (const trustee of trustees) {
        await pageOf(trustee).goto(key);
        await pageOf(trustee).getByRole('button', { name: step }).click();
        await pageOf(trustee).getByRole('button', { name: step }).waitFor({ state: 'hidden' });
      }
    }
    await page.goto(key);
    await page.getByText('The key is ready').waitFor();
  });

  it('are opened once nominations have closed', async () => {
    const page = pageOf(runner);
    for (const election of [president, board]) {
      await page.goto(election);
      const open = page.getByRole('button', { name: 'Open the poll' });
      await open.and(page.locator('[aria-disabled="false"]')).waitFor({ timeout: 120_000 });
      await open.click();
      await page.getByRole('dialog').getByRole('button', { name: 'Open the poll' }).click();
      await page.getByRole('button', { name: 'Call a secret ballot' }).waitFor();
    }
  });
});

describe('the president', () => {
  it('has no majority in the first round; a sealed ballot is opened and checked on the way', async () => {
    const ballot = await callBallot(president);
    await inTurns(names, (name) => takePart(name, ballot));
    await lookAt(pageOf('Gus Lind'), 'round-taking-part-phone');
    await openVoting(ballot);
    await challenge(pageOf('Gus Lind'), ballot);
    await castRound(ballot, [
      [ada, 4],
      [ben, 4],
      [cem, 3],
      [dot, 1],
    ]);
    await lookAt(pageOf('Gus Lind'), 'round-receipt-phone');
    await openResult(ballot, ['Fay Adeyemi', 'Gus Lind'], 'round 1');
    const page = pageOf(runner);
    await page.goto(president);
    await page.getByText('What follows in round 2').waitFor();
    await page.getByText('Dot Novak goes out.').waitFor();
    await lookAt(page, 'rounds-between');
    // A candidate may withdraw here; nobody does.
    await pageOf(ben).goto(president);
    await pageOf(ben).getByRole('button', { name: 'Withdraw your candidacy' }).waitFor();
    await lookAt(pageOf(ben), 'rounds-between-phone');
  });

  it('has none in the second; those who took part take part by themselves, and one votes twice', async () => {
    await openRound(2);
    const ballot = await callBallot(president);
    await everybodyTakesPartAgain(ballot);
    await openVoting(ballot);
    const twice = pageOf('Kim Tran');
    await enterBooth(twice, ballot);
    await voteIn(twice, ada);
    await castRound(ballot, [
      [ada, 5],
      [ben, 4],
      [cem, 3],
    ]);
    await openResult(ballot, ['Gus Lind', 'Hal Moreau'], 'round 2');
  });

  it('is elected in the third, one ballot cast after the connection came back', async () => {
    await openRound(3);
    const ballot = await callBallot(president);
    await everybodyTakesPartAgain(ballot);
    await openVoting(ballot);
    await loseConnection('Lea Roth', ballot, ben);
    await castRound(
      ballot,
      [
        [ada, 5],
        [ben, 7],
      ],
      ['Lea Roth'],
    );
    await openResult(ballot, ['Fay Adeyemi', 'Hal Moreau'], 'round 3');
    const page = pageOf(ada);
    await page.goto(president);
    await page.getByText('Ben Okafor has the majority.').waitFor();
    await page.getByText('It matches.').waitFor();
    const rounds = page.getByRole('article', { name: /^Round \d$/ });
    expect(await rounds.locator('.tally-number').allTextContents()).toEqual([
      '7',
      '5',
      '5',
      '4',
      '3',
      '4',
      '4',
      '3',
      '1',
    ]);
    await lookAt(page, 'rounds-counted');
    await pageOf('Eva Ruiz').goto(president);
    await pageOf('Eva Ruiz').getByText('It matches.').waitFor();
    await lookAt(pageOf('Eva Ruiz'), 'rounds-counted-phone');
  });
});

describe('the executive', () => {
  it('is ranked in the booth, mixed by two trustees and elected', async () => {
    const ballot = await callBallot(board);
    await inTurns(names, (name) => takePart(name, ballot));
    await openVoting(ballot);
    await inTurns(names, async (name, i) => {
      const page = pageOf(name);
      await enterBooth(page, ballot);
      const order = [...executive.slice(i % 4), ...executive.slice(0, i % 4)].slice(0, 3);
      for (const candidate of order)
        await page.getByRole('button', { name: new RegExp(`^${candidate} ?, not ranked$`) }).click();
      await sealAndCast(page);
    });
    await closeVoting(ballot);
    for (const trustee of trustees.slice(0, 2)) {
      const page = pageOf(trustee);
      await page.goto(ballot);
      await page.getByRole('button', { name: 'Mix the papers on this device' }).click();
      await page.getByRole('button', { name: 'Mix the papers on this device' }).waitFor({ state: 'hidden' });
    }
    await giveShares(ballot, trustees.slice(1));
    await publish(ballot, 'executive');
    await pageOf(ada).goto(board);
    const elected = pageOf(ada)
      .getByText(/^Elected: /)
      .first();
    // Names may come a moment after the result.
    await expect
      .poll(
        async () => {
          const said = (await elected.textContent()) ?? '';
          return executive.filter((name) => said.includes(name)).length;
        },
        { timeout: 20_000 },
      )
      .toBe(3);
  });

  it('went without trouble in any window', () => {
    const troubles = [...windows.values()]
      .flatMap((window) => window.troubles)
      .filter((said) => !/ERR_INTERNET_DISCONNECTED/.test(said));
    expect(troubles).toEqual([]);
  });
});

describe('what is left behind', () => {
  it('is four archives to which a tool by others says yes, ballot by ballot and as a whole', () => {
    const tool = tool30();
    expect(archives.map(({ what }) => what)).toEqual(['round 1', 'round 2', 'round 3', 'executive']);
    for (const { what, path } of archives) {
      const archive = new Uint8Array(readFileSync(path));
      const { uuid } = must(readArchiveContents(archive)).election;
      const ballots = stepsOf(archive).flatMap(({ type, records }) => (type === 'Ballot' ? records : []));
      const each = verifyEach(tool, uuid, archiveFrom(stepsOf(archive).slice(0, 1)), ballots);
      expect({ what, ballots: each.length, all: each.every((yes) => yes) }).toEqual({
        what,
        ballots: what === 'round 2' ? 13 : 12,
        all: true,
      });
      const whole = verifyWhole(tool, uuid, archive, '--skip-ballot-check');
      expect({ what, yes: whole.yes, said: whole.yes ? '' : whole.err }).toEqual({ what, yes: true, said: '' });
    }
  }, 120_000);

  it('is four archives to which our own verifier says yes, every check of it', () => {
    for (const { path } of archives) {
      expect(quorate('election', 'verify', path)).toMatchObject({ code: 0 });
      const { checks } = must(verifyArchive(new Uint8Array(readFileSync(path))));
      expect(checks.filter(({ status }) => status !== 'pass')).toEqual([]);
    }
  });

  it('is a record that holds', async () => {
    const page = pageOf(ada);
    await page.goto(`${org}/record`);
    const waiting = page.waitForEvent('download');
    await page
      .getByRole('link', { name: 'Download the whole record' })
      .or(page.getByRole('button', { name: 'Download the whole record' }))
      .first()
      .click();
    const record = join(server.folder, 'record.tar');
    await (await waiting).saveAs(record);
    expect(quorate('verify', record)).toMatchObject({ code: 0 });
  });
});

function windowOf(name: Name): Window {
  const found = windows.get(name);
  if (found === undefined) throw new Error(`nobody is called ${name}`);
  return found;
}

function pageOf(name: Name): Page {
  return windowOf(name).page;
}

async function call(clause: 'president' | 'board', seats: number, closes: string): Promise<string> {
  const page = pageOf(runner);
  await page.goto(`${org}/call-election`);
  await page.getByLabel('Which election of the charter').selectOption(clause);
  await page.getByLabel(/^Seats to fill/).fill(String(seats));
  await page.getByLabel(/^Rule of the count/).selectOption(clause === 'president' ? 'exhaustive' : 'stv-scottish-2007');
  await page.getByLabel(/^Nominations close/).fill(closes);
  await page.getByRole('button', { name: 'Call the election' }).click();
  await page.waitForURL(/\/elections\/[^/]+$/);
  return new URL(page.url()).pathname;
}

async function nominate(page: Page, name: Name): Promise<void> {
  await page.getByLabel('Whom').selectOption({ label: name });
  await page.getByRole('button', { name: 'Nominate' }).click();
  await page.getByRole('heading', { name }).waitFor();
}

async function callBallot(election: string): Promise<string> {
  const page = pageOf(runner);
  await page.goto(election);
  await page.getByRole('button', { name: 'Call a secret ballot' }).click();
  await page.waitForURL(/\/ballots\/[^/]+$/);
  return new URL(page.url()).pathname;
}

async function takePart(name: Name, ballot: string): Promise<void> {
  const page = pageOf(name);
  await page.goto(ballot);
  await page.getByRole('button', { name: 'Take part in this secret ballot' }).click();
  await page.getByText('You take part.').waitFor();
}

/** Nobody presses anything: the pages are open, that is all. */
async function everybodyTakesPartAgain(ballot: string): Promise<void> {
  await inTurns(
    names.filter((name) => name !== runner),
    (name) => pageOf(name).goto(president),
  );
  await pageOf(runner).goto(ballot);
  await pageOf(runner).getByText('12 credentials handed in').waitFor({ timeout: 60_000 });
}

async function openRound(round: number): Promise<void> {
  const page = pageOf(runner);
  await page.goto(president);
  await page.getByRole('button', { name: `Open round ${round}` }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: `Open round ${round}` })
    .click();
  await page.getByRole('button', { name: 'Call a secret ballot' }).waitFor();
}

async function openVoting(ballot: string): Promise<void> {
  const page = pageOf(runner);
  await page.goto(ballot);
  await page.getByText('12 credentials handed in').waitFor({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Open the voting' }).click();
  await page.getByRole('link', { name: 'Enter the booth' }).waitFor();
}

async function enterBooth(page: Page, ballot: string): Promise<void> {
  await page.goto(ballot);
  await page.getByRole('link', { name: 'Enter the booth' }).click();
  await page.getByRole('button', { name: 'Seal my ballot' }).waitFor();
}

async function voteIn(page: Page, choice: Name): Promise<void> {
  await page.getByLabel(choice, { exact: true }).check();
  await sealAndCast(page);
}

async function sealAndCast(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Seal my ballot' }).click();
  await page.getByRole('button', { name: 'Cast this ballot' }).click();
  await page.getByText('Checked here').waitFor();
}

/** So many of the voters, in their order, for each; whoever voted before votes again where there is a booth open. */
async function castRound(
  ballot: string,
  votes: readonly (readonly [Name, number])[],
  done: readonly Name[] = [],
): Promise<void> {
  const choices = votes.flatMap(([name, times]) => Array.from({ length: times }, () => name));
  await inTurns(names, async (name, i) => {
    if (done.includes(name)) return;
    const page = pageOf(name);
    await page.goto(ballot);
    await page.getByRole('link', { name: 'Enter the booth' }).click();
    const again = page.getByRole('button', { name: 'Vote again' });
    await page.getByRole('button', { name: 'Seal my ballot' }).or(again).first().waitFor();
    if (await again.isVisible()) await again.click();
    await voteIn(page, choices[i] ?? ada);
  });
}

/** An opened ballot is never cast, so whoever checks one seals another. */
async function challenge(page: Page, ballot: string): Promise<void> {
  await enterBooth(page, ballot);
  await lookAt(page, 'round-booth-phone');
  await page.getByLabel(ada, { exact: true }).check();
  await page.getByRole('button', { name: 'Seal my ballot' }).click();
  await page.getByRole('button', { name: 'Open and check this one' }).click();
  const code = await page.getByLabel('Code of the opened ballot').inputValue();
  const other = pageOf('Hal Moreau');
  const id = ballot.split('/').at(-1);
  await other.goto(`/booth.html#check/kettle-lane-bakers/${id}`);
  await other.getByLabel('Code of the opened ballot').fill(code);
  await other.getByRole('button', { name: 'Check it' }).click();
  await other.getByText('It was sealed as marked.').waitFor();
  await page.getByRole('button', { name: /to seal a new one/ }).click();
}

async function loseConnection(name: Name, ballot: string, choice: Name): Promise<void> {
  const { page, context } = windowOf(name);
  await enterBooth(page, ballot);
  await page.getByLabel(choice, { exact: true }).check();
  await page.getByRole('button', { name: 'Seal my ballot' }).click();
  await page.getByRole('button', { name: 'Cast this ballot' }).waitFor();
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Cast this ballot' }).click();
  await page.getByText(/No connection/).waitFor();
  await context.setOffline(false);
  await page.getByText('Checked here').waitFor();
}

async function openResult(ballot: string, openers: readonly Name[], what: string): Promise<void> {
  await closeVoting(ballot);
  await giveShares(ballot, openers);
  await publish(ballot, what);
}

async function closeVoting(ballot: string): Promise<void> {
  const page = pageOf(runner);
  await page.goto(ballot);
  await page.getByRole('button', { name: 'Close the voting' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Close the voting' }).click();
  await page.getByText('Opening the result').waitFor();
}

async function giveShares(ballot: string, openers: readonly Name[]): Promise<void> {
  for (const trustee of openers) {
    const page = pageOf(trustee);
    await page.goto(ballot);
    await page.getByRole('button', { name: 'Give my share' }).click();
    await page.getByRole('button', { name: 'Give my share' }).waitFor({ state: 'hidden' });
  }
}

async function publish(ballot: string, what: string): Promise<void> {
  const page = pageOf(runner);
  await page.goto(ballot);
  await page.getByRole('button', { name: 'Publish the result' }).click();
  await page.getByRole('heading', { name: 'Result', exact: true }).waitFor();
  await page.goto(`${ballot}/board`);
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: /[Dd]ownload/ }).click();
  const path = join(server.folder, `${what.replace(' ', '-')}.bel`);
  await (await waiting).saveAs(path);
  archives.push({ what, path });
}

/** Each screen is kept as a picture and has no accessibility fault. */
async function lookAt(page: Page, name: string): Promise<void> {
  await picture(page, name);
  expect(await accessibilityFaults(page)).toEqual([]);
}
