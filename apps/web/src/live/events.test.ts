import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EventReader } from './events.ts';

const encoder = new TextEncoder();
const stream = encoder.encode(
  'event: hello\ndata: {"size":3}\n\n: still here\n\nid: 7\r\nevent: entry\r\ndata: {"é":\r\ndata: 1}\r\n\r\n',
);
const expected = [
  { id: null, event: 'hello', data: '{"size":3}' },
  { id: '7', event: 'entry', data: '{"é":\n1}' },
];

describe('reading server-sent events', () => {
  it('finds the events and passes over comments', () => {
    expect(new EventReader().read(stream)).toEqual(expected);
  });

  it('finds the same events wherever the bytes are cut', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat({ max: stream.length })), (cuts) => {
        const reader = new EventReader();
        const edges = [0, ...cuts.sort((a, b) => a - b), stream.length];
        const found = edges.slice(1).flatMap((edge, i) => reader.read(stream.slice(edges[i], edge)));
        expect(found).toEqual(expected);
      }),
    );
  });

  it('does not give out an event that is not finished', () => {
    expect(new EventReader().read(encoder.encode('data: half'))).toEqual([]);
  });
});
