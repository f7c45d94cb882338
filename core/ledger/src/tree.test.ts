import { must, ok, refuse } from '@quorate/basics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  append,
  consistencyProof,
  emptyFrontier,
  inclusionProof as proofOf,
  readFrontier,
  rebuildTiles,
  rootAt,
  rootOf,
  type TileSource,
  Tree,
  tilePath,
  tilesBetween,
  tilesByPath,
  tilesForConsistency,
  tilesForFrontier,
  tilesForInclusion,
  tilesForRoot,
  tilesOf,
  verifyConsistency,
  verifyInclusion,
} from './index.ts';
import { referenceRoot, someLeaves } from './testing/index.ts';

const leaves = someLeaves(70_000);

describe('a growing tree', () => {
  it('has at every size the root that RFC 6962 defines', () => {
    const tree = new Tree();
    for (let size = 0; size <= 70; size++) {
      expect(tree.root()).toEqual(referenceRoot(leaves.slice(0, size)));
      tree.append(leaves.slice(size, size + 1));
    }
    for (const size of [255, 256, 257, 511, 512, 600]) {
      expect(treeOf(size).root()).toEqual(referenceRoot(leaves.slice(0, size)));
    }
  });

  it('remembers the root of every earlier size', () => {
    const tree = treeOf(600);
    for (let size = 0; size <= 600; size++) {
      expect(tree.rootAt(BigInt(size))).toEqual(ok(referenceRoot(leaves.slice(0, size))));
    }
    expect(tree.rootAt(601n).ok).toBe(false);
  });

  it('does not depend on how the leaves came in', () => {
    const steps = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(steps, (counts) => {
        const tree = new Tree();
        let size = 0;
        for (const count of counts) {
          const grown = tree.append(leaves.slice(size, size + count));
          expect(grown.map(tilePath).sort()).toEqual(
            [...tilesBetween(BigInt(size), BigInt(size + count))].map(tilePath).sort(),
          );
          size += count;
        }
        expect(tree.root()).toEqual(treeOf(size).root());
        expect(rebuildTiles(tree.source, BigInt(size))).toEqual(ok(tree.root()));
      }),
      { numRuns: 40 },
    );
  });

  it('leaves the frontier it grew from as it was', () => {
    const before = append(emptyFrontier, leaves.slice(0, 300)).frontier;
    const root = rootOf(before);
    append(before, leaves.slice(300, 700));
    expect(rootOf(before)).toEqual(root);
  });

  it('keeps 70,000 entries in 273 full tiles and one of 112, then 1 and 17, then 1 (tlog-tiles)', () => {
    const tiles = treeOf(70_000);
    const shape = [...tilesOf(70_000n)];
    const widths = (level: number) => shape.filter((tile) => tile.level === level).map((tile) => tile.width);
    expect(widths(0)).toEqual([...Array(273).fill(256), 112]);
    expect(widths(1)).toEqual([256, 17]);
    expect(widths(2)).toEqual([1]);
    expect(shape).toHaveLength(277);
    for (const tile of shape) expect(tiles.source(tile)).toHaveLength(tile.width * 32);
    expect(rebuildTiles(tiles.source, 70_000n)).toEqual(ok(tiles.root()));
    expect(shape.map(tilePath).slice(272, 275)).toEqual(['tile/0/272', 'tile/0/273.p/112', 'tile/1/000']);
  });

  it('takes its edge up again from stored tiles', () => {
    for (const size of [0, 1, 255, 256, 257, 300, 65_535, 65_536, 65_537, 70_000]) {
      const tree = treeOf(size);
      const wanted = new Set(tilesForFrontier(BigInt(size)).map(tilePath));
      const frontier = must(readFrontier(only(tree.source, wanted), BigInt(size)));
      expect(rootOf(frontier)).toEqual(tree.root());
      const next = append(frontier, leaves.slice(0, 3));
      const whole = new Tree();
      whole.append(leaves.slice(0, size));
      whole.append(leaves.slice(0, 3));
      expect(rootOf(next.frontier)).toEqual(whole.root());
    }
  });
});

describe('proofs from tiles', () => {
  it('includes every leaf in every size, from no more tiles than it asked for', () => {
    const tree = treeOf(300);
    for (const size of [1, 2, 3, 7, 8, 9, 255, 256, 257, 300]) {
      const root = must(tree.rootAt(BigInt(size)));
      for (let index = 0; index < size; index++) {
        const asked = new Set(must(tilesForInclusion(BigInt(index), BigInt(size))).map(tilePath));
        const small = treeOf(size);
        const proof = must(proofOf(only(small.source, asked), BigInt(index), BigInt(size)));
        const claim = { index: BigInt(index), size: BigInt(size), leafHash: leaves[index]!, proof, root };
        expect(verifyInclusion(claim)).toEqual(ok('included'));
      }
    }
  }, 120_000);

  it('shows every prefix consistent with every later size', () => {
    const tree = treeOf(300);
    const sizes = [...Array(40).keys(), 64, 100, 127, 128, 129, 254, 255, 256, 257, 258, 299, 300];
    for (const oldSize of sizes) {
      for (const newSize of sizes.filter((size) => size >= oldSize)) {
        const proof = must(tree.consistencyProof(BigInt(oldSize), BigInt(newSize)));
        const claim = {
          oldSize: BigInt(oldSize),
          newSize: BigInt(newSize),
          oldRoot: must(tree.rootAt(BigInt(oldSize))),
          newRoot: must(tree.rootAt(BigInt(newSize))),
          proof,
        };
        expect(verifyConsistency(claim)).toEqual(ok('consistent'));
      }
    }
  });

  it('works across levels in a large log', () => {
    const tree = treeOf(70_000);
    const size = fc.integer({ min: 1, max: 70_000 }).map(BigInt);
    fc.assert(
      fc.property(size, size, (a, b) => {
        const [oldSize, newSize] = a < b ? [a, b] : [b, a];
        const [oldRoot, newRoot] = [must(tree.rootAt(oldSize)), must(tree.rootAt(newSize))];
        const asked = new Set(must(tilesForConsistency(oldSize, newSize)).map(tilePath));
        const proof = must(tree.consistencyProof(oldSize, newSize));
        expect(asked.size).toBeLessThanOrEqual(8);
        expect(verifyConsistency({ oldSize, newSize, oldRoot, newRoot, proof })).toEqual(ok('consistent'));
        const index = oldSize - 1n;
        const included = must(tree.inclusionProof(index, newSize));
        const claim = { index, size: newSize, leafHash: leaves[Number(index)]!, proof: included, root: newRoot };
        expect(verifyInclusion(claim)).toEqual(ok('included'));
      }),
      { numRuns: 200 },
    );
  });

  it('refuses a proof with any byte changed, a hash missing, added or moved', () => {
    const tree = treeOf(300);
    const numbers = fc.tuple(fc.integer({ min: 2, max: 300 }), fc.integer({ min: 1, max: 299 }), fc.nat());
    fc.assert(
      fc.property(numbers, ([n, m, where]) => {
        const newSize = BigInt(n);
        const oldSize = BigInt(1 + (m % (n - 1)));
        const [oldRoot, newRoot] = [must(tree.rootAt(oldSize)), must(tree.rootAt(newSize))];
        const consistency = must(tree.consistencyProof(oldSize, newSize));
        const index = oldSize - 1n;
        const leafHash = leaves[Number(index)]!;
        const inclusion = must(tree.inclusionProof(index, newSize));
        for (const proof of spoilt(consistency, where)) {
          expect(verifyConsistency({ oldSize, newSize, oldRoot, newRoot, proof }).ok).toBe(false);
        }
        for (const proof of spoilt(inclusion, where)) {
          expect(verifyInclusion({ index, size: newSize, leafHash, proof, root: newRoot }).ok).toBe(false);
        }
        const other = leaves[(Number(index) + 1) % 300]!;
        const wrongLeaf = { index, size: newSize, leafHash: other, proof: inclusion, root: newRoot };
        expect(verifyInclusion(wrongLeaf).ok).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  it('lets no other old root pass for a beginning of the log', () => {
    const tree = treeOf(40);
    const newRoot = tree.root();
    const forged = must(treeOf(41).rootAt(41n));
    for (let oldSize = 1n; oldSize < 40n; oldSize++) {
      const proof = must(tree.consistencyProof(oldSize));
      const claim = { oldSize, newSize: 40n, oldRoot: forged, newRoot, proof };
      // A whole old tree stands in the proof itself, so there the new root is what comes out wrong.
      expect(verifyConsistency(claim)).toMatchObject({ ok: false });
      const wholeTree = (oldSize & (oldSize - 1n)) === 0n;
      if (!wholeTree) expect(verifyConsistency(claim)).toEqual(refuse({ reason: 'old-root-differs' }));
      const oldRoot = must(tree.rootAt(oldSize));
      expect(verifyConsistency({ ...claim, oldRoot, newRoot: forged })).toEqual(refuse({ reason: 'root-differs' }));
    }
  });

  it('answers about an earlier size from the tiles of a later one', () => {
    const tree = treeOf(700);
    const paths = new Map([...tilesOf(700n)].map((tile) => [tilePath(tile), tree.source(tile)]));
    const source = tilesByPath((path) => paths.get(path));
    for (const size of [1n, 255n, 256n, 257n, 520n, 600n, 700n]) {
      const newRoot = must(rootAt(source, size, 700n));
      expect(newRoot).toEqual(must(tree.rootAt(size)));
      const asked = [
        ...must(tilesForRoot(size, 700n)),
        ...must(tilesForInclusion(size - 1n, size, 700n)),
        ...must(tilesForConsistency(size / 2n, size, 700n)),
      ];
      for (const tile of asked) expect(paths.has(tilePath(tile))).toBe(true);
      const included = must(proofOf(source, size - 1n, size, 700n));
      const inclusion = { index: size - 1n, size, leafHash: leaves[Number(size) - 1]!, proof: included, root: newRoot };
      expect(verifyInclusion(inclusion)).toEqual(ok('included'));
      const oldSize = size / 2n;
      const oldRoot = must(tree.rootAt(oldSize));
      const proof = must(consistencyProof(source, oldSize, size, 700n));
      expect(verifyConsistency({ oldSize, newSize: size, oldRoot, newRoot, proof })).toEqual(ok('consistent'));
    }
    expect(rootAt(source, 701n, 700n)).toEqual(refuse({ reason: 'size-out-of-range' }));
    expect(rootAt(source, 600n)).toMatchObject({ problem: { reason: 'tile-missing' } });
  });

  it('asks for as many tiles as a question needs, and no more', () => {
    expect(must(tilesForInclusion(69_999n, 70_000n)).map(tilePath)).toEqual([
      'tile/0/273.p/112',
      'tile/1/001.p/17',
      'tile/2/000.p/1',
    ]);
    expect(must(tilesForRoot(256n)).map(tilePath)).toEqual(['tile/1/000.p/1']);
    expect(must(tilesForRoot(0n))).toEqual([]);
    expect(must(tilesForConsistency(5n, 5n))).toEqual([]);
    const deep = must(tilesForInclusion(2n ** 62n, 2n ** 63n - 1n));
    expect(deep.length).toBeLessThan(70);
  });

  it('refuses what no log has', () => {
    expect(tilesForInclusion(3n, 3n)).toEqual(refuse({ reason: 'index-beyond-size' }));
    expect(tilesForConsistency(4n, 3n)).toEqual(refuse({ reason: 'log-shrank' }));
    expect(tilesForInclusion(0n, 2n ** 63n)).toEqual(refuse({ reason: 'size-out-of-range' }));
    expect(new Tree().inclusionProof(0n)).toEqual(refuse({ reason: 'index-beyond-size' }));
  });
});

describe('reading tiles', () => {
  const tree = treeOf(600);

  it('takes the full tile where a partial one was dropped', () => {
    const onlyFull: TileSource = (tile) => (tile.width === 256 ? tree.source(tile) : undefined);
    const proof = must(proofOf(onlyFull, 3n, 200n));
    const root = must(tree.rootAt(200n));
    expect(verifyInclusion({ index: 3n, size: 200n, leafHash: leaves[3]!, proof, root })).toEqual(ok('included'));
  });

  it.each([-32, -1, 1, 32])('refuses a tile that is %i bytes off', (off) => {
    const wrong: TileSource = (tile) => {
      const bytes = tree.source(tile);
      return tile.level === 0 && tile.index === 2n && bytes ? resized(bytes, bytes.length + off) : bytes;
    };
    const problem = refuse({ reason: 'tile-wrong-width', path: 'tile/0/002.p/88' });
    expect(rebuildTiles(wrong, 600n)).toEqual(problem);
    expect(readFrontier(wrong, 600n)).toEqual(problem);
  });

  it('refuses a hole', () => {
    const hole: TileSource = (tile) => (tile.level === 0 && tile.index === 1n ? undefined : tree.source(tile));
    expect(rebuildTiles(hole, 600n)).toEqual(refuse({ reason: 'tile-missing', path: 'tile/0/001' }));
    expect(rebuildTiles(tree.source, 2n ** 62n)).toEqual(refuse({ reason: 'tile-missing', path: 'tile/0/002' }));
  });

  it('compares full tiles above the leaves too', () => {
    const large = treeOf(70_000);
    for (const path of ['tile/1/000', 'tile/1/001.p/17', 'tile/2/000.p/1']) {
      const changed: TileSource = (tile) => {
        const bytes = large.source(tile);
        return tilePath(tile) === path && bytes ? flipped(bytes, 7, 1) : bytes;
      };
      expect(rebuildTiles(changed, 70_000n)).toEqual(refuse({ reason: 'tile-differs', path }));
    }
  });

  it('finds any changed byte, in the root or in the tile itself', () => {
    const tiles = [...tilesOf(600n)];
    const place = fc.tuple(fc.nat(tiles.length - 1), fc.nat(8191), fc.integer({ min: 1, max: 255 }));
    fc.assert(
      fc.property(place, ([which, where, change]) => {
        const path = tilePath(tiles[which]!);
        const changed: TileSource = (tile) => {
          const bytes = tree.source(tile);
          return tilePath(tile) === path && bytes ? flipped(bytes, where, change) : bytes;
        };
        const root = rebuildTiles(changed, 600n);
        expect(root).not.toEqual(ok(tree.root()));
      }),
      { numRuns: 60 },
    );
  });
});

function treeOf(size: number): Tree {
  const tree = new Tree();
  tree.append(leaves.slice(0, size));
  return tree;
}

function only(source: TileSource, paths: ReadonlySet<string>): TileSource {
  return (tile) => (paths.has(tilePath(tile)) ? source(tile) : undefined);
}

function spoilt(proof: readonly Uint8Array[], where: number): Uint8Array[][] {
  const at = where % Math.max(1, proof.length);
  const hash = proof[at];
  const extra = [...proof, leaves[0]!];
  if (!hash) return [extra];
  return [
    extra,
    proof.with(at, flipped(hash, where, 1 + (where % 255))),
    proof.with(at, hash.subarray(1)),
    proof.filter((_, i) => i !== at),
    ...(proof.length > 1 ? [[...proof].reverse()] : []),
  ];
}

function flipped(bytes: Uint8Array, where: number, change: number): Uint8Array {
  return bytes.with(where % bytes.length, bytes[where % bytes.length]! ^ change);
}

function resized(bytes: Uint8Array, length: number): Uint8Array {
  const other = new Uint8Array(length);
  other.set(bytes.subarray(0, length));
  return other;
}
