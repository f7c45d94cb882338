/**
 * What is written down about requests: method, path and status. Never a
 * cookie, a code, an address or a name, nor where the request came from.
 */
import type { FastifyServerOptions } from 'fastify';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

const secrets = [
  'cookie',
  'authorization',
  'set-cookie',
  'token',
  'code',
  'email',
  'name',
  'seed',
  'password',
  'base64',
];

export function loggerSettings(
  level: LogLevel,
  stream?: { readonly write: (line: string) => void },
): NonNullable<FastifyServerOptions['logger']> {
  return {
    level,
    redact: {
      paths: secrets.flatMap((name) => {
        const key = name.includes('-') ? `["${name}"]` : `.${name}`;
        return [key.replace(/^\./, ''), `*${key}`, `*.*${key}`];
      }),
      censor: '(secret)',
    },
    serializers: {
      req: ({ method, url }) => ({ method, url: url.split('?')[0] ?? '' }),
      res: ({ statusCode }) => ({ statusCode }),
    },
    ...(stream ? { stream } : {}),
  };
}
