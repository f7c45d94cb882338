import { must } from '@quorate/basics';
import { describe, expect, it } from 'vitest';
import { makeGroup } from '../group/groups.ts';
import { mod } from '../group/numbers.ts';
import { combination } from '../tally/decryption.ts';
import { seeded } from '../testing/index.ts';
import { checkTrustees } from './check-trustees.ts';
import {
  accept,
  assemble,
  certify,
  checkDeals,
  commitToDeal,
  deal,
  deliver,
  readDeal,
  reopenShare,
  writeDeal,
} from './pedersen.ts';
import { generateSeed } from './pki.ts';
import { electionKey, readTrustees, writeTrustees } from './trustees.ts';

const randomness = seeded('ceremony');
const group = makeGroup('Ed25519');
const context = { group, size: 4, threshold: 3 };
const seeds = Array.from({ length: 4 }, () => generateSeed(randomness));
const certs = seeds.map((seed, i) => certify(context, i + 1, seed, randomness));
const deals = seeds.map((seed, i) => must(deal(context, i + 1, seed, certs, randomness)));
const commitments = deals.map(commitToDeal);
const shares = seeds.map((seed, i) => must(accept(context, i + 1, seed, certs, deliver(deals, i + 1), randomness)));
const threshold = assemble(context, certs, deals, shares);
const key = electionKey(group, [threshold]);

describe('threshold trustees', () => {
  it('make a record that passes every check, and reads back as written', () => {
    expect(checkTrustees(group, [threshold], key)).toBeUndefined();
    expect(must(readTrustees(group, JSON.parse(writeTrustees([threshold]))))).toEqual([threshold]);
  });

  it('hold shares of the election key: any three of four, no two', () => {
    const secrets = shares.map(({ privateKey }, i) => must(reopenShare(group, seeds[i]!, privateKey)));
    for (const present of [
      [1, 2, 3],
      [1, 2, 4],
      [1, 3, 4],
      [2, 3, 4],
      [1, 2, 3, 4],
    ]) {
      const weights = combination(group, [threshold], new Set(present))!;
      const secret = [...weights].reduce(
        (sum, [owner, weight]) => mod(sum + weight * secrets[owner - 1]!, group.order),
        0n,
      );
      expect(group.product([[group.generator, secret]])).toBe(key);
    }
    expect(combination(group, [threshold], new Set([1, 4]))).toBeUndefined();
  });

  it('reopen their share with their own seed alone', () => {
    expect(reopenShare(group, seeds[1]!, shares[0]!.privateKey)).toEqual({
      ok: false,
      problem: { reason: 'wrong-seed' },
    });
  });

  it('notice a deal that is not the one committed to', () => {
    const again = must(deal(context, 2, seeds[1]!, certs, randomness));
    const problem = { reason: 'broken-commitment', trustee: 2 };
    expect(checkDeals(context, certs, deals, commitments).ok).toBe(true);
    expect(checkDeals(context, certs, deals.with(1, again), commitments)).toEqual({ ok: false, problem });
  });

  it('notice a share that does not lie on its dealer’s polynomial', () => {
    const delivery = deliver(deals, 1);
    const swapped = { ...delivery, secrets: delivery.secrets.with(2, deals[3]!.secrets[0]!) };
    const problem = { reason: 'wrong-share', trustee: 3 };
    expect(accept(context, 1, seeds[0]!, certs, swapped, randomness)).toEqual({ ok: false, problem });
  });

  it('cannot open a share that was dealt to another', () => {
    const problem = { reason: 'wrong-share', trustee: 1 };
    expect(accept(context, 1, seeds[0]!, certs, deliver(deals, 2), randomness)).toEqual({ ok: false, problem });
  });

  it('refuse certificates of another ceremony', () => {
    const elsewhere = certify({ ...context, threshold: 1 }, 2, seeds[1]!, randomness);
    const problem = { reason: 'wrong-certificate', trustee: 2 };
    expect(deal(context, 1, seeds[0]!, certs.with(1, elsewhere), randomness)).toEqual({ ok: false, problem });
  });

  it('carry their deals as JSON', () => {
    expect(readDeal(group, JSON.parse(JSON.stringify(writeDeal(deals[0]!))))).toEqual(deals[0]);
    expect(readDeal(group, { polynomial: 1 })).toBeUndefined();
  });
});
