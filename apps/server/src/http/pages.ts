/**
 * The built pages of apps/web: files with a hash in their name never change,
 * and every address that is a page of the app gets `index.html` with a nonce of its own.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import files from '@fastify/static';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from './app.ts';
import { sendProblem } from './problems.ts';
import { boothPolicy, contentSecurityPolicy } from './security.ts';

export interface PagesSettings {
  /** Where the build is; nothing is served when there is none. */
  readonly folder: string;
  readonly random: (bytes: number) => Uint8Array;
}

export async function pages(app: App, { folder, random }: PagesSettings): Promise<void> {
  const index = join(folder, 'index.html');
  if (!existsSync(index)) {
    app.setNotFoundHandler((_request, reply) => sendProblem(reply, { reason: 'no-such-page' }));
    return;
  }
  const html = readFileSync(index, 'utf8');
  const page = (reply: FastifyReply): FastifyReply => {
    const nonce = Buffer.from(random(16)).toString('base64');
    return reply
      .header('content-security-policy', contentSecurityPolicy(nonce))
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(withNonce(html, nonce));
  };
  app.get('/', { schema: { hide: true } as never }, (_request, reply) => page(reply));
  await app.register(files, {
    root: folder,
    index: false,
    wildcard: true,
    dotfiles: 'ignore',
    schemaHide: true,
    setHeaders: (response, path) => {
      const isHashed = path.includes(`${folder}/assets/`);
      response.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
      if (path.endsWith('/booth.html')) response.header('content-security-policy', boothPolicy());
    },
  });
  app.setNotFoundHandler((request, reply) =>
    isPage(request) ? page(reply) : sendProblem(reply, { reason: 'no-such-page' }),
  );
}

/** An address a person opened, rather than something a page asks for. */
function isPage({ method, url, headers }: FastifyRequest): boolean {
  const [path = ''] = url.split('?');
  const isOurs = path.startsWith('/api/') || path.startsWith('/log/') || path.startsWith('/assets/');
  return method === 'GET' && !isOurs && (headers.accept ?? '').includes('text/html');
}

/** Vite's convention: a style made at run time reads the nonce from `meta[property=csp-nonce]`. */
function withNonce(html: string, nonce: string): string {
  return html
    .replace('<head>', `<head>\n    <meta property="csp-nonce" nonce="${nonce}" />`)
    .replaceAll(/<(style|link rel="stylesheet")/g, `<$1 nonce="${nonce}"`);
}
