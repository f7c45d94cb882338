/**
 * The paths that papers take through elected candidates to the first hopeful one.
 *
 *     root ─ A (elected) ─ B (elected) ─ C (hopeful: keeps what arrives)
 *          └ C (hopeful)
 *
 * Under Meek a paper passes through every elected candidate it names before it stays
 * with a hopeful one, and excluded candidates are as if they had never stood. All papers
 * with one path are treated alike to the last digit, so a million papers become a few
 * hundred paths, and an iteration costs what the paths cost. Papers only move when
 * somebody is elected (their paths grow) or excluded (their paths end elsewhere).
 */
import { noteTransfer } from '../engine/stages.ts';
import { elected, sortPapers, type Table } from '../engine/table.ts';

export interface Paths {
  /** The step before; 0 is the root. A step always stands after the one it hangs on. */
  readonly parent: number[];
  readonly candidate: number[];
  /** Papers that come this far, in units of weight; 0 for a step no longer used. */
  readonly weight: number[];
  /** The papers that end here, for steps at a hopeful candidate. */
  readonly resting: Int32Array[][];
  readonly next: Map<number, number>;
  /** Steps at which papers rest with each candidate. */
  readonly ends: number[][];
}

export function layPaths<V>(table: Table<V>): Paths {
  const n = table.names.length;
  const paths: Paths = {
    parent: [0],
    candidate: [-1],
    weight: [0],
    resting: [[]],
    next: new Map(),
    ends: Array.from({ length: n }, () => []),
  };
  const all = Int32Array.from({ length: table.papers.count }, (_, i) => i);
  table.position.set(table.papers.offsets.subarray(0, table.papers.count));
  place(table, paths, [all], 0, 'from-here');
  paths.weight[0] = paths.weight.reduce((a, b) => a + b, 0);
  return paths;
}

/** Papers of someone just elected pass on to whom they name next, under the step they came to. */
export function passOn<V>(table: Table<V>, paths: Paths, c: number): void {
  for (const step of takeEnds(paths, c)) {
    const chunks = paths.resting[step] ?? [];
    paths.resting[step] = [];
    place(table, paths, chunks, step);
  }
}

/** Papers of someone just excluded go where they would have gone without that name. */
export function passOver<V>(table: Table<V>, paths: Paths, c: number, passed: readonly V[]): void {
  for (const step of takeEnds(paths, c)) {
    const before = paths.parent[step] ?? 0;
    const chunks = paths.resting[step] ?? [];
    paths.resting[step] = [];
    paths.weight[step] = 0;
    paths.next.delete(before * 65536 + c);
    const worth = passed[before];
    place(table, paths, chunks, before, 'after', worth === undefined ? undefined : { from: c, worth });
  }
}

function takeEnds(paths: Paths, c: number): number[] {
  const steps = paths.ends[c] ?? [];
  paths.ends[c] = [];
  return steps;
}

function place<V>(
  table: Table<V>,
  paths: Paths,
  chunks: readonly Int32Array[],
  under: number,
  start: 'from-here' | 'after' = 'after',
  leaving?: { readonly from: number; readonly worth: V },
): void {
  for (const { to, papers, weight } of sortPapers(table, chunks, start)) {
    if (leaving) {
      const amount = table.arithmetic.times(leaving.worth, weight);
      noteTransfer(table, leaving.from, to, weight, amount, leaving.worth);
    }
    if (to === null) continue;
    const step = stepTo(paths, under, to);
    paths.weight[step] = (paths.weight[step] ?? 0) + weight;
    if (table.status[to] === elected) place(table, paths, [papers], step);
    else {
      const resting = paths.resting[step] ?? [];
      if (resting.length === 0) paths.ends[to]?.push(step);
      resting.push(papers);
    }
  }
}

function stepTo(paths: Paths, under: number, c: number): number {
  const key = under * 65536 + c;
  const known = paths.next.get(key);
  if (known !== undefined) return known;
  const step = paths.parent.length;
  paths.parent.push(under);
  paths.candidate.push(c);
  paths.weight.push(0);
  paths.resting.push([]);
  paths.next.set(key, step);
  return step;
}
