/** Doors to the views of secret ballots and of the trustees' keys. */
import { z } from 'zod';
import type { Part } from '../http/app.ts';
import { inOrganisation, orgId, size, wholeNumber } from '../http/schemas.ts';
import { drawBallot, drawBallots, drawTrusteeship, drawTrusteeships } from './sealed.ts';
import { schemaOf, showWith } from './show.ts';

const name = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,63}$/);
const page = z.object({
  after: name.optional().describe('The last of the page before.'),
  limit: wholeNumber.pipe(z.int().min(1).max(500)).optional(),
});
const usual = 100;
const loose = z.looseObject({});
const may = z.array(
  z
    .object({
      kind: z.string(),
      target: z.string().optional(),
      allowed: z.boolean(),
      refusal: z.looseObject({ reason: z.string() }).optional(),
    })
    .meta({ id: 'MaySealed', description: 'As `May`; what only wants its papers examined is allowed.' }),
);
const entry = size.nullable().describe('The entry by which it came about, if it has.');
const ballotRow = z
  .object({
    id: name,
    phase: z.string(),
    subject: loose,
    trusteeship: name,
    entitled: size,
    registered: size,
    mine: z.boolean().describe('Whether the caller has registered.'),
    reveals: z.array(z.string()).describe('How the result by itself could show how somebody voted.'),
    calledAt: size,
    openedAt: entry,
    closedAt: entry,
    countedAt: entry,
  })
  .meta({ id: 'SecretBallotRow' });
const trusteeshipRow = z
  .object({
    id: name,
    phase: z.string(),
    of: z.string(),
    threshold: size,
    trustees: z.array(z.string()),
    begunAt: size,
    readyAt: entry,
  })
  .meta({ id: 'TrusteeshipRow' });
const ballotState = loose.meta({
  id: 'SecretBallotView',
  description:
    'As the assembly folds it, but for `registered`: how many, and `mine`, whether the caller is among them.',
});
const trusteeshipState = loose.meta({ id: 'TrusteeshipState', description: 'As the assembly folds it.' });

export const sealedViews: Part = (app, tools) => {
  const show = showWith(tools);

  app.get(
    '/api/organisations/:org/ballots',
    {
      schema: {
        ...schemaOf(
          'Secret ballots, the newest first',
          z.object({ asOf: size, ballots: z.array(ballotRow), next: name.nullable() }),
        ),
        params: inOrganisation,
        querystring: page,
      },
    },
    (request, reply) => {
      const { after, limit = usual } = request.query;
      return show(
        request,
        reply,
        request.params,
        (insight) => drawBallots(insight, { after, limit }),
        asDrawn,
      ) as never;
    },
  );

  app.get(
    '/api/organisations/:org/ballots/:ballot',
    {
      schema: {
        ...schemaOf(
          'A secret ballot, the key it is sealed with, and what the caller may do',
          z.object({ asOf: size, ballot: ballotState, trusteeship: trusteeshipState.nullable(), may }),
        ),
        params: z.object({ org: orgId, ballot: name }),
      },
    },
    (request, reply) =>
      show(
        request,
        reply,
        request.params,
        (insight) => drawBallot(insight, request.params.ballot),
        asDrawn,
        'no-such-ballot',
      ) as never,
  );

  app.get(
    '/api/organisations/:org/trusteeships',
    {
      schema: {
        ...schemaOf(
          'Keys that trustees made or are making, the newest first',
          z.object({ asOf: size, trusteeships: z.array(trusteeshipRow), next: name.nullable() }),
        ),
        params: inOrganisation,
        querystring: page,
      },
    },
    (request, reply) => {
      const { after, limit = usual } = request.query;
      return show(
        request,
        reply,
        request.params,
        (insight) => drawTrusteeships(insight, { after, limit }),
        asDrawn,
      ) as never;
    },
  );

  app.get(
    '/api/organisations/:org/trusteeships/:trusteeship',
    {
      schema: {
        ...schemaOf(
          'A key of trustees, its papers, and whether the next step is the caller’s',
          z.object({ asOf: size, trusteeship: trusteeshipState, may }),
        ),
        params: z.object({ org: orgId, trusteeship: name }),
      },
    },
    (request, reply) =>
      show(
        request,
        reply,
        request.params,
        (insight) => drawTrusteeship(insight, request.params.trusteeship),
        asDrawn,
        'no-such-trusteeship',
      ) as never,
  );
};

function asDrawn<Draft>(_: unknown, draft: Draft): Draft {
  return draft;
}
