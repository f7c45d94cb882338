/**
 * The people of an invented organisation, and how they act: each act is signed
 * by its actor and goes through the same door as everybody's.
 */
import { createHash } from 'node:crypto';
import {
  type Act,
  type ActKind,
  actBytes,
  type BlobRef,
  type Command,
  streamOf,
  type TreeHead,
} from '@quorate/assembly';
import { broken, type Digest, type Instant, type MemberId, must, type Nonce, type OrgId, toHex } from '@quorate/basics';
import { type ParsedCharter, parseCharter } from '@quorate/charter';
import type { Office } from '../spine/office.ts';
import type { Answer, Paper, Received } from '../spine/received.ts';
import { commitmentTo } from '../vault/commitment.ts';
import { type Player, playerOf, seeded } from './player.ts';

export type BodyOf<Kind extends ActKind> = Extract<Command, { readonly kind: Kind }>['body'];

export interface Cast {
  readonly org: OrgId;
  readonly title: string;
  /** Short names to full names, in the order in which they founded. */
  readonly people: { readonly [id: string]: string };
  readonly charter: string;
}

export class Troupe {
  readonly org: OrgId;
  readonly title: string;
  readonly charter: ParsedCharter;
  readonly players: ReadonlyMap<string, Player>;
  readonly #text: string;
  #acts = 0;

  constructor({ org, title, people, charter }: Cast) {
    this.org = org;
    this.title = title;
    this.#text = charter;
    this.charter = must<ParsedCharter>(parseCharter(charter));
    this.players = new Map(Object.entries(people).map(([id, name]) => [id, playerOf(org, id, name)]));
  }

  player(id: string): Player {
    return this.players.get(id) ?? broken(`nobody in the demo is called ${id}`);
  }

  member(id: string): MemberId {
    return this.player(id).member;
  }

  withHandle(member: string): Player | undefined {
    return [...this.players.values()].find((player) => player.member === member);
  }

  act<Kind extends ActKind>(by: string, kind: Kind, body: BodyOf<Kind>, at: Instant, seen: TreeHead | null): Act {
    this.#acts += 1;
    const nonce = seeded(`nonce/${this.org}/${this.#acts}/${at}`).subarray(0, 16);
    return this.actOf(this.player(by), { kind, body } as unknown as Command, at, seen, nonce);
  }

  actOf({ member, device }: Player, command: Command, at: Instant, seen: TreeHead | null, nonce: Uint8Array): Act {
    const named = { ...command, actor: member };
    const { org, charter } = this;
    const stream = streamOf(named);
    return { ...named, org, stream, device, nonce: toHex(nonce) as Nonce, at, charter: charter.hash, seen } as Act;
  }

  signed(by: string, act: Act, papers: readonly Paper[] = []): Received {
    return this.sealed(this.player(by), act, papers);
  }

  sealed({ device, sign }: Player, act: Act, papers: readonly Paper[] = []): Received {
    return { act, papers, signatures: [{ device, signature: sign(actBytes(act)) }] };
  }

  founding(
    log: string,
    founders: readonly string[],
    className: string,
    holders: { readonly [post: string]: readonly string[] },
    at: Instant,
  ): Received {
    const [first = ''] = founders;
    const text = paperOf('application/yaml', this.#text);
    const act = this.act(
      first,
      'found',
      {
        title: this.title,
        charter: this.charter.hash,
        text: text.ref,
        log,
        founders: founders.map((id) => {
          const { member, device, name, salt } = this.player(id);
          return { member, device, class: className, name: commitmentTo(name, salt) };
        }),
        holders: Object.fromEntries(
          Object.entries(holders).map(([post, ids]) => [post, ids.map((id) => this.member(id))]),
        ),
      },
      at,
      null,
    );
    const bytes = actBytes(act);
    const signatures = founders.map((id) => {
      const { device, sign } = this.player(id);
      return { device, signature: sign(bytes) };
    });
    return { act, signatures, papers: [text.paper] };
  }
}

export interface NamedPaper {
  readonly ref: BlobRef;
  readonly paper: Paper;
}

export function paperOf(media: BlobRef['media'], text: string): NamedPaper {
  const bytes = new Uint8Array(Buffer.from(text, 'utf8'));
  const sha256 = createHash('sha256').update(bytes).digest('hex') as Digest;
  return { ref: { sha256, size: bytes.length, media }, paper: { media, bytes } };
}

/** Plays acts in an office whose clock it sets; those given together share a moment and a commit. */
export class Playback {
  readonly troupe: Troupe;
  readonly #office: Office;
  readonly #log: string;
  readonly #setClock: (at: Instant) => void;
  at: Instant = 0 as Instant;
  #seen: TreeHead | null = null;

  constructor(troupe: Troupe, office: Office, log: string, setClock: (at: Instant) => void) {
    this.troupe = troupe;
    this.#office = office;
    this.#log = log;
    this.#setClock = setClock;
  }

  /** Never backwards. */
  moveTo(at: number): this {
    this.at = Math.max(this.at, Math.floor(at)) as Instant;
    this.#setClock(this.at);
    return this;
  }

  wait(seconds: number): this {
    return this.moveTo(this.at + seconds);
  }

  async found(
    founders: readonly string[],
    className: string,
    holders: { readonly [post: string]: readonly string[] },
  ): Promise<void> {
    await this.#take([this.troupe.founding(this.#log, founders, className, holders, this.at)]);
  }

  async do<Kind extends ActKind>(
    by: string,
    kind: Kind,
    body: BodyOf<Kind>,
    papers: readonly Paper[] = [],
  ): Promise<void> {
    await this.#take([this.troupe.signed(by, this.troupe.act(by, kind, body, this.at, this.#seen), papers)]);
  }

  /** The same kind of act by several people at once. */
  async each<Kind extends ActKind>(
    ids: readonly string[],
    kind: Kind,
    body: (id: string) => BodyOf<Kind>,
  ): Promise<void> {
    await this.#take(ids.map((id) => this.troupe.signed(id, this.troupe.act(id, kind, body(id), this.at, this.#seen))));
  }

  async #take(received: readonly Received[]): Promise<void> {
    const verdicts = await Promise.all(received.map((one) => this.#office.submit(this.troupe.org, one)));
    for (const [i, verdict] of verdicts.entries()) {
      if (!verdict.ok) broken(`the demo’s ${received[i]?.act.kind} was refused: ${JSON.stringify(verdict.problem)}`);
      const { head } = must<Answer>(verdict);
      if (this.#seen === null || head.size > this.#seen.size) this.#seen = head;
    }
  }
}
