/**
 * The trustees' ceremony, read from its papers: what each trustee sent at each
 * step, and the trustees record of the archives that follows from it.
 *
 *     certificate   the signed keys of a trustee's device
 *     commitment    hash of the deal, before anybody shows one
 *     deal          encrypted shares for all
 *     share         the trustee's public key, and their own share sealed to themselves
 */
import type { TrusteeStep, TrusteeshipState } from '@quorate/assembly';
import type { Json, MemberId } from '@quorate/basics';
import {
  type AcceptedShare,
  assemble,
  checkCertificates,
  checkDeals,
  checkTrustees,
  commitToDeal,
  type Deal,
  electionKey,
  type Group,
  makeGroup,
  readDeal,
  readSigned,
  readTrusteeKey,
  type SignedMessage,
  type ThresholdContext,
  type Trustees,
  writeTrustees,
} from '@quorate/seal';
import { jsonOf, type PaperSource } from './papers.ts';

/** The group of every ballot in an assembly. */
export const ballotGroup: Group = makeGroup('Ed25519');

export function contextOf({ trustees, threshold }: Pick<TrusteeshipState, 'trustees' | 'threshold'>): ThresholdContext {
  return { group: ballotGroup, size: trustees.length, threshold };
}

/** What was sent so far, in the order of the trustees; a paper that can't be read is left out. */
export interface CeremonyPapers {
  readonly certificates: readonly SignedMessage[];
  readonly commitments: readonly string[];
  readonly deals: readonly Deal[];
  readonly shares: readonly AcceptedShare[];
}

export function ceremonyPapers(trusteeship: TrusteeshipState, papers: PaperSource): CeremonyPapers {
  const sent = (step: TrusteeStep): readonly (Json | undefined)[] =>
    trusteeship.trustees.map((trustee) => jsonOf(papers, trusteeship.steps[step][trustee]));
  return {
    certificates: readable(sent('certificate'), (json) => readSigned(ballotGroup, json)),
    commitments: readable(sent('commitment'), readCommitment),
    deals: readable(sent('deal'), (json) => readDeal(ballotGroup, json)),
    shares: readable(sent('share'), readShare),
  };
}

/** Why a step's paper is refused, or nothing. `step` is the one being taken, with this paper in its place. */
export function stepProblem(
  before: TrusteeshipState,
  trustee: MemberId,
  step: TrusteeStep,
  paper: Json | undefined,
  papers: PaperSource,
): string | undefined {
  const read = { certificate: readSignedPaper, commitment: readCommitment, deal: readDealPaper, share: readShare }[
    step
  ];
  if (paper === undefined || read(paper) === undefined) return `the ${step} cannot be read`;
  const sent = ceremonyPapers(before, papers);
  const place = before.trustees.indexOf(trustee);
  if (step === 'deal') {
    const made = readDealPaper(paper);
    if (!made || commitToDeal(made) !== sent.commitments[place]) return 'the deal is not the one that was committed to';
  }
  const complete = Object.keys(before.steps[step]).length + 1 === before.trustees.length;
  return complete ? wholeStepProblem(before, step, withPaper(sent, step, place, paper)) : undefined;
}

/** When the last paper of a step comes, the step is checked as a whole. */
function wholeStepProblem(trusteeship: TrusteeshipState, step: TrusteeStep, sent: CeremonyPapers): string | undefined {
  const context = contextOf(trusteeship);
  if (step === 'certificate') {
    const checked = checkCertificates(context, sent.certificates);
    return checked.ok ? undefined : `${checked.problem.reason} of trustee ${checked.problem.trustee}`;
  }
  if (step === 'commitment') return undefined;
  const deals = checkDeals(context, sent.certificates, sent.deals, sent.commitments);
  if (!deals.ok) return `${deals.problem.reason} of trustee ${deals.problem.trustee}`;
  if (step === 'deal') return undefined;
  const trustees: Trustees = [assemble(context, sent.certificates, sent.deals, sent.shares)];
  const fault = checkTrustees(ballotGroup, trustees, electionKey(ballotGroup, trustees));
  return fault && `${fault.check}: ${fault.detail}`;
}

/** The trustees of a ceremony that is complete. */
export function trusteesOf(trusteeship: TrusteeshipState, papers: PaperSource): Trustees | undefined {
  if (trusteeship.phase !== 'ready') return undefined;
  const { certificates, deals, shares } = ceremonyPapers(trusteeship, papers);
  return [assemble(contextOf(trusteeship), certificates, deals, shares)];
}

/** The trustees record as it stands in an archive. */
export function trusteesRecord(trusteeship: TrusteeshipState, papers: PaperSource): string | undefined {
  const trustees = trusteesOf(trusteeship, papers);
  return trustees && writeTrustees(trustees);
}

function withPaper(sent: CeremonyPapers, step: TrusteeStep, place: number, paper: Json): CeremonyPapers {
  const put = <T>(list: readonly T[], item: T | undefined): readonly T[] =>
    item === undefined ? list : [...list.slice(0, place), item, ...list.slice(place)];
  const changes: { readonly [taken in TrusteeStep]: Partial<CeremonyPapers> } = {
    certificate: { certificates: put(sent.certificates, readSignedPaper(paper)) },
    commitment: { commitments: put(sent.commitments, readCommitment(paper)) },
    deal: { deals: put(sent.deals, readDealPaper(paper)) },
    share: { shares: put(sent.shares, readShare(paper)) },
  };
  return { ...sent, ...changes[step] };
}

function readSignedPaper(json: Json): SignedMessage | undefined {
  return readSigned(ballotGroup, json);
}

function readDealPaper(json: Json): Deal | undefined {
  return readDeal(ballotGroup, json);
}

function readCommitment(json: Json): string | undefined {
  return typeof json === 'string' && /^[0-9a-f]{64}$/.test(json) ? json : undefined;
}

function readShare(json: Json): AcceptedShare | undefined {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return undefined;
  const { privateKey, key } = json as { readonly [name: string]: Json };
  const read = readTrusteeKey(ballotGroup, key);
  return typeof privateKey === 'string' && read ? { privateKey, key: read } : undefined;
}

function readable<T>(papers: readonly (Json | undefined)[], read: (json: Json) => T | undefined): readonly T[] {
  return papers.flatMap((json) => {
    const made = json === undefined ? undefined : read(json);
    return made === undefined ? [] : [made];
  });
}
