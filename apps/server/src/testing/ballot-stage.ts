/**
 * A co-operative in its general meeting, with a server over it and trustees who
 * have made a key: everything it takes to hold secret ballots over HTTP, for
 * tests and rehearsals. The voters' and trustees' devices are played here.
 */
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ActKind, AssemblyState, BallotSubject, BlobRef, BoothRefs, TrusteeshipState } from '@quorate/assembly';
import { type Digest, fromBase64, type Instant, must, type OrgId, toBase64, toUtf8 } from '@quorate/basics';
import { ballotGroup, ceremonyPapers, contextOf, type PaperSource } from '@quorate/record';
import {
  accept,
  blindToken,
  certify,
  commitToDeal,
  type Deal,
  deal,
  deliver,
  type Election,
  finalizeToken,
  generateCredential,
  generateSeed,
  type IssuerKey,
  type Marks,
  partialDecryption,
  publicCredential,
  readElection,
  readIssuerKey,
  reopenShare,
  type SealedBallot,
  sealBallot,
  shuffle,
  writeDeal,
  writePartialDecryption,
  writeShuffle,
  writeSigned,
  writeTrusteeKey,
} from '@quorate/seal';
import type { App } from '../http/app.ts';
import { createServer } from '../http/create-server.ts';
import { type Office, openOffice } from '../spine/office.ts';
import type { Paper } from '../spine/received.ts';
import { openSqliteStore } from '../store/sqlite/open-sqlite-store.ts';
import type { Store } from '../store/store.ts';
import { views } from '../views/routes.ts';
import { badges } from './badges.ts';
import { Company, memberNamed, paper, smallCoop } from './company.ts';

export interface BallotStageSettings {
  readonly people: readonly string[];
  readonly scrutineers: readonly string[];
  /** Folder of the built pages. */
  readonly pages?: string;
  /** Other rules in the charter. */
  readonly amend?: (charter: string) => string;
}

/** A voter with a credential, as a device keeps it. */
export interface Voter {
  readonly name: string;
  readonly secret: string;
  readonly credential: string;
}

export interface Opening {
  readonly election: string;
  readonly body: { readonly election: BlobRef; readonly booth: BoothRefs };
  readonly papers: readonly Paper[];
}

interface ActAnswer {
  readonly reason?: string;
  readonly head?: { readonly size: number; readonly root: Digest };
}

interface TallyAnswer {
  readonly toMix: string | null;
  readonly toDecrypt: string | null;
}

const day = 86_400;
export const stageOrg: OrgId = 'kettle-lane' as OrgId;
const api = '/api/organisations/kettle-lane';
const randomness = (bytes: number): Uint8Array => randomBytes(bytes);
/** Ordinary motions by secret ballot, run by the scrutineers. */
const charter = smallCoop.replace(/(fewest_yes: 3\n\s+secrecy:) open\n/, '$1 secret\n    run_by: body:scrutineers\n');

export class BallotStage {
  app!: App;
  office!: Office;
  /** The pages of the server's release; {@link restart} takes them anew. */
  pages: string;
  now = Date.UTC(2026, 3, 1, 12) / 1000;
  readonly people: readonly string[];
  readonly scrutineers: readonly string[];
  readonly company: Company;
  readonly folder: string = mkdtempSync(join(tmpdir(), 'quorate-booth-'));
  readonly #seeds: ReadonlyMap<string, string>;
  #store!: Store;

  private constructor({ people, scrutineers, pages = '', amend = (text) => text }: BallotStageSettings) {
    this.people = people;
    this.scrutineers = scrutineers;
    this.pages = pages;
    this.#seeds = new Map(scrutineers.map((name) => [name, generateSeed(randomness)]));
    this.company = new Company({
      people,
      clock: () => this.now as Instant,
      charter: amend(charter),
      holders: { 'seats:scrutineers/scrutineer': scrutineers },
    });
  }

  /** In an open general meeting, `ada` presiding, with the key `t1` made. */
  static async open(settings: BallotStageSettings): Promise<BallotStage> {
    const stage = new BallotStage(settings);
    const [chair = ''] = settings.people;
    await stage.#openServer();
    await stage.company.foundIn(stage.office);
    await stage.act(chair, 'convene-meeting', {
      meeting: 'spring',
      of: 'general-meeting',
      title: 'Spring meeting',
      starts: stage.now + 12 * day,
      place: '',
      chair: memberNamed(chair),
      agenda: [],
    });
    stage.now += 12 * day;
    for (const name of stage.people) await stage.act(name, 'check-in', { meeting: 'spring' });
    await stage.act(chair, 'open-meeting', { meeting: 'spring' });
    await stage.makeKey('t1');
    return stage;
  }

  async restart(): Promise<void> {
    await this.#closeServer();
    await this.#openServer();
  }

  async close(): Promise<void> {
    await this.#closeServer();
    rmSync(this.folder, { recursive: true });
  }

  async #openServer(): Promise<void> {
    const clock = (): Instant => this.now as Instant;
    this.#store = await openSqliteStore(this.folder, clock);
    this.office = openOffice({ store: this.#store, clock });
    this.app = await createServer({
      office: this.office,
      whoIs: badges(this.people, [stageOrg]),
      parts: [views],
      pages: this.pages,
      limits: 'none',
      logLevel: 'silent',
    });
  }

  async #closeServer(): Promise<void> {
    await this.app.close();
    await this.office.close();
    await this.#store.close();
  }

  async tryAct(by: string, kind: ActKind, body: object, papers: readonly Paper[] = []): Promise<ActAnswer> {
    const received = this.company.signed(by, kind, body as never, papers);
    const answer = await this.app.inject({
      method: 'POST',
      url: `${api}/acts`,
      headers: { 'x-badge': by },
      payload: {
        act: received.act,
        signature: received.signatures[0]?.signature,
        blobs: papers.map(({ media, bytes }) => ({ media, base64: toBase64(bytes) })),
      },
    });
    return answer.json();
  }

  async act(by: string, kind: ActKind, body: object, papers: readonly Paper[] = []): Promise<void> {
    const answer = await this.tryAct(by, kind, body, papers);
    if (!answer.head) throw new Error(`${kind}: ${JSON.stringify(answer)}`);
    this.company.seen = answer.head;
  }

  async state<T>(look: (state: AssemblyState) => T): Promise<T> {
    const desk = await this.office.desk(stageOrg);
    if (!desk) throw new Error('there is no desk');
    return desk.read((folded) => look(folded.state));
  }

  anonymous(method: 'GET' | 'POST', url: string, payload?: object) {
    return this.app.inject({ method, url, ...(payload ? { payload } : {}) });
  }

  async get<T>(url: string, by?: string): Promise<T> {
    const answer = await this.app.inject({ method: 'GET', url, headers: by === undefined ? {} : { 'x-badge': by } });
    return answer.json();
  }

  /** A motion that waits to be put to the vote. */
  async putMotion(motion: string): Promise<BallotSubject> {
    const text = paper('Ovens', 'Buy two.');
    const proposal = { motion, meeting: 'spring', item: null, paper: text.ref, effect: { kind: 'policy.adopt' } };
    await this.act('ben', 'propose-motion', proposal, [text]);
    await this.act('cem', 'second-motion', { motion });
    return { kind: 'motion', motion };
  }

  /** An election for the board whose poll is open. */
  async callElection(election: string, candidates: readonly string[], seats = 2): Promise<BallotSubject> {
    const [runner = '', nominator = ''] = [this.scrutineers[0], this.people.find((name) => !candidates.includes(name))];
    const clause = { election, of: 'board', post: 'seats:board/elected', seats, rule: 'stv-scottish-2007' };
    await this.act(runner, 'call-election', { ...clause, nominationsClose: this.now });
    for (const name of candidates) {
      await this.act(nominator, 'nominate', { election, candidate: memberNamed(name) });
      await this.act(name, 'accept-nomination', { election, statement: null });
    }
    await this.act(runner, 'open-poll', { election });
    return { kind: 'election', election };
  }

  async prepareIssuer(ballot: string, runner: string): Promise<string> {
    const made = await this.app.inject({
      method: 'POST',
      url: `${api}/ballots/issuer`,
      headers: { 'x-badge': runner },
      payload: { ballot },
    });
    return (made.json() as { readonly issuer: string }).issuer;
  }

  /** Calls the ballot and lets everybody register and hand in a credential. */
  async call(
    ballot: string,
    runner: string,
    subject: BallotSubject,
    voters: readonly string[] = this.people,
  ): Promise<readonly Voter[]> {
    const issuer = await this.prepareIssuer(ballot, runner);
    await this.act(runner, 'call-secret-ballot', { ballot, subject, trusteeship: 't1', issuer });
    const key = must<IssuerKey>(readIssuerKey(issuer));
    const { election } = await this.get<{ readonly election: string }>(`/api/booth/kettle-lane/${ballot}`);
    const { uuid } = must<Election>(readElection(must<Uint8Array>(toUtf8(election))));
    const registered: Voter[] = [];
    for (const name of voters) registered.push(await this.#register(ballot, key, uuid, name));
    return registered;
  }

  async #register(ballot: string, key: IssuerKey, uuid: string, name: string): Promise<Voter> {
    const secret = generateCredential(randomness);
    const credential = must(publicCredential(ballotGroup, uuid, secret));
    const message = must<Uint8Array>(toUtf8(credential));
    const { blinded, unblind } = must(blindToken(key, message, randomness));
    await this.act(name, 'register-for-ballot', { ballot, blinded: toBase64(blinded) });
    const signed = await this.app.inject({
      method: 'POST',
      url: `${api}/ballots/${ballot}/token`,
      headers: { 'x-badge': name },
    });
    const { blindSignature } = signed.json() as { readonly blindSignature: string };
    const token = must<Uint8Array>(finalizeToken(key, message, must<Uint8Array>(fromBase64(blindSignature)), unblind));
    const handedIn = { credential, token: toBase64(token) };
    const answer = await this.anonymous('POST', `/api/booth/kettle-lane/${ballot}/credentials`, handedIn);
    if (answer.statusCode !== 200) throw new Error(`the credential of ${name}: ${answer.body}`);
    return { name, secret, credential };
  }

  async opening(ballot: string, runner: string): Promise<Opening> {
    const { election, credentials, tokens, booth } = await this.get<{
      readonly election: string;
      readonly credentials: string;
      readonly tokens: string;
      readonly booth: BoothRefs | null;
    }>(`${api}/ballots/${ballot}/opening`, runner);
    const papers = { election: ref(election), credentials: ref(credentials), tokens: ref(tokens) };
    const body = { ballot, ...papers, ...(booth && { booth }) } as Opening['body'];
    return { election, body, papers: [election, credentials, tokens].map(jsonPaper) };
  }

  async openVoting(ballot: string, runner: string): Promise<Election> {
    const { election, body, papers } = await this.opening(ballot, runner);
    await this.act(runner, 'open-secret-ballot', body, papers);
    return must<Election>(readElection(must<Uint8Array>(toUtf8(election))));
  }

  async cast(ballot: string, election: Election, { secret }: Voter, marks: Marks): Promise<SealedBallot> {
    const sealed = must(sealBallot({ election, credential: secret, marks, randomness }));
    const answer = (await this.send(ballot, sealed.ballot)) as { readonly tracker?: string };
    if (answer.tracker !== sealed.tracker) throw new Error(`not cast: ${JSON.stringify(answer)}`);
    return sealed;
  }

  async send(ballot: string, text: string): Promise<unknown> {
    return (await this.anonymous('POST', `/api/booth/kettle-lane/${ballot}/ballots`, { ballot: text })).json();
  }

  async mix(ballot: string, election: Election, trustees: readonly string[]): Promise<void> {
    for (const name of trustees) {
      const { toMix } = await this.get<TallyAnswer>(`/api/booth/kettle-lane/${ballot}/tally`);
      const text = writeShuffle(shuffle(election, JSON.parse(toMix ?? '[]'), randomness));
      await this.act(name, 'send-shuffle', { ballot, paper: ref(text) }, [jsonPaper(text)]);
    }
  }

  async decrypt(ballot: string, election: Election, trustees: readonly string[]): Promise<void> {
    for (const name of trustees) {
      const text = await this.shareOf(ballot, election, name);
      await this.act(name, 'send-decryption', { ballot, paper: ref(text) }, [jsonPaper(text)]);
    }
  }

  /** A trustee's share of what the server says is to be opened. */
  async shareOf(ballot: string, election: Election, name: string): Promise<string> {
    const secret = await this.secretOf('t1', name);
    const { toDecrypt } = await this.get<TallyAnswer>(`/api/booth/kettle-lane/${ballot}/tally`);
    return writePartialDecryption(partialDecryption(election, secret, JSON.parse(toDecrypt ?? '[]'), randomness));
  }

  /** A trustee's share of a key, as their device works it out from their seed. */
  async secretOf(key: string, name: string): Promise<bigint> {
    const trusteeship = await this.state(({ trusteeships }) => trusteeships[key]);
    if (!trusteeship) throw new Error(`there is no key ${key}`);
    const { shares } = ceremonyPapers(trusteeship, await this.#papersOf(trusteeship));
    const sealed = shares[trusteeship.trustees.indexOf(memberNamed(name))]?.privateKey ?? '';
    return must<bigint>(reopenShare(ballotGroup, this.#seeds.get(name) ?? '', sealed));
  }

  async archive(ballot: string): Promise<Uint8Array> {
    return (await this.anonymous('GET', `/api/booth/kettle-lane/${ballot}/archive`)).rawPayload;
  }

  async publish(ballot: string, by: string): Promise<void> {
    const archive = await this.archive(ballot);
    const sha256 = createHash('sha256').update(archive).digest('hex') as Digest;
    const media = 'application/x-tar';
    await this.act(by, 'publish-secret-result', { ballot, archive: { sha256, size: archive.length, media } });
  }

  /** The trustees make a key together, two of them to open. */
  async makeKey(trusteeship: string, rehearsal?: true): Promise<void> {
    const [first = ''] = this.scrutineers;
    await this.act(first, 'begin-trusteeship', {
      trusteeship,
      of: 'scrutineers',
      threshold: 2,
      ...(rehearsal && { rehearsal }),
    });
    const begun = (await this.state(({ trusteeships }) => trusteeships[trusteeship])) as TrusteeshipState;
    const context = contextOf(begun);
    const inOrder = this.scrutineers.toSorted((a, b) => (memberNamed(a) < memberNamed(b) ? -1 : 1));
    const own = inOrder.map((name) => this.#seeds.get(name) ?? '');
    const step = async (name: string, make: (i: number) => unknown): Promise<void> => {
      for (const [i, trustee] of inOrder.entries()) {
        const text = JSON.stringify(make(i));
        await this.act(trustee, 'send-trustee-step', { trusteeship, step: name, paper: ref(text) }, [jsonPaper(text)]);
      }
    };
    const certificates = own.map((seed, i) => certify(context, i + 1, seed, randomness));
    const deals = own.map((seed, i) => must<Deal>(deal(context, i + 1, seed, certificates, randomness)));
    await step('certificate', (i) => writeSigned(at(certificates, i)));
    await step('commitment', (i) => commitToDeal(at(deals, i)));
    await step('deal', (i) => writeDeal(at(deals, i)));
    await step('share', (i) => {
      const share = must(accept(context, i + 1, at(own, i), certificates, deliver(deals, i + 1), randomness));
      return { privateKey: share.privateKey, key: writeTrusteeKey(share.key) };
    });
  }

  async #papersOf({ steps }: TrusteeshipState): Promise<PaperSource> {
    const desk = await this.office.desk(stageOrg);
    const papers = new Map<string, Uint8Array>();
    for (const { sha256 } of Object.values(steps).flatMap((sent) => Object.values(sent))) {
      papers.set(sha256, (await desk?.log.blob(sha256))?.bytes ?? new Uint8Array());
    }
    return (sha256) => papers.get(sha256);
  }
}

export function jsonPaper(text: string): Paper {
  return { media: 'application/json', bytes: new TextEncoder().encode(text) };
}

export function ref(text: string): BlobRef {
  const { bytes } = jsonPaper(text);
  const sha256 = createHash('sha256').update(bytes).digest('hex') as Digest;
  return { sha256, size: bytes.length, media: 'application/json' };
}

function at<T>(list: readonly T[], i: number): T {
  const found = list[i];
  if (found === undefined) throw new Error(`nothing at ${i}`);
  return found;
}
