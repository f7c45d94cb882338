/**
 * Our elections before the foreign tools, and theirs before ours.
 *
 * 2.0 (Debian 12) verifies the 2048-bit groups end to end. 3.0 (Debian 13) checks
 * Ed25519 ballots one by one and the rest of the archive. A foreign yes is
 * necessary, never sufficient: the checks that only we make have tests of their own.
 *
 *     voters           BELENIOS-2048                   RFC-3526-2048        Ed25519
 *     ours, 2.0 asks   1, 2, 50, 1,000                 1, 3, 4, 12          it knows none
 *     ours, 3.0 asks   3                               3                    1, 2, 3, 50, 1,000
 *     made by 2.0      1, 2, 3                         3                    it knows none
 *     made by 3.0      3, 4                            3                    1, 3, 4, 50, 1,000
 *
 * with one or two single trustees, two of three, and both at once; sums, blanks, weights, nobody voting, voting
 * twice; rankings that are mixed (not in BELENIOS-2048, which embeds nothing); lists (3.0 alone).
 */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { must } from '@quorate/basics';
import { type GroupName, type Marks, type Question, verifyArchive } from '@quorate/seal';
import { archiveFrom, makeElection, type Plan, stepsOf } from '@quorate/seal/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { foreignElection } from './belenios-foreign-election.ts';
import { ask, inFolder, type Tool, tool20, tool30, verifyEach, verifyWhole } from './belenios-tool.ts';

const approve: Question = {
  kind: 'homomorphic',
  question: 'Who?',
  answers: ['Ada', 'Bo', 'Cy'],
  blank: false,
  min: 0,
  max: 2,
};
const yesNo: Question = { kind: 'homomorphic', question: 'Yes?', answers: ['Yes'], blank: false, min: 0, max: 1 };
const orBlank: Question = {
  kind: 'homomorphic',
  question: 'Whom?',
  answers: ['Di', 'Ed'],
  blank: true,
  min: 1,
  max: 1,
};
const lists: Question = {
  kind: 'lists',
  question: 'Which list?',
  lists: [
    ['Bakers', 'Ivo', 'Jan'],
    ['Millers', 'Kim'],
  ],
};
const rank: Question = { kind: 'non-homomorphic', question: 'In which order?', answers: ['Fi', 'Gus', 'Hal'] };

const threshold = { size: 3, needed: 2 };

/** Votes that differ from voter to voter. */
function votersOf(count: number, questions: readonly Question[]): Marks[] {
  return Array.from({ length: count }, (_, v) =>
    questions.map((question) => {
      if (question === approve) return [v % 2, v % 3 === 0 ? 1 : 0, 0];
      if (question === yesNo) return [v % 3 === 0 ? 0 : 1];
      if (question === orBlank)
        return [
          [1, 0, 0],
          [0, 1, 0],
          [0, 0, 1],
        ][v % 3]!;
      if (question === lists)
        return [
          [1, 1, 0, 0, 0],
          [1, 1, 1, 0, 0],
          [0, 0, 0, 1, 1],
        ][v % 3]!;
      return [
        [1, 2, 3],
        [3, 1, 2],
        [0, 0, 0],
        [1, 1, 2],
      ][v % 4]!;
    }),
  );
}

let debian12: Tool;
let debian13: Tool;

beforeAll(() => {
  debian12 = tool20();
  debian13 = tool30();
}, 300_000);

function weKnow(archive: Uint8Array): void {
  const { checks } = must(verifyArchive(archive));
  expect(checks.filter(({ status }) => status !== 'pass')).toEqual([]);
}

describe('belenios-tool 2.0 verifies our 2048-bit elections', () => {
  it.each<[string, Plan]>([
    ['1 voter, one trustee', { group: 'BELENIOS-2048', questions: [approve], voters: votersOf(1, [approve]) }],
    [
      '2 voters, blank and weights',
      {
        group: 'BELENIOS-2048',
        questions: [approve, orBlank],
        voters: votersOf(2, [approve, orBlank]),
        weights: [3n, 2_000_000_000n],
        single: 2,
      },
    ],
    [
      '50 voters, two of three trustees',
      {
        group: 'BELENIOS-2048',
        questions: [approve],
        voters: votersOf(50, [approve]),
        threshold,
        openers: [1, 3],
      },
    ],
    [
      '1,000 voters',
      { group: 'BELENIOS-2048', questions: [yesNo], voters: votersOf(1_000, [yesNo]), single: 2, secrets: 'fast' },
    ],
    ['1 voter, a ranking', { group: 'RFC-3526-2048', questions: [rank], voters: votersOf(1, [rank]) }],
    [
      '12 voters, weights',
      {
        group: 'RFC-3526-2048',
        questions: [yesNo],
        voters: votersOf(12, [yesNo]),
        weights: Array.from({ length: 12 }, (_, v) => BigInt(v)),
        threshold,
        openers: [2, 3],
        secrets: 'fast',
      },
    ],
    [
      '4 voters, a ranking, two trustees',
      {
        group: 'RFC-3526-2048',
        questions: [approve, rank],
        voters: votersOf(4, [approve, rank]),
        single: 2,
        secrets: 'fast',
      },
    ],
    [
      '3 voters, a ranking, one trustee and two of three',
      {
        group: 'RFC-3526-2048',
        questions: [rank, orBlank],
        voters: votersOf(3, [rank, orBlank]),
        single: 1,
        threshold,
        openers: [1, 2, 4],
        secrets: 'fast',
      },
    ],
  ])(
    'with %s',
    (_, plan) => {
      const { archive, election } = makeElection(plan);
      weKnow(archive);
      expect(verifyWhole(debian12, election.uuid, archive)).toMatchObject({ yes: true });
    },
    600_000,
  );

  it('and not one with a wrong result', () => {
    const { archive, election } = makeElection({
      group: 'BELENIOS-2048',
      questions: [approve],
      voters: votersOf(2, [approve]),
    });
    const steps = stepsOf(archive);
    steps.at(-1)!.records = ['{"result":[[2,2,0]]}'];
    expect(verifyWhole(debian12, election.uuid, archiveFrom(steps)).yes).toBe(false);
  }, 600_000);
});

describe('belenios-tool 3.0 verifies our elections', () => {
  it.each<[string, Plan]>([
    ['1 voter, one trustee', { questions: [approve], voters: votersOf(1, [approve]) }],
    [
      '2 voters, weights, two trustees',
      {
        questions: [approve, orBlank],
        voters: votersOf(2, [approve, orBlank]),
        weights: [1n, 70_000n],
        single: 2,
      },
    ],
    ['2 voters, a ranking, one trustee', { questions: [rank], voters: votersOf(2, [rank]) }],
    [
      '3 voters, lists, weights, two of three trustees',
      {
        questions: [lists, approve],
        voters: votersOf(3, [lists, approve]),
        weights: [2n, 3n, 0n],
        threshold,
        openers: [1, 2],
      },
    ],
    ['3 voters, lists in BELENIOS-2048', { group: 'BELENIOS-2048', questions: [lists], voters: votersOf(3, [lists]) }],
    [
      '3 voters, a ranking in RFC-3526-2048',
      { group: 'RFC-3526-2048', questions: [rank], voters: votersOf(3, [rank]), single: 2, secrets: 'fast' },
    ],
    [
      '50 voters, everything, one trustee and two of three',
      {
        questions: [approve, orBlank, rank],
        voters: votersOf(50, [approve, orBlank, rank]),
        single: 1,
        threshold,
        openers: [1, 3, 4],
      },
    ],
  ])(
    'with %s: each ballot by itself, then the rest',
    (_, plan) => {
      const { archive, election, ballots } = makeElection(plan);
      weKnow(archive);
      const setupOnly = archiveFrom(stepsOf(archive).slice(0, 1));
      expect(verifyEach(debian13, election.uuid, setupOnly, ballots)).toEqual(ballots.map(() => true));
      expect(verifyWhole(debian13, election.uuid, archive, '--skip-ballot-check')).toMatchObject({ yes: true });
    },
    600_000,
  );

  it('with 1,000 voters and a ranking', () => {
    const questions = [orBlank, rank];
    const voters = votersOf(1_000, questions);
    const { archive, election, ballots } = makeElection({ questions, voters, single: 2, secrets: 'fast' });
    weKnow(archive);
    const setupOnly = archiveFrom(stepsOf(archive).slice(0, 1));
    const some = ballots.filter((_, i) => i % 40 === 0);
    expect(verifyEach(debian13, election.uuid, setupOnly, some)).toEqual(some.map(() => true));
    expect(verifyWhole(debian13, election.uuid, archive)).toMatchObject({ yes: true });
  }, 1_200_000);

  it('and not a ballot with an altered proof', () => {
    const { archive, election, ballots } = makeElection({ questions: [rank], voters: votersOf(1, [rank]) });
    const setupOnly = archiveFrom(stepsOf(archive).slice(0, 1));
    const altered = ballots[0]!.replace(
      /"response":"(\d)/,
      (_, digit: string) => `"response":"${(Number(digit) % 6) + 1}`,
    );
    expect(verifyEach(debian13, election.uuid, setupOnly, [altered])).toEqual([false]);
  });

  it('and a 2048-bit election of ours with two of three trustees', () => {
    const plan: Plan = {
      group: 'BELENIOS-2048',
      questions: [orBlank],
      voters: votersOf(3, [orBlank]),
      threshold,
      openers: [2, 3],
    };
    const { archive, election } = makeElection(plan);
    expect(verifyWhole(debian13, election.uuid, archive)).toMatchObject({ yes: true });
  }, 600_000);
});

describe('our verifier accepts what the tools make', () => {
  const written = {
    approve: { answers: ['A', 'B', 'C'], min: 0, max: 2, question: 'q' },
    orBlank: { answers: ['D', 'E'], blank: true, min: 1, max: 1, question: 'r' },
    rank: { type: 'NonHomomorphic', value: { answers: ['F', 'G', 'H'], question: 's' } },
    lists: {
      type: 'Lists',
      value: {
        answers: [
          ['I', 'J', 'K'],
          ['L', 'M'],
        ],
        question: 't',
      },
    },
  };
  const votes = [
    {
      voter: 0,
      marks: [
        [1, 0, 1],
        [0, 1, 0],
        [1, 2, 3],
      ],
    },
    {
      voter: 1,
      marks: [
        [0, 0, 0],
        [1, 0, 0],
        [3, 1, 2],
      ],
    },
    {
      voter: 0,
      marks: [
        [0, 1, 0],
        [0, 0, 1],
        [2, 2, 0],
      ],
    },
  ];
  const onlySums = votes.map(({ voter, marks }) => ({ voter, marks: marks.slice(0, 2) }));
  const sums = { questions: [written.approve, written.orBlank], votes: onlySums, voters: 3, mixed: false };
  const all = { questions: [written.approve, written.orBlank, written.rank], votes, voters: 3, mixed: true };

  const byLists = [
    [
      [1, 0, 1],
      [0, 0],
    ],
    [
      [1, 1, 1],
      [0, 0],
    ],
    [
      [0, 0, 0],
      [1, 1],
    ],
  ].map((marks, voter) => ({ voter, marks: [marks, [1, 0, 0]] }));
  const listed = { questions: [written.lists, written.approve], votes: byLists, voters: 4, mixed: false };
  /** `count` of `voters` vote on the first two questions. */
  const many = (count: number, voters: number): object => {
    const own = Array.from({ length: count }, (_, i) => ({ voter: i, marks: onlySums[i % onlySums.length]!.marks }));
    return { ...sums, votes: own, voters };
  };

  it.each<[GroupName, string, '2.0' | '3.0', object]>([
    ['BELENIOS-2048', 'one voter', '2.0', { ...many(1, 1), single: 1 }],
    ['BELENIOS-2048', 'two voters, of whom nobody votes', '2.0', { ...many(0, 2), single: 1 }],
    ['BELENIOS-2048', 'weights', '2.0', { ...sums, single: 1, weights: [3, 0, 90_000_000_000] }],
    ['RFC-3526-2048', 'one trustee', '2.0', { ...sums, single: 1 }],
    ['Ed25519', 'one voter', '3.0', { ...many(1, 1), single: 1 }],
    ['Ed25519', '50 voters', '3.0', { ...many(50, 50), single: 2 }],
    ['Ed25519', '1,000 voters, of whom 20 vote', '3.0', { ...many(20, 1_000), single: 1 }],
    ['Ed25519', 'weights', '3.0', { ...sums, single: 1, weights: [3, 0, 90_000_000_000] }],
    ['Ed25519', 'lists, two of three trustees', '3.0', { ...listed, single: 0, threshold }],
    ['BELENIOS-2048', 'lists and weights', '3.0', { ...listed, single: 1, weights: [2, 7, 1, 1] }],
    ['RFC-3526-2048', 'mixed', '3.0', { ...all, single: 2 }],
    ['BELENIOS-2048', 'two trustees', '2.0', { ...sums, single: 2 }],
    ['RFC-3526-2048', 'two trustees, mixed', '2.0', { ...all, single: 2 }],
    ['BELENIOS-2048', 'two of three trustees', '3.0', { ...sums, single: 0, threshold }],
    ['Ed25519', 'one trustee', '3.0', { ...sums, single: 1 }],
    ['Ed25519', 'two trustees, mixed', '3.0', { ...all, single: 2 }],
    ['Ed25519', 'one trustee and two of three, mixed', '3.0', { ...all, single: 1, threshold }],
  ])(
    '%s, %s, made by %s',
    (group, _, version, plan) => {
      const archive = foreignElection(version === '2.0' ? debian12 : debian13, { group, ...plan } as never);
      weKnow(archive);
    },
    600_000,
  );

  it.each<[string, (election: Record<string, unknown>) => string]>([
    ['printed over many lines', (election) => `${JSON.stringify(election, undefined, 2)}\n`],
    ['with members of its own', (election) => JSON.stringify({ ...election, x_hall: { seats: 12 }, language: 'en' })],
    [
      'with the type of each question',
      (election) => {
        const questions = (election['questions'] as object[]).map((value) => ({ type: 'Homomorphic', value }));
        return JSON.stringify({ ...election, questions });
      },
    ],
  ])('an election that is spelled %s', (_, spell) => {
    const respell = (text: string): string => spell(JSON.parse(text));
    weKnow(foreignElection(debian13, { group: 'Ed25519', ...sums, single: 1, respell }));
  });

  it('but not threshold trustees of the 2.0 dialect, whose certificates are bound to no ceremony', () => {
    const plan = { group: 'BELENIOS-2048' as const, ...sums, single: 0, threshold };
    const { summary } = must(verifyArchive(foreignElection(debian12, plan)));
    expect(summary.failed).toBe('trustees.context');
  }, 600_000);
});

describe('a credential of ours', () => {
  it.each<GroupName>(['Ed25519', 'BELENIOS-2048'])(
    'seals a ballot with the foreign tool, %s',
    (group) => {
      const questions = [approve, orBlank];
      const { archive, election, credentials } = makeElection({ group, questions, voters: [undefined, undefined] });
      const [setup, ...rest] = stepsOf(archive);
      const ballot = inFolder((folder) => {
        writeFileSync(join(folder, `${election.uuid}.bel`), archiveFrom([setup!]));
        writeFileSync(join(folder, 'credential'), JSON.stringify(credentials[1]));
        writeFileSync(join(folder, 'choice'), '[[1,0,0],[0,0,1]]');
        const args = ['election', 'generate-ballot', '--privcred', 'credential', '--choice', 'choice'];
        const said = ask(debian13, folder, args);
        if (said.yes) return said.out.trim();
        writeFileSync(join(folder, 'credential'), credentials[1]!);
        return ask(debian13, folder, args).out.trim();
      });
      expect(rest).not.toEqual([]);
      const open = archiveFrom([setup!, { type: 'Ballot', records: [ballot] }]);
      const { summary } = must(verifyArchive(open));
      expect(summary).toMatchObject({ ok: true, ballots: 1, phase: 'Ballot' });
    },
    60_000,
  );
});
