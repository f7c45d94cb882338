/** An election by open ballot, laid over the demo's server: the demo's charter has its election secret. */
import type { ElectionState } from '@quorate/assembly';
import type { Page } from 'playwright-core';

export async function openBallot(page: Page): Promise<void> {
  await page.route('**/api/organisations/kettle-lane/elections/open-seat', async (route) => {
    const real = await page.request.get(route.request().url().replace('open-seat', 'first-board-seat'));
    const found = (await real.json()) as { readonly election: ElectionState; readonly [more: string]: unknown };
    const election = {
      ...found.election,
      id: 'open-seat',
      phase: 'polling',
      secrecy: 'open',
      result: null,
      batches: {},
      closedAt: null,
    };
    const kinds = ['cast-ballot', 'enter-papers', 'close-poll'] as const;
    const may = kinds.map((kind) => ({ kind, allowed: true }));
    await route.fulfill({ json: { ...found, election, recount: null, may } });
  });
}
