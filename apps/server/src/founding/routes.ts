/** Founding an organisation: choose and check a charter, gather founders, sign the same act. */
import { readdirSync, readFileSync } from 'node:fs';
import type { DeviceId, MemberId, OrgId } from '@quorate/basics';
import { checkCharter, explain, parseCharter, schemaFindings, unwaivedErrors } from '@quorate/charter';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { App, Part, Tools } from '../http/app.ts';
import { sendProblem } from '../http/problems.ts';
import { act, device, digest, handle, orgId, problems, size } from '../http/schemas.ts';
import type { Mailer } from '../mail/mailer.ts';
import type { Invitations } from '../sign-in/invitations.ts';
import type { Limit, Limits } from '../sign-in/limits.ts';
import type { People } from '../sign-in/people.ts';
import { emailAddress } from '../sign-in/routes.ts';
import { seatOf, setToken } from '../sign-in/seat.ts';
import { longestSession, type Sessions } from '../sign-in/sessions.ts';
import type { WhoIsHere } from '../sign-in/who-is.ts';
import type { Vault } from '../vault/vault.ts';
import { actOf, type Draft, postsToFill } from './draft.ts';
import type { Foundings, Step } from './foundings.ts';

export interface FoundingRoutesTools {
  readonly foundings: Foundings;
  readonly people: People;
  readonly sessions: Sessions;
  readonly invitations: Invitations;
  readonly vault: Vault;
  readonly limits: Limits;
  readonly mailer: Mailer;
  readonly whoIs: WhoIsHere;
  readonly publicUrl: string;
}

const charterText = z.string().min(1).max(400_000);
const bodyLimit = 524_288;
const personName = z
  .string()
  .min(1)
  .max(120)
  .regex(/^[^\p{Cc}]+$/u);
const foundingId = z.object({ id: z.string().regex(/^[0-9a-f]{32}$/) });
const foundingsPerClient: Limit = { name: 'foundings-per-client', most: 10, within: 86_400 };
const checksPerClient: Limit = { name: 'charter-checks-per-client', most: 240, within: 3600 };
const lettersPerPerson: Limit = { name: 'invitations-per-person', most: 300, within: 86_400 };

const founding = z
  .object({
    id: z.string(),
    org: orgId,
    title: z.string(),
    charter: z.object({ hash: digest, title: z.string() }),
    initiator: handle,
    you: handle.nullable(),
    founders: z.array(z.object({ member: handle, name: z.string(), device: device.nullable(), signed: z.boolean() })),
    invited: z.array(z.object({ to: z.string(), joined: z.boolean() })),
    posts: z.array(z.object({ post: z.string(), name: z.string(), seats: size })),
    holders: z.record(z.string(), z.array(handle)),
    act: act.nullable().describe('The act to sign; null until there are enough founders and every device is known.'),
    done: z.boolean(),
  })
  .meta({
    id: 'Founding',
    description: 'Founders, first holders and the act to sign; any change of it voids the signatures.',
  });

const shipped = new URL('../../../../examples/charters/', import.meta.url);
const example = /^[a-z0-9-]+$/;

export function foundingPart(tools: FoundingRoutesTools): Part {
  return (app: App, { office }: Tools) => {
    const { foundings, people, sessions, invitations, vault, limits, mailer, whoIs, publicUrl } = tools;
    const https = publicUrl.startsWith('https:');

    const isWithin = async (reply: FastifyReply, limit: Limit, who: string): Promise<boolean> => {
      const verdict = await limits(limit, who);
      if (verdict === 'within') return true;
      sendProblem(reply, { reason: 'too-many-attempts', ...verdict });
      return false;
    };
    const viewOf = async (draft: Draft, person: string): Promise<unknown> => {
      const { id, org, title, charter, initiator, founders, invited, holders, signatures, done, text } = draft;
      const nameOf = async (key: string): Promise<string> => (await vault.read({ org, key }))?.name ?? '';
      const parsed = parseCharter(text);
      return {
        id,
        org,
        title,
        charter,
        initiator,
        you: founders.find((founder) => founder.person === person)?.member ?? null,
        founders: await Promise.all(
          founders.map(async ({ member, device }) => ({
            member,
            name: await nameOf(member),
            device,
            signed: done || Object.hasOwn(signatures, member),
          })),
        ),
        invited: await Promise.all(
          invited.map(async ({ to, joined }) => {
            const secrets = await vault.read({ key: to });
            return { to: secrets?.email ?? secrets?.name ?? '', joined };
          }),
        ),
        posts: parsed.ok ? postsToFill(parsed.value.charter) : [],
        holders,
        act: actOf(draft),
        done,
      };
    };
    const answer = async (reply: FastifyReply, stepped: Step<Draft>, person: string): Promise<FastifyReply> => {
      if (!stepped.ok) return sendProblem(reply, stepped.problem);
      return reply.type('application/json').send(JSON.stringify(await viewOf(stepped.value, person)));
    };
    /** The person, or `undefined` after the problem was sent. */
    const signedIn = async (request: FastifyRequest, reply: FastifyReply): Promise<string | undefined> => {
      const { person } = await whoIs(request);
      if (person === null) sendProblem(reply, { reason: 'not-signed-in' });
      return person ?? undefined;
    };
    const responses = { 200: founding, ...problems };

    app.get(
      '/api/charters',
      {
        schema: {
          tags: ['founding'],
          summary: 'Charters to begin from',
          response: { 200: z.array(z.object({ id: z.string(), title: z.string(), summary: z.string() })), ...problems },
        },
      },
      () => shippedCharters(),
    );

    app.get(
      '/api/charters/:id',
      {
        schema: {
          tags: ['founding'],
          summary: 'The text of one of them',
          params: z.object({ id: z.string().regex(example) }),
          response: { 200: z.string(), ...problems },
        },
      },
      (request, reply) => {
        const { id } = request.params;
        if (!shippedCharters().some((one) => one.id === id)) {
          return sendProblem(reply, { reason: 'no-such-charter' }) as never;
        }
        reply.type('application/yaml; charset=utf-8');
        return readFileSync(new URL(`${id}.yaml`, shipped), 'utf8') as never;
      },
    );

    app.post(
      '/api/charters/check',
      {
        bodyLimit,
        schema: {
          tags: ['founding'],
          summary: 'What the checker finds in a charter, and what it says',
          body: z.strictObject({ text: charterText }),
          response: { 200: z.looseObject({ ok: z.boolean(), findings: z.array(z.looseObject({})) }), ...problems },
        },
      },
      async (request, reply) => {
        if (!(await isWithin(reply, checksPerClient, request.ip))) return reply;
        const parsed = parseCharter(request.body.text);
        if (!parsed.ok) return { ok: false, findings: [...schemaFindings(parsed.problem)] as never, explained: null };
        const findings = checkCharter(parsed.value, { at: office.clock() });
        const explained = { ...explain(parsed.value), posts: postsToFill(parsed.value.charter) };
        return { ok: unwaivedErrors(findings).length === 0, findings: [...findings] as never, explained };
      },
    );

    app.post(
      '/api/foundings',
      {
        bodyLimit,
        schema: {
          tags: ['founding'],
          summary: 'Begins a founding',
          body: z.strictObject({
            title: z.string().min(1).max(200),
            org: orgId,
            text: charterText,
            founder: z.strictObject({
              name: personName,
              email: z.union([emailAddress, z.literal('')]).optional(),
              device: digest,
              label: z.string().max(80).optional(),
            }),
          }),
          response: responses,
        },
      },
      async (request, reply) => {
        const seat = seatOf(request);
        if (seat === undefined) return sendProblem(reply, { reason: 'seat-missing' });
        if (!(await isWithin(reply, foundingsPerClient, request.ip))) return reply;
        const here = await whoIs(request);
        const own = here.person !== null && !here.session?.as ? here.person : undefined;
        const person = own ?? (await people.fresh());
        const { title, org, text, founder } = request.body;
        const device = founder.device as DeviceId;
        const begun = await foundings.begin({ org: org as OrgId, title, text, name: founder.name, device, person });
        if (begun.ok && own === undefined) {
          setToken(reply, seat, await sessions.begin(person), { https, seconds: longestSession });
        }
        if (begun.ok && founder.email) await people.claim(person, founder.email);
        return answer(reply, begun, person);
      },
    );

    app.get(
      '/api/foundings',
      {
        schema: {
          tags: ['founding'],
          summary: 'Foundings under way that the caller takes part in or was invited to',
          response: { 200: z.array(z.object({ id: z.string(), title: z.string() })), ...problems },
        },
      },
      async (request, reply) => {
        const person = await signedIn(request, reply);
        if (person === undefined) return reply;
        return (await foundings.of(person)).map(({ id, title }) => ({ id, title }));
      },
    );

    app.get(
      '/api/foundings/:id',
      { schema: { tags: ['founding'], summary: 'A founding', params: foundingId, response: responses } },
      async (request, reply) => {
        const person = await signedIn(request, reply);
        if (person === undefined) return reply;
        const draft = await foundings.find(request.params.id, person);
        if (draft === undefined) return sendProblem(reply, { reason: 'no-such-founding' });
        return answer(reply, { ok: true, value: draft }, person);
      },
    );

    app.post(
      '/api/foundings/:id/invitations',
      {
        schema: {
          tags: ['founding'],
          summary: 'Invites founders; the links are mailed and also given back to pass on',
          params: foundingId,
          body: z.strictObject({
            emails: z.array(emailAddress).max(100).optional(),
            names: z.array(personName).max(100).optional(),
          }),
          response: { 200: z.object({ links: z.array(z.object({ to: z.string(), link: z.string() })) }), ...problems },
        },
      },
      async (request, reply) => {
        const person = await signedIn(request, reply);
        if (person === undefined) return reply;
        const { id } = request.params;
        const draft = await foundings.find(id, person);
        if (draft === undefined) return sendProblem(reply, { reason: 'no-such-founding' });
        const { emails = [], names = [] } = request.body;
        if (!(await isWithin(reply, lettersPerPerson, person))) return reply;
        const wanted = [...emails.map((email) => ({ email })), ...names.map((name) => ({ name }))].map((secrets) => ({
          secrets,
          key: `invited/${id}/${Buffer.from(office.random(8)).toString('hex')}`,
        }));
        const invited = await foundings.invite(
          id,
          person,
          wanted.map(({ key }) => key),
        );
        if (!invited.ok) return sendProblem(reply, invited.problem);
        const links: { to: string; link: string }[] = [];
        for (const { key, secrets } of wanted) {
          await vault.keep({ key }, secrets);
          const link = `${publicUrl}/join#${await invitations.make({ role: 'founder', founding: id, to: key })}`;
          links.push({ to: 'email' in secrets ? secrets.email : secrets.name, link });
          if ('email' in secrets) void mailer.send(invitationLetter(secrets.email, draft.title, link));
        }
        return { links };
      },
    );

    app.post(
      '/api/foundings/:id/join',
      {
        schema: {
          tags: ['founding'],
          summary: 'Joins the founders with a name and a device',
          params: foundingId,
          body: z.strictObject({ name: personName, device: digest, label: z.string().max(80).optional() }),
          response: responses,
        },
      },
      async (request, reply) => {
        const person = await signedIn(request, reply);
        if (person === undefined) return reply;
        const { name, device } = request.body;
        const joined = await foundings.join(request.params.id, { person, name, device: device as DeviceId });
        return answer(reply, joined, person);
      },
    );

    app.put(
      '/api/foundings/:id/holders',
      {
        schema: {
          tags: ['founding'],
          summary: 'Says who holds which post until the first elections',
          params: foundingId,
          body: z.strictObject({
            holders: z.record(z.string().regex(/^[a-z0-9:/-]{1,140}$/), z.array(handle).max(200)),
          }),
          response: responses,
        },
      },
      async (request, reply) => {
        const person = await signedIn(request, reply);
        if (person === undefined) return reply;
        const holders = request.body.holders as { readonly [post: string]: MemberId[] };
        return answer(reply, await foundings.setHolders(request.params.id, person, holders), person);
      },
    );

    app.post(
      '/api/foundings/:id/sign',
      {
        schema: {
          tags: ['founding'],
          summary: 'Signs the act; with the last signature the organisation is founded',
          params: foundingId,
          body: z.strictObject({ signature: z.string().regex(/^[A-Za-z0-9+/]{86}==$/) }),
          response: responses,
        },
      },
      async (request, reply) => {
        const person = await signedIn(request, reply);
        if (person === undefined) return reply;
        return answer(reply, await foundings.sign(request.params.id, person, request.body.signature), person);
      },
    );
  };
}

function shippedCharters(): { id: string; title: string; summary: string }[] {
  return readdirSync(shipped)
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .map((file) => {
      const text = readFileSync(new URL(file, shipped), 'utf8');
      const title = /^title: (.+)$/m.exec(text)?.[1] ?? file;
      return { id: file.replace(/\.yaml$/, ''), title, summary: summaryOf(text) };
    });
}

/** The first sentence of the remark at the head of the file; the rest of it is about sources. */
function summaryOf(text: string): string {
  const head = /^(?:#.*\n)+/.exec(text)?.[0] ?? '';
  const remark = head
    .split('\n')
    .filter((line) => !line.includes('yaml-language-server'))
    .map((line) => line.replace(/^#\s?/, '').trim())
    .join(' ')
    .trim();
  return /^.*?\.(?=\s+\p{Lu}|$)/u.exec(remark)?.[0] ?? remark;
}

function invitationLetter(to: string, title: string, link: string): { to: string; subject: string; text: string } {
  return {
    to,
    subject: `You are invited to found ${title}`,
    text: `You are invited to be one of the founders of ${title}.\n\n${link}\n\nThe link works once, within 30 days, and lets in whoever has it.`,
  };
}
