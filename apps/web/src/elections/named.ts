/** The candidates of an election by the names people know: the record and its hashes have handles. */
import type { RankedProfile, Transcript } from '@quorate/tally';
import type { Saying } from '../words/index.ts';
import { words } from '../words/index.ts';

export const reopen = 'reopen-nominations';

export function choiceName(choice: string, say: Saying): string {
  return choice === reopen ? words.elections.election.reopen : say.name(choice);
}

export function namedTranscript(transcript: Transcript, title: string, say: Saying): Transcript {
  const candidates = transcript.candidates.map((one) => ({ ...one, name: choiceName(one.name, say) }));
  return { ...transcript, title, candidates };
}

export function namedProfile(profile: RankedProfile, title: string, say: Saying): RankedProfile {
  const candidates = profile.candidates.map((one) => ({ ...one, name: choiceName(one.name, say) }));
  return { ...profile, title, candidates };
}
