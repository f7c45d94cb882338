import { type Digest, type Instant, type MemberId, type Result, refuse } from '@quorate/basics';
import { type Charter, type Election, evaluateQuorum } from '@quorate/charter';
import { type Asked, type Decision, facts } from '../decision.ts';
import type { Event } from '../fact.ts';
import { postNamed } from '../founding/incompatible.ts';
import { memberOf, type Place, placeInRef, placesOf, rollOfRef, warrant } from '../ground.ts';
import type { Refusal } from '../refusal.ts';
import type { AssemblyState } from '../state.ts';
import { termEnds } from '../term.ts';
import { isIn, kindOver, seatsOfUnit, unitNamed } from '../unit/units.ts';
import {
  countElection,
  electedMembers,
  onThePaper,
  transcriptDigest,
  withSecretPapers,
  withSecretSums,
} from './count-election.ts';
import type { ElectionRefusal, ElectionResult, ElectionState, Ranking } from './election.ts';
import { rulesOfMethod } from './methods.ts';
import { papersEntered, papersOf, type Sha256, seedOf } from './papers.ts';
import { groupRefusal, keepsReservedSeats, mostBounds, reservedIn, seatPlan } from './reserved.ts';
import {
  closingOfRound,
  firstRound,
  mayWithdraw,
  nextRoundOf,
  votersInRound,
  wrongRound,
} from './rounds/decide-rounds.ts';
import { termsOf } from './rounds/judge-round.ts';
import type { RoundsState } from './rounds/rounds.ts';

export function call({ act, state, charter, at }: Asked<'call-election'>): Decision {
  const { election, of, post, unit, seats, rule, nominationsClose } = act.body;
  if (Object.hasOwn(state.elections, election)) return refuse({ reason: 'election-exists', election });
  const clause = clauseOf(charter, of);
  if (!clause) return refuse({ reason: 'no-such-election-clause', of, known: Object.keys(charter.elections ?? {}) });
  const runner = runnerOf(state, charter, clause, act.actor, at);
  if (!runner) return refuse({ reason: 'may-not-run', runBy: clause.run_by });
  if (placesOf(state, charter, post) === undefined) return refuse({ reason: 'unknown-post', post });
  const filledBy = postNamed(charter, post)?.filled_by ?? '';
  if (filledBy !== `election:${of}`) return refuse({ reason: 'not-filled-by-this-election', post, filledBy });
  const room = roomFor(state, charter, post, unit);
  if (!room.ok) return room;
  const places = room.value;
  if (seats < 1 || seats > places) return refuse({ reason: 'wrong-number-of-seats', vacant: places, asked: seats });
  const known = rulesOfMethod(clause.method);
  if (!known.includes(rule)) return refuse({ reason: 'rule-not-of-method', method: clause.method, rules: known });
  if (nominationsClose < at) return refuse({ reason: 'nominations-closed', since: nominationsClose });
  const reserved = reservedIn(
    state,
    { of, post, unit: unit ?? null, seats, places, told: act.body.told ?? [] },
    clause,
    postNamed(charter, post),
    at,
  );
  if (!reserved.ok) return reserved;
  const keeping = reserved.value.length === 0 ? known : known.filter(keepsReservedSeats);
  if (!keeping.includes(rule)) return refuse({ reason: 'rule-reserves-no-seats', rule, rules: keeping });
  const terms = termsOf(clause);
  if (terms?.ok === false) return terms;
  if (terms && seats !== 1) return refuse({ reason: 'one-seat-in-rounds', asked: seats });
  const called: Event = {
    type: 'election-called',
    election,
    of,
    post,
    ...(unit === undefined ? {} : { unit, places }),
    seats,
    rule,
    nominationsClose,
    secrecy: clause.secrecy ?? 'secret',
    reopenNominations: clause.reopen_nominations === true,
    ...(reserved.value.length === 0 ? {} : { reserved: reserved.value }),
  };
  const laidDown: readonly Event[] = terms ? [{ type: 'rounds-laid-down', election, terms: terms.value }] : [];
  return facts(warrant(`elections/${of}`, state.charter?.entry, runner.entry), called, ...laidDown);
}

/** Everybody who votes may put forward everybody who is a member, themselves included. */
export function nominate({ act, state, charter, at }: Asked<'nominate'>): Decision {
  const found = electionIn(state, act.body.election, ['nominations']);
  if (!found.ok) return found;
  const { id, of, nominationsClose, candidates, calledAt } = found.value;
  if (at > nominationsClose) return refuse({ reason: 'nominations-closed', since: nominationsClose });
  const voter = voterIn(state, charter, found.value, act.actor, at);
  if (!voter) return refuse({ reason: 'not-entitled' });
  const { candidate } = act.body;
  const stands = memberOf(state, candidate);
  if (stands?.standing !== 'member') return refuse({ reason: 'no-such-candidate', candidate });
  const { unit } = found.value;
  if (unit !== null && !isIn(state, stands, unit)) return refuse({ reason: 'not-of-this-unit', unit });
  const before = Object.hasOwn(candidates, candidate) ? candidates[candidate] : undefined;
  if (before?.nominatedBy.includes(voter.member)) return refuse({ reason: 'already-nominated-by-you', candidate });
  return facts(warrant(`elections/${of}/nominations`, calledAt, voter.entry), {
    type: 'candidate-nominated',
    election: id,
    candidate,
    by: voter.member,
  });
}

/** Nobody stands by their own word alone: it takes a nominator besides the candidate. */
export function accept({ act, state, at }: Asked<'accept-nomination'>): Decision {
  const found = electionIn(state, act.body.election, ['nominations']);
  if (!found.ok) return found;
  const { id, of, nominationsClose, candidates } = found.value;
  if (at > nominationsClose) return refuse({ reason: 'nominations-closed', since: nominationsClose });
  const own = Object.hasOwn(candidates, act.actor) ? candidates[act.actor] : undefined;
  if (!own) return refuse({ reason: 'not-nominated' });
  if (own.nominatedBy.every((by) => by === act.actor)) return refuse({ reason: 'needs-another-nominator' });
  const groups = act.body.groups ?? [];
  const wrong = groupRefusal(found.value.reserved, groups);
  if (wrong) return refuse(wrong);
  return facts(warrant(`elections/${of}/nominations`, own.entry), {
    type: 'nomination-accepted',
    election: id,
    candidate: own.member,
    statement: act.body.statement,
    ...(groups.length === 0 ? {} : { groups }),
  });
}

/** Whoever stands may withdraw until the poll opens, then the papers are out; and again between rounds. */
export function withdraw({ act, state }: Asked<'withdraw-candidacy'>): Decision {
  const found = electionIn(state, act.body.election, ['nominations', 'between-rounds']);
  if (!found.ok) return found;
  const own = Object.hasOwn(found.value.candidates, act.actor) ? found.value.candidates[act.actor] : undefined;
  if (!own || own.phase === 'withdrawn') return refuse({ reason: 'not-nominated' });
  if (!mayWithdraw(found.value, own.member)) return refuse({ reason: 'not-on-the-last-paper', candidate: own.member });
  return facts(warrant(`elections/${found.value.of}/nominations`, own.entry), {
    type: 'candidacy-withdrawn',
    election: found.value.id,
    candidate: own.member,
  });
}

export function openPoll({ act, state, charter, at }: Asked<'open-poll'>): Decision {
  const found = electionIn(state, act.body.election, ['nominations']);
  if (!found.ok) return found;
  const { id, of, nominationsClose, candidates, calledAt } = found.value;
  const runner = runnerOf(state, charter, clauseOf(charter, of), act.actor, at);
  if (!runner) return refuse({ reason: 'may-not-run', runBy: clauseOf(charter, of)?.run_by ?? '' });
  if (at < nominationsClose) return refuse({ reason: 'nominations-still-open', until: nominationsClose });
  const standing = Object.values(candidates).filter(({ phase }) => phase === 'standing');
  const entitled = votersOf(state, charter, found.value, at).length;
  const ground = warrant(`elections/${of}`, calledAt, runner.entry, ...standing.map(({ entry }) => entry));
  const members = standing.map(({ member }) => member).sort();
  const plan = seatPlan(found.value);
  const empty = found.value.seats - plan.seats;
  const lacking = plan.short.find(({ available, needed }) => available < needed);
  if (plan.constraints.length > mostBounds)
    return refuse({ reason: 'too-many-bounds', bounds: plan.constraints.length, most: mostBounds });
  if (standing.length > 0 && lacking && (act.body.leavesEmpty ?? 0) !== empty)
    return refuse({ reason: 'reserved-seats-unfilled', ...lacking, leavesEmpty: empty });
  const left = empty > 0 ? { leavesEmpty: empty } : {};
  const opened: Event = { type: 'poll-opened', election: id, candidates: members, entitled, ...left };
  const first = found.value.rounds ? [firstRound(found.value, members, entitled)] : [];
  if (standing.length > 0) return facts(ground, opened, ...first);
  const result: ElectionResult = { ...nothingCounted(entitled), outcome: 'too-few-candidates' };
  return facts(ground, opened, { type: 'poll-closed', election: id, result });
}

/** The next round of an election in rounds. With it is settled who goes out after the last. */
export function openRound({ act, state, charter, at, sha256 }: Asked<'open-round'>): Decision {
  const found = electionIn(state, act.body.election, ['between-rounds']);
  if (!found.ok) return found;
  const { of, rounds, calledAt } = found.value;
  const runner = runnerOf(state, charter, clauseOf(charter, of), act.actor, at);
  if (!runner) return refuse({ reason: 'may-not-run', runBy: clauseOf(charter, of)?.run_by ?? '' });
  const next = (rounds?.held.length ?? 0) + 1;
  const asked = act.body.round;
  if (!rounds || asked !== next) return refuse({ reason: 'wrong-round', round: rounds ? next : null, asked });
  const entitled = votersOf(state, charter, found.value, at).length;
  const ground = warrant(`elections/${of}/rounds`, calledAt, rounds.held.at(-1)?.closedAt, runner.entry);
  return facts(ground, ...nextRoundOf(state, found.value, rounds, entitled, sha256));
}

/** The last ballot of each counts, until the poll closes. */
export function cast({ act, state, charter, at }: Asked<'cast-ballot'>): Decision {
  const found = electionIn(state, act.body.election, ['polling']);
  if (!found.ok) return found;
  const { id, of, secrecy } = found.value;
  const stale = wrongRound(found.value, act.body.round);
  if (stale) return refuse(stale);
  if (secrecy === 'secret') return refuse({ reason: 'booth-or-paper-only', of });
  const voter = voterIn(state, charter, found.value, act.actor, at);
  if (!voter) return refuse({ reason: 'not-entitled' });
  const wrong = wrongMark(act.body.ranking, found.value);
  if (wrong) return refuse(wrong);
  return facts(warrant(`elections/${of}`, pollOpenedAt(found.value), voter.entry), {
    type: 'ballot-cast',
    election: id,
    member: voter.member,
    ranking: act.body.ranking,
    nonce: act.nonce,
  });
}

export function enterPapers({ act, state, charter, at }: Asked<'enter-papers'>): Decision {
  const found = electionIn(state, act.body.election, ['polling']);
  if (!found.ok) return found;
  const { id, of, batches, rounds } = found.value;
  const { batch, papers, round } = act.body;
  const runner = runnerOf(state, charter, clauseOf(charter, of), act.actor, at);
  if (!runner) return refuse({ reason: 'may-not-run', runBy: clauseOf(charter, of)?.run_by ?? '' });
  const stale = wrongRound(found.value, round);
  if (stale) return refuse(stale);
  const known = [batches, ...(rounds?.held.map((before) => before.batches) ?? [])];
  if (known.some((one) => Object.hasOwn(one, batch))) return refuse({ reason: 'batch-exists', batch });
  const wrong = papers.map(({ ranking }) => wrongMark(ranking, found.value)).find((mark) => mark !== undefined);
  if (wrong) return refuse(wrong);
  const entitled = mostVoters(found.value, votersOf(state, charter, found.value, at));
  const total = ballotsAndPapers(found.value) + sum(papers.map((paper) => paper.papers));
  if (total > entitled) return refuse({ reason: 'more-papers-than-voters', papers: total, entitled });
  return facts(warrant(`elections/${of}/run_by`, pollOpenedAt(found.value), runner.entry), {
    type: 'papers-entered',
    election: id,
    batch,
    papers,
    by: act.actor as MemberId,
    nonce: act.nonce,
  });
}

/** Two tellers have seen each batch of papers. */
export function confirmPapers({ act, state, charter, at }: Asked<'confirm-papers'>): Decision {
  const found = electionIn(state, act.body.election, ['polling']);
  if (!found.ok) return found;
  const { id, of, batches } = found.value;
  const { batch } = act.body;
  const runner = runnerOf(state, charter, clauseOf(charter, of), act.actor, at);
  if (!runner) return refuse({ reason: 'may-not-run', runBy: clauseOf(charter, of)?.run_by ?? '' });
  const entered = Object.hasOwn(batches, batch) ? batches[batch] : undefined;
  if (!entered) return refuse({ reason: 'no-such-batch', batch });
  if (entered.phase === 'withdrawn') return refuse({ reason: 'batch-withdrawn', batch });
  if (entered.phase === 'confirmed') return refuse({ reason: 'batch-confirmed', batch });
  if (entered.enteredBy === act.actor) return refuse({ reason: 'needs-another-teller', batch });
  return facts(warrant(`elections/${of}/run_by`, entered.entry, runner.entry), {
    type: 'papers-confirmed',
    election: id,
    batch,
    by: act.actor as MemberId,
  });
}

/**
 * One hand takes back what one hand has entered. A confirmed batch was seen by
 * two: the first who asks doubts it, which keeps the poll from closing; another
 * withdraws it, or somebody who did not enter it confirms it anew. A count may
 * be asked to be done again while the poll is open and never after the result,
 * with the reason in the record; complaints then go where the charter sends them.
 */
export function withdrawPapers({ act, state, charter, at }: Asked<'withdraw-papers'>): Decision {
  const found = electionIn(state, act.body.election, ['polling']);
  if (!found.ok) return found;
  const { id, of, batches } = found.value;
  const { batch, reason } = act.body;
  const runner = runnerOf(state, charter, clauseOf(charter, of), act.actor, at);
  if (!runner) return refuse({ reason: 'may-not-run', runBy: clauseOf(charter, of)?.run_by ?? '' });
  const entered = Object.hasOwn(batches, batch) ? batches[batch] : undefined;
  if (!entered) return refuse({ reason: 'no-such-batch', batch });
  const { phase, doubt } = entered;
  if (phase === 'withdrawn') return refuse({ reason: 'batch-withdrawn', batch });
  if (phase === 'doubted' && doubt?.by === act.actor) return refuse({ reason: 'needs-another-to-withdraw', batch });
  const type = phase === 'confirmed' ? 'papers-doubted' : 'papers-withdrawn';
  const rests = phase === 'doubted' ? doubt?.entry : undefined;
  return facts(warrant(`elections/${of}/run_by`, entered.entry, rests, runner.entry), {
    type,
    election: id,
    batch,
    by: act.actor as MemberId,
    reason,
  });
}

/** Closing lets the papers be counted: who is elected follows from them and from the rule alone. */
export function closePoll(asked: Asked<'close-poll'>): Decision {
  const { act, state, charter, at } = asked;
  const found = electionIn(state, act.body.election, ['polling']);
  if (!found.ok) return found;
  const election = found.value;
  const clause = clauseOf(charter, election.of);
  const runner = runnerOf(state, charter, clause, act.actor, at);
  if (!clause || !runner) return refuse({ reason: 'may-not-run', runBy: clause?.run_by ?? '' });
  const stale = wrongRound(election, act.body.round);
  if (stale) return refuse(stale);
  const running = runningBallot(state, election.id);
  if (running !== undefined) return refuse({ reason: 'secret-ballot-running', ballot: running });
  const open = unsettled(election, votersOf(state, charter, election, at));
  if (open) return refuse(open);
  if (election.rounds) {
    const closed = closeRound(asked, election, election.rounds);
    const { rounds, calledAt } = election;
    const ground = warrant(`elections/${election.of}/rounds`, calledAt, rounds.held.at(-1)?.openedAt, runner.entry);
    return closed.ok ? facts(ground, ...closed.value) : closed;
  }
  const result = resultOf(asked, election, clause);
  if (!result.ok) return result;
  const ground = warrant(`elections/${election.of}`, election.calledAt, election.openedAt, runner.entry);
  return facts(ground, ...closing(state, election, result.value, charter, at));
}

/** Whoever may run this election, and who the charter says runs it. */
export function runnerOfElection(
  state: AssemblyState,
  charter: Charter,
  election: string,
  actor: string,
  at: Instant,
): Result<{ readonly of: string; readonly place: Place; readonly runBy: string }, ElectionRefusal> {
  const found = electionIn(state, election, ['polling']);
  if (!found.ok) return found;
  const { of } = found.value;
  const clause = clauseOf(charter, of);
  const place = runnerOf(state, charter, clause, actor, at);
  const runBy = clause?.run_by ?? '';
  return place ? { ok: true, value: { of, place, runBy } } : refuse({ reason: 'may-not-run', runBy });
}

export function votersOfElection(
  state: AssemblyState,
  charter: Charter,
  election: string,
  at: Instant,
): readonly Place[] {
  const found = electionIn(state, election, ['polling']);
  return found.ok ? votersOf(state, charter, found.value, at) : [];
}

/** The count of the papers that a secret ballot opened; the archive's hash is the seed of its lots. */
export function settleSecretElection(
  state: AssemblyState,
  charter: Charter,
  election: string,
  papers: readonly (readonly number[])[],
  archive: Digest,
  at: Instant,
  sha256: Sha256,
): Result<{ readonly clause: string; readonly events: readonly Event[] }, ElectionRefusal> {
  const found = electionIn(state, election, ['polling']);
  if (!found.ok) return found;
  const clause = clauseOf(charter, found.value.of);
  if (!clause) return refuse({ reason: 'no-such-election', election });
  const withPapers = withSecretPapers(found.value, papers, archive);
  const open = unsettled(withPapers, votersOf(state, charter, withPapers, at));
  if (open) return refuse(open);
  const result = resultOf({ state, charter, at, sha256 }, withPapers, clause);
  if (!result.ok) return result;
  return {
    ok: true,
    value: { clause: `elections/${found.value.of}`, events: closing(state, withPapers, result.value, charter, at) },
  };
}

/** What the tellers have to settle before anything can be counted. */
function unsettled(election: ElectionState, voters: readonly Place[]): ElectionRefusal | undefined {
  for (const [batch, { phase, doubt }] of Object.entries(election.batches)) {
    if (phase === 'entered') return { reason: 'batch-not-confirmed', batch };
    if (phase === 'doubted' && doubt) return { reason: 'batch-doubted', batch, by: doubt.by };
  }
  if (papersEntered(election) === 0) return undefined;
  const papers = ballotsAndPapers(election);
  const entitled = mostVoters(election, voters);
  return papers > entitled ? { reason: 'more-papers-than-voters', papers, entitled } : undefined;
}

function ballotsAndPapers(election: ElectionState): number {
  return Object.keys(election.ballots).length + papersEntered(election);
}

/** Whoever voted and then left the roll has lawfully voted. */
function mostVoters({ ballots, entitled }: ElectionState, voters: readonly Place[]): number {
  const known = new Set([...voters.map(({ member }) => member as string), ...Object.keys(ballots)]);
  return Math.max(known.size, entitled ?? 0);
}

/** The papers of a round that a secret ballot opened: so many for each on the paper, so many blank. */
export function settleSecretRound(
  asked: Pick<Asked, 'state' | 'charter' | 'at' | 'sha256' | 'index'>,
  { election, round }: { readonly election: string; readonly round: number },
  { votes, blank }: { readonly votes: readonly number[]; readonly blank: number },
  archive: Digest,
): Result<{ readonly clause: string; readonly events: readonly Event[] }, ElectionRefusal> {
  const found = electionIn(asked.state, election, ['polling']);
  if (!found.ok) return found;
  const { of, rounds } = found.value;
  const stale = wrongRound(found.value, round);
  if (stale) return refuse(stale);
  if (!rounds) return refuse({ reason: 'wrong-round', round: null, asked: round });
  const withSums = withSecretSums(found.value, votes, blank, archive);
  const open = unsettled(withSums, votersOf(asked.state, asked.charter, withSums, asked.at));
  if (open) return refuse(open);
  const events = closeRound(asked, withSums, rounds);
  return events.ok ? { ok: true, value: { clause: `elections/${of}/rounds`, events: events.value } } : events;
}

/** Whether a secret ballot is of the kind that this election takes, and of the round that is on. */
export function misfitOfBallot(
  state: AssemblyState,
  subject: { readonly election: string; readonly round?: number },
): ElectionRefusal | undefined {
  const found = electionIn(state, subject.election, ['polling']);
  return found.ok ? wrongRound(found.value, subject.round) : found.problem;
}

/** A secret ballot about this election whose votes are in the box and not yet counted. */
export function runningBallot(state: AssemblyState, election: string): string | undefined {
  return Object.values(state.ballots).find(
    ({ subject, phase }) =>
      subject.kind !== 'motion' && subject.election === election && (phase === 'voting' || phase === 'opening'),
  )?.id;
}

function closeRound(
  asked: Pick<Asked, 'state' | 'charter' | 'at' | 'sha256' | 'index'>,
  election: ElectionState,
  rounds: RoundsState,
): Result<readonly Event[], ElectionRefusal> {
  const { state, charter, at } = asked;
  const entitled = votersOf(state, charter, election, at).length;
  return closingOfRound(asked, election, rounds, entitled, (result) => closing(state, election, result, charter, at));
}

/** When the papers went out that are marked now. */
function pollOpenedAt({ rounds, openedAt }: ElectionState): number | null {
  return rounds?.held.at(-1)?.openedAt ?? openedAt;
}

/** Whoever was elected and has left the organisation meanwhile takes no seat. */
function closing(
  state: AssemblyState,
  { id, post, unit }: ElectionState,
  result: ElectionResult,
  charter: Charter,
  at: Instant,
): readonly Event[] {
  const until = termEnds(charter, post, at);
  const whose = unit === null ? {} : { unit };
  const stayed = result.elected.filter((member) => memberOf(state, member)?.standing === 'member');
  const filled = stayed.map((member): Event => ({ type: 'post-filled', post, member, until, ...whose }));
  return [{ type: 'poll-closed', election: id, result }, ...filled];
}

function resultOf(
  { state, charter, at, sha256 }: Pick<Asked, 'state' | 'charter' | 'at' | 'sha256'>,
  election: ElectionState,
  clause: Election,
): Result<ElectionResult, ElectionRefusal> {
  const entitled = votersOf(state, charter, election, at).length;
  const ballots = sum(papersOf(election).map(({ papers }) => papers));
  const seed = seedOf(election, sha256);
  const blank = { ...nothingCounted(entitled), ballots, seed };
  const turnout = { present: BigInt(ballots), members: BigInt(entitled), entitledVoters: BigInt(entitled) };
  if (!evaluateQuorum(clause.quorum, turnout).holds) return { ok: true, value: { ...blank, outcome: 'no-quorum' } };
  const counted = countElection(election, sha256);
  if (!counted.ok)
    return refuse({ reason: 'rule-not-of-method', method: clause.method, rules: [JSON.stringify(counted.problem)] });
  const transcript = counted.value;
  const elected = electedMembers(election, transcript);
  const outcome = transcript.ties.some(({ brokenBy }) => brokenBy === 'unbroken') ? 'tie-unbroken' : 'elected';
  return {
    ok: true,
    value: {
      ...blank,
      outcome,
      elected: outcome === 'elected' ? elected : [],
      quota: transcript.quota,
      transcript: transcriptDigest(transcript, sha256),
    },
  };
}

function nothingCounted(entitled: number): Omit<ElectionResult, 'outcome'> {
  return { elected: [], ballots: 0, entitled, quota: null, seed: '', transcript: null };
}

function electionIn(
  state: AssemblyState,
  election: string,
  phases: readonly ElectionState['phase'][],
): Result<ElectionState, ElectionRefusal> {
  const found = Object.hasOwn(state.elections, election) ? state.elections[election] : undefined;
  if (!found) return refuse({ reason: 'no-such-election', election });
  if (!phases.includes(found.phase)) return refuse({ reason: 'election-phase', phase: found.phase, needed: phases });
  return { ok: true, value: found };
}

function clauseOf(charter: Charter, of: string): Election | undefined {
  return Object.hasOwn(charter.elections ?? {}, of) ? charter.elections?.[of] : undefined;
}

/** Whoever the charter has run the election: a holder of the office, or one of the body. */
function runnerOf(
  state: AssemblyState,
  charter: Charter,
  clause: Election | undefined,
  actor: string,
  at: Instant,
): Place | undefined {
  return placeInRef(state, charter, clause?.run_by ?? '', actor, at);
}

function voterIn(
  state: AssemblyState,
  charter: Charter,
  election: ElectionState,
  actor: string,
  at: Instant,
): Place | undefined {
  const place = placeInRef(state, charter, clauseOf(charter, election.of)?.voters ?? '', actor, at);
  return place && ofItsUnit(state, election)(place) ? votersInRound([place], election)[0] : undefined;
}

/** Whoever may vote in an election at a moment, in whatever phase it is. */
export function votersOf(
  state: AssemblyState,
  charter: Charter,
  election: ElectionState,
  at: Instant,
): readonly Place[] {
  const roll = rollOfRef(state, charter, clauseOf(charter, election.of)?.voters ?? '', at);
  return votersInRound(roll.filter(ofItsUnit(state, election)), election);
}

function ofItsUnit(state: AssemblyState, { unit }: ElectionState): (place: Place) => boolean {
  return ({ member }) => unit === null || isIn(state, memberOf(state, member), unit);
}

/** Places that an election can fill: of the post, or of one unit where its seats are apportioned. */
function roomFor(
  state: AssemblyState,
  charter: Charter,
  post: string,
  unit: string | undefined,
): Result<number, Refusal> {
  const clause = postNamed(charter, post)?.apportion;
  if (!clause) {
    const places = placesOf(state, charter, post) ?? 0;
    return unit === undefined ? { ok: true, value: places } : refuse({ reason: 'seats-of-no-unit', post });
  }
  const of = kindOver(clause);
  if (unit === undefined) return refuse({ reason: 'needs-a-unit', of });
  if (unitNamed(state, unit)?.of !== of) return refuse({ reason: 'no-such-unit', unit });
  return { ok: true, value: seatsOfUnit(state, charter, clause, unit) };
}

function wrongMark(ranking: Ranking, election: ElectionState): ElectionRefusal | undefined {
  const marks = ranking.flat();
  const known = onThePaper(election);
  const stranger = marks.find((mark) => !known.includes(mark));
  if (stranger !== undefined) return { reason: 'no-such-candidate', candidate: stranger };
  const twice = marks.find((mark, i) => marks.indexOf(mark) !== i);
  if (twice !== undefined) return { reason: 'candidate-twice', candidate: twice };
  return election.rounds && marks.length > 1 ? { reason: 'one-choice-in-a-round', asked: marks.length } : undefined;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
