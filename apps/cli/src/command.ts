/**
 * What every command of `quorate` looks like.
 *
 * Exit codes: 0 it holds; 1 what was checked does not hold; 2 the input or the
 * call is malformed. Standard output carries the answer, standard error the
 * complaint and the progress.
 */
export type ExitCode = 0 | 1 | 2;

export interface Io {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Whether progress may be drawn on standard error. */
  readonly progress: boolean;
}

export interface Command {
  readonly summary: string;
  readonly usage: string;
  readonly run: (args: readonly string[], io: Io) => Promise<ExitCode>;
}
