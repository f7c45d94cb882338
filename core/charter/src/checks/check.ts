/** One check: what it looks for, why, what mends it, and a charter that fires it beside one that does not. */
import type { Json } from '@quorate/basics';
import type { Fault, Severity } from './finding.ts';
import type { CheckName } from './names.ts';
import type { Survey } from './survey.ts';

export interface Check {
  /** Its number in charter format 1, section 5. */
  readonly number: number;
  readonly name: CheckName;
  readonly severity: Severity;
  readonly definition: string;
  readonly why: string;
  readonly mend: string;
  readonly run: (survey: Survey) => readonly Fault[];
  readonly fires: Variation;
  readonly silent: Variation;
}

/** A shipped charter with a few clauses changed: how the examples of the checks are written. */
export interface Variation {
  readonly of:
    | 'cooperative'
    | 'debian'
    | 'german-association'
    | 'international-federation'
    | 'national-union'
    | 'union-branch';
  readonly set?: { readonly [path: string]: Json };
  readonly remove?: readonly string[];
}
