/** All checks, in the order of charter format 1, section 5; 38 and 49 have two names each. */
import { schema } from './01-schema.ts';
import { danglingReference } from './02-dangling-reference.ts';
import { definedTerms } from './03-defined-terms.ts';
import { saidOnce } from './04-said-once.ts';
import { expects } from './05-expects.ts';
import { everyPowerHasAHolder } from './06-every-power-has-a-holder.ts';
import { exclusive } from './07-exclusive.ts';
import { procedureFits } from './08-procedure-fits.ts';
import { loneHand } from './09-lone-hand.ts';
import { sameHand } from './10-same-hand.ts';
import { silentQuorum } from './11-silent-quorum.ts';
import { smallFaction } from './12-small-faction.ts';
import { dominance } from './13-dominance.ts';
import { delegation } from './14-delegation.ts';
import { residual } from './15-residual.ts';
import { reviewable } from './16-reviewable.ts';
import { noGapNoOverlap } from './17-no-gap-no-overlap.ts';
import { wayIn } from './18-way-in.ts';
import { wayOut } from './19-way-out.ts';
import { officeTerm } from './20-office-term.ts';
import { refillFromNothing } from './21-refill-from-nothing.ts';
import { answerable } from './22-answerable.ts';
import { recallReachable } from './23-recall-reachable.ts';
import { ownRecall } from './24-own-recall.ts';
import { separation } from './25-separation.ts';
import { holdOver } from './26-hold-over.ts';
import { termLimitsSatisfiable } from './27-term-limits-satisfiable.ts';
import { quotasFeasible } from './28-quotas-feasible.ts';
import { exOfficioShare } from './29-ex-officio-share.ts';
import { minimum } from './30-minimum.ts';
import { quorumReachable } from './31-quorum-reachable.ts';
import { thresholdReachable } from './32-threshold-reachable.ts';
import { alwaysAnEnd } from './33-always-an-end.ts';
import { mustAct } from './34-must-act.ts';
import { timetable } from './35-timetable.ts';
import { noShow } from './36-no-show.ts';
import { rulesFrozen } from './37-rules-frozen.ts';
import { ballotRunner } from './38-ballot-runner.ts';
import { secretAboutPersons } from './38-secret-about-persons.ts';
import { repeatBar } from './39-repeat-bar.ts';
import { castingVote } from './40-casting-vote.ts';
import { appealChain } from './41-appeal-chain.ts';
import { freshJudges } from './42-fresh-judges.ts';
import { dueProcess } from './43-due-process.ts';
import { emergency } from './44-emergency.ts';
import { lapseByClock } from './45-lapse-by-clock.ts';
import { amendmentCoversAll } from './46-amendment-covers-all.ts';
import { notByTheRestrainedAlone } from './47-not-by-the-restrained-alone.ts';
import { noSelfLowering } from './48-no-self-lowering.ts';
import { dissolveHarder } from './49-dissolve-harder.ts';
import { noBackDoor } from './49-no-back-door.ts';
import { noSelfService } from './50-no-self-service.ts';
import { purge } from './51-purge.ts';
import { sealedOpens } from './52-sealed-opens.ts';
import { trustees } from './53-trustees.ts';
import { witnesses } from './54-witnesses.ts';
import { exit } from './55-exit.ts';
import { federalFit } from './56-federal-fit.ts';
import { supremacyAcyclic } from './57-supremacy-acyclic.ts';
import { profile } from './58-profile.ts';
import { waiver } from './59-waiver.ts';
import type { Check } from './check.ts';

export const checks: readonly Check[] = [
  schema,
  danglingReference,
  definedTerms,
  saidOnce,
  expects,
  everyPowerHasAHolder,
  exclusive,
  procedureFits,
  loneHand,
  sameHand,
  silentQuorum,
  smallFaction,
  dominance,
  delegation,
  residual,
  reviewable,
  noGapNoOverlap,
  wayIn,
  wayOut,
  officeTerm,
  refillFromNothing,
  answerable,
  recallReachable,
  ownRecall,
  separation,
  holdOver,
  termLimitsSatisfiable,
  quotasFeasible,
  exOfficioShare,
  minimum,
  quorumReachable,
  thresholdReachable,
  alwaysAnEnd,
  mustAct,
  timetable,
  noShow,
  rulesFrozen,
  ballotRunner,
  secretAboutPersons,
  repeatBar,
  castingVote,
  appealChain,
  freshJudges,
  dueProcess,
  emergency,
  lapseByClock,
  amendmentCoversAll,
  notByTheRestrainedAlone,
  noSelfLowering,
  dissolveHarder,
  noBackDoor,
  noSelfService,
  purge,
  sealedOpens,
  trustees,
  witnesses,
  exit,
  federalFit,
  supremacyAcyclic,
  profile,
  waiver,
];
