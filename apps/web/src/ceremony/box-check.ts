/**
 * What a trustee's device makes sure of before it mixes or gives its share.
 *
 * Whoever runs the server chooses what it sends. Asked for a share of some
 * papers, a device that trusted it would open whatever it was handed: one
 * voter's ballot instead of the sum of all. So the papers are worked out here,
 * from an archive that verifies, begins with what the log names, and was mixed
 * by nobody but the trustees whose acts are in the log.
 */
import { type BallotSetup, sha256Hex } from '@quorate/record';
import {
  type Ballot,
  type Ciphertexts,
  computeTally,
  type Election,
  readArchiveContents,
  readBallot,
  readRoll,
  readShuffle,
  type Tally,
  verifyArchive,
} from '@quorate/seal';

/** What the log says of the box. */
export interface BoxInLog {
  readonly setup: BallotSetup;
  /** The trustees record that follows from their ceremony. */
  readonly trustees: string;
  /** SHA-256 of the shuffles that trustees sent. */
  readonly shuffles: readonly string[];
}

export interface Box {
  readonly election: Election;
  readonly tally: Tally;
  /** After the last shuffle, if there was one. */
  readonly mixed: Ciphertexts | undefined;
  readonly ballots: number;
  /** Hash of the sealed sum: the same on every trustee's device. */
  readonly sum: string;
}

export type BoxProblem = 'archive-fails' | 'another-ballot' | 'mixed-by-others';

export function checkBox(archive: Uint8Array, log: BoxInLog): Box | BoxProblem {
  const report = verifyArchive(archive);
  if (!report.ok || report.value.summary.failed !== undefined) return 'archive-fails';
  const contents = readArchiveContents(archive);
  if (!contents.ok) return 'archive-fails';
  const { election, setup, ballots, shuffles } = contents.value;
  const [ofElection, trustees, credentials] = setup;
  const isOurs =
    sha256Hex(ofElection ?? empty) === log.setup.election.sha256 &&
    sha256Hex(credentials ?? empty) === log.setup.credentials.sha256 &&
    text(trustees) === log.trustees;
  if (!isOurs) return 'another-ballot';
  if (!shuffles.every((shuffle) => log.shuffles.includes(sha256Hex(shuffle)))) return 'mixed-by-others';
  const roll = readRoll(election.group, JSON.parse(text(credentials)), 'one', 'members are known');
  if (!roll.ok) return 'archive-fails';
  const tally = computeTally(election, roll.value, ballots.map((bytes) => readBallot(election, bytes)).flatMap(kept));
  const last = shuffles.at(-1);
  const mixed = last && readShuffle(election.group, JSON.parse(text(last)))?.ciphertexts;
  const sum = sha256Hex(new TextEncoder().encode(JSON.stringify(tally.ciphertexts)));
  return { election, tally, mixed, ballots: ballots.length, sum };
}

const empty = new Uint8Array();

function kept(read: ReturnType<typeof readBallot>): readonly Ballot[] {
  return read.ok ? [read.value] : [];
}

function text(bytes: Uint8Array | undefined): string {
  return new TextDecoder().decode(bytes);
}
