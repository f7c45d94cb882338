/** Names, for members of the same organisation only. */
import { z } from 'zod';
import { enter } from '../http/access.ts';
import type { App, Part, Tools } from '../http/app.ts';
import { sendProblem } from '../http/problems.ts';
import { handle, inOrganisation, problems } from '../http/schemas.ts';
import type { Vault } from './vault.ts';

export interface NamesTools {
  readonly vault: Vault;
  /** Whether the people are invented, and anybody may read their names. */
  readonly isOpen: (org: string) => boolean;
}

const mostNames = 200;
const asked = z.union([handle.transform((one) => [one]), z.array(handle).min(1).max(mostNames)]);

export function namesPart({ vault, isOpen }: NamesTools): Part {
  return (app: App, tools: Tools) => {
    app.get(
      '/api/organisations/:org/names',
      {
        schema: {
          tags: ['organisations'],
          summary: 'Names of members, by their handles, or one’s own; those erased or unknown are left out',
          params: inOrganisation,
          querystring: z.object({ member: asked }),
          response: { 200: z.object({ names: z.record(z.string(), z.string()) }), ...problems },
        },
      },
      async (request, reply) => {
        const entrance = await enter(tools, request, reply, request.params.org);
        if (!entrance) return reply;
        const { desk, place } = entrance;
        const { org } = desk.keeping;
        const { member } = place;
        const standing = await desk.read(({ state }) =>
          member === null ? undefined : state.members[member]?.standing,
        );
        const shown = request.query.member.filter((key) => standing === 'member' || isOpen(org) || key === member);
        if (shown.length === 0) return sendProblem(reply, { reason: 'names-for-members-only' });
        const found = await Promise.all(
          shown.map(async (key) => [key, (await vault.read({ org, key }))?.name] as const),
        );
        reply.header('cache-control', 'private, no-store');
        return {
          names: Object.fromEntries(found.filter((pair): pair is [(typeof pair)[0], string] => pair[1] !== undefined)),
        };
      },
    );
  };
}
