/**
 * A stage to play acts on: an organisation under a charter, with a clock that
 * the test moves and handles made from names. Signatures belong to the record
 * and the server; here an act is taken to be signed by its actor's device.
 */
import {
  type DeviceId,
  type Digest,
  type Instant,
  type MemberId,
  must,
  type Nonce,
  type OrgId,
  type Result,
  refuse,
  toUtf8,
} from '@quorate/basics';
import { type ParsedCharter, parseCharter } from '@quorate/charter';
import type { Act, ActKind, BlobRef, Command } from '../act.ts';
import { amendingOf } from '../amendment/amending.ts';
import { actOfForce } from '../amendment/governing.ts';
import { decide, evolve, streamOf } from '../assembly.ts';
import type { ProposedCharter } from '../decision.ts';
import type { Fact } from '../fact.ts';
import type { Refusal } from '../refusal.ts';
import type { Commitment } from '../roll/roll.ts';
import { type AssemblyState, unfounded } from '../state.ts';

type BodyOf<Kind extends ActKind> = Extract<Command, { readonly kind: Kind }>['body'];

export const noCommitment = `${'A'.repeat(43)}=` as Commitment;

export class Stage {
  readonly org = 'kettle-lane' as OrgId;
  /** The charter in force. */
  charter: ParsedCharter;
  /** Every charter there is a text of. */
  readonly charters = new Map<string, ParsedCharter>();
  readonly #texts = new Map<string, ProposedCharter>();
  readonly history: { readonly act: Act; readonly facts: readonly Fact[] }[] = [];
  state: AssemblyState = unfounded;
  at: Instant;
  #acts = 0;

  constructor(charter: string | ParsedCharter, at: number) {
    this.charter = typeof charter === 'string' ? must<ParsedCharter>(parseCharter(charter)) : charter;
    this.charters.set(this.charter.hash, this.charter);
    this.at = at as Instant;
  }

  /** The same stage at the same moment, to go on from in another way. */
  copy(): Stage {
    const copy = new Stage(this.charter, this.at);
    copy.history.push(...this.history);
    copy.state = structuredClone(this.state);
    copy.#acts = this.#acts;
    return copy;
  }

  /** Lets time pass. */
  wait(seconds: number): this {
    this.at = (this.at + seconds) as Instant;
    return this;
  }

  act<Kind extends ActKind>(by: string, kind: Kind, body: BodyOf<Kind>): Act {
    const named = { kind, body, actor: handle(by) } as Pick<Act, 'kind' | 'body' | 'actor'>;
    this.#acts += 1;
    return {
      ...named,
      org: this.org,
      stream: streamOf(named),
      device: deviceOf(by),
      nonce: this.#acts.toString(16).padStart(32, '0') as Nonce,
      at: this.at,
      charter: this.charter.hash,
      seen: this.state.entries === 0 ? null : { size: this.state.entries, root: '0'.repeat(64) as Digest },
    } as Act;
  }

  /** Asks, and keeps what was granted. */
  try<Kind extends ActKind>(by: string, kind: Kind, body: BodyOf<Kind>): Result<readonly Fact[], Refusal> {
    return this.take(this.act(by, kind, body));
  }

  /** Lets the charter itself do what is due; answers what it did. */
  tryIntoForce(amendment: string): Result<readonly Fact[], Refusal> {
    const known = this.state.amendments[amendment];
    const act = known && actOfForce(this.state, known, this.at);
    const decision: Result<readonly Fact[], Refusal> = act
      ? this.take(act)
      : refuse({ reason: 'no-such-amendment', amendment });
    this.charter = this.charters.get(this.state.charter?.hash ?? '') ?? this.charter;
    return decision;
  }

  /** A text that an act may name: its hash is made up, the charter's own hash is real. */
  charterText(text: string): {
    readonly text: BlobRef & { readonly media: 'application/yaml' };
    readonly charter: Digest;
  } {
    const parsed = parseCharter(text);
    const sha256 = fakeSha256(must<Uint8Array>(toUtf8(text)));
    this.#texts.set(sha256, parsed);
    if (parsed.ok) this.charters.set(parsed.value.hash, parsed.value);
    return {
      text: { sha256, size: text.length, media: 'application/yaml' },
      charter: parsed.ok ? parsed.value.hash : ('0'.repeat(64) as Digest),
    };
  }

  take(act: Act): Result<readonly Fact[], Refusal> {
    const index = this.state.entries;
    const decision = decide(act, this.state, {
      at: this.at,
      charter: this.charter,
      charters: (hash) => this.charters.get(hash),
      proposed: this.#proposed(act),
      proofHolds: true,
      sha256: fakeSha256,
    });
    if (!decision.ok) return decision;
    this.history.push({ act, facts: decision.value });
    this.state = evolve(this.state, decision.value, index);
    return decision;
  }

  #proposed(act: Act): ProposedCharter | null {
    return this.#texts.get(amendingOf(act)?.text.sha256 ?? '') ?? null;
  }

  /** Asks for what must be granted. */
  do<Kind extends ActKind>(by: string, kind: Kind, body: BodyOf<Kind>): readonly Fact[] {
    return must<readonly Fact[]>(this.try(by, kind, body));
  }

  /** Founds the organisation with these people, who are of a class, and these first holders. */
  found(
    people: readonly string[],
    className: string | null,
    holders: { readonly [post: string]: readonly string[] },
  ): this {
    this.do(people[0] ?? '', 'found', {
      title: 'Kettle Lane',
      charter: this.charter.hash,
      text: { sha256: this.charter.hash, size: 1, media: 'application/yaml' },
      log: 'archive.kettle-lane.example+00000000+AA==',
      founders: people.map((name) => ({
        member: handle(name),
        device: deviceOf(name),
        class: className,
        name: noCommitment,
      })),
      holders: Object.fromEntries(Object.entries(holders).map(([post, names]) => [post, names.map(handle)])),
    });
    return this;
  }
}

export function handle(name: string): MemberId {
  return hex(name, 32) as MemberId;
}

export function deviceOf(name: string): DeviceId {
  return hex(`device ${name}`, 64) as DeviceId;
}

function hex(text: string, length: number): string {
  return [...text]
    .map((letter) => letter.charCodeAt(0).toString(16).padStart(2, '0').slice(-2))
    .join('')
    .slice(0, length)
    .padEnd(length, '0');
}

/** Not a hash at all, but it tells different bytes apart well enough for a stage, and this room has no package. */
function fakeSha256(bytes: Uint8Array): Digest {
  let sum = 7;
  for (const byte of bytes) sum = (sum * 31 + byte) % 0x1fffffffffff;
  return sum.toString(16).padStart(64, '0') as Digest;
}
