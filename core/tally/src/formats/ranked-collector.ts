/** Gathers ranked papers and merges equal ones. A cell is an entry of `RankedPapers`. */
import type { RankedPapers } from '../profile.ts';
import { PaperCollector } from './paper-collector.ts';

export class RankedCollector extends PaperCollector<Uint16Array<ArrayBuffer>> {
  constructor() {
    super(new Uint16Array(1 << 12));
  }

  /** Adds one entry to the paper that is being read. */
  push(entry: number): void {
    this.pushCell(entry);
  }

  result(): RankedPapers {
    const { cells, ...rest } = this.taken();
    return { ...rest, entries: cells };
  }

  protected allocate(length: number): Uint16Array<ArrayBuffer> {
    return new Uint16Array(length);
  }
}
