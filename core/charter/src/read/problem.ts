/** Why a file is no charter, with the place a secretary has to look at. */
export interface Place {
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 code units. */
  readonly column: number;
}

export interface CharterProblem extends Place {
  /** Steps from the root of the charter joined by `/`; empty where the file as a whole is meant. */
  readonly path: string;
  readonly found: string;
  readonly expected: string;
}
