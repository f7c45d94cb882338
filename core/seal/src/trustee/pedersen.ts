/**
 * Threshold keys without a dealer: any t of n trustees open the result (Pedersen 1991; FORMAT section 3, 3.x dialect).
 *
 *     1 certify ──certs──▶ 3 deal ──(5 commit, then reveal)──▶ 4 route ──▶ 5 accept ──▶ 6 assemble
 *
 * Each step is a function of what lies on the trustee's own device and what the
 * others published; numbers are FORMAT's. Outside the format we add a
 * commitment: each trustee publishes the hash of their deal before anyone
 * reveals one. Otherwise the last to deal could choose their polynomial with the
 * others' in sight and so bend the election key (Gennaro, Jarecki, Krawczyk, Rabin 1999).
 */
import { ok, type Result, refuse } from '@quorate/basics';
import { shaHex } from '../group/digest.ts';
import type { Element, Group, Term } from '../group/group.ts';
import { drawScalar, mod } from '../group/numbers.ts';
import { judge, type Proof, readProof, writeProof } from '../group/proof.ts';
import type { Randomness } from '../group/randomness.ts';
import { parseJsonStrictly } from '../record/json.ts';
import { hasOnly, isStrings, readElement, readScalar } from '../record/shape.ts';
import { claimSigned, keysFromSeed, readSigned, receive, type SignedMessage, send, sign, writeSigned } from './pki.ts';
import { trusteeKeyFor } from './single.ts';
import { readCoefexps, type ThresholdTrustees, type TrusteeKey } from './trustees.ts';

export interface ThresholdContext {
  readonly group: Group;
  readonly size: number;
  readonly threshold: number;
}

export interface Certificate {
  readonly verification: Element;
  readonly encryption: Element;
}

/** What trustee i sends after step 3. */
export interface Deal {
  /** For themselves, so that the device need remember only the seed. */
  readonly polynomial: string;
  /** One encrypted share for each trustee, own included. */
  readonly secrets: readonly string[];
  readonly coefexps: SignedMessage;
  readonly signature: Proof;
}

/** What the server hands to trustee j before step 5. */
export interface Delivery {
  readonly polynomial: string;
  readonly secrets: readonly string[];
  readonly coefexps: readonly SignedMessage[];
  readonly signatures: readonly Proof[];
}

export interface AcceptedShare {
  /** Encrypted for the trustee alone: the decryption key, S_j. */
  readonly privateKey: string;
  readonly key: TrusteeKey;
}

export interface CeremonyProblem {
  readonly reason:
    | 'wrong-certificate'
    | 'wrong-coefficients'
    | 'wrong-signature'
    | 'wrong-share'
    | 'broken-commitment'
    | 'wrong-key';
  /** The trustee at fault, from 1. */
  readonly trustee: number;
}

/** Step 1, on the device of trustee `index` (from 1). */
export function certify(context: ThresholdContext, index: number, seed: string, randomness: Randomness): SignedMessage {
  const keys = keysFromSeed(context.group, seed);
  return sign(context.group, keys.signing, certificateText(context, index, keys), randomness);
}

/** The one text that certificate `index` may have. */
export function certificateText(context: ThresholdContext, index: number, keys: Certificate): string {
  const { group, size, threshold } = context;
  const { verification, encryption } = keys;
  return JSON.stringify({ context: { group: group.name, size, threshold, index }, verification, encryption });
}

export function readCertificate(group: Group, message: string): Certificate | undefined {
  const parsed = parseJsonStrictly(message);
  if (!parsed.ok || !hasOnly(parsed.value, 'context?', 'verification', 'encryption')) return undefined;
  const verification = readElement(group, parsed.value['verification']);
  const encryption = readElement(group, parsed.value['encryption']);
  return verification !== undefined && encryption !== undefined ? { verification, encryption } : undefined;
}

/** Step 2, on every device: all certificates are signed, and made for this very ceremony. */
export function checkCertificates(
  context: ThresholdContext,
  certs: readonly SignedMessage[],
): Result<readonly Certificate[], CeremonyProblem> {
  const { group, size } = context;
  const read: Certificate[] = [];
  for (let i = 0; i < size; i++) {
    const cert = certs[i];
    const keys = cert && readCertificate(group, cert.message);
    const good =
      keys &&
      cert.message === certificateText(context, i + 1, keys) &&
      group.firstOutsider([keys.verification, keys.encryption]) < 0 &&
      judge(group, [claimSigned(group, keys.verification, cert)])[0] === true;
    if (!good) return refuse({ reason: 'wrong-certificate', trustee: i + 1 });
    read.push(keys);
  }
  return certs.length === size ? ok(read) : refuse({ reason: 'wrong-certificate', trustee: size + 1 });
}

/** Step 3: a random polynomial, its values for the others, its coefficients as g^a for all. */
export function deal(
  context: ThresholdContext,
  index: number,
  seed: string,
  certs: readonly SignedMessage[],
  randomness: Randomness,
): Result<Deal, CeremonyProblem> {
  const { group, threshold } = context;
  const checked = checkCertificates(context, certs);
  if (!checked.ok) return checked;
  const own = keysFromSeed(group, seed);
  if (checked.value[index - 1]?.verification !== own.verification) {
    return refuse({ reason: 'wrong-certificate', trustee: index });
  }
  const coefficients = Array.from({ length: threshold }, () => drawScalar(group.order, randomness));
  const exponentials = coefficients.map((a) => group.raise([group.generator, a]));
  const to = (recipient: Element, message: object): string =>
    send(group, own, recipient, JSON.stringify(message), randomness);
  return ok({
    polynomial: to(own.encryption, { polynomial: coefficients.map(String) }),
    secrets: checked.value.map(({ encryption }, j) =>
      to(encryption, { secret: valueAt(group, coefficients, j + 1).toString() }),
    ),
    coefexps: sign(group, own.signing, JSON.stringify({ coefexps: exponentials }), randomness),
    signature: sign(group, own.signing, certsText(certs, exponentials), randomness).signature,
  });
}

/** f(j), by Horner's rule. */
function valueAt(group: Group, coefficients: readonly bigint[], j: number): bigint {
  return coefficients.reduceRight((sum, a) => mod(sum * BigInt(j) + a, group.order), 0n);
}

/** What the additional signature of the 3.x dialect covers. */
export function certsText(certs: readonly SignedMessage[], coefexps: readonly Element[]): string {
  return `certs_sig|${JSON.stringify({ certs: certs.map(writeSigned), coefexps })}`;
}

/** What a trustee publishes before anyone reveals a deal. */
export function commitToDeal(made: Deal): string {
  return shaHex(`quorate/deal|${JSON.stringify(writeDeal(made))}`);
}

export function writeDeal({ polynomial, secrets, coefexps, signature }: Deal): object {
  return { polynomial, secrets, coefexps: writeSigned(coefexps), signature: writeProof(signature) };
}

export function readDeal(group: Group, value: unknown): Deal | undefined {
  if (!hasOnly(value, 'polynomial', 'secrets', 'coefexps', 'signature')) return undefined;
  const { polynomial, secrets } = value;
  const coefexps = readSigned(group, value['coefexps']);
  const signature = readProof(group, value['signature']);
  if (typeof polynomial !== 'string' || !isStrings(secrets) || !coefexps || !signature) return undefined;
  return { polynomial, secrets, coefexps, signature };
}

/** Step 4, by the server and again by anyone: every deal is the one committed to, complete and signed. */
export function checkDeals(
  context: ThresholdContext,
  certs: readonly SignedMessage[],
  deals: readonly Deal[],
  commitments: readonly string[],
): Result<readonly (readonly Element[])[], CeremonyProblem> {
  for (const [i, made] of deals.entries()) {
    if (commitToDeal(made) !== commitments[i]) return refuse({ reason: 'broken-commitment', trustee: i + 1 });
    if (made.secrets.length !== context.size) return refuse({ reason: 'wrong-share', trustee: i + 1 });
  }
  return checkCoefficients(
    context,
    certs,
    deals.map(({ coefexps }) => coefexps),
    deals.map(({ signature }) => signature),
  );
}

export function deliver(deals: readonly Deal[], index: number): Delivery {
  return {
    polynomial: deals[index - 1]?.polynomial ?? '',
    secrets: deals.map(({ secrets }) => secrets[index - 1] ?? ''),
    coefexps: deals.map(({ coefexps }) => coefexps),
    signatures: deals.map(({ signature }) => signature),
  };
}

function checkCoefficients(
  context: ThresholdContext,
  certs: readonly SignedMessage[],
  coefexps: readonly SignedMessage[],
  signatures: readonly Proof[],
): Result<readonly (readonly Element[])[], CeremonyProblem> {
  const { group, size, threshold } = context;
  const checked = checkCertificates(context, certs);
  if (!checked.ok) return checked;
  const all: Element[][] = [];
  for (let i = 0; i < size; i++) {
    const signed = coefexps[i];
    const signature = signatures[i];
    const verification = checked.value[i]?.verification;
    const read = signed && readCoefexps(group, signed.message);
    if (
      !read ||
      !signature ||
      verification === undefined ||
      read.length !== threshold ||
      group.firstOutsider(read) >= 0
    ) {
      return refuse({ reason: 'wrong-coefficients', trustee: i + 1 });
    }
    const claims = [
      claimSigned(group, verification, signed),
      claimSigned(group, verification, { message: certsText(certs, read), signature }),
    ];
    if (judge(group, claims).includes(false)) return refuse({ reason: 'wrong-signature', trustee: i + 1 });
    all.push(read);
  }
  return ok(all);
}

/** Step 5, on the device of trustee `index`: opens the shares, checks each against its dealer's coefficients, adds them up. */
export function accept(
  context: ThresholdContext,
  index: number,
  seed: string,
  certs: readonly SignedMessage[],
  delivery: Delivery,
  randomness: Randomness,
): Result<AcceptedShare, CeremonyProblem> {
  const { group } = context;
  const coefficients = checkCoefficients(context, certs, delivery.coefexps, delivery.signatures);
  if (!coefficients.ok) return coefficients;
  const certificates = checkCertificates(context, certs);
  if (!certificates.ok) return certificates;
  const own = keysFromSeed(group, seed);
  let key = 0n;
  for (const [i, { verification }] of certificates.value.entries()) {
    const share = openShare(group, receive(group, own, verification, delivery.secrets[i] ?? ''));
    const expected = group.product(valueInExponent(group, coefficients.value[i] ?? [], index));
    // g^s_ij = prod_k A_ik^(j^k)
    if (share === undefined || group.raise([group.generator, share]) !== expected) {
      return refuse({ reason: 'wrong-share', trustee: i + 1 });
    }
    key = mod(key + share, group.order);
  }
  const { key: made } = trusteeKeyFor(group, key, randomness);
  const { signature } = sign(group, own.signing, made.publicKey, randomness);
  const privateKey = send(group, own, own.encryption, JSON.stringify({ decryption_key: key.toString() }), randomness);
  return ok({ privateKey, key: { ...made, signature } });
}

function openShare(group: Group, message: Result<string, unknown>): bigint | undefined {
  const parsed = message.ok ? parseJsonStrictly(message.value) : undefined;
  if (!parsed?.ok || !hasOnly(parsed.value, 'secret')) return undefined;
  return readScalar(group, parsed.value['secret']);
}

/** The terms of prod_k A_k^(j^k mod q): g to the value of the polynomial at j. */
export function valueInExponent(group: Group, coefexps: readonly Element[], j: number): Term[] {
  let exponent = 1n;
  return coefexps.map((A) => {
    const term: Term = [A, exponent];
    exponent = mod(exponent * BigInt(j), group.order);
    return term;
  });
}

/** Step 6: the threshold entry of the trustees record. */
export function assemble(
  context: ThresholdContext,
  certs: readonly SignedMessage[],
  deals: readonly Deal[],
  shares: readonly AcceptedShare[],
): ThresholdTrustees {
  return {
    kind: 'threshold',
    threshold: context.threshold,
    certs,
    coefexps: deals.map(({ coefexps }) => coefexps),
    signatures: deals.map(({ signature }) => signature),
    keys: shares.map(({ key }) => key),
  };
}

/** On decryption day: the share again, from the seed and the encrypted copy that the server kept. */
export function reopenShare(
  group: Group,
  seed: string,
  privateKey: string,
): Result<bigint, { readonly reason: 'wrong-seed' }> {
  const own = keysFromSeed(group, seed);
  const message = receive(group, own, own.verification, privateKey);
  const parsed = message.ok ? parseJsonStrictly(message.value) : undefined;
  const key =
    parsed?.ok && hasOnly(parsed.value, 'decryption_key')
      ? readScalar(group, parsed.value['decryption_key'])
      : undefined;
  return key === undefined ? refuse({ reason: 'wrong-seed' }) : ok(key);
}
