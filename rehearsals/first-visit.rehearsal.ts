/**
 * The first visit: what somebody meets who has typed the README's first command
 * and opens the address it printed.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityFaults, desk, openBrowser, openWindow, phone, picture, type Window } from './stage/browser.ts';
import { openServer, type RunningServer } from './stage/server.ts';

let server: RunningServer;
let browser: Browser;
let ines: Window;
let guest: Window;

beforeAll(async () => {
  server = await openServer('--demo');
  browser = await openBrowser();
  ines = await openWindow(browser, server.url, desk);
  guest = await openWindow(browser, server.url, phone);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

describe.each([
  ['a desk', () => ines],
  ['a phone', () => guest],
] as const)('on %s', (name, who) => {
  it('the address leads to a choice of whom to be', async () => {
    const { page } = who();
    await page.goto('/');
    await page.getByRole('heading', { name: 'Pick whom to be' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/be');
    await lookAt(page, `first-visit-${name}`);
  });

  it('and from there into a meeting in session', async () => {
    const { page, troubles } = who();
    await page.getByRole('button', { name: /Inês Carvalho/ }).click();
    await page.waitForURL(/\/meetings\//);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await lookAt(page, `first-meeting-${name}`);
    expect(troubles).toEqual([]);
  });

  it('and back: the address now leads to the organisation one belongs to', async () => {
    const { page } = who();
    await page.goto('/');
    await page.waitForURL(/\/o\/kettle-lane$/);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await lookAt(page, `first-home-${name}`);
  });
});

async function lookAt(page: Page, name: string): Promise<void> {
  await picture(page, name.replaceAll(' ', '-'));
  expect(await accessibilityFaults(page)).toEqual([]);
}
