/** Every rule about the trustees record (FORMAT sections 3 and 10.3). */
import type { Element, Group } from '../group/group.ts';
import { judge } from '../group/proof.ts';
import { certificateText, certsText, readCertificate, valueInExponent } from './pedersen.ts';
import { claimSigned } from './pki.ts';
import { claimPok } from './single.ts';
import { electionKey, ownersOf, readCoefexps, type ThresholdTrustees, type Trustees } from './trustees.ts';

type TrusteesCheck =
  | 'trustees.format'
  | 'trustees.group'
  | 'trustees.pok'
  | 'trustees.certs'
  | 'trustees.context'
  | 'trustees.coefexps'
  | 'trustees.certs-signature'
  | 'trustees.verification-key'
  | 'trustees.key-signature'
  | 'election.public-key';

export interface TrusteesFault {
  readonly check: TrusteesCheck;
  readonly detail: string;
}

/** The first rule that is broken, or undefined. */
export function checkTrustees(group: Group, trustees: Trustees, publicKey: Element): TrusteesFault | undefined {
  const keys = trustees.flatMap((trustee) => (trustee.kind === 'single' ? [trustee.key] : trustee.keys));
  const outsider = group.firstOutsider(ownersOf(trustees).map((owner) => owner.publicKey));
  if (outsider >= 0) return { check: 'trustees.group', detail: `the key of trustee ${outsider + 1}` };
  const unproved = judge(
    group,
    keys.map((key) => claimPok(group, key)),
  ).indexOf(false);
  if (unproved >= 0)
    return { check: 'trustees.pok', detail: `trustee ${unproved + 1} does not show knowledge of the key` };
  for (const trustee of trustees) {
    const fault = trustee.kind === 'threshold' ? checkThreshold(group, trustee) : undefined;
    if (fault) return fault;
  }
  if (electionKey(group, trustees) === publicKey) return undefined;
  return { check: 'election.public-key', detail: 'not the product of the trustees’ keys' };
}

function checkThreshold(group: Group, trustees: ThresholdTrustees): TrusteesFault | undefined {
  const { threshold, certs, coefexps, signatures, keys } = trustees;
  const context = { group, size: certs.length, threshold };
  const coefficients: Element[][] = [];
  const verifications: Element[] = [];
  for (const [i, cert] of certs.entries()) {
    const of = `member ${i + 1} of the threshold group`;
    const keysOfCert = readCertificate(group, cert.message);
    if (!keysOfCert) return { check: 'trustees.certs', detail: `${of}: the certificate is malformed` };
    const { verification, encryption } = keysOfCert;
    if (group.firstOutsider([verification, encryption]) >= 0) return { check: 'trustees.group', detail: of };
    if (!judge(group, [claimSigned(group, verification, cert)])[0]) {
      return { check: 'trustees.certs', detail: `${of}: the certificate is not signed by its own key` };
    }
    if (cert.message !== certificateText(context, i + 1, keysOfCert)) {
      return { check: 'trustees.context', detail: `${of}: the certificate is not bound to this ceremony` };
    }
    verifications.push(verification);
  }
  if (new Set(verifications).size !== verifications.length) {
    return { check: 'trustees.certs', detail: 'two members share a key' };
  }
  for (const [i, signed] of coefexps.entries()) {
    const of = `member ${i + 1} of the threshold group`;
    const verification = verifications[i];
    const read = readCoefexps(group, signed.message);
    if (!read || verification === undefined || read.length !== threshold) {
      return { check: 'trustees.coefexps', detail: `${of}: not ${threshold} coefficients` };
    }
    if (group.firstOutsider(read) >= 0) return { check: 'trustees.group', detail: of };
    if (!judge(group, [claimSigned(group, verification, signed)])[0]) {
      return { check: 'trustees.coefexps', detail: `${of}: the coefficients are not signed` };
    }
    const signature = signatures?.[i];
    if (!signature)
      return { check: 'trustees.certs-signature', detail: `${of}: the signature on all certificates is missing` };
    if (!judge(group, [claimSigned(group, verification, { message: certsText(certs, read), signature })])[0]) {
      return { check: 'trustees.certs-signature', detail: `${of}: the signature on all certificates does not hold` };
    }
    coefficients.push(read);
  }
  // X_j = prod_i prod_k A_ik^(j^k) = prod_k (prod_i A_ik)^(j^k)
  const sums = group.products(
    Array.from({ length: threshold }, (_, k) => coefficients.flatMap((own) => own.slice(k, k + 1)).map((A) => [A, 1n])),
  );
  const expected = group.products(keys.map((_, j) => valueInExponent(group, sums, j + 1)));
  for (const [j, key] of keys.entries()) {
    const of = `member ${j + 1} of the threshold group`;
    if (key.publicKey !== expected[j]) {
      return { check: 'trustees.verification-key', detail: `${of}: the key does not follow from the coefficients` };
    }
    const verification = verifications[j];
    if (!key.signature || verification === undefined) {
      return { check: 'trustees.key-signature', detail: `${of}: the signature on the key is missing` };
    }
    const signed = { message: key.publicKey, signature: key.signature };
    if (!judge(group, [claimSigned(group, verification, signed)])[0]) {
      return { check: 'trustees.key-signature', detail: `${of}: the signature on the key does not hold` };
    }
  }
  return undefined;
}
