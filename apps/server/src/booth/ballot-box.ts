/**
 * The box of one secret ballot: credentials that come in without a name while
 * voters register, and the archive that grows while they vote.
 *
 *     log:      called ── registered ... ── opened ───────── closed ── mixed, opened ... ── counted
 *     box:          credentials come in      Setup, ballots   tally    shuffles, shares     Result
 *
 * What the box holds beyond the log are the credentials and the ballots. The
 * rest of the archive follows from the log, so after a crash it is made again:
 * {@link BallotBox.inStep} brings the archive to where the log is.
 */
import type { AssemblyState, BlobRef, SecretBallotState } from '@quorate/assembly';
import {
  concatBytes,
  fromBase64,
  type Instant,
  type MemberId,
  must,
  type OrgId,
  ok,
  type Result,
  refuse,
  toBase64,
  toUtf8,
} from '@quorate/basics';
import { ballotGroup, trusteesOf, trusteesRecord } from '@quorate/record';
import {
  type Appended,
  type ArchiveState,
  appendBallot,
  appendEndBallots,
  appendEndShuffles,
  appendPartialDecryption,
  appendResult,
  appendShuffle,
  appendTally,
  type Ballot,
  beginArchive,
  type Ciphertexts,
  checkBallots,
  checkPartialDecryption,
  checkShuffle,
  computeTally,
  type Election,
  hasMixing,
  openResult,
  ownersOf,
  type PartialDecryption,
  type Roll,
  readBallot,
  readElection,
  readIssuerKey,
  readPartialDecryption,
  readRoll,
  readShuffle,
  type Tally,
  type Trustees,
  toDecrypt,
  toMix,
  trackerOf,
  verifyToken,
  writeResult,
  writeTallyRecords,
} from '@quorate/seal';
import type { Collection, Documents } from '../store/documents.ts';

/** One piece of the archive: one event with its records. */
interface Piece {
  readonly bytes: string;
  readonly after: ArchiveState;
  /** Of a ballot: its tracker. */
  readonly tracker?: string;
}

export type BoxRefusal =
  | {
      readonly reason: 'ballot-phase';
      readonly phase: SecretBallotState['phase'];
      readonly needed: readonly SecretBallotState['phase'][];
    }
  | { readonly reason: 'credential-malformed' }
  | { readonly reason: 'token-invalid' }
  | { readonly reason: 'ballot-invalid'; readonly why: string }
  | { readonly reason: 'ballot-was-opened' }
  | { readonly reason: 'ballot-was-cast' }
  | { readonly reason: 'too-many-ballots'; readonly most: number }
  | { readonly reason: 'seal-does-not-hold'; readonly why: string };

/** What the box is told of the log each time. */
export interface BoxView {
  readonly state: AssemblyState;
  readonly ballot: SecretBallotState;
  /** When the voting opened. */
  readonly openedAt: Instant | undefined;
  /** Papers by hash, those of the ceremony and of this ballot. */
  readonly papers: (sha256: string) => Uint8Array | undefined;
}

/** The archive with everything read from it. */
interface Opened {
  readonly election: Election;
  readonly roll: Roll;
  readonly trustees: Trustees;
  readonly ballots: Ballot[];
  readonly trackers: string[];
  pieces: number;
  state: ArchiveState;
  tally: Tally | undefined;
  mixed: Ciphertexts | undefined;
  mixers: number;
  mixingEnded: boolean;
  readonly partials: Map<number, PartialDecryption>;
  finished: boolean;
}

const listPage = 1000;
/** One credential can't fill the box, or the list of ballots that were opened. */
const mostOfOne = 100;

export class BallotBox {
  readonly #org: OrgId;
  readonly #id: string;
  readonly #credentials: Collection<{ readonly token: string }>;
  readonly #pieces: Collection<Piece>;
  /** Trackers of sealed ballots that were opened and checked, and so are never taken. */
  readonly #givenUp: Collection<true>;
  #challenges: number | undefined;
  #opened: Opened | undefined;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(org: OrgId, id: string, documents: Documents) {
    this.#org = org;
    this.#id = id;
    this.#credentials = documents.of('ballot-credentials');
    this.#pieces = documents.of('ballot-archives');
    this.#givenUp = documents.of('ballot-challenges');
  }

  /** While voters register. Handing in the same credential again changes nothing. */
  async handIn({ ballot }: BoxView, credential: string, token: string): Promise<Result<'taken', BoxRefusal>> {
    if (ballot.phase !== 'registering') return refuse(wrongPhase(ballot, 'registering'));
    const roll = readRoll(ballotGroup, [credential], 'one');
    const message = toUtf8(credential);
    const issuer = readIssuerKey(ballot.issuer);
    const bytes = fromBase64(token);
    if (!roll.ok || !message.ok) return refuse({ reason: 'credential-malformed' });
    if (!issuer.ok || !bytes.ok || !verifyToken(issuer.value, message.value, bytes.value))
      return refuse({ reason: 'token-invalid' });
    await this.#credentials.put({ org: this.#org, key: `${this.#id}/${credential}` }, { token });
    return ok('taken');
  }

  /** Credentials handed in so far, sorted, each with its token. */
  async handedIn(): Promise<readonly { readonly credential: string; readonly token: string }[]> {
    const all = await listAll(this.#credentials, this.#org, `${this.#id}/`);
    return all.map(({ key, value }) => ({ credential: key.slice(this.#id.length + 1), token: value.token }));
  }

  /** Takes a sealed ballot; the same bytes again get the same answer. */
  cast(
    view: BoxView,
    text: string,
  ): Promise<Result<{ readonly tracker: string; readonly position: number }, BoxRefusal>> {
    return this.#inTurn(async () => {
      const opened = await this.#inStep(view);
      if (!opened) return refuse(wrongPhase(view.ballot, 'voting'));
      const bytes = must<Uint8Array>(toUtf8(text));
      const tracker = trackerOf(bytes);
      const before = opened.trackers.indexOf(tracker);
      if (before >= 0) return ok({ tracker, position: before + 1 });
      // The view may be older than the box: another request may have ended the voting meanwhile.
      if (opened.tally) return refuse({ reason: 'ballot-phase', phase: 'opening', needed: ['voting'] });
      if (view.ballot.phase !== 'voting') return refuse(wrongPhase(view.ballot, 'voting'));
      if (await this.#givenUp.get({ org: this.#org, key: `${this.#id}/${tracker}` })) {
        return refuse({ reason: 'ballot-was-opened' });
      }
      const [verdict] = checkBallots(opened.election, opened.roll, [bytes]);
      if (!verdict?.ok)
        return refuse({
          reason: 'ballot-invalid',
          why: verdict ? `${verdict.fault}: ${verdict.detail}` : 'unreadable',
        });
      const { credential } = verdict.ballot;
      if (opened.ballots.filter((one) => one.credential === credential).length >= mostOfOne) {
        return refuse({ reason: 'too-many-ballots', most: mostOfOne });
      }
      await this.#add(opened, appendBallot(opened.state, bytes), tracker);
      opened.ballots.push(verdict.ballot);
      opened.trackers.push(tracker);
      return ok({ tracker, position: opened.trackers.length });
    });
  }

  /** A ballot that its voter opens instead of casting it. Whoever sees it opened could cast it otherwise. */
  giveUp(view: BoxView, tracker: string): Promise<Result<'given up', BoxRefusal>> {
    return this.#inTurn(async () => {
      const opened = await this.#inStep(view);
      if (!opened || view.ballot.phase !== 'voting') return refuse(wrongPhase(view.ballot, 'voting'));
      if (opened.trackers.includes(tracker)) return refuse({ reason: 'ballot-was-cast' });
      const most = mostOfOne * opened.roll.size;
      this.#challenges ??= (await listAll(this.#givenUp, this.#org, `${this.#id}/`)).length;
      if (this.#challenges >= most) return refuse({ reason: 'too-many-ballots', most });
      this.#challenges += 1;
      await this.#givenUp.put({ org: this.#org, key: `${this.#id}/${tracker}` }, true);
      return ok('given up');
    });
  }

  /** Why a trustee's paper can't be taken now; nothing when it can. */
  objection(
    view: BoxView,
    kind: 'send-shuffle' | 'send-decryption',
    trustee: string,
    paper: Uint8Array,
  ): Promise<BoxRefusal | undefined> {
    return this.#inTurn(async () => {
      const opened = await this.#inStep(view);
      if (!opened?.tally) return wrongPhase(view.ballot, 'opening');
      const owner = ownerOf(view, trustee);
      const json = readJson(paper);
      const why = kind === 'send-shuffle' ? shuffleProblem(opened, json) : decryptionProblem(opened, owner, json);
      return why === undefined ? undefined : { reason: 'seal-does-not-hold', why };
    });
  }

  /** What everybody may see. */
  board(view: BoxView): Promise<Board> {
    return this.#inTurn(async () => {
      const opened = await this.#inStep(view);
      return {
        trackers: opened?.trackers ?? [],
        fingerprint: opened?.election.fingerprint ?? null,
        toMix:
          opened?.tally && !opened.mixingEnded
            ? (opened.mixed ?? toMix(opened.election, opened.tally.ciphertexts))
            : null,
        toDecrypt: opened?.tally ? decrypted(opened) : null,
        mixers: opened?.mixers ?? 0,
        finished: opened?.finished ?? false,
      };
    });
  }

  /** The archive so far; once it has its result, it is what the result is published with. */
  archive(view: BoxView): Promise<Uint8Array | undefined> {
    return this.#inTurn(async () => {
      const opened = await this.#inStep(view);
      if (!opened) return undefined;
      const pieces = await listAll(this.#pieces, this.#org, `${this.#id}/`);
      return concatBytes(...pieces.map(({ value }) => must<Uint8Array>(fromBase64(value.bytes))));
    });
  }

  async #inStep(view: BoxView): Promise<Opened | undefined> {
    const { ballot } = view;
    if (!ballot.setup || view.openedAt === undefined) return undefined;
    this.#opened ??= await this.#read(view);
    const opened = this.#opened;
    if (!opened || ballot.phase === 'voting') return opened;
    if (!opened.tally) await this.#endVoting(opened);
    for (const { trustee, paper } of ballot.shuffles.slice(opened.mixers))
      await this.#mixed(opened, view, trustee, paper);
    if (ballot.decryptions.length > 0) await this.#endMixing(opened);
    for (const { trustee, paper } of ballot.decryptions) await this.#openedShare(opened, view, trustee, paper);
    await this.#finish(opened);
    return opened;
  }

  /** The archive as it was kept, or its beginning. */
  async #read(view: BoxView): Promise<Opened | undefined> {
    const setup = setupOf(view);
    if (!setup) return undefined;
    const pieces = await listAll(this.#pieces, this.#org, `${this.#id}/`);
    const begun = beginArchive(view.openedAt ?? 0, setup.records);
    const opened: Opened = {
      ...setup,
      ballots: [],
      trackers: [],
      pieces: 0,
      state: begun.state,
      tally: undefined,
      mixed: undefined,
      mixers: 0,
      mixingEnded: false,
      partials: new Map(),
      finished: false,
    };
    if (pieces.length === 0) {
      await this.#add(opened, begun);
      return opened;
    }
    for (const { value } of pieces) {
      opened.pieces += 1;
      opened.state = value.after;
      if (value.tracker === undefined) continue;
      opened.trackers.push(value.tracker);
    }
    return this.#replayed(
      opened,
      pieces.map(({ value }) => value),
    );
  }

  /** Ballots are read again from their pieces; what follows the voting is derived from the log anew. */
  async #replayed(opened: Opened, pieces: readonly Piece[]): Promise<Opened> {
    const ballots = pieces.filter(({ tracker }) => tracker !== undefined);
    for (const { bytes } of ballots) {
      const record = firstRecord(must<Uint8Array>(fromBase64(bytes)));
      const ballot = readBallot(opened.election, record);
      if (ballot.ok) opened.ballots.push(ballot.value);
    }
    // Later pieces are dropped and made again: they are the same bytes, since the papers are in the log.
    const kept = 1 + ballots.length;
    for (let i = kept; i < pieces.length; i++) await this.#pieces.delete({ org: this.#org, key: this.#key(i) });
    opened.pieces = kept;
    opened.state = pieces[kept - 1]?.after ?? opened.state;
    return opened;
  }

  async #endVoting(opened: Opened): Promise<void> {
    await this.#add(opened, appendEndBallots(opened.state));
    const tally = computeTally(opened.election, opened.roll, opened.ballots);
    const { tally: text, sized } = writeTallyRecords(tally);
    await this.#add(opened, appendTally(opened.state, text, sized));
    opened.tally = tally;
  }

  async #mixed(opened: Opened, view: BoxView, trustee: string, paper: BlobRef): Promise<void> {
    opened.mixers += 1;
    const bytes = view.papers(paper.sha256);
    const json = bytes && readJson(bytes);
    // Two trustees who mixed the same papers at the same time: the first counts, the second is passed over.
    if (opened.mixingEnded || !bytes || shuffleProblem(opened, json) !== undefined) return;
    opened.mixed = readShuffle(ballotGroup, json)?.ciphertexts;
    await this.#add(opened, appendShuffle(opened.state, ownerOf(view, trustee), new TextDecoder().decode(bytes)));
  }

  async #endMixing(opened: Opened): Promise<void> {
    if (opened.mixingEnded || !hasMixing(opened.election)) return;
    opened.mixingEnded = true;
    await this.#add(opened, appendEndShuffles(opened.state));
  }

  async #openedShare(opened: Opened, view: BoxView, trustee: string, paper: BlobRef): Promise<void> {
    const owner = ownerOf(view, trustee);
    const bytes = view.papers(paper.sha256);
    if (opened.finished || opened.partials.has(owner) || !bytes) return;
    const json = readJson(bytes);
    if (decryptionProblem(opened, owner, json) !== undefined) return;
    const partial = readPartialDecryption(ballotGroup, json);
    if (!partial) return;
    opened.partials.set(owner, partial);
    await this.#add(opened, appendPartialDecryption(opened.state, owner, new TextDecoder().decode(bytes)));
  }

  async #finish(opened: Opened): Promise<void> {
    if (opened.finished || opened.partials.size === 0 || !opened.tally) return;
    const result = openResult(
      opened.election,
      opened.trustees,
      decrypted(opened),
      opened.partials,
      opened.tally.weight,
    );
    if (!result?.ok) return;
    await this.#add(opened, appendResult(opened.state, writeResult(result.value)));
    opened.finished = true;
  }

  /** On disk before anybody is told. Another process that was quicker makes this one read again. */
  async #add(opened: Opened, { state, bytes }: Appended, tracker?: string): Promise<void> {
    const key = this.#key(opened.pieces);
    const piece: Piece = { bytes: toBase64(bytes), after: state, ...(tracker === undefined ? {} : { tracker }) };
    if (!(await this.#pieces.add({ org: this.#org, key }, piece))) {
      this.#opened = undefined;
      throw new Error(`the archive of ${this.#id} was continued elsewhere`);
    }
    opened.pieces += 1;
    opened.state = state;
  }

  #key(piece: number): string {
    return `${this.#id}/${String(piece).padStart(8, '0')}`;
  }

  #inTurn<T>(job: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(job, job);
    this.#turn = result.catch(() => undefined);
    return result;
  }
}

export interface Board {
  /** In the order in which ballots came. */
  readonly trackers: readonly string[];
  readonly fingerprint: string | null;
  readonly toMix: Ciphertexts | null;
  readonly toDecrypt: Ciphertexts | null;
  readonly mixers: number;
  readonly finished: boolean;
}

function setupOf({ ballot, state, papers }: BoxView) {
  const trusteeship = state.trusteeships[ballot.trusteeship];
  const trustees = trusteeship && trusteesOf(trusteeship, papers);
  const record = trusteeship && trusteesRecord(trusteeship, papers);
  const electionBytes = ballot.setup && papers(ballot.setup.election.sha256);
  const credentialBytes = ballot.setup && papers(ballot.setup.credentials.sha256);
  if (!trustees || record === undefined || !electionBytes || !credentialBytes) return undefined;
  const election = readElection(electionBytes);
  const roll = readRoll(ballotGroup, readJson(credentialBytes), 'one');
  if (!election.ok || !roll.ok) return undefined;
  const decoder = new TextDecoder();
  const records = {
    election: decoder.decode(electionBytes),
    trustees: record,
    credentials: decoder.decode(credentialBytes),
  };
  return { election: election.value, roll: roll.value, trustees, records };
}

function shuffleProblem(opened: Opened, json: unknown): string | undefined {
  if (!hasMixing(opened.election)) return 'these papers are not mixed';
  if (opened.mixingEnded) return 'the mixing has ended';
  const made = readShuffle(ballotGroup, json);
  if (!made || !opened.tally) return 'the shuffle cannot be read';
  const fault = checkShuffle(opened.election, opened.mixed ?? toMix(opened.election, opened.tally.ciphertexts), made);
  return fault === undefined ? undefined : `the shuffle does not hold: ${JSON.stringify(fault)}`;
}

function decryptionProblem(opened: Opened, owner: number, json: unknown): string | undefined {
  const partial = readPartialDecryption(ballotGroup, json);
  const key = ownersOf(opened.trustees).find((one) => one.owner === owner)?.publicKey;
  if (!partial || key === undefined) return 'the partial decryption cannot be read';
  if (hasMixing(opened.election) && !opened.mixed) return 'the papers have not been mixed yet';
  const fault = checkPartialDecryption(opened.election, key, decrypted(opened), partial);
  return fault === undefined ? undefined : `the partial decryption does not hold: ${fault}`;
}

function decrypted({ election, tally, mixed }: Opened): Ciphertexts {
  return toDecrypt(election, tally?.ciphertexts ?? [], mixed);
}

/** Trustees are numbered from 1 in the order of the trusteeship. */
function ownerOf({ state, ballot }: BoxView, trustee: string): number {
  return (state.trusteeships[ballot.trusteeship]?.trustees.indexOf(trustee as MemberId) ?? -1) + 1;
}

function wrongPhase({ phase }: SecretBallotState, needed: SecretBallotState['phase']): BoxRefusal {
  return { reason: 'ballot-phase', phase, needed: [needed] };
}

function readJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch {
    return undefined;
  }
}

/** The body of the first member of a piece: 512 bytes of header with its size in octal digits at 124. */
function firstRecord(piece: Uint8Array): Uint8Array {
  const size = Number.parseInt(new TextDecoder().decode(piece.subarray(124, 135)), 8);
  return piece.subarray(512, 512 + size);
}

async function listAll<T>(
  collection: Collection<T>,
  org: OrgId,
  prefix: string,
): Promise<readonly { readonly key: string; readonly value: T }[]> {
  const all: { readonly key: string; readonly value: T }[] = [];
  for (;;) {
    const page = await collection.list({ org, prefix, after: all.at(-1)?.key, limit: listPage });
    all.push(...page);
    if (page.length < listPage) return all;
  }
}
