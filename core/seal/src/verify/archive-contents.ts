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
  /** Election, trustees and credentials, as they stand in the archive. */
  readonly setup: readonly Uint8Array[];
  /** Ballots in the order in which they were received, as they stand there; and their trackers. */
  readonly ballots: readonly Uint8Array[];
  readonly trackers: readonly string[];
  /** In their order, without who made them. */
  readonly shuffles: readonly Uint8Array[];
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
  const bodiesOf = (type: 'Ballot' | 'Shuffle'): readonly Uint8Array[] =>
    steps.value.flatMap(({ event, records: [body] }) => (event.type === type && body ? [body] : []));
  const ballots = bodiesOf('Ballot');
  const stored = steps.value.find(({ event }) => event.type === 'Result')?.records[0];
  const json = stored && readJson(stored);
  const result = json?.ok ? readResult(election.value, json.value.value) : undefined;
  return ok({
    election: election.value,
    setup: steps.value[0]?.records ?? [],
    ballots,
    trackers: ballots.map(trackerOf),
    shuffles: bodiesOf('Shuffle'),
    result,
  });
}
