import { readFileSync } from 'node:fs';

/** The small co-operative's charter, with general meetings that need no notice: a rehearsal can't wait ten days. */
export function charterWithoutNotice(): string {
  const text = readFileSync(new URL('../../core/assembly/src/testdata/small-coop.yaml', import.meta.url), 'utf8');
  const changed = text.replace('    notice: 10 days\n', '    notice: none\n');
  if (changed === text) throw new Error('the charter has no notice to take away');
  return changed;
}
