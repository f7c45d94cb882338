/** What the checker says, as data: where, what, why it matters, what would mend it, and who excused it. */
import type { Place } from '../read/problem.ts';
import type { CheckName } from './names.ts';

/**
 * - `error`: the charter would let one person, nobody, or the wrong body decide. It may not be adopted unwaived.
 * - `warning`: lawful, but a known way to trouble.
 * - `info`: worth knowing when adopting; nothing to mend.
 */
export type Severity = 'error' | 'warning' | 'info';

export interface Finding {
  readonly check: CheckName;
  readonly severity: Severity;
  readonly place: Place & { readonly path: string };
  readonly message: string;
  readonly why: string;
  readonly mend: string;
  /** The waiver that excuses it, if one does. */
  readonly waived?: { readonly reason: string; readonly until: string };
}

/** What a single check reports; the checker adds the line, the reasons and the waivers. */
export interface Fault {
  /** The clause at fault, as precisely as it can be named: `powers/amend/via`. */
  readonly at: string;
  readonly message: string;
  readonly severity?: Severity;
}
