/** Foundings as the server keeps them: each step reads, judges and writes a draft as one. */
import { createHash } from 'node:crypto';
import { incompatible } from '@quorate/assembly';
import {
  type DeviceId,
  type Digest,
  fromBase64,
  fromHex,
  type Instant,
  type MemberId,
  must,
  type Nonce,
  type OrgId,
  ok,
  type Result,
  refuse,
  toHex,
} from '@quorate/basics';
import { type Charter, checkCharter, parseCharter, unwaivedErrors } from '@quorate/charter';
import { checkPublicKey, verifySignature } from '@quorate/ledger';
import type { People } from '../sign-in/people.ts';
import type { Office } from '../spine/office.ts';
import type { Answer, OfficeRefusal, Verdict } from '../spine/received.ts';
import { commitmentTo } from '../vault/commitment.ts';
import type { Vault } from '../vault/vault.ts';
import {
  actOf,
  allSigned,
  bytesToSign,
  type Draft,
  fewestFounders,
  foundersClass,
  isStale,
  mostFounders,
  revised,
} from './draft.ts';
import { originFor } from './origin.ts';
import type { FoundingDeskRefusal } from './refusals.ts';

interface Joining {
  readonly person: string;
  readonly name: string;
  readonly device: DeviceId;
}

interface Beginning extends Joining {
  readonly org: OrgId;
  readonly title: string;
  readonly text: string;
}

export type Step<T> = Result<T, FoundingDeskRefusal | Exclude<Verdict, { ok: true }>['problem'] | OfficeRefusal>;

export interface Foundings {
  readonly begin: (beginning: Beginning) => Promise<Step<Draft>>;
  /** For its founders and those invited; to others it is not there. */
  readonly find: (id: string, person: string) => Promise<Draft | undefined>;
  /** Those under way that the person founds or was invited to. */
  readonly of: (person: string) => Promise<readonly Draft[]>;
  readonly invite: (id: string, person: string, to: readonly string[]) => Promise<Step<Draft>>;
  readonly welcome: (id: string, person: string, to: string) => Promise<void>;
  readonly join: (id: string, joining: Joining) => Promise<Step<Draft>>;
  readonly setHolders: (id: string, person: string, holders: Draft['holders']) => Promise<Step<Draft>>;
  readonly sign: (id: string, person: string, signature: string) => Promise<Step<Draft>>;
}

export interface FoundingTools {
  readonly office: Office;
  readonly vault: Vault;
  readonly people: People;
}

const lasts = 60 * 86_400;

export function openFoundings({ office, vault, people }: FoundingTools): Foundings {
  const { clock, random, store } = office;
  const drafts = store.documents.of<Draft>('foundings');
  const names = store.documents.of<string>('founding-names');
  const guests = store.documents.of<string>('founding-guests');
  const places = store.documents.of<string>('founding-places');
  const lifetime = (): { readonly expires: Instant } => ({ expires: (clock() + lasts) as Instant });
  /** So that whoever closed the window finds the way back. */
  const place = (person: string, id: string): Promise<void> => places.put({ key: `${person}/${id}` }, id, lifetime());
  const placesOf = async (person: string): Promise<readonly string[]> =>
    (await places.list({ prefix: `${person}/` })).map(({ value }) => value);
  const freshHandle = (): MemberId => toHex(random(16)) as MemberId;
  const freshNonce = (): Nonce => toHex(random(16)) as Nonce;

  /** Keeps name and salt in the vault, under the organisation that will be; answers what the log will say. */
  const enter = async (org: OrgId, name: string): Promise<Pick<Draft['founders'][number], 'member' | 'name'>> => {
    const member = freshHandle();
    const salt = random(32);
    await vault.keep({ org, key: member }, { name, salt: Buffer.from(salt).toString('base64') });
    return { member, name: commitmentTo(name, salt) };
  };

  /** One step of a draft: `judge` answers the next draft or why not. */
  const step = async (id: string, judge: (draft: Draft) => Step<Draft>): Promise<Step<Draft>> => {
    let outcome: Step<Draft> = refuse({ reason: 'no-such-founding' });
    await drafts.change({ key: id }, (old) => {
      if (old === undefined) return undefined;
      outcome = old.done ? refuse({ reason: 'founding-done' }) : judge(old);
      return outcome.ok ? outcome.value : old;
    });
    return outcome;
  };

  const reserve = async (org: OrgId, id: string): Promise<boolean> => {
    if ((await store.organisations.find(org)) !== undefined) return false;
    return names.add({ key: org }, id, lifetime());
  };

  /** The log's key is made when the founding is more than one person's idea. */
  const withLog = async (draft: Draft): Promise<Step<Draft>> => {
    if (draft.log !== null || draft.founders.length < fewestFounders) return ok(draft);
    const parsed = must<{ readonly charter: Charter }>(parseCharter(draft.text));
    const origin = await originFor(store, draft.org, parsed.charter.records.archive?.origin);
    const kept = await office.keepLog(draft.org, origin);
    const log = kept.ok ? kept.value : (await store.organisations.find(draft.org))?.vkey;
    if (log === undefined || (await names.get({ key: draft.org })) !== draft.id) {
      return refuse({ reason: 'name-taken', org: draft.org });
    }
    return step(draft.id, (old) => ok(revised(old, { log }, clock(), freshNonce())));
  };

  const complete = async (draft: Draft): Promise<Step<Draft>> => {
    const act = actOf(draft);
    if (act === null || !allSigned(draft)) return ok(draft);
    const signatures = draft.founders.map(({ member, device }) => ({
      device,
      signature: draft.signatures[member] ?? '',
    }));
    const paper = { media: 'application/yaml', bytes: new Uint8Array(Buffer.from(draft.text, 'utf8')) };
    const verdict: Result<Answer, Exclude<Verdict, { ok: true }>['problem']> = await office.submit(draft.org, {
      act,
      signatures,
      papers: [paper],
    });
    if (!verdict.ok) {
      await step(draft.id, (old) => ok(revised(old, {}, clock(), freshNonce())));
      return verdict.problem.reason === 'clock-skew' ? refuse({ reason: 'signatures-too-old' }) : verdict;
    }
    for (const { person, member } of draft.founders) await people.seat(person, { org: draft.org, member });
    const done = await drafts.change({ key: draft.id }, (old) => old && { ...old, done: true });
    return ok(done ?? { ...draft, done: true });
  };

  people.follow(async (claim, person) => {
    for (const id of await placesOf(claim)) {
      await drafts.change({ key: id }, (old) => old && handedOver(old, claim, person));
      const to = await guests.take({ key: `${id}/${claim}` });
      if (to !== undefined) await guests.put({ key: `${id}/${person}` }, to, lifetime());
      await place(person, id);
      await places.delete({ key: `${claim}/${id}` });
    }
  });

  return {
    begin: async ({ org, title, text, person, name, device }) => {
      const parsed = parseCharter(text);
      if (!parsed.ok) {
        const { line = 1, column = 1, path = '', expected = 'a charter' } = parsed.problem[0] ?? {};
        return refuse({ reason: 'charter-malformed', line, column, path, expected });
      }
      const errors = unwaivedErrors(checkCharter(parsed.value, { at: clock() }));
      if (errors.length > 0) return refuse({ reason: 'charter-unfit', checks: errors.map(({ check }) => check) });
      if (!isUsableKey(device)) return refuse({ reason: 'device-key-unsafe', device });
      const id = toHex(random(16));
      if (!(await reserve(org, id))) return refuse({ reason: 'name-taken', org });
      const { hash, charter } = parsed.value;
      const bytes = Buffer.from(text, 'utf8');
      const entered = await enter(org, name);
      const draft: Draft = {
        id,
        org,
        title,
        text,
        charter: { hash, title: charter.title },
        paper: { sha256: createHash('sha256').update(bytes).digest('hex') as Digest, size: bytes.length },
        initiator: entered.member,
        founders: [{ ...entered, person, device, class: foundersClass(charter) }],
        invited: [],
        holders: {},
        log: null,
        composed: clock(),
        nonce: freshNonce(),
        signatures: {},
        done: false,
      };
      await drafts.put({ key: id }, draft, lifetime());
      await place(person, id);
      return ok(draft);
    },

    find: async (id, person) => {
      const draft = await drafts.get({ key: id });
      if (draft === undefined) return undefined;
      const isFounder = draft.founders.some((founder) => founder.person === person);
      if (!isFounder && (await guests.get({ key: `${id}/${person}` })) === undefined) return undefined;
      const now = clock();
      if (!isStale(draft, now)) return draft;
      return drafts.change({ key: id }, (old) =>
        old && isStale(old, now) ? revised(old, {}, now, freshNonce()) : old,
      );
    },

    of: async (person) => {
      const found = await Promise.all((await placesOf(person)).map((key) => drafts.get({ key })));
      return found.filter((draft) => draft !== undefined && !draft.done) as readonly Draft[];
    },

    invite: (id, person, to) =>
      step(id, (draft) => {
        if (!draft.founders.some((founder) => founder.person === person)) return refuse({ reason: 'not-a-founder' });
        const invited = [...draft.invited, ...to.map((key) => ({ to: key, joined: false }))];
        if (invited.length > 2 * mostFounders) return refuse({ reason: 'too-many-founders', most: mostFounders });
        return ok({ ...draft, invited });
      }),

    welcome: async (id, person, to) => {
      await guests.put({ key: `${id}/${person}` }, to, lifetime());
      await place(person, id);
    },

    join: async (id, { person, name, device }) => {
      const to = await guests.get({ key: `${id}/${person}` });
      const before = await drafts.get({ key: id });
      if (to === undefined || before === undefined) return refuse({ reason: 'no-such-founding' });
      if (!isUsableKey(device)) return refuse({ reason: 'device-key-unsafe', device });
      const parsed = must<{ readonly charter: Charter }>(parseCharter(before.text));
      const entered = await enter(before.org, name);
      const joined = await step(id, (draft) => {
        if (draft.founders.some((founder) => founder.person === person)) return refuse({ reason: 'already-joined' });
        if (draft.founders.some((founder) => founder.device === device)) {
          return refuse({ reason: 'device-already-known', device });
        }
        if (draft.founders.length >= mostFounders) return refuse({ reason: 'too-many-founders', most: mostFounders });
        const founders = [...draft.founders, { ...entered, person, device, class: foundersClass(parsed.charter) }];
        const invited = draft.invited.map((one) => (one.to === to ? { ...one, joined: true } : one));
        return ok(revised(draft, { founders, invited }, clock(), freshNonce()));
      });
      if (!joined.ok) await vault.erase({ org: before.org, key: entered.member });
      return joined.ok ? withLog(joined.value) : joined;
    },

    setHolders: (id, person, holders) =>
      step(id, (draft) => {
        const you = draft.founders.find((founder) => founder.person === person)?.member;
        if (you === undefined) return refuse({ reason: 'not-a-founder' });
        if (you !== draft.initiator) return refuse({ reason: 'only-the-initiator' });
        if (Object.keys(draft.signatures).length > 0) return refuse({ reason: 'somebody-signed' });
        const stranger = Object.entries(holders).flatMap(([post, members]) =>
          members
            .filter((member) => !draft.founders.some((founder) => founder.member === member))
            .map((member) => ({ reason: 'holder-is-no-founder' as const, post, member })),
        )[0];
        if (stranger) return refuse(stranger);
        // The rules say it again when the last has signed; by then everybody would have to sign anew.
        const { charter } = must<{ readonly charter: Charter }>(parseCharter(draft.text));
        const clash = incompatible(charter, holders);
        return clash ? refuse(clash) : ok(revised(draft, { holders }, clock(), freshNonce()));
      }),

    sign: async (id, person, signature) => {
      const signed = await step(id, (draft) => {
        const you = draft.founders.find((founder) => founder.person === person);
        if (you === undefined) return refuse({ reason: 'not-a-founder' });
        const bytes = isStale(draft, clock()) ? undefined : bytesToSign(draft);
        if (bytes === undefined) return refuse({ reason: 'act-changed' });
        if (!isSigned(you.device, bytes, signature)) return refuse({ reason: 'act-changed' });
        return ok({ ...draft, signatures: { ...draft.signatures, [you.member]: signature } });
      });
      return signed.ok ? complete(signed.value) : signed;
    },
  };
}

/** One person founds once: who was two founders by two addresses stays two, and acts as the first. */
function handedOver(draft: Draft, claim: string, person: string): Draft {
  const founders = draft.founders.map((founder) => (founder.person === claim ? { ...founder, person } : founder));
  return { ...draft, founders };
}

function isUsableKey(device: DeviceId): boolean {
  const key = fromHex(device);
  return key.ok && checkPublicKey(key.value).ok;
}

function isSigned(device: DeviceId, bytes: Uint8Array, signature: string): boolean {
  const key = fromHex(device);
  const sent = fromBase64(signature);
  return key.ok && sent.ok && verifySignature(key.value, bytes, sent.value).ok;
}
