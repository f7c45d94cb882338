/** Founding an organisation in as many windows as it has founders; the rehearsal of a founding looks at each screen. */
import type { Window } from './browser.ts';
import { inTurns } from './in-turns.ts';

export interface Founding {
  readonly charter: string;
  readonly title: string;
  /** Who founds it, with a window each; the first begins it. */
  readonly founders: readonly (readonly [name: string, window: Window])[];
  /** First holders: the label of the field to the name, such as `Secretary 1`. */
  readonly holders: { readonly [label: string]: string };
}

/** Leaves every window inside the organisation; the answer is its path, such as `/o/kettle-lane-bakers`. */
export async function foundOrganisation({ charter, title, founders, holders }: Founding): Promise<string> {
  const [first, ...others] = founders;
  if (first === undefined) throw new Error('nobody founds this');
  const { page } = first[1];
  await page.goto('/found');
  await page.getByLabel('Or bring your own').setInputFiles({
    name: 'charter.yaml',
    mimeType: 'text/yaml',
    buffer: Buffer.from(charter),
  });
  await page.getByRole('button', { name: 'Use this charter' }).click();
  await page.getByLabel('Name of the organisation').fill(title);
  await page.getByLabel('Your name').fill(first[0]);
  await page.getByLabel('Your e-mail address').fill(addressOf(first[0]));
  await page.getByRole('button', { name: 'Begin the founding' }).click();
  await page.getByRole('heading', { name: 'Founders' }).waitFor();
  await page.getByLabel('E-mail addresses, one a line').fill(others.map(([name]) => addressOf(name)).join('\n'));
  await page.getByRole('button', { name: 'Send invitations' }).click();
  await page.getByText('Links to pass on').waitFor();
  const links = await page.locator('.hash', { hasText: '/join' }).allTextContents();
  await inTurns(others, async ([name, window], i) => {
    await window.page.goto(links[i]?.trim() ?? '');
    await window.page.getByLabel('Your name').fill(name);
    await window.page.getByRole('button', { name: 'Join as a founder' }).click();
    await window.page.getByRole('heading', { name: 'Founders' }).waitFor();
  });
  await page.reload();
  for (const [label, name] of Object.entries(holders)) await page.getByLabel(label).selectOption({ label: name });
  await page.getByRole('button', { name: 'Save the holders' }).click();
  await inTurns(founders, async ([, window]) => {
    await window.page.reload();
    await window.page.getByRole('button', { name: 'Sign the founding' }).click();
    await window.page
      .getByText(/signatures? missing|The organisation is founded/)
      .first()
      .waitFor();
  });
  await inTurns(founders, async ([, window]) => {
    await window.page.reload();
    await window.page.getByRole('link', { name: 'Enter' }).click();
    await window.page.waitForURL(/\/o\//);
  });
  return `/o/${new URL(page.url()).pathname.split('/')[2]}`;
}

function addressOf(name: string): string {
  return `${name.split(' ')[0]?.toLowerCase()}@kettle-lane.example`;
}
