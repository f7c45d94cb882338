/**
 * What the log says of the opening of a ballot, proved: the entry is in the
 * tree whose signed head this browser watches, so a server that told one person
 * something else would have to fork its log for them.
 */
import type { OrgId } from '@quorate/basics';
import type { BallotSetup } from '@quorate/record';
import { ask } from '../api/client.ts';
import type { Entry } from '../api/types.ts';
import { checkInclusion } from '../proof/inclusion.ts';
import { checkLog } from '../proof/watch.ts';

/** Thrown when the log does not bear out what the server says. */
export class Unproved extends Error {
  constructor() {
    super('the log does not bear this out');
    this.name = 'Unproved';
  }
}

export async function provedOpening(
  org: OrgId,
  log: string,
  { ballot, openedAt }: { readonly ballot: string; readonly openedAt: number },
): Promise<BallotSetup> {
  const watch = await checkLog(org, log);
  if (watch.phase !== 'consistent' || watch.head.size <= openedAt) throw new Unproved();
  const { entries } = await ask<{ readonly entries: readonly Entry[] }>(
    `/api/organisations/${org}/entries?from=${openedAt}&limit=1`,
  );
  const entry = entries.find(({ index }) => index === openedAt);
  const act = entry?.act;
  if (!entry || act?.kind !== 'open-secret-ballot' || act.body.ballot !== ballot) throw new Unproved();
  if (!(await checkInclusion(org, entry, watch.head)).holds) throw new Unproved();
  const { election, credentials, tokens, booth } = act.body;
  return { election, credentials, tokens, ...(booth && { booth }) };
}
