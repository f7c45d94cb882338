/**
 * A founding in the making. What is signed is one act; whatever changes it
 * makes it another, and voids every signature.
 *
 *     begun ──join──▶ two and more ──holders──▶ signing ──the last signs──▶ done (entry 0)
 */
import {
  type Act,
  actBytes,
  type Commitment,
  clockTolerance,
  type Founder,
  placesAtFounding,
  streamOf,
} from '@quorate/assembly';
import type { DeviceId, Digest, Instant, MemberId, Nonce, OrgId } from '@quorate/basics';
import type { Charter } from '@quorate/charter';

export interface Draft {
  readonly id: string;
  readonly org: OrgId;
  readonly title: string;
  /** The charter as it was typed in. */
  readonly text: string;
  readonly charter: { readonly hash: Digest; readonly title: string };
  readonly paper: { readonly sha256: Digest; readonly size: number };
  readonly initiator: MemberId;
  readonly founders: readonly DraftFounder[];
  /** Keys of vault subjects that hold whom the link was for. */
  readonly invited: readonly { readonly to: string; readonly joined: boolean }[];
  readonly holders: { readonly [post: string]: readonly MemberId[] };
  /** Verifier key of the log, once there are two. */
  readonly log: string | null;
  /** When the act that is to be signed was put together. */
  readonly composed: Instant;
  readonly nonce: Nonce;
  readonly signatures: { readonly [member: string]: string };
  readonly done: boolean;
}

interface DraftFounder {
  readonly member: MemberId;
  readonly person: string;
  readonly device: DeviceId;
  readonly class: string | null;
  readonly name: Commitment;
}

export interface PostToFill {
  readonly post: string;
  readonly name: string;
  readonly seats: number;
}

export const fewestFounders = 2;
export const mostFounders = 150;

/** The act everybody signs; `null` until there are two founders and a log to found. */
export function actOf({
  org,
  title,
  charter,
  paper,
  initiator,
  founders,
  holders,
  log,
  composed,
  nonce,
}: Draft): Act | null {
  const [first] = founders;
  if (log === null || first === undefined || founders.length < fewestFounders) return null;
  const body = {
    title,
    charter: charter.hash,
    text: { ...paper, media: 'application/yaml' as const },
    log,
    founders: founders.map(({ member, device, class: of, name }): Founder => ({ member, device, class: of, name })),
    holders: Object.fromEntries(Object.entries(holders).filter(([, members]) => members.length > 0)),
  };
  const named = { kind: 'found' as const, body, actor: initiator };
  const stream = streamOf(named);
  return { ...named, org, stream, device: first.device, nonce, at: composed, charter: charter.hash, seen: null };
}

/** The draft with something about it changed: nobody has signed that yet. */
export function revised(draft: Draft, change: Partial<Draft>, composed: Instant, nonce: Nonce): Draft {
  return { ...draft, ...change, composed, nonce, signatures: {} };
}

/**
 * An act is taken only within a few minutes of the time it names, so one that
 * has waited longer is put together anew, even if somebody has signed it.
 */
export function isStale({ composed, signatures, done }: Draft, now: Instant): boolean {
  if (done) return false;
  const signed = Object.keys(signatures).length > 0;
  return now - composed > (signed ? clockTolerance - 10 : clockTolerance / 2);
}

export function bytesToSign(draft: Draft): Uint8Array | undefined {
  const act = actOf(draft);
  return act === null ? undefined : actBytes(act);
}

export function allSigned({ founders, signatures }: Draft): boolean {
  return founders.every(({ member }) => Object.hasOwn(signatures, member));
}

/** Fields shown for a post that the charter apportions; the founding itself takes as many as there are founders. */
const mostFirstHolders = 12;

/** Posts that the founders may fill until the first elections: all but those that come with another post. */
export function postsToFill(charter: Charter): readonly PostToFill[] {
  const offices = Object.entries(charter.offices ?? {}).map(([id, { name }]) => ({ post: `office:${id}`, name }));
  const seats = Object.entries(charter.bodies).flatMap(([body, { seats: all = {} }]) =>
    Object.entries(all)
      .filter(([, seat]) => !seat.filled_by.startsWith('ex officio '))
      .map(([id, { name }]) => ({ post: `seats:${body}/${id}`, name })),
  );
  return [...offices, ...seats].map((one) => ({
    ...one,
    seats: placesAtFounding(charter, one.post, mostFirstHolders) ?? 1,
  }));
}

/** The first class that votes; `null` where the charter knows no classes. */
export function foundersClass(charter: Charter): string | null {
  const classes = Object.entries(charter.membership?.classes ?? {});
  return classes.find(([, { votes }]) => votes === true)?.[0] ?? classes[0]?.[0] ?? null;
}
