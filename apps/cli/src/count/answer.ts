/** The JSON that `--json` prints for a file: candidates from 1, numbers as exact texts. */
import { createHash } from 'node:crypto';
import { canonicalize, must, toUtf8 } from '@quorate/basics';
import type { Stage, Tie, Transcript } from '@quorate/tally';

/** SHA-256 over the transcript's canonical JSON (RFC 8785), in hexadecimal. */
function transcriptHash(transcript: Transcript): string {
  return createHash('sha256')
    .update(must(toUtf8(must(canonicalize(transcript)))))
    .digest('hex');
}

export function answerLine(file: string, transcript: Transcript): string {
  const { rule, seats, quota, candidates, elected, ranking, tiedOutcomes, ballots, tables, notes } = transcript;
  return `${JSON.stringify({
    file,
    rule,
    title: transcript.title,
    seats,
    candidates: candidates.map(({ name }) => name),
    elected: elected.map((candidate) => candidates[candidate]?.name ?? ''),
    elected_index: fromOne(elected),
    quota,
    stages: transcript.stages.map(stageAnswer),
    ties: transcript.ties.map(tieAnswer),
    transcript_hash: transcriptHash(transcript),
    ...(tiedOutcomes ? { tied_outcomes: tiedOutcomes.map(fromOne) } : {}),
    ...(ranking ? { ranking: ranking.map(fromOne) } : {}),
    ballots,
    options: transcript.options,
    ...(tables ? { tables } : {}),
    notes,
  })}\n`;
}

export function errorLine(file: string, error: { readonly message: string; readonly line?: number }): string {
  return `${JSON.stringify({ file, error })}\n`;
}

function stageAnswer(stage: Stage): object {
  const { action, on, votes, exhausted, lostToRounding, elected, excluded, quota, because, transfers, values } = stage;
  return {
    action,
    on: fromOne(on),
    votes,
    exhausted,
    lost_to_rounding: lostToRounding,
    elected: fromOne(elected),
    excluded: fromOne(excluded),
    quota,
    because,
    transfers: transfers.map(({ from, to, papers, votes: moved, value }) => ({
      from: from + 1,
      to: to === null ? null : to + 1,
      papers,
      votes: moved,
      ...(value === undefined ? {} : { value }),
    })),
    ...(values ? { values } : {}),
  };
}

function tieAnswer({ stage, between, for: sought, brokenBy, byStage, chosen, because }: Tie): object {
  return {
    stage: stage + 1,
    between: fromOne(between),
    for: sought,
    broken_by: brokenBy,
    ...(byStage === undefined ? {} : { by_stage: byStage + 1 }),
    chosen: fromOne(chosen),
    because,
  };
}

function fromOne(candidates: readonly number[]): number[] {
  return candidates.map((candidate) => candidate + 1);
}
