/** Elections with known results: the ones in `testdata/stv`, and the larger collection beside the repository where it is there. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { must } from '@quorate/basics';
import { parseBlt } from '../../formats/blt.ts';
import type { RankedProfile } from '../../profile.ts';

export interface PeerCase {
  readonly id: string;
  readonly family: string;
  readonly file: string;
  readonly files?: readonly string[];
  readonly config_file?: string;
  readonly rule: string;
  readonly rule_params?: {
    readonly rule?: string;
    readonly arithmetic?: string;
    readonly equalize?: boolean;
    readonly options?: { readonly [name: string]: string | number };
  };
  readonly seats?: number;
  readonly expected: { readonly [key: string]: unknown };
  readonly expected_file: string;
}

export interface Collection {
  readonly root: string;
  readonly cases: readonly PeerCase[];
}

export const own: Collection = collectionAt(fileURLToPath(new URL('../../testdata/stv/', import.meta.url)));

const besideRoot = fileURLToPath(new URL('../../../../../../shared/counting/data/', import.meta.url));
export const beside: Collection | undefined = existsSync(`${besideRoot}manifest.json`)
  ? collectionAt(besideRoot)
  : undefined;

function collectionAt(root: string): Collection {
  return { root, cases: JSON.parse(readFileSync(`${root}manifest.json`, 'utf8')).cases };
}

export function casesOf(collection: Collection | undefined, family: string): readonly PeerCase[] {
  return collection?.cases.filter((one) => one.family === family) ?? [];
}

export function readBytes({ root }: Collection, path: string): Uint8Array {
  const bytes = readFileSync(root + path);
  return path.endsWith('.gz') ? gunzipSync(bytes) : bytes;
}

export function readExpected(collection: Collection, { expected_file }: PeerCase): unknown {
  return JSON.parse(new TextDecoder().decode(readBytes(collection, expected_file)));
}

export function readProfile(collection: Collection, { file }: PeerCase): RankedProfile {
  return must(parseBlt(readBytes(collection, file)));
}
