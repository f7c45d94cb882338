/**
 * Gathers papers one by one and merges equal ones as they come.
 *
 * The cells of all papers lie in one growing array; a hash table over whole papers finds the twin of a new one, so a
 * million papers cost one pass and no objects. Papers keep the order in which they first appeared. What a cell is,
 * the collectors that build on this one know.
 */

/** Why a weight can't be taken in. */
export type WeightProblem = 'too-large' | 'zero';

const largest = Number.MAX_SAFE_INTEGER;

type Cells = Uint16Array<ArrayBuffer> | Int32Array<ArrayBuffer>;

export abstract class PaperCollector<Kind extends Cells> {
  /** Cells of the paper that is being read stand after those of the papers already taken. */
  protected cells: Kind;
  protected used = 0;
  protected start = 0;
  private offsets: Uint32Array<ArrayBuffer> = new Uint32Array(1 << 8);
  private weights: Float64Array<ArrayBuffer> = new Float64Array(1 << 8);
  private papers = 0;
  private table: Int32Array<ArrayBuffer> = new Int32Array(1 << 10).fill(-1);
  private hashes: Int32Array<ArrayBuffer> = new Int32Array(1 << 8);
  private unit = 1;
  private total = 0;

  protected constructor(cells: Kind) {
    this.cells = cells;
  }

  /** An array of the same kind, of this length. */
  protected abstract allocate(length: number): Kind;

  protected pushCell(cell: number): void {
    if (this.used === this.cells.length) {
      const wider = this.allocate(this.cells.length * 2);
      wider.set(this.cells);
      this.cells = wider;
    }
    this.cells[this.used++] = cell;
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
  private drop<Problem>(problem: Problem): Problem {
    this.used = this.start;
    return problem;
  }

  /** Where each paper's cells start, all cells, and the weights in their smallest unit. */
  protected taken(): {
    readonly offsets: Uint32Array<ArrayBuffer>;
    readonly cells: Kind;
    readonly weights: Float64Array<ArrayBuffer>;
    readonly weightUnit: number;
  } {
    return {
      offsets: this.offsets.slice(0, this.papers + 1),
      cells: this.cells.slice(0, this.used) as Kind,
      ...inSmallestUnit(this.weights.slice(0, this.papers), this.unit),
    };
  }

  private merge(weight: number): void {
    const { cells, start, used } = this;
    let hash = used - start;
    for (let i = start; i < used; i++) hash = Math.imul(hash ^ (cells[i] ?? 0), 0x01000193);
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
    const { cells, start } = this;
    const from = this.offsets[paper] ?? 0;
    const to = this.offsets[paper + 1] ?? 0;
    if (to - from !== this.used - start) return false;
    for (let i = from, j = start; i < to; i++, j++) if (cells[i] !== cells[j]) return false;
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
