import { must } from '@quorate/basics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printBlt } from '../blt.ts';
import { parseXml } from '../xml.ts';
import { type CvrConfig, type CvrFile, type CvrProvider, parseCvrConfig, readCvr } from './index.ts';

function config(provider: CvrProvider, more: object = {}): CvrConfig {
  return must(
    parseCvrConfig(
      JSON.stringify({
        outputSettings: { contestName: 'Chair' },
        cvrFileSources: [
          { filePath: 'x', provider, contestId: '7', firstVoteColumnIndex: '2', firstVoteRowIndex: '2', ...more },
        ],
        candidates: [
          { name: 'Ann', aliases: ['a1'] },
          { name: 'Bob', aliases: ['b2'] },
          { name: 'Cem', excluded: true },
        ],
        rules: { numberOfWinners: '1', maxRankingsAllowed: '3' },
      }),
    ),
  );
}

function papers(given: CvrConfig, files: { readonly [name: string]: string }): readonly string[] {
  const list: CvrFile[] = Object.entries(files).map(([name, text]) => ({
    name,
    bytes: new TextEncoder().encode(text),
  }));
  const lines = printBlt(must(readCvr(given, [list]))).split('\n');
  return lines.slice(
    lines.findIndex((line) => line.endsWith(' 0') && !line.startsWith('[')),
    lines.indexOf('0'),
  );
}

function problem(given: CvrConfig, name: string, text: string): { readonly line: number; readonly expected: string } {
  const read = readCvr(given, [[{ name, bytes: new TextEncoder().encode(text) }]]);
  if (read.ok) throw new Error('was read');
  expect(read.problem.file).toBe(name);
  return read.problem.problem;
}

const genericCsv = 'id,Ann,Bob,Write-in\n1,1,2,\n2,,1,1\n3,,,2\n';
const ess = 'id,1st,2nd,3rd,4th\n1,Ann,Bob,,Cem\n2,skip,b2|a1,over\n3,W,,\n4,Ann,Ann,\n';
const clearBallot =
  'RowNumber,Choice_1_1:7:1:Vote For 1:Ann:X,Choice_2_1:7:1:Vote For 1:Bob:X,Choice_1_2:7:2:Vote For 1:Ann:X,Choice_9_1:8:1:Vote For 1:Ann:X\n' +
  '1,1,0,0,1\n2,0,1,1,0\n3,1,1,0,0\n';
const hart =
  '\uFEFF<?xml version="1.0"?><Cvr xmlns="urn:x"><Contests><Contest><Name>Chair</Name><Id>7</Id><Options>' +
  '<Option><Id>a1</Id><Value>010</Value></Option><Option><Id>b2</Id><Value>101</Value></Option></Options></Contest>' +
  '<Contest><Id>8</Id><Options /></Contest></Contests></Cvr>';
const dominionCandidates = JSON.stringify({
  List: [
    { Id: 1, Description: 'Ann', ContestId: 7 },
    { Id: 2, Description: 'Bob', ContestId: 7 },
  ],
});
const dominion = JSON.stringify(
  {
    Sessions: [
      session({ IsCurrent: true, Contests: [marks([1, 1], [2, 2])] }),
      session({ IsCurrent: false, Contests: [marks([1, 1])] }, { Cards: [{ Contests: [marks([2, 1])] }] }),
      session({ IsCurrent: true, Contests: [{ Id: 8, Marks: [] }] }),
    ],
  },
  null,
  1,
);
const cdfJson = JSON.stringify(
  {
    CVR: [
      {
        CurrentSnapshotId: 's2',
        CVRSnapshot: [
          { '@id': 's1', CVRContest: [] },
          {
            '@id': 's2',
            CVRContest: [
              {
                ContestId: 'c7',
                CVRContestSelection: [
                  { ContestSelectionId: 'x1', SelectionPosition: [{ HasIndication: 'yes', Rank: 2 }] },
                  {
                    ContestSelectionId: 'x2',
                    SelectionPosition: [
                      { HasIndication: 'yes', Rank: 1 },
                      { HasIndication: 'no', Rank: 3 },
                    ],
                  },
                  {
                    ContestSelectionId: 'x3',
                    SelectionPosition: [{ HasIndication: 'yes', IsAllocable: 'no', Rank: 3 }],
                  },
                ],
              },
            ],
          },
        ],
      },
    ],
    Election: [
      {
        Candidate: [
          { '@id': 'k1', Name: 'Ann' },
          { '@id': 'k2', Name: 'Bob' },
        ],
        Contest: [
          {
            '@id': 'c7',
            Name: '7',
            ContestSelection: [
              { '@id': 'x1', CandidateIds: ['k1'] },
              { '@id': 'x2', CandidateIds: ['k2'] },
              { '@id': 'x3', IsWriteIn: true },
            ],
          },
        ],
      },
    ],
  },
  null,
  1,
);
const cdfXml =
  '<?xml version="1.0"?>\n<cdf:CastVoteRecordReport xmlns:cdf="x">\n<CVR><CurrentSnapshotId>s1</CurrentSnapshotId>' +
  '<CVRSnapshot ObjectId="s1"><CVRContest><ContestId>c7</ContestId>\n<CVRContestSelection><ContestSelectionId>x2</ContestSelectionId>' +
  '<Rank>1</Rank></CVRContestSelection><CVRContestSelection><ContestSelectionId>x1</ContestSelectionId><SelectionPosition>' +
  '<HasIndication>yes</HasIndication><Rank>2</Rank></SelectionPosition></CVRContestSelection></CVRContest></CVRSnapshot></CVR>\n' +
  '<Election><Candidate ObjectId="k1"><Name>Ann</Name></Candidate><Candidate ObjectId="k2"><Name>Bob</Name></Candidate>' +
  '<Contest ObjectId="c7"><Name>7</Name><ContestSelection ObjectId="x1"><CandidateIds>k1</CandidateIds></ContestSelection>' +
  '<ContestSelection ObjectId="x2"><CandidateIds>k2</CandidateIds></ContestSelection></Contest></Election>\n</cdf:CastVoteRecordReport>\n';

describe('cast vote records', () => {
  it('of generic CSV have ranks in the cells', () => {
    const given = config('genericCsv', { undeclaredWriteInLabel: 'Write-in' });
    expect(papers(given, { 'x.csv': genericCsv })).toEqual(['1 1 2 0', '1 2=4 0', '1 - 4 0']);
  });

  it('of ES&S have names in the cells, overvotes by a mark or a word, and repeated candidates stay', () => {
    const given = config('ess', {
      overvoteDelimiter: '|',
      overvoteLabel: 'over',
      skippedRankLabel: 'skip',
      undeclaredWriteInLabel: 'W',
    });
    expect(papers(given, { 'x.csv': ess })).toEqual(['1 1 2 0', '1 - 1=2 1=2=3 0', '1 4 0', '1 1 1 0']);
  });

  it('of ES&S may read blank cells as write-ins', () => {
    const given = config('ess', { treatBlankAsUndeclaredWriteIn: true });
    expect(papers(given, { 'x.csv': 'id,1st,2nd,3rd\n1,Ann\n' })).toEqual(['1 1 4 4 0']);
  });

  it('of Clear Ballot have a column for each candidate at each rank', () => {
    expect(papers(config('clearBallot'), { 'x.csv': clearBallot })).toEqual(['1 1 0', '1 2 1 0', '1 1=2 0']);
  });

  it('of Hart have a digit for each rank', () => {
    expect(papers(config('hart'), { 'a.xml': hart, 'readme.txt': 'x' })).toEqual(['1 2 1 2 0']);
  });

  it('of Dominion count the adjudicated record', () => {
    const files = { 'CandidateManifest.json': dominionCandidates, 'CvrExport.json': dominion };
    expect(papers(config('dominion'), files)).toEqual(['1 1 2 0', '1 2 0']);
  });

  it('of Dominion need no manifest when the configuration has the codes', () => {
    const coded = { 'CvrExport_1.json': dominion.replaceAll('"CandidateId": ', '"CandidateId": 10') };
    const given = must(
      parseCvrConfig(
        JSON.stringify({
          cvrFileSources: [{ filePath: 'x', provider: 'Dominion', contestId: '7' }],
          candidates: [
            { name: 'Ann', code: '101' },
            { name: 'Bob', code: '102' },
          ],
          rules: { numberOfWinners: '1' },
        }),
      ),
    );
    expect(papers(given, coded)).toEqual(['1 1 2 0', '1 2 0']);
  });

  it('are read by configurations of earlier years', () => {
    const given = must(
      parseCvrConfig(
        JSON.stringify({
          tabulatorVersion: '0.1.0',
          cvrFileSources: [{ filePath: 'x.xlsx', firstVoteColumnIndex: '2', firstVoteRowIndex: '2', provider: 'ES&S' }],
          candidates: [{ name: 'Ann', code: '' }, { name: 'Bob' }, { name: 'Cem' }],
          rules: {
            winnerElectionMode: 'standard',
            numberOfWinners: '1',
            tiebreakMode: 'usePermutationInConfig',
            overvoteRule: 'Always skip to next rank',
            overvoteLabel: 'over',
            undervoteLabel: 'skip',
            undeclaredWriteInLabel: 'W',
            maxRankingsAllowed: '3',
          },
        }),
      ),
    );
    expect(given.rules).toMatchObject({
      winnerElectionMode: 'singleWinnerMajority',
      tiebreakMode: 'useCandidateOrder',
      overvoteRule: 'alwaysSkipToNextRank',
    });
    expect(papers(given, { 'x.csv': 'id,1st,2nd,3rd\n1,Ann,Bob,\n2,skip,Bob,over\n3,W,,\n' })).toEqual([
      '1 1 2 0',
      '1 - 2 1=2=3 0',
      '1 4 0',
    ]);
  });

  it.each([
    [{ winnerElectionMode: 'standard', numberOfWinners: '3' }, 'multiWinnerAllowMultipleWinnersPerRound'],
    [
      { winnerElectionMode: 'multiSeatBottomsUp', numberOfWinners: '0', bottomsUpPercentageThreshold: '15' },
      'bottomsUpUsingPercentageThreshold',
    ],
    [{ winnerElectionMode: 'multiSeatBottomsUp', numberOfWinners: '3' }, 'bottomsUp'],
    [{ winnerElectionMode: 'multiSeatSequentialWinnerTakesAll', numberOfWinners: '3' }, 'multiPassIrv'],
    [{ winnerElectionMode: 'bottomsUp', numberOfWinners: '3' }, 'bottomsUp'],
  ])('have the mode of today for %j', (rules, mode) => {
    const text = JSON.stringify({
      cvrFileSources: [{ filePath: 'x.json' }],
      candidates: [{ name: 'Ann' }],
      rules,
    });
    const given = must(parseCvrConfig(text));
    expect(given.rules['winnerElectionMode']).toBe(mode);
    expect(given.sources[0]?.provider).toBe('cdf');
  });

  it('in the Common Data Format count the current snapshot, in JSON and in XML', () => {
    expect(papers(config('cdf'), { 'x.json': cdfJson })).toEqual(['1 2 1 0']);
    expect(papers(config('cdf'), { 'x.xml': cdfXml })).toEqual(['1 2 1 0']);
  });

  it('say on which line a name is unknown', () => {
    expect(problem(config('ess'), 'x.csv', 'id,1st\n1,Ann\n2,Zoe\n')).toMatchObject({ line: 3 });
    expect(problem(config('genericCsv'), 'x.csv', 'id,Ann,Bob\n1,1,x\n')).toMatchObject({
      line: 2,
      expected: 'a rank, or nothing',
    });
    expect(problem(config('cdf'), 'x.json', cdfJson.replace('"Ann"', '"Zoe"'))).toMatchObject({ line: 3 });
    expect(problem(config('cdf'), 'x.xml', cdfXml.replace('>Ann<', '>Zoe<'))).toMatchObject({ line: 3 });
    expect(problem(config('cdf', { contestId: '9' }), 'x.json', cdfJson)).toMatchObject({
      expected: 'the contest "9"',
    });
  });

  const whole: readonly (readonly [CvrProvider, string, string])[] = [
    ['genericCsv', 'x.csv', genericCsv.replace(',Write-in', ',Cem')],
    ['ess', 'x.csv', ess.replaceAll(/skip|over|W|b2\|/g, '')],
    ['clearBallot', 'x.csv', clearBallot],
    ['hart', 'x.xml', hart],
    ['cdf', 'x.json', cdfJson],
    ['cdf', 'x.xml', cdfXml],
  ];

  it.each(whole)('of %s (%s), damaged, are refused with a line or read, and never throw', (provider, name, text) => {
    const bytes = new TextEncoder().encode(text);
    const given = config(provider);
    let refused = 0;
    fc.assert(
      fc.property(
        fc.nat({ max: bytes.length }),
        fc.uint8Array({ minLength: 1, maxLength: 4 }),
        fc.nat({ max: 6 }),
        (at, put, cut) => {
          const damaged = new Uint8Array([...bytes.slice(0, at), ...put, ...bytes.slice(at + cut)]);
          const read = readCvr(given, [[{ name, bytes: damaged }]]);
          if (read.ok) return;
          refused++;
          expect(read.problem.problem.line).toBeGreaterThanOrEqual(1);
          expect(read.problem.problem.line).toBeLessThanOrEqual(damaged.filter((byte) => byte === 10).length + 1);
        },
      ),
      { numRuns: 300, seed: 20_261_123 },
    );
    expect(refused).toBeGreaterThanOrEqual(100);
  });
});

describe('XML', () => {
  it('gives elements, attributes, entities and CDATA', () => {
    const root = must(
      parseXml('<?xml version="1.0"?><!-- x --><a:r k="1 &lt; 2"><b>&#65;&amp;</b><![CDATA[<c>]]></a:r>'),
    );
    expect(root).toMatchObject({
      name: 'r',
      attributes: { k: '1 < 2' },
      text: '<c>',
      children: [{ name: 'b', text: 'A&' }],
    });
  });

  it.each([
    ['<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', 1, 'no document type'],
    ['<a>\n<b></a>', 2, '</b>'],
    ['<a>&bomb;</a>', 1, 'a known entity after "&"'],
    ['<a>', 1, '</a>, since line 1 opens it'],
    ['<a/><b/>', 1, 'nothing after the outermost element'],
    ['', 1, 'an XML element'],
    ['<a>'.repeat(100), 1, 'at most 64 nested elements'],
  ])('refuses %j', (text, line, expected) => {
    expect(parseXml(text)).toMatchObject({ ok: false, problem: { line, expected } });
  });
});

function session(original: object, modified?: object): object {
  return { Original: original, ...(modified ? { Modified: modified } : {}) };
}

function marks(...list: readonly (readonly [number, number])[]): object {
  const all = list.map(([candidate, rank]) => ({ CandidateId: candidate, Rank: rank, IsAmbiguous: false }));
  return { Id: 7, Marks: [...all, { CandidateId: 99, Rank: 1, IsAmbiguous: true }] };
}
