import { must } from '@quorate/basics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { count } from '../count.ts';
import { parseBlt } from '../formats/blt.ts';
import { parseXml } from '../formats/xml.ts';
import { rules } from '../rules/index.ts';
import type { Stage, Transcript } from '../transcript.ts';
import {
  printCsvTable,
  printHtmlPage,
  printHtmlTable,
  printStory,
  printSvg,
  printTextTable,
  story,
  transcriptTable,
} from './index.ts';
import { hasWords } from './reason-words.ts';

describe('the story of a count', () => {
  it('tells each stage with its reason', () => {
    expect(story(small)[2]).toBe(
      'Stage 2: Cem is excluded, because nobody has fewer votes (r.50(1)). Bob and Cem are equal; the choice falls on Cem, ' +
        'because stage 1 tells them apart. From Cem go 1 to Ann and 1 to nobody, for want of a further preference. ' +
        'Now: Ann 5, Bob 3; exhausted 1. Ann is elected (the quota is 5).',
    );
  });

  it('never hides a reason it has no words for', () => {
    const stages = small.stages.map((stage) => ({
      ...stage,
      because: { article: 'x.9', key: 'phase-of-the-moon', data: { candidates: ['1'], phase: 'full' } },
    }));
    expect(story({ ...small, stages })[1]).toContain('because phase of the moon: candidates Bob, phase full (x.9).');
  });

  it('has words for every reason that rules give', () => {
    const profile = must(parseBlt('4 2\n5 1 2 0\n4 2 3 0\n4 3 4 0\n3 4 0\n0\n"A"\n"B"\n"C"\n"D"\n"T"\n'));
    for (const { id } of rules.filter(({ takes }) => takes.includes('ranked'))) {
      const transcript = count(id, profile, { lot: { seed: 'words' } });
      if (!transcript.ok) continue;
      const { stages, ties, notes } = transcript.value;
      const reasons = [...stages.flatMap(({ because, decisions = [] }) => [because, ...decisions]), ...notes];
      for (const { key } of [...reasons, ...ties.map(({ because }) => because)])
        expect(hasWords(key), `${id}: ${key}`).toBe(true);
    }
  });

  it('of a motion says that it is carried or lost, and elects nobody', () => {
    const told = (yes: string): readonly string[] =>
      story(must(count('majority', { kind: 'question', title: 'Adopt?', yes, no: '4', abstentions: '2' })));
    expect(told('10')).toEqual([
      'Adopt? A question of yes or no, counted by the rule majority. 16 papers, all of them valid. More than 7 must say yes.',
      'Stage 1: the votes are counted, because yes has the share that was asked for (majority). Now: yes 10, no 4, abstention 2.',
      'Carried.',
    ]);
    expect(told('3').at(-1)).toBe('Lost.');
  });

  it('says when a tie is left', () => {
    const ties = small.ties.map((tie) => ({ ...tie, brokenBy: 'unbroken' as const }));
    expect(story({ ...small, ties }).at(-1)).toContain('A tie is left that only a lot can break.');
  });
});

describe('the table of a count', () => {
  it('has a row for each candidate and for what is not with any', () => {
    expect(transcriptTable(small).rows.map(({ cells }) => cells[0])).toEqual([
      'Ann',
      'Bob',
      'Cem',
      'Exhausted',
      'Quota',
    ]);
  });

  it('lines up as text', () => {
    expect(printTextTable(small)).toBe(
      'Branch (stv-scottish-2007)\n\n' +
        '               1 first  2 exclude\n' +
        'Candidate  preferences        Cem  Outcome\n' +
        '---------  -----------  ---------  ---------\n' +
        'Ann                  4          5  elected 1\n' +
        'Bob                  3          3\n' +
        'Cem                  2          0  excluded\n' +
        'Exhausted            0          1\n' +
        'Quota                5          5\n',
    );
  });

  it('stays within 120 characters, however many stages and however long the names', () => {
    const [begin = first] = small.stages;
    const long: Transcript = {
      ...small,
      candidates: small.candidates.map(({ name }) => ({ name: `${name} ${'of the Northern District '.repeat(9)}` })),
      stages: Array.from({ length: 40 }, (_, i) => ({ ...begin, on: [i % 3], votes: ['4.12345', '3', '2'] })),
    };
    const text = printTextTable(long);
    expect(
      Math.max(
        ...text
          .split('\n')
          .slice(1)
          .map((line) => line.length),
      ),
    ).toBeLessThanOrEqual(120);
    expect(text.match(/elected 1/g)).toHaveLength(1);
    expect(text.match(/4\.12345/g)).toHaveLength(40);
  });

  it('comes as a page of its own', () => {
    const page = printHtmlPage(small);
    expect(page).toContain('<title>Branch (stv-scottish-2007)</title>');
    expect(page).toContain(printHtmlTable(small));
  });

  it('quotes what CSV must quote', () => {
    const named = { ...small, candidates: [{ name: 'Adams, Ann' }, { name: 'Bob' }, { name: 'Cem' }] };
    expect(printCsvTable(named)).toContain('"Adams, Ann",4,5,elected 1\n');
  });
});

describe('the drawing of a count', () => {
  it('names who gave how much to whom', () => {
    const drawing = printSvg(small);
    expect(drawing).toContain('<title>Cem to Ann: 1</title>');
    expect(drawing).toContain('Stage 2: Cem gives 1 to Ann and Cem gives 1 to nobody.');
  });

  it('is well-formed, as is the HTML table, whatever stands in the transcript', () => {
    fc.assert(
      fc.property(anyTranscript, (transcript) => {
        expect(parseXml(printSvg(transcript))).toMatchObject({ ok: true, value: { name: 'svg' } });
        expect(parseXml(printHtmlTable(transcript))).toMatchObject({ ok: true, value: { name: 'table' } });
        expect(printStory(transcript).length).toBeGreaterThan(0);
      }),
    );
  });

  it('that stands alone has a size of its own, and long titles are wrapped, not cut', () => {
    const drawing = printSvg({ ...small, title: 'The committee of the district '.repeat(6).trim() }, 'fixed');
    expect(drawing).toMatch(/ width="720" height="\d+/);
    expect(drawing.match(/font-size="14"/g)).toHaveLength(5);
    expect(drawing).not.toContain('…');
  });

  it('does not show in which order candidates stood in the file', () => {
    const swapped = reorder(small, [2, 0, 1]);
    expect(printSvg(swapped)).toBe(printSvg(small));
  });
});

const first: Stage = {
  action: 'first-preferences',
  on: [],
  because: { article: 'r.45', key: 'first-preferences' },
  votes: ['4', '3', '2'],
  transfers: [],
  exhausted: '0',
  lostToRounding: '0',
  quota: '5',
  elected: [],
  excluded: [],
};

const small: Transcript = {
  format: 'quorate.transcript/1',
  rule: 'stv-scottish-2007',
  options: {},
  title: 'Branch',
  seats: 1,
  candidates: [{ name: 'Ann' }, { name: 'Bob' }, { name: 'Cem' }],
  ballots: { papers: '9', valid: '9', invalid: '0' },
  quota: '5',
  stages: [
    first,
    {
      ...first,
      action: 'exclude',
      on: [2],
      because: { article: 'r.50(1)', key: 'fewest-votes' },
      votes: ['5', '3', '0'],
      transfers: [
        { from: 2, to: 0, papers: '1', votes: '1', value: '1' },
        { from: 2, to: null, papers: '1', votes: '1', value: '1' },
      ],
      exhausted: '1',
      elected: [0],
      excluded: [2],
    },
  ],
  ties: [
    {
      stage: 1,
      between: [1, 2],
      for: 'exclude',
      brokenBy: 'earlier-stage',
      byStage: 0,
      chosen: [2],
      because: { article: 'r.51', key: 'earlier-stage' },
    },
  ],
  elected: [0],
  notes: [],
};

function reorder(transcript: Transcript, to: readonly number[]): Transcript {
  const move = (candidate: number): number => to[candidate] ?? candidate;
  const placed = <T>(items: readonly T[]): T[] => {
    const result: T[] = [];
    for (const [i, item] of items.entries()) result[move(i)] = item;
    return result;
  };
  return {
    ...transcript,
    candidates: placed(transcript.candidates),
    elected: transcript.elected.map(move),
    stages: transcript.stages.map((stage) => ({
      ...stage,
      on: stage.on.map(move),
      votes: placed(stage.votes),
      elected: stage.elected.map(move),
      excluded: stage.excluded.map(move),
      transfers: stage.transfers.map((t) => ({ ...t, from: move(t.from), to: t.to === null ? null : move(t.to) })),
    })),
  };
}

const anyNumber = fc.oneof(fc.nat().map(String), fc.constantFrom('0', '12.00500', '10/3', '', '-1', 'x'));
const anyPlace = fc.nat({ max: 4 });

const anyStage: fc.Arbitrary<Stage> = fc.record({
  action: fc.constantFrom('first-preferences', 'surplus', 'exclude', 'odd <step>'),
  on: fc.array(anyPlace, { maxLength: 2 }),
  because: fc.record({ article: fc.string(), key: fc.constantFrom('fewest-votes', 'lists', 'toString', '<&>') }),
  votes: fc.array(anyNumber, { maxLength: 5 }),
  transfers: fc.array(fc.record({ from: anyPlace, to: fc.option(anyPlace), papers: anyNumber, votes: anyNumber }), {
    maxLength: 4,
  }),
  exhausted: anyNumber,
  lostToRounding: anyNumber,
  quota: fc.option(anyNumber),
  elected: fc.array(anyPlace, { maxLength: 2 }),
  excluded: fc.array(anyPlace, { maxLength: 2 }),
});

const anyTranscript: fc.Arbitrary<Transcript> = fc
  .record({
    title: fc.string({ unit: 'binary' }),
    names: fc.array(fc.string({ unit: 'binary' }), { minLength: 5, maxLength: 5 }),
    stages: fc.array(anyStage, { maxLength: 5 }),
    elected: fc.array(anyPlace, { maxLength: 3 }),
  })
  .map(({ title, names, stages, elected }) => ({
    ...small,
    title,
    candidates: names.map((name) => ({ name })),
    stages,
    elected,
  }));
