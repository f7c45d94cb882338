/**
 * Replay: takes the entries one after another and checks that each was lawful
 * when it came. It is the server's work done again, with nothing taken on trust.
 */
import {
  type Act,
  type AssemblyState,
  actBytes,
  amendingOf,
  decide,
  enrolmentBytes,
  evolve,
  type ProposedCharter,
  unfounded,
} from '@quorate/assembly';
import { canonical, fromBase64, fromHex, fromUtf8, type Json, ok, toHex } from '@quorate/basics';
import { type ParsedCharter, parseCharter } from '@quorate/charter';
import { leafHash, type SignatureVerifier, sha256Hex, verifierOf, wellFormed } from '@quorate/ledger';
import { blobsOf } from './bundle.ts';
import type { Entry } from './entry.ts';
import { type Failure, failure } from './failure.ts';
import { Recount } from './recount.ts';
import { RootAtSizes } from './root-at-sizes.ts';
import { examine } from './sealed/examine.ts';
import type { Files } from './tar.ts';

/** Key of 32 bytes, message, signature of 64 bytes. Both have passed the strict checks of form before it is asked. */
export type SignatureCheck = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean;

export class Replay {
  state: AssemblyState = unfounded;
  /** Charters by hash: the one founded with, and those proposed since. */
  readonly #charters = new Map<string, ParsedCharter>();
  /** The same by the hash of their text, which may differ in its comments. */
  readonly #texts = new Map<string, ParsedCharter>();
  #at = 0;
  readonly #files: Files;
  readonly #org: string;
  readonly #log: string;
  readonly #native: SignatureCheck | undefined;
  readonly #verifiers = new Map<string, SignatureVerifier>();
  readonly #nonces = new Set<string>();
  readonly #roots = new RootAtSizes();
  /** Roots by size, as hex; heads that acts have seen are looked up here. */
  readonly #heads = new Map<number, string>();
  readonly #recount = new Recount();

  constructor(files: Files, org: string, log: string, native?: SignatureCheck) {
    this.#files = files;
    this.#org = org;
    this.#log = log;
    this.#native = native;
  }

  /** Takes the next entry, or says which check it fails. After a failure the replay must not go on. */
  take(entry: Entry, bytes: Uint8Array, index: number): Failure | undefined {
    const failed =
      this.#placed(entry, index) ??
      this.#papers(entry, index) ??
      this.#founding(entry, index) ??
      this.#amending(entry, index) ??
      this.#signed(entry, index) ??
      this.#seen(entry.act, index) ??
      this.#decided(entry, index);
    if (failed) return failed;
    this.state = evolve(this.state, entry.facts, index);
    this.#roots.append(leafHash(bytes));
    this.#heads.set(index + 1, toHex(this.#roots.root()));
    return undefined;
  }

  #placed({ index: claimed, at, act }: Entry, index: number): Failure | undefined {
    if (claimed !== index) return failure('entry.index', `it says it is entry ${claimed}`, index);
    if (at < this.#at) return failure('entry.time', `received at ${at}, the one before at ${this.#at}`, index);
    if (act.org !== this.#org) return failure('entry.form', `it belongs to the organisation ${act.org}`, index);
    const nonce = `${act.actor} ${act.nonce}`;
    if (this.#nonces.has(nonce)) return failure('act.nonce', `nonce ${act.nonce} was used before`, index);
    this.#nonces.add(nonce);
    this.#at = at;
    return undefined;
  }

  #papers(entry: Entry, index: number): Failure | undefined {
    for (const { sha256, size } of blobsOf(entry)) {
      const bytes = this.#files.get(`blobs/${sha256}`);
      if (!bytes) return failure('blob.hash', `the paper ${sha256} is missing`, index);
      if (bytes.length !== size || sha256Hex(bytes) !== sha256)
        return failure('blob.hash', `the paper ${sha256} is another one`, index);
    }
    return undefined;
  }

  #founding({ act }: Entry, index: number): Failure | undefined {
    if (act.kind !== 'found') {
      return this.#charters.size > 0
        ? undefined
        : failure('charter.text', 'the log does not begin with a founding', index);
    }
    if (act.body.log !== this.#log) return failure('log.key', 'the founders signed another key', index);
    return this.#charterText(act.body.text.sha256, act.body.charter, index);
  }

  /** A charter that is proposed must be the one its text says, whether or not it is ever adopted. */
  #amending({ act }: Entry, index: number): Failure | undefined {
    const amending = amendingOf(act);
    return amending && this.#charterText(amending.text.sha256, amending.charter, index);
  }

  #charterText(sha256: string, hash: string, index: number): Failure | undefined {
    if (this.#charters.has(hash) && this.#texts.has(sha256)) return undefined;
    const text = fromUtf8(this.#files.get(`blobs/${sha256}`) ?? new Uint8Array());
    const charter = text.ok ? parseCharter(text.value) : text;
    if (!charter.ok) return failure('charter.text', 'the charter cannot be read', index);
    if (charter.value.hash !== hash)
      return failure('charter.text', `the charter hashes to ${charter.value.hash}`, index);
    this.#texts.set(sha256, charter.value);
    if (!this.#charters.has(hash)) this.#charters.set(hash, charter.value);
    return undefined;
  }

  #signed({ act, signatures }: Entry, index: number): Failure | undefined {
    const devices =
      act.kind === 'found' ? act.body.founders.map(({ device }) => device) : act.device === null ? [] : [act.device];
    if (signatures.length !== devices.length) {
      return failure('act.signature', `${signatures.length} signatures, ${devices.length} needed`, index);
    }
    const message = actBytes(act);
    for (const [i, device] of devices.entries()) {
      const signed = signatures[i];
      if (signed?.device !== device)
        return failure('act.signature', `signature ${i + 1} is not by device ${device}`, index);
      if (!this.#holds(device, message, signed.signature)) {
        return failure('act.signature', `the signature of device ${device} does not hold`, index);
      }
    }
    return this.#enrolled(act, index);
  }

  /** The same rule the assembly keeps, named on its own: whose device, and since when. */
  #enrolled(act: Act, index: number): Failure | undefined {
    if (act.kind === 'found' || act.kind === 'apply-for-membership' || act.kind === 'request-device') return undefined;
    // What the charter itself does has no signature: the rules must give it at this very time, whoever wrote it down.
    if (act.actor === 'charter') return undefined;
    const device = act.device === null ? undefined : this.state.devices[act.device];
    if (device?.phase !== 'enrolled')
      return failure('act.device', `device ${act.device ?? 'none'} is not enrolled at this point`, index);
    return device.member === act.actor
      ? undefined
      : failure('act.device', `device ${device.id} belongs to ${device.member}`, index);
  }

  #seen({ seen }: Act, index: number): Failure | undefined {
    if (seen === null) return undefined;
    const root = this.#heads.get(seen.size);
    if (root === seen.root) return undefined;
    return failure('act.seen', `its device had seen another log of ${seen.size} entries (root ${seen.root})`, index);
  }

  #decided({ act, at, facts }: Entry, index: number): Failure | undefined {
    const charter = this.#charters.get(act.kind === 'found' ? act.body.charter : (this.state.charter?.hash ?? ''));
    if (!charter) return failure('charter.text', 'there is no charter', index);
    const proofHolds = act.kind === 'enrol-device' && this.#proofHolds(act);
    const findings = examine(act, this.state, (hash) => this.#files.get(`blobs/${hash}`));
    const decision = decide(act, this.state, {
      at,
      charter,
      charters: (hash) => this.#charters.get(hash),
      proposed: this.#proposed(act),
      proofHolds,
      sha256: sha256Hex,
      findings,
    });
    if (!decision.ok) return failure('replay.decide', `${act.kind}: ${JSON.stringify(decision.problem)}`, index);
    if (canonical(decision.value as unknown as Json) !== canonical(facts as unknown as Json)) {
      return failure(
        'replay.facts',
        `${act.kind}: the rules give ${JSON.stringify(decision.value).slice(0, 400)}`,
        index,
      );
    }
    for (const fact of facts) {
      const differs = this.#recount.take(fact);
      if (differs !== undefined) return failure('vote.recount', differs, index);
    }
    return undefined;
  }

  #proposed(act: Act): ProposedCharter | null {
    const read = this.#texts.get(amendingOf(act)?.text.sha256 ?? '');
    return read ? ok(read) : null;
  }

  #proofHolds(act: Extract<Act, { readonly kind: 'enrol-device' }>): boolean {
    if (act.actor === 'charter') return false;
    const { device, proof } = act.body;
    return this.#holds(device, enrolmentBytes(act.org, act.actor, device), proof);
  }

  #holds(device: string, message: Uint8Array, signature: string): boolean {
    const key = fromHex(device);
    const bytes = fromBase64(signature);
    if (!key.ok || !bytes.ok) return false;
    if (this.#native) return wellFormed(key.value, bytes.value).ok && this.#native(key.value, message, bytes.value);
    const verifier = this.#verifierOf(device, key.value);
    return verifier?.(message, bytes.value).ok === true;
  }

  #verifierOf(device: string, key: Uint8Array): SignatureVerifier | undefined {
    const known = this.#verifiers.get(device);
    if (known) return known;
    const made = verifierOf(key);
    if (!made.ok) return undefined;
    this.#verifiers.set(device, made.value);
    return made.value;
  }
}
