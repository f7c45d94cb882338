/**
 * Practice for trustees: a pretend ballot for a key that was made for rehearsal.
 *
 *     nothing ──begin──▶ voting ──close──▶ opening ──shares──▶ opened ──begin──▶ voting ...
 *
 * The key is in the record, marked as what it is, and no ballot can be called
 * with it. The pretend ballot is not: it has no subject, no voters and no
 * result that counts, so it lies beside the log, in the server's keeping alone.
 * Everything else is what it will be on the day: the same box, the same archive,
 * the same checks of each share, and the same refusals.
 */
import type { AssemblyState, BlobRef, SecretBallotState, TrusteeshipState } from '@quorate/assembly';
import { type Instant, type MemberId, must, ok, type Result, refuse, toUtf8 } from '@quorate/basics';
import { sha256Hex } from '@quorate/ledger';
import { ballotGroup, trusteesOf } from '@quorate/record';
import {
  type Election,
  electionKey,
  generateCredential,
  generateUuid,
  type Marks,
  publicCredential,
  readElection,
  sealBallot,
  writeElection,
  writeRoll,
} from '@quorate/seal';
import type { Desk } from '../spine/desk.ts';
import type { Office } from '../spine/office.ts';
import type { Collection } from '../store/documents.ts';
import { BallotBox, type BoxRefusal, type BoxView } from './ballot-box.ts';

/** What is put in, and so what must come out. */
export const pretendVotes = { yes: 3, no: 1, abstain: 1 } as const;

interface Kept {
  /** Each beginning is a box of its own. */
  readonly number: number;
  readonly phase: 'voting' | 'opening';
  readonly openedAt: Instant;
  readonly election: string;
  readonly credentials: string;
  readonly shares: readonly { readonly trustee: MemberId; readonly text: string }[];
}

export interface Practice {
  readonly number: number;
  readonly phase: 'voting' | 'opening' | 'opened';
  /** SHA-256 of the pretend election and of its credentials, as the log would name them. */
  readonly election: string;
  readonly credentials: string;
  readonly ballots: number;
  readonly given: readonly MemberId[];
}

export type PracticeRefusal =
  | BoxRefusal
  | { readonly reason: 'no-such-trusteeship'; readonly trusteeship: string }
  | { readonly reason: 'not-a-trustee'; readonly trusteeship: string }
  | { readonly reason: 'not-a-rehearsal'; readonly trusteeship: string }
  | { readonly reason: 'already-opened-share' };

export class Practices {
  readonly #office: Office;
  readonly #kept: Collection<Kept>;
  readonly #boxes = new Map<string, BallotBox>();

  constructor(office: Office) {
    this.#office = office;
    this.#kept = office.store.documents.of('ballot-practice');
  }

  /** Nothing while none was begun. */
  async look(desk: Desk, id: string): Promise<Practice | undefined> {
    const kept = await this.#kept.get({ org: desk.keeping.org, key: id });
    if (!kept) return undefined;
    const { box, view } = await this.#boxOf(desk, id, kept);
    const { trackers, finished } = await box.board(view);
    const { election, credentials } = view.ballot.setup ?? { election: { sha256: '' }, credentials: { sha256: '' } };
    return {
      number: kept.number,
      phase: finished ? 'opened' : kept.phase,
      election: election.sha256,
      credentials: credentials.sha256,
      ballots: trackers.length,
      given: kept.shares.map(({ trustee }) => trustee),
    };
  }

  async archive(desk: Desk, id: string): Promise<Uint8Array | undefined> {
    const kept = await this.#kept.get({ org: desk.keeping.org, key: id });
    const found = kept && (await this.#boxOf(desk, id, kept));
    return found?.box.archive(found.view);
  }

  /** A fresh box with the pretend votes in it, whatever was before. */
  async begin(desk: Desk, id: string, by: MemberId | null): Promise<Result<'begun', PracticeRefusal>> {
    const allowed = await this.#trustee(desk, id, by);
    if (!allowed.ok) return allowed;
    const { org } = desk.keeping;
    const before = await this.#kept.get({ org, key: id });
    const { text, election, voters } = await this.#pretend(desk, allowed.value);
    const roll = voters.map(({ credential }) => ({ credential, weight: 1n }));
    const kept: Kept = {
      number: (before?.number ?? 0) + 1,
      phase: 'voting',
      openedAt: this.#office.clock(),
      election: text,
      credentials: writeRoll(ballotGroup, roll),
      shares: [],
    };
    await this.#kept.put({ org, key: id }, kept);
    const { box, view } = await this.#boxOf(desk, id, kept);
    for (const { secret, marks } of voters) {
      const sealed = must(sealBallot({ election, credential: secret, marks, randomness: this.#office.random }));
      must(await box.cast(view, sealed.ballot));
    }
    return ok('begun');
  }

  async close(desk: Desk, id: string, by: MemberId | null): Promise<Result<'closed', PracticeRefusal>> {
    const allowed = await this.#trustee(desk, id, by);
    if (!allowed.ok) return allowed;
    await this.#change(desk, id, (kept) => ({ ...kept, phase: 'opening' }));
    return ok('closed');
  }

  async share(desk: Desk, id: string, by: MemberId | null, text: string): Promise<Result<'taken', PracticeRefusal>> {
    const allowed = await this.#trustee(desk, id, by);
    if (!allowed.ok) return allowed;
    const kept = await this.#kept.get({ org: desk.keeping.org, key: id });
    if (!kept || by === null) return refuse({ reason: 'no-such-trusteeship', trusteeship: id });
    if (kept.shares.some(({ trustee }) => trustee === by)) return refuse({ reason: 'already-opened-share' });
    const { box, view } = await this.#boxOf(desk, id, kept);
    const objection = await box.objection(view, 'send-decryption', by, must<Uint8Array>(toUtf8(text)));
    if (objection) return refuse(objection);
    await this.#change(desk, id, (now) => ({ ...now, shares: [...now.shares, { trustee: by, text }] }));
    return ok('taken');
  }

  #change(desk: Desk, key: string, change: (kept: Kept) => Kept): Promise<Kept | undefined> {
    return this.#kept.change({ org: desk.keeping.org, key }, (kept) => kept && change(kept));
  }

  /** The key, if it is ready, made for rehearsal, and the caller holds a share of it. */
  async #trustee(desk: Desk, id: string, by: MemberId | null): Promise<Result<TrusteeshipState, PracticeRefusal>> {
    const found = await trusteeshipOf(desk, id);
    if (!found) return refuse({ reason: 'no-such-trusteeship', trusteeship: id });
    if (!found.rehearsal || found.phase !== 'ready') return refuse({ reason: 'not-a-rehearsal', trusteeship: id });
    if (by === null || !found.trustees.includes(by)) return refuse({ reason: 'not-a-trustee', trusteeship: id });
    return ok(found);
  }

  async #pretend(desk: Desk, trusteeship: TrusteeshipState) {
    const { random } = this.#office;
    const trustees = trusteesOf(trusteeship, await papersOf(desk, trusteeship)) ?? [];
    const text = writeElection({
      uuid: generateUuid(random),
      name: await desk.read(({ state }) => state.title),
      description: '',
      group: 'Ed25519',
      publicKey: electionKey(ballotGroup, trustees),
      questions: [{ kind: 'homomorphic', question: 'rehearsal', answers: ['yes', 'no'], blank: true, min: 1, max: 1 }],
    });
    const election = must<Election>(readElection(must<Uint8Array>(toUtf8(text))));
    const { yes, no, abstain } = pretendVotes;
    const marks = [...times(yes, [0, 1, 0]), ...times(no, [0, 0, 1]), ...times(abstain, [1, 0, 0])];
    const voters = marks.map((row) => {
      const secret = generateCredential(random);
      return { secret, credential: must(publicCredential(ballotGroup, election.uuid, secret)), marks: [row] as Marks };
    });
    return { text, election, voters };
  }

  /** The box, told of the pretend ballot as it would be told of one in the log. */
  async #boxOf(desk: Desk, id: string, kept: Kept): Promise<{ readonly box: BallotBox; readonly view: BoxView }> {
    const { org } = desk.keeping;
    // No ballot can be called so, and so no practice reaches into a ballot's box.
    const name = `practice:${id}:${kept.number}`;
    const box = this.#boxes.get(`${org}/${name}`) ?? new BallotBox(org, name, this.#office.store.documents);
    this.#boxes.set(`${org}/${name}`, box);
    const trusteeship = await trusteeshipOf(desk, id);
    const ofKey = trusteeship ? await papersOf(desk, trusteeship) : () => undefined;
    const texts = [kept.election, kept.credentials, ...kept.shares.map(({ text }) => text)];
    const papers = new Map(texts.map((text) => [refOf(text).sha256 as string, must<Uint8Array>(toUtf8(text))]));
    const view: BoxView = {
      state: { trusteeships: trusteeship ? { [id]: trusteeship } : {} } as unknown as AssemblyState,
      ballot: pretendBallot(name, id, kept),
      openedAt: kept.openedAt,
      papers: (sha256) => papers.get(sha256) ?? ofKey(sha256),
    };
    return { box, view };
  }
}

function pretendBallot(name: string, trusteeship: string, kept: Kept): SecretBallotState {
  const { phase, election, credentials, shares } = kept;
  return {
    id: name,
    phase,
    subject: { kind: 'motion', motion: 'rehearsal' },
    trusteeship,
    issuer: '',
    entitled: 0,
    revealing: false,
    registered: {},
    setup: { election: refOf(election), credentials: refOf(credentials), tokens: refOf('[]') },
    shuffles: [],
    decryptions: shares.map(({ trustee, text }) => ({ trustee, paper: refOf(text) })),
    archive: null,
    ballots: null,
    answers: null,
    calledAt: 0,
    openedAt: 0,
    closedAt: null,
    countedAt: null,
  };
}

async function trusteeshipOf(desk: Desk, id: string): Promise<TrusteeshipState | undefined> {
  return desk.read(({ state }) =>
    Object.hasOwn(state.trusteeships, id) ? structuredClone(state.trusteeships[id]) : undefined,
  );
}

async function papersOf(desk: Desk, { steps }: TrusteeshipState): Promise<BoxView['papers']> {
  const papers = new Map<string, Uint8Array>();
  for (const { sha256 } of Object.values(steps).flatMap((sent) => Object.values(sent))) {
    const blob = await desk.log.blob(sha256);
    if (blob) papers.set(sha256, blob.bytes);
  }
  return (sha256) => papers.get(sha256);
}

function refOf(text: string): BlobRef {
  const bytes = must<Uint8Array>(toUtf8(text));
  return { sha256: sha256Hex(bytes) as BlobRef['sha256'], size: bytes.length, media: 'application/json' };
}

function times<T>(count: number, item: T): readonly T[] {
  return Array.from({ length: count }, () => item);
}
