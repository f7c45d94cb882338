import type { OrgId } from '@quorate/basics';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LiveConnection } from './connection.ts';

beforeEach(() => {
  const page = { addEventListener: () => undefined, removeEventListener: () => undefined };
  vi.stubGlobal('addEventListener', page.addEventListener);
  vi.stubGlobal('removeEventListener', page.removeEventListener);
  vi.stubGlobal('document', page);
  vi.stubGlobal('sessionStorage', { getItem: () => 'aaaaaaaa', setItem: () => undefined });
});

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('a live connection that does not come about', () => {
  it.each([
    ['signed-out', 'whose session has ended', async () => new Response('{}', { status: 401 })],
    ['offline', 'to a server that is down', async () => new Response('', { status: 502 })],
    ['offline', 'without a network', () => Promise.reject(new TypeError('Failed to fetch'))],
  ])('is %s %s', async (state, _, answer) => {
    vi.stubGlobal('fetch', answer);
    const connection = new LiveConnection('kettle-lane' as OrgId, 3);
    const told = new Promise<void>((resolve) => connection.watch(resolve));
    connection.start();
    await told;
    expect(connection.state).toBe(state);
    connection.close();
  });
});
