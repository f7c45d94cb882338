/**
 * Hears that a log grew in another process: a connection of its own that
 * listens, and comes back when it was lost. What was missed meanwhile is made
 * up for by telling of every log once.
 */
import type { OrgId } from '@quorate/basics';
import pg from 'pg';

export const channel = 'quorate_appended';

const retryAfter = 500;

export interface Listening {
  readonly onAppended: (heard: (org: OrgId) => void) => () => void;
  readonly close: () => Promise<void>;
}

export async function listenForAppends(url: string, warn: (what: string) => void): Promise<Listening> {
  const ears = new Set<(org: OrgId) => void>();
  let closed = false;
  let client: pg.Client | undefined;
  let retry: NodeJS.Timeout | undefined;

  const tell = (org: string): void => {
    for (const heard of ears) heard(org as OrgId);
  };
  const connect = async (): Promise<void> => {
    const next = new pg.Client({ connectionString: url, keepAlive: true, application_name: 'quorate listening' });
    next.on('notification', ({ payload }) => tell(payload ?? ''));
    next.on('error', (error) => {
      if (closed || client !== next) return;
      warn(`lost the listening connection to PostgreSQL: ${error.message}`);
      comeBack();
    });
    next.on('end', () => {
      if (!closed && client === next) comeBack();
    });
    await next.connect();
    await next.query(`listen ${channel}`);
    client = next;
  };
  const comeBack = (): void => {
    const lost = client;
    client = undefined;
    lost?.end().catch(() => undefined);
    clearTimeout(retry);
    retry = setTimeout(() => {
      connect()
        .then(tellOfEvery)
        .catch(() => {
          if (!closed) comeBack();
        });
    }, retryAfter);
  };
  const tellOfEvery = async (): Promise<void> => {
    const { rows } = (await client?.query<{ org: string }>('select org from organisations')) ?? { rows: [] };
    for (const { org } of rows) tell(org);
  };

  await connect();
  return {
    onAppended: (heard) => {
      ears.add(heard);
      return () => ears.delete(heard);
    },
    close: async () => {
      closed = true;
      clearTimeout(retry);
      await client?.end();
    },
  };
}
