/** A whole server, from its settings to an open port, and back. */
import { createServer as createProbe } from 'node:net';
import { fileURLToPath } from 'node:url';
import { createServer } from './http/create-server.ts';
import type { LogLevel } from './http/logger.ts';
import { openParts } from './parts.ts';
import { openOffice, systemClock } from './spine/office.ts';
import { openStore } from './store/open-store.ts';

export interface ServeSettings {
  readonly data: string;
  readonly host: string;
  readonly port: number;
  readonly demo: boolean;
  readonly databaseUrl?: string | undefined;
  /** Where people reach the server when a proxy stands in front of it. */
  readonly publicUrl?: string | undefined;
  readonly logLevel?: LogLevel;
}

export interface Serving {
  readonly url: string;
  /** Answers what is asked already, then lets go of everything. */
  readonly close: () => Promise<void>;
}

const builtPages = fileURLToPath(new URL('../../web/dist', import.meta.url));

/** Throws when the port or the data can't be had. */
export async function serve(settings: ServeSettings): Promise<Serving> {
  const { data, host, demo, databaseUrl, logLevel = 'warn' } = settings;
  // Links in mails name the port, so it must be known before anything is opened.
  const port = settings.port === 0 ? await freePort(host) : settings.port;
  const publicUrl = settings.publicUrl ?? `http://${host === '127.0.0.1' ? 'localhost' : host}:${port}`;
  const warn = (what: string): void => void process.stderr.write(`quorate: ${what}\n`);
  const store = await openStore({ folder: data, databaseUrl, warn }, systemClock);
  const office = openOffice({ store });
  try {
    const parts = await openParts({ office, data, publicUrl, demo });
    const app = await createServer({
      office,
      whoIs: parts.whoIs,
      parts: parts.routes,
      pages: builtPages,
      https: publicUrl.startsWith('https:'),
      trustProxy: settings.publicUrl !== undefined,
      logLevel,
    });
    const address = await app.listen({ host, port });
    return {
      url: settings.publicUrl ?? address.replace('//127.0.0.1:', '//localhost:'),
      close: async () => {
        await app.close();
        await parts.close();
        await office.close();
        await store.close();
      },
    };
  } catch (error) {
    await office.close();
    await store.close();
    throw error;
  }
}

function freePort(host: string): Promise<number> {
  const probe = createProbe();
  return new Promise((resolve, reject) => {
    probe.once('error', reject);
    probe.listen(0, host, () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
