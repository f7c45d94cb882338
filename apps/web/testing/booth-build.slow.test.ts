/** The booth in the record is worth something to whoever can make it again. */
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildBooth } from '../booth-build.ts';

const root = join(import.meta.dirname, '..');
const folders = ['one', 'two'].map((name) => mkdtempSync(join(tmpdir(), `quorate-booth-${name}-`)));

beforeAll(async () => {
  for (const folder of folders) await buildBooth(root, folder);
});
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

describe('the booth', () => {
  it('is built from the same sources to the same bytes, wherever', () => {
    const [one, two] = folders.map(hashes);
    expect(two).toEqual(one);
    expect(Object.keys(one ?? {})).toHaveLength(3);
  });

  it('names in its page the hashes of its program and its style, and nothing else to load', () => {
    const [folder = ''] = folders;
    const page = readFileSync(join(folder, 'booth.html'), 'utf8');
    const loaded = [...page.matchAll(/(?:src|href)="(assets\/[^"]+)" integrity="sha256-([^"]+)"/g)];
    expect(loaded).toHaveLength(2);
    for (const [, file = '', hash] of loaded) expect(hash).toBe(sha256(join(folder, file), 'base64'));
    const style = readFileSync(join(folder, loaded.find(([, file]) => file?.endsWith('.css'))?.[1] ?? ''), 'utf8');
    expect(style).not.toMatch(/@import|url\(/);
  });
});

function hashes(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(files.map(({ name, parentPath }) => [name, sha256(join(parentPath, name), 'hex')]).sort());
}

function sha256(file: string, as: 'hex' | 'base64'): string {
  return createHash('sha256').update(readFileSync(file)).digest(as);
}
