/**
 * Invitations: a link that works once, for one purpose. The server keeps the
 * hash of its token, and the person who invites may pass it on; so it lets in
 * whoever has it, but never into somebody's existing account.
 */
import { createHash } from 'node:crypto';
import type { Instant, OrgId } from '@quorate/basics';
import type { Documents } from '../store/documents.ts';
import type { Clock } from '../store/store.ts';

interface Invitation {
  readonly role: 'founder' | 'applicant';
  readonly founding?: string;
  readonly org?: OrgId;
  /** Keyed hash of the address it was meant for; the address itself is in the vault of whoever takes it up. */
  readonly to?: string;
}

export interface Invitations {
  /** Answers the token for the link. */
  readonly make: (invitation: Invitation) => Promise<string>;
  readonly take: (token: string) => Promise<Invitation | undefined>;
}

const invitationLasts = 30 * 86_400;

export function openInvitations(
  documents: Documents,
  clock: Clock,
  random: (bytes: number) => Uint8Array,
): Invitations {
  const invitations = documents.of<Invitation>('invitations');
  return {
    make: async (invitation) => {
      const token = Buffer.from(random(32)).toString('base64url');
      const expires = (clock() + invitationLasts) as Instant;
      await invitations.put({ key: hashed(token) }, invitation, { expires });
      return token;
    },
    take: (token) => invitations.take({ key: hashed(token) }),
  };
}

function hashed(token: string): string {
  return createHash('sha256').update(`quorate.invitation/1\n${token}`).digest('hex');
}
