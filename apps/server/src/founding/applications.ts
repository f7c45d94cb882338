/**
 * Applying for membership: the server gives the applicant a handle and keeps
 * the name in the vault; the application itself is an act of their own device.
 * Whoever was a member may have their name erased; no proof breaks.
 */
import type { MemberId } from '@quorate/basics';
import { toHex } from '@quorate/basics';
import { z } from 'zod';
import { enter } from '../http/access.ts';
import type { App, Part, Tools } from '../http/app.ts';
import { sendProblem } from '../http/problems.ts';
import { handle, inOrganisation, problems } from '../http/schemas.ts';
import type { Mailer } from '../mail/mailer.ts';
import type { Invitations } from '../sign-in/invitations.ts';
import type { Limit, Limits } from '../sign-in/limits.ts';
import type { People } from '../sign-in/people.ts';
import { emailAddress } from '../sign-in/routes.ts';
import { commitmentTo } from '../vault/commitment.ts';
import type { Vault } from '../vault/vault.ts';

export interface ApplicationTools {
  readonly people: People;
  readonly vault: Vault;
  readonly invitations: Invitations;
  readonly limits: Limits;
  readonly mailer: Mailer;
  readonly publicUrl: string;
}

const lettersPerPerson: Limit = { name: 'invitations-per-person', most: 300, within: 86_400 };

export function applicationsPart({ people, vault, invitations, limits, mailer, publicUrl }: ApplicationTools): Part {
  return (app: App, tools: Tools) => {
    const { office } = tools;

    app.post(
      '/api/organisations/:org/invitations',
      {
        schema: {
          tags: ['membership'],
          summary: 'A member invites others to apply',
          params: inOrganisation,
          body: z.strictObject({ emails: z.array(emailAddress).min(1).max(100) }),
          response: { 200: z.object({ links: z.array(z.object({ to: z.string(), link: z.string() })) }), ...problems },
        },
      },
      async (request, reply) => {
        const entrance = await enter(tools, request, reply, request.params.org);
        if (!entrance) return reply;
        const { desk, place, caller } = entrance;
        const { member } = place;
        const standing = await desk.read(({ state }) => (member === null ? '' : state.members[member]?.standing));
        if (standing !== 'member') return sendProblem(reply, { reason: 'not-a-member' });
        const verdict = await limits(lettersPerPerson, caller.person ?? '');
        if (verdict !== 'within') return sendProblem(reply, { reason: 'too-many-attempts', ...verdict });
        const { org } = desk.keeping;
        const title = await desk.read(({ state }) => state.title);
        const links: { to: string; link: string }[] = [];
        for (const email of request.body.emails) {
          const to = `invited/${org}/${toHex(office.random(8))}`;
          await vault.keep({ key: to }, { email });
          const link = `${publicUrl}/join#${await invitations.make({ role: 'applicant', org, to })}`;
          links.push({ to: email, link });
          void mailer.send({
            to: email,
            subject: `You are invited to apply to ${title}`,
            text: `A member of ${title} invites you to apply for membership.\n\n${link}\n\nThe link works once, within 30 days. Whether you are admitted, the organisation decides by its own rules.`,
          });
        }
        return { links };
      },
    );

    app.post(
      '/api/organisations/:org/applications',
      {
        schema: {
          tags: ['membership'],
          summary: 'A handle and a commitment for the act `apply-for-membership`',
          params: inOrganisation,
          body: z.strictObject({
            name: z
              .string()
              .min(1)
              .max(120)
              .regex(/^[^\p{Cc}]+$/u),
          }),
          response: { 200: z.object({ member: handle, commitment: z.string() }), ...problems },
        },
      },
      async (request, reply) => {
        const entrance = await enter(tools, request, reply, request.params.org);
        if (!entrance) return reply;
        const { desk, caller } = entrance;
        const { org } = desk.keeping;
        if (caller.person === null) return sendProblem(reply, { reason: 'not-signed-in' });
        const before = (await people.places(caller.person)).find((one) => one.org === org);
        if (before === undefined) return sendProblem(reply, { reason: 'invited-only' });
        const member = before.member ?? (toHex(office.random(16)) as MemberId);
        const standing = await desk.read(({ state }) => state.members[member]?.standing);
        if (standing === 'member') return sendProblem(reply, { reason: 'already-on-the-roll' });
        if (standing === 'applicant') return sendProblem(reply, { reason: 'already-applied' });
        const salt = office.random(32);
        const { name } = request.body;
        await vault.keep({ org, key: member }, { name, salt: Buffer.from(salt).toString('base64') });
        await people.seat(caller.person, { org, member });
        return { member, commitment: commitmentTo(name, salt) };
      },
    );

    app.post(
      '/api/organisations/:org/erasure',
      {
        schema: {
          tags: ['membership'],
          summary: 'Erases the caller’s name and address, once they are no member any more',
          params: inOrganisation,
          body: z.strictObject({}),
          response: { 200: z.object({ done: z.literal(true) }), ...problems },
        },
      },
      async (request, reply) => {
        const entrance = await enter(tools, request, reply, request.params.org);
        if (!entrance) return reply;
        const { desk, place, caller } = entrance;
        const { member } = place;
        if (caller.person === null || member === null) return sendProblem(reply, { reason: 'not-a-member' });
        const standing = await desk.read(({ state }) => state.members[member]?.standing);
        if (standing === 'member' || standing === 'applicant') return sendProblem(reply, { reason: 'still-a-member' });
        await people.forget(desk.keeping.org, member);
        return { done: true as const };
      },
    );
  };
}
