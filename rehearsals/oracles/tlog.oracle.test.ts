/**
 * Others read our log: Go's sumdb packages, and Python with the openssl command.
 *
 * Needs `golang-go` and `golang-golang-x-mod-dev`, and `python3` with `openssl`
 * (Debian's names). Where one is not installed, its part says so on standard
 * error and checks nothing.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { must } from '@quorate/basics';
import { append, emptyFrontier, leafHashes, printVerifierKey, rootOf, signCheckpoint, signer } from '@quorate/ledger';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readLog } from './tlog/read-log.ts';
import { entryOf, log, witness, writeLog } from './tlog/write-log.ts';

const here = fileURLToPath(new URL('tlog/', import.meta.url));
const modules = '/usr/share/gocode';
const vkey = printVerifierKey(log.key);
const witnessKey = printVerifierKey(witness.key);
const sizes = [1, 2, 255, 256, 257, 300, 511, 512, 700];

let place: string;
let intact: string;
let goVerifier: string | undefined;
let python: boolean;

beforeAll(() => {
  place = mkdtempSync(join(tmpdir(), 'quorate-tlog-'));
  intact = join(place, 'log');
  writeLog(intact, { sizes, receipts: [0, 1, 254, 255, 256, 299, 511, 512, 698, 699] });
  goVerifier = buildGo();
  python = runs('python3', ['--version']) && runs('openssl', ['version']);
  if (!python) report('Python with openssl');
});

afterAll(() => rmSync(place, { recursive: true, force: true }));

describe('a log that we wrote', () => {
  it('is accepted by ourselves', () => {
    expect(readLog(intact, log.key, [witness.key])).toBe('ok');
  });

  it('is accepted by Go, with every entry, tile, receipt and earlier checkpoint', () => {
    if (!goVerifier) return;
    expect(go(intact)).toEqual({ code: 0, said: 'ok: 700 entries, 4 tiles, 8 earlier checkpoints, 10 receipts' });
  });

  it('is accepted by Python, which also checks the cosignature', () => {
    if (!python) return;
    expect(py(intact)).toEqual({ code: 0, said: 'ok: 700 entries, 4 tiles, 8 earlier checkpoints, 10 receipts' });
  });

  it('is accepted by both with 70,000 entries', () => {
    const large = join(place, 'large');
    writeLog(large, { sizes: [65_535, 65_536, 65_537, 70_000], receipts: [0, 65_535, 65_536, 69_999] });
    const said = 'ok: 70000 entries, 277 tiles, 3 earlier checkpoints, 4 receipts';
    if (goVerifier) expect(go(large)).toEqual({ code: 0, said });
    if (python) expect(py(large)).toEqual({ code: 0, said });
  });
});

describe('a log that somebody damaged', () => {
  it.each([
    ['a bit of the checkpoint', (log: string) => flip(log, 'checkpoint', 40)],
    ['a bit of the signature', (log: string) => flip(log, 'checkpoint', 150)],
    ['a bit of a full leaf tile', (log: string) => flip(log, 'tile/0/001', 5000)],
    ['a bit of the partial leaf tile', (log: string) => flip(log, 'tile/0/002.p/188', 3)],
    ['a bit of the tile above', (log: string) => flip(log, 'tile/1/000.p/2', 33)],
    ['a bit of an entry', (log: string) => flip(log, 'tile/entries/001', 700)],
    ['a bit of a receipt', (log: string) => flip(log, 'proofs/299.tlog-proof', 60)],
    ['a bit of a consistency proof', (log: string) => flip(log, 'proofs/consistency.257', 10)],
    ['a bit of an earlier checkpoint', (log: string) => flip(log, 'checkpoint.257', 30)],
    ['two leaves swapped', swapLeaves],
    ['a bundle cut short', (log: string) => edit(log, 'tile/entries/002.p/188', (bytes) => bytes.subarray(0, -1))],
    [
      'a bundle with more',
      (log: string) => edit(log, 'tile/entries/002.p/188', (bytes) => Buffer.concat([bytes, bytes])),
    ],
    ['a missing tile', (log: string) => rmSync(join(log, 'tile/0/001'))],
    ['a partial tile in the place of a full one', (log: string) => copy(log, 'tile/0/001.p/44', 'tile/0/001')],
    ['a tile of another place', (log: string) => copy(log, 'tile/0/000', 'tile/0/001')],
    ['an old checkpoint in the place of the last', (log: string) => copy(log, 'checkpoint.257', 'checkpoint')],
    ['Windows line ends', (log: string) => retext(log, /\n/g, '\r\n')],
    ['a byte order mark', (log: string) => retext(log, /^/, '\ufeff')],
    ['a leading zero in the size', (log: string) => retext(log, /\n700\n/, '\n0700\n')],
    ['the signature of another key under the same name', resigned],
    ['an earlier checkpoint of another history', forked],
  ])('is refused by all: %s', (_, damage) => {
    const damaged = join(place, 'damaged');
    rmSync(damaged, { recursive: true, force: true });
    cpSync(intact, damaged, { recursive: true });
    damage(damaged);
    expect(readLog(damaged, log.key, [witness.key])).not.toBe('ok');
    if (goVerifier) expect(go(damaged).code).toBe(1);
    if (python) expect(py(damaged).code).toBe(1);
  });

  it('is refused by those who check cosignatures when the witness saw something else', () => {
    const damaged = join(place, 'cosigned');
    cpSync(intact, damaged, { recursive: true });
    flip(damaged, 'checkpoint', readFileSync(join(damaged, 'checkpoint')).length - 20);
    expect(readLog(damaged, log.key, [witness.key])).toBe('bad-signature');
    if (python) expect(py(damaged).code).toBe(1);
  });

  it('is refused by the strict when its base64 has stray bits', () => {
    const damaged = join(place, 'stray');
    cpSync(intact, damaged, { recursive: true });
    strayBits(damaged);
    expect(readLog(damaged, log.key, [witness.key])).toBe('malformed-signature-line');
    if (python) expect(py(damaged).code).toBe(1);
  });
});

/** Sets one of the bits behind the end of the log's signature; a lenient reader, like Go's, passes over it. */
function strayBits(folder: string): void {
  const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  edit(folder, 'checkpoint', (bytes) =>
    Buffer.from(
      bytes
        .toString('utf8')
        .replace(/(— .*)(.)=\n/, (_, start: string, last: string) => `${start}${digits[digits.indexOf(last) + 1]}=\n`),
    ),
  );
}

/** Debian's copy of golang.org/x/mod, without network. */
function buildGo(): string | undefined {
  if (!runs('go', ['version']) || !existsSync(join(modules, 'src/golang.org/x/mod/sumdb/tlog'))) {
    report('Go with golang-golang-x-mod-dev');
    return undefined;
  }
  const binary = join(place, 'verify');
  mkdirSync(join(place, 'gopath'));
  const built = spawnSync('go', ['build', '-o', binary, join(here, 'verify.go')], {
    env: { ...process.env, GO111MODULE: 'off', GOPATH: `${join(place, 'gopath')}:${modules}`, GOFLAGS: '' },
    encoding: 'utf8',
  });
  if (built.status !== 0) throw new Error(built.stderr);
  return binary;
}

function runs(command: string, args: readonly string[]): boolean {
  return spawnSync(command, args).status === 0;
}

function report(what: string): void {
  process.stderr.write(`tlog.oracle: ${what} is not installed, so it checked nothing\n`);
}

interface Answer {
  readonly code: number | null;
  readonly said: string;
}

function go(folder: string): Answer {
  const { status, stdout, stderr } = spawnSync(goVerifier ?? '', [folder, vkey], { encoding: 'utf8' });
  return { code: status, said: (stdout || stderr).trim() };
}

function py(folder: string): Answer {
  const args = [join(here, 'verify.py'), folder, vkey, witnessKey];
  const { status, stdout, stderr } = spawnSync('python3', args, { encoding: 'utf8' });
  return { code: status, said: (stdout || stderr).trim() };
}

function edit(folder: string, path: string, change: (bytes: Buffer) => Uint8Array): void {
  writeFileSync(join(folder, path), change(readFileSync(join(folder, path))));
}

function flip(folder: string, path: string, at: number): void {
  edit(folder, path, (bytes) => bytes.with(at, bytes[at]! ^ 1));
}

function copy(folder: string, from: string, to: string): void {
  writeFileSync(join(folder, to), readFileSync(join(folder, from)));
}

function retext(folder: string, from: RegExp, to: string): void {
  edit(folder, 'checkpoint', (bytes) => Buffer.from(bytes.toString('utf8').replace(from, to)));
}

/** Swaps two neighbouring hashes and leaves the entries alone. */
function swapLeaves(folder: string): void {
  edit(folder, 'tile/0/000', (bytes) =>
    Buffer.concat([bytes.subarray(32, 64), bytes.subarray(0, 32), bytes.subarray(64)]),
  );
}

/** A checkpoint of the right size and root, made with another key of the log's name. */
function resigned(folder: string): void {
  const thief = must(signer(log.key.name, new Uint8Array(32).fill(99)));
  writeFileSync(join(folder, 'checkpoint'), must(signCheckpoint(headOf(700), [thief])));
}

/** The log's own key under a history that is not the beginning of this one. */
function forked(folder: string): void {
  const other = append(emptyFrontier, leafHashes([entryOf(1), entryOf(0)])).frontier;
  const checkpoint = { origin: log.key.name, size: other.size, root: rootOf(other) };
  writeFileSync(join(folder, 'checkpoint.2'), must(signCheckpoint(checkpoint, [log])));
}

function headOf(size: number): { origin: string; size: bigint; root: Uint8Array } {
  const entries = Array.from({ length: size }, (_, i) => entryOf(i));
  const { frontier } = append(emptyFrontier, leafHashes(entries));
  return { origin: log.key.name, size: frontier.size, root: rootOf(frontier) };
}
