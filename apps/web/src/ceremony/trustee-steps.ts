/**
 * What a trustee's device does at each step of making a key together
 * (core/seal, trustee/pedersen). Nothing here leaves the device but the paper.
 */
import { type MemberId, ok, type Result, refuse } from '@quorate/basics';
import {
  ballotGroup,
  ceremonyPapers,
  contextOf,
  type PaperSource,
  type TrusteeStep,
  type TrusteeshipState,
} from '@quorate/record';
import {
  accept,
  certify,
  commitToDeal,
  deal,
  deliver,
  generateSeed,
  readDeal,
  reopenShare,
  writeDeal,
  writeSigned,
  writeTrusteeKey,
} from '@quorate/seal';
import type { KeptTrustee } from '../booth/store.ts';
import { randomBytes } from '../booth/take-part.ts';

export interface StepProblem {
  readonly reason: 'deal-not-here' | 'papers-do-not-fit';
  readonly detail: string;
}

export interface StepPaper {
  readonly text: string;
  /** What the device keeps from now on; it is stored before the paper is sent. */
  readonly keep: KeptTrustee;
}

export function freshTrustee(): KeptTrustee {
  return { seed: generateSeed(randomBytes), deal: null, backedUp: false };
}

export function paperOfStep(
  trusteeship: TrusteeshipState,
  step: TrusteeStep,
  me: MemberId,
  kept: KeptTrustee,
  papers: PaperSource,
): Result<StepPaper, StepProblem> {
  const context = contextOf(trusteeship);
  const number = trusteeship.trustees.indexOf(me) + 1;
  const { certificates, deals } = ceremonyPapers(trusteeship, papers);
  switch (step) {
    case 'certificate':
      return ok({ text: JSON.stringify(writeSigned(certify(context, number, kept.seed, randomBytes))), keep: kept });
    case 'commitment': {
      const before = kept.deal === null ? undefined : readDeal(ballotGroup, JSON.parse(kept.deal));
      const made = before ? ok(before) : deal(context, number, kept.seed, certificates, randomBytes);
      if (!made.ok) return misfit(made.problem);
      const keep = { ...kept, deal: JSON.stringify(writeDeal(made.value)) };
      return ok({ text: JSON.stringify(commitToDeal(made.value)), keep });
    }
    case 'deal':
      return kept.deal === null ? refuse({ reason: 'deal-not-here', detail: '' }) : ok({ text: kept.deal, keep: kept });
    case 'share': {
      const own = kept.deal === null ? undefined : readDeal(ballotGroup, JSON.parse(kept.deal));
      if (own && commitToDeal(own) !== commitToDeal(deals[number - 1] ?? own)) {
        return misfit({ reason: 'another-deal', trustee: number });
      }
      const share = accept(context, number, kept.seed, certificates, deliver(deals, number), randomBytes);
      if (!share.ok) return misfit(share.problem);
      const { privateKey, key } = share.value;
      return ok({ text: JSON.stringify({ privateKey, key: writeTrusteeKey(key) }), keep: { ...kept, deal: null } });
    }
    default:
      return step satisfies never;
  }
}

/** The trustee's share of the key, from the seed and the paper sealed to it. */
export function shareOf(
  trusteeship: TrusteeshipState,
  me: MemberId,
  seed: string,
  papers: PaperSource,
): bigint | undefined {
  const place = trusteeship.trustees.indexOf(me);
  const sealed = ceremonyPapers(trusteeship, papers).shares[place];
  const share = sealed && reopenShare(ballotGroup, seed, sealed.privateKey);
  return share?.ok ? share.value : undefined;
}

function misfit(problem: { readonly reason: string; readonly trustee?: number }): Result<never, StepProblem> {
  return refuse({ reason: 'papers-do-not-fit', detail: `${problem.reason}, trustee ${problem.trustee ?? '?'}` });
}
