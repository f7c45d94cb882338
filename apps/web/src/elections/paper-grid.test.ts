import { describe, expect, it } from 'vitest';
import {
  differences,
  emptyLine,
  firstPlaces,
  linesOf,
  mistakesOf,
  type PaperLine,
  papersIn,
  total,
} from './paper-grid.ts';

const choices = ['ada', 'ben', 'cem'];

describe('papers that a teller enters', () => {
  it('become rankings, equal lines together, blank papers too', () => {
    const lines = [line('6', '1', '2', ''), line('2', '', '1', ''), line('3', '1', '2', ''), line('1', '', '', '')];
    const papers = papersIn(lines, choices);
    expect(papers).toContainEqual({ ranking: [['ada'], ['ben']], papers: 9 });
    expect(papers).toContainEqual({ ranking: [['ben']], papers: 2 });
    expect(papers).toContainEqual({ ranking: [], papers: 1 });
    expect(total(papers)).toBe(12);
    expect(firstPlaces(papers, choices)).toEqual([9, 2, 0]);
  });

  it('with a mistake say in which line, and beside whom', () => {
    expect(mistakesOf([line('', '1', '', '')], 3, 'unknown')).toEqual([{ what: 'papers', line: 0 }]);
    expect(mistakesOf([line('1', '1', '', ''), line('2', '1', '4', 'x')], 3, 'unknown')).toEqual([
      { what: 'mark', line: 1, candidate: 1 },
      { what: 'mark', line: 1, candidate: 2 },
    ]);
  });

  it('may have equal ranks and gaps only where the rule knows equal ranks', () => {
    const equal = [line('4', '1', '1', '2')];
    expect(mistakesOf(equal, 3, 'unknown')).toEqual([{ what: 'equal', line: 0, candidates: [0, 1] }]);
    expect(mistakesOf(equal, 3, 'known')).toEqual([]);
    expect(mistakesOf([line('4', '1', '3', '')], 3, 'unknown')).toEqual([{ what: 'gap', line: 0, missing: 2 }]);
  });

  it('leave out lines in which nothing stands', () => {
    expect(mistakesOf([emptyLine('a', 3)], 3, 'unknown')).toEqual([]);
    expect(papersIn([emptyLine('a', 3)], choices)).toEqual([]);
  });
});

describe('papers that are entered anew', () => {
  it('stand in the lines as they were entered, and are read back the same', () => {
    const papers = papersIn([line('6', '1', '1', '2'), line('2', '', '1', ''), line('1', '', '', '')], choices);
    let keys = 0;
    const lines = linesOf(papers, choices, () => String(++keys));
    expect(lines.map(({ marks }) => marks)).toContainEqual(['1', '1', '2']);
    expect(papersIn(lines, choices)).toEqual(papers);
  });
});

describe('two tellers with the same papers', () => {
  it('agree whatever the order of their lines', () => {
    const first = papersIn([line('6', '1', '2', ''), line('2', '', '1', '')], choices);
    const second = papersIn([line('2', '', '1', ''), line('4', '1', '2', ''), line('2', '1', '2', '')], choices);
    expect(differences(first, second)).toEqual([]);
  });

  it('are told each kind of paper on which they differ', () => {
    const first = papersIn([line('6', '1', '2', '')], choices);
    const second = papersIn([line('5', '1', '2', ''), line('1', '2', '1', '')], choices);
    expect(differences(first, second)).toEqual([
      { ranking: [['ada'], ['ben']], first: 6, second: 5 },
      { ranking: [['ben'], ['ada']], first: 0, second: 1 },
    ]);
  });
});

function line(papers: string, ...marks: readonly string[]): PaperLine {
  return { key: `${papers} ${marks.join()}`, papers, marks };
}
