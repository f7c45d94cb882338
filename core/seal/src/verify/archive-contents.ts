/** The parts of an archive for someone who shows it: nothing here is checked. Verify first. */
import { ok, type Result, refuse } from '@quorate/basics';
import { trackerOf } from '../ballot/ballot.ts';
import { type Election, readElection } from '../record/election.ts';
import { readJson } from '../record/json.ts';
import { type ElectionResult, readResult } from '../tally/result.ts';
import { type NotAnArchive, readArchive } from './read-archive.ts';
import { Findings } from './report.ts';

export interface ArchiveContents {
  readonly election: Election;
  /** In the order in which they were received. */
  readonly trackers: readonly string[];
  readonly result: ElectionResult | undefined;
}

export interface UnreadableArchive {
  readonly reason: 'damaged-archive';
  readonly detail: string;
}

export function readArchiveContents(bytes: Uint8Array): Result<ArchiveContents, NotAnArchive | UnreadableArchive> {
  const findings = new Findings();
  const steps = readArchive(bytes, findings);
  if (!steps.ok) return steps;
  const setup = steps.value[0]?.records[0];
  const election = setup && readElection(setup);
  if (findings.anyFailed || !election?.ok)
    return refuse({ reason: 'damaged-archive', detail: 'verify it to see where' });
  const trackers = steps.value.flatMap(({ event, records: [body] }) =>
    event.type === 'Ballot' && body ? [trackerOf(body)] : [],
  );
  const stored = steps.value.find(({ event }) => event.type === 'Result')?.records[0];
  const json = stored && readJson(stored);
  const result = json?.ok ? readResult(election.value, json.value.value) : undefined;
  return ok({ election: election.value, trackers, result });
}
