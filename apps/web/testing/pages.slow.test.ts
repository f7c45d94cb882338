/** The pages as people meet them, in Chromium on the stand-in. `node tools/build-web.ts` first. */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Opened, openBrowser } from './browser.ts';
import { handle } from './handles.ts';
import { StandIn, serve } from './stand-in.ts';
import { play } from './story.ts';

let browser: Opened;
let server: Server;
let stand: StandIn;
let base: string;
const meeting = '/o/kettle-lane/meetings/may';

beforeAll(async () => {
  stand = new StandIn();
  play(stand);
  const { at } = stand;
  const began = Date.now();
  server = serve(stand, 0, () => Math.floor(at + (Date.now() - began) / 1000));
  await new Promise((resolve) => server.once('listening', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await openBrowser();
});

afterAll(async () => {
  await browser.close();
  server.closeAllConnections();
  server.close();
});

describe('a meeting on several screens', () => {
  it('goes from the seconder’s phone over the chair’s keys to the vote and the result on all of them', async () => {
    const [chair, phone, screen] = [await be('Ada Ferreira'), await be('Hana Novák'), await browser.context.newPage()];
    await phone.setViewportSize({ width: 360, height: 740 });
    await chair.goto(`${base}${meeting}/desk`);
    await screen.goto(`${base}${meeting}/screen`);
    await phone.getByRole('button', { name: 'Second this motion' }).click();
    await chair.getByRole('button', { name: /Put to the vote/ }).waitFor();
    await chair.locator('h1').click();
    await chair.keyboard.press('v');
    await screen.getByText('The vote is open', { exact: true }).waitFor();
    await phone.getByRole('button', { name: 'Yes' }).focus();
    await phone.keyboard.press('Enter');
    await phone.getByText('You voted yes').waitFor();
    await phone.getByRole('button', { name: 'No' }).click();
    await phone.getByText('You voted no').waitFor();
    await chair.keyboard.press('c');
    await chair.getByText('Closing the vote can’t be undone').waitFor();
    await chair.keyboard.press('Enter');
    await screen.getByText('Lost by 0 to 1').first().waitFor();
    await phone.getByText('Lost by 0 to 1').first().waitFor();
    await Promise.all([chair.close(), phone.close(), screen.close()]);
  });

  it('keeps an act signed without a connection and sends it when there is one again', async () => {
    const page = await be('Deniz Yılmaz');
    await page.getByRole('button', { name: 'Leave the speakers’ list' }).waitFor();
    await browser.context.setOffline(true);
    await page.getByText('No connection.').waitFor();
    await page.getByRole('button', { name: 'Leave the speakers’ list' }).click();
    await page.getByText('Not yet recorded').waitFor();
    await browser.context.setOffline(false);
    await page.getByText('Not yet recorded').waitFor({ state: 'detached', timeout: 20_000 });
    await page.getByRole('button', { name: 'Ask to speak' }).waitFor();
    expect(stand.state.meetings['may']?.speakers).not.toContain(handle('Deniz Yılmaz'));
    await page.close();
  });

  it('takes up a meeting by keyboard alone', async () => {
    const page = await be('Grace Hopewell');
    await page.getByRole('button', { name: 'Check in' }).waitFor();
    await page.locator('h1').focus();
    for (let i = 0; i < 30; i++) {
      await page.keyboard.press('Tab');
      if ((await page.locator(':focus').textContent()) === 'Check in') break;
    }
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Check out' }).waitFor();
    await page.close();
  });
});

describe('a founding', () => {
  it('goes from the charter over the invitation to the last signature', async () => {
    const [ada, bo] = [await browser.context.newPage(), await browser.context.newPage()];
    await ada.goto(`${base}/found`);
    await ada.getByText('A worker co-operative').click();
    await ada.getByRole('heading', { name: 'What these rules mean' }).waitFor();
    await ada.getByRole('button', { name: 'Use this charter' }).click();
    await ada.getByLabel('Name of the organisation').fill('New Mill Co-operative');
    await ada.getByLabel('Your name').fill('Ada Ferreira');
    await ada.getByLabel('Your e-mail address').fill('ada@new-mill.example');
    await ada.getByRole('button', { name: 'Begin the founding' }).click();
    await ada.getByLabel('E-mail addresses, one a line').fill('bo@new-mill.example');
    await ada.getByRole('button', { name: 'Send invitations' }).click();
    const link = (await ada.locator('.hash', { hasText: '/join/' }).textContent()) ?? '';
    await bo.goto(base + new URL(link).pathname);
    await bo.getByLabel('Your name').fill('Bo Lindqvist');
    await bo.getByRole('button', { name: 'Join as a founder' }).click();
    await bo.getByRole('heading', { name: 'Founders' }).waitFor();
    await ada.reload();
    await ada.getByLabel('Secretary 1').selectOption({ label: 'Ada Ferreira' });
    // What is signed has only the holders that are saved.
    expect(await ada.getByRole('button', { name: 'Sign the founding' }).isDisabled()).toBe(true);
    await ada.getByRole('button', { name: 'Save the holders' }).click();
    await ada.getByRole('button', { name: 'Sign the founding' }).click();
    await ada.getByText('1 signature missing').waitFor();
    await bo.reload();
    await bo.getByRole('button', { name: 'Sign the founding' }).click();
    await bo.getByText('The organisation is founded.').waitFor();
    await Promise.all([ada.close(), bo.close()]);
  });
});

describe('live updates', () => {
  it('move nothing on the screen while votes arrive', async () => {
    stand.do('Chidi Okonkwo', {
      kind: 'propose-motion',
      body: {
        motion: 'm9',
        meeting: 'may',
        item: null,
        paper: stand.paper('A clock', 'A clock.'),
        effect: { kind: 'policy.adopt' },
      },
    });
    stand.do('Bo Lindqvist', { kind: 'second-motion', body: { motion: 'm9' } });
    stand.do('Ada Ferreira', { kind: 'open-vote', body: { vote: 'v9', motion: 'm9' } });
    const page = await be('Hana Novák');
    await page.setViewportSize({ width: 360, height: 740 });
    await page.getByText('0 of', { exact: false }).first().waitFor();
    await page.waitForTimeout(1500);
    await page.evaluate(`
      globalThis.moved = 0;
      new PerformanceObserver((list) => { for (const entry of list.getEntries()) globalThis.moved += entry.value; })
        .observe({ type: 'layout-shift' });
    `);
    for (const name of ['Bo Lindqvist', 'Chidi Okonkwo', 'Ada Ferreira', 'Ines Abbott']) {
      stand.do(name, { kind: 'cast-vote', body: { vote: 'v9', choice: 'yes' } });
    }
    await page.getByText('4 of').first().waitFor();
    await page.waitForTimeout(1500);
    expect(await page.evaluate('globalThis.moved')).toBe(0);
    stand.do('Ada Ferreira', { kind: 'close-vote', body: { vote: 'v9' } });
    await page.close();
  });
});

describe('the proof', () => {
  it('finds each entry in the log', async () => {
    const page = await be('Chidi Okonkwo');
    await page.goto(`${base}/o/kettle-lane/record/0`);
    await page.getByText('The entry is in the log.').waitFor();
    await page.close();
  });

  it('says loudly that a log contradicts itself, and goes on saying it', async () => {
    const page = await be('Chidi Okonkwo');
    await page.goto(`${base}/o/kettle-lane/record`);
    await page.getByText('only grown').or(page.getByText('for the first time')).first().waitFor();
    const forged = new StandIn();
    forged.at = 1;
    play(forged, 'Another story');
    const honest = stand.checkpoint;
    stand.checkpoint = () => forged.checkpoint();
    await page.reload();
    await page.getByText('This log contradicts itself').waitFor();
    stand.checkpoint = honest;
    await page.reload();
    await page.getByText('This log contradicts itself').waitFor();
    await page.close();
  });
});

async function be(name: string): Promise<Page> {
  const page = await browser.context.newPage();
  await page.goto(`${base}/be`);
  await page.getByRole('button', { name: new RegExp(`^${name}`) }).click();
  await page.waitForURL(/meetings\/may/);
  return page;
}
