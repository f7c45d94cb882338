import type {
  FastifyBaseLogger,
  FastifyInstance,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Booths } from '../booth/booths.ts';
import type { Office } from '../spine/office.ts';
import type { WhoIs } from './session.ts';

/** Fastify with zod schemas for what comes in and goes out. */
export type App = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  ZodTypeProvider
>;

/** What a part of the server's routes is built with. */
export interface Tools {
  readonly office: Office;
  readonly whoIs: WhoIs;
  readonly booths: Booths;
}

/** Some routes that belong together. */
export type Part = (app: App, tools: Tools) => void | Promise<void>;
