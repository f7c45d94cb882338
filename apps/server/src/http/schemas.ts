/** Shapes that several routes share, for the checks at the door and for the OpenAPI document. */
import { z } from 'zod';

/**
 * Names the TypeScript type that whoever generates types from the OpenAPI document should write in this place: what
 * the assembly folds has a type of its own there, and a handle is not just any string.
 */
export function typed<Schema extends z.ZodType>(schema: Schema, type: string): Schema {
  return schema.meta({ ...schema.meta(), 'x-type': type });
}

export const orgId = typed(
  z
    .string()
    .regex(/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/)
    .describe('An organisation, such as `kettle-lane`.'),
  'OrgId',
);
export const handle = typed(
  z
    .string()
    .regex(/^[0-9a-f]{32}$/)
    .describe('A member of the organisation: 32 hex digits.'),
  'MemberId',
);
export const digest = typed(
  z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .describe('SHA-256 as 64 hex digits.'),
  'Digest',
);
export const device = typed(
  z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .describe('The public key of a device: 64 hex digits.'),
  'DeviceId',
);
export const instant = z.int().min(0).describe('UTC seconds since 1970.');
export const size = z.int().min(0).max(Number.MAX_SAFE_INTEGER);

/** A whole number in a query, in plain decimal. */
export const wholeNumber = z
  .string()
  .regex(/^(?:0|[1-9][0-9]{0,15})$/)
  .transform(Number);

export const head = z
  .object({ size, root: digest })
  .meta({ id: 'TreeHead', 'x-type': 'TreeHead', description: 'Entries of the log and the root of its tree.' });

export const fact = z
  .looseObject({
    type: z.string(),
    warrant: z.object({ clause: z.string(), rests: z.array(size) }),
  })
  .meta({ id: 'Fact', 'x-type': 'Fact', description: 'What happened, with the clause and the entries it rests on.' });

export const act = z
  .strictObject({
    org: z.string(),
    stream: z.string(),
    actor: z.string(),
    device: z.string().nullable(),
    nonce: z.string(),
    at: z.number(),
    charter: z.string(),
    seen: z.object({ size: z.number(), root: z.string() }).nullable(),
    kind: z.string(),
    body: z.looseObject({}),
  })
  .meta({ id: 'Act', 'x-type': 'Act', description: 'What somebody asks for; the device signs its canonical JSON.' });

const problem = z
  .looseObject({
    type: z.literal('about:blank'),
    title: z.string(),
    status: z.int(),
    reason: z.string().describe('The refusal; its data are further members.'),
  })
  .meta({ id: 'Problem', description: 'RFC 9457 problem details.' });

/** What every route may answer besides its own. */
export const problems = {
  '4xx': {
    description: 'Refused; `reason` says why.',
    content: { 'application/problem+json': { schema: problem } },
  },
} as const;

export const inOrganisation = z.object({ org: orgId });
