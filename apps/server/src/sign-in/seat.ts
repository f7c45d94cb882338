/**
 * Seats: each window of a browser has one, so that in two windows one browser
 * can be two people.
 *
 *     x-quorate-seat: 1f2e3d4c     Cookie: quorate-1f2e3d4c=<token>
 *
 * A link that a browser follows by itself (a download) can't carry the header:
 * it is taken for the only seat of the browser, if there is just one.
 */
import type { FastifyReply, FastifyRequest } from 'fastify';

const seatShape = /^[0-9a-f]{8}$/;
const tokenShape = /^[0-9a-f]{64}$/;

export function seatOf({ headers }: FastifyRequest): string | undefined {
  const seat = headers['x-quorate-seat'];
  return typeof seat === 'string' && seatShape.test(seat) ? seat : undefined;
}

export function tokenOf(request: FastifyRequest): string | undefined {
  const cookies = seatCookies(request.headers.cookie ?? '');
  const seat = seatOf(request);
  if (seat !== undefined) return cookies.get(seat);
  const isLink = request.method === 'GET' && request.headers['x-quorate-seat'] === undefined;
  return isLink && cookies.size === 1 ? [...cookies.values()][0] : undefined;
}

export interface CookieSettings {
  readonly https: boolean;
  readonly seconds: number;
}

export function setToken(reply: FastifyReply, seat: string, token: string, { https, seconds }: CookieSettings): void {
  const secure = https ? '; Secure' : '';
  const rest = `HttpOnly; SameSite=Strict; Max-Age=${seconds}${secure}`;
  reply.header('set-cookie', [
    ...paths.map((path) => `quorate-${seat}=${token}; Path=${path}; ${rest}`),
    // Until this was so, the cookie went with everything; what a browser still has of that is taken back.
    `quorate-${seat}=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0${secure}`,
  ]);
}

/** Only what asks who somebody is gets the cookie; pages don't, and so the booth is fetched by nobody in particular. */
const paths = ['/api', '/log'] as const;

export function dropToken(reply: FastifyReply, seat: string, https: boolean): void {
  setToken(reply, seat, '', { https, seconds: 0 });
}

/** RFC 6265 section 4.2.1. */
function seatCookies(header: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const pair of header.split(';')) {
    const [name = '', value = ''] = pair.trim().split('=');
    const seat = name.startsWith('quorate-') ? name.slice('quorate-'.length) : '';
    if (seatShape.test(seat) && tokenShape.test(value)) found.set(seat, value);
  }
  return found;
}
