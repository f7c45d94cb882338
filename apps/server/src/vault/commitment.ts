/** What the log says of a name: HMAC-SHA256 under a random salt. Name and salt are in the vault, and go with it. */
import { createHmac } from 'node:crypto';
import type { Commitment } from '@quorate/assembly';

export function commitmentTo(name: string, salt: Uint8Array): Commitment {
  return createHmac('sha256', salt).update(name, 'utf8').digest('base64') as Commitment;
}
