/** A transcript in the forms that were asked for, besides JSON. */
import type { Transcript } from '@quorate/tally';
import type { CountCall } from './arguments.ts';

export function showTranscript(
  transcript: Transcript,
  call: CountCall,
): { readonly out: string; readonly svg?: string } {
  if (call.json) return { out: '' };
  const names = transcript.elected.map((candidate) => transcript.candidates[candidate]?.name ?? '');
  return { out: `Elected: ${names.join(', ')}\n` };
}
