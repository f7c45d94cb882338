/**
 * People of an invented co-operative with real device keys, for tests and
 * benches: they sign their acts and hand them to whatever takes them in.
 */
import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import {
  type Act,
  type ActKind,
  actBytes,
  type Command,
  enrolmentBytes,
  streamOf,
  type TreeHead,
} from '@quorate/assembly';
import {
  type DeviceId,
  type Digest,
  type Instant,
  type MemberId,
  must,
  type Nonce,
  type OrgId,
  toBase64,
  toHex,
} from '@quorate/basics';
import { type ParsedCharter, parseCharter } from '@quorate/charter';
import type { Office } from '../spine/office.ts';
import type { Answer, Paper, Received, Verdict } from '../spine/received.ts';

/** A small worker co-operative's rules: classes, offices, a board, general meetings. */
export const smallCoop: string = readFileSync(
  new URL('../../../../core/assembly/src/testdata/small-coop.yaml', import.meta.url),
  'utf8',
);

export interface Device {
  readonly id: DeviceId;
  readonly sign: (message: Uint8Array) => string;
}

/** Ed25519 with a seed made from a name: the same key in every run. */
export function deviceNamed(name: string): Device {
  const seed = createHash('sha256').update(`device ${name}`).digest();
  const key = createPrivateKey({ key: Buffer.concat([pkcs8OfEd25519, seed]), format: 'der', type: 'pkcs8' });
  return { id: publicHex(key) as DeviceId, sign: (message) => toBase64(sign(null, message, key)) };
}

export function memberNamed(name: string): MemberId {
  return createHash('sha256').update(`member ${name}`).digest('hex').slice(0, 32) as MemberId;
}

type BodyOf<Kind extends ActKind> = Extract<Command, { readonly kind: Kind }>['body'];

export type Take = (received: Received) => Promise<Verdict>;

export interface CompanySettings {
  readonly org?: OrgId;
  readonly people: readonly string[];
  readonly clock: () => Instant;
  readonly charter?: string;
  /** First holders of further posts, by name: `seats:scrutineers/scrutineer`. */
  readonly holders?: { readonly [post: string]: readonly string[] };
  /** Distinguishes the nonces of companies that act on one log at once. */
  readonly seed?: string;
}

export class Company {
  readonly org: OrgId;
  readonly people: readonly string[];
  /** The charter these people act under; one that was amended takes its place. */
  charter: ParsedCharter;
  readonly #text: string;
  readonly #clock: () => Instant;
  readonly #holders: { readonly [post: string]: readonly string[] };
  readonly #seed: string;
  readonly #devices = new Map<string, Device>();
  #acts = 0;
  /** The latest head anybody here has seen. */
  seen: TreeHead | null = null;

  constructor({
    org = 'kettle-lane' as OrgId,
    people,
    clock,
    charter = smallCoop,
    holders = {},
    seed = '',
  }: CompanySettings) {
    this.org = org;
    this.people = people;
    this.#text = charter;
    this.charter = must<ParsedCharter>(parseCharter(charter));
    this.#clock = clock;
    this.#holders = holders;
    this.#seed = seed;
  }

  device(name: string): Device {
    const known = this.#devices.get(name) ?? deviceNamed(name);
    this.#devices.set(name, known);
    return known;
  }

  act<Kind extends ActKind>(by: string, kind: Kind, body: BodyOf<Kind>): Act {
    const named = { kind, body, actor: memberNamed(by) } as Pick<Act, 'kind' | 'body' | 'actor'>;
    this.#acts += 1;
    const nonce = createHash('sha256').update(`${this.#seed} nonce ${this.#acts}`).digest('hex').slice(0, 32) as Nonce;
    return {
      ...named,
      org: this.org,
      stream: streamOf(named),
      device: this.device(by).id,
      nonce,
      at: this.#clock(),
      charter: this.charter.hash,
      seen: this.seen,
    } as Act;
  }

  /** The act, signed by whoever does it. */
  signed<Kind extends ActKind>(by: string, kind: Kind, body: BodyOf<Kind>, papers: readonly Paper[] = []): Received {
    return this.sign(by, this.act<Kind>(by, kind, body), papers);
  }

  sign(by: string, act: Act, papers: readonly Paper[] = []): Received {
    const device = this.device(by);
    return { act, papers, signatures: [{ device: device.id, signature: device.sign(actBytes(act)) }] };
  }

  /** What all the founders sign; the first holds the office of secretary. */
  founding(log: string): Received {
    const [first = ''] = this.people;
    const bytes = new TextEncoder().encode(this.#text);
    const sha256 = createHash('sha256').update(bytes).digest('hex') as Digest;
    const act = this.act(first, 'found', {
      title: 'Kettle Lane',
      charter: this.charter.hash,
      text: { sha256, size: bytes.length, media: 'application/yaml' },
      log,
      founders: this.people.map((name) => ({
        member: memberNamed(name),
        device: this.device(name).id,
        class: 'member',
        name: toBase64(createHash('sha256').update(`name ${name}`).digest()) as never,
      })),
      holders: {
        'office:secretary': [memberNamed(first)],
        ...Object.fromEntries(Object.entries(this.#holders).map(([post, names]) => [post, names.map(memberNamed)])),
      },
    });
    const message = actBytes(act);
    const signatures = this.people.map((name) => {
      const device = this.device(name);
      return { device: device.id, signature: device.sign(message) };
    });
    return { act, signatures, papers: [{ media: 'application/yaml', bytes }] };
  }

  enrolment(by: string, device: Device): { readonly device: DeviceId; readonly proof: string; readonly label: string } {
    const proof = device.sign(enrolmentBytes(this.org, memberNamed(by), device.id));
    return { device: device.id, proof, label: 'A second phone' };
  }

  /** Remembers the head of an answer, so that the next act has seen it. */
  note(verdict: Verdict): Answer {
    const answer = must<Answer>(verdict);
    if (this.seen === null || answer.head.size > this.seen.size) this.seen = answer.head;
    return answer;
  }

  async do<Kind extends ActKind>(
    take: Take,
    by: string,
    kind: Kind,
    body: BodyOf<Kind>,
    papers: readonly Paper[] = [],
  ): Promise<Answer> {
    return this.note(await take(this.signed<Kind>(by, kind, body, papers)));
  }

  /** Makes the log and its entry 0 in an office. */
  async foundIn(office: Office): Promise<void> {
    const log = must<string>(await office.keepLog(this.org, `example.org/log/${this.org}`));
    this.note(await office.submit(this.org, this.founding(log)));
  }
}

/** A paper of a motion. */
export function paper(
  title: string,
  text: string,
): Paper & { readonly ref: { readonly sha256: Digest; readonly size: number; readonly media: 'application/json' } } {
  const bytes = new TextEncoder().encode(JSON.stringify({ title, text }));
  const sha256 = createHash('sha256').update(bytes).digest('hex') as Digest;
  return { media: 'application/json', bytes, ref: { sha256, size: bytes.length, media: 'application/json' } };
}

function publicHex(key: KeyObject): string {
  const { x } = createPublicKey(key).export({ format: 'jwk' });
  return toHex(Buffer.from(x ?? '', 'base64url'));
}

/** PrivateKeyInfo before the 32 bytes of an Ed25519 seed (RFC 8410 section 7). */
const pkcs8OfEd25519 = Buffer.from('302e020100300506032b657004220420', 'hex');
