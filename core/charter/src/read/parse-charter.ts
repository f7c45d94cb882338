/**
 * From the text of a file to a charter that can be trusted to have its shape.
 *
 *     text ──YAML subset──▶ value ──schema──▶ shape ──phrases──▶ charter, canonical form, hash, places
 *
 * The canonical form is RFC 8785 JSON; its SHA-256 is the charter hash that every record quotes (charter format 1, section 4 item 2).
 */

import { sha256 } from '@noble/hashes/sha2.js';
import { canonicalize, type Digest, must, ok, parseDigest, type Result, refuse, toHex, toUtf8 } from '@quorate/basics';
import type { Document } from 'yaml';
import type { Charter } from '../charter.ts';
import { parsePhrase } from '../phrase/parse-phrase.ts';
import { checkShape } from '../schema/check-shape.ts';
import { phrasesOf, seatsOf } from './phrases-of.ts';
import type { CharterProblem, Place } from './problem.ts';
import { readYaml } from './yaml-subset.ts';

export interface ParsedCharter {
  readonly charter: Charter;
  readonly hash: Digest;
  readonly canonical: string;
  /** Where a clause stands: `powers/recall/via`, or a reference such as `seats:board/elected`. Falls back to the clause around it. */
  readonly place: (path: string) => Place;
  /** The file as it was read, comments and all; only the printer looks inside. */
  readonly document: Document.Parsed;
}

export function parseCharter(text: string): Result<ParsedCharter, readonly CharterProblem[]> {
  const yaml = readYaml(text);
  if (!yaml.ok) return yaml;
  const { value, places, document } = yaml.value;
  const place = (path: string): Place => placeOf(places, path);
  const shape = checkShape(value);
  if (shape.length > 0) {
    return refuse(shape.map(({ path, found, expected }) => ({ ...place(path), path, found, expected })));
  }
  const charter = value as unknown as Charter;
  const many = tooMany(charter);
  if (many) return refuse([{ ...place(many.path), ...many }]);
  const unread = phrasesOf(charter).flatMap(({ path, phrase }) => {
    const read = parsePhrase(phrase);
    return read.ok ? [] : [{ ...place(path), path, found: `"${phrase}"`, expected: read.problem.expected }];
  });
  if (unread.length > 0) return refuse(unread);
  const canonical = canonicalize(value);
  if (!canonical.ok) {
    const path = canonical.problem.path.replace(/^\//, '');
    return refuse([{ ...place(path), path, found: canonical.problem.reason, expected: 'a value JSON can hold' }]);
  }
  return ok({ charter, hash: hashOf(canonical.value), canonical: canonical.value, place, document });
}

/** Seats and stages are compared with one another across the whole file. */
function tooMany(
  charter: Charter,
): { readonly path: string; readonly found: string; readonly expected: string } | undefined {
  const seats = seatsOf(charter).length;
  if (seats > 300) return { path: 'bodies', found: `${seats} kinds of seats and offices`, expected: 'at most 300' };
  const stages = charter.discipline.stages.length;
  if (stages > 20) return { path: 'discipline/stages', found: `${stages} stages`, expected: 'at most 20' };
  return undefined;
}

function hashOf(canonical: string): Digest {
  return must(parseDigest(toHex(sha256(must<Uint8Array>(toUtf8(canonical))))));
}

/** Waivers and findings may name a clause by reference; places are kept by path. */
export function pathOf(clause: string): string {
  const [kind, name = ''] = clause.split(':');
  if (name === '' || kind === undefined || clause.includes('/') !== (kind === 'seats'))
    return clause.replace(/^\//, '');
  if (kind === 'seats') return `bodies/${name.replace('/', '/seats/')}`;
  const homes: { readonly [kind: string]: string } = {
    body: 'bodies',
    office: 'offices',
    electorate: 'electorates',
    unit: 'units',
    procedure: 'procedures',
    election: 'elections',
    power: 'powers',
  };
  return homes[kind] ? `${homes[kind]}/${name}` : clause;
}

function placeOf(places: ReadonlyMap<string, Place>, clause: string): Place {
  for (let path = pathOf(clause); path !== ''; path = path.slice(0, Math.max(path.lastIndexOf('/'), 0))) {
    const place = places.get(path);
    if (place) return place;
  }
  return { line: 1, column: 1 };
}
