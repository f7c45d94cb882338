/**
 * A test runner for the mutation tester that stays in one process.
 *
 *     load the tests ──▶ note which test reaches which mutant ──▶ for each mutant: run those, nearest and fastest first, to the first failure
 *
 * Starting vitest anew for each of several thousand mutants takes days; the tests of a pure room take milliseconds.
 * A mutant in code that runs while modules load gets modules of its own: every address carries a generation.
 */
import { globSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Collected, collected } from './words.ts';

interface Mutated {
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  mutantCoverage?: { static: object; perTest: object };
  hitCount?: number | undefined;
  hitLimit?: number | undefined;
}

interface RunOptions {
  readonly activeMutant: { readonly id: string };
  readonly testFilter?: readonly string[];
  readonly hitLimit?: number;
  readonly mutantActivation: 'runtime' | 'static';
  readonly reloadEnvironment: boolean;
  readonly sandboxFileName: string;
}

interface Test extends Collected {
  readonly id: string;
  readonly file: string;
}

interface Outcome {
  readonly id: string;
  readonly name: string;
  readonly timeSpentMs: number;
  readonly status: 0 | 1;
  readonly failureMessage?: string;
}

const words = new URL('./words.ts', import.meta.url).href;

class InProcessRunner {
  static readonly inject = ['options'] as const;
  readonly #tests: string;
  readonly #without: readonly string[];
  readonly #took = new Map<string, number>();
  #generation = 0;
  #loaded = new Map<string, readonly Test[]>();

  constructor(options: { readonly inProcess: { readonly tests: string; readonly without?: readonly string[] } }) {
    this.#tests = options.inProcess.tests;
    this.#without = options.inProcess.without ?? [];
  }

  capabilities(): { readonly reloadEnvironment: boolean } {
    return { reloadEnvironment: true };
  }

  init(): void {
    const sandbox = pathToFileURL(`${process.cwd()}/`).href;
    registerHooks({
      resolve: (specifier, context, next) => {
        const inside = context.parentURL?.startsWith(sandbox) ?? false;
        if (inside && specifier === 'vitest') return { url: words, shortCircuit: true };
        const resolved = next(specifier, context);
        const ours =
          resolved.url.startsWith(sandbox) && resolved.url.endsWith('.ts') && !resolved.url.includes('/node_modules/');
        return ours ? { ...resolved, url: `${resolved.url}?generation=${this.#generation}` } : resolved;
      },
    });
  }

  async dryRun(): Promise<object> {
    const state = mutated();
    const outcomes: Outcome[] = [];
    for (const file of this.#files()) {
      for (const test of await this.#load(file)) {
        state.currentTestId = test.id;
        const outcome = await run(test);
        state.currentTestId = undefined;
        this.#took.set(test.id, outcome.timeSpentMs);
        outcomes.push(outcome);
      }
    }
    return { status: 'complete', tests: outcomes, mutantCoverage: state.mutantCoverage };
  }

  async mutantRun(options: RunOptions): Promise<object> {
    const state = mutated();
    state.activeMutant = undefined;
    state.hitCount = 0;
    state.hitLimit = options.hitLimit;
    const anew = options.mutantActivation === 'static';
    if (anew) {
      this.#generation += 1;
      this.#loaded = new Map();
      state.activeMutant = options.activeMutant.id;
    }
    try {
      return await this.#hunt(options, state);
    } finally {
      state.activeMutant = undefined;
      if (anew) {
        this.#generation += 1;
        this.#loaded = new Map();
      }
    }
  }

  async #hunt({ testFilter, activeMutant, sandboxFileName }: RunOptions, state: Mutated): Promise<object> {
    const wanted = testFilter && new Set(testFilter);
    let [ran, spent] = [0, 0];
    const killed = (by: string, failureMessage: string): object => ({
      status: 'killed',
      killedBy: [by],
      failureMessage,
      nrOfTests: ran,
      duration: spent,
    });
    for (const file of this.#files(sandboxFileName, wanted)) {
      let tests: readonly Test[];
      try {
        tests = await this.#load(file);
      } catch (error) {
        // Only a mutant that is active while modules load can keep them from loading: the whole file of tests fails.
        return killed(this.#anyOf(file), String(error));
      }
      const chosen = tests.filter(({ id }) => wanted === undefined || wanted.has(id));
      for (const test of chosen.toSorted((a, b) => this.#time(a) - this.#time(b))) {
        state.activeMutant = activeMutant.id;
        const outcome = await run(test);
        ran += 1;
        spent += outcome.timeSpentMs;
        if (state.hitLimit !== undefined && (state.hitCount ?? 0) > state.hitLimit) {
          return { status: 'timeout', reason: 'more rounds than any run without the mutant' };
        }
        if (outcome.status === 1) return killed(test.id, outcome.failureMessage ?? '');
      }
    }
    return { status: 'survived', nrOfTests: ran, duration: spent };
  }

  #time({ id }: Test): number {
    return this.#took.get(id) ?? 0;
  }

  #anyOf(file: string): string {
    return [...this.#took.keys()].find((id) => id.startsWith(`${file}#`)) ?? file;
  }

  /**
   * Those of the mutant's own name first, then of its folder, then the others. A mutant that acts while modules
   * load would need all tests; it gets those of its folder, which can only make the score lower.
   */
  #files(near?: string, wanted?: ReadonlySet<string>): readonly string[] {
    const all = globSync(this.#tests).filter((file) => !this.#without.some((part) => file.endsWith(part)));
    if (near === undefined) return all.toSorted();
    const here = relative(process.cwd(), near);
    const files = wanted
      ? all.filter((file) => [...wanted].some((id) => id.startsWith(`${file}#`)))
      : nearest(all, dirname(here));
    const rank = (file: string): number => {
      if (basename(file).replace('.test.ts', '.ts') === basename(here)) return 0;
      return dirname(file) === dirname(here) ? 1 : 2;
    };
    return files.toSorted((a, b) => rank(a) - rank(b));
  }

  async #load(file: string): Promise<readonly Test[]> {
    const known = this.#loaded.get(file);
    if (known) return known;
    collected();
    await import(`${pathToFileURL(join(process.cwd(), file)).href}?generation=${this.#generation}`);
    const seen = new Map<string, number>();
    const tests = collected().map((test): Test => {
      const times = seen.get(test.name) ?? 0;
      seen.set(test.name, times + 1);
      return { ...test, file, id: `${file}#${test.name}${times === 0 ? '' : ` (${times + 1})`}` };
    });
    this.#loaded.set(file, tests);
    return tests;
  }
}

function nearest(files: readonly string[], folder: string): readonly string[] {
  const beside = files.filter((file) => dirname(file) === folder);
  return beside.length > 0 ? beside : files;
}

async function run({ id, name, body }: Test): Promise<Outcome> {
  const began = performance.now();
  const outcome = (status: 0 | 1, failureMessage?: string): Outcome => ({
    id,
    name,
    timeSpentMs: performance.now() - began,
    status,
    ...(failureMessage !== undefined && { failureMessage }),
  });
  try {
    await body();
    return outcome(0);
  } catch (error) {
    return outcome(1, error instanceof Error ? error.message : String(error));
  }
}

function mutated(): Mutated {
  const world = globalThis as { __stryker__?: Mutated };
  world.__stryker__ ??= {};
  return world.__stryker__;
}

export const strykerPlugins = [{ kind: 'TestRunner', name: 'in-process', injectableClass: InProcessRunner }];

export const strykerValidationSchema = {
  type: 'object',
  properties: {
    inProcess: {
      type: 'object',
      properties: { tests: { type: 'string' }, without: { type: 'array', items: { type: 'string' } } },
    },
  },
};
