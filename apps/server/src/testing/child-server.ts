/**
 * A server in a process of its own, for tests that kill it or run two side by side.
 *
 *     node child-server.ts <data folder | postgres://...> <org> <people, by commas>
 *
 * Loads everything, says `loaded`, opens when it gets a line, then says its
 * port. The clock is the system's.
 */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { OrgId } from '@quorate/basics';
import { createServer } from '../http/create-server.ts';
import { openOffice, systemClock } from '../spine/office.ts';
import { openStore } from '../store/open-store.ts';
import { badges } from './badges.ts';

const [where = '', org = '', people = ''] = process.argv.slice(2);
process.stdout.write('loaded\n');
// Nobody is left to end it when its parent is gone.
process.stdin.on('end', () => process.exit(1));
await once(process.stdin, 'data');
const isUrl = where.startsWith('postgres:');
const store = await openStore(isUrl ? { folder: '', databaseUrl: where } : { folder: where }, systemClock);
const office = openOffice({ store });
const whoIs = badges(people.split(','), [org as OrgId]);
const app = await createServer({ office, whoIs, limits: 'none', logLevel: 'error' });
await app.listen({ host: '127.0.0.1', port: 0 });
process.stdout.write(`port ${(app.server.address() as AddressInfo).port}\n`);
process.once('SIGTERM', async () => {
  await app.close();
  await office.close();
  await store.close();
  process.exit(0);
});
