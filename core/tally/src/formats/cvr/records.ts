/**
 * Cast vote records become ranked papers: several marks at one rank share it, a rank without a mark
 * is skipped, and a candidate may stand twice, since the counting rule says what becomes of that.
 */
import { ok } from '@quorate/basics';
import type { Candidate, RankedProfile } from '../../profile.ts';
import { sharedRank, skippedRank } from '../../profile.ts';
import { malformed, type Parsed } from '../problem.ts';
import { RankedCollector } from '../ranked-collector.ts';
import type { CvrConfig } from './config.ts';

export interface Mark {
  /** From 1. */
  readonly rank: number;
  readonly who: Marked;
}

/** A name or alias; a write-in for nobody who stands; or an overvote that the scanner has already judged. */
export type Marked = { readonly named: string } | 'undeclared' | 'overvote';

/** The group of the candidate that stands for all undeclared write-ins. */
export const undeclaredGroup = 'undeclared';
const undeclaredName = 'Undeclared Write-ins';
const mostRanks = 1000;

export class CvrRecords {
  private readonly papers = new RankedCollector();
  private readonly candidates: Candidate[];
  private readonly numbers = new Map<string, number>();
  private readonly config: CvrConfig;
  private undeclared: number | undefined;

  constructor(config: CvrConfig) {
    this.config = config;
    this.candidates = config.candidates.map(({ name, excluded }) => ({
      name,
      ...(excluded ? { withdrawn: true } : {}),
    }));
    for (const [i, { name, aliases }] of config.candidates.entries()) {
      for (const known of [name, ...aliases]) if (!this.numbers.has(known)) this.numbers.set(known, i);
    }
    if (config.sources.some(({ undeclaredWriteInLabel }) => undeclaredWriteInLabel !== '')) this.undeclaredNumber();
  }

  knows(name: string): boolean {
    return this.numbers.has(name);
  }

  /** Takes one record in. `line` is where it stands. */
  add(marks: readonly Mark[], line: number): Parsed<void> {
    const ranks = new Map<number, Set<number>>();
    let last = 0;
    for (const { rank, who } of marks) {
      const members = this.membersOf(who);
      if (members === undefined) {
        return malformed({ line }, typeof who === 'object' ? who.named : who, 'a candidate of the configuration');
      }
      if (!(rank >= 1 && rank <= mostRanks)) return malformed({ line }, `${rank}`, `a rank from 1 to ${mostRanks}`);
      const there = ranks.get(rank) ?? new Set();
      for (const member of members) there.add(member);
      ranks.set(rank, there);
      last = Math.max(last, rank);
    }
    for (let rank = 1; rank <= last; rank++) {
      const there = [...(ranks.get(rank) ?? [])].sort((a, b) => a - b);
      if (there.length === 0) this.papers.push(skippedRank);
      for (const [k, candidate] of there.entries()) this.papers.push(k === 0 ? candidate : candidate | sharedRank);
    }
    return this.papers.finish(1) ? malformed({ line }, 'this record', 'fewer records') : ok(undefined);
  }

  profile(): RankedProfile {
    const seats = Number(this.config.rules['numberOfWinners']);
    return {
      kind: 'ranked',
      title: this.config.contest,
      candidates: this.candidates,
      ...(Number.isInteger(seats) && seats > 0 ? { seats } : {}),
      papers: this.papers.result(),
    };
  }

  /** An overvote that names nobody may have meant anybody: all who stand share its rank. */
  private membersOf(who: Marked): readonly number[] | undefined {
    if (who === 'overvote') return this.config.candidates.map((_, i) => i);
    if (who === 'undeclared') return [this.undeclaredNumber()];
    const known = this.numbers.get(who.named);
    return known === undefined ? undefined : [known];
  }

  private undeclaredNumber(): number {
    if (this.undeclared === undefined) {
      this.undeclared = this.candidates.length;
      this.candidates.push({ name: undeclaredName, groups: [undeclaredGroup] });
    }
    return this.undeclared;
  }
}
