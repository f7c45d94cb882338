import { type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { command } from '../commands/charter.ts';

const folder = mkdtempSync(join(tmpdir(), 'quorate-charter-'));
afterAll(() => rmSync(folder, { recursive: true }));

const example = (name: string): string =>
  fileURLToPath(new URL(`../../../../examples/charters/${name}.yaml`, import.meta.url));
const shipped = [
  'cooperative',
  'debian',
  'german-association',
  'international-federation',
  'kubernetes-steering',
  'national-union',
  'python',
  'union-branch',
];

describe('quorate charter check', () => {
  it('finds no error in the shipped charters that their waivers do not explain', async () => {
    const { code, out } = await run('check', ...shipped.map(example), '--at', '2026-11-23', '--json');
    const lines = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Report);
    expect([code, lines.length]).toEqual([0, 8]);
    expect(lines.map(({ file }) => file)).toEqual(shipped.map(example));
    expect(
      lines
        .flatMap(({ findings }) => findings)
        .filter(({ severity, waived }) => severity !== 'info' && severity !== 'warning' && !waived),
    ).toEqual([]);
  });

  it('exits with 1 for an error, and names check, place and line', async () => {
    const file = changed(
      'cooperative',
      'holder: body:general-meeting, via: procedure:two-thirds, kind: binding, only: true, delegate: never }',
      'holder: office:secretary, kind: binding, only: true, delegate: never }',
    );
    const { code, out } = await run('check', file, '--json');
    const found = (JSON.parse(out) as Report).findings.filter(({ severity }) => severity === 'error');
    expect(code).toBe(1);
    expect(found).toContainEqual(
      expect.objectContaining({ check: 'lone-hand', place: 'powers/amend', line: 317, waived: false }),
    );
  });

  it('exits with 2 for what is no charter, with file, line, column, found and expected', async () => {
    const file = changed('cooperative', 'kind: tribunal', 'kind: inquisition');
    const { code, out, err } = await run('check', file, '--json');
    expect(code).toBe(2);
    expect(err).toMatch(
      new RegExp(
        `^${file}:116:5: found "inquisition", expected one of general-meeting, .* \\(bodies/appeal-panel/kind\\)\n$`,
      ),
    );
    expect(JSON.parse(out)).toMatchObject({ file, hash: null, findings: [{ check: 'schema', line: 116 }] });
  });

  it('goes by the law of the day it is asked about', async () => {
    expect((await run('check', example('national-union'), '--at', '2026-02-17')).code).toBe(1);
    expect((await run('check', example('national-union'), '--at', '2026-02-18')).code).toBe(0);
  });

  it.each([[], ['--colour'], ['x.yaml', '--at', 'yesterday'], ['x.yaml', '--profile']])(
    'refuses a call it does not understand (%j)',
    async (...args) => {
      const { code, err } = await run('check', ...args);
      expect([code, err.split('\n').length]).toEqual([2, 2]);
    },
  );

  it('says that a file is not there', async () => {
    expect(await run('check', 'nowhere.yaml')).toMatchObject({
      code: 2,
      err: 'nowhere.yaml:1:1: found no such file, expected a charter file\n',
    });
  });
});

describe('the other commands of quorate charter', () => {
  it('checks lists all there are', async () => {
    const { code, out } = await run('checks');
    expect([code, out.match(/^ ?\d+ [a-z-]+ \((error|info)\)$/gm)?.length]).toEqual([0, 61]);
  });

  it('hash prints digest and file', async () => {
    const { out } = await run('hash', example('debian'));
    expect(out).toBe(`2c3a1e77b5aa33ac81bd4de0f92183929d7241541b940eb681df8e267dbdc416  ${example('debian')}\n`);
  });

  it('explain puts waivers first and says what can happen', async () => {
    const { code, out } = await run('explain', example('debian'), '--model');
    expect(code).toBe(0);
    expect(out.indexOf('Waivers')).toBeLessThan(out.indexOf('Who can do what'));
    expect(out).toContain('seats-can-always-be-filled: fails');
  });

  it('diff says who may now act, and the tier it needs', async () => {
    const file = changed(
      'cooperative',
      'passes: more than 1/2 of votes cast\n    fewest_yes: 4',
      'passes: more than 1/2 of votes cast\n    fewest_yes: 1',
    );
    const { code, out } = await run('diff', example('cooperative'), file);
    expect(code).toBe(0);
    expect(out).toContain('The members may now end a term early with 3 hands; before it took 4.');
    expect(out).toContain('The amendment needs procedure:two-thirds.');
  });

  it('ask takes a question from the list or an option', async () => {
    const asked = await run('ask', example('cooperative'), 'who can expel a member?');
    expect(asked.out).toMatch(/^The General Meeting can expel a member\.\n {2}powers\/expel: /);
    expect((await run('ask', example('cooperative'), '--who-can', 'member.expel')).out).toBe(asked.out);
    expect((await run('ask', example('cooperative'), 'is all well?')).code).toBe(2);
  });

  it('new writes a charter that checks, and never over a file', async () => {
    const answers = join(folder, 'answers.json');
    writeFileSync(
      answers,
      JSON.stringify({
        kind: 'project',
        id: 'code.free',
        title: 'The Free Code',
        members: { fewest: 9, now: 20, most: 300 },
      }),
    );
    const out = join(folder, 'code.yaml');
    expect((await run('new', '--answers', answers, '--out', out)).code).toBe(0);
    expect((await run('check', out)).code).toBe(0);
    expect((await run('new', '--answers', answers, '--out', out)).code).toBe(2);
  });

  it('none of which is spelled "burn"', async () => {
    expect(await run('burn')).toMatchObject({ code: 2, out: '' });
  });
});

interface Report {
  readonly file: string;
  readonly findings: readonly {
    readonly check: string;
    readonly severity: string;
    readonly place: string;
    readonly line: number;
    readonly waived: boolean;
  }[];
}

async function run(...args: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  const code = await command.run(args, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    progress: false,
  });
  return { code, out, err };
}

let files = 0;

function changed(name: string, from: string, to: string): string {
  const text = readFileSync(example(name), 'utf8');
  const file = join(folder, `${++files}.yaml`);
  expect(text).toContain(from);
  writeFileSync(file, text.replace(from, to));
  return file;
}

describe('quorate charter new, as somebody types', () => {
  const main = fileURLToPath(new URL('../../bin/quorate.js', import.meta.url));
  const typed = (lines: readonly string[], ...args: readonly string[]): SpawnSyncReturns<string> =>
    spawnSync(process.execPath, [main, 'charter', 'new', ...args], {
      input: `${lines.join('\n')}\n`,
      encoding: 'utf8',
    });

  it('asks a wrong answer again at once, and ends in a charter that checks', async () => {
    const out = join(folder, 'typed.yaml');
    const lines = [
      'club',
      '',
      'The Walking Club',
      '',
      'thirty',
      '30',
      '4',
      '7',
      '',
      '',
      '',
      'Nowhere',
      'UTC',
      'DE',
      '',
    ];
    const { status, stderr, stdout } = typed(lines, '--out', out);
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
    expect(stderr).toContain('Found club, expected one of association, co-operative, union-branch, project.');
    expect(stderr).toContain('[assoc.the-walking-club]');
    expect(stderr).toContain(`It is in ${out}. Next:`);
    expect((await run('check', out)).code).toBe(0);
    expect(typed([], '--out', out)).toMatchObject({ status: 2, stderr: expect.stringContaining('already there') });
  });

  it('ends after the last answer, though a terminal’s input never ends', async () => {
    const child = spawn(process.execPath, [main, 'charter', 'new'], { stdio: ['pipe', 'ignore', 'ignore'] });
    child.stdin.write(['2', 'Kettle Lane Bakers', ...Array<string>(9).fill('')].map((line) => `${line}\n`).join(''));
    const [status] = await once(child, 'exit');
    expect(status).toBe(0);
  });

  it('writes nothing when the answers end before the questions do', () => {
    expect(typed(['association', 'The Walking Club'])).toMatchObject({
      status: 2,
      stdout: '',
      stderr: expect.stringContaining('the answers ended before the questions did'),
    });
  });
});
