/** A shuffle as it stands in the archive (FORMAT section 8). */
import type { Element, Group } from '../group/group.ts';
import { hasOnly, readAll, readElement, readScalar } from '../record/shape.ts';
import { readCiphertexts, writeCiphertexts } from '../tally/encrypted-tally.ts';
import type { Shuffle, ShuffleProof } from './shuffle.ts';

export function writeShuffle({ ciphertexts, proofs }: Shuffle): string {
  return `{"ciphertexts":${writeCiphertexts(ciphertexts)},"proofs":${JSON.stringify(proofs.map(writeProof))}}`;
}

function writeProof({ t: [t1, t2, t3, t41, t42], tHat, s, sHat, sPrime, c, cHat }: ShuffleProof): unknown[] {
  return [[t1, t2, t3, [t41, t42], tHat], [...s.map(String), sHat.map(String), sPrime.map(String)], c, cHat];
}

export function readShuffle(group: Group, value: unknown): Shuffle | undefined {
  if (!hasOnly(value, 'ciphertexts', 'proofs')) return undefined;
  const ciphertexts = readCiphertexts(group, value['ciphertexts']);
  const proofs = readAll(value['proofs'], (item) => readProof(group, item));
  return ciphertexts && proofs ? { ciphertexts, proofs } : undefined;
}

function readProof(group: Group, value: unknown): ShuffleProof | undefined {
  const elements = (list: unknown): Element[] | undefined => readAll(list, (item) => readElement(group, item));
  const scalars = (list: unknown): bigint[] | undefined => readAll(list, (item) => readScalar(group, item));
  if (!isList(value, 4) || !isList(value[0], 5) || !isList(value[1], 6)) return undefined;
  const [t1, t2, t3] = elements(value[0].slice(0, 3)) ?? [];
  const [t41, t42] = isList(value[0][3], 2) ? (elements(value[0][3]) ?? []) : [];
  const [s1, s2, s3, s4] = scalars(value[1].slice(0, 4)) ?? [];
  const [tHat, sHat, sPrime] = [elements(value[0][4]), scalars(value[1][4]), scalars(value[1][5])];
  const [c, cHat] = [elements(value[2]), elements(value[3])];
  if (t1 === undefined || t2 === undefined || t3 === undefined || t41 === undefined || t42 === undefined)
    return undefined;
  if (s1 === undefined || s2 === undefined || s3 === undefined || s4 === undefined) return undefined;
  if (!tHat || !sHat || !sPrime || !c || !cHat) return undefined;
  return { t: [t1, t2, t3, t41, t42], tHat, s: [s1, s2, s3, s4], sHat, sPrime, c, cHat };
}

function isList(value: unknown, length: number): value is readonly unknown[] {
  return Array.isArray(value) && value.length === length;
}
