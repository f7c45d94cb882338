/** Each fact as a sentence: for the record, the mandate and what just happened. */
import { unreachable } from '@quorate/basics';
import type { AmendmentEnd, ElectionResult, Fact } from '../../spine.ts';
import type { Saying } from '../saying.ts';
import { phraseInWords, resultSentence } from './decisions.ts';
import { election } from './elections.ts';
import { count, joined, outOf } from './numbers.ts';
import { actName, trusteeStep } from './phases.ts';
import { consentName, postWords } from './refusals.ts';

export function factSentence(fact: Fact, say: Saying): string {
  switch (fact.type) {
    case 'organisation-founded':
      return `${count(fact.founders.length, 'founder')} founded ${fact.title} by signing its charter.`;
    case 'post-filled': {
      const until = fact.until === null ? '' : ` until ${say.dates.day(fact.until)}`;
      return `${say.name(fact.member)} got ${postWords(fact.post)}${until}.`;
    }
    case 'post-vacated':
      return `${say.name(fact.member)} gave up ${postWords(fact.post)}.`;
    case 'membership-applied-for':
      return `${say.name(fact.member)} applied for membership.`;
    case 'application-withdrawn':
      return `${say.name(fact.member)} withdrew the application.`;
    case 'member-admitted':
      return `${say.name(fact.member)} was admitted to membership.`;
    case 'member-left':
      return `${say.name(fact.member)} left.`;
    case 'device-enrolled':
      return `${say.name(fact.member)} enrolled the device “${fact.label}”.`;
    case 'device-requested':
      return `${say.name(fact.member)} asked for the device “${fact.label}” to be confirmed.`;
    case 'device-revoked':
      return `A device of ${say.name(fact.member)} was revoked.`;
    case 'meeting-convened':
      return `${say.name(fact.convener)} convened “${fact.title}” for ${say.dates.moment(fact.starts)}, ${fact.place}.`;
    case 'meeting-requested':
      return `${say.name(fact.by)} asked for a meeting: “${fact.title}”.`;
    case 'meeting-cancelled':
      return 'The meeting was cancelled.';
    case 'agenda-item-added':
      return `“${fact.item.title}” was added to the agenda.`;
    case 'member-checked-in':
      return `${say.name(fact.member)} checked in.`;
    case 'member-checked-out':
      return `${say.name(fact.member)} checked out.`;
    case 'meeting-opened':
      return `The meeting opened with ${fact.present} present.`;
    case 'item-taken':
      return `The meeting turned to the item “${fact.item}”.`;
    case 'chair-handed-over':
      return `${say.name(fact.to)} took the chair.`;
    case 'meeting-adjourned':
      return `The meeting was adjourned until ${say.dates.moment(fact.resumes)}.`;
    case 'meeting-resumed':
      return 'The meeting was resumed.';
    case 'meeting-closed':
      return 'The meeting was closed.';
    case 'speaker-asked':
      return `${say.name(fact.member)} asked to speak.`;
    case 'speaker-withdrew':
      return `${say.name(fact.member)} left the speakers’ list.`;
    case 'floor-given':
      return fact.to === null ? 'Nobody has the floor.' : `${say.name(fact.to)} was given the floor.`;
    case 'motion-proposed':
      return `${say.name(fact.proposer)} proposed a motion to ${actName(fact.effect.kind)}.`;
    case 'motion-seconded':
      return `${say.name(fact.seconder)} seconded the motion.`;
    case 'motion-withdrawn':
      return 'The motion was withdrawn.';
    case 'motion-overtaken':
      return 'The motion was overtaken: another amendment changed what it would have changed.';
    case 'referendum-called':
      return `A ballot of everybody on the roll was called, by “${fact.procedure.replaceAll('-', ' ')}”${fact.closes === null ? '' : `; it closes on ${say.dates.moment(fact.closes)}`}.`;
    case 'amendment-proposed':
      return `${say.name(fact.proposer)} proposed another text of the charter; it needs ${count(fact.consents.length, 'consent')}: ${joined(fact.consents.map(({ of }) => consentName(of)))}.`;
    case 'amendment-brought':
      return `The amendment was brought for its consent by ${consentName(fact.consent)}. It may be voted on from ${say.dates.moment(fact.earliest)}.`;
    case 'amendment-consented':
      return `The amendment has its consent by ${consentName(fact.consent)}.`;
    case 'amendment-adopted':
      return `The amendment is adopted. It comes into force on ${say.dates.moment(fact.inForce)}.`;
    case 'amendment-ended':
      return amendmentEnded[fact.why];
    case 'charter-in-force':
      return `The amended charter came into force, as of ${say.dates.moment(fact.since)}.`;
    case 'vote-opened':
      return `The motion was put to the vote with ${fact.present} present.`;
    case 'vote-cast':
      return `${say.name(fact.member)} voted ${choiceWord(fact.choice)}.`;
    case 'vote-closed':
      return `The vote was closed. ${resultSentence(fact.result)}`;
    case 'motion-carried':
      return 'The motion was carried.';
    case 'motion-lost':
      return 'The motion was lost.';
    case 'motion-returned':
      return 'The motion was not decided, and waits.';
    case 'decision-made': {
      const lapses = fact.lapses === null ? '' : ` It lapses on ${say.dates.day(fact.lapses)} unless confirmed.`;
      return `Decision ${fact.decision} was made.${lapses}`;
    }
    case 'unit-created':
      return `${fact.title} was formed (${fact.of}).`;
    case 'unit-joined':
      return `${say.name(fact.member)} joined ${fact.unit}.`;
    case 'election-called':
      return `An election for ${postWords(fact.post)} was called: ${count(fact.seats, 'seat')}, nominations until ${say.dates.moment(fact.nominationsClose)}.`;
    case 'candidate-nominated':
      return `${say.name(fact.by)} nominated ${say.name(fact.candidate)}.`;
    case 'nomination-accepted':
      return `${say.name(fact.candidate)} accepted and stands.`;
    case 'candidacy-withdrawn':
      return `${say.name(fact.candidate)} withdrew the candidacy.`;
    case 'poll-opened':
      return `The poll opened with ${count(fact.candidates.length, 'candidate')}; ${count(fact.entitled, 'person', 'persons')} may vote.`;
    case 'ballot-cast':
      return `${say.name(fact.member)} cast a ballot.`;
    case 'papers-entered': {
      const papers = fact.papers.reduce((sum, one) => sum + one.papers, 0);
      return `${say.name(fact.by)} entered ${count(papers, 'paper')} as batch ${fact.batch}.`;
    }
    case 'papers-confirmed':
      return `${say.name(fact.by)} confirmed batch ${fact.batch}.`;
    case 'papers-doubted':
      return `${say.name(fact.by)} asked for batch ${fact.batch} to be withdrawn: “${fact.reason}”`;
    case 'papers-withdrawn':
      return `${say.name(fact.by)} withdrew batch ${fact.batch}: “${fact.reason}”`;
    case 'poll-closed':
      return `The poll was closed. ${electionSentence(fact.result, say)}`;
    case 'rounds-laid-down':
      return `The election is held in rounds: ${fact.terms.majority.map(phraseInWords).join(' and ')} elects.`;
    case 'round-opened': {
      const names = joined(fact.candidates.map((candidate) => onPaper(candidate, say)));
      const out = fact.out.map(({ candidate, why }) => `${onPaper(candidate, say)} ${wentOut[why]}`);
      return `Round ${fact.round} opened between ${names}.${out.length === 0 ? '' : ` ${joined(out)}.`}`;
    }
    case 'round-closed': {
      const { outcome, elected, needed, ballots, entitled } = fact.result;
      const turnout = outOf(ballots, entitled, 'entitled voted');
      if (elected !== null) return `Round ${fact.round} elected ${onPaper(elected, say)}; ${turnout}.`;
      if (outcome === 'nobody') return `Round ${fact.round} elected nobody: ${needed} votes were needed; ${turnout}.`;
      return `Round ${fact.round} is void; ${turnout}.`;
    }
    case 'trusteeship-begun':
      return `${joined(fact.trustees.map(say.name))} became trustees; ${fact.threshold} of ${fact.trustees.length} open a result together.${fact.rehearsal ? ' The key is a rehearsal: no ballot can be called with it.' : ''}`;
    case 'trustee-step-taken':
      return `${say.name(fact.trustee)} sent the ${trusteeStep(fact.step)}.`;
    case 'secret-ballot-called':
      return `A secret ballot was called for ${count(fact.entitled, 'person', 'persons')}.${fact.revealing ? ' So few may vote that a result could show how somebody voted.' : ''}`;
    case 'voter-registered':
      return `${say.name(fact.member)} registered for the secret ballot.`;
    case 'secret-ballot-opened':
      return `The secret ballot opened for ${count(fact.voters, 'voter')}.${fact.booth ? ` Its booth has the fingerprint ${fact.booth.page.sha256.slice(0, 16)}….` : ''}`;
    case 'secret-ballot-closed':
      return 'The secret ballot was closed.';
    case 'papers-mixed':
      return `${say.name(fact.trustee)} mixed the papers.`;
    case 'share-opened':
      return `${say.name(fact.trustee)} gave a share of the opening.`;
    case 'secret-ballot-counted': {
      const { answers, ballots } = fact;
      const cast = count(ballots, 'ballot');
      if (answers.kind !== 'choices') return `The secret ballot was counted: ${cast}.`;
      return `The secret ballot was counted: ${cast}; ${answers.yes} yes, ${answers.no} no, ${count(answers.abstain, 'abstention')}.`;
    }
    default:
      return unreachable(fact);
  }
}

const amendmentEnded: { readonly [Why in AmendmentEnd]: string } = {
  lost: 'The amendment was lost.',
  withdrawn: 'The amendment was withdrawn.',
  overtaken: 'The amendment was overtaken by another.',
};

function electionSentence(result: ElectionResult, say: Saying): string {
  const turnout = outOf(result.ballots, result.entitled, 'entitled voted');
  switch (result.outcome) {
    case 'elected':
      return `Elected: ${joined(result.elected.map(say.name))}; ${turnout}.`;
    case 'no-quorum':
      return `Nobody is elected for want of a quorum; ${turnout}.`;
    case 'too-few-candidates':
      return `Too few stood. ${result.elected.length === 0 ? 'Nobody is elected.' : `Elected: ${joined(result.elected.map(say.name))}.`}`;
    case 'no-majority':
      return `Nobody reached the majority in the last round; ${turnout}.`;
    case 'tie-unbroken':
      return `A tie could not be broken; ${turnout}.`;
    default:
      return unreachable(result.outcome);
  }
}

function onPaper(choice: string, say: Saying): string {
  return choice === 'reopen-nominations' ? `“${election.reopen}”` : say.name(choice);
}

const wentOut = { withdrew: 'withdrew', votes: 'went out', lot: 'went out by lot' } as const;

export function choiceWord(choice: 'yes' | 'no' | 'abstain'): string {
  return choice === 'abstain' ? 'abstention' : choice;
}
