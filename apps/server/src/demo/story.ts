/** An invented organisation and what happened in it so far. */
import type { OrgId } from '@quorate/basics';
import type { Cast, Playback } from './troupe.ts';

export interface Story {
  /** Of the organisation; a later run of the demo adds a number. */
  readonly name: string;
  readonly cast: (org: OrgId) => Cast;
  /** The meeting that is in session at the end. */
  readonly meeting: string;
  /** Those who came later than the founding. */
  readonly unfounded: readonly string[];
  /** Whom one can be, with a line on why. */
  readonly people: readonly { readonly id: string; readonly hint: string }[];
  /** Ends at `now`, UTC seconds. */
  readonly play: (play: Playback, now: number) => Promise<void>;
}
