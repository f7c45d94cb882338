/**
 * Wrong input, of every format and a hundred times each: damaged by a seeded hand, it is answered with exit code 2, the
 * file and the line. Damage that leaves a sound file (another digit, a shorter name) is passed over.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { formats, type Profile, parseBlt } from '@quorate/tally';
import { damage, dice } from '@quorate/tally/testing';
import { strToU8, zipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { command } from './count.ts';

const place = mkdtempSync(join(tmpdir(), 'quorate-damage-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));

/** A sound file, and how it is counted. `beside` are files that stay whole. */
interface Sample {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly rule: string;
  readonly more: readonly string[];
  readonly beside?: { readonly [name: string]: string };
}

describe('a damaged file', () => {
  it.each(samples())(
    '$name: a hundred of them are refused, each with the line',
    { timeout: 120_000 },
    async (sample) => {
      const path = join(place, sample.name);
      mkdirSync(dirname(path), { recursive: true });
      for (const [name, text] of Object.entries(sample.beside ?? {})) {
        mkdirSync(dirname(join(place, name)), { recursive: true });
        writeFileSync(join(place, name), text);
      }
      const args = sample.more.map((arg) => arg.replace('PLACE', place));
      const target =
        args.includes('--config') || !sample.beside ? path : join(place, Object.keys(sample.beside)[0] ?? '');
      writeFileSync(path, sample.bytes);
      expect(await run([target, '--rule', sample.rule, ...args])).toMatchObject({ exit: 0, err: '' });
      const roll = dice(20_261_127);
      let refused = 0;
      for (let tries = 0; refused < 100 && tries < 5000; tries++) {
        writeFileSync(path, damage(sample.bytes, roll));
        const { exit, err } = await run([target, '--rule', sample.rule, ...args]);
        expect([0, 1, 2]).toContain(exit);
        if (exit !== 2) continue;
        // A contest without papers, or a seat too many, is a sound file that asks too much.
        if (!/: expected /.test(err)) continue;
        refused++;
        expect(err).toMatch(/^quorate count: [^\n]+:[1-9]\d*(:[1-9]\d*)?: expected [^\n]+; found [^\n]+\.\n$/);
      }
      expect(refused).toBe(100);
    },
  );
});

function samples(): readonly Sample[] {
  return [
    ...['blt', 'abif', 'csv', 'debian-tally', 'json', 'case-json'].map((id) => text(id, ranked())),
    ...(['soc', 'soi', 'toc', 'toi'] as const).map((type) => ({ ...text('preflib', orders(type)), name: `x.${type}` })),
    { ...text('preflib', graded()), name: 'x.cat', rule: 'majority-judgment', more: ['--format', 'preflib'] },
    { ...text('csv-scores', graded()), rule: 'majority-judgment' },
    { ...text('pabulib', budget()), rule: 'pb-greedy' },
    ...records(),
  ];
}

function text(id: string, profile: Profile): Sample {
  const printed = formats.find((format) => format.id === id)?.print(profile) ?? '';
  return { name: `x.${id}`, bytes: strToU8(printed), rule: 'plurality', more: ['--format', id, '--seats', '1'] };
}

function ranked(): Profile {
  const papers = ['3 1 2 3 0', '2 4 1 0', '1 2=3 1 0', '5 3 0', '2 5 4 3 2 1 0', '1 2 1 5 0', '4 1=5 2 0'];
  return profileOf(`5 2\n${papers.join('\n')}\n0\n"Ann Adams"\n"Bob"\n"Cem Çelik"\n"Dee"\n"Eve"\n"The branch"\n`);
}

function orders(type: 'soc' | 'soi' | 'toc' | 'toi'): Profile {
  const papers = {
    soc: ['3 1 2 3 0', '2 3 2 1 0', '1 2 1 3 0'],
    soi: ['3 1 2 0', '2 3 0', '1 2 1 3 0'],
    toc: ['3 1=2 3 0', '2 3 2 1 0', '1 2=1=3 0'],
    toi: ['3 1=2 0', '2 3 0', '1 2 1=3 0'],
  }[type];
  return profileOf(`3 0\n${papers.join('\n')}\n0\n"Ann"\n"Bob"\n"Cem"\n"T"\n`);
}

function profileOf(blt: string): Profile {
  const parsed = parseBlt(blt);
  if (!parsed.ok) throw new Error('the sample is well formed');
  return parsed.value;
}

function graded(): Profile {
  const scores = 'grades,Reject,Poor,Good\nweight,Ann,Bob,Cem\n3,Good,Poor,\n2,Reject,Good,Good\n7,,Poor,Reject\n';
  const parsed = formats.find(({ id }) => id === 'csv-scores')?.parse(scores);
  if (!parsed?.ok) throw new Error('the sample is well formed');
  return parsed.value.profile;
}

function budget(): Profile {
  const projects = '7;20000;sport\n8;12000;culture\n9;3500.50;sport\n';
  const votes = ['7,9', '8', '7,8,9', '9', '8,7'].map((vote, i) => `${i + 1};${vote}\n`).join('');
  const meta = 'META\nkey;value\ndescription;Our park\nnum_projects;3\nnum_votes;5\nbudget;30000\nvote_type;approval\n';
  const parsed = formats
    .find(({ id }) => id === 'pabulib')
    ?.parse(`${meta}PROJECTS\nproject_id;cost;category\n${projects}VOTES\nvoter_id;vote\n${votes}`);
  if (!parsed?.ok) throw new Error('the sample is well formed');
  return parsed.value.profile;
}

/** Cast vote records of every provider, and the configuration itself. */
function records(): readonly Sample[] {
  const ess = 'id,1st,2nd,3rd\n1,Ann,Bob,\n2,skip,Bob,Ann\n3,Ann|Bob,Cem,\n4,W,over,Ann\n5,Cem,Bob,Ann\n6,Bob,,\n';
  const generic = 'id,Ann,Bob,Cem\n1,1,2,3\n2,2,1,\n3,,1,2\n4,1,,2\n5,3,2,1\n6,1,1,2\n';
  const clear = ['Ann', 'Bob', 'Cem'].flatMap((name, i) =>
    [1, 2].map((rank) => `Choice_${i}_${rank}:7:${rank}:Vote For 1:${name}:X`),
  );
  const clearBallot = `RowNumber,${clear.join(',')}\n1,1,0,0,1,0,0\n2,0,1,1,0,0,0\n3,0,0,0,1,1,0\n4,1,0,0,0,0,1\n`;
  const option = (name: string, value: string): string => `<Option><Id>${name}</Id><Value>${value}</Value></Option>\n`;
  const hart =
    '<?xml version="1.0"?>\n<Cvr xmlns="urn:x">\n<Contests>\n<Contest>\n<Name>Chair</Name>\n<Id>7</Id>\n<Options>\n' +
    `${option('Ann', '100')}${option('Bob', '010')}${option('Cem', '001')}</Options>\n</Contest>\n</Contests>\n</Cvr>\n`;
  const candidates = {
    List: ['Ann', 'Bob', 'Cem'].map((Description, i) => ({ Id: i + 1, Description, ContestId: 7 })),
  };
  const marks = (...ids: number[]): object[] =>
    ids.map((CandidateId, i) => ({ CandidateId, Rank: i + 1, IsAmbiguous: false }));
  const sessions = [marks(1, 2), marks(3), marks(2, 3, 1)].map((Marks, i) => ({
    RecordId: i,
    Original: { IsCurrent: true, Cards: [{ Contests: [{ Id: 7, Marks }] }] },
  }));
  const dominion = JSON.stringify({ Version: '5', Sessions: sessions }, null, 1);
  const sheet = ess
    .trim()
    .split('\n')
    .map((row, r) => {
      const cells = row.split(',').map((cell, c) => {
        const address = `${'ABCD'[c]}${r + 1}`;
        return cell === '' ? '' : `<c r="${address}" t="inlineStr"><is><t>${cell}</t></is></c>`;
      });
      return `<row r="${r + 1}">${cells.join('')}</row>\n`;
    })
    .join('');
  const worksheet = `<worksheet>\n<sheetData>\n${sheet}</sheetData>\n</worksheet>\n`;
  const labels = {
    overvoteDelimiter: '|',
    overvoteLabel: 'over',
    skippedRankLabel: 'skip',
    undeclaredWriteInLabel: 'W',
  };
  const config = (provider: string, filePath: string, more: object = {}): string =>
    JSON.stringify(
      {
        outputSettings: { contestName: 'Chair' },
        cvrFileSources: [
          { filePath, provider, contestId: '7', firstVoteColumnIndex: '2', firstVoteRowIndex: '2', ...more },
        ],
        candidates: ['Ann', 'Bob', 'Cem'].map((name) => ({ name })),
        rules: { numberOfWinners: '1', maxRankingsAllowed: '3' },
      },
      null,
      1,
    );
  const table = (name: string, bytes: Uint8Array, provider: string, more: object = {}): Sample => ({
    name,
    bytes,
    rule: 'rcv-us',
    more: ['--config', `PLACE/${name}.config.json`],
    beside: { [`${name}.config.json`]: config(provider, name, more) },
  });
  const workbook = zipSync({ 'xl/worksheets/sheet1.xml': strToU8(worksheet) }, { level: 0 });
  return [
    table('generic.csv', strToU8(generic), 'genericCsv'),
    table('ess.csv', strToU8(ess), 'ess', labels),
    table('ess.xlsx', workbook, 'ess', labels),
    table('packed.xlsx', zipSync({ 'xl/worksheets/sheet1.xml': strToU8(worksheet) }), 'ess', labels),
    table('clear.csv', strToU8(clearBallot), 'clearBallot'),
    table('cdf.json', strToU8(JSON.stringify(cdf(), null, 1)), 'cdf'),
    table('unisyn.xml', strToU8(xmlOf('CastVoteRecordReport', cdf())), 'cdf'),
    {
      name: 'hart/sheet-1.xml',
      bytes: strToU8(hart),
      rule: 'rcv-us',
      more: [],
      beside: { 'hart.config.json': config('hart', 'hart'), 'hart/sheet-2.xml': hart },
    },
    {
      name: 'dominion/CvrExport.json',
      bytes: strToU8(dominion),
      rule: 'rcv-us',
      more: [],
      beside: {
        'dominion.config.json': config('dominion', 'dominion'),
        'dominion/CandidateManifest.json': JSON.stringify(candidates),
      },
    },
    {
      name: 'dominion-2/CandidateManifest.json',
      bytes: strToU8(JSON.stringify(candidates, null, 1)),
      rule: 'rcv-us',
      more: [],
      beside: { 'dominion-2.config.json': config('dominion', 'dominion-2'), 'dominion-2/CvrExport.json': dominion },
    },
    {
      name: 'records.config.json',
      bytes: strToU8(config('ess', 'records.csv', labels)),
      rule: 'rcv-us',
      more: ['--config', 'PLACE/records.config.json', '--format', 'cvr'],
      beside: { 'records.csv': ess },
    },
  ];
}

/** A report of the Common Data Format, version 1. */
function cdf(): { readonly [key: string]: unknown } {
  const cvr = (id: string, ...names: string[]): object => ({
    '@type': 'CVR.CVR',
    CurrentSnapshotId: id,
    CVRSnapshot: [
      {
        '@id': id,
        '@type': 'CVR.CVRSnapshot',
        CVRContest: [
          {
            ContestId: 'c7',
            CVRContestSelection: names.map((name, i) => ({
              ContestSelectionId: `s${name}`,
              SelectionPosition: [{ HasIndication: 'yes', NumberVotes: 1, Rank: i + 1 }],
            })),
          },
        ],
      },
    ],
  });
  const names = ['Ann', 'Bob', 'Cem'];
  return {
    '@type': 'CVR.CastVoteRecordReport',
    CVR: [cvr('r1', 'Ann', 'Bob'), cvr('r2', 'Cem'), cvr('r3', 'Bob', 'Cem', 'Ann')],
    Election: [
      {
        '@id': 'e',
        Candidate: names.map((Name) => ({ '@id': `k${Name}`, Name })),
        Contest: [
          { '@id': 'c7', Name: '7', ContestSelection: names.map((n) => ({ '@id': `s${n}`, CandidateIds: [`k${n}`] })) },
        ],
      },
    ],
  };
}

/** The same as elements: ids become attributes. */
function xmlOf(name: string, value: unknown): string {
  if (Array.isArray(value)) return value.map((item) => xmlOf(name, item)).join('');
  if (typeof value !== 'object' || value === null) return `<${name}>${String(value)}</${name}>\n`;
  const fields = Object.entries(value);
  const id = fields.find(([key]) => key === '@id')?.[1];
  const inner = fields.filter(([key]) => !key.startsWith('@')).map(([key, item]) => xmlOf(key, item));
  return `<${name}${id === undefined ? '' : ` ObjectId="${String(id)}"`}>\n${inner.join('')}</${name}>\n`;
}

interface Said {
  readonly exit: number;
  readonly err: string;
}

async function run(args: readonly string[]): Promise<Said> {
  let err = '';
  const exit = await command.run([...args, '--lot', 'x', '--json'], {
    out: () => undefined,
    err: (text) => {
      err += text;
    },
    progress: false,
  });
  return { exit, err };
}
