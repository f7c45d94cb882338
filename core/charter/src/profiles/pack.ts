/** A dated pack of the mandatory law of one kind of organisation. */
import type { Fault } from '../checks/finding.ts';
import type { Survey } from '../checks/survey.ts';

export interface Pack {
  /** As charters name it: `uk-tulrca`. */
  readonly name: string;
  readonly title: string;
  readonly rules: readonly StatuteRule[];
}

export interface StatuteRule {
  readonly id: string;
  /** Statute and section, as one would cite it. */
  readonly statute: string;
  /** Where the text was read, its state, and the day it was seen. */
  readonly source: string;
  /** Whether the text of the section itself was read; otherwise the rule rests on what others say of it. */
  readonly verified: boolean;
  /** Why not, where it was not. */
  readonly unverified?: string;
  /** First day in force, as far as it matters here. */
  readonly from?: string;
  /** First day no longer in force. */
  readonly until?: string;
  readonly broken: (survey: Survey) => readonly Fault[];
}
