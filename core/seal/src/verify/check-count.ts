/** From the tally to the result: FORMAT sections 10.8 to 10.10. */
import { checkShuffle } from '../mixnet/check-shuffle.ts';
import { readShuffle } from '../mixnet/shuffle-record.ts';
import { type Election, hasMixing } from '../record/election.ts';
import { readJson } from '../record/json.ts';
import { hasOnly, isCount, isHash } from '../record/shape.ts';
import {
  checkPartialDecryption,
  combination,
  openCiphertexts,
  type PartialDecryption,
  readPartialDecryption,
} from '../tally/decryption.ts';
import {
  type Ciphertexts,
  readCiphertexts,
  readSized,
  type Tally,
  toDecrypt,
  toMix,
  writeCiphertexts,
} from '../tally/encrypted-tally.ts';
import { readResult, resultMatches } from '../tally/result.ts';
import { ownersOf, type Trustees } from '../trustee/trustees.ts';
import type { Step } from './read-archive.ts';
import type { Findings } from './report.ts';

export interface Count {
  readonly election: Election;
  readonly trustees: Trustees;
  readonly steps: readonly Step[];
  readonly findings: Findings;
}

export function checkCount(count: Count, tally: Tally): void {
  const { election, steps, findings } = count;
  const stored = steps.find(({ event }) => event.type === 'EncryptedTally');
  if (!stored) {
    findings.notYet('the encrypted tally is not there yet', 'tally.format', 'tally.sizes', 'tally.matches');
    findings.notYet('nothing is mixed yet', ...(hasMixing(election) ? shuffleChecks : []));
    findings.pass(...shuffleChecks);
    findings.notYet('nothing is opened yet', ...decryptionChecks, ...resultChecks);
    return;
  }
  if (!checkTally(count, stored, tally)) return;
  const mixed = checkMixing(count, tally);
  if (findings.anyFailed) return;
  if (mixed === 'not yet') {
    findings.notYet('mixing is not finished', ...decryptionChecks, ...resultChecks);
    return;
  }
  checkOpening(count, toDecrypt(election, tally.ciphertexts, mixed));
}

function checkTally({ election, findings }: Count, { records, at }: Step, tally: Tally): boolean {
  const [body, sizedBody] = records;
  const { questions } = election;
  const json = body && readJson(body);
  const sizedJson = sizedBody && readJson(sizedBody);
  const ciphertexts = json?.ok ? readCiphertexts(election.group, json.value.value, questions) : undefined;
  const sized = sizedJson?.ok ? readSized(sizedJson.value.value) : undefined;
  if (!ciphertexts || !sized) {
    findings.fail('tally.format', 'not a tally in the format', at);
    return false;
  }
  if (sized.counted !== tally.counted || sized.weight !== tally.weight) {
    findings.fail('tally.sizes', `${tally.counted} ballots of weight ${tally.weight} count`, at);
  }
  if (writeCiphertexts(ciphertexts, questions) !== writeCiphertexts(tally.ciphertexts, questions)) {
    findings.fail('tally.matches', 'the ballots give another tally', at);
  }
  if (findings.anyFailed) return false;
  findings.pass('tally.format', 'tally.sizes', 'tally.matches');
  return true;
}

const shuffleChecks = [
  'shuffle.format',
  'shuffle.lengths',
  'shuffle.group',
  'shuffle.proof',
  'shuffle.policy',
] as const;

/** The ciphertexts that come out of the last shuffle. */
function checkMixing(
  { election, trustees, steps, findings }: Count,
  tally: Tally,
): Ciphertexts | undefined | 'not yet' {
  if (!hasMixing(election)) {
    findings.pass(...shuffleChecks);
    return undefined;
  }
  const owners = ownersOf(trustees);
  const mixers = new Set<number>();
  let current = toMix(election, tally.ciphertexts);
  for (const { records, at } of steps.filter(({ event }) => event.type === 'Shuffle')) {
    const json = records[0] && readJson(records[0]);
    const made = json?.ok ? readShuffle(election.group, json.value.value) : undefined;
    const owner = readOwner(records[1], owners.length);
    if (!made || owner === undefined) {
      findings.fail('shuffle.format', 'not a shuffle in the format by a trustee of this election', at);
      return undefined;
    }
    if (mixers.has(owner)) findings.fail('shuffle.policy', `trustee ${owner} mixes twice`, at);
    mixers.add(owner);
    const found = checkShuffle(election, current, made);
    if (found) {
      findings.fail(found.fault, `mixed question ${found.question}, shuffle of trustee ${owner}`, at);
      return undefined;
    }
    current = made.ciphertexts;
  }
  const ended = steps.find(({ event }) => event.type === 'EndShuffles');
  if (!ended) {
    findings.notYet('mixing is not finished', ...shuffleChecks);
    return 'not yet';
  }
  // One mixer alone would know which paper was whose.
  const least = Math.min(2, owners.length);
  if (mixers.size < least)
    findings.fail('shuffle.policy', `${mixers.size} of at least ${least} trustees mixed`, ended.at);
  findings.pass(...shuffleChecks);
  return current;
}

function readOwner(body: Uint8Array | undefined, owners: number): number | undefined {
  const json = body && readJson(body);
  if (!json?.ok || !hasOnly(json.value.value, 'owner', 'payload')) return undefined;
  const { owner, payload } = json.value.value;
  return isCount(owner, owners) && owner >= 1 && isHash(payload) ? owner : undefined;
}

const decryptionChecks = [
  'decryption.format',
  'decryption.owner',
  'decryption.lengths',
  'decryption.group',
  'decryption.proof',
] as const;

const resultChecks = ['result.format', 'result.trustees', 'result.matches'] as const;

function checkOpening({ election, trustees, steps, findings }: Count, ciphertexts: Ciphertexts): void {
  const owners = ownersOf(trustees);
  const partials = new Map<number, PartialDecryption>();
  for (const { records, at } of steps.filter(({ event }) => event.type === 'PartialDecryption')) {
    const json = records[0] && readJson(records[0]);
    const partial = json?.ok ? readPartialDecryption(election.group, json.value.value, election.questions) : undefined;
    const owner = readOwner(records[1], owners.length);
    if (!partial || owner === undefined) {
      findings.fail('decryption.format', 'not a partial decryption in the format by a trustee of this election', at);
      return;
    }
    if (partials.has(owner)) findings.fail('decryption.owner', `trustee ${owner} decrypts twice`, at);
    const key = owners[owner - 1]?.publicKey ?? election.group.identity;
    const fault = checkPartialDecryption(election, key, ciphertexts, partial);
    if (fault) {
      findings.fail(fault, `by trustee ${owner}`, at);
      return;
    }
    partials.set(owner, partial);
  }
  if (findings.anyFailed) return;
  const stored = steps.find(({ event }) => event.type === 'Result');
  if (!stored) {
    findings.notYet('the trustees are still opening the tally', ...decryptionChecks, ...resultChecks);
    return;
  }
  findings.pass(...decryptionChecks);
  const json = stored.records[0] && readJson(stored.records[0]);
  const result = json?.ok ? readResult(election, json.value.value) : undefined;
  if (!result) {
    findings.fail('result.format', 'not a result in the format', stored.at);
    return;
  }
  findings.pass('result.format');
  const weights = combination(election.group, trustees, new Set(partials.keys()));
  if (!weights) {
    findings.fail('result.trustees', 'too few trustees opened it', stored.at);
    return;
  }
  findings.pass('result.trustees');
  const opened = openCiphertexts(election.group, ciphertexts, weights, partials);
  if (resultMatches(election, opened, result)) findings.pass('result.matches');
  else findings.fail('result.matches', 'the decryptions open to something else', stored.at);
}
