/** `describe` and `it` as the room's tests use them, collecting instead of running; `expect` is the real one. */
export { expect } from 'vitest';

export interface Collected {
  readonly name: string;
  readonly body: () => unknown;
}

type Body = (...args: unknown[]) => unknown;
type Options = number | object;

let found: Collected[] = [];
let within: readonly string[] = [];

/** What has been declared since the last time this was asked. */
export function collected(): readonly Collected[] {
  const tests = found;
  found = [];
  return tests;
}

function declareSuite(name: string, body: Body): void {
  const outside = within;
  within = [...outside, name];
  body();
  within = outside;
}

function declareTest(name: string, first: Body | Options, second?: Body | Options): void {
  const body = typeof first === 'function' ? first : second;
  if (typeof body !== 'function') throw new Error(`The test "${name}" has no body.`);
  found.push({ name: [...within, name].join(' > '), body: body as Body });
}

/** Where all rows are lists they are spread over the arguments, as vitest does; the row's number tells equal names apart. */
const eachOf =
  (declare: (name: string, body: Body) => void) =>
  (rows: readonly unknown[]) =>
  (name: string, first: Body | Options, second?: Body | Options): void => {
    const body = (typeof first === 'function' ? first : second) as Body;
    const spread = rows.every((row) => Array.isArray(row));
    rows.forEach((row, i) => {
      declare(`${name} [${i}]`, () => body(...(spread ? (row as readonly unknown[]) : [row])));
    });
  };

const skipped = (): void => undefined;

export const describe = Object.assign(declareSuite, {
  each: eachOf(declareSuite),
  skipIf: (when: boolean) => (when ? skipped : declareSuite),
});
export const it = Object.assign(declareTest, {
  each: eachOf(declareTest),
  skipIf: (when: boolean) => (when ? skipped : declareTest),
});
