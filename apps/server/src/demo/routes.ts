/** The demo's door: whom one can be, becoming one of them, and whether the others go on by themselves. */
import { z } from 'zod';
import type { App, Part, Tools } from '../http/app.ts';
import { sendProblem } from '../http/problems.ts';
import { digest, handle, orgId, problems } from '../http/schemas.ts';
import { seatOf, setToken, tokenOf } from '../sign-in/seat.ts';
import { longestSession, type Sessions } from '../sign-in/sessions.ts';
import { headOf } from '../spine/tree-of-log.ts';
import type { Demo, DemoOrganisation } from './open-demo.ts';

export interface DemoTools {
  readonly demo: Demo;
  readonly sessions: Sessions;
  readonly https: boolean;
}

const device = z.strictObject({
  device: digest,
  proof: z.string().regex(/^[A-Za-z0-9+/]{86}==$/),
  label: z.string().min(1).max(80),
});

const person = z.object({
  org: orgId,
  member: handle,
  name: z.string(),
  posts: z.array(z.string()),
  hint: z.string(),
});

const shape = z
  .object({
    organisations: z.array(z.object({ org: orgId, title: z.string(), meeting: z.string().nullable() })),
    people: z.array(person),
    simulation: z.enum(['on', 'off']),
  })
  .meta({ id: 'Demo', description: 'Invented organisations. The server holds the keys of their members.' });

export function demoPart({ demo, sessions, https }: DemoTools): Part {
  return (app: App, { office }: Tools) => {
    const peopleOf = async ({ org, troupe, story }: DemoOrganisation): Promise<z.infer<typeof person>[]> => {
      const desk = await office.desk(org);
      const now = office.clock();
      return (
        (await desk?.read(({ state }) =>
          story.people.map(({ id, hint }) => {
            const { member, name } = troupe.player(id);
            const posts = Object.entries(state.posts)
              .filter(([, held]) =>
                held.some((one) => one.member === member && (one.until === null || now < one.until)),
              )
              .map(([post]) => postName(troupe.charter.charter, post));
            return { org, member, name, posts, hint };
          }),
        )) ?? []
      );
    };

    app.get(
      '/api/demo',
      { schema: { tags: ['demo'], summary: 'Whom one can be', response: { 200: shape, ...problems } } },
      async () => ({
        organisations: demo.organisations.map(({ org, title, meeting }) => ({ org, title, meeting })),
        people: (await Promise.all(demo.organisations.map(peopleOf))).flat(),
        simulation: demo.simulation.running ? ('on' as const) : ('off' as const),
      }),
    );

    app.post(
      '/api/demo/become',
      {
        schema: {
          tags: ['demo'],
          summary: 'Makes this window a member of an invented organisation',
          description: 'The member’s simulated device signs the enrolment of the window’s own key.',
          body: z.strictObject({ org: orgId, member: handle, device }),
          response: { 200: z.object({ org: orgId, member: handle }), ...problems },
        },
      },
      async (request, reply) => {
        const seat = seatOf(request);
        if (seat === undefined) return sendProblem(reply, { reason: 'seat-missing' });
        const organisation = demo.of(request.body.org);
        const desk = organisation && (await office.desk(organisation.org));
        if (!organisation || !desk) return sendProblem(reply, { reason: 'no-such-organisation' });
        const { org, troupe } = organisation;
        const player = troupe.withHandle(request.body.member);
        if (player === undefined) return sendProblem(reply, { reason: 'no-such-person' });
        const { member } = player;
        const known = await desk.read(({ state, frontier }) => ({
          device: state.devices[request.body.device.device],
          head: headOf(frontier),
        }));
        if (known.device?.member !== member || known.device.phase !== 'enrolled') {
          const command = { kind: 'enrol-device', body: request.body.device } as never;
          const act = troupe.actOf(player, command, office.clock(), known.head, office.random(16));
          const verdict = await office.submit(org, troupe.sealed(player, act));
          if (!verdict.ok) return sendProblem(reply, verdict.problem);
        }
        const before = tokenOf(request);
        if (before !== undefined) await sessions.end(before);
        const token = await sessions.begin(`demo/${org}/${member}`, { org, member });
        setToken(reply, seat, token, { https, seconds: longestSession });
        demo.simulation.playing(org, member);
        return { org, member };
      },
    );

    app.post(
      '/api/demo/simulation',
      {
        schema: {
          tags: ['demo'],
          summary: 'Whether the simulated members go on by themselves',
          body: z.strictObject({ running: z.boolean() }),
          response: { 200: z.object({ simulation: z.enum(['on', 'off']) }), ...problems },
        },
      },
      (request) => {
        demo.simulation.turn(request.body.running);
        return { simulation: request.body.running ? ('on' as const) : ('off' as const) };
      },
    );
  };
}

/** `seats:board/elected` as the charter calls it: `Board member`. */
function postName(charter: DemoOrganisation['troupe']['charter']['charter'], post: string): string {
  const [kind, name = ''] = post.split(':');
  const [body = '', seat = ''] = name.split('/');
  const clause = kind === 'office' ? charter.offices?.[name] : charter.bodies[body]?.seats?.[seat];
  return clause?.name ?? post;
}
