import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { formats, parseBlt, printBlt, rules } from '@quorate/tally';
import { strToU8, zipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { threadsWorth } from '../count/in-parallel.ts';
import { command } from './count.ts';

const folder = fileURLToPath(new URL('./testdata/count/', import.meta.url));
const place = mkdtempSync(join(tmpdir(), 'quorate-count-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));

describe('quorate count, by text files', () => {
  it.each(readdirSync(folder).filter((name) => name.endsWith('.txt')))('%s', async (name) => {
    const script = readFileSync(join(folder, name), 'utf8');
    const { about, args, files } = readScript(script);
    const said = await run(args, files);
    const played = printScript(about, args, files, said);
    if (process.env['QUORATE_GOLDEN'] === 'write') writeFileSync(join(folder, name), played);
    else expect(played).toBe(script);
  });
});

describe('quorate count', () => {
  it('reads files packed by gzip', async () => {
    const path = join(place, 'ward.blt.gz');
    writeFileSync(path, gzipSync('1 1\n2 1 0\n0\n"Ann"\n"T"\n'));
    expect(await run(['--rule', 'plurality', '--json', path], new Map())).toMatchObject({ exit: 0 });
  });

  it('reads UTF-16 by its mark', async () => {
    const little = Buffer.from('\uFEFF1 1\r\n2 1 0\r\n0\r\n"Zoë"\r\n"T"\r\n', 'utf16le');
    for (const [name, bytes] of [
      ['little.blt', little],
      ['big.blt', Buffer.from(little).swap16()],
    ] as const) {
      const path = join(place, name);
      writeFileSync(path, bytes);
      const said = await run(['--rule', 'plurality', '--json', path], new Map());
      expect(said).toMatchObject({ exit: 0, out: expect.stringContaining('"elected":["Zoë"]') });
    }
  });

  it('says that a gzip is cut short', async () => {
    const path = join(place, 'cut.blt.gz');
    writeFileSync(path, gzipSync('1 1\n2 1 0\n0\n"Ann"\n"T"\n').subarray(0, 20));
    const said = await run(['--rule', 'plurality', path], new Map());
    expect(said).toMatchObject({ exit: 2, err: expect.stringContaining('cut.blt.gz:1: expected a whole gzip file') });
  });

  it('reads the first sheet of a workbook', async () => {
    const config = join(place, 'chair.config.json');
    const sheet =
      '<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row>' +
      '<row r="2"><c r="A2"><v>1</v></c><c r="C2" t="s"><v>1</v></c></row>' +
      '<row r="3"><c r="A3"><v>2</v></c><c r="B3" t="inlineStr"><is><t>Bob</t></is></c></row></sheetData></worksheet>';
    const strings = '<sst><si><t>Ballot</t></si><si><r><t>An</t></r><r><t>n</t></r></si></sst>';
    const workbook = { 'xl/worksheets/sheet1.xml': strToU8(sheet), 'xl/sharedStrings.xml': strToU8(strings) };
    writeFileSync(join(place, 'chair.xlsx'), zipSync(workbook));
    writeFileSync(
      config,
      JSON.stringify({
        cvrFileSources: [
          { filePath: 'chair.xlsx', provider: 'ess', firstVoteColumnIndex: '2', firstVoteRowIndex: '2' },
        ],
        candidates: [{ name: 'Ann' }, { name: 'Bob' }],
        rules: { numberOfWinners: '1' },
      }),
    );
    const said = await run(['--rule', 'plurality', '--lot-order', '2,1', '--json', config], new Map());
    expect(JSON.parse(said.out)).toMatchObject({ elected: ['Bob'], ballots: { papers: '2' } });
    // The record alone: the configuration beside it names it, until two do.
    const alone = ['--rule', 'plurality', '--lot-order', '2,1', '--format', 'ess', '--json', join(place, 'chair.xlsx')];
    expect(JSON.parse((await run(alone, new Map())).out)).toMatchObject({ elected: ['Bob'] });
    copyFileSync(config, join(place, 'other.config.json'));
    expect((await run(alone, new Map())).err).toContain('several configurations name this file');
    rmSync(join(place, 'other.config.json'));
    rmSync(config);
    expect((await run(alone, new Map())).err).toContain('give --config FILE');
  });

  it('draws the transfers into a file, or into a folder when there are several', async () => {
    const paths = ['one.blt', 'two.blt'].map((name) => join(place, name));
    for (const path of paths) writeFileSync(path, '2 1\n2 1 0\n1 2 0\n0\n"Ann"\n"Bob"\n"T"\n');
    const [drawing, drawings] = [join(place, 'one.svg'), join(place, 'drawings')];
    expect(await run(['--rule', 'plurality', '--svg', drawing, paths[0] ?? ''], new Map())).toMatchObject({ exit: 0 });
    expect(readFileSync(drawing, 'utf8')).toContain('<title>T: who gave how much to whom</title>');
    expect(await run(['--rule', 'plurality', '--svg', drawings, ...paths], new Map())).toMatchObject({ exit: 0 });
    expect(readdirSync(drawings)).toEqual(['1-one.blt.svg', '2-two.blt.svg']);
    const nowhere = join(place, 'no', 'such', 'folder', 'x.svg');
    expect(await run(['--rule', 'plurality', '--svg', nowhere, paths[0] ?? ''], new Map())).toMatchObject({ exit: 2 });
  });

  it('counts several large files over threads and answers in their order', async () => {
    const paths = [1, 2, 3].map((n) => join(place, `large-${n}.blt`));
    for (const [i, path] of paths.entries()) writeFileSync(path, largeBlt(i));
    const said = await run(['--rule', 'plurality', '--json', ...paths], new Map());
    const answers = said.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { file: string; elected_index: number[] });
    expect(answers.map(({ file }) => file)).toEqual(paths);
    expect(answers.map((answer) => answer.elected_index)).toEqual([[1], [2], [3]]);
  });

  it('counts a broken file among several large ones: the others are counted, and the exit code is that of the worst', async () => {
    const paths = [1, 2, 3].map((n) => join(place, `many-${n}.blt`));
    for (const [i, path] of paths.entries()) writeFileSync(path, i === 1 ? '7 1\nx\n' : largeBlt(i));
    const said = await run(['--rule', 'plurality', '--json', ...paths], new Map());
    expect(said).toMatchObject({ exit: 2, err: expect.stringContaining('many-2.blt:2:1: expected') });
    const lines = said.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { elected?: unknown; error?: { line: number } });
    expect(lines.map(({ elected, error }) => error?.line ?? elected)).toEqual([['A candidate'], 2, ['A candidate']]);
  });

  it('uses threads when there is something to gain, one each for as many files as there are processors', () => {
    const small = join(place, 'small.blt');
    writeFileSync(small, '1 1\n1 1 0\n0\n"A"\n"T"\n');
    const large = [1, 2, 3].map((n) => join(place, `wide-${n}.blt`));
    for (const path of large) writeFileSync(path, ' '.repeat(2_000_000));
    expect(threadsWorth([small, small])).toBe(1);
    expect(threadsWorth(large.slice(0, 1))).toBe(1);
    expect(threadsWorth(large)).toBe(Math.min(3, availableParallelism()));
  });

  it.each(['blt', 'abif', 'csv', 'debian-tally', 'preflib', 'pabulib', 'csv-scores'])(
    'shows how far it has read in a large file of %s, on a terminal',
    async (id) => {
      const path = join(place, `slow.${id}`);
      writeFileSync(path, millionLines(id, 150_000));
      const said = await run(
        ['--rule', ruleFor(id), '--seats', '1', '--format', id, '--json', path],
        new Map(),
        'terminal',
      );
      expect(said.exit).toBe(0);
      const percents = [...said.err.matchAll(/\rreading slow\.[a-z-]+ (\d+) %/g)].map(([, percent]) => Number(percent));
      expect(percents.length).toBeGreaterThan(0);
      expect(percents).toEqual(percents.toSorted((a, b) => a - b));
      expect(said.err.endsWith('\r\u001b[K')).toBe(true);
    },
  );

  it.each([
    ['blt', '1 4 0\n', 1_000_002],
    ['abif', '1:A>>B\n', 1_000_001],
    ['csv', '1,x,\n', 1_000_002],
    ['csv-scores', '1,7,\n', 1_000_003],
    ['preflib', '1: 9\n', 1_000_006],
    ['debian-tally', 'V: 1?\n', 1_000_003],
    ['pabulib', 'x;9\n', 1_000_011],
    ['json', ',\n[1,[[7]]]]}', 1_000_002],
  ])('finds an error in the last of a million lines of %s', { timeout: 60_000 }, async (id, last, line) => {
    const path = join(place, `million.${id}`);
    writeFileSync(path, millionLines(id, 1_000_000, last));
    const said = await run(['--rule', ruleFor(id), '--seats', '1', '--format', id, path], new Map());
    expect(said).toMatchObject({
      exit: 2,
      err: expect.stringMatching(new RegExp(`million\\.${id}:${line}(:\\d+)?: expected`)),
    });
  });

  it('lists and explains every rule', async () => {
    const list = await run(['--list'], new Map());
    for (const { id, summary } of rules) {
      expect(list.out).toContain(id);
      expect(list.out).toContain(summary);
      const explained = await run(['--explain', id], new Map());
      expect(explained.exit).toBe(0);
      expect(explained.out).toContain('Source: ');
    }
  });

  it.each(formats)('answers damaged files of $id with 2 and a line, never with a stack trace', async ({ id }) => {
    for (const [i, text] of damaged(id).entries()) {
      const path = join(place, `damaged-${id}-${i}`);
      writeFileSync(path, text);
      const said = await run(['--rule', 'plurality', '--format', id, path], new Map());
      expect(said.exit, text).toBe(2);
      expect(said.err).toMatch(/damaged-[a-z-]+\d+:\d+(:\d+)?: expected .+; found .+\.\n$/);
    }
  });
});

/** A few ways in which a file of each kind goes wrong; the hundreds of random ones are tested beside the parsers. */
function damaged(id: string): readonly string[] {
  const whole = '2 1\n3 1 2 0\n1 2 0\n0\n"Ann"\n"Bob"\n"T"\n';
  const parsed = parseBlt(whole);
  const format = formats.find((known) => known.id === id);
  const text = (parsed.ok && format?.print(parsed.value)) || printBlt(parsed.ok ? parsed.value : never());
  // Half a CSV is a shorter CSV: there a row of too few cells stands in for it.
  const cut = id.startsWith('csv') ? `${text}1\n` : text.slice(0, Math.floor(text.length / 3));
  return ['', '\u0000', cut, `${text}?`.replace('1', 'x')];
}

function never(): never {
  throw new Error('the sample is well formed');
}

function largeBlt(winner: number): string {
  const lines: string[] = [];
  for (let i = 0; i < 150_000; i++) lines.push(`1 ${((winner + (i % 2 === 0 ? 0 : i)) % 7) + 1} 0`);
  return `7 1\n${lines.join('\n')}\n0\n${'"N"\n'.repeat(7)}"T"\n`.replace(/"N"/g, '"A candidate"');
}

/** A file of so many papers, two candidates or options, and whatever `last` says. */
function millionLines(id: string, count: number, last?: string): string {
  const lines: { readonly [id: string]: readonly [head: string, line: string, foot: string] } = {
    blt: ['3 1\n', '1 1 2 3 0\n', '0\n"A"\n"B"\n"C"\n"T"\n'],
    abif: ['', '1:A>B\n', ''],
    csv: ['weight,A,B\n', '1,1,2\n', ''],
    'csv-scores': ['highest,5\nweight,A,B\n', '1,5,2\n', ''],
    preflib: [
      `# DATA TYPE: soi\n# NUMBER ALTERNATIVES: 2\n# NUMBER VOTERS: ${count}\n# ALTERNATIVE NAME 1: A\n# ALTERNATIVE NAME 2: B\n`,
      '1: 1,2\n',
      '',
    ],
    'debian-tally': ['Option 1--->: A\nOption 2-->: B\n', 'V: 12\n', ''],
    pabulib: [
      'META\nkey;value\nbudget;9\nvote_type;approval\nPROJECTS\nproject_id;cost\n1;5\n2;3\nVOTES\nvoter_id;vote\n',
      'x;1,2\n',
      '',
    ],
    json: [
      '{"format":"quorate.profile/1","kind":"ranked","title":"","candidates":[{"name":"A"}],"papers":[\n',
      '[1,[[0]]],\n',
      '',
    ],
  };
  const [head = '', line = '', foot = ''] = lines[id] ?? [];
  const papers = line.repeat(count);
  // JSON has a comma between papers, and the last one brings its own.
  return id === 'json' ? `${head}${papers.slice(0, -2)}${last}` : `${head}${papers}${last ?? foot}`;
}

function ruleFor(id: string): string {
  return id === 'pabulib' ? 'pb-greedy' : id === 'csv-scores' ? 'approval' : 'plurality';
}

interface Said {
  readonly exit: number;
  readonly out: string;
  readonly err: string;
}

async function run(
  args: readonly string[],
  files: ReadonlyMap<string, string>,
  where: 'script' | 'terminal' = 'script',
): Promise<Said> {
  for (const [name, text] of files) {
    mkdirSync(dirname(join(place, name)), { recursive: true });
    writeFileSync(join(place, name), text);
  }
  const said = { out: '', err: '' };
  const paths = args.map((arg) => (/^[\w.-]+\.(blt|csv|json)$/.test(arg) ? join(place, arg) : arg));
  const exit = await command.run(paths, {
    out: (text) => {
      said.out += text;
    },
    err: (text) => {
      said.err += text;
    },
    progress: where === 'terminal',
  });
  for (const name of files.keys()) rmSync(join(place, name));
  if (files.size === 0) return { exit, ...said, err: said.err.replaceAll(`${place}/`, '') };
  return { exit, out: said.out.replaceAll(`${place}/`, ''), err: said.err.replaceAll(`${place}/`, '') };
}

interface Script {
  readonly about: string;
  readonly args: readonly string[];
  readonly files: ReadonlyMap<string, string>;
}

function readScript(script: string): Script {
  const [, about = '', line = '', rest = ''] = /^([^$]*)\$ quorate count (.*)\n([\s\S]*)$/.exec(script) ?? [];
  const files = new Map<string, string>();
  for (const [, name = '', text = ''] of rest.matchAll(/^--- (.*)\n([\s\S]*?)(?=^--- |(?![\s\S]))/gm))
    files.set(name, text);
  for (const answer of ['exit', 'out', 'err']) files.delete(answer);
  for (const name of files.keys()) if (name.startsWith('exit ')) files.delete(name);
  return { about, args: line.split(' '), files };
}

function printScript(about: string, args: readonly string[], files: ReadonlyMap<string, string>, said: Said): string {
  const parts = [`${about}$ quorate count ${args.join(' ')}\n`];
  for (const [name, text] of files) parts.push(`--- ${name}\n${text}`);
  parts.push(`--- exit ${said.exit}\n`);
  if (said.out !== '') parts.push(`--- out\n${said.out}`);
  if (said.err !== '') parts.push(`--- err\n${said.err}`);
  return parts.join('');
}
