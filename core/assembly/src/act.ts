/**
 * An act: what somebody asks for, signed on their own device.
 *
 * The device signs {@link actBytes}; the server can withhold an act but can't
 * forge one. `seen` makes every act a witness: it names the tree head the
 * device last saw, so a log that is rewritten later contradicts its own acts.
 */
import {
  type CanonicalProblem,
  canonicalBytes,
  concatBytes,
  type DeviceId,
  type Digest,
  type Instant,
  type Json,
  type MemberId,
  must,
  type Nonce,
  type OrgId,
  type StreamId,
  toUtf8,
} from '@quorate/basics';
import type { AmendmentCommand } from './amendment/amendment.ts';
import type { DeviceCommand } from './device/device.ts';
import type { ElectionCommand } from './election/election.ts';
import type { FoundingCommand } from './founding/founding.ts';
import type { MeetingCommand } from './meeting/meeting.ts';
import type { MotionCommand } from './motion/motion.ts';
import type { RollCommand } from './roll/roll.ts';
import type { SecretCommand } from './secret/secret-ballot.ts';
import type { UnitCommand } from './unit/unit.ts';
import type { VoteCommand } from './vote/vote.ts';

/** Everything anybody may ask for: a `kind` and the `body` that goes with it. */
export type Command =
  | FoundingCommand
  | RollCommand
  | UnitCommand
  | DeviceCommand
  | MeetingCommand
  | MotionCommand
  | AmendmentCommand
  | VoteCommand
  | ElectionCommand
  | SecretCommand;

export type ActKind = Command['kind'];

/** A member's handle, or `charter` for what the charter itself makes due. */
export type Actor = MemberId | 'charter';

export type Act = Command & {
  readonly org: OrgId;
  /** What has the history that this act adds to; {@link streamOf} says which it must be. */
  readonly stream: StreamId;
  readonly actor: Actor;
  /** `null` only for the actor `charter`, who signs nothing: a verifier derives such acts again. */
  readonly device: DeviceId | null;
  readonly nonce: Nonce;
  /** By the device's clock, UTC seconds. Must lie within {@link clockTolerance} of when the act is received. */
  readonly at: Instant;
  /** Hash of the charter the actor read. */
  readonly charter: Digest;
  /** The tree head the device last saw; `null` only before the founding and for the actor `charter`. */
  readonly seen: TreeHead | null;
};

export interface TreeHead {
  readonly size: number;
  readonly root: Digest;
}

/** A reference to a paper kept beside the log. */
export interface BlobRef {
  readonly sha256: Digest;
  /** Bytes. */
  readonly size: number;
  readonly media: 'text/plain' | 'application/json' | 'application/yaml' | 'application/x-tar';
}

/** How far, in seconds, a device's clock may be from the server's. */
export const clockTolerance = 300;

/** The founding waits for its last founder's signature: thirty days. */
export const foundingTolerance = 2_592_000;

/** What the device signs: a domain line, then canonical JSON (RFC 8785). */
export function actBytes(act: Act): Uint8Array<ArrayBuffer> {
  return concatBytes(must<Uint8Array<ArrayBuffer>>(toUtf8('quorate.act/1\n')), canonicalBytes(act as unknown as Json));
}

export type ActProblem =
  | CanonicalProblem
  | { readonly reason: 'malformed-act'; readonly path: string; readonly expected: string; readonly found: string };
