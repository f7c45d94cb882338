import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { checks } from './all.ts';

const page = new URL('../../../../docs/formats/charter-checks.md', import.meta.url);

it('the page of all checks says what they say', () => {
  const printed = printPage();
  if (process.env['QUORATE_GOLDEN'] === 'write') writeFileSync(page, printed);
  expect(printed).toBe(readFileSync(page, 'utf8'));
});

function printPage(): string {
  const entries = checks.map(
    ({ number, name, severity, definition, why, mend }) =>
      `## ${number} \`${name}\` (${severity})\n\n${definition}\n\n*Why:* ${why}\n\n*To mend it:* ${mend}\n`,
  );
  return `# The checks of charters\n\nWhat \`quorate charter check\` looks for, in the order of the format; 38 and 49 have two names each. Written from the checks themselves
(\`npm run golden\`).\n\n${entries.join('\n')}`;
}
