/**
 * A stage whose acts are really signed and whose history is a real log, so that
 * a bundle can be made of it, and then damaged in every way a test can think of.
 */
import {
  type Act,
  type ActKind,
  type AssemblyState,
  actBytes,
  actOfForce,
  amendingOf,
  type BlobRef,
  type Command,
  decide,
  evolve,
  type Fact,
  type ProposedCharter,
  streamOf,
  unfounded,
} from '@quorate/assembly';
import {
  broken,
  type DeviceId,
  type Digest,
  fromUtf8,
  type Instant,
  type MemberId,
  must,
  type Nonce,
  type OrgId,
  toBase64,
  toHex,
  toUtf8,
} from '@quorate/basics';
import { type ParsedCharter, parseCharter } from '@quorate/charter';
import {
  append,
  emptyFrontier,
  leafHash,
  printVerifierKey,
  publicKeyOf,
  rootOf,
  type Signer,
  sha256,
  sha256Hex,
  sign,
  signCheckpoint,
  signer,
} from '@quorate/ledger';
import { bundleFiles } from '../bundle.ts';
import { type Entry, printEntry } from '../entry.ts';
import { examine } from '../sealed/examine.ts';
import type { Files } from '../tar.ts';

type BodyOf<Kind extends ActKind> = Extract<Command, { readonly kind: Kind }>['body'];

export class SignedStage {
  readonly org = 'kettle-lane' as OrgId;
  /** The charter in force. */
  charter: ParsedCharter;
  readonly charters = new Map<string, ParsedCharter>();
  readonly entries: Entry[] = [];
  readonly blobs = new Map<string, Uint8Array>();
  readonly log: Signer;
  readonly #charterText: string;
  state: AssemblyState = unfounded;
  at: Instant;
  #acts = 0;

  constructor(charterText: string, at: number) {
    this.#charterText = charterText;
    this.charter = must<ParsedCharter>(parseCharter(charterText));
    this.charters.set(this.charter.hash, this.charter);
    this.at = at as Instant;
    this.log = must<Signer>(signer('archive.kettle-lane.example', seedOf('log')));
  }

  wait(seconds: number): this {
    this.at = (this.at + seconds) as Instant;
    return this;
  }

  /** Keeps a paper and names it. */
  paper(text: string, media: BlobRef['media'] = 'application/json'): BlobRef {
    return this.keep(utf8(text), media);
  }

  keep(bytes: Uint8Array, media: BlobRef['media']): BlobRef {
    const sha256 = sha256Hex(bytes);
    this.blobs.set(sha256, bytes);
    return { sha256, size: bytes.length, media };
  }

  act<Kind extends ActKind>(by: string, kind: Kind, body: BodyOf<Kind>): Act {
    const named = { kind, body, actor: handleOf(by) } as Pick<Act, 'kind' | 'body' | 'actor'>;
    this.#acts += 1;
    return {
      ...named,
      org: this.org,
      stream: streamOf(named),
      device: deviceKey(by),
      nonce: this.#acts.toString(16).padStart(32, '0') as Nonce,
      at: this.at,
      charter: this.charter.hash,
      seen: this.entries.length === 0 ? null : { size: this.entries.length, root: toHex(this.root()) as Digest },
    } as Act;
  }

  do<Kind extends ActKind>(by: string, kind: Kind, body: BodyOf<Kind>): Entry {
    const act = this.act(by, kind, body);
    return this.#take(act, act.kind === 'found' ? this.#founders : [by]);
  }

  /** What the charter itself does when its time has come. */
  bringIntoForce(amendment: string): Entry {
    const known = this.state.amendments[amendment] ?? broken('there is such an amendment');
    const entry = this.#take(actOfForce(this.state, known, this.at) ?? broken('it was founded'), []);
    this.charter = this.charters.get(this.state.charter?.hash ?? '') ?? this.charter;
    return entry;
  }

  /** Keeps the text of a charter and knows it from now on. */
  charterText(text: string): { readonly text: BlobRef; readonly charter: Digest } {
    const parsed = must<ParsedCharter>(parseCharter(text));
    this.charters.set(parsed.hash, parsed);
    return { text: this.paper(text, 'application/yaml'), charter: parsed.hash };
  }

  #take(act: Act, signers: readonly string[]): Entry {
    const facts = must<readonly Fact[]>(
      decide(act, this.state, {
        at: this.at,
        charter: this.charter,
        charters: (hash) => this.charters.get(hash),
        proposed: this.#proposed(act),
        proofHolds: true,
        sha256: sha256Hex,
        findings: examine(act, this.state, (hash) => this.blobs.get(hash)),
      }),
    );
    const signatures = signers.map((name) => ({ device: deviceKey(name), signature: signatureOf(name, act) }));
    const entry: Entry = { index: this.entries.length, at: this.at, act, facts, signatures };
    this.entries.push(entry);
    this.state = evolve(this.state, structuredClone(facts), entry.index);
    return entry;
  }

  #proposed(act: Act): ProposedCharter | null {
    const text = amendingOf(act)?.text;
    return text ? parseCharter(must<string>(fromUtf8(this.blobs.get(text.sha256) ?? new Uint8Array()))) : null;
  }

  #founders: readonly string[] = [];

  found(people: readonly string[], className: string, holders: { readonly [post: string]: readonly string[] }): this {
    this.#founders = people;
    this.do(people[0] ?? '', 'found', {
      title: "Kettle Lane Bakers' Co-operative",
      charter: this.charter.hash,
      text: this.paper(this.#charterText, 'application/yaml'),
      log: printVerifierKey(this.log.key),
      founders: people.map((name) => ({
        member: handleOf(name),
        device: deviceKey(name),
        class: className,
        name: toBase64(sha256(utf8(`commitment ${name}`))) as never,
      })),
      holders: Object.fromEntries(Object.entries(holders).map(([post, names]) => [post, names.map(handleOf)])),
    });
    return this;
  }

  root(): Uint8Array {
    return rootOf(append(emptyFrontier, this.leaves(this.entries)).frontier);
  }

  leaves(entries: readonly Entry[]): readonly Uint8Array[] {
    return entries.map((entry) => leafHash(entryBytes(entry)));
  }

  /** The bundle of this history, or of another history that somebody with the log's key passes off for it. */
  bundle(entries: readonly Entry[] = this.entries, state: AssemblyState = this.state): Map<string, Uint8Array> {
    return this.bundleOfBytes(entries.map(entryBytes), state);
  }

  bundleOfBytes(entries: readonly Uint8Array[], state: AssemblyState = this.state): Map<string, Uint8Array> {
    const files: Files = bundleFiles({
      org: this.org,
      log: printVerifierKey(this.log.key),
      entries,
      checkpoint: this.checkpoint(entries),
      state,
      blobs: this.blobs,
    });
    return new Map(files);
  }

  checkpoint(entries: readonly Uint8Array[] = this.entries.map(entryBytes)): Uint8Array {
    const { frontier } = append(emptyFrontier, entries.map(leafHash));
    const head = { origin: this.log.key.name, size: frontier.size, root: rootOf(frontier) };
    return must<Uint8Array>(signCheckpoint(head, [this.log]));
  }
}

export function entryBytes(entry: Entry): Uint8Array {
  return must<Uint8Array>(printEntry(entry));
}

export function handleOf(name: string): MemberId {
  return toHex(sha256(utf8(`handle ${name}`))).slice(0, 32) as MemberId;
}

export function deviceKey(name: string): DeviceId {
  return toHex(publicKeyOf(seedOf(name))) as DeviceId;
}

export function signatureOf(name: string, act: Act): string {
  return toBase64(sign(seedOf(name), actBytes(act)));
}

function seedOf(name: string): Uint8Array {
  return sha256(utf8(`seed ${name}`));
}

function utf8(text: string): Uint8Array {
  return must<Uint8Array>(toUtf8(text));
}
