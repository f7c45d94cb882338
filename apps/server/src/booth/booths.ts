/** The boxes of all ballots, and what each is told of the log when it is used. */
import { type Act, type BoothRefs, unfounded } from '@quorate/assembly';
import type { Digest, OrgId } from '@quorate/basics';
import type { Desk } from '../spine/desk.ts';
import { readEntry } from '../spine/folded.ts';
import type { Office } from '../spine/office.ts';
import type { Paper } from '../spine/received.ts';
import { BallotBox, type BoxRefusal, type BoxView } from './ballot-box.ts';
import { type Issuers, openIssuers } from './issuer.ts';
import { type ServedBooth, sameBooth } from './served-booth.ts';

export interface Booths {
  readonly issuers: Issuers;
  /** The booth in which ballots that are opened now will be voted. */
  readonly served: ServedBooth | undefined;
  /** The box of a ballot that was called, with the log as it is now. */
  readonly find: (
    org: OrgId,
    ballot: string,
  ) => Promise<{ readonly box: BallotBox; readonly view: BoxView } | undefined>;
  /** A part of the booth that the opening of a ballot named. */
  readonly boothOf: (org: OrgId, ballot: string, part: keyof BoothRefs) => Promise<Uint8Array | undefined>;
  /** Why an act about a secret ballot can't be taken, before the office is asked. */
  readonly objection: (org: OrgId, act: Act, papers: readonly Paper[]) => Promise<BoothRefusal | undefined>;
  /** What the server itself brings: the booth, the finished archive. */
  readonly papersFor: (org: OrgId, act: Act) => Promise<readonly Paper[]>;
  /** What follows when an act was taken: once the voting opens, nobody can be given a credential any more. */
  readonly taken: (org: OrgId, act: Act) => Promise<void>;
}

type BoothRefusal =
  | BoxRefusal
  /** The act names no booth, or another than is served. */
  | { readonly reason: 'another-booth'; readonly served: string }
  /** Whoever holds the key of an issuer can make credentials: only the server's own is taken. */
  | { readonly reason: 'another-issuer' };

export function openBooths(office: Office, served: ServedBooth | undefined): Booths {
  const issuers = openIssuers(office.store.documents);
  const boxes = new Map<string, BallotBox>();

  const find: Booths['find'] = async (org, id) => {
    const desk = await office.desk(org);
    const view = desk && (await viewOf(desk, id));
    if (!desk || !view) return undefined;
    const name = `${org}/${id}`;
    const box = boxes.get(name) ?? new BallotBox(org, id, office.store.documents);
    boxes.set(name, box);
    return { box, view };
  };

  return {
    issuers,
    served,
    find,
    boothOf: async (org, id, part) => {
      const desk = await office.desk(org);
      const ref = await desk?.read(({ state }) =>
        Object.hasOwn(state.ballots, id) ? state.ballots[id]?.setup?.booth?.[part] : undefined,
      );
      return ref && (await desk?.log.blob(ref.sha256))?.bytes;
    },
    objection: async (org, act, papers) => {
      switch (act.kind) {
        case 'call-secret-ballot':
          // An act that comes a second time is the office's to answer.
          if (await find(org, act.body.ballot)) return undefined;
          return (await issuers.known(org, act.body.ballot)) === act.body.issuer
            ? undefined
            : { reason: 'another-issuer' };
        case 'open-secret-ballot': {
          const phase = (await find(org, act.body.ballot))?.view.ballot.phase;
          return phase === 'registering' ? boothObjection(act.body.booth, served) : undefined;
        }
        case 'send-shuffle':
        case 'send-decryption': {
          const found = await find(org, act.body.ballot);
          const [paper] = papers;
          // Without ballot or paper the office itself has the better answer.
          if (!found || !paper) return undefined;
          return found.box.objection(found.view, act.kind, act.actor, paper.bytes);
        }
        default:
          return undefined;
      }
    },
    taken: async (org, act) => {
      if (act.kind === 'open-secret-ballot') await issuers.destroy(org, act.body.ballot);
    },
    papersFor: async (org, act) => {
      if (act.kind === 'open-secret-ballot') return (act.body.booth && served?.papers) ?? [];
      if (act.kind !== 'publish-secret-result') return [];
      const found = await find(org, act.body.ballot);
      const archive = found && (await found.box.archive(found.view));
      return archive ? [{ media: 'application/x-tar', bytes: archive }] : [];
    },
  };
}

/** Where no pages are served none are named either: what an opening names is served to everybody. */
function boothObjection(named: BoothRefs | undefined, served: ServedBooth | undefined): BoothRefusal | undefined {
  if (named === undefined ? !served : served && sameBooth(named, served.refs)) return undefined;
  return { reason: 'another-booth', served: served?.refs.page.sha256 ?? '' };
}

/**
 * A copy of what the state says of this one ballot, and its papers. The copy stays true while the box works with it,
 * and is small: it is made for everybody who looks, and a hall looks every few seconds.
 */
async function viewOf(desk: Desk, id: string): Promise<BoxView | undefined> {
  const part = await desk.read(({ state }) => {
    const ballot = Object.hasOwn(state.ballots, id) ? state.ballots[id] : undefined;
    const trusteeship = ballot && state.trusteeships[ballot.trusteeship];
    if (!ballot || !trusteeship) return undefined;
    const { org, title } = state;
    const election = ballot.subject.kind === 'motion' ? undefined : state.elections[ballot.subject.election];
    return structuredClone({
      ballot,
      trusteeship,
      state: {
        ...unfounded,
        org,
        title,
        ballots: {},
        trusteeships: { [trusteeship.id]: trusteeship },
        elections: election ? { [election.id]: election } : {},
      },
    });
  });
  if (!part) return undefined;
  const { ballot, state } = part;
  const refs = [
    ...Object.values(part.trusteeship.steps).flatMap((sent) => Object.values(sent)),
    ...(ballot.setup ? [ballot.setup.election, ballot.setup.credentials] : []),
    ...ballot.shuffles.map(({ paper }) => paper),
    ...ballot.decryptions.map(({ paper }) => paper),
  ];
  const papers = new Map<string, Uint8Array>();
  for (const { sha256 } of refs) {
    const bytes = await paperOf(desk, sha256);
    if (bytes) papers.set(sha256, bytes);
  }
  return { state, ballot, openedAt: await timeOf(desk, ballot.openedAt), papers: (sha256) => papers.get(sha256) };
}

/** A paper is its hash, whoever's it is: once read, it is kept at hand. */
const atHand = new Map<string, Uint8Array>();
const mostAtHand = 400;

async function paperOf(desk: Desk, sha256: Digest): Promise<Uint8Array | undefined> {
  const key = `${desk.keeping.org}/${sha256}`;
  const known = atHand.get(key) ?? (await desk.log.blob(sha256))?.bytes;
  if (known === undefined || atHand.has(key)) return known;
  if (atHand.size >= mostAtHand) atHand.clear();
  atHand.set(key, known);
  return known;
}

async function timeOf(desk: Desk, index: number | null): Promise<BoxView['openedAt']> {
  if (index === null) return undefined;
  const [stored] = await desk.log.entries(index, 1);
  return stored && readEntry(stored.bytes).at;
}
