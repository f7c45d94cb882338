import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checks } from './checks.ts';

const page = readFileSync(new URL('../../../../docs/formats/election-archive.md', import.meta.url), 'utf8');

describe('the list of checks', () => {
  it('stands on the page of the format, row by row', () => {
    const rows = [...page.matchAll(/^\| `([a-z.-]+)` \| (\d+)( ★)? \| (.*) \|$/gm)].map(([, id, line, star, says]) => ({
      id,
      line: Number(line),
      ...(star ? { stricter: true } : {}),
      says,
    }));
    expect(rows).toEqual(checks);
  });

  it('has each id once', () => {
    expect(new Set(checks.map(({ id }) => id)).size).toBe(checks.length);
  });

  it('covers every line of the checklist', () => {
    expect([...new Set(checks.map(({ line }) => line))].toSorted((a, b) => a - b)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11,
    ]);
  });

  it('marks as stricter what the checklist marks', () => {
    const stricter = new Set(checks.filter((check) => 'stricter' in check).map(({ line }) => line));
    expect([...stricter].toSorted((a, b) => a - b)).toEqual([2, 3, 6, 7, 8, 9, 11]);
  });
});
