/** Goldens: what was once read and found right, kept beside the tests. `npm run golden` writes them anew. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** Each named part of a golden file, taken one by one, so that a test fails for its own part alone. */
export interface Golden<T> {
  /** What the file says of this part; when goldens are written, what is found now. */
  readonly of: (part: string, found: () => T) => T | undefined;
  /** Parts that are in the file and were never asked for: what they were about is gone. */
  readonly left: () => readonly string[];
}

export function golden<T>(file: URL): Golden<T> {
  const writing = process.env['QUORATE_GOLDEN'] === 'write';
  const kept: { [part: string]: T } = writing || !existsSync(file) ? {} : JSON.parse(readFileSync(file, 'utf8'));
  const asked = new Set<string>();
  return {
    of: (part, found) => {
      asked.add(part);
      if (writing) {
        kept[part] = found();
        writeFileSync(file, `${JSON.stringify(kept, undefined, 1)}\n`);
      }
      return kept[part];
    },
    left: () => Object.keys(kept).filter((part) => !asked.has(part)),
  };
}
