/**
 * The record bundle: everything a stranger needs to check an organisation's whole life, offline.
 *
 *     bundle.json              what this is: format, organisation, size, digest of the state it ends in
 *     checkpoint               the signed tree head (C2SP tlog-checkpoint)
 *     tile/...                 hashes and entries (C2SP tlog-tiles)
 *     blobs/<sha256>           the papers that entries name, the charter among them
 *
 * See docs/formats/bundle.md. It is a folder, or one file ({@link printTar}).
 */
import { type AssemblyState, amendingOf, type BlobRef, type BoothRefs } from '@quorate/assembly';
import {
  canonical,
  canonicalBytes,
  type Digest,
  fromUtf8,
  type Json,
  must,
  ok,
  parseJson,
  type Result,
  refuse,
  toUtf8,
} from '@quorate/basics';
import {
  append,
  emptyFrontier,
  entriesPath,
  fullWidth,
  leafHash,
  printBundle,
  sha256Hex,
  type Tile,
  tilePath,
} from '@quorate/ledger';
import type { Entry } from './entry.ts';
import type { Files } from './tar.ts';

export const bundleFormat = 'quorate.bundle/1';

export interface BundleManifest {
  readonly format: typeof bundleFormat;
  readonly org: string;
  /** Verifier key of the log; the founders signed it too. */
  readonly log: string;
  readonly size: number;
  /** {@link stateDigest} of what the organisation is after the last entry. */
  readonly state: Digest;
}

export interface BundleParts {
  readonly org: string;
  readonly log: string;
  /** Entries as they stand in the log. */
  readonly entries: readonly Uint8Array[];
  /** Signed note over the root of exactly these entries. */
  readonly checkpoint: Uint8Array;
  readonly state: AssemblyState;
  readonly blobs: ReadonlyMap<string, Uint8Array>;
}

export type MalformedBundle =
  | { readonly reason: 'no-manifest' }
  | { readonly reason: 'malformed-manifest'; readonly expected: string };

/** The files of a bundle, in a fixed order. */
export function bundleFiles(parts: BundleParts): Files {
  const { org, log, entries, checkpoint, state, blobs } = parts;
  const manifest: BundleManifest = { format: bundleFormat, org, log, size: entries.length, state: stateDigest(state) };
  const files = new Map<string, Uint8Array>();
  files.set('bundle.json', bytesOf(`${canonical(manifest as unknown as Json)}\n`));
  files.set('checkpoint', checkpoint);
  for (let first = 0; first < entries.length; first += fullWidth) {
    const chunk = entries.slice(first, first + fullWidth);
    files.set(entriesPath(BigInt(first / fullWidth), chunk.length), must<Uint8Array>(printBundle(chunk)));
  }
  for (const tile of tilesOfLog(entries)) files.set(tilePath(tile), tile.bytes);
  for (const [hash, bytes] of sorted(blobs)) files.set(`blobs/${hash}`, bytes);
  return files;
}

/** Every tile of a log with these entries, the partial ones at the edge included. */
export function tilesOfLog(entries: readonly Uint8Array[]): readonly Tile[] {
  return append(emptyFrontier, entries.map(leafHash)).tiles;
}

/** SHA-256 of the canonical form of the state. */
export function stateDigest(state: AssemblyState): Digest {
  return sha256Hex(canonicalBytes(state as unknown as Json)) as Digest;
}

/** The papers an entry names. */
export function blobsOf({ act }: Pick<Entry, 'act'>): readonly BlobRef[] {
  switch (act.kind) {
    case 'found':
      return [act.body.text];
    case 'propose-motion':
    case 'call-referendum': {
      const amending = amendingOf(act);
      return amending ? [act.body.paper, amending.text] : [act.body.paper];
    }
    case 'send-trustee-step':
    case 'send-shuffle':
    case 'send-decryption':
      return [act.body.paper];
    case 'accept-nomination':
      return act.body.statement ? [act.body.statement] : [];
    case 'open-secret-ballot':
      return [act.body.election, act.body.credentials, act.body.tokens, ...boothPapers(act.body.booth)];
    case 'publish-secret-result':
      return [act.body.archive];
    default:
      return [];
  }
}

function boothPapers(booth: BoothRefs | undefined): readonly BlobRef[] {
  return booth ? [booth.page, booth.program, booth.style] : [];
}

export function readManifest(files: Files): Result<BundleManifest | { readonly format: string }, MalformedBundle> {
  const bytes = files.get('bundle.json');
  if (!bytes) return refuse({ reason: 'no-manifest' });
  const text = fromUtf8(bytes);
  const json = text.ok ? parseJson(text.value) : text;
  if (!json.ok || typeof json.value !== 'object' || json.value === null || Array.isArray(json.value)) {
    return refuse({ reason: 'malformed-manifest', expected: 'a JSON object' });
  }
  const { format, org, log, size, state } = json.value as { readonly [key: string]: Json };
  if (typeof format !== 'string')
    return refuse({ reason: 'malformed-manifest', expected: `"format": "${bundleFormat}"` });
  if (format !== bundleFormat) return ok({ format });
  const complete =
    typeof org === 'string' &&
    typeof log === 'string' &&
    Number.isSafeInteger(size) &&
    Number(size) > 0 &&
    typeof state === 'string';
  if (!complete) return refuse({ reason: 'malformed-manifest', expected: 'org, log, size and state' });
  return ok({ format, org, log, size: Number(size), state: state as Digest });
}

function bytesOf(text: string): Uint8Array {
  return must<Uint8Array>(toUtf8(text));
}

function sorted<T>(all: ReadonlyMap<string, T>): readonly (readonly [string, T])[] {
  return [...all].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}
