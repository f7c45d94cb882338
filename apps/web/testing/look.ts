/**
 * Opens every page in Chromium on the stand-in, takes pictures and asks axe:
 *
 *     node apps/web/testing/look.ts FOLDER [name of a page ...]
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { BrowserContext, Page } from 'playwright-core';
import { openBrowser } from './browser.ts';
import { FoundingStandIn } from './founding-stand-in.ts';
import { charterText, StandIn, serve } from './stand-in.ts';
import { play } from './story.ts';

const [folder = 'temp/look', ...only] = process.argv.slice(2);
const port = 8152;
const base = `http://127.0.0.1:${port}`;
const sizes = { wide: { width: 1280, height: 900 }, phone: { width: 360, height: 740 } } as const;

const stand = new StandIn();
play(stand);
const began = Date.now() / 1000;
const { at } = stand;
const server = serve(stand, port, () => Math.floor(at + Date.now() / 1000 - began));
const org = '/o/kettle-lane';

interface Look {
  readonly name: string;
  readonly path: string;
  readonly as?: string;
  readonly steps?: (page: Page) => Promise<void>;
}

const looks: readonly Look[] = [
  { name: 'be', path: '/be' },
  { name: 'home', path: org, as: 'Grace Hopewell' },
  { name: 'home-guest', path: org },
  { name: 'meeting', path: `${org}/meetings/may`, as: 'Chidi Okonkwo' },
  { name: 'meeting-not-in', path: `${org}/meetings/may`, as: 'Grace Hopewell' },
  { name: 'desk', path: `${org}/meetings/may/desk`, as: 'Ada Ferreira' },
  {
    name: 'desk-keys',
    path: `${org}/meetings/may/desk`,
    as: 'Ada Ferreira',
    steps: (page) => page.keyboard.press('?'),
  },
  { name: 'screen', path: `${org}/meetings/may/screen` },
  { name: 'motion', path: `${org}/motions/m2`, as: 'Chidi Okonkwo' },
  { name: 'propose', path: `${org}/meetings/may/propose`, as: 'Chidi Okonkwo', steps: fillMotion },
  {
    name: 'decision',
    path: `${org}/decisions/1`,
    as: 'Chidi Okonkwo',
    steps: (page) => page.getByText('Show the mandate').click(),
  },
  { name: 'decisions', path: `${org}/decisions`, as: 'Chidi Okonkwo' },
  { name: 'meetings', path: `${org}/meetings`, as: 'Chidi Okonkwo' },
  { name: 'organisation', path: `${org}/organisation`, as: 'Chidi Okonkwo' },
  { name: 'body', path: `${org}/bodies/general-meeting`, as: 'Chidi Okonkwo' },
  { name: 'devices', path: `${org}/devices`, as: 'Chidi Okonkwo' },
  { name: 'convene', path: `${org}/convene`, as: 'Ada Ferreira' },
  { name: 'record', path: `${org}/record`, as: 'Chidi Okonkwo' },
  { name: 'entry', path: `${org}/record/31`, as: 'Chidi Okonkwo' },
  { name: 'charter', path: `${org}/charter`, as: 'Chidi Okonkwo' },
  { name: 'apply', path: `${org}/apply` },
  { name: 'verify', path: '/verify' },
  { name: 'found', path: '/found' },
  { name: 'found-read', path: '/found', steps: (page) => page.getByText('A worker co-operative').click() },
  { name: 'founding', path: '/foundings/f1', as: 'Ada Ferreira', steps: beginFounding },
  { name: 'nowhere', path: '/nowhere' },
  { name: 'no-org', path: '/o/other' },
  { name: 'vote', path: `${org}/meetings/may`, as: 'Chidi Okonkwo', steps: (page) => openVote(page) },
  { name: 'vote-desk', path: `${org}/meetings/may/desk`, as: 'Ada Ferreira' },
  { name: 'vote-screen', path: `${org}/meetings/may/screen` },
  { name: 'result', path: `${org}/meetings/may`, as: 'Chidi Okonkwo', steps: (page) => closeVote(page) },
  { name: 'result-desk', path: `${org}/meetings/may/desk`, as: 'Ada Ferreira' },
  { name: 'result-screen', path: `${org}/meetings/may/screen` },
];

await main();

async function main(): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const { context, close } = await openBrowser();
  try {
    for (const look of looks) if (only.length === 0 || only.includes(look.name)) await shoot(context, look);
  } finally {
    await close();
    server.close();
    server.closeAllConnections();
  }
}

async function shoot(context: BrowserContext, look: Look): Promise<void> {
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('404')) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  if (look.as !== undefined) await become(page, look.as);
  for (const [size, viewport] of Object.entries(sizes)) {
    await page.setViewportSize(viewport);
    await page.goto(base + look.path);
    await page.waitForLoadState('load');
    await page.waitForTimeout(500);
    if (size === 'wide' || !['vote', 'result'].includes(look.name)) await look.steps?.(page);
    await page.waitForTimeout(300);
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      await page.waitForTimeout(80);
      await page.screenshot({
        path: join(folder, `${look.name}-${size}-${scheme}.png`),
        fullPage: !look.name.includes('screen'),
      });
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
        .analyze();
      const strict = await new AxeBuilder({ page }).withRules(['color-contrast-enhanced']).analyze();
      for (const { id, nodes } of [...violations, ...strict.violations]) {
        complaints.push(
          `${size} ${scheme} axe ${id}: ${nodes
            .slice(0, 3)
            .map(({ html }) => html.slice(0, 140))
            .join(' | ')}`,
        );
      }
    }
    const wider = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    if (wider > 0) complaints.push(`${size}: ${wider} px wider than the screen`);
  }
  await page.close();
  console.log(`${complaints.length === 0 ? 'ok  ' : 'LOOK'} ${look.name}`);
  for (const complaint of new Set(complaints)) console.log(`       ${complaint}`);
}

async function become(page: Page, name: string): Promise<void> {
  await page.goto(`${base}/be`);
  await page.getByRole('button', { name: new RegExp(`^${name}`) }).click();
  await page.waitForURL(/meetings\/may/);
}

async function beginFounding(page: Page): Promise<void> {
  stand.founding = new FoundingStandIn(
    { title: 'New Mill Co-operative', org: 'new-mill', text: charterText },
    stand.at,
  );
  const seat = await page.evaluate("sessionStorage.getItem('quorate-seat')");
  stand.founding.join(String(seat), 'Ada Ferreira', 'a'.repeat(64));
  stand.founding.join('00000000', 'Bo Lindqvist', 'b'.repeat(64));
  await page.reload();
  await page.getByRole('heading', { name: 'Founders' }).waitFor();
}

async function fillMotion(page: Page): Promise<void> {
  await page.getByLabel('Title').fill('A bench by the door');
  await page
    .getByLabel('Text')
    .fill(
      'The meeting decides that a bench is put up by the door, so that nobody who waits for the early shift has to stand in the rain.\n\nIt may cost 200 pounds at most.',
    );
}

async function openVote(page: Page): Promise<void> {
  stand.do('Hana Novák', { kind: 'second-motion', body: { motion: 'm2' } });
  stand.do('Ada Ferreira', { kind: 'give-floor', body: { meeting: 'may', to: null } });
  stand.do('Ada Ferreira', { kind: 'open-vote', body: { vote: 'v2', motion: 'm2' } });
  stand.do('Bo Lindqvist', { kind: 'cast-vote', body: { vote: 'v2', choice: 'yes' } });
  await page.getByRole('button', { name: 'Yes' }).click();
  await page.getByText('You voted yes').waitFor();
}

async function closeVote(page: Page): Promise<void> {
  for (const name of ['Deniz Yılmaz', 'Hana Novák'])
    stand.do(name, { kind: 'cast-vote', body: { vote: 'v2', choice: 'yes' } });
  stand.do('Ines Abbott', { kind: 'cast-vote', body: { vote: 'v2', choice: 'no' } });
  stand.do('Ada Ferreira', { kind: 'close-vote', body: { vote: 'v2' } });
  await page.getByText('Carried by').first().waitFor();
}
