/**
 * Why something was refused, and what would help: the rule, the figures, the way.
 * One sentence or two per reason; a reason without a sentence does not compile.
 */
import type { Problem } from '../../api/client.ts';
import type { Refusal } from '../../spine.ts';
import type { Saying } from '../saying.ts';
import { phraseInWords } from './decisions.ts';
import { count, joined } from './numbers.ts';
import {
  actName,
  amendmentPhase,
  ballotPhase,
  electionPhase,
  meetingPhase,
  motionPhase,
  trusteeStep,
} from './phases.ts';

type Sentences = {
  readonly [Reason in Refusal['reason']]: (data: Extract<Refusal, { readonly reason: Reason }>, say: Saying) => string;
};

const sentences: Sentences = {
  // standing
  'wrong-organisation': () => 'This act names another organisation. Reload the page and try again.',
  'wrong-stream': () => 'This act names the wrong history. Reload the page and try again.',
  'charter-not-in-force': () =>
    'The charter has changed since this page was opened, so this was not recorded. Read what changed; when you press again, it is signed under the charter now in force.',
  'clock-skew': ({ received, claimed, tolerance }) =>
    `This device's clock is ${away(received - claimed)}. An act may be at most ${minutes(tolerance)} off. Set the clock, or sign again now.`,
  'device-not-enrolled': () =>
    'This device is not enrolled, so it can’t act for you. Enrol it from another device of yours, or ask for it to be confirmed.',
  'device-of-another': () => 'This device acts for another member.',
  'not-a-member': () => 'Only members may do this, and you are not on the roll.',
  'unseen-head': ({ size, entries }) =>
    `This device has seen ${count(size, 'entry', 'entries')} of the record, the server has ${entries}. Keep this page open: the record may have been shortened.`,
  // founding
  'already-founded': () => 'This organisation has been founded already.',
  'not-founded': () => 'This organisation has not been founded yet. Every founder must sign first.',
  'too-few-founders': ({ found, needed }) =>
    `An organisation needs at least ${count(needed, 'founder')}; there are ${found}. Invite more.`,
  'founder-twice': ({ member }, say) => `${say.name(member)} is named as a founder twice.`,
  'holder-is-no-founder': ({ member, post }, say) =>
    `${say.name(member)} can’t hold ${postWords(post)}, not being a founder.`,
  'unknown-post': ({ post }) => `The charter has no post ${postWords(post)}.`,
  'post-has-too-many-holders': ({ post, seats, found }) =>
    `${capital(postWords(post))} has ${count(seats, 'place')}; ${found} were named.`,
  'incompatible-posts': ({ member, posts }, say) =>
    `${say.name(member)} can’t hold ${joined(posts.map(postWords))} together: the charter keeps them apart.`,
  'charter-has-errors': ({ checks }) =>
    `The charter has ${count(checks.length, 'fault')} that must be mended first: ${joined(checks)}.`,
  // roll
  'already-on-the-roll': ({ member }, say) => `${say.name(member)} is on the roll already.`,
  'already-applied': ({ member }, say) => `${say.name(member)} has applied already. A body decides on it.`,
  'no-such-applicant': () => 'There is no such application. It may have been withdrawn.',
  'unknown-class': ({ class: found, known }) =>
    `The charter has no class of membership “${found}”. It has ${joined(known)}.`,
  // devices
  'device-already-known': () => 'This device is known already.',
  'device-proof-invalid': () => 'The new device did not prove that it has its key. Start again on that device.',
  'no-such-device': () => 'There is no such device.',
  'last-device': () => 'This is your last device. Enrol another first: without one you could no longer act.',
  'device-not-yours': () => 'This device belongs to another member.',
  'label-too-long': ({ most }) => `A device’s label has at most ${most} characters.`,
  'cannot-confirm-own-device': () => 'You can’t confirm your own device. Another person who keeps the roll must do it.',
  'only-the-keeper-of-the-roll': ({ keeper }) =>
    `Only whoever keeps the roll may do this; the charter names ${postWords(keeper)}.`,
  // meeting
  'meeting-exists': () => 'This meeting has been convened already.',
  'no-such-meeting': () => 'There is no such meeting.',
  'no-such-body': ({ of }) => `The charter has no body “${of}”.`,
  'may-not-convene': ({ conveners }) =>
    `You may not convene this body. The charter lets it be convened by ${joined(conveners.map(convener), 'or')}.`,
  'notice-too-short': ({ notice, earliest, starts }, say) =>
    `The charter asks for ${notice} of notice. This meeting would start on ${say.dates.moment(starts)}; the earliest possible start is ${say.dates.moment(earliest)}.`,
  'meeting-phase': ({ phase, needed }) =>
    `The meeting is ${meetingPhase(phase)}. This can be done when it is ${joined(needed.map(meetingPhase), 'or')}.`,
  'not-on-the-roll': () => 'You are not on the roll of this body.',
  'chair-not-on-the-roll': () => 'Whoever presides must be on the roll of this body.',
  'too-early': ({ starts }, say) => `The meeting was called for ${say.dates.moment(starts)} and can’t open before.`,
  'only-the-chair': ({ chair }, say) => `Only whoever presides may do this: ${say.name(chair)}.`,
  'only-the-convener': ({ convener: who }, say) => `Only whoever convened the meeting may do this: ${say.name(who)}.`,
  'already-present': () => 'You have checked in already.',
  'not-present': () => 'You have not checked in to this meeting. Check in first.',
  'no-such-item': () => 'The agenda has no such item.',
  'item-exists': () => 'The agenda has this item already.',
  'already-on-the-list': () => 'You are on the speakers’ list already.',
  'not-on-the-list': () => 'You are not on the speakers’ list.',
  'vote-still-open': () => 'A vote is still open. Close it first.',
  'already-requested': () => 'You have asked for this meeting already.',
  // motion
  'motion-exists': () => 'This motion has been proposed already.',
  'no-such-motion': () => 'There is no such motion.',
  'motion-phase': ({ phase, needed }) =>
    `The motion is ${motionPhase(phase)}. This can be done when it is ${joined(needed.map(motionPhase), 'or')}.`,
  'proposer-cannot-second': () => 'You proposed this motion. Another member must second it.',
  'already-seconded-by-you': () => 'You have seconded this motion already. Another member must second it too.',
  'only-proposer-may-withdraw': ({ proposer }, say) => `Only the proposer may withdraw it: ${say.name(proposer)}.`,
  'no-power': ({ effect, of }) =>
    `The charter gives “${of}” no power to ${effectWords(effect)}. Propose it to the body that has it.`,
  'procedure-not-at-a-meeting': ({ procedure, how }) =>
    `The charter decides this by “${procedure}”, which is a ${how}, not a vote at a meeting.`,
  'not-again-yet': ({ until }, say) =>
    `A motion that was lost can’t come again yet. It may be proposed from ${say.dates.day(until)}.`,
  'post-is-filled': ({ post }) => `${capital(postWords(post))} is filled already.`,
  // amendments of the charter
  'no-such-amendment': () => 'There is no such amendment.',
  'amendment-differs': () =>
    'This amendment has been proposed with another text. Each body must decide on the very same one: reload the page.',
  'amendment-over': ({ phase }) =>
    `This amendment is ${amendmentPhase(phase)}, so there is nothing left to decide on it.`,
  'charter-unreadable': ({ line, column, found, expected }) =>
    `The proposed charter can’t be read: line ${line}, column ${column} has ${found} where ${expected} is expected.`,
  'charter-hash-differs': () => 'The proposed text is not the charter that the motion names. Propose it again.',
  'identity-changed': ({ before, after }) =>
    `The proposed charter belongs to “${after}”, this organisation’s to “${before}”. An amendment can’t change the id.`,
  'version-not-raised': ({ version, needed }) =>
    `The proposed charter says it is version ${version}. Write version ${needed}, so that nobody takes one for the other.`,
  'nothing-amended': () => 'The proposed text changes no clause of the charter.',
  'clauses-unchangeable': ({ clauses }) => `The charter lets nobody change ${joined(clauses)}.`,
  'stale-base': () =>
    'Another amendment has been adopted since this one was written. Write yours into the charter as it stands now, and propose that.',
  'may-not-propose-amendment': ({ proposers }) =>
    `The charter lets amendments be proposed by ${joined(proposers.map(convener), 'or')}.`,
  'consent-not-possible-here': ({ consents }) =>
    `This amendment needs a decision that can’t be taken here: ${joined(consents.map(consentName))}.`,
  'consent-not-asked': ({ of, voters }) =>
    `This amendment needs no decision of “${of}”; it needs one of ${joined(voters.map(postWords))}.`,
  'consent-out-of-turn': ({ first }) =>
    `A ballot confirms what was adopted before it. First comes the consent by ${consentName(first)}.`,
  'may-not-call-ballot': ({ runBy }) => `The charter gives the running of this ballot to ${convener(runBy)}.`,
  'ballot-has-no-room': () =>
    'This is a ballot of everybody on the roll, not a meeting: nobody checks in, and no other motion comes before it.',
  'ballot-still-open': ({ until }, say) => `The charter keeps this ballot open until ${say.dates.moment(until)}.`,
  'consent-under-way': () => 'A motion on this amendment is before a meeting already. Second or vote on that one.',
  'amendment-notice-too-short': ({ notice, earliest, voted }, say) =>
    `The charter asks that an amendment be known ${notice} before it is voted on. It would be voted on at ${say.dates.moment(voted)}; it can be from ${say.dates.moment(earliest)}. Choose a later meeting.`,
  'in-force-day-needed': ({ words }) =>
    `The charter says amendments come into force “${words}”. The motion must name the day.`,
  'meeting-under-earlier-charter': () =>
    'This meeting was convened under the charter before, and ends under it. Propose amendments to a meeting convened since.',
  'charter-due': () => 'An amended charter is coming into force at this moment. Try again.',
  'not-due-yet': ({ inForce }, say) => `The amended charter comes into force on ${say.dates.moment(inForce)}.`,
  'only-the-charter': () => 'The charter itself does this when its time has come; nobody else can.',
  // vote
  'vote-exists': () => 'This vote has been opened already.',
  'no-such-vote': () => 'There is no such vote.',
  'vote-phase': ({ phase }) =>
    phase === 'closed' ? 'The vote is closed. Votes are no longer taken.' : 'The vote is still open.',
  'another-vote-open': () => 'Another vote is open. Close it first: one question at a time.',
  'no-quorum': ({ present, needed, members }) =>
    `The quorum is ${needed} of ${count(members, 'member')}; ${present} ${present === 1 ? 'is' : 'are'} here. ${moreMust(needed - present)}`,
  'secret-ballot-needed': ({ procedure }) =>
    `The charter asks for a secret ballot here (“${procedure}”). An open vote would be void.`,
  // election
  'election-exists': () => 'This election has been called already.',
  'no-such-election': () => 'There is no such election.',
  'no-such-election-clause': ({ of, known }) => `The charter has no election “${of}”. It has ${joined(known)}.`,
  'election-phase': ({ phase, needed }) =>
    `The election is ${electionPhase(phase)}. This can be done while it is ${joined(needed.map(electionPhase), 'or')}.`,
  'may-not-run': ({ runBy }) => `You don’t run this election. The charter gives it to ${convener(runBy)}.`,
  'not-filled-by-this-election': ({ post, filledBy }) =>
    `${capital(postWords(post))} is filled by ${filledBy}, not by this election.`,
  'wrong-number-of-seats': ({ vacant, asked }) =>
    `${capital(count(vacant, 'seat'))} ${vacant === 1 ? 'is' : 'are'} vacant; the call names ${asked}.`,
  'rule-not-of-method': ({ method, rules }) =>
    `The charter asks for ${method}. Rules of that kind: ${joined(rules, 'or')}.`,
  'nominations-closed': ({ since }, say) => `Nominations closed on ${say.dates.moment(since)}.`,
  'nominations-still-open': ({ until }, say) =>
    `Nominations are open until ${say.dates.moment(until)}. The poll can open after that.`,
  'already-nominated-by-you': ({ candidate }, say) => `You have nominated ${say.name(candidate)} already.`,
  'reservation-unclear': ({ clause, found }) =>
    `The charter reserves seats in words that no count can follow (${clause}: “${found}”). Amend it first, or the election could break it.`,
  'reservation-needs-a-number': ({ group, most }) =>
    `The charter reserves seats for “${group}” in proportion to a membership. Say how many of the ${most} that is.`,
  'rule-reserves-no-seats': ({ rule, rules }) =>
    `The charter reserves seats here, and the rule ${rule} can’t keep them. Rules that can: ${joined(rules, 'or')}.`,
  'no-such-group': ({ group, known }) =>
    `No seats of this election are kept for or from “${group}”. The charter names ${joined(known)}.`,
  'too-many-bounds': ({ bounds, most }) =>
    `The charter’s caps make ${bounds} bounds among those who stand; a count keeps at most ${most}.`,
  'reserved-seats-unfilled': ({ group, bound, needed, available, leavesEmpty }) => {
    const stays = leavesEmpty === 1 ? 'one seat stays' : `${leavesEmpty} seats stay`;
    const why =
      bound === 'at-least'
        ? `The charter keeps ${count(needed, 'seat')} for “${group}”, and those who stand can fill ${available} of them.`
        : `The charter’s cap (“${group}”) lets only ${available} of those who stand be elected.`;
    return `${why} Opened now, ${stays} empty.`;
  },
  'no-such-kind-of-unit': ({ of, known }) =>
    known.length === 0 ? 'The charter knows no units.' : `The charter knows no “${of}”. It has ${joined(known)}.`,
  'unit-exists': ({ unit }) => `There is a unit ${unit} already.`,
  'no-such-unit': ({ unit }) => `There is no such unit (${unit}).`,
  'wrong-within': ({ of, within }) =>
    within === null ? `A ${of} lies within no other unit.` : `A ${of} lies within a ${within}: name which.`,
  'already-in-unit': () => 'You belong to it already.',
  'unit-of-units': ({ kinds }) => `One belongs to it through a ${joined(kinds, 'or')}. Join one of those.`,
  'unit-in-election': () => 'An election runs in this unit or in yours. Its roll stands still until it is counted.',
  'needs-a-unit': ({ of }) => `The charter apportions these seats: say which ${of} elects.`,
  'seats-of-no-unit': ({ post }) => `${capital(postWords(post))} is filled by all together, not unit by unit.`,
  'not-of-this-unit': ({ unit }) => `Only members of ${unit} stand for its seats.`,
  'not-nominated': () => 'Nobody has nominated you yet. Ask another member to.',
  'needs-another-nominator': () => 'You need a nominator besides yourself. Ask another member.',
  'no-such-candidate': () => 'There is no such candidate in this election.',
  'candidate-twice': ({ candidate }, say) => `${say.name(candidate)} is ranked twice. Rank each candidate once.`,
  'not-entitled': () => 'You are not among those who vote in this election.',
  'booth-or-paper-only': () => 'This election is secret. Votes are cast in the booth or on paper, not openly.',
  'batch-exists': ({ batch }) => `There is a batch ${batch} already.`,
  'no-such-batch': ({ batch }) => `There is no batch ${batch}.`,
  'needs-another-teller': ({ batch }) => `You entered batch ${batch}. Another teller must confirm it.`,
  'batch-not-confirmed': ({ batch }) =>
    `Batch ${batch} is not confirmed yet. Another teller must confirm it before the count.`,
  'batch-confirmed': ({ batch }) => `Batch ${batch} is confirmed already.`,
  'batch-withdrawn': ({ batch }) => `Batch ${batch} was withdrawn. Enter its papers anew under another name.`,
  'batch-doubted': ({ batch, by }, say) =>
    `${say.name(by)} asked for batch ${batch} to be withdrawn. Another teller must withdraw it, or somebody who did not enter it must confirm it again.`,
  'needs-another-to-withdraw': ({ batch }) =>
    `You asked for batch ${batch} to be withdrawn. It was confirmed by two tellers, so another must withdraw it.`,
  'more-papers-than-voters': ({ papers, entitled }) =>
    `${papers} papers and ballots are more than the ${entitled} who may vote. Look for a batch that was entered twice, and withdraw it.`,
  'secret-ballot-running': () =>
    'A secret ballot about this election is running. Its result closes the poll; until it is published nobody can.',
  'one-seat-in-rounds': ({ asked }) =>
    `Rounds fill one seat at a time; the call names ${asked}. Call an election for each seat.`,
  'majority-not-countable': ({ phrase }) =>
    `The charter asks for “${phraseInWords(phrase)}”, which a round of votes for persons can’t count. The charter must be amended first.`,
  'wrong-round': ({ round, asked }) =>
    round === null
      ? 'This election has no rounds. Reload the page and try again.'
      : `This was meant for ${asked === null ? 'no round' : `round ${asked}`}; it is the turn of round ${round}. Reload the page and look who stands now.`,
  'one-choice-in-a-round': () => 'In a round each voter chooses one candidate, or leaves the paper blank.',
  'not-on-the-last-paper': () => 'You are out already, so there is nothing to withdraw from.',
  // secret ballot
  'trusteeship-exists': () => 'This trusteeship has been begun already.',
  'no-such-trusteeship': () => 'There is no such trusteeship. Begin one first.',
  'wrong-threshold': ({ threshold, trustees }) =>
    `${threshold} of ${count(trustees, 'trustee')} can’t be the number that opens a result. It must be at least two, and no more than there are.`,
  'not-a-trustee': () => 'Only a trustee may do this, and you are not one.',
  'trustee-step': ({ now, asked }) =>
    now === 'ready'
      ? 'The trustees’ key is made already.'
      : `The trustees are at their step “${trusteeStep(now)}”, not at “${trusteeStep(asked)}”. All must finish one before the next.`,
  'step-already-taken': ({ step }) => `You have sent your ${trusteeStep(step)} already.`,
  'wrong-trustees': ({ needed }) => `The charter asks for other trustees here: ${needed}.`,
  'ballot-exists': () => 'This ballot has been called already.',
  'another-ballot-open': () => 'Another secret ballot about this is running. It must be counted first.',
  'no-such-ballot': () => 'There is no such ballot.',
  'ballot-phase': ({ phase, needed }) =>
    `The ballot is ${ballotPhase(phase)}. This can be done while it is ${joined(needed.map(ballotPhase), 'or')}.`,
  'not-a-secret-vote': ({ procedure }) => `The charter asks for an open vote here (“${procedure}”), not a secret one.`,
  'already-registered': () => 'You have registered for this ballot already.',
  'rehearsal-key': ({ trusteeship }) =>
    `The key ${trusteeship} was made for practice. A ballot needs a key that was made in earnest.`,
  'too-many-to-rank': ({ names, most }) =>
    `${names} names stand on this paper, and a sealed ranking holds ${most}. Vote on paper, or let the charter ask for rounds.`,
  'issuer-used': () =>
    'The key that would sign the credentials belongs to another ballot. Reload the page and call the ballot again.',
  'still-registering': ({ until }, say) =>
    `Not everybody has registered yet, and there is time for it until ${say.dates.moment(until)}.`,
  'nobody-registered': () => 'Nobody has registered yet, so there is nobody to open the ballot for.',
  'more-credentials-than-registered': ({ credentials, registered }) =>
    `${credentials} credentials are more than the ${registered} who registered.`,
  'seal-does-not-hold': ({ why }) => `The proof that belongs to this does not hold: ${why}.`,
  'already-mixed': () => 'You have mixed the papers already.',
  'already-opened-share': () => 'You have given your share already.',
  'booth-only': () => 'This vote is secret. It is cast in the booth.',
};

/** A refusal of the rules, in words. */
export function refusalSentence(refusal: Refusal, say: Saying): string {
  const sentence = sentences[refusal.reason] as ((data: Refusal, say: Saying) => string) | undefined;
  return sentence?.(refusal, say) ?? `Refused: ${refusal.reason}.`;
}

/** Whatever the server answered instead of yes. */
export function problemSentence(problem: Problem, say: Saying): string {
  if (problem.reason in sentences) return refusalSentence(problem as unknown as Refusal, say);
  const known = doorSentences[problem.reason];
  if (known !== undefined) return known;
  return problem.detail ?? `The server refused this: ${problem.title || problem.reason}.`;
}

/** Refusals at the server's door, before any rule of the organisation was asked. */
const doorSentences: { readonly [reason: string]: string } = {
  'not-signed-in': 'You are not signed in on this device, or your session has ended. Sign in and try again.',
  'not-your-handle': 'Your session does not belong to the member who signed this. Sign in as that member.',
  forbidden: 'Your session does not allow this.',
  'other-origin': 'This request came from another site, so it was turned away.',
  'not-found': 'There is nothing here, or it is not yours to see.',
  'no-such-organisation': 'There is no such organisation, or you don’t belong to it.',
  'no-such-page': 'There is nothing at this address.',
  'no-such-charter': 'This charter is not known here.',
  'malformed-request': 'The server did not understand this. Look at what you filled in.',
  'too-large': 'This is larger than the server takes: a paper has at most 1 MiB.',
  'blob-too-large': 'This paper is larger than the 1 MiB that the server takes.',
  'entry-too-large': 'This is larger than an entry of the record may be, which is 64 KiB.',
  'too-many-requests': 'Too many requests came from here. Wait a minute and try again.',
  'nonce-used': 'Something else was already sent under this number. Reload the page and try again.',
  'seen-another-log':
    'The server’s log is not the one this device saw before. Keep this page open, and save the signed heads if it offers them.',
  'signature-invalid': 'The signature does not belong to this act. Reload the page and sign again.',
  'device-key-unsafe': 'The key of this device is not safe to use. Enrol another device.',
  'charter-malformed': 'The charter can’t be read. Check it first; the check says where.',
  'charter-differs': 'The charter is not the one that was to be signed.',
  'log-key-differs': 'The key of the log is not the one that was to be signed. Reload the page.',
  'not-a-rehearsal': 'Practice needs a key that was made for rehearsal and is ready.',
  'another-booth': 'The server serves another booth than this act names. Reload the page and open the voting again.',
  'another-issuer': 'The key that would sign the credentials is not the server’s own. Reload the page and call again.',
  'office-full': 'The server has more to do than it can. It is tried again.',
  unavailable: 'The server can’t write just now. It is tried again.',
  broken: 'The server has a fault. Nothing was recorded by this request unless it appears in the record.',
  'code-wrong': 'That code is not right, or it has expired. Look at the newest message, or ask for a new code.',
  'too-many-attempts': 'This was tried too often. Wait a while and try again.',
  'seat-missing': 'This window has lost its place. Reload the page.',
  'names-for-members-only': 'Names are for members of the organisation.',
  'no-such-person': 'There is nobody of that name in the demo. Reload the page.',
  'no-such-founding': 'There is no such founding, or you were not invited to it.',
  'founding-done': 'The organisation is founded. Nothing about the founding can change any more.',
  'name-taken': 'There is an organisation of this short name already. Choose another.',
  'charter-unfit': 'The charter has faults that must be mended before anybody can sign it. The check names them.',
  'already-joined': 'You have joined this founding already.',
  'not-a-founder': 'Only founders may do this, and you have not joined.',
  'only-the-initiator': 'Only whoever began the founding may do this.',
  'somebody-signed': 'Somebody has signed already, so this can’t change any more.',
  'act-changed': 'What is to be signed has changed since this page showed it. Read it again, and sign again.',
  'signature-wrong': 'The signature is not that of the device you joined with. Sign on that device.',
  'signatures-too-old': 'The signatures were given too far apart. Everybody signs once more, within a few minutes.',
  'too-many-founders': 'There are as many founders as a founding can have. The others apply for membership afterwards.',
  'invited-only': 'One comes in by invitation here.',
  'still-a-member': 'You are a member still.',
  'invitation-unknown': 'This invitation is not known. It may have been used or withdrawn.',
};

/** `procedure:two-thirds` as `two thirds`. */
export function consentName(of: string): string {
  return of.startsWith('procedure:') ? `“${of.slice(10).replaceAll('-', ' ')}”` : postWords(of);
}

/** The noun for a reference such as `office:secretary`. */
export function postWords(post: string): string {
  const [kind, name = ''] = post.split(':');
  const words = name.replaceAll('-', ' ');
  if (kind === 'office') return `the office of ${words}`;
  const [body = '', seat = ''] = words.split('/');
  return seat === '' ? `the ${body}` : `the seat “${seat}” of the ${body}`;
}

function effectWords(effect: string): string {
  return actName(effect);
}

export function convener(clause: string): string {
  const [kind, rest] = clause.split(':');
  if (rest === undefined) return phraseInWords(clause);
  return kind === 'office' || kind === 'body' ? `the ${rest.replaceAll('-', ' ')}` : clause;
}

function moreMust(missing: number): string {
  if (missing <= 0) return 'Nobody more is needed.';
  return missing === 1 ? 'One more must check in.' : `${capital(small(missing))} more must check in.`;
}

function small(n: number): string {
  return ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'][n] ?? String(n);
}

function away(seconds: number): string {
  const size = minutes(Math.abs(seconds));
  return seconds > 0 ? `${size} behind` : `${size} ahead`;
}

function minutes(seconds: number): string {
  return seconds < 60 ? count(seconds, 'second') : count(Math.round(seconds / 60), 'minute');
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
