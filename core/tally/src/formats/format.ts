/** What a format is to whoever reads and writes files: the registry in `formats.ts` lists them all. */
import type { Profile } from '../profile.ts';
import type { Parsed, ParseOptions } from './problem.ts';

/** A profile, and what the file itself says of how it is to be counted. */
export interface ReadFile {
  readonly profile: Profile;
  /** Options of rules that the file sets, such as Debian's `default`; a caller's own options win. */
  readonly defaults: { readonly [option: string]: string };
}

export interface ReadOptions extends ParseOptions {
  /** Which of a list of cases: its number from 1, or its id. */
  readonly case?: string;
  /** What the rule counts, where a file holds both rankings and scores. */
  readonly wanted?: 'ranked' | 'scored';
}

export interface Format {
  readonly id: string;
  /** One line. */
  readonly summary: string;
  /** Name endings that suggest it, most telling first. */
  readonly extensions: readonly string[];
  /** Whether the first thousand characters look like it. */
  readonly looksLike: (head: string) => boolean;
  readonly parse: (file: Uint8Array | string, options?: ReadOptions) => Parsed<ReadFile>;
  /** Undefined when the profile is of a kind that the format can't hold. */
  readonly print: (profile: Profile) => string | undefined;
}
