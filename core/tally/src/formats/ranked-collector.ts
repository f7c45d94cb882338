/**
 * Gathers ranked papers one by one and merges equal ones as they come.
 *
 * Entries lie in one growing array; a hash table over whole papers finds the
 * twin of a new paper, so a million papers cost one pass and no objects.
 * Papers keep the order in which they first appeared.
 */
import type { RankedPapers } from '../profile.ts';

/** Why a weight can't be taken in. */
export type WeightProblem = 'too-large' | 'zero';

const largest = Number.MAX_SAFE_INTEGER;

export class RankedCollector {
  /** Entries of the paper that is being read stand after those of the papers already taken. */
  private entries: Uint16Array<ArrayBuffer> = new Uint16Array(1 << 12);
  private used = 0;
  private start = 0;
  private offsets: Uint32Array<ArrayBuffer> = new Uint32Array(1 << 8);
  private weights: Float64Array<ArrayBuffer> = new Float64Array(1 << 8);
  private papers = 0;
  private table: Int32Array<ArrayBuffer> = new Int32Array(1 << 10).fill(-1);
  private hashes: Int32Array<ArrayBuffer> = new Int32Array(1 << 8);
  private unit = 1;
  private total = 0;

  /** Adds one entry (see `RankedPapers`) to the paper that is being read. */
  push(entry: number): void {
    if (this.used === this.entries.length) {
      const wider = new Uint16Array(this.entries.length * 2);
      wider.set(this.entries);
      this.entries = wider;
    }
    this.entries[this.used++] = entry;
  }

  /** Takes in the paper just read, `whole + decimals / 10^places` times. */
  finish(whole: number, decimals = 0, places = 0): WeightProblem | undefined {
    let scale = 10 ** places;
    if (places > 15) return this.drop('too-large');
    if (scale > this.unit) {
      const factor = scale / this.unit;
      if (this.total * factor > largest) return this.drop('too-large');
      for (let i = 0; i < this.papers; i++) this.weights[i] = (this.weights[i] ?? 0) * factor;
      this.total *= factor;
      this.unit = scale;
    }
    scale = this.unit / scale;
    const weight = whole * this.unit + decimals * scale;
    if (weight === 0) return this.drop('zero');
    if (this.total + weight > largest) return this.drop('too-large');
    this.total += weight;
    this.merge(weight);
    return undefined;
  }

  /** Forgets the paper that is being read. */
  drop<Problem>(problem: Problem): Problem {
    this.used = this.start;
    return problem;
  }

  result(): RankedPapers {
    return {
      offsets: this.offsets.slice(0, this.papers + 1),
      entries: this.entries.slice(0, this.used),
      ...inSmallestUnit(this.weights.slice(0, this.papers), this.unit),
    };
  }

  private merge(weight: number): void {
    const { entries, start, used } = this;
    let hash = used - start;
    for (let i = start; i < used; i++) hash = Math.imul(hash ^ (entries[i] ?? 0), 0x01000193);
    hash ^= hash >>> 15;
    hash = Math.imul(hash, 0x2c1b3c6d);
    hash ^= hash >>> 13;
    const mask = this.table.length - 1;
    let slot = hash & mask;
    for (;;) {
      const twin = this.table[slot] ?? -1;
      if (twin === -1) break;
      if (this.hashes[twin] === hash && this.isTwin(twin)) {
        this.weights[twin] = (this.weights[twin] ?? 0) + weight;
        this.used = start;
        return;
      }
      slot = (slot + 1) & mask;
    }
    this.table[slot] = this.papers;
    this.append(weight, hash);
  }

  private isTwin(paper: number): boolean {
    const { entries, start } = this;
    const from = this.offsets[paper] ?? 0;
    const to = this.offsets[paper + 1] ?? 0;
    if (to - from !== this.used - start) return false;
    for (let i = from, j = start; i < to; i++, j++) if (entries[i] !== entries[j]) return false;
    return true;
  }

  private append(weight: number, hash: number): void {
    if (this.papers + 2 > this.offsets.length) this.grow();
    this.weights[this.papers] = weight;
    this.hashes[this.papers] = hash;
    this.papers++;
    this.offsets[this.papers] = this.used;
    this.start = this.used;
    if (this.papers * 2 > this.table.length) this.rehash();
  }

  private grow(): void {
    const length = this.offsets.length * 2;
    const offsets = new Uint32Array(length);
    offsets.set(this.offsets);
    const weights = new Float64Array(length);
    weights.set(this.weights);
    const hashes = new Int32Array(length);
    hashes.set(this.hashes);
    this.offsets = offsets;
    this.weights = weights;
    this.hashes = hashes;
  }

  private rehash(): void {
    const table = new Int32Array(this.table.length * 4).fill(-1);
    const mask = table.length - 1;
    for (let paper = 0; paper < this.papers; paper++) {
      let slot = (this.hashes[paper] ?? 0) & mask;
      while (table[slot] !== -1) slot = (slot + 1) & mask;
      table[slot] = paper;
    }
    this.table = table;
  }
}

/** Without decimals that no weight needs, so that equal papers give equal numbers. */
export function inSmallestUnit(
  weights: Float64Array<ArrayBuffer>,
  unit: number,
): { readonly weights: Float64Array<ArrayBuffer>; readonly weightUnit: number } {
  let weightUnit = unit;
  while (weightUnit > 1 && weights.every((weight) => weight % 10 === 0)) {
    weightUnit /= 10;
    for (const [i, weight] of weights.entries()) weights[i] = weight / 10;
  }
  return { weights, weightUnit };
}
