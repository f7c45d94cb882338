/** `quorate serve`: the office, open until it is told to close. */
import { parseArgs } from 'node:util';
import { FolderInUse, serve } from '@quorate/server';
import type { Command, ExitCode, Io } from '../command.ts';

const usage = `quorate serve [--demo] [--data DIR] [--port N] [--host H] [--public-url URL]

Opens the server. Everything is kept in the data folder, or in PostgreSQL when
QUORATE_DATABASE_URL names one.

  --demo            an invented organisation with a meeting in session
  --data DIR        the data folder; ./data unless told (./data/demo with --demo)
  --port N          8080 unless told; 0 takes any free one
  --host H          127.0.0.1 unless told: only this machine
  --public-url URL  where people reach it, when a proxy stands in front

Runs until SIGTERM or Ctrl-C, answers what was asked, and closes. Exit code 1
when the port or the data folder is in use.
`;

export const command: Command = {
  summary: 'open the server (--demo: with an invented organisation)',
  usage,
  run: async (args, io) => {
    const call = parseCall(args);
    if (typeof call === 'string') {
      io.err(`quorate serve: ${call}\n\n${usage}`);
      return 2;
    }
    return open(call, io);
  },
};

interface Call {
  readonly demo: boolean;
  readonly data: string;
  readonly port: number;
  readonly host: string;
  readonly publicUrl: string | undefined;
}

function parseCall(args: readonly string[]): Call | string {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        demo: { type: 'boolean', default: false },
        data: { type: 'string' },
        port: { type: 'string', default: '8080' },
        host: { type: 'string', default: '127.0.0.1' },
        'public-url': { type: 'string' },
      },
    });
    const { demo, data = demo ? 'data/demo' : 'data', host, 'public-url': publicUrl } = values;
    if (!/^\d{1,5}$/.test(values.port) || Number(values.port) > 65_535)
      return `--port ${values.port}: expected 0 to 65535`;
    if (publicUrl !== undefined && !isOrigin(publicUrl)) {
      return `--public-url ${publicUrl}: expected an address such as https://vote.example.org`;
    }
    return { demo, data, port: Number(values.port), host, publicUrl };
  } catch (error) {
    return error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'malformed call';
  }
}

function isOrigin(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && new URL(text).origin === text;
}

async function open(call: Call, io: Io): Promise<ExitCode> {
  try {
    const serving = await serve({ ...call, databaseUrl: process.env['QUORATE_DATABASE_URL'] });
    io.out(`Quorate is open at ${serving.url}\n`);
    await told();
    await serving.close();
    return 0;
  } catch (error) {
    io.err(`quorate serve: ${inWords(error, call)}\n`);
    return 1;
  }
}

/** Waits to be told to stop. A second time is meant: then it ends at once. */
function told(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
  });
}

function inWords(error: unknown, { host, port }: Call): string {
  if (error instanceof FolderInUse) return error.message;
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') return `port ${port} on ${host} is in use; choose another with --port`;
  if (code === 'EACCES') return `not allowed to open port ${port} on ${host}, or to write the data folder`;
  return error instanceof Error ? error.message : String(error);
}
