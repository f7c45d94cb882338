/**
 * Looks at the pages of elections and of the rules in Chromium, on a server that runs the demo:
 *
 *     npx quorate serve --demo --port 8241
 *     node apps/web/testing/elections-look.ts FOLDER [name of a page ...]
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { BrowserContext, Page } from 'playwright-core';
import { openBrowser } from './browser.ts';
import { longElection } from './long-election.ts';
import { openBallot } from './open-ballot.ts';

const [folder = 'temp/look', ...only] = process.argv.slice(2);
const base = process.env['QUORATE_BASE'] ?? 'http://127.0.0.1:8241';
const org = '/o/kettle-lane';
/** With `QUORATE_WAYS=all` each page is also printed and turned round. */
const ways = process.env['QUORATE_WAYS'] === 'all';
const sizes = { wide: { width: 1280, height: 900 }, phone: { width: 360, height: 740 } } as const;

interface Look {
  readonly name: string;
  readonly path: string;
  readonly as?: string;
  readonly prepare?: (page: Page) => Promise<void>;
  readonly steps?: (page: Page) => Promise<void>;
}

const looks: readonly Look[] = [
  {
    name: 'story',
    path: `${org}/elections/first-board-seat`,
    as: 'Marta',
    steps: (page) => page.getByText('It matches.').waitFor(),
  },
  { name: 'nominations', path: `${org}/elections/board-seat`, as: 'Marta' },
  { name: 'accept', path: `${org}/elections/board-seat`, as: 'Mbali' },
  { name: 'call', path: `${org}/call-election`, as: 'Marta' },
  { name: 'papers', path: `${org}/elections/open-seat/papers`, as: 'Marta', prepare: openBallot, steps: fillPapers },
  { name: 'ballot', path: `${org}/elections/open-seat`, as: 'Marta', prepare: openBallot, steps: rankByKeys },
  {
    name: 'review',
    path: `${org}/elections/open-seat`,
    as: 'Marta',
    prepare: openBallot,
    steps: async (page) => {
      await rankByKeys(page);
      await page.getByRole('button', { name: 'Review your ballot' }).click();
      await page.getByText('This is your ballot').waitFor();
    },
  },
  ...(['nominations', 'polling', 'counted'] as const).map((phase) => ({
    name: `long-${phase}`,
    path: `${org}/elections/long-one`,
    as: 'Marta',
    prepare: (page: Page) => longElection(page, phase),
    ...(phase === 'counted' ? { steps: (page: Page) => page.getByText('It matches.').waitFor() } : {}),
  })),
  {
    name: 'long-papers',
    path: `${org}/elections/long-one/papers`,
    as: 'Marta',
    prepare: (page) => longElection(page, 'polling'),
    steps: fillPapers,
  },
  { name: 'elections', path: `${org}/elections`, as: 'Marta' },
  { name: 'rules', path: '/rules' },
  { name: 'rule-stv', path: '/rules/stv-scottish-2007', steps: dragAndKey },
  { name: 'rule-schulze', path: '/rules/schulze' },
  { name: 'rule-star', path: '/rules/star' },
  { name: 'rule-mj', path: '/rules/majority-judgment' },
  { name: 'rule-dhondt', path: '/rules/dhondt' },
  { name: 'rule-majority', path: '/rules/majority' },
  { name: 'rule-mes', path: '/rules/mes' },
  { name: 'rule-pb-mes', path: '/rules/pb-mes' },
];

await main();

async function main(): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const { context, close } = await openBrowser();
  try {
    for (const look of looks) if (only.length === 0 || only.includes(look.name)) await shoot(context, look);
  } finally {
    await close();
  }
}

async function shoot(context: BrowserContext, look: Look): Promise<void> {
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  try {
    if (look.as !== undefined) await become(page, look.as);
    await look.prepare?.(page);
    for (const [size, viewport] of Object.entries(sizes)) {
      await page.setViewportSize(viewport);
      await page.goto(base + look.path);
      await page.waitForLoadState('load');
      await page.waitForTimeout(700);
      await look.steps?.(page);
      await page.waitForTimeout(200);
      for (const scheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
        await page.waitForTimeout(80);
        await page.screenshot({ path: join(folder, `${look.name}-${size}-${scheme}.png`), fullPage: true });
        complaints.push(...(await axe(page)).map((line) => `${size} ${scheme} ${line}`));
      }
      await otherWays(page, `${look.name}-${size}`);
      const wider = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      if (wider > 0) complaints.push(`${size}: ${wider} px wider than the screen`);
    }
  } catch (error) {
    complaints.push(String(error));
    await page.screenshot({ path: join(folder, `${look.name}-failed.png`) });
  }
  await page.close();
  console.log(`${complaints.length === 0 ? 'ok  ' : 'LOOK'} ${look.name}`);
  for (const complaint of new Set(complaints)) console.log(`       ${complaint}`);
}

/** As it prints, and as it would stand in a language that is read from the right. */
async function otherWays(page: Page, name: string): Promise<void> {
  if (!ways) return;
  await page.emulateMedia({ media: 'print', colorScheme: 'light' });
  await page.screenshot({ path: join(folder, `${name}-print.png`), fullPage: true });
  await page.emulateMedia({ media: 'screen', colorScheme: 'light' });
  await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
  await page.screenshot({ path: join(folder, `${name}-rtl.png`), fullPage: true });
  await page.evaluate(() => document.documentElement.removeAttribute('dir'));
}

async function axe(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  const strict = await new AxeBuilder({ page }).withRules(['color-contrast-enhanced']).analyze();
  return [...violations, ...strict.violations].map(({ id, nodes }) => {
    const where = nodes.slice(0, 3).map(({ html }) => html.slice(0, 140));
    return `axe ${id}: ${where.join(' | ')}`;
  });
}

async function become(page: Page, name: string): Promise<void> {
  await page.goto(`${base}/be`);
  await page
    .getByRole('button', { name: new RegExp(name) })
    .first()
    .click();
  await page.waitForURL(/\/o\//);
  await page.waitForTimeout(600);
}

/** The keyboard alone ranks, moves and takes out; each step is announced. */
async function rankByKeys(page: Page): Promise<void> {
  const names = page.locator('.rank-name');
  await names.first().waitFor();
  await names.first().focus();
  for (const key of ['Enter', 'ArrowUp', 'ArrowUp']) await page.keyboard.press(key);
  await page.locator('.rank-row:not([data-ranked]) .rank-name').first().focus();
  await page.keyboard.press('1');
  await page.getByText('is now first of two').waitFor({ state: 'attached' });
  await page.keyboard.press('ArrowDown');
  await page.getByText('is now second of two').waitFor({ state: 'attached' });
  await page.locator('.rank-row:not([data-ranked]) .rank-name').first().click();
  await page.getByText('is now third of three').waitFor({ state: 'attached' });
}

/** Digits, Enter and + of the numeric keypad alone. */
async function fillPapers(page: Page): Promise<void> {
  await page.locator('.paper-grid input').first().focus();
  for (const key of [
    '6',
    'Enter',
    '1',
    'Enter',
    '2',
    'Enter',
    'Enter',
    'Enter',
    '4',
    'Enter',
    '2',
    'Enter',
    '2',
    'Enter',
  ]) {
    await page.keyboard.press(key);
  }
}

/** A name is dragged from the last place of a paper to the first, and by keys one place back. */
async function dragAndKey(page: Page): Promise<void> {
  const chips = page.locator('.teach-paper').first().locator('.chip');
  await chips.last().scrollIntoViewIfNeeded();
  const [from, to] = [await chips.last().boundingBox(), await chips.first().boundingBox()];
  const name = await chips.last().locator('xpath=.').getAttribute('data-chip');
  if (from === null || to === null) return;
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  for (let step = 1; step <= 16; step++) {
    await page.mouse.move(from.x + from.width / 2 + ((to.x - from.x) * step) / 16, from.y + from.height / 2);
  }
  await page.mouse.up();
  if ((await chips.first().getAttribute('data-chip')) !== name) throw new Error('dragging does not move a name');
  await page.keyboard.press('ArrowRight');
  if ((await chips.nth(1).getAttribute('data-chip')) !== name) throw new Error('an arrow key does not move a name');
}
