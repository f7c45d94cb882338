/**
 * Live updates as Server-Sent Events (WHATWG HTML section 9.2).
 *
 *     hello ▶ what follows the listener's last index ▶ every new entry ▶ ... (a comment every 15 s)
 *
 * The id of an event is the index of its entry, so a client that comes back
 * with its last id gets exactly what follows it. A client that reads too slowly
 * is cut off; it comes back the same way. A stream ends by itself after some
 * minutes, so that whoever may no longer look is asked again, and at once when its session is signed out.
 */
import type { Socket } from 'node:net';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Desk } from '../spine/desk.ts';
import { frameOf } from '../spine/desk.ts';
import { readEntry } from '../spine/folded.ts';
import { enter } from './access.ts';
import type { App, Part, Tools } from './app.ts';
import { sendProblem } from './problems.ts';
import { inOrganisation, problems, wholeNumber } from './schemas.ts';

/** Seconds between two comments on one stream. */
const heartbeat = 15;
/** Seconds after which a stream ends at the latest, and the same again spread over the streams. */
const shortestStream = 600;
const mostUnsent = 1 << 20;
const entriesAtOnce = 200;

interface Stream {
  readonly socket: Socket;
  readonly ends: number;
}

export const live: Part = (app: App, tools: Tools) => {
  const streams = new Set<Stream>();
  const slots: Set<Stream>[] = Array.from({ length: heartbeat }, () => new Set());
  let opened = 0;
  let beat = 0;

  const keepAlive = setInterval(() => {
    beat += 1;
    for (const stream of slots[beat % heartbeat] ?? []) {
      if (stream.ends <= beat) stream.socket.end();
      else write(stream.socket, stillHere);
    }
  }, 1000);
  keepAlive.unref();
  app.addHook('preClose', () => {
    clearInterval(keepAlive);
    for (const { socket } of streams) socket.destroy();
  });

  app.get(
    '/api/organisations/:org/live',
    {
      schema: {
        tags: ['log'],
        summary: 'New entries as Server-Sent Events',
        description: 'Resumes after the id in `Last-Event-ID` or `after`. Events: `hello` with the head, then `entry`.',
        params: inOrganisation,
        querystring: z.object({ after: wholeNumber.optional() }),
        headers: z.object({ 'last-event-id': wholeNumber.optional() }),
        response: { 200: z.string().describe('text/event-stream'), ...problems },
      },
    },
    async (request, reply) => {
      const after = request.headers['last-event-id'] ?? request.query.after;
      const entrance = await enter(tools, request, reply, request.params.org);
      if (!entrance) return reply;
      const { desk, caller } = entrance;
      const head = await desk.head();
      if (after !== undefined && after >= head.size) return beyond(reply, head.size);
      const socket = takeOver(reply);
      opened += 1;
      const stream = { socket, ends: beat + shortestStream + ((opened * 7) % shortestStream) };
      const slot = slots[opened % heartbeat];
      streams.add(stream);
      slot?.add(stream);
      const forget = caller.onSignOut?.(() => socket.destroy());
      socket.once('close', () => {
        streams.delete(stream);
        slot?.delete(stream);
        forget?.();
      });
      // Only a fresh stream gets an id here: one that comes back has its own, and must not lose its place.
      const id = after === undefined && head.size > 0 ? `id: ${head.size - 1}\n` : '';
      write(socket, Buffer.from(`${id}event: hello\ndata: ${JSON.stringify(head)}\n\n`));
      await follow(desk, after === undefined ? head.size : after + 1, socket);
      return reply;
    },
  );
};

/** Sends what is older than the ring from the log, then joins the channel in the same turn that finds nothing missing. */
async function follow(desk: Desk, from: number, socket: Socket): Promise<void> {
  const channel = await desk.channel();
  let next = from;
  while (next < channel.first && !socket.destroyed) {
    const stored = await desk.log.entries(next, Math.min(entriesAtOnce, channel.first - next));
    const head = await desk.head();
    const frames = stored.map(({ bytes }) => frameOf(readEntry(bytes), head).text);
    next += stored.length;
    if (socket.destroyed) return;
    if (!socket.write(frames.join(''))) await drained(socket);
  }
  if (socket.destroyed) return;
  socket.once('close', channel.join(next, { send: (bytes) => write(socket, bytes) }));
}

/** Answers with the headers that were set so far, and leaves the rest of the connection to us. */
function takeOver(reply: FastifyReply): Socket {
  reply.hijack();
  const { raw } = reply;
  // The end of the stream is the end of the connection, so frames need no chunk of their own and can be shared.
  raw.useChunkedEncodingByDefault = false;
  raw.shouldKeepAlive = false;
  for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) raw.setHeader(name, value);
  raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  raw.flushHeaders();
  const { socket } = raw;
  if (socket === null) throw new Error('a reply without a connection');
  socket.on('error', () => socket.destroy());
  return socket;
}

/** Sends, or cuts off whoever has not read the last mebibyte. */
export function write(
  socket: Pick<Socket, 'destroyed' | 'writableEnded' | 'writableLength' | 'destroy' | 'write'>,
  bytes: Buffer,
): void {
  if (socket.destroyed || socket.writableEnded) return;
  if (socket.writableLength > mostUnsent) socket.destroy();
  else socket.write(bytes);
}

function drained(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      socket.off('drain', done);
      socket.off('close', done);
      resolve();
    };
    socket.on('drain', done);
    socket.on('close', done);
  });
}

const stillHere = Buffer.from(':\n\n');

function beyond(reply: FastifyReply, size: number): FastifyReply {
  return sendProblem(reply, { reason: 'beyond-the-log', size } as never);
}
