/**
 * The door to which nobody says who they are: no cookie, no seat, no address of
 * the page one came from. What is asked here can't be tied to a session.
 */
import type { BoothRefs, Revealing, SecretAnswers } from '@quorate/record';

/** What everybody may know of a ballot. */
export interface PublicBallot {
  readonly ballot: string;
  readonly phase: 'registering' | 'voting' | 'opening' | 'counted';
  readonly subject:
    | { readonly kind: 'motion'; readonly motion: string }
    | { readonly kind: 'election'; readonly election: string }
    | { readonly kind: 'round'; readonly election: string; readonly round: number };
  readonly title: string;
  readonly issuer: string;
  readonly trusteeship: string;
  readonly entitled: number;
  readonly registered: number;
  readonly credentials: number | null;
  /** How the result by itself could show how somebody voted. */
  readonly reveals: readonly Revealing[];
  readonly election: string | null;
  /** The booth that the opening names; `null` before, and for ballots that were opened before booths were recorded. */
  readonly booth: BoothRefs | null;
  readonly fingerprint: string | null;
  readonly ballots: number;
  readonly mixers: number;
  readonly opened: number;
  readonly finished: boolean;
  readonly answers: SecretAnswers | null;
}

interface Trackers {
  readonly trackers: readonly string[];
  readonly total: number;
}

/** An answer that says no, with its reason. */
export class TurnedAway extends Error {
  readonly reason: string;
  constructor(reason: string) {
    super(reason);
    this.name = 'TurnedAway';
    this.reason = reason;
  }
}

export async function askNameless<Answer>(path: string, body?: unknown): Promise<Answer> {
  return (await (await reachNameless(path, body)).json()) as Answer;
}

export async function reachNameless(path: string, body?: unknown): Promise<Response> {
  const response = await fetch(`/api/booth/${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    cache: 'no-store',
    ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  if (response.ok) return response;
  if (response.status >= 500) throw new TypeError('no answer from the server');
  const problem = (await response.json().catch(() => ({}))) as { readonly reason?: string };
  throw new TurnedAway(problem.reason ?? String(response.status));
}

export async function allTrackers(at: string): Promise<readonly string[]> {
  let trackers: readonly string[] = [];
  for (;;) {
    const page = await askNameless<Trackers>(`${at}/trackers?from=${trackers.length}`);
    trackers = [...trackers, ...page.trackers];
    if (page.trackers.length === 0 || trackers.length >= page.total) return trackers;
  }
}
