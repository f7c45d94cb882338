/**
 * An open election from the call to a stranger's recount, in real browsers.
 *
 * Ada and Ben run it. Cem votes with a finger on a phone, Dot by keyboard alone, Eva while the connection is gone, Fay
 * twice; four vote on paper, which Ada enters wrongly, withdraws and enters again, and Ben confirms. Two seats, a
 * surplus, a lot. Then the two who were elected choose a treasurer and are equal, and only a lot can tell.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityFaults, desk, openBrowser, openWindow, phone, picture, type Window } from './stage/browser.ts';
import { charterOfOpenElections } from './stage/charter.ts';
import { quorate } from './stage/command.ts';
import { foundOrganisation } from './stage/founding.ts';
import { inSeconds } from './stage/moment.ts';
import { openServer, type RunningServer } from './stage/server.ts';

const names = {
  ada: 'Ada Ferreira',
  ben: 'Ben Okafor',
  cem: 'Cem Yılmaz',
  dot: 'Dot Larsen',
  eva: 'Eva Nováková',
  fay: 'Fay Adeyemi',
  gus: 'Gus Lind',
  hal: 'Hal Moreau',
} as const;
type Who = keyof typeof names;
const everybody = Object.keys(names) as Who[];

let server: RunningServer;
let browser: Browser;
let windows: { readonly [who in Who]: Window };
let org = '';
let board = '';
let treasurer = '';
let closes = 0;

beforeAll(async () => {
  server = await openServer();
  browser = await openBrowser();
  const open = async (who: Who): Promise<readonly [Who, Window]> => {
    if (who === 'cem') return [who, await openWindow(browser, server.url, phone, 'touch')];
    return [who, await openWindow(browser, server.url, who === 'fay' || who === 'eva' ? phone : desk)];
  };
  windows = Object.fromEntries(await Promise.all(everybody.map(open))) as typeof windows;
  org = await foundOrganisation({
    charter: charterOfOpenElections(),
    title: 'Kettle Lane Bakers',
    founders: everybody.map((who) => [names[who], windows[who]]),
    holders: { 'Secretary 1': names.gus, 'Scrutineer 1': names.ada, 'Scrutineer 2': names.ben },
  });
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

describe('the call', () => {
  it('is for those who run the election: others are told who does', async () => {
    const { page } = windows.gus;
    await fillCall(page, { clause: 'Board', rule: 'stv-scottish-2007', seats: '2', closesIn: 3600 });
    await page.getByRole('button', { name: 'Call the election' }).click();
    await page.getByText('You don’t run this election.').waitFor();
  });

  it('names what can’t be called, before anything is sent', async () => {
    const { page } = windows.ada;
    await page.goto(`${org}/elections`);
    await page.getByText('No election has been called.').waitFor();
    await lookAt(page, 'elections-empty');
    await fillCall(page, { clause: 'Board', rule: 'stv-scottish-2007', seats: '9', closesIn: -3600 });
    await page.getByText('This can’t be called as it stands').waitFor();
    await page.getByText(/choose a number from 1 to 5/).waitFor();
    await page.getByText('Nominations must close in the future.').waitFor();
    await lookAt(page, 'election-call');
  });

  it('fixes post, seats, rule and the close of nominations', async () => {
    const { page } = windows.ada;
    closes = Date.now() + 80_000;
    board = await callElection(page, { clause: 'Board', rule: 'stv-scottish-2007', seats: '2', closesIn: 80 });
    await page.getByText('Nobody stands yet.').waitFor();
    await lookAt(page, 'election-called');
  });
});

describe('nominations', () => {
  it('take somebody else than the candidate', async () => {
    const { page } = windows.cem;
    await nominate('cem', board, 'cem');
    await page.getByRole('button', { name: 'Accept and stand' }).waitFor({ state: 'hidden' });
    await nominate('dot', board, 'cem');
    await accept('cem', board, 'Three years on nights. Contracts are read aloud before we sign them.');
    await page.getByText('Three years on nights.').first().waitFor();
  });

  it('are accepted with a statement or without', async () => {
    for (const who of ['dot', 'eva', 'fay'] as const) {
      await nominate('cem', board, who);
      await accept(who, board, who === 'fay' ? '' : `I am ${names[who]}, and I can read a balance sheet.`);
    }
    const cards = windows.ada.page.locator('.motion-card');
    await windows.ada.page.goto(board);
    await cards.nth(3).waitFor();
    expect(await cards.count()).toBe(4);
    await lookAt(windows.ada.page, 'election-candidates');
    await lookAt(windows.fay.page, 'election-candidates-phone');
  });

  it('are refused when they come late, and the poll waits for their close', async () => {
    const { page } = windows.gus;
    await page.goto(board);
    await page.getByLabel('Whom').selectOption({ label: names.hal });
    await windows.ada.page.goto(board);
    await windows.ada.page.getByText(/The poll can open after that/).waitFor();
    await page.waitForTimeout(Math.max(0, closes - Date.now() + 2000));
    // The page may have noticed by itself; pressing what it still offers says the same.
    const late = page.getByRole('button', { name: 'Nominate', exact: true });
    await late.click({ timeout: 3000 }).catch(() => undefined);
    await page
      .getByText(/Nominations closed on/)
      .first()
      .waitFor();
    await press(windows.ada.page, board, 'Open the poll');
    await windows.ada.page.getByText('0 of 8 have voted.').waitFor();
  });
});

describe('the ballot', () => {
  it('is ranked with a finger on a phone', async () => {
    const { page } = windows.cem;
    await page.goto(board);
    await lookAt(page, 'ranking-empty-phone');
    await unranked(page, names.cem).tap();
    await unranked(page, names.eva).tap();
    await unranked(page, names.dot).tap();
    await said(page, `${names.dot} is now third of three.`);
    await page.getByRole('button', { name: `Move ${names.dot} up` }).tap();
    await said(page, `${names.dot} is now second of three.`);
    await page.getByRole('button', { name: `Take ${names.eva} out of the order` }).tap();
    await said(page, `${names.eva} is not ranked now.`);
    await lookAt(page, 'ranking-phone');
    await page.getByRole('button', { name: 'Review your ballot' }).tap();
    await page.getByText('Not ranked:').waitFor();
    await lookAt(page, 'ranking-review-phone');
    await page.getByRole('button', { name: 'Cast your ballot' }).tap();
    await page.getByText('Your ballot is recorded.').waitFor();
    expect(await written(page)).toEqual([names.cem, names.dot]);
  });

  it('is ranked by keyboard alone, and says by ear what each key did', async () => {
    const { page } = windows.dot;
    await page.goto(board);
    await tabTo(page, `${names.fay}, not ranked. Rank as first`);
    await page.keyboard.press('Enter');
    await said(page, `${names.fay} is now first of one.`);
    await tabTo(page, `${names.dot}, not ranked. Rank as second`);
    await page.keyboard.press('1');
    await said(page, `${names.dot} is now first of two.`);
    await page.keyboard.press('ArrowDown');
    await said(page, `${names.dot} is now second of two.`);
    await page.keyboard.press('ArrowUp');
    await said(page, `${names.dot} is now first of two.`);
    expect(await focused(page)).toBe(`${names.dot}, rank 1 of 2`);
    await tabTo(page, `${names.fay}, rank 2 of 2`);
    await page.keyboard.press('Delete');
    await said(page, `${names.fay} is not ranked now.`);
    await tabTo(page, 'Review your ballot');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'This is your ballot' }).waitFor();
    await tabTo(page, 'Cast your ballot');
    await page.keyboard.press('Enter');
    await page.getByText('Your ballot is recorded.').waitFor();
    expect(await written(page)).toEqual([names.dot]);
  });

  it('has lists, names and a live region for a screen reader', async () => {
    const { page } = windows.fay;
    await page.goto(board);
    await rank(page, [names.cem, names.fay]);
    const ballot = page.getByRole('region', { name: 'Your ballot' });
    const order = ballot.getByRole('region', { name: 'Your order' });
    expect(await order.getByRole('listitem').count()).toBe(2);
    expect(await order.getByRole('button', { name: `${names.cem}, rank 1 of 2` }).count()).toBe(1);
    expect(await ballot.getByRole('region', { name: 'Not ranked' }).getByRole('listitem').count()).toBe(3);
    expect(await ballot.locator('[role=status]').first().textContent()).toBe(`${names.fay} is now second of two.`);
    const described = await order
      .getByRole('button', { name: `${names.cem}, rank 1 of 2` })
      .getAttribute('aria-describedby');
    expect(await page.locator(`[id="${described}"]`).textContent()).toContain('Keyboard: Enter ranks next');
  });

  it('may be cast again, and the last one counts', async () => {
    const { page } = windows.fay;
    await castRanked(page, []);
    await page.reload();
    await page.getByText('You have voted.').waitFor();
    await page.getByRole('button', { name: 'Change it' }).click();
    await page.getByRole('button', { name: 'Start again' }).click();
    await rank(page, [names.fay, names.dot]);
    await castRanked(page, []);
    expect(await written(page)).toEqual([names.fay, names.dot]);
    await windows.ada.page.goto(board);
    await windows.ada.page.getByText('3 of 8 have voted.').waitFor();
  });

  it('is kept while the connection is gone, and recorded once when it is back', async () => {
    const { page, context } = windows.eva;
    await page.goto(board);
    await rank(page, [names.eva, names.dot]);
    await page.getByRole('button', { name: 'Review your ballot' }).click();
    await context.setOffline(true);
    await page.getByRole('button', { name: 'Cast your ballot' }).click();
    await page.getByText('Not yet recorded: your ballot.').waitFor();
    await picture(page, 'ballot-offline-phone');
    await context.setOffline(false);
    await page.getByText('Your ballot is recorded.').waitFor();
    await windows.ada.page.goto(board);
    await windows.ada.page.getByText('4 of 8 have voted.').waitFor();
  });
});

describe('papers', () => {
  it('are no more than there are voters', async () => {
    const { page } = windows.ada;
    await page.goto(`${board}/papers`);
    await lineOf(page, '9', {});
    await page.getByText('That makes 13 papers and ballots, but only 8 persons may vote.').waitFor();
    await page.getByRole('button', { name: 'Enter papers' }).click();
    await page.getByText(/13 papers and ballots are more than the 8 who may vote/).waitFor();
    await lookAt(page, 'papers-too-many');
    await page.getByRole('button', { name: 'Remove line 1' }).click();
  });

  it('are entered with the numeric keypad alone, and say what is no mark', async () => {
    const { page } = windows.ada;
    await page.goto(`${board}/papers`);
    await lineOf(page, '3', { [names.eva]: '1' });
    await page.keyboard.press('+');
    await lineOf(page, '1', { [names.dot]: '1', [names.cem]: '7' });
    await page.getByText(/a number from 1 to 5 is expected/).waitFor();
    await lineOf(page, '1', { [names.dot]: '1', [names.cem]: '2' });
    await lookAt(page, 'papers-entered');
    await page.getByRole('button', { name: 'Enter papers' }).click();
    await page.getByRole('heading', { name: 'Batch box-1' }).waitFor();
    await page.getByText('to be confirmed').waitFor();
  });

  it('are not confirmed by who entered them, and the poll does not close over them', async () => {
    const { page } = windows.ada;
    const batch = page.getByRole('region', { name: 'Batch box-1', exact: true });
    await batch.getByText('Somebody else who runs the election has to confirm this batch.').waitFor();
    expect(await batch.getByRole('button', { name: /Confirm|Enter it again|Check it/ }).count()).toBe(0);
    await page.goto(board);
    await page.getByText('Batch box-1 is not confirmed yet.').waitFor();
    expect(await page.getByRole('button', { name: 'Close the poll and count' }).count()).toBe(0);
  });

  it('show the second teller where the two entries differ', async () => {
    const { page } = windows.ben;
    await page.goto(`${board}/papers`);
    await page.getByRole('button', { name: 'Enter it again' }).click();
    await lineOf(page, '3', { [names.cem]: '1' }, 'Batch box-1');
    await page.keyboard.press('+');
    await lineOf(page, '1', { [names.dot]: '1', [names.cem]: '2' }, 'Batch box-1');
    await page.getByRole('button', { name: 'Compare with the first entry' }).click();
    await page.getByText('The two entries differ.').waitFor();
    await page.getByText(`1 ${names.eva}: 3 entered first, 0 by you.`).waitFor();
    await lookAt(page, 'papers-differ');
    expect(await page.getByRole('button', { name: 'Confirm these papers' }).getAttribute('aria-disabled')).toBe('true');
  });

  it('are withdrawn with the reason, and stay to be seen', async () => {
    const { page } = windows.ada;
    await page.goto(`${board}/papers`);
    await page.getByRole('button', { name: 'Withdraw this batch' }).click();
    const dialog = page.getByRole('dialog');
    expect(await dialog.getByRole('button', { name: 'Withdraw this batch' }).getAttribute('aria-disabled')).toBe(
      'true',
    );
    await dialog.getByLabel('Why').fill('The first pile was read in the wrong column.');
    await lookAt(page, 'papers-withdraw');
    await dialog.getByRole('button', { name: 'Withdraw this batch' }).click();
    await page.getByText(`${names.ada} withdrew it: “The first pile was read in the wrong column.”`).waitFor();
    await lookAt(page, 'papers-withdrawn');
  });

  it('are entered anew and confirmed by another teller, who enters them, too', async () => {
    const { page } = windows.ada;
    await page.getByRole('button', { name: 'Enter its papers anew' }).click();
    expect(await page.getByLabel('Name of the batch').inputValue()).toBe('box-1a');
    const wrong = page.getByLabel(`Number beside ${names.eva}, line 1`).last();
    const wrongLine = (await wrong.inputValue()) === '1' ? 1 : 2;
    await page.getByLabel(`Number beside ${names.eva}, line ${wrongLine}`).fill('');
    await page.getByLabel(`Number beside ${names.cem}, line ${wrongLine}`).fill('1');
    await page.getByRole('button', { name: 'Enter papers' }).click();
    await page.getByRole('heading', { name: 'Batch box-1a' }).waitFor();
    await confirmAgain('box-1a');
  });

  it('are doubted after all, which holds the poll open until they are confirmed again', async () => {
    const { page } = windows.ben;
    await page.getByRole('button', { name: 'Ask to withdraw this batch' }).click();
    await page.getByRole('dialog').getByLabel('Why').fill('One paper may have been read twice.');
    await page.getByRole('dialog').getByRole('button', { name: 'Ask to withdraw this batch' }).click();
    await page.getByText(`${names.ben} asked for it to be withdrawn`).waitFor();
    await lookAt(page, 'papers-doubted');
    await windows.ada.page.goto(board);
    await windows.ada.page.getByText(`${names.ben} asked for batch box-1a to be withdrawn.`).waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'Check it against the papers' }).click();
    await page.getByLabel('I compared every line with the papers.').check();
    await page.getByRole('button', { name: 'Confirm these papers' }).click();
    await page.getByText(`confirmed by ${names.ben}`).waitFor();
  });
});

describe('the count', () => {
  it('follows the close at once', async () => {
    await press(windows.ada.page, board, 'Close the poll and count');
    // Names may come a moment after the result.
    await expect
      .poll(() => windows.ada.page.locator('.verdict').textContent(), { timeout: 20_000 })
      .toBe(`Elected: ${names.cem} and ${names.dot}.`);
    await windows.ada.page.getByText('8 of 8 persons who may vote have voted').waitFor();
  });

  it('tells its story in words, stage by stage, drawn, and as a table', async () => {
    const { page } = windows.gus;
    await page.goto(board);
    await page.getByText('It matches.').waitFor();
    const told = await page.locator('.story li').allTextContents();
    expect(told.join(' ')).toContain(names.cem);
    await page
      .getByText(/^Stage 1 of \d+$/)
      .first()
      .waitFor();
    const slider = page.getByRole('slider');
    const before = await page.locator('.stage-said').textContent();
    await slider.focus();
    await page.keyboard.press('ArrowRight');
    await page
      .getByText(/^Stage 2 of \d+$/)
      .first()
      .waitFor();
    expect(await page.locator('.stage-said').textContent()).not.toBe(before);
    expect(told).toContain(await page.locator('.stage-said').textContent());
    expect(await transfersDrawn(page)).toEqual(await transfersInTable(page));
    expect((await transfersInTable(page)).length).toBeGreaterThan(1);
    await lookAt(page, 'story');
    await lookAt(windows.fay.page, 'story-phone', board);
  });

  it('is done again in the reader’s own browser, to the same hash', async () => {
    const { page } = windows.gus;
    await page.getByRole('button', { name: 'Count again, here' }).click();
    await page.getByText('Counted 2 times by now.').waitFor();
    const [here, record] = await page.locator('.recount-answer .hash').allTextContents();
    expect(here).toMatch(/^[0-9a-f]{64}$/);
    expect(here).toBe(record);
  });

  it('comes out the same from the downloaded files, without any page', async () => {
    const { page } = windows.gus;
    const hash = (await page.locator('.recount-answer .hash').first().textContent()) ?? '';
    const [json, blt, transcript] = [
      await download(page, 'JSON, as recorded'),
      await download(page, 'BLT'),
      await download(page, 'JSON, as hashed'),
    ];
    expect(createHash('sha256').update(readFileSync(transcript)).digest('hex')).toBe(hash);
    const commands = await page.locator('pre', { hasText: 'npx quorate count' }).allTextContents();
    const counted = JSON.parse(quorate(...argumentsOf(commands[0], json)).out);
    expect(counted).toMatchObject({ transcript_hash: hash, rule: 'stv-scottish-2007', seats: 2 });
    const named = JSON.parse(quorate(...argumentsOf(commands[1], blt), '--json').out);
    expect(named.elected).toEqual([names.cem, names.dot]);
    expect(named.elected_index).toEqual(counted.elected_index);
    expect(counted.ties).toMatchObject([{ broken_by: 'lot' }]);
  });

  it('shows the lot with its seed, and every ticket can be worked out', async () => {
    const { page } = windows.gus;
    const seed = await page.locator('section:has(h2:text("Ties and lots")) > .hash').textContent();
    const tickets = await page.locator('.lot-table td.hash').allTextContents();
    expect(tickets).toEqual([...tickets].sort());
    const command = (await page.locator('pre', { hasText: 'sha256sum' }).textContent()) ?? '';
    const handle = /([0-9a-f]{32}|reopen-nominations) \| sha256sum$/.exec(command)?.[1];
    expect(createHash('sha256').update(`${seed}\n${handle}`).digest('hex')).toBe(tickets[0]);
  });

  it('leaves the papers to be read, those withdrawn among them', async () => {
    const { page } = windows.hal;
    await page.goto(board);
    await page.getByRole('link', { name: '2 batches of papers' }).click();
    await page.getByText('Papers are entered while the poll is open.').waitFor();
    await page.getByText('The first pile was read in the wrong column.').waitFor();
    await lookAt(page, 'papers-afterwards');
  });
});

describe('an election by those who were elected', () => {
  it('is closed to everybody else', async () => {
    treasurer = await callElection(windows.ada.page, {
      clause: 'Officers',
      post: 'Treasurer',
      rule: 'schulze',
      closesIn: 45,
    });
    const ends = Date.now() + 45_000;
    for (const who of ['hal', 'fay'] as const) {
      await nominate('cem', treasurer, who);
      await accept(who, treasurer, '');
    }
    await windows.gus.page.goto(treasurer);
    await windows.gus.page.getByText('You are not among those who vote in this election.').waitFor();
    await windows.ada.page.waitForTimeout(Math.max(0, ends - Date.now() + 1500));
    await press(windows.ada.page, treasurer, 'Open the poll');
    await windows.gus.page.goto(treasurer);
    await windows.gus.page.getByText('You are not among those who vote in this election.').waitFor();
    expect(await windows.gus.page.getByRole('button', { name: 'Review your ballot' }).count()).toBe(0);
    await lookAt(windows.gus.page, 'not-entitled');
  });

  it('falls by lot when two are equal, and says so', async () => {
    await windows.cem.page.goto(treasurer);
    await castRanked(windows.cem.page, [names.hal, names.fay]);
    await windows.dot.page.goto(treasurer);
    await castRanked(windows.dot.page, [names.fay, names.hal]);
    await press(windows.ben.page, treasurer, 'Close the poll and count');
    const { page } = windows.ben;
    await page.getByText('It matches.').waitFor();
    await page
      .getByText(/The recorded lot told them apart\./)
      .first()
      .waitFor();
    await page.getByText('The lot: it favours those further up').waitFor();
    await page.locator('.verdict', { hasText: new RegExp(`${names.hal}|${names.fay}`) }).waitFor();
    const elected = /^Elected: (.+)\.$/.exec((await page.locator('.verdict').textContent()) ?? '')?.[1] ?? '';
    const drawn = await page.locator('.lot-table tbody th').allTextContents();
    expect(drawn.filter((name) => name === names.hal || name === names.fay)[0]).toBe(elected);
    await lookAt(page, 'story-lot');
  });
});

describe('the record', () => {
  it('went without trouble in any window', () => {
    const troubles = everybody.flatMap((who) => windows[who].troubles);
    expect(troubles.filter((said) => !/ERR_INTERNET_DISCONNECTED/.test(said))).toEqual([]);
  });

  it('is exported with both elections, and holds', async () => {
    const { page } = windows.hal;
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

interface Call {
  readonly clause: string;
  readonly post?: string;
  readonly rule: string;
  readonly seats?: string;
  /** Seconds from now. */
  readonly closesIn: number;
}

async function fillCall(page: Page, { clause, post, rule, seats, closesIn }: Call): Promise<void> {
  await page.goto(`${org}/call-election`);
  await page.getByLabel('Which election of the charter').selectOption({ label: clause });
  if (post !== undefined) await page.getByLabel('Post to be filled').selectOption({ label: post });
  if (seats !== undefined) await page.getByLabel(/^Seats to fill/).fill(seats);
  await page.getByLabel(/^Rule of the count/).selectOption(rule);
  await page.getByLabel(/^Nominations close/).fill(inSeconds(closesIn));
}

async function callElection(page: Page, call: Call): Promise<string> {
  await fillCall(page, call);
  await page.getByRole('button', { name: 'Call the election' }).click();
  await page.waitForURL(/\/elections\/[^/]+$/);
  return new URL(page.url()).pathname;
}

async function nominate(by: Who, election: string, candidate: Who): Promise<void> {
  const { page } = windows[by];
  await page.goto(election);
  const name = names[candidate];
  await page.getByLabel('Whom').selectOption({ label: by === candidate ? `${name} (you)` : name });
  await page.getByRole('button', { name: 'Nominate', exact: true }).click();
  await page.getByText(`Nominated by`).first().waitFor();
  await page.locator('.motion-card', { hasText: name }).getByText(names[by]).first().waitFor();
}

async function accept(who: Who, election: string, statement: string): Promise<void> {
  const { page } = windows[who];
  await page.goto(election);
  if (statement !== '') await page.getByLabel('Your statement').fill(statement);
  await page.getByRole('button', { name: 'Accept and stand' }).click();
  await page.locator('.motion-card', { hasText: names[who] }).getByText('stands').waitFor();
}

function unranked(page: Page, name: string): ReturnType<Page['getByRole']> {
  return page.getByRole('button', { name: `${name}, not ranked.` });
}

async function rank(page: Page, wanted: readonly string[]): Promise<void> {
  for (const name of wanted) await unranked(page, name).click();
}

async function castRanked(page: Page, wanted: readonly string[]): Promise<void> {
  await rank(page, wanted);
  await page.getByRole('button', { name: 'Review your ballot' }).click();
  await page.getByRole('button', { name: 'Cast your ballot' }).click();
  await page.getByText('Your ballot is recorded.').waitFor();
}

function written(page: Page): Promise<readonly string[]> {
  return page.locator('.written ol li').allTextContents();
}

async function said(page: Page, sentence: string): Promise<void> {
  await page.locator('[role=status]', { hasText: sentence }).waitFor({ state: 'attached' });
}

/** What the focus stands on, as a screen reader names it; in one look, for a page that is still loading may take it away. */
function focused(page: Page): Promise<string> {
  return page.evaluate<string>(`(() => {
    const element = document.activeElement;
    if (element === null || element === document.body) return '';
    return element.getAttribute('aria-label') ?? element.textContent?.trim() ?? '';
  })()`);
}

/** Only with the Tab key, as often as it takes to go once round the page. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let step = 0; step < 120; step++) {
    if ((await focused(page)) === name) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the Tab key never reaches “${name}”`);
}

/** Fills the last line with the keys of a numeric keypad: digits, and Enter for the next field. */
async function lineOf(
  page: Page,
  papers: string,
  marks: { readonly [name: string]: string },
  within = 'Enter a batch',
): Promise<void> {
  const section = page.locator('section', { has: page.getByRole('heading', { name: within, exact: true }) }).last();
  await section.locator('.paper-grid thead th', { hasText: names.cem }).waitFor();
  const heads = await section.locator('.paper-grid thead th').allTextContents();
  const fields = [papers, ...heads.slice(2).map((name) => marks[name] ?? '')];
  await section.locator('.paper-grid tbody tr').last().locator('input').first().focus();
  await page.keyboard.press('ControlOrMeta+A');
  for (const [i, value] of fields.entries()) {
    await page.keyboard.press(value === '' ? 'Delete' : value);
    if (i < fields.length - 1) await page.keyboard.press('Enter');
  }
}

async function confirmAgain(batch: string): Promise<void> {
  const { page } = windows.ben;
  await page.goto(`${board}/papers`);
  await page.getByRole('button', { name: 'Enter it again' }).click();
  await lineOf(page, '3', { [names.cem]: '1' }, `Batch ${batch}`);
  await page.keyboard.press('Enter');
  await lineOf(page, '1', { [names.dot]: '1', [names.cem]: '2' }, `Batch ${batch}`);
  await page.getByRole('button', { name: 'Compare with the first entry' }).click();
  await page.getByText('Both entries agree: 4 papers.').waitFor();
  await lookAt(page, 'papers-agree');
  await page.getByRole('button', { name: 'Confirm these papers' }).click();
  await page.getByText(`confirmed by ${names.ben}`).waitFor();
}

/** From the ribbons' own titles: who gives how much to whom. */
async function transfersDrawn(page: Page): Promise<readonly string[]> {
  const titles = await page.locator('.transfer-drawing path title').allTextContents();
  return titles.map((title) => title.replace(' (no further preference)', '')).sort();
}

async function transfersInTable(page: Page): Promise<readonly string[]> {
  await page.getByText('The transfers as a table').click();
  const table = page.locator('table', { has: page.getByText('Every transfer of the count, in order') });
  const rows = await table.locator('tbody tr').all();
  const cells = await Promise.all(rows.map((row) => row.locator('td').allTextContents()));
  await page.getByText('The transfers as a table').click();
  return cells
    .map(([, from, to, , , votes]) => `${from} to ${to?.replace(/: no further preference$/, '')}: ${Number(votes)}`)
    .filter((line) => !line.endsWith(': 0'))
    .sort();
}

async function download(page: Page, label: string): Promise<string> {
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: label, exact: true }).click();
  const found = await waiting;
  const file = join(server.folder, found.suggestedFilename());
  await found.saveAs(file);
  return file;
}

/** The command that the page shows, with the file where it was saved. */
function argumentsOf(command: string | undefined, file: string): readonly string[] {
  const words = (command ?? '').split(' ').slice(2);
  expect(words[1]).toBe(basename(file));
  return words.map((word, i) => (i === 1 ? file : word)).filter((word) => word !== '--story');
}

async function press(page: Page, path: string, name: string): Promise<void> {
  await page.goto(path);
  await page.getByRole('button', { name }).first().click();
  await page.getByRole('dialog').getByRole('button', { name }).click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
}

/** Each screen is kept as a picture and has no accessibility fault. */
async function lookAt(page: Page, name: string, path?: string): Promise<void> {
  if (path !== undefined) {
    await page.goto(path);
    await page.getByText('It matches.').waitFor();
  }
  await picture(page, name);
  expect(await accessibilityFaults(page)).toEqual([]);
}
