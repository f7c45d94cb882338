/** Organisations the caller belongs to, and one of them from the outside. */
import { type AssemblyState, type DeviceState, holdersOf } from '@quorate/assembly';
import type { Instant } from '@quorate/basics';
import type { ParsedCharter } from '@quorate/charter';
import { z } from 'zod';
import { headOf } from '../spine/tree-of-log.ts';
import { enter } from './access.ts';
import type { App, Part, Tools } from './app.ts';
import { device, digest, handle, head, inOrganisation, instant, orgId, problems, size } from './schemas.ts';

const listed = z
  .object({ org: orgId, title: z.string(), member: handle.nullable() })
  .meta({ id: 'OrganisationListed' });

const organisation = z
  .object({
    org: orgId,
    title: z.string(),
    charter: z.object({ hash: digest, entry: size, title: z.string() }),
    log: z.string().describe('Verifier key of the log (C2SP signed note).'),
    head,
    member: handle.nullable(),
    standing: z
      .enum(['applicant', 'member', 'left'])
      .nullable()
      .describe('Of the caller; `null` for one whose handle the record does not have yet.'),
    classes: z
      .array(z.object({ id: z.string(), text: z.string() }))
      .describe('Classes of membership one may apply for; empty where the charter has none.'),
    devices: z
      .array(
        z.object({
          id: device,
          member: handle,
          phase: z.enum(['requested', 'enrolled', 'revoked']),
          label: z.string(),
          entry: size,
        }),
      )
      .describe('The caller’s own; of others those that wait to be confirmed, for whoever keeps the roll.'),
    posts: z.record(z.string(), z.array(z.object({ member: handle, until: instant.nullable() }))),
    timezone: z.string().optional(),
  })
  .meta({ id: 'Organisation' });

export const organisations: Part = (app: App, tools: Tools) => {
  app.get(
    '/api/organisations',
    {
      schema: {
        tags: ['organisations'],
        summary: 'Organisations the caller may look into',
        response: { 200: z.array(listed), ...problems },
      },
    },
    async (request) => {
      const { places } = await tools.whoIs(request);
      const titled = await Promise.all(
        places.map(async ({ org, member }) => {
          const desk = await tools.office.desk(org);
          const title = await desk?.read(({ state }) => (state.org === null ? undefined : state.title));
          return title === undefined ? [] : [{ org, title, member }];
        }),
      );
      return titled.flat();
    },
  );

  app.get(
    '/api/organisations/:org',
    {
      schema: {
        tags: ['organisations'],
        summary: 'An organisation, the key and head of its log, and the caller’s own devices',
        params: inOrganisation,
        response: { 200: organisation, ...problems },
      },
    },
    async (request, reply) => {
      const entrance = await enter(tools, request, reply, request.params.org);
      if (!entrance) return reply;
      const { desk, place } = entrance;
      const charter = await desk.charterInForce();
      const now = tools.office.clock();
      return desk.read(({ state, frontier }) => ({
        org: desk.keeping.org,
        title: state.title,
        charter: {
          hash: state.charter?.hash ?? '',
          entry: state.charter?.entry ?? 0,
          title: charter?.charter.title ?? '',
        },
        log: desk.keeping.vkey,
        head: headOf(frontier),
        member: place.member,
        standing: (place.member && state.members[place.member]?.standing) ?? null,
        classes: Object.entries(charter?.charter.membership?.classes ?? {}).map(([id, { text }]) => ({ id, text })),
        devices: devicesOf(Object.values(state.devices), place.member, keepsTheRoll(state, charter, place.member, now)),
        posts: postsNow(state, now),
        ...(charter?.charter.calendar?.timezone && { timezone: charter.charter.calendar.timezone }),
      }));
    },
  );
};

function devicesOf(devices: readonly DeviceState[], member: string | null, others: 'waiting' | 'none') {
  return devices
    .filter((device) => device.member === member || (others === 'waiting' && device.phase === 'requested'))
    .map(({ id, member: of, phase, label, entry }) => ({ id, member: of, phase, label, entry }));
}

function keepsTheRoll(
  state: AssemblyState,
  charter: ParsedCharter | undefined,
  member: string | null,
  now: Instant,
): 'waiting' | 'none' {
  const keeper = charter?.charter.membership?.roll?.kept_by ?? '';
  return holdersOf(state, keeper, now).some((holder) => holder.member === member) ? 'waiting' : 'none';
}

function postsNow(state: AssemblyState, now: Instant) {
  return Object.fromEntries(
    Object.keys(state.posts).map((post) => [
      post,
      holdersOf(state, post, now).map(({ member, until }) => ({ member, until })),
    ]),
  );
}
