/** Which clauses differ between two charters: `powers/amend/via`, down to the last step where both have something. */
import { canonical, type Json } from '@quorate/basics';
import type { Charter } from '../charter.ts';

export interface Change {
  readonly path: string;
  readonly kind: 'added' | 'removed' | 'changed';
  readonly before?: Json;
  readonly after?: Json;
}

/** What every amendment changes of itself, and nobody votes on apart. */
const ofTheFile = ['charter', 'version', 'adopted'];

export function changesBetween(before: Charter, after: Charter): readonly Change[] {
  return compare('', before as unknown as Json, after as unknown as Json).filter(
    ({ path }) => !ofTheFile.some((own) => path === own || path.startsWith(`${own}/`)),
  );
}

function compare(path: string, before: Json | undefined, after: Json | undefined): readonly Change[] {
  if (before === undefined && after === undefined) return [];
  if (before === undefined) return [{ path, kind: 'added', ...(after !== undefined && { after }) }];
  if (after === undefined) return [{ path, kind: 'removed', before }];
  if (isMap(before) && isMap(after)) {
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return names.flatMap((name) =>
      compare(path === '' ? name : `${path}/${name}`, own(before, name), own(after, name)),
    );
  }
  return canonical(before) === canonical(after) ? [] : [{ path, kind: 'changed', before, after }];
}

function isMap(value: Json): value is { readonly [name: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function own(map: { readonly [name: string]: Json }, name: string): Json | undefined {
  return Object.hasOwn(map, name) ? map[name] : undefined;
}
