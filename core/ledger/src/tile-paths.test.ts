import { must, ok, refuse } from '@quorate/basics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bundlesBetween, entriesPath, largestSize, parseTilePath, tilePath, tilesBetween, widthOf } from './index.ts';

describe('a tile path', () => {
  it('groups the index by three digits (tlog-tiles)', () => {
    expect(tilePath({ level: 0, index: 1_234_067n, width: 256 })).toBe('tile/0/x001/x234/067');
    expect(tilePath({ level: 3, index: 0n, width: 1 })).toBe('tile/3/000.p/1');
    expect(entriesPath(1000n, 255)).toBe('tile/entries/x001/000.p/255');
  });

  it('comes back from its own text', () => {
    const level = fc.oneof(fc.constant('entries' as const), fc.integer({ min: 0, max: 63 }));
    const index = fc.oneof(fc.bigInt(0n, 2000n), fc.bigInt(0n, largestSize));
    fc.assert(
      fc.property(level, index, fc.integer({ min: 1, max: 256 }), (level, index, width) => {
        const coordinate = { level, index, width } as Parameters<typeof tilePath>[0];
        expect(parseTilePath(tilePath(coordinate))).toEqual(ok(coordinate));
      }),
    );
  });

  it.each([
    '',
    'tile',
    'tile/0',
    'tile/0/',
    'tile/0/0',
    'tile/0/00',
    'tile/0/0000',
    'tile/00/000',
    'tile/64/000',
    'tile/-1/000',
    'tile/0/x000',
    'tile/0/x000/001',
    'tile/0/001/002',
    'tile/0/x001',
    'tile/0/000.p',
    'tile/0/000.p/',
    'tile/0/000.p/0',
    'tile/0/000.p/256',
    'tile/0/000.p/01',
    'tile/0/000.p/1/',
    '/tile/0/000',
    'tile/0/000\n',
    'tile/data/000',
    'tile/8/0/000',
    'tile/entries/x999/x999/x999/x999/x999/x999/999',
    `tile/0/${'x001/'.repeat(100_000)}001`,
  ])('refuses %j', (path) => {
    expect(parseTilePath(path)).toEqual(refuse({ reason: 'malformed-tile-path', found: path.slice(0, 100) }));
  });
});

describe('what a log of some size is made of', () => {
  it('has no empty tile, and one of width 1 above the first full one (tlog-tiles)', () => {
    expect([...tilesBetween(0n, 0n)]).toEqual([]);
    expect([...tilesBetween(0n, 256n)].map(tilePath)).toEqual(['tile/0/000', 'tile/1/000.p/1']);
    expect(widthOf(0, 1n, 256n)).toBe(0);
  });

  it('changes only at its right edge', () => {
    expect([...tilesBetween(255n, 257n)].map(tilePath)).toEqual(['tile/0/000', 'tile/0/001.p/1', 'tile/1/000.p/1']);
    expect([...tilesBetween(300n, 301n)].map(tilePath)).toEqual(['tile/0/001.p/45']);
    expect([...tilesBetween(301n, 301n)]).toEqual([]);
    expect([...tilesBetween(301n, 300n)]).toEqual([]);
    expect([...bundlesBetween(255n, 257n)].map(tilePath)).toEqual(['tile/entries/000', 'tile/entries/001.p/1']);
  });

  it('can be walked lazily, however large', () => {
    const first = tilesBetween(0n, largestSize).next();
    expect(first.value).toEqual({ level: 0, index: 0n, width: 256 });
    expect(must(parseTilePath('tile/7/000.p/127')).width).toBe(widthOf(7, 0n, largestSize));
  });
});
