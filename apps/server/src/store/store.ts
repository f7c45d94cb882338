/**
 * Where an office keeps its logs: one contract, an embedded database or a server.
 *
 *     organisation ──1:n──▶ entries (the log; the index is the order of decisions)
 *                  ──1:n──▶ nodes   (hashes above the leaves, so that proofs need few reads)
 *                  ──1:n──▶ blobs   (papers, by SHA-256)
 *     documents    whatever may change or must be erasable: sessions, codes, the vault
 *
 * Entries are only ever added. A store throws when it is unavailable; it never
 * answers with a refusal, because it knows no rule but the order of the log.
 */
import type { Digest, Instant, OrgId } from '@quorate/basics';
import type { Documents } from './documents.ts';

export interface Store {
  readonly kind: 'sqlite' | 'postgres';
  readonly organisations: Organisations;
  readonly documents: Documents;
  /** Several changes to documents, all or none. */
  readonly together: <T>(work: (documents: Documents) => Promise<T>) => Promise<T>;
  readonly log: (org: OrgId) => LogReader;
  /**
   * The one writer of an organisation over all processes: nobody else appends
   * until `work` has ended. Resolves only when everything is on disk; if it
   * rejects, nothing of it may be believed before the log is read again.
   */
  readonly write: <T>(org: OrgId, work: (writer: Writer) => Promise<T>) => Promise<T>;
  /** Tells which log grew, whichever process appended. May tell too often, and after a lost connection tells of every log. */
  readonly onAppended: (heard: (org: OrgId) => void) => () => void;
  readonly close: () => Promise<void>;
}

/** An organisation's log before and after it has entries. The seed is secret. */
export interface LogKeeping {
  readonly org: OrgId;
  /** Name of the log: its address without the scheme. */
  readonly origin: string;
  /** Verifier key, as the founders sign it. */
  readonly vkey: string;
  readonly seed: Uint8Array;
}

export interface Organisations {
  readonly all: () => Promise<readonly LogKeeping[]>;
  readonly find: (org: OrgId) => Promise<LogKeeping | undefined>;
  /** False when the name is taken. */
  readonly add: (keeping: LogKeeping) => Promise<boolean>;
}

export interface LogReader {
  /** Entries so far. */
  readonly size: () => Promise<number>;
  /** In the order of the log. */
  readonly entries: (from: number, limit: number) => Promise<readonly StoredEntry[]>;
  /** Hashes of a level of the tree, from a place on; level 0 are the leaves. */
  readonly hashes: (level: number, from: number, count: number) => Promise<readonly Uint8Array[]>;
  readonly blob: (sha256: Digest) => Promise<Blob | undefined>;
}

export interface Writer extends LogReader {
  /** Takes part in the same transaction. */
  readonly documents: Documents;
  /** What was answered before, by {@link StoredEntry.asked}. */
  readonly answered: (asked: readonly string[]) => Promise<ReadonlyMap<string, StoredEntry>>;
  readonly append: (batch: Batch) => Promise<void>;
}

export interface StoredEntry {
  readonly index: number;
  /** The leaf: see docs/formats/entry.md. */
  readonly bytes: Uint8Array;
  /** Size of the tree in the answer that was given. */
  readonly head: number;
  /** `<actor>/<nonce>`: asked once, answered once. */
  readonly asked: string;
}

export interface NewEntry extends StoredEntry {
  readonly leaf: Uint8Array;
  readonly stream: string;
  /** Entries in the stream before this one. */
  readonly version: number;
}

export interface Batch {
  /** Entries in the log before these; another size makes the append fail. */
  readonly expected: number;
  readonly entries: readonly NewEntry[];
  readonly nodes: readonly TreeNode[];
  readonly blobs: readonly Blob[];
}

export interface TreeNode {
  /** 1 and above: a hash over 256 of the level below. */
  readonly level: number;
  readonly place: number;
  readonly hash: Uint8Array;
}

export interface Blob {
  readonly sha256: Digest;
  readonly media: string;
  readonly bytes: Uint8Array;
}

/** Tells the time; whole seconds in UTC. */
export type Clock = () => Instant;
