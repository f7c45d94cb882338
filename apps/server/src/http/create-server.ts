/** The HTTP server over an office: everything it touches comes in as an argument. */
import swagger from '@fastify/swagger';
import fastify from 'fastify';
import {
  jsonSchemaTransform,
  jsonSchemaTransformObject,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod';
import { openBooths } from '../booth/booths.ts';
import { boothPart } from '../booth/routes.ts';
import { readServedBooth } from '../booth/served-booth.ts';
import type { Office } from '../spine/office.ts';
import { acts } from './acts.ts';
import type { App, Part } from './app.ts';
import { entries } from './entries.ts';
import { live } from './live.ts';
import { logFiles } from './log-files.ts';
import { type LogLevel, loggerSettings } from './logger.ts';
import { operations } from './operations.ts';
import { organisations } from './organisations.ts';
import { pages } from './pages.ts';
import { papers } from './papers.ts';
import { sendError, sendProblem } from './problems.ts';
import { secure } from './security.ts';
import type { WhoIs } from './session.ts';

export interface ServerSettings {
  readonly office: Office;
  readonly whoIs: WhoIs;
  /** Routes besides those of the log: sign-in, views, foundings, the demo. */
  readonly parts?: readonly Part[];
  /** Folder of the built pages. */
  readonly pages?: string;
  readonly limits?: 'usual' | 'none';
  readonly https?: boolean;
  readonly logLevel?: LogLevel;
  readonly logStream?: { readonly write: (line: string) => void };
  /** Whether addresses of clients are those a proxy in front reports. */
  readonly trustProxy?: boolean;
}

const smallBody = 65_536;

export async function createServer(settings: ServerSettings): Promise<App> {
  const { office, whoIs, limits = 'usual', https = false, logLevel = 'warn', logStream, trustProxy = false } = settings;
  const app = fastify({
    logger: loggerSettings(logLevel, logStream),
    bodyLimit: smallBody,
    trustProxy,
    forceCloseConnections: true,
    frameworkErrors: (_error, _request, reply) =>
      sendProblem(reply, { reason: 'malformed-request', at: 'path', expected: 'a well-formed path' } as never, 400),
  }).withTypeProvider<ZodTypeProvider>() as App;
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler(sendError);
  app.removeContentTypeParser('text/plain');
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Quorate',
        version: '0.1.0',
        description: 'Errors are RFC 9457 problems that carry the reason of the refusal.',
      },
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  });
  await secure(app, { limits, https });
  const booths = openBooths(office, readServedBooth(settings.pages ?? ''));
  for (const part of [
    operations,
    organisations,
    acts,
    entries,
    live,
    logFiles,
    papers,
    boothPart(booths),
    ...(settings.parts ?? []),
  ]) {
    await part(app, { office, whoIs, booths });
  }
  await pages(app, { folder: settings.pages ?? '', random: office.random });
  return app;
}
