/**
 * Checks a record bundle, offline, trusting nobody.
 *
 *     files ─▶ form of the log ─▶ entries ─▶ papers ─▶ devices, signatures, heads seen ─▶ decide again ─▶ state
 *
 * After an act is received, everything is a pure function of what was recorded;
 * so the verifier is the assembly itself, run again, beside checks of its own.
 * It leaves off at the first check that fails: what comes after would rest on it.
 */
import { equalBytes, ok, type Result, refuse, toHex } from '@quorate/basics';
import {
  entriesPath,
  fullWidth,
  leafHash,
  openCheckpoint,
  parseBundle,
  parseVerifierKey,
  tilePath,
  type VerifierKey,
} from '@quorate/ledger';
import {
  type BundleManifest,
  bundleFormat,
  type MalformedBundle,
  readManifest,
  stateDigest,
  tilesOfLog,
} from './bundle.ts';
import { type CheckId, type CheckOutcome, checkIds, type Report } from './checks.ts';
import { parseEntry } from './entry.ts';
import { type Failure, failure } from './failure.ts';
import { Replay, type SignatureCheck } from './replay.ts';
import { RootAtSizes } from './root-at-sizes.ts';
import type { Files } from './tar.ts';

export interface VerifyOptions {
  /** A checkpoint that anybody kept: the log must extend it. */
  readonly since?: Uint8Array;
  /** A native Ed25519 check, for speed; without it, core/ledger's own. */
  readonly verifySignature?: SignatureCheck;
  readonly onProgress?: (done: number, of: number) => void;
  /** The file ended too early, and these are the files that were there whole: it can't hold, whatever they say. */
  readonly cutShort?: true;
}

/** Refuses only what is no bundle at all; everything else is in the report. */
export function verifyBundle(files: Files, options: VerifyOptions = {}): Result<Report, MalformedBundle> {
  const manifest = readManifest(files);
  if (!manifest.ok) return manifest;
  if (manifest.value.format !== bundleFormat) {
    return ok(
      reportOf({
        failed: failure('bundle.format', `format "${manifest.value.format.slice(0, 40)}" is not known here`),
      }),
    );
  }
  const outcome = verified(files, manifest.value as BundleManifest, options);
  const failed = outcome.failed ?? (options.cutShort ? failure('bundle.format', 'the file was cut short') : undefined);
  return ok(reportOf({ ...outcome, failed }));
}

interface Outcome {
  readonly org?: string;
  readonly title?: string;
  readonly size?: number;
  readonly sinceChecked?: boolean;
  readonly failed: Failure | undefined;
}

function verified(files: Files, manifest: BundleManifest, options: VerifyOptions): Outcome {
  const { org, size } = manifest;
  const log = readLog(files, manifest, options.since);
  const known = { org, size, sinceChecked: options.since !== undefined };
  if (!log.ok) return { ...known, failed: log.problem };
  const replay = new Replay(files, org, manifest.log, options.verifySignature);
  const title = (): string => replay.state.title;
  for (const [index, bytes] of log.value.entries()) {
    const entry = parseEntry(bytes);
    if (!entry.ok) return { ...known, title: title(), failed: failure('entry.form', describe(entry.problem), index) };
    const failed = replay.take(entry.value, bytes, index);
    if (failed) return { ...known, title: title(), failed };
    if (index % 1000 === 999) options.onProgress?.(index + 1, size);
  }
  const found = stateDigest(replay.state);
  const failed =
    found === manifest.state
      ? undefined
      : failure('state.digest', `replay ends in ${found}, the bundle says ${manifest.state}`);
  return { ...known, title: title(), failed };
}

/** The form of the log: key, checkpoint, entries, tiles, root, and what was kept earlier. */
function readLog(
  files: Files,
  manifest: BundleManifest,
  since: Uint8Array | undefined,
): Result<readonly Uint8Array[], Failure> {
  const refused = (id: CheckId, why: string, entry?: number): { readonly ok: false; readonly problem: Failure } => ({
    ok: false,
    problem: failure(id, why, entry),
  });
  const stray = [...files.keys()].find(
    (name) => !/^(bundle\.json|checkpoint|tile\/.+|blobs\/[0-9a-f]{64})$/.test(name),
  );
  if (stray !== undefined) return refused('bundle.format', `there is a file that does not belong: ${stray}`);
  const key = parseVerifierKey(manifest.log);
  if (!key.ok) return refused('log.key', describe(key.problem));
  const head = readCheckpoint(files.get('checkpoint'), key.value);
  if (!head.ok) return refused('log.checkpoint', head.problem);
  const { size, root } = head.value;
  if (size !== BigInt(manifest.size))
    return refused('log.checkpoint', `signs ${size} entries, the bundle says ${manifest.size}`);
  const entries = readEntries(files, manifest.size);
  if (!entries.ok) return refused('log.entries', entries.problem.why, entries.problem.entry);
  const leaves = entries.value.map(leafHash);
  const tiles = checkTiles(files, entries.value);
  if (tiles) return refused('log.tiles', tiles.why, tiles.entry);
  const roots = new RootAtSizes();
  const earlier = since === undefined ? undefined : readCheckpoint(since, key.value);
  if (earlier && !earlier.ok) return refused('log.since', earlier.problem);
  let earlierRoot: Uint8Array | undefined = earlier?.value.size === 0n ? roots.root() : undefined;
  for (const leaf of leaves) {
    roots.append(leaf);
    if (BigInt(roots.size) === earlier?.value.size) earlierRoot = roots.root();
  }
  if (!equalBytes(roots.root(), root)) {
    return refused('log.root', `entries give ${toHex(roots.root())}, the checkpoint signs ${toHex(root)}`);
  }
  if (!earlier) return entries;
  if (!earlierRoot) {
    return refused(
      'log.since',
      `the log has ${size} entries, the checkpoint kept earlier had ${earlier.value.size}: it was shortened`,
    );
  }
  return equalBytes(earlierRoot, earlier.value.root)
    ? entries
    : refused(
        'log.since',
        `the first ${earlier.value.size} entries are not those that were signed earlier: the log was forked`,
      );
}

interface Head {
  readonly size: bigint;
  readonly root: Uint8Array;
}

function readCheckpoint(note: Uint8Array | undefined, key: VerifierKey): Result<Head, string> {
  if (!note) return refuse('there is no checkpoint');
  const opened = openCheckpoint(note, key);
  return opened.ok ? opened : refuse(describe(opened.problem));
}

interface Where {
  readonly why: string;
  readonly entry?: number;
}

function readEntries(files: Files, size: number): Result<readonly Uint8Array[], Where> {
  const entries: Uint8Array[] = [];
  while (entries.length < size) {
    const width = Math.min(fullWidth, size - entries.length);
    const path = entriesPath(BigInt(entries.length / fullWidth), width);
    const bytes = files.get(path);
    if (!bytes) return { ok: false, problem: { why: `${path} is missing`, entry: entries.length } };
    const chunk = parseBundle(bytes, width);
    if (!chunk.ok) {
      return {
        ok: false,
        problem: { why: `${path}: ${chunk.problem.reason}`, entry: entries.length + chunk.problem.at },
      };
    }
    entries.push(...chunk.value);
  }
  return ok(entries);
}

/** Hash tiles are compared whole: a byte that differs at level 0 names its entry. */
function checkTiles(files: Files, entries: readonly Uint8Array[]): Where | undefined {
  const expected = new Set<string>();
  for (let first = 0; first < entries.length; first += fullWidth) {
    expected.add(entriesPath(BigInt(first / fullWidth), Math.min(fullWidth, entries.length - first)));
  }
  for (const tile of tilesOfLog(entries)) {
    const path = tilePath(tile);
    expected.add(path);
    const shown = files.get(path);
    if (!shown) return { why: `${path} is missing` };
    const at = differsAt(shown, tile.bytes);
    if (at === undefined) continue;
    const place = Number(tile.index) * fullWidth + Math.floor(at / 32);
    return { why: `${path} differs at byte ${at}`, ...(tile.level === 0 ? { entry: place } : {}) };
  }
  const stray = [...files.keys()].find((name) => name.startsWith('tile/') && !expected.has(name));
  return stray === undefined ? undefined : { why: `${stray} does not belong to a log of ${entries.length} entries` };
}

function differsAt(a: Uint8Array, b: Uint8Array): number | undefined {
  const at = b.findIndex((byte, i) => a[i] !== byte);
  if (at >= 0) return at;
  return a.length === b.length ? undefined : b.length;
}

function reportOf({ org, title, size, sinceChecked, failed }: Outcome): Report {
  const stop = failed ? checkIds.indexOf(failed.id) : checkIds.length;
  const outcomes = checkIds.map((id, i): CheckOutcome => {
    const number = i + 1;
    if (failed && i === stop) {
      const { why, entry } = failed;
      return { number, id, status: 'fail', why, ...(entry === undefined ? {} : { entry }) };
    }
    if (i > stop || (id === 'log.since' && sinceChecked !== true)) return { number, id, status: 'not-run' };
    return { number, id, status: 'pass' };
  });
  return {
    holds: failed === undefined,
    org: org ?? null,
    title: title ?? null,
    size: size ?? 0,
    checks: outcomes,
    failed: outcomes.find(({ status }) => status === 'fail') ?? null,
  };
}

/** A problem as one line: its reason and what belongs to it. */
function describe(problem: { readonly reason: string }): string {
  const { reason, ...rest } = problem as { readonly reason: string; readonly [more: string]: unknown };
  const more = Object.entries(rest).map(
    ([name, value]) => `${name} ${typeof value === 'string' ? value : JSON.stringify(value)}`,
  );
  return [reason, ...more].join(', ').slice(0, 300);
}
