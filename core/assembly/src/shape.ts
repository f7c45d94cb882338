/**
 * Shapes: what a value must look like before anybody reads it.
 *
 * A shape says where the first thing is that does not fit, and what was
 * expected there. Objects are closed: a field nobody knows is refused, so two
 * readers can't disagree about what was signed.
 */
import { type Json, loneSurrogate } from '@quorate/basics';

interface Misfit {
  readonly path: string;
  readonly expected: string;
}

export type Shape = (value: unknown, path: string) => Misfit | undefined;

export function text(least: number, most: number): Shape {
  const expected = `text of ${least} to ${most} characters`;
  return (value, path) =>
    typeof value === 'string' && value.length >= least && value.length <= most && loneSurrogate(value) < 0
      ? undefined
      : { path, expected };
}

export function matching(pattern: RegExp, expected: string): Shape {
  return (value, path) => (typeof value === 'string' && pattern.test(value) ? undefined : { path, expected });
}

export function wholeNumber(least: number, most: number): Shape {
  const expected = `a whole number from ${least} to ${most}`;
  return (value, path) =>
    typeof value === 'number' && Number.isSafeInteger(value) && value >= least && value <= most && !Object.is(value, -0)
      ? undefined
      : { path, expected };
}

export function oneOf(...choices: readonly string[]): Shape {
  const expected = `one of ${choices.join(', ')}`;
  return (value, path) => (typeof value === 'string' && choices.includes(value) ? undefined : { path, expected });
}

export function nullable(shape: Shape): Shape {
  return (value, path) => (value === null ? undefined : shape(value, path));
}

/** A field that may be left out. */
export function optional(shape: Shape): Shape {
  return (value, path) => (value === undefined ? undefined : shape(value, path));
}

export function list(item: Shape, least: number, most: number): Shape {
  return (value, path) => {
    if (!Array.isArray(value) || value.length < least || value.length > most) {
      return { path, expected: `a list of ${least} to ${most}` };
    }
    return first(value.map((member, i) => () => item(member, `${path}/${i}`)));
  };
}

/** An object with exactly these fields, save those that are {@link optional}. */
export function object(fields: { readonly [name: string]: Shape }): Shape {
  const names = Object.keys(fields).sort();
  return (value, path) => {
    if (!isRecord(value)) return { path, expected: 'an object' };
    const stray = Object.keys(value).find((name) => !Object.hasOwn(fields, name));
    if (stray !== undefined)
      return { path: `${path}/${stray}`, expected: `no field but ${names.join(', ') || 'none'}` };
    return first(
      Object.entries(fields).map(
        ([name, shape]) =>
          () =>
            shape(value[name], `${path}/${name}`),
      ),
    );
  };
}

/** An object whose names and values all have a shape. */
export function dictionary(name: RegExp, item: Shape, most: number): Shape {
  return (value, path) => {
    if (!isRecord(value) || Object.keys(value).length > most)
      return { path, expected: `an object of at most ${most} fields` };
    return first(
      Object.entries(value).map(
        ([key, member]) =>
          () =>
            name.test(key)
              ? item(member, `${path}/${key}`)
              : { path: `${path}/${key}`, expected: `a name like ${name}` },
      ),
    );
  };
}

/** One of several objects, told apart by the text in a field. */
export function variants(tag: string, shapes: { readonly [choice: string]: Shape }): Shape {
  return (value, path) => {
    if (!isRecord(value)) return { path, expected: 'an object' };
    const choice = value[tag];
    const shape = typeof choice === 'string' && Object.hasOwn(shapes, choice) ? shapes[choice] : undefined;
    return shape
      ? shape(value, path)
      : { path: `${path}/${tag}`, expected: `one of ${Object.keys(shapes).join(', ')}` };
  };
}

export function isRecord(value: unknown): value is { readonly [name: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function first(checks: readonly (() => Misfit | undefined)[]): Misfit | undefined {
  for (const check of checks) {
    const misfit = check();
    if (misfit) return misfit;
  }
  return undefined;
}
