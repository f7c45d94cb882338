/**
 * The desk of one organisation: acts that arrive together are decided one after
 * another and committed together.
 *
 *     queue ──▶ [ writer's lock ▶ catch up ▶ decide, fold, decide, fold ... ▶ append ▶ commit ] ──▶ answers
 *
 * The index is the order of decisions. Nothing is answered before the commit,
 * refusals neither: they may rest on a fact of the same batch. When a commit
 * fails, what was folded is thrown away and the log is read again.
 */
import {
  type Act,
  amendingOf,
  type Charters,
  nextInForce,
  type ProposedCharter,
  type TreeHead,
} from '@quorate/assembly';
import {
  broken,
  canonical,
  type Digest,
  fromUtf8,
  type Instant,
  type Json,
  must,
  ok,
  type Result,
  refuse,
} from '@quorate/basics';
import type { CharterProblem, ParsedCharter } from '@quorate/charter';
import { leafHash, sha256Hex } from '@quorate/ledger';
import { type Entry, longestEntry, printEntry } from '@quorate/record';
import { findingsFor } from '../booth/sealed-acts.ts';
import type { Blob, Clock, LogKeeping, LogReader, NewEntry, Store, StoredEntry, Writer } from '../store/store.ts';
import { checkSignatures, type SignaturesChecked } from './check-signatures.ts';
import { type Folded, foldEntry, foldFromStart, foldOnwards, readEntry, sizeOf, versionOf } from './folded.ts';
import type { Channel, Frame, Live } from './live.ts';
import { checkPapers, firstMissing } from './papers.ts';
import { type Answer, type OfficeRefusal, OfficeUnavailable, type Received, type Verdict } from './received.ts';
import type { Rules } from './rules.ts';
import { grow, headOf, rootOfSize } from './tree-of-log.ts';

export interface DeskTools {
  readonly store: Store;
  readonly rules: Rules;
  readonly clock: Clock;
  readonly live: Live;
}

/** An act whose signatures and papers were checked, waiting to be decided. */
interface Waiting {
  readonly received: Received;
  readonly checked: SignaturesChecked;
  readonly papers: readonly Blob[];
  readonly asked: string;
  readonly answer: (verdict: Verdict) => void;
  readonly fail: (error: unknown) => void;
}

/** An act and what came of it, not yet committed. */
interface Decided {
  readonly entry: Entry;
  readonly stored: Omit<NewEntry, 'head'>;
}

/** The rules threw, which they never should: a defect that this act met. */
class ActFault extends Error {
  readonly act: Waiting;

  constructor(act: Waiting, cause: unknown) {
    super('the rules failed on an act', { cause });
    this.act = act;
  }
}

async function byRules<T>(act: Waiting, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new ActFault(act, error);
  }
}

type PaperOf = (sha256: Digest) => Promise<Blob | undefined>;

/** A verdict whose head is known only when the batch is complete. */
type Draft = Result<
  Omit<Answer, 'head'> & { readonly head: number | TreeHead },
  Exclude<Verdict, { ok: true }>['problem']
>;

const mostTogether = 512;
const mostWaiting = 20_000;
const mostRoots = 10_000;
/** Seconds: a timer holds no more than 2^31 milliseconds. */
const longestWait = 1_000_000;

export class Desk {
  readonly keeping: LogKeeping;
  readonly log: LogReader;
  readonly #tools: DeskTools;
  #folded: Folded | undefined;
  #waiting: Waiting[] = [];
  #deciding = false;
  /** Jobs that need the folded state run one after another. */
  #turn: Promise<unknown> = Promise.resolve();
  /** Roots of the tree at sizes that were asked for or given out. */
  readonly #roots = new Map<number, Digest>();
  readonly #charters = new Map<Digest, ParsedCharter>();
  #alarm: NodeJS.Timeout | undefined;
  #channel: Channel | undefined;

  constructor(keeping: LogKeeping, tools: DeskTools) {
    this.keeping = keeping;
    this.log = tools.store.log(keeping.org);
    this.#tools = tools;
  }

  /** Rejects with `OfficeUnavailable` when nobody can tell whether the act was taken. */
  async submit(received: Received): Promise<Verdict> {
    if (this.#waiting.length >= mostWaiting) return refuse({ reason: 'office-full' });
    const papers = checkPapers(received.act, received.papers);
    if (!papers.ok) return papers;
    const checked = await checkSignatures(received.act, received.signatures);
    if (!checked.ok) return checked;
    return new Promise((answer, fail) => {
      const asked = `${received.act.actor}/${received.act.nonce}`;
      this.#waiting.push({ received, checked: checked.value, papers: papers.value, asked, answer, fail });
      this.#decideSoon();
    });
  }

  /** Looks at what has been committed. The state must not be kept: the next entry changes it. */
  read<T>(look: (folded: Readonly<Folded>) => T): Promise<T> {
    return this.#inTurn(async () => look(await this.#foldedNow()));
  }

  /** Folds what other processes appended. */
  catchUp(): Promise<void> {
    return this.#inTurn(async () => {
      const folded = await this.#foldedNow();
      await this.#foldOthers(folded, this.log, await this.log.size());
    });
  }

  head(): Promise<TreeHead> {
    return this.read(({ frontier }) => headOf(frontier));
  }

  /** The charter in force, once there is one. */
  async charterInForce(): Promise<ParsedCharter | undefined> {
    const charters = await this.charters();
    return this.read(({ state }) => (state.charter === null ? undefined : charters(state.charter.hash)));
  }

  /** What is due by the clock is recorded, whether or not anybody acts. */
  async keepTime(): Promise<void> {
    const isDue = await this.read(({ state }) => this.#tools.rules.actDue(state, this.#tools.clock()) !== undefined);
    if (isDue) await this.#inTurn(() => this.#decideTogether([]));
  }

  /** Every charter that was adopted or proposed, by its hash. */
  async charters(): Promise<Charters> {
    await this.keepTime();
    const texts = await this.read(({ charterTexts }) => [...charterTexts]);
    for (const [hash, text] of texts) await this.#charter((sha256) => this.log.blob(sha256), hash, text);
    return (hash) => this.#charters.get(hash as Digest);
  }

  async charterText(hash: Digest): Promise<Blob | undefined> {
    const text = await this.read(({ charterTexts }) => charterTexts.get(hash));
    return text === undefined ? undefined : this.log.blob(text);
  }

  async channel(): Promise<Channel> {
    await this.read(() => undefined);
    return this.#channelAt(0);
  }

  /** Waits for what is being decided. */
  async settle(): Promise<void> {
    clearTimeout(this.#alarm);
    await this.#turn;
  }

  #decideSoon(): void {
    if (this.#deciding) return;
    this.#deciding = true;
    // One turn of the loop, so that requests that came in together share a commit.
    setImmediate(() => {
      this.#inTurn(() => this.#decideTogether(this.#waiting.splice(0, mostTogether))).finally(() => {
        this.#deciding = false;
        if (this.#waiting.length > 0) this.#decideSoon();
      });
    });
  }

  /** Never rejects: each act gets its answer or the failure. */
  async #decideTogether(acts: readonly Waiting[]): Promise<void> {
    try {
      const folded = await this.#foldedNow();
      const { drafts, frames } = await this.#tools.store.write(this.keeping.org, (writer) =>
        this.#decideInOrder(folded, writer, acts),
      );
      const head = headOf(folded.frontier);
      this.#remember(head);
      this.#channelAt(head.size).publish(frames.map((entry) => frameOf(entry, head)));
      for (const [i, draft] of drafts.entries()) acts[i]?.answer(complete(draft, head));
      this.#setAlarm(folded);
    } catch (error) {
      this.#folded = undefined;
      if (error instanceof ActFault) await this.#decideWithout(acts, error);
      else for (const { fail } of acts) fail(new OfficeUnavailable(error));
    }
  }

  /** An act on which the rules themselves fail is not taken; nobody else's act waits for its mending. */
  async #decideWithout(acts: readonly Waiting[], { act: faulty, cause }: ActFault): Promise<void> {
    faulty.fail(new OfficeUnavailable(cause));
    const others = acts.filter((act) => act !== faulty);
    if (others.length > 0) await this.#decideTogether(others);
  }

  async #decideInOrder(
    folded: Folded,
    writer: Writer,
    acts: readonly Waiting[],
  ): Promise<{ readonly drafts: readonly Draft[]; readonly frames: readonly Entry[] }> {
    await this.#foldOthers(folded, writer, await writer.size());
    const expected = sizeOf(folded);
    const answered = await writer.answered([...new Set(acts.map(({ asked }) => asked))]);
    const drafts: Draft[] = [];
    const taken: Decided[] = [];
    const blobs = new Map<Digest, Blob>();
    const take = (decided: Decided): void => {
      foldEntry(this.#tools.rules, folded, decided.entry);
      taken.push(decided);
    };
    await this.#doWhatIsDue(folded, writer, blobs, take);
    for (const act of acts) {
      await this.#doWhatIsDue(folded, writer, blobs, take);
      const before = answered.get(act.asked);
      const together = taken.find(({ stored }) => stored.asked === act.asked);
      if (before || together) {
        drafts.push(before ? await this.#again(writer, act, before) : againTogether(act, together?.entry));
        continue;
      }
      const refusal = await this.#obstacle(folded, writer, act, expected, blobs);
      const decided = refusal ? refuse(refusal) : await byRules(act, () => this.#decide(folded, writer, act, blobs));
      if (decided.ok) {
        const { entry, stored } = decided.value;
        await byRules(act, () => take(decided.value));
        for (const paper of act.papers) blobs.set(paper.sha256, paper);
        drafts.push(ok({ index: stored.index, facts: entry.facts, head: 0 }));
      } else {
        drafts.push(decided);
      }
    }
    if (taken.length === 0) return { drafts, frames: [] };
    const grown = grow(
      folded.frontier,
      taken.map(({ stored }) => stored.leaf),
    );
    const head = expected + taken.length;
    await writer.append({
      expected,
      entries: taken.map(({ stored }) => ({ ...stored, head })),
      nodes: grown.nodes,
      blobs: [...blobs.values()],
    });
    folded.frontier = grown.frontier;
    return { drafts, frames: taken.map(({ entry }) => entry) };
  }

  /** What stands in the way before the rules are asked. */
  async #obstacle(
    folded: Folded,
    writer: Writer,
    { received: { act }, papers }: Waiting,
    committed: number,
    batch: ReadonlyMap<Digest, Blob>,
  ): Promise<
    OfficeRefusal | { readonly reason: 'unseen-head'; readonly size: number; readonly entries: number } | undefined
  > {
    if (act.kind === 'found' && act.body.log !== this.keeping.vkey) {
      return { reason: 'log-key-differs', expected: this.keeping.vkey };
    }
    if (act.seen !== null && folded.state.org !== null) {
      if (act.seen.size > committed) return { reason: 'unseen-head', size: act.seen.size, entries: committed };
      const root = await this.#rootAt(writer, act.seen.size);
      if (root !== act.seen.root) return { reason: 'seen-another-log', size: act.seen.size, root };
    }
    return firstMissing(act, papers, async (sha256) => batch.get(sha256) ?? writer.blob(sha256));
  }

  /** What the charter itself does is decided like any other act, before the acts that came in. */
  async #doWhatIsDue(
    folded: Folded,
    writer: Writer,
    batch: ReadonlyMap<Digest, Blob>,
    take: (decided: Decided) => void,
  ): Promise<void> {
    for (;;) {
      const act = this.#tools.rules.actDue(folded.state, this.#now(folded));
      if (act === undefined) return;
      const signed = { received: { act, signatures: [], papers: [] }, checked: { proofHolds: false }, papers: [] };
      const decided = await this.#decide(folded, writer, { ...signed, asked: `charter/${act.nonce}` }, batch);
      take(decided.ok ? decided.value : broken(`the charter may not do what is due: ${decided.problem.reason}`));
    }
  }

  #now(folded: Folded): Instant {
    return Math.max(this.#tools.clock(), folded.at) as Instant;
  }

  /** Wakes the desk when the next charter comes into force. */
  #setAlarm({ state }: Folded): void {
    clearTimeout(this.#alarm);
    const { inForce = null } = nextInForce(state) ?? {};
    if (inForce === null) return;
    const wait = Math.min(Math.max(inForce - this.#tools.clock(), 1), longestWait) * 1000;
    this.#alarm = setTimeout(() => {
      // A failure shows when somebody next asks, and what is due is done then.
      this.keepTime()
        .then(() => this.read((folded) => this.#setAlarm(folded)))
        .catch(() => undefined);
    }, wait).unref();
  }

  async #decide(
    folded: Folded,
    writer: Writer,
    { received: { act, signatures }, checked, papers, asked }: Omit<Waiting, 'answer' | 'fail'>,
    batch: ReadonlyMap<Digest, Blob>,
  ): Promise<Result<Decided, Exclude<Verdict, { ok: true }>['problem']>> {
    const paperOf = async (sha256: Digest): Promise<Blob | undefined> =>
      papers.find((paper) => paper.sha256 === sha256) ?? batch.get(sha256) ?? writer.blob(sha256);
    const charter =
      act.kind === 'found'
        ? this.#charterFounded(act.body.charter, papers[0])
        : await this.#charterNow(folded, paperOf);
    if (!charter.ok) return charter;
    const at = this.#now(folded);
    const { proofHolds } = checked;
    const findings = await findingsFor(act, folded.state, paperOf);
    for (const [hash, text] of folded.charterTexts) await this.#charter(paperOf, hash, text);
    const decision = this.#tools.rules.decide(act, folded.state, {
      at,
      charter: charter.value,
      charters: (hash) => this.#charters.get(hash as Digest),
      proposed: await this.#proposed(act, paperOf),
      proofHolds,
      sha256: sha256Hex,
      findings,
    });
    if (!decision.ok) return decision;
    const index = sizeOf(folded);
    const entry: Entry = { index, at, act, facts: decision.value, signatures };
    const bytes = printEntry(entry);
    if (!bytes.ok) {
      return refuse({
        reason: 'entry-too-large',
        bytes: 'bytes' in bytes.problem ? bytes.problem.bytes : 0,
        most: longestEntry,
      });
    }
    const version = versionOf(folded, act.stream);
    return ok({
      entry,
      stored: { index, bytes: bytes.value, leaf: leafHash(bytes.value), stream: act.stream, version, asked },
    });
  }

  /** The founders sign the charter they read: its text comes with the act. */
  #charterFounded(hash: Digest, paper: Blob | undefined): Result<ParsedCharter, OfficeRefusal> {
    if (paper === undefined) return refuse({ reason: 'blob-missing', sha256: hash });
    const parsed = this.#tools.rules.parseCharter(must(fromUtf8(paper.bytes)));
    if (!parsed.ok) return refuse(malformed(parsed.problem));
    return parsed.value.hash === hash ? parsed : refuse({ reason: 'charter-differs', charter: parsed.value.hash });
  }

  /** What the text of a charter says that a motion would put in place of the one in force. */
  async #proposed(act: Act, paperOf: PaperOf): Promise<ProposedCharter | null> {
    const text = amendingOf(act)?.text;
    const paper = text && (await paperOf(text.sha256));
    return paper === undefined ? null : this.#tools.rules.parseCharter(must(fromUtf8(paper.bytes)));
  }

  async #charterNow(
    folded: Folded,
    paperOf: PaperOf,
  ): Promise<Result<ParsedCharter, { readonly reason: 'not-founded' }>> {
    const hash = folded.state.charter?.hash;
    const charter = hash && (await this.#charter(paperOf, hash, folded.charterTexts.get(hash)));
    return charter ? ok(charter) : refuse({ reason: 'not-founded' });
  }

  async #charter(paperOf: PaperOf, hash: Digest, text: Digest | undefined): Promise<ParsedCharter | undefined> {
    const known = this.#charters.get(hash);
    if (known || text === undefined) return known;
    const blob = await paperOf(text);
    if (blob === undefined) return undefined;
    const charter = must<ParsedCharter>(this.#tools.rules.parseCharter(must(fromUtf8(blob.bytes))));
    this.#charters.set(hash, charter);
    return charter;
  }

  /** The first answer again, if it is the same act. */
  async #again(log: LogReader, { received }: Waiting, before: StoredEntry): Promise<Draft> {
    const entry = readEntry(before.bytes);
    if (!isSame(entry, received)) return refuse({ reason: 'nonce-used', index: before.index });
    return ok({
      index: before.index,
      facts: entry.facts,
      head: { size: before.head, root: await this.#rootAt(log, before.head) },
    });
  }

  async #rootAt(log: LogReader, size: number): Promise<Digest> {
    const known = this.#roots.get(size);
    if (known) return known;
    const root = await rootOfSize(log, size);
    this.#remember({ size, root });
    return root;
  }

  #remember({ size, root }: TreeHead): void {
    if (this.#roots.size >= mostRoots) this.#roots.clear();
    this.#roots.set(size, root);
  }

  async #foldedNow(): Promise<Folded> {
    if (this.#folded === undefined) {
      this.#folded = await foldFromStart(this.#tools.rules, this.log);
      this.#setAlarm(this.#folded);
    }
    this.#channelAt(sizeOf(this.#folded));
    return this.#folded;
  }

  /** Entries of other processes are on disk already, so they may be told at once. */
  async #foldOthers(folded: Folded, log: LogReader, size: number): Promise<void> {
    const channel = this.#channelAt(sizeOf(folded));
    // After a failed commit the log was folded anew, and the channel may be behind it.
    const missed = channel.next < sizeOf(folded) ? await log.entries(channel.next, sizeOf(folded) - channel.next) : [];
    const entries = [
      ...missed.map(({ bytes }) => readEntry(bytes)),
      ...(await foldOnwards(this.#tools.rules, folded, log, size)),
    ];
    if (entries.length === 0) return;
    const head = headOf(folded.frontier);
    channel.publish(entries.map((entry) => frameOf(entry, head)));
  }

  #channelAt(size: number): Channel {
    this.#channel ??= this.#tools.live.channel(this.keeping.org, size);
    return this.#channel;
  }

  #inTurn<T>(job: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(job, job);
    this.#turn = result.catch(() => undefined);
    return result;
  }
}

/** One Server-Sent Event. The head covers the entry. */
export function frameOf({ index, at, act, facts }: Entry, head: TreeHead): Frame {
  const { kind, actor, stream } = act;
  const data = JSON.stringify({ index, at, kind, actor, stream, facts, head });
  return { index, text: `id: ${index}\nevent: entry\ndata: ${data}\n\n` };
}

function againTogether({ received }: Waiting, entry: Entry | undefined): Draft {
  if (entry === undefined || !isSame(entry, received))
    return refuse({ reason: 'nonce-used', index: entry?.index ?? 0 });
  return ok({ index: entry.index, facts: entry.facts, head: 0 });
}

function isSame(entry: Entry, { act }: Received): boolean {
  return canonical(entry.act as unknown as Json) === canonical(act as unknown as Json);
}

function complete(draft: Draft, head: TreeHead): Verdict {
  if (!draft.ok) return draft;
  return ok({ ...draft.value, head: typeof draft.value.head === 'number' ? head : draft.value.head });
}

function malformed([first]: readonly CharterProblem[]): OfficeRefusal {
  const { line = 1, column = 1, path = '', expected = 'a charter' } = first ?? {};
  return { reason: 'charter-malformed', line, column, path, expected };
}
