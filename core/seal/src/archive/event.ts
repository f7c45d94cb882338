/**
 * Events: the chain that gives the records of an archive their order (FORMAT section 2).
 *
 *     {"parent":hash?,"height":n,"type":...,"payload":hash?}
 *
 * and what may follow what (section 10.2):
 *
 *     Setup ▸ Ballot* ▸ EndBallots ▸ EncryptedTally ▸ Shuffle+ ▸ EndShuffles ▸ PartialDecryption* ▸ Result
 *                                                   └─── only with mixing ───┘
 */
import { fromUtf8 } from '@quorate/basics';
import { hasOnly, isCount, isHash } from '../record/shape.ts';

const eventTypes = [
  'Setup',
  'Ballot',
  'EndBallots',
  'EncryptedTally',
  'Shuffle',
  'EndShuffles',
  'PartialDecryption',
  'Result',
] as const;

export type EventType = (typeof eventTypes)[number];

export interface Event {
  readonly parent?: string;
  readonly height: number;
  readonly type: EventType;
  readonly payload?: string;
}

/** Names of the data records that stand just before an event of the type, in order. */
export const recordsOf: { readonly [type in EventType]: readonly string[] } = {
  Setup: ['election', 'trustees', 'credentials', 'setup'],
  Ballot: ['ballot'],
  EndBallots: [],
  EncryptedTally: ['tally', 'sized'],
  Shuffle: ['shuffle', 'owned'],
  EndShuffles: [],
  PartialDecryption: ['decryption', 'owned'],
  Result: ['result'],
};

export function readEvent(body: Uint8Array): Event | undefined {
  if (body.length > 1024) return undefined;
  const text = fromUtf8(body);
  const value = text.ok ? parse(text.value) : undefined;
  if (!hasOnly(value, 'parent?', 'height', 'type', 'payload?')) return undefined;
  const { parent, height, type, payload } = value;
  if (!isCount(height) || !isEventType(type)) return undefined;
  if ((parent !== undefined && !isHash(parent)) || (payload !== undefined && !isHash(payload))) return undefined;
  const event = {
    height,
    type,
    ...(parent === undefined ? {} : { parent }),
    ...(payload === undefined ? {} : { payload }),
  };
  return text.ok && writeEvent(event) === text.value ? event : undefined;
}

export function writeEvent({ parent, height, type, payload }: Event): string {
  return JSON.stringify({ parent, height, type, payload });
}

function isEventType(value: unknown): value is EventType {
  return eventTypes.some((type) => type === value);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whether an event of type `next` may follow one of type `last` (undefined: at the very beginning). */
export function mayFollow(
  next: EventType,
  last: EventType | undefined,
  mixing: 'with mixing' | 'without mixing',
): boolean {
  const before: { readonly [type in EventType]: readonly (EventType | undefined)[] } = {
    Setup: [undefined],
    Ballot: ['Setup', 'Ballot'],
    EndBallots: ['Setup', 'Ballot'],
    EncryptedTally: ['EndBallots'],
    Shuffle: mixing === 'with mixing' ? ['EncryptedTally', 'Shuffle'] : [],
    EndShuffles: ['Shuffle'],
    PartialDecryption: [mixing === 'with mixing' ? 'EndShuffles' : 'EncryptedTally', 'PartialDecryption'],
    Result: ['PartialDecryption'],
  };
  return before[next].includes(last);
}
