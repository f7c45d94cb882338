import type { OrgId } from '@quorate/basics';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { NameBook } from './names.ts';

const ida = 'a'.repeat(32);

describe('what members are called', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });

  it('is not settled before the answer has come, and says the name from then on', async () => {
    const book = await asked(async () => new Response(JSON.stringify({ names: { [ida]: 'Ida Berg' } })));
    expect([book.name(ida), book.isSettled(ida)]).toEqual(['Ida Berg', true]);
  });

  it('is settled with the handle where the name can’t be had', async () => {
    const book = await asked(async () => Promise.reject(new TypeError('no connection')));
    expect([book.name(ida), book.isSettled(ida)]).toEqual(['member aaaa', true]);
  });
});

/** A book that was asked for one name, after the answer to it. */
async function asked(answer: () => Promise<Response>): Promise<NameBook> {
  vi.useFakeTimers();
  vi.stubGlobal('fetch', answer);
  const book = new NameBook('kettle-lane' as OrgId);
  const told = new Promise<void>((resolve) => book.watch(resolve));
  expect([book.name(ida), book.isSettled(ida)]).toEqual(['member aaaa', false]);
  await vi.advanceTimersByTimeAsync(20);
  await told;
  return book;
}
