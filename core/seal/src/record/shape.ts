/** Small questions to a parsed JSON value that came from a stranger. */

import type { Ciphertext, Element, Group } from '../group/group.ts';
import { isDecimal } from '../group/numbers.ts';

export type JsonObject = { readonly [name: string]: unknown };

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An object with these members, the ones that end in `?` being optional, and no others. */
export function hasOnly(value: unknown, ...names: readonly string[]): value is JsonObject {
  if (!isObject(value)) return false;
  let found = 0;
  for (const name of names) {
    const optional = name.endsWith('?');
    if (Object.hasOwn(value, optional ? name.slice(0, -1) : name)) found++;
    else if (!optional) return false;
  }
  return Object.keys(value).length === found;
}

export function isCount(value: unknown, most: number = Number.MAX_SAFE_INTEGER): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) <= most;
}

export function isStrings(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

export function isHash(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
}

/** A scalar below the order, in decimal, or undefined. */
export function readScalar(group: Group, value: unknown): bigint | undefined {
  if (!isDecimal(value, group.scalarDigits)) return undefined;
  const n = BigInt(value);
  return n < group.order ? n : undefined;
}

/** The text of one element, spelled right; membership is asked for later and in bulk. */
export function readElement(group: Group, value: unknown): Element | undefined {
  return group.isSpelled(value) ? value : undefined;
}

export function readCiphertext(group: Group, value: unknown): Ciphertext | undefined {
  if (!hasOnly(value, 'alpha', 'beta')) return undefined;
  const alpha = readElement(group, value['alpha']);
  const beta = readElement(group, value['beta']);
  return alpha !== undefined && beta !== undefined ? { alpha, beta } : undefined;
}

/** Every item read, or undefined as soon as one cannot be. */
export function readAll<Item>(
  value: unknown,
  read: (item: unknown, i: number) => Item | undefined,
): Item[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const items: Item[] = [];
  for (const [i, each] of value.entries()) {
    const item = read(each, i);
    if (item === undefined) return undefined;
    items.push(item);
  }
  return items;
}
