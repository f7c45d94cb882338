/** A founding in memory, as the pages see it: begin, invite, join, name holders, sign. */
import { type Act, actBytes, streamOf } from '@quorate/assembly';
import { fromBase64, fromHex, must } from '@quorate/basics';
import { parseCharter } from '@quorate/charter';
import { verifySignature } from '@quorate/ledger';
import { handle } from './handles.ts';

interface Founder {
  readonly member: string;
  readonly name: string;
  readonly device: string;
  signed: boolean;
}

export class FoundingStandIn {
  readonly #charter;
  readonly #title: string;
  readonly #org: string;
  readonly #founders: Founder[] = [];
  readonly #seats = new Map<string, string>();
  readonly #invited: { to: string; joined: boolean; token: string }[] = [];
  #holders: { [post: string]: readonly string[] } = {};
  readonly #at: number;

  constructor(sent: { title: string; org: string; text: string }, at: number) {
    this.#title = sent.title;
    this.#org = sent.org;
    this.#charter = must(parseCharter(sent.text));
    this.#at = at;
  }

  join(seat: string, name: string, device: string): void {
    this.#founders.push({ member: handle(name), name, device, signed: false });
    this.#seats.set(seat, handle(name));
    for (const founder of this.#founders) founder.signed = false;
  }

  invite(emails: readonly string[], base: string): readonly { readonly to: string; readonly link: string }[] {
    return emails.map((to) => {
      const token = Buffer.from(to.padEnd(32, '.')).toString('base64url').slice(0, 43);
      this.#invited.push({ to, joined: false, token });
      return { to, link: `${base}/join/${token}` };
    });
  }

  holders(holders: { [post: string]: readonly string[] }): void {
    this.#holders = holders;
  }

  /** Whether the signature is that of the founder's own device over the very act shown. */
  sign(seat: string, signature: string): boolean {
    const founder = this.#founders.find(({ member }) => member === this.#seats.get(seat));
    if (founder === undefined) return false;
    const holds = verifySignature(must(fromHex(founder.device)), actBytes(this.#act()), must(fromBase64(signature)));
    if (holds.ok) founder.signed = true;
    return holds.ok;
  }

  view(seat: string): unknown {
    const { charter, hash } = this.#charter;
    return {
      id: 'f1',
      org: this.#org,
      title: this.#title,
      charter: { hash, title: charter.title },
      initiator: this.#founders[0]?.member,
      you: this.#seats.get(seat) ?? null,
      founders: this.#founders,
      invited: this.#invited,
      posts: Object.entries(charter.offices ?? {}).map(([id, { name }]) => ({ post: `office:${id}`, name, seats: 1 })),
      holders: this.#holders,
      act: this.#founders.length < 2 ? null : this.#act(),
      done: this.#founders.length > 1 && this.#founders.every(({ signed }) => signed),
    };
  }

  #act(): Act {
    const { hash } = this.#charter;
    const founders = this.#founders.map(({ member, device }) => ({
      member,
      device,
      class: 'member',
      name: `${'A'.repeat(43)}=`,
    }));
    const body = {
      title: this.#title,
      charter: hash,
      text: { sha256: hash, size: 1, media: 'application/yaml' },
      log: 'log.example+00000000+AA==',
      founders,
      holders: this.#holders,
    };
    const [first] = this.#founders;
    const named = { kind: 'found', body, actor: first?.member } as unknown as Pick<Act, 'kind' | 'body' | 'actor'>;
    return {
      ...named,
      org: this.#org,
      stream: streamOf(named),
      device: first?.device,
      nonce: '1'.repeat(32),
      at: this.#at,
      charter: hash,
      seen: null,
    } as unknown as Act;
  }
}
