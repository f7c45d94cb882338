/** Options and files of a `quorate charter` call, with a complaint for whatever is not understood. */
import { ok, type Result, refuse } from '@quorate/basics';

export interface Arguments {
  readonly files: readonly string[];
  readonly flags: ReadonlySet<string>;
  /** Every value given for an option that takes one, in order. */
  readonly values: ReadonlyMap<string, readonly string[]>;
}

export function readArguments(
  args: readonly string[],
  known: { readonly flags?: readonly string[]; readonly values?: readonly string[] },
): Result<Arguments, string> {
  const files: string[] = [];
  const flags = new Set<string>();
  const values = new Map<string, readonly string[]>();
  for (let i = 0; i < args.length; i++) {
    const word = args[i] ?? '';
    if (!word.startsWith('--')) {
      files.push(word);
      continue;
    }
    const [name, joined] = word.slice(2).split(/=(.*)/s);
    if (known.flags?.includes(name ?? '') && joined === undefined) {
      flags.add(name ?? '');
      continue;
    }
    if (!known.values?.includes(name ?? '')) return refuse(`there is no option "${word}" here`);
    const value = joined ?? args[++i];
    if (value === undefined) return refuse(`"--${name}" needs a value`);
    values.set(name ?? '', [...(values.get(name ?? '') ?? []), value]);
  }
  return ok({ files, flags, values });
}

/** The last value given. */
export function lastValue(args: Arguments, name: string): string | undefined {
  return args.values.get(name)?.at(-1);
}
