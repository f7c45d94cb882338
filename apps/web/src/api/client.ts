/**
 * One way to the server. What comes back is the answer, a refusal with its
 * reason, or nothing at all: the three are told apart once, here.
 */
import { seat } from './seat.ts';

/** The server answered and said no (RFC 9457). `reason` is the key of the refusal, the rest its data. */
export interface Problem {
  readonly title: string;
  readonly status: number;
  readonly reason: string;
  readonly detail?: string;
  readonly [data: string]: unknown;
}

/** Thrown for an answer that is a refusal. */
export class Refused extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(`${problem.status} ${problem.reason}`);
    this.name = 'Refused';
    this.problem = problem;
  }
}

/** Thrown when no answer came: the network is gone, or the server is. Whether it was received is not known. */
class Unreachable extends Error {
  constructor() {
    super('no answer from the server');
    this.name = 'Unreachable';
  }
}

export interface Asked {
  readonly method?: 'GET' | 'POST' | 'PUT';
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

export async function ask<Answer>(path: string, asked: Asked = {}): Promise<Answer> {
  const response = await reach(path, asked);
  if (response.status === 204 || response.headers.get('content-length') === '0') return undefined as Answer;
  return (await response.json()) as Answer;
}

export async function askText(path: string): Promise<string> {
  return (await reach(path, {})).text();
}

/** The bytes of a file; a link could not carry the seat. */
export async function askBytes(path: string): Promise<globalThis.Blob> {
  return (await reach(path, {})).blob();
}

async function reach(path: string, { method = 'GET', body, signal }: Asked): Promise<Response> {
  const headers: Record<string, string> = { 'x-quorate-seat': seat(), accept: 'application/json, text/plain, */*' };
  if (body !== undefined) headers['content-type'] = 'application/json';
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      headers,
      credentials: 'same-origin',
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal === undefined ? {} : { signal }),
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new Unreachable();
  }
  // A proxy that lost its server answers in its place.
  if ([502, 503, 504].includes(response.status)) throw new Unreachable();
  if (!response.ok) throw new Refused(await problemOf(response));
  return response;
}

async function problemOf(response: Response): Promise<Problem> {
  const unnamed = { title: response.statusText, status: response.status, reason: reasonOfStatus(response.status) };
  try {
    const problem = (await response.json()) as Partial<Problem>;
    return { ...unnamed, ...problem };
  } catch {
    return unnamed;
  }
}

function reasonOfStatus(status: number): string {
  if (status === 401) return 'not-signed-in';
  if (status === 403) return 'forbidden';
  if (status === 404) return 'not-found';
  if (status === 413) return 'too-large';
  if (status === 429) return 'too-many-requests';
  return 'unknown';
}

/** `?a=1&b=x`, leaving out what is undefined. */
export function query(values: { readonly [name: string]: string | number | undefined }): string {
  const pairs = Object.entries(values).filter(([, value]) => value !== undefined);
  const text = new URLSearchParams(pairs.map(([name, value]) => [name, String(value)])).toString();
  return text === '' ? '' : `?${text}`;
}
