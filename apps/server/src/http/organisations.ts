/** Organisations the caller belongs to, and one of them from the outside. */
import type { DeviceState } from '@quorate/assembly';
import { z } from 'zod';
import { headOf } from '../spine/tree-of-log.ts';
import { enter } from './access.ts';
import type { App, Part, Tools } from './app.ts';
import { digest, handle, head, inOrganisation, orgId, problems, size } from './schemas.ts';

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
    devices: z.array(z.object({ id: digest, phase: z.string(), label: z.string(), entry: size })),
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
        devices: devicesOf(Object.values(state.devices), place.member),
      }));
    },
  );
};

function devicesOf(devices: readonly DeviceState[], member: string | null) {
  return devices
    .filter((device) => device.member === member)
    .map(({ id, phase, label, entry }) => ({ id, phase, label, entry }));
}
