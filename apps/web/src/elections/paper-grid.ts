/**
 * Papers as tellers enter them: a line for each kind of paper, with how many
 * there are and the number that stands beside each candidate.
 */
import type { Ranking } from './ranking.ts';

export interface PaperLine {
  readonly key: string;
  /** As typed; a line without a number of papers is not entered. */
  readonly papers: string;
  /** As typed, by candidate. Empty: no mark. */
  readonly marks: readonly string[];
}

export interface PaperCount {
  readonly ranking: Ranking;
  readonly papers: number;
}

export type PaperMistake =
  | { readonly what: 'papers'; readonly line: number }
  | { readonly what: 'mark'; readonly line: number; readonly candidate: number }
  | { readonly what: 'equal'; readonly line: number; readonly candidates: readonly number[] }
  | { readonly what: 'gap'; readonly line: number; readonly missing: number };

export function emptyLine(key: string, candidates: number): PaperLine {
  return { key, papers: '', marks: Array.from({ length: candidates }, () => '') };
}

function isEmpty({ papers, marks }: PaperLine): boolean {
  return papers.trim() === '' && marks.every((mark) => mark.trim() === '');
}

/** What can't be entered, with its place. A gap is no mistake for the rule, but nearly always one of the hand. */
export function mistakesOf(
  lines: readonly PaperLine[],
  candidates: number,
  shared: 'known' | 'unknown',
): readonly PaperMistake[] {
  return lines.flatMap((line, i) => (isEmpty(line) ? [] : mistakesInLine(line, i, candidates, shared)));
}

function mistakesInLine(
  { papers, marks }: PaperLine,
  line: number,
  candidates: number,
  shared: 'known' | 'unknown',
): readonly PaperMistake[] {
  const wrongCount: readonly PaperMistake[] = /^[1-9]\d{0,6}$/.test(papers.trim()) ? [] : [{ what: 'papers', line }];
  const ranks = marks.map((mark) => rankOf(mark, candidates));
  const wrongMarks = ranks.flatMap((rank, candidate): readonly PaperMistake[] =>
    rank === undefined ? [{ what: 'mark', line, candidate }] : [],
  );
  if (wrongMarks.length > 0) return [...wrongCount, ...wrongMarks];
  const used = [...new Set(ranks.filter((rank): rank is number => rank !== undefined && rank > 0))].sort(
    (a, b) => a - b,
  );
  const equal = used.flatMap((rank): readonly PaperMistake[] => {
    const level = ranks.flatMap((other, c) => (other === rank ? [c] : []));
    return shared === 'unknown' && level.length > 1 ? [{ what: 'equal', line, candidates: level }] : [];
  });
  const missing = used.findIndex((rank, i) => rank !== i + 1);
  const gap: readonly PaperMistake[] =
    missing < 0 || shared === 'known' ? [] : [{ what: 'gap', line, missing: missing + 1 }];
  return [...wrongCount, ...equal, ...gap];
}

/** 0 for no mark; `undefined` for what is no rank. */
function rankOf(mark: string, candidates: number): number | undefined {
  const typed = mark.trim();
  if (typed === '' || typed === '0') return 0;
  if (!/^\d{1,5}$/.test(typed)) return undefined;
  return Number(typed) <= candidates ? Number(typed) : undefined;
}

/** The lines without mistakes, those with the same marks together. */
export function papersIn(lines: readonly PaperLine[], choices: readonly string[]): readonly PaperCount[] {
  const found = lines.flatMap((line): readonly PaperCount[] => {
    const papers = Number(line.papers);
    if (!Number.isInteger(papers) || papers < 1) return [];
    const ranks = line.marks.map((mark) => rankOf(mark, choices.length) ?? 0);
    const used = [...new Set(ranks)].filter((rank) => rank > 0).sort((a, b) => a - b);
    return [{ ranking: used.map((rank) => choices.filter((_, c) => ranks[c] === rank)), papers }];
  });
  return merged(found);
}

/** Papers as lines that can be typed over: what {@link papersIn} reads back. */
export function linesOf(
  papers: readonly PaperCount[],
  choices: readonly string[],
  freshKey: () => string,
): readonly PaperLine[] {
  return papers.map(({ ranking, papers: many }) => ({
    key: freshKey(),
    papers: String(many),
    marks: choices.map((choice) => {
      const rank = ranking.findIndex((group) => group.includes(choice));
      return rank < 0 ? '' : String(rank + 1);
    }),
  }));
}

/** Equal papers as one, in an order that does not depend on who entered them. */
function merged(papers: readonly PaperCount[]): readonly PaperCount[] {
  const kinds = new Map<string, PaperCount>();
  for (const { ranking, papers: more } of papers) {
    const tidy = ranking.map((group) => [...group].sort());
    const key = JSON.stringify(tidy);
    kinds.set(key, { ranking: tidy, papers: (kinds.get(key)?.papers ?? 0) + more });
  }
  return [...kinds].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, paper]) => paper);
}

export interface Difference {
  readonly ranking: Ranking;
  readonly first: number;
  readonly second: number;
}

/** Where two tellers' entries of one batch differ. */
export function differences(first: readonly PaperCount[], second: readonly PaperCount[]): readonly Difference[] {
  const kinds = new Map<string, Difference>();
  for (const { ranking, papers } of merged(first)) {
    kinds.set(JSON.stringify(ranking), { ranking, first: papers, second: 0 });
  }
  for (const { ranking, papers } of merged(second)) {
    const key = JSON.stringify(ranking);
    kinds.set(key, { ranking, first: kinds.get(key)?.first ?? 0, second: papers });
  }
  return [...kinds.values()].filter((one) => one.first !== one.second);
}

export function total(papers: readonly PaperCount[]): number {
  return papers.reduce((sum, one) => sum + one.papers, 0);
}

/** How many papers put each candidate first, alone or with others. */
export function firstPlaces(papers: readonly PaperCount[], choices: readonly string[]): readonly number[] {
  return choices.map((choice) => total(papers.filter(({ ranking }) => ranking[0]?.includes(choice))));
}
