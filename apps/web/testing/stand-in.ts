/**
 * A stand-in for the server, in memory, for looking at the pages while working on them:
 *
 *     node apps/web/testing/stand-in.ts [port]
 *
 * The rules and the log are the real ones; there is no store, no sign-in and no check of signatures.
 */
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import {
  type Act,
  type AssemblyState,
  type Command,
  decide,
  evolve,
  type Fact,
  streamOf,
  unfounded,
} from '@quorate/assembly';
import { canonicalBytes, type Json, must, toBase64, toHex } from '@quorate/basics';
import { parseCharter } from '@quorate/charter';
import { leafHash, printVerifierKey, sha256Hex, signCheckpoint, signer, Tree } from '@quorate/ledger';
import { printEntry } from '@quorate/record';
import { FoundingStandIn } from './founding-stand-in.ts';
import { deviceOf, handle } from './handles.ts';
import { people, play } from './story.ts';

const dist = join(import.meta.dirname, '../dist');
export const charterText: string = readFileSync(
  join(import.meta.dirname, '../../../core/assembly/src/testdata/small-coop.yaml'),
  'utf8',
);

export interface Kept {
  readonly index: number;
  readonly at: number;
  readonly act: Act;
  readonly facts: readonly Fact[];
  readonly signatures: readonly { device: string; signature: string }[];
}

export class StandIn {
  readonly org = 'kettle-lane';
  readonly charter = must(parseCharter(charterText));
  readonly entries: Kept[] = [];
  readonly blobs = new Map<string, { media: string; bytes: Uint8Array }>();
  readonly listeners = new Set<ServerResponse>();
  readonly seats = new Map<string, string>();
  readonly names = new Map<string, string>();
  readonly tree = new Tree();
  readonly #signer = must(signer(`log.example/${this.org}`, new Uint8Array(32).fill(7)));
  state: AssemblyState = unfounded;
  /** A founding of another organisation, once somebody begins one. */
  founding: FoundingStandIn | undefined;
  /** UTC seconds; moves with the story, then with the clock. */
  at = 0;
  #nonces = 0;

  get vkey(): string {
    return printVerifierKey(this.#signer.key);
  }

  head(): { size: number; root: string } {
    return { size: this.entries.length, root: toHex(this.tree.root()) };
  }

  checkpoint(): string {
    const { size } = this.head();
    const note = must(
      signCheckpoint({ origin: `log.example/${this.org}`, size: BigInt(size), root: this.tree.root() }, [this.#signer]),
    );
    return new TextDecoder().decode(note);
  }

  command(actor: string, command: Command): Act {
    this.#nonces += 1;
    const named = { ...command, actor } as Pick<Act, 'kind' | 'body' | 'actor'>;
    return {
      ...named,
      org: this.org,
      stream: streamOf(named),
      device: deviceOf(actor),
      nonce: this.#nonces.toString(16).padStart(32, '0'),
      at: this.at,
      charter: this.charter.hash,
      seen: this.entries.length === 0 ? null : this.head(),
    } as Act;
  }

  judge(act: Act): ReturnType<typeof decide> {
    return decide(act, this.state, {
      at: this.at as never,
      charter: this.charter,
      proofHolds: true,
      sha256: sha256Hex,
    } as never);
  }

  take(act: Act, signature = toBase64(new Uint8Array(64))): ReturnType<typeof decide> {
    const decision = this.judge(act);
    if (!decision.ok) return decision;
    const index = this.entries.length;
    this.state = evolve(this.state, decision.value, index);
    const signatures = act.device === null ? [] : [{ device: act.device, signature }];
    const kept: Kept = { index, at: this.at, act, facts: decision.value, signatures };
    this.entries.push(kept);
    this.tree.append([leafHash(must(printEntry(kept as never) as never) as Uint8Array)]);
    const { kind, actor, stream } = act;
    const data = JSON.stringify({ index, at: this.at, kind, actor, stream, facts: decision.value, head: this.head() });
    for (const listener of this.listeners) listener.write(`id: ${index}\nevent: entry\ndata: ${data}\n\n`);
    return decision;
  }

  do(name: string, command: Command): readonly Fact[] {
    return must(this.take(this.command(handle(name), command)));
  }

  /** Keeps a paper and says how an act names it. */
  paper(title: string, text: string): { sha256: never; size: number; media: 'application/json' } {
    const bytes = canonicalBytes({ title, text });
    const sha256 = sha256Hex(bytes);
    this.blobs.set(sha256, { media: 'application/json', bytes });
    return { sha256: sha256 as never, size: bytes.length, media: 'application/json' };
  }
}

/** A body as it came: the pages are trusted here. */
// biome-ignore lint/suspicious/noExplicitAny: nothing is checked in a stand-in
type Sent = any;

type Answer = { readonly status?: number; readonly json?: unknown; readonly text?: string; readonly type?: string };

export function serve(stand: StandIn, port: number, now: () => number): ReturnType<typeof createServer> {
  const server = createServer((request, response) => {
    void answer(stand, request, response, now).catch((error: unknown) => {
      console.error(error);
      response.writeHead(500).end(String(error));
    });
  });
  server.listen(port, '127.0.0.1');
  return server;
}

async function answer(
  stand: StandIn,
  request: IncomingMessage,
  response: ServerResponse,
  now: () => number,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://localhost');
  stand.at = Math.max(stand.at, now());
  if (!url.pathname.startsWith('/api/') && !url.pathname.startsWith('/log/')) return page(url.pathname, response);
  const seat = String(request.headers['x-quorate-seat'] ?? '');
  const me = stand.seats.get(seat) ?? null;
  const body = request.method === 'GET' ? {} : ((await json(request)) as Sent);
  const path = url.pathname.split('/').slice(2);
  if (path[0] === 'organisations' && path[2] === 'live')
    return listen(stand, Number(url.searchParams.get('after')), response);
  const said = url.pathname.startsWith('/log/')
    ? { text: stand.checkpoint() }
    : route(stand, path, url, me, seat, body, request.method ?? '');
  const { status = 200, json: value, text, type } = said;
  response.writeHead(status, { 'content-type': type ?? (text === undefined ? 'application/json' : 'text/plain') });
  response.end(text ?? JSON.stringify(value));
}

function route(
  stand: StandIn,
  path: readonly string[],
  url: URL,
  me: string | null,
  seat: string,
  body: Sent,
  method: string,
): Answer {
  const [area = '', id = '', what = '', name = '', last = ''] = path;
  if (area === 'session')
    return ok({
      person: me === null ? null : { id: me, email: null },
      memberships: me === null ? [] : [{ org: stand.org, title: stand.state.title, member: me }],
      demo: true,
      time: stand.at,
    });
  if (area === 'sign-out') return ok({ left: stand.seats.delete(seat) });
  if (area === 'demo' && id === '') return ok(demo(stand));
  if (area === 'demo' && id === 'simulation') return ok({});
  if (area === 'demo' && id === 'become') return become(stand, seat, body);
  if (area === 'charters' && id === '')
    return ok([
      {
        id: 'small-coop',
        title: 'A worker co-operative',
        summary: 'About thirty people who work together and decide together.',
      },
      { id: 'union', title: 'A national union', summary: 'Branches, regions, a congress, an executive and officers.' },
    ]);
  if (area === 'charters' && id === 'check')
    return ok({
      ok: true,
      findings: [
        {
          check: 'casting-vote',
          severity: 'info',
          place: { path: 'bodies/board', line: 3 },
          message: 'One person can decide a tie.',
        },
      ],
      explained: null,
    });
  if (area === 'charters') return { text: charterText };
  if (area === 'foundings') return founding(stand, id, what, seat, body);
  if (area === 'sign-in' && id === 'invitation') return ok({ role: 'founder', founding: 'f1' });
  if (area !== 'organisations' || id !== stand.org) return problem(404, 'no-such-organisation');
  if (what === '') return ok(organisation(stand, me));
  if (what === 'acts' && method === 'POST') return act(stand, body);
  if (what === 'names')
    return ok({
      names: Object.fromEntries(
        me === null ? [] : url.searchParams.getAll('member').map((one) => [one, stand.names.get(one) ?? '']),
      ),
    });
  if (what === 'home') return ok(home(stand, me));
  if (what === 'bodies' && name === '')
    return ok(
      Object.entries(stand.charter.charter.bodies).map(([key, one]) => ({
        id: key,
        name: one.name,
        kind: one.kind,
        text: one.text,
        entitled: roll(stand, key).length,
      })),
    );
  if (what === 'bodies') return ok(bodyView(stand, name, url));
  if (what === 'meetings' && name === '') return ok(Object.values(stand.state.meetings).map(summary));
  if (what === 'meetings')
    return stand.state.meetings[name] ? ok(meetingView(stand, name, me)) : problem(404, 'no-such-meeting');
  if (what === 'motions')
    return stand.state.motions[name] ? ok(motionView(stand, name, me)) : problem(404, 'no-such-motion');
  if (what === 'decisions' && name === '') return ok(decisions(stand));
  if (what === 'decisions') return decisionView(stand, Number(name));
  if (what === 'elections') return ok({ elections: [] });
  if (what === 'ballots' && name === '') return ok({ ballots: [], next: null });
  if (what === 'trusteeships' && name === '') return ok({ trusteeships: [], next: null });
  if (what === 'mandate') return ok(mandate(stand, Number(name)));
  if (what === 'entries')
    return ok({
      entries: stand.entries.slice(
        Number(url.searchParams.get('from')),
        Number(url.searchParams.get('from')) + Number(url.searchParams.get('limit')),
      ),
      head: stand.head(),
    });
  if (what === 'charter') return { text: charterText };
  if (what === 'charters') return ok(charters(stand));
  if (what === 'proof') {
    const n = (key: string): bigint => BigInt(url.searchParams.get(key) ?? 0);
    const proof =
      name === 'inclusion'
        ? stand.tree.inclusionProof(n('index'), n('size'))
        : stand.tree.consistencyProof(n('from'), n('to'));
    return ok({ proof: must(proof).map(toBase64) });
  }
  return problem(404, `no-such-page ${last}`);
}

function charters(stand: StandIn): unknown {
  const { hash, charter } = stand.charter;
  const since = stand.entries[0]?.at ?? 0;
  const running = { meetings: [], elections: [] };
  const founded = { hash, version: charter.version, title: charter.title, entry: 0, since, amendment: null };
  return { asOf: stand.entries.length, charters: [{ ...founded, decisions: [], running }], amendments: [] };
}

function demo(stand: StandIn): unknown {
  return {
    organisations: [{ org: stand.org, title: stand.state.title, meeting: 'may' }],
    people: people
      .slice(0, 8)
      .map(({ name, posts = [], hint = '' }) => ({ org: stand.org, member: handle(name), name, posts, hint })),
    simulation: 'on',
  };
}

function become(stand: StandIn, seat: string, { member, device }: Sent): Answer {
  stand.seats.set(seat, member);
  const { device: key, label, proof } = device as { device: string; label: string; proof: string };
  if (!stand.state.devices[key]) {
    const asked = stand.command(member, { kind: 'enrol-device', body: { device: key as never, proof, label } });
    const decision = stand.take(asked);
    if (!decision.ok) return problem(409, decision.problem.reason, decision.problem);
  }
  return ok({});
}

function act(stand: StandIn, body: Sent): Answer {
  const {
    act: sent,
    signature,
    blobs = [],
  } = body as unknown as { act: Act; signature: string; blobs?: { media: string; base64: string }[] };
  for (const { media, base64 } of blobs) {
    const bytes = new Uint8Array(Buffer.from(base64, 'base64'));
    stand.blobs.set(sha256Hex(bytes), { media, bytes });
  }
  const before = stand.entries.find((entry) => entry.act.nonce === sent.nonce);
  if (before) return ok({ index: before.index, facts: before.facts, head: stand.head() });
  const decision = stand.take(sent, signature);
  if (!decision.ok) return problem(422, decision.problem.reason, decision.problem);
  return ok({ index: stand.entries.length - 1, facts: decision.value, head: stand.head() });
}

function organisation(stand: StandIn, me: string | null): unknown {
  const { title, charter, devices, posts } = stand.state;
  return {
    org: stand.org,
    title,
    charter: { ...charter, title: stand.charter.charter.title },
    log: stand.vkey,
    head: stand.head(),
    member: me,
    standing: me === null ? null : 'member',
    classes: [],
    devices: Object.values(devices).filter(({ member }) => member === me),
    posts,
    timezone: 'Europe/London',
  };
}

function roll(stand: StandIn, body: string): readonly string[] {
  if (body === 'general-meeting') return Object.keys(stand.state.members);
  return Object.entries(stand.state.posts)
    .filter(([post]) => post.startsWith(`seats:${body}/`))
    .flatMap(([, holders]) => holders.map(({ member }) => member));
}

function bodyView(stand: StandIn, id: string, url: URL): unknown {
  const all = roll(stand, id);
  const from = Number(url.searchParams.get('after') ?? 0);
  const members = all.slice(from, from + 20).map((member) => ({
    member,
    class: stand.state.members[member]?.class ?? null,
    since: stand.state.members[member]?.entry ?? 0,
    posts: Object.entries(stand.state.posts)
      .filter(([, holders]) => holders.some((one) => one.member === member))
      .map(([post]) => post),
  }));
  return {
    asOf: stand.entries.length,
    id,
    body: stand.charter.charter.bodies[id],
    roll: { entitled: all.length, seats: all.length, members, next: from + 20 < all.length ? String(from + 20) : null },
    meetings: Object.values(stand.state.meetings)
      .filter(({ of }) => of === id)
      .map(summary),
  };
}

function summary({ id, title, of, phase, starts, place }: AssemblyState['meetings'][string]): unknown {
  return { id, title, of, phase, starts, place };
}

function withPaper(stand: StandIn, id: string): { paper: { title: string; text: string } } {
  const motion = stand.state.motions[id];
  const blob = motion && stand.blobs.get(motion.paper.sha256);
  const paper = blob
    ? (JSON.parse(new TextDecoder().decode(blob.bytes)) as { title: string; text: string })
    : { title: '', text: '' };
  return { ...motion, paper: { ...motion?.paper, ...paper } };
}

function meetingView(stand: StandIn, id: string, me: string | null): unknown {
  const meeting = stand.state.meetings[id];
  if (!meeting) return null;
  const members = roll(stand, meeting.of).length;
  const present = Object.keys(meeting.present).length;
  const needed = Math.ceil(members / 3);
  return {
    asOf: stand.entries.length,
    meeting,
    motions: Object.fromEntries(meeting.motions.map((motion) => [motion, withPaper(stand, motion)])),
    votes: Object.fromEntries(meeting.votes.map((vote) => [vote, stand.state.votes[vote]])),
    quorum: { phrase: 'at least 1/3 of members', needed, present, members, holds: present >= needed },
    may: me === null ? [] : mayOf(stand, id, me),
  };
}

function mayOf(stand: StandIn, id: string, me: string): readonly unknown[] {
  const meeting = stand.state.meetings[id];
  if (!meeting) return [];
  const dry = (command: Command, target?: string): unknown => {
    const act = { ...stand.command(me, command), device: mineOf(stand, me) } as Act;
    const decision = stand.judge(act);
    return {
      kind: command.kind,
      ...(target === undefined ? {} : { target }),
      allowed: decision.ok,
      ...(decision.ok ? {} : { refusal: decision.problem }),
    };
  };
  const of = { meeting: id };
  const paper = { sha256: 'a'.repeat(64) as never, size: 2, media: 'application/json' as const };
  const next = meeting.agenda.find(({ id: item }) => item !== meeting.item)?.id ?? '';
  return [
    dry({ kind: 'check-in', body: of }),
    dry({ kind: 'check-out', body: of }),
    dry({ kind: 'ask-to-speak', body: of }),
    dry({ kind: 'withdraw-from-list', body: of }),
    dry({ kind: 'open-meeting', body: of }),
    dry({ kind: 'resume-meeting', body: of }),
    dry({ kind: 'close-meeting', body: of }),
    dry({ kind: 'cancel-meeting', body: of }),
    dry({ kind: 'adjourn-meeting', body: { ...of, resumes: (stand.at + 86_400) as never } }),
    dry({ kind: 'take-item', body: { ...of, item: next } }),
    dry({ kind: 'give-floor', body: { ...of, to: null } }),
    dry({
      kind: 'hand-over-chair',
      body: { ...of, to: (Object.keys(meeting.present).find((one) => one !== meeting.chair) ?? me) as never },
    }),
    dry({ kind: 'add-agenda-item', body: { ...of, item: { id: 'zz', title: 'x' } } }),
    dry({ kind: 'propose-motion', body: { motion: 'zz', ...of, item: null, paper, effect: { kind: 'policy.adopt' } } }),
    ...meeting.motions.flatMap((motion) => [
      dry({ kind: 'second-motion', body: { motion } }, motion),
      dry({ kind: 'withdraw-motion', body: { motion } }, motion),
      dry({ kind: 'open-vote', body: { vote: 'zz', motion } }, motion),
    ]),
    ...meeting.votes.flatMap((vote) => [
      dry({ kind: 'cast-vote', body: { vote, choice: 'yes' } }, vote),
      dry({ kind: 'close-vote', body: { vote } }, vote),
    ]),
  ];
}

function mineOf(stand: StandIn, me: string): string {
  return (
    Object.values(stand.state.devices).find(({ member, phase }) => member === me && phase === 'enrolled')?.id ?? ''
  );
}

function motionView(stand: StandIn, id: string, me: string | null): unknown {
  const motion = stand.state.motions[id];
  if (!motion) return null;
  const meeting = stand.state.meetings[motion.meeting];
  return {
    asOf: stand.entries.length,
    motion: withPaper(stand, id),
    meeting: meeting && summary(meeting),
    votes: Object.values(stand.state.votes).filter((vote) => vote.motion === id),
    decision: stand.state.decisions.find((one) => one.motion === id) ?? null,
    amendment: null,
    may: me === null ? [] : mayOf(stand, motion.meeting, me),
  };
}

function decisions(stand: StandIn): readonly unknown[] {
  return stand.state.decisions.map((one) => ({
    ...one,
    title: withPaper(stand, one.motion).paper.title,
    at: stand.entries[one.entry]?.at,
    ...stand.state.votes[one.vote]?.result,
  }));
}

function decisionView(stand: StandIn, number: number): Answer {
  const decision = stand.state.decisions[number - 1];
  if (!decision) return problem(404, 'not-found');
  return ok({
    asOf: stand.entries.length,
    decision,
    motion: withPaper(stand, decision.motion),
    vote: stand.state.votes[decision.vote],
    amendment: null,
    mandate: mandate(stand, decision.entry),
  });
}

function mandate(stand: StandIn, index: number): readonly unknown[] {
  const found = new Set<number>([index]);
  for (const one of found)
    for (const fact of stand.entries[one]?.facts ?? []) for (const rest of fact.warrant.rests) found.add(rest);
  return [...found].map((one) => ({
    index: one,
    at: stand.entries[one]?.at,
    kind: stand.entries[one]?.act.kind,
    facts: stand.entries[one]?.facts,
  }));
}

function home(stand: StandIn, me: string | null): unknown {
  const open = Object.values(stand.state.meetings).filter(({ phase }) => phase === 'open');
  const awaits =
    me === null
      ? []
      : [
          ...open
            .filter(({ present }) => !(me in present))
            .map(({ id, title }) => ({ what: 'check-in', ref: id, title })),
          ...Object.values(stand.state.motions)
            .filter(({ phase, proposer }) => phase === 'proposed' && proposer !== me)
            .map(({ id }) => ({ what: 'second-motion', ref: id, title: withPaper(stand, id).paper.title })),
        ];
  return {
    asOf: stand.entries.length,
    awaits,
    applicants: [],
    meetings: Object.values(stand.state.meetings).map(summary),
    decisions: [...decisions(stand)].reverse().slice(0, 5),
  };
}

function founding(stand: StandIn, id: string, what: string, seat: string, body: Sent): Answer {
  if (id === '' && body.text) {
    stand.founding = new FoundingStandIn(body, stand.at);
    stand.founding.join(seat, body.founder.name, body.founder.device);
  }
  const { founding: now } = stand;
  if (now === undefined) return problem(404, 'not-found');
  if (what === 'join') now.join(seat, body.name, body.device);
  if (what === 'holders') now.holders(body.holders);
  if (what === 'invitations') return ok({ links: now.invite(body.emails, 'http://stand-in') });
  if (what === 'sign' && !now.sign(seat, body.signature)) return problem(422, 'signature-invalid');
  return ok(now.view(seat));
}

function listen(stand: StandIn, after: number, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.write(`event: hello\ndata: ${JSON.stringify(stand.head())}\n\n`);
  for (const {
    index,
    at,
    act: { kind, actor, stream },
    facts,
  } of stand.entries.slice(after + 1)) {
    response.write(
      `id: ${index}\nevent: entry\ndata: ${JSON.stringify({ index, at, kind, actor, stream, facts, head: stand.head() })}\n\n`,
    );
  }
  stand.listeners.add(response);
  response.on('close', () => stand.listeners.delete(response));
}

const types: { readonly [ending: string]: string } = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.html': 'text/html; charset=utf-8',
};

function page(path: string, response: ServerResponse): void {
  const file = extname(path) === '' ? '/index.html' : path;
  response.setHeader(
    'content-security-policy',
    "default-src 'self'; style-src 'self'; script-src 'self' 'wasm-unsafe-eval'; object-src 'none'; base-uri 'none'",
  );
  try {
    const bytes = readFileSync(join(dist, file));
    response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' }).end(bytes);
  } catch {
    response.writeHead(404).end();
  }
}

async function json(request: IncomingMessage): Promise<Json> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  return text === '' ? {} : (JSON.parse(text) as Json);
}

function ok(value: unknown): Answer {
  return { json: value };
}

function problem(status: number, reason: string, data: object = {}): Answer {
  return {
    status,
    type: 'application/problem+json',
    json: { type: 'about:blank', title: reason, status, reason, ...data },
  };
}

if (import.meta.main) {
  const stand = new StandIn();
  play(stand);
  const began = Date.now() / 1000;
  const { at } = stand;
  serve(stand, Number(process.argv[2] ?? 8150), () => Math.floor(at + Date.now() / 1000 - began));
  console.log(`stand-in at http://127.0.0.1:${process.argv[2] ?? 8150}, ${stand.entries.length} entries`);
}
