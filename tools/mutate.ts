/**
 * `npm run mutate [part ...]`: how many small faults put into `core/charter` its tests notice (Stryker's mutation score).
 *
 * Each part is a folder of the room and is judged by the tests named beside it alone, and never by the slow ones: a part can only
 * score higher with more tests. What was found stays in `temp/mutate`: `--changed` asks only what changed since, `--report` shows it
 * without asking, `--missed` lists what no test noticed.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { run } from './house/run.ts';

const room = 'core/charter/src';
const slow = ['promises.test.ts', 'checks.test.ts', 'mutations.test.ts'];

/** What faults are put into, and the tests that judge it. */
const parts: { readonly [part: string]: { readonly mutate: readonly string[]; readonly tests: string } } = {
  amend: { mutate: [`${room}/amend/*.ts`], tests: '{amend,explain}/*' },
  checks: { mutate: [`${room}/checks/*.ts`], tests: 'checks/*' },
  clauses: { mutate: [`${room}/clauses/*.ts`], tests: 'clauses/*' },
  create: { mutate: [`${room}/create/*.ts`], tests: 'create/*' },
  explain: { mutate: [`${room}/explain/*.ts`], tests: '{explain,model}/*' },
  model: { mutate: [`${room}/model/*.ts`], tests: '{model,explain}/*' },
  phrase: { mutate: [`${room}/phrase/*.ts`], tests: 'phrase/*' },
  profiles: { mutate: [`${room}/profiles/*.ts`], tests: 'profiles/*' },
  read: { mutate: [`${room}/read/*.ts`, `${room}/schema/*.ts`], tests: 'read/*' },
  room: { mutate: [`${room}/check-charter.ts`, `${room}/charter.ts`], tests: '{*,checks/*,explain/*}' },
  time: { mutate: [`${room}/time/*.ts`], tests: 'time/*' },
};

interface Report {
  readonly files: {
    readonly [file: string]: {
      readonly mutants: readonly {
        readonly status: string;
        readonly mutatorName: string;
        readonly replacement: string;
        readonly location: { readonly start: { readonly line: number; readonly column: number } };
      }[];
    };
  };
}

const [flags, named] = [process.argv.slice(2).filter(isFlag), process.argv.slice(2).filter((word) => !isFlag(word))];
const wanted = named.length > 0 ? named : Object.keys(parts);
mkdirSync('temp/mutate', { recursive: true });
let failed = false;
for (const part of wanted) if (!flags.includes('--report')) failed = !(await measure(part)) || failed;
report(wanted);
process.exitCode = failed ? 1 : 0;

async function measure(part: string): Promise<boolean> {
  const chosen = parts[part];
  if (!chosen) {
    process.stderr.write(`There is no part "${part}"; one of ${Object.keys(parts).join(', ')}.\n`);
    return false;
  }
  const config = `temp/mutate/${part}.config.json`;
  writeFileSync(config, JSON.stringify(configFor(part, chosen)));
  const { code, output } = await run('stryker', ['run', config]);
  if (code !== 0) process.stderr.write(output);
  rmSync(sandboxOf(part), { recursive: true, force: true });
  return code === 0;
}

function configFor(part: string, { mutate, tests }: (typeof parts)[string]): object {
  return {
    testRunner: 'in-process',
    plugins: ['./tools/mutate/runner.ts', './tools/mutate/examples-of-checks.ts'],
    ignorers: ['examples-of-checks'],
    inProcess: { tests: `${room}/${tests}.test.ts`, without: slow },
    tsconfigFile: 'none',
    coverageAnalysis: 'perTest',
    mutate: [...mutate, '!**/*.test.ts'],
    ignorePatterns: [
      'temp',
      '.stryker-tmp',
      'apps',
      'rehearsals',
      'core/seal',
      'core/ledger',
      'core/tally',
      'core/assembly',
      'core/record',
    ],
    reporters: ['progress-append-only'],
    incremental: true,
    // Faults that act while modules load are not seen to be reached by a new test, so that only a whole run is sure of them.
    force: !flags.includes('--changed'),
    incrementalFile: fileOf(part),
    concurrency: 1,
    maxTestRunnerReuse: 400,
    tempDirName: sandboxOf(part),
    timeoutMS: 20_000,
    timeoutFactor: 3,
    warnings: { slow: false },
  };
}

function report(chosen: readonly string[]): void {
  const all = { noticed: 0, counted: 0 };
  process.stdout.write(
    '| part | mutants | noticed | missed | never run | score |\n| --- | --- | --- | --- | --- | --- |\n',
  );
  for (const part of chosen) {
    if (!existsSync(fileOf(part))) continue;
    const files = (JSON.parse(readFileSync(fileOf(part), 'utf8')) as Report).files;
    const mutants = Object.values(files).flatMap((file) => file.mutants);
    const count = (...states: readonly string[]): number =>
      mutants.filter(({ status }) => states.includes(status)).length;
    const [noticed, missed, never] = [count('Killed', 'Timeout'), count('Survived'), count('NoCoverage')];
    all.noticed += noticed;
    all.counted += noticed + missed + never;
    process.stdout.write(
      `| ${part} | ${noticed + missed + never} | ${noticed} | ${missed} | ${never} | ${percent(noticed, noticed + missed + never)} |\n`,
    );
    if (flags.includes('--missed')) missedIn(files);
  }
  process.stdout.write(`| all | ${all.counted} | ${all.noticed} | | | ${percent(all.noticed, all.counted)} |\n`);
}

function missedIn(files: Report['files']): void {
  for (const [file, { mutants }] of Object.entries(files))
    for (const { status, mutatorName, replacement, location } of mutants)
      if (status === 'Survived' || status === 'NoCoverage')
        process.stdout.write(
          `${file}:${location.start.line}:${location.start.column} ${status} ${mutatorName} ${replacement.slice(0, 100).replaceAll(/\s+/g, ' ')}\n`,
        );
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '-' : `${((100 * part) / whole).toFixed(2)} %`;
}

function fileOf(part: string): string {
  return `temp/mutate/${part}.json`;
}

/** Where nothing else in the house looks. */
function sandboxOf(part: string): string {
  return `temp/mutate/sandbox/${part}`;
}

function isFlag(word: string): boolean {
  return word.startsWith('--');
}
