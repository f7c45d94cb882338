/**
 * What stands on the log besides its own routes: sign-in, foundings, views,
 * the demo. Each brings its routes; the sign-in also says who asks.
 */
import type { Part } from './http/app.ts';
import { nobody, type WhoIs } from './http/session.ts';
import type { Office } from './spine/office.ts';

export interface PartsSettings {
  readonly office: Office;
  /** Where people reach the server, such as `https://vote.example.org`. */
  readonly publicUrl: string;
  readonly demo: boolean;
}

export interface Parts {
  readonly whoIs: WhoIs;
  readonly routes: readonly Part[];
  /** Stops what runs by itself. */
  readonly close: () => Promise<void>;
}

export function openParts(_settings: PartsSettings): Promise<Parts> {
  return Promise.resolve({ whoIs: () => Promise.resolve(nobody), routes: [], close: () => Promise.resolve() });
}
