/**
 * What every answer and every request is held to.
 *
 * - Pages may load only from here (Content-Security-Policy level 3); styles need
 *   the nonce of their page, scripts are files of ours, and WebAssembly may run.
 * - A write must come from our own pages: a browser says where it comes from
 *   (Fetch standard, `Origin` header), and a program that is no browser says nothing.
 */
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import type { FastifyRequest } from 'fastify';
import type { App } from './app.ts';
import { sendProblem } from './problems.ts';

export interface SecuritySettings {
  /** `none` for tests and benches that ask faster than people do. */
  readonly limits: 'usual' | 'none';
  /** Whether people reach the server by https, perhaps through a proxy. */
  readonly https: boolean;
}

/** A hall of a thousand phones may share one address. */
const requestsPerMinute = 30_000;

export async function secure(app: App, { limits, https }: SecuritySettings): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: directives() },
    crossOriginEmbedderPolicy: true,
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: https,
    xFrameOptions: { action: 'deny' },
  });
  if (limits === 'usual') {
    await app.register(rateLimit, { max: requestsPerMinute, timeWindow: '1 minute', cache: 20_000 });
  }
  app.addHook('onRequest', (request, reply, done) => {
    if (isFromElsewhere(request)) sendProblem(reply, { reason: 'other-origin' });
    else done();
  });
}

/** The policy of a page whose styles carry this nonce; without one, of everything else. */
export function contentSecurityPolicy(nonce?: string): string {
  return Object.entries(directives(nonce))
    .map(([name, values]) => [name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`), ...values].join(' '))
    .join(';');
}

/** Of the booth: its own script and style, a worker made of that same script, the doors of this server; nothing else. */
export function boothPolicy(): string {
  return [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "connect-src 'self'",
    "img-src 'self'",
    'worker-src blob:',
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join(';');
}

function directives(nonce?: string): { readonly [name: string]: string[] } {
  return {
    defaultSrc: ["'self'"],
    scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
    styleSrc: nonce === undefined ? ["'self'"] : ["'self'", `'nonce-${nonce}'`],
    connectSrc: ["'self'"],
    imgSrc: ["'self'", 'data:'],
    workerSrc: ["'self'"],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
  };
}

function isFromElsewhere(request: FastifyRequest): boolean {
  if (request.method === 'GET' || request.method === 'HEAD') return false;
  const { origin, 'sec-fetch-site': site } = request.headers;
  if (origin === undefined) return site !== undefined && site !== 'same-origin' && site !== 'none';
  return !URL.canParse(origin) || new URL(origin).host !== request.host;
}
