/** The OpenAPI 3.1 document of all routes, as it is served and committed. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openParts } from '../parts.ts';
import { openOffice, systemClock } from '../spine/office.ts';
import { openSqliteStore } from '../store/sqlite/open-sqlite-store.ts';
import { createServer } from './create-server.ts';

/** Builds a server over an empty folder, asks it, and leaves nothing behind. */
export async function openApiDocument(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'quorate-openapi-'));
  const store = await openSqliteStore(folder, systemClock);
  const office = openOffice({ store });
  const parts = await openParts({ office, data: folder, publicUrl: 'http://localhost:8080', demo: false });
  const app = await createServer({ office, whoIs: parts.whoIs, parts: parts.routes, logLevel: 'silent' });
  await app.ready();
  const document = `${JSON.stringify(app.swagger(), null, 2)}\n`;
  await app.close();
  await parts.close();
  await office.close();
  await store.close();
  rmSync(folder, { recursive: true });
  return document;
}
