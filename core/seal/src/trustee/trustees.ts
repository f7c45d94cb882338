/**
 * The trustees record: who opens the result together (FORMAT section 3).
 *
 *     ["Single", key]      this trustee is always needed
 *     ["Pedersen", ...]    any `threshold` of these trustees are needed
 *
 * Owners are numbered from 1 over all of them, in order.
 */
import { ok, type Result, refuse } from '@quorate/basics';
import type { Element, Group } from '../group/group.ts';
import { type Proof, readProof, writeProof } from '../group/proof.ts';
import { parseJsonStrictly } from '../record/json.ts';
import { isCount, isObject, readAll, readElement } from '../record/shape.ts';
import { readSigned, type SignedMessage, writeSigned } from './pki.ts';

export interface TrusteeKey {
  readonly pok: Proof;
  readonly publicKey: Element;
  /** By the trustee's own signing key, on the public key: threshold trustees only. */
  readonly signature?: Proof;
  readonly name?: string;
}

interface SingleTrustee {
  readonly kind: 'single';
  readonly key: TrusteeKey;
}

export interface ThresholdTrustees {
  readonly kind: 'threshold';
  readonly threshold: number;
  readonly certs: readonly SignedMessage[];
  readonly coefexps: readonly SignedMessage[];
  /** Absent in the 2.0 dialect, which we refuse. */
  readonly signatures?: readonly Proof[];
  readonly keys: readonly TrusteeKey[];
}

export type Trustees = readonly (SingleTrustee | ThresholdTrustees)[];

export interface Owner {
  readonly owner: number;
  readonly publicKey: Element;
  readonly name?: string;
}

export interface TrusteesProblem {
  readonly reason: 'malformed-trustees';
  readonly detail: string;
}

const mostTrustees = 200;

export function readTrustees(group: Group, value: unknown): Result<Trustees, TrusteesProblem> {
  const trustees = readAll(value, (item) => readTrustee(group, item));
  if (!trustees || trustees.length === 0) {
    return refuse({ reason: 'malformed-trustees', detail: 'not a list of trustees in the format' });
  }
  if (ownersOf(trustees).length > mostTrustees) return refuse({ reason: 'malformed-trustees', detail: 'too many' });
  return ok(trustees);
}

function readTrustee(group: Group, value: unknown): SingleTrustee | ThresholdTrustees | undefined {
  if (!Array.isArray(value) || value.length !== 2) return undefined;
  const [kind, body] = value as unknown[];
  if (kind === 'Single') {
    const key = readTrusteeKey(group, body);
    return key ? { kind: 'single', key } : undefined;
  }
  return kind === 'Pedersen' ? readThreshold(group, body) : undefined;
}

function readThreshold(group: Group, value: unknown): ThresholdTrustees | undefined {
  if (!isObject(value)) return undefined;
  const { threshold } = value;
  const certs = readAll(value['certs'], (item) => readSigned(group, item));
  const coefexps = readAll(value['coefexps'], (item) => readSigned(group, item));
  const signatures = value['signatures'];
  const read = signatures === undefined ? [] : readAll(signatures, (item) => readProof(group, item));
  const keys = readAll(value['verification_keys'], (item) => readTrusteeKey(group, item));
  if (!isCount(threshold, mostTrustees) || !certs || !coefexps || !read || !keys) return undefined;
  const count = certs.length;
  if (threshold < 1 || threshold > count || coefexps.length !== count || keys.length !== count) return undefined;
  if (signatures === undefined) return { kind: 'threshold', threshold, certs, coefexps, keys };
  return read.length === count ? { kind: 'threshold', threshold, certs, coefexps, signatures: read, keys } : undefined;
}

export function readTrusteeKey(group: Group, value: unknown): TrusteeKey | undefined {
  if (!isObject(value)) return undefined;
  const pok = readProof(group, value['pok']);
  const publicKey = readElement(group, value['public_key']);
  const { signature, name } = value;
  const signed = signature === undefined ? undefined : readProof(group, signature);
  if (!pok || publicKey === undefined || (signature !== undefined && !signed)) return undefined;
  if (name !== undefined && typeof name !== 'string') return undefined;
  return { pok, publicKey, ...(signed ? { signature: signed } : {}), ...(name === undefined ? {} : { name }) };
}

export function writeTrusteeKey({ pok, publicKey, signature, name }: TrusteeKey): object {
  return {
    pok: writeProof(pok),
    public_key: publicKey,
    ...(signature ? { signature: writeProof(signature) } : {}),
    ...(name === undefined ? {} : { name }),
  };
}

export function writeTrustees(trustees: Trustees): string {
  return JSON.stringify(
    trustees.map((trustee) =>
      trustee.kind === 'single'
        ? ['Single', writeTrusteeKey(trustee.key)]
        : [
            'Pedersen',
            {
              threshold: trustee.threshold,
              certs: trustee.certs.map(writeSigned),
              coefexps: trustee.coefexps.map(writeSigned),
              ...(trustee.signatures ? { signatures: trustee.signatures.map(writeProof) } : {}),
              verification_keys: trustee.keys.map(writeTrusteeKey),
            },
          ],
    ),
  );
}

/** A_0 .. A_(t-1) of one trustee's polynomial, from the message that the trustee signed. */
export function readCoefexps(group: Group, message: string): Element[] | undefined {
  const parsed = parseJsonStrictly(message);
  if (!parsed.ok || !isObject(parsed.value)) return undefined;
  return readAll(parsed.value['coefexps'], (item) => readElement(group, item));
}

export function ownersOf(trustees: Trustees): Owner[] {
  const keys = trustees.flatMap((trustee) => (trustee.kind === 'single' ? [trustee.key] : trustee.keys));
  return keys.map(({ publicKey, name }, i) => ({ owner: i + 1, publicKey, ...(name === undefined ? {} : { name }) }));
}

/** y: the product of the single keys and of the constant terms of the threshold polynomials. */
export function electionKey(group: Group, trustees: Trustees): Element {
  const factors = trustees.flatMap((trustee) =>
    trustee.kind === 'single'
      ? [trustee.key.publicKey]
      : trustee.coefexps.flatMap(({ message }) => readCoefexps(group, message)?.slice(0, 1) ?? []),
  );
  return group.product(factors.map((factor) => [factor, 1n]));
}
