/** Counting a known election and saying where the count departs from what is known; nothing to say means agreement. */
import { basename } from 'node:path';
import { must, parseFraction, printFraction } from '@quorate/basics';
import { count } from '../../count.ts';
import { type CvrConfig, parseCvrConfig, readCvr } from '../../formats/cvr/index.ts';
import type { NamedRule } from '../../other-names.ts';
import type { RankedProfile } from '../../profile.ts';
import type { Transcript } from '../../transcript.ts';
import { type Collection, type PeerCase, readBytes, readExpected, readProfile } from './cases.ts';
import { dedupe, exactText, firstMissing } from './peer-stages.ts';
import { ourRule } from './peers.ts';

interface PeerStage {
  readonly votes: readonly string[];
  readonly quota?: string;
}

interface PeerResult {
  readonly winners?: readonly number[];
  readonly stages?: readonly PeerStage[];
  readonly error?: string;
}

/** Peers break ties by the order of the file, some favouring the first and some picking it out; either will do. */
function countBothWays(
  profile: RankedProfile,
  { rule, more }: NamedRule,
  disagreement: (transcript: Transcript) => string | undefined,
  seats?: number,
): string | undefined {
  const order = profile.candidates.map((_, c) => c);
  let said: string | undefined;
  for (const lot of [order, [...order].reverse()]) {
    const counted = count(rule, profile, { lot: { order: lot }, more, ...(seats === undefined ? {} : { seats }) });
    if (!counted.ok) return `refused: ${JSON.stringify(counted.problem)}`;
    const found = disagreement(counted.value);
    if (found === undefined) return undefined;
    said ??= found;
  }
  return said;
}

function winnersOf({ elected }: Transcript): string {
  return [...elected]
    .map((c) => c + 1)
    .sort((a, b) => a - b)
    .join(' ');
}

function sameWinners(transcript: Transcript, winners: readonly number[]): string | undefined {
  const theirs = [...winners].sort((a, b) => a - b).join(' ');
  return winnersOf(transcript) === theirs ? undefined : `elected ${winnersOf(transcript)}, not ${theirs}`;
}

function sameRows(ours: readonly string[], theirs: readonly string[]): string | undefined {
  const [a, b] = [dedupe(ours), dedupe(theirs)];
  const at = b.findIndex((row, i) => row !== a[i]);
  if (at >= 0) return `stage ${at + 1}: ${a[at]} not ${b[at]}`;
  return a.length === b.length ? undefined : `${a.length} stages, not ${b.length}`;
}

function votesOf({ stages }: Transcript): string[] {
  return stages.map(({ votes }) => exactText(votes));
}

/** A Scottish ward: the official sheet where there is one, else what two engines agree on. */
export function scottishWard(collection: Collection, one: PeerCase): string | undefined {
  const { official, peer } = readExpected(collection, one) as {
    official?: { winners: number[]; stages: string[][] };
    peer: { winners: number[]; stages: PeerStage[] };
  };
  const known = official?.stages ?? peer.stages.map(({ votes }) => votes);
  return countBothWays(
    readProfile(collection, one),
    { rule: 'stv-scottish-2007', more: {} },
    (t) =>
      sameWinners(t, official?.winners ?? peer.winners) ??
      sameRows(
        t.stages.map(({ votes }, i) => exactText(votes.map((v, c) => asPrinted(v, known[i]?.[c] ?? '')))),
        known.map(exactText),
      ),
  );
}

/**
 * Three of the published sheets print some totals of candidates elected at that stage with two decimals only; the
 * same sheets go on with all five. A total that was cut so is compared so.
 */
function asPrinted(ours: string, theirs: string): string {
  const [, after = ''] = theirs.split('.');
  const short = (Number(ours) * 100 + 0.5) % 1e9;
  return after.length > 0 && after.length <= 2 && ours !== theirs && Number(theirs) === Math.floor(short) / 100
    ? theirs
    : ours;
}

/** Where another engine's count is held to be wrong, and why. */
const heldWrong: ReadonlyMap<string, string> = new Map([
  [
    'stv-synthetic/syn-7030 openstv:ERS97STV',
    'two candidates reach the total active vote / (places + 1) with equal votes at every point and one place is left: under ' +
      '5.6.2 neither is deemed elected at that stage, OpenSTV elects one of them by lot',
  ],
]);

/** Every rule that other engines counted a case by: what disagrees, by their name of the rule. */
export function peerRules(collection: Collection, one: PeerCase): { [peer: string]: string | undefined } {
  const expected = readExpected(collection, one) as { [peer: string]: PeerResult };
  const profile = readProfile(collection, one);
  const said: { [peer: string]: string | undefined } = {};
  for (const [peer, result] of Object.entries(expected)) {
    const ours = ourRule(peer);
    if (ours === undefined || result.winners === undefined || heldWrong.has(`${one.id} ${peer}`)) continue;
    said[peer] = countBothWays(profile, ours, (t) => peerDisagrees(peer, t, result));
  }
  return said;
}

function peerDisagrees(
  peer: string,
  transcript: Transcript,
  { winners = [], stages = [] }: PeerResult,
): string | undefined {
  return sameWinners(transcript, electedOnVotes(peer, transcript, winners)) ?? stagesDisagree(peer, transcript, stages);
}

/** OpenSTV leaves a seat empty rather than give it to a candidate without any votes; the rules don't say so. */
function electedOnVotes(peer: string, { stages, elected }: Transcript, winners: readonly number[]): readonly number[] {
  if (!peer.startsWith('openstv:')) return winners;
  const last = stages.at(-1)?.votes ?? [];
  return [...winners, ...elected.map((c) => c + 1).filter((c) => !winners.includes(c) && Number(last[c - 1]) === 0)];
}

function stagesDisagree(peer: string, transcript: Transcript, stages: readonly PeerStage[]): string | undefined {
  const theirs = stages.map(({ votes }) => exactText(votes));
  if (peer === 'openstv:QPQ') return quotientsDisagree(transcript, stages);
  if (peer === 'droop:qpq') {
    const quotas = transcript.stages.map(({ quota }) => rounded(quota ?? '0', 9));
    const missing = firstMissing(
      dedupe(quotas),
      stages.map(({ quota }) => rounded(quota ?? '0', 9)),
    );
    return missing === undefined ? undefined : `quota ${quotas[missing]} is none of theirs`;
  }
  if (peer.startsWith('droop:meek') || peer === 'droop:warren') {
    const rounds = transcript.stages.filter(({ action }) => action === 'recompute');
    const elections = rounds.slice(0, -1).filter(({ elected }) => elected.length > 0);
    const mine = dedupe(elections.map(({ votes }) => exactText(votes)));
    const missing = firstMissing(mine, theirs);
    return missing === undefined ? undefined : `election on ${mine[missing]} is none of theirs`;
  }
  return sameRows(votesOf(transcript), theirs);
}

/** OpenSTV writes quotients in units of 10^-10 and goes on after the last seat is filled. */
function quotientsDisagree({ stages }: Transcript, theirs: readonly PeerStage[]): string | undefined {
  const at = stages.findIndex(({ values }, i) =>
    (values?.['quotients'] ?? []).some((q, c) => Math.abs(approximate(q) - Number(theirs[i]?.votes[c]) / 1e10) > 1e-6),
  );
  return at < 0 ? undefined : `quotients of stage ${at + 1}`;
}

function approximate(text: string): number {
  const { num, den } = must(parseFraction(text));
  return Number(num) / Number(den);
}

/** Rounded half up to so many decimals, as programs print. */
function rounded(text: string, places: number): string {
  const { num, den } = must(parseFraction(text));
  const scale = 10n ** BigInt(places);
  return printFraction({ num: (2n * num * scale + den) / (2n * den), den: 1n });
}

interface DroopAction {
  readonly tag: string;
  readonly votes: { readonly [cid: string]: string };
  readonly quota: string;
}

/** A reference count of Droop's own: every total it printed. */
export function droopReference(collection: Collection, one: PeerCase): string | undefined {
  const { actions, winners } = readExpected(collection, one) as { actions: DroopAction[]; winners: number[] };
  const options = one.rule_params?.options ?? {};
  const ours = ourRule(one.rule, options);
  if (ours === undefined) return `no rule for ${one.rule}`;
  const places = Number(options['display'] ?? options['precision'] ?? 9);
  const profile = readProfile(collection, one);
  const row = (votes: readonly string[]): string => votes.map((v) => rounded(v, places)).join(' ');
  const theirs = (wanted: (tag: string) => boolean): string[] =>
    actions
      .filter(({ tag }) => wanted(tag))
      .map(({ votes }) => row(profile.candidates.map((_, c) => votes[`${c + 1}`] ?? '0')));
  return countBothWays(
    profile,
    ours,
    (t) => sameWinners(t, winners) ?? droopStages(t, String(options['rule']), theirs, row),
  );
}

function droopStages(
  { stages }: Transcript,
  rule: string,
  theirs: (wanted: (tag: string) => boolean) => string[],
  row: (votes: readonly string[]) => string,
): string | undefined {
  if (rule === 'qpq') return undefined;
  if (rule.startsWith('meek') || rule === 'warren') {
    const iterated = stages.filter(({ action }) => action === 'recompute').map(({ votes }) => row(votes));
    if (rule === 'meek-prf') {
      const missing = firstMissing(
        iterated,
        theirs(() => true),
      );
      return missing === undefined ? undefined : `round ${missing + 1}: ${iterated[missing]} is none of theirs`;
    }
    return sameRows(
      iterated,
      theirs((tag) => tag === 'iterate'),
    );
  }
  const ours = stages.map(({ votes }) => row(votes));
  const moved = theirs((tag) => tag === 'begin' || tag === 'transfer' || tag === 'count');
  const missing = firstMissing(dedupe(ours), dedupe(moved));
  return missing === undefined ? undefined : `stage ${missing + 1}: ${dedupe(ours)[missing]} is none of theirs`;
}

/** A transcript of stv-rs: votes and quota at the end of each round's iteration. */
export function stvRsTranscript(collection: Collection, one: PeerCase): string | undefined {
  const log = new TextDecoder().decode(readBytes(collection, one.expected_file));
  const { arithmetic = '', equalize } = one.rule_params ?? {};
  const more = {
    ...(arithmetic.startsWith('exact')
      ? { arithmetic: 'exact', 'factor-digits': '6' }
      : { arithmetic: 'fixed', digits: '9' }),
    omega: '6',
    batch: 'none',
    equal: equalize ? 'orders' : 'split',
  };
  const profile = readProfile(collection, one);
  const names = profile.candidates.map(({ name }) => name);
  const theirs = roundsOf(log, names);
  const winners = (one.expected['winners_by_name'] as string[]).map((name) => names.indexOf(name) + 1);
  return countBothWays(profile, { rule: 'stv-meek', more }, (t) => {
    const ours = t.stages
      .filter(({ action }) => action === 'recompute')
      .map(({ votes, quota }) => `${exactText(votes)} of ${exactText([quota ?? '0'])}`);
    return (
      sameWinners(t, winners) ??
      (ours.join('|') === theirs.join('|') ? undefined : (sameRows(ours, theirs) ?? 'rounds'))
    );
  });
}

function roundsOf(log: string, names: readonly string[]): string[] {
  return log
    .split(/^Round \d+:$/m)
    .slice(1)
    .flatMap((text) => {
      const blocks = text.split(/^Action: /m).slice(1);
      const iterate = blocks.find((block) => block.startsWith('Iterate'));
      const tally = blocks.findLast((block) => /^(Elect|Defeat)(:| \()/.test(block));
      const quota = /Quota: (.*)/.exec(iterate ?? '')?.[1];
      if (quota === undefined || tally === undefined) return [];
      const votes = new Map<string, string>();
      for (const line of tally.matchAll(/^\t(?:Elected: |Hopeful: |Defeated:) (.*) \((.*)\)$/gm)) {
        for (const name of (line[1] ?? '').split(', ')) votes.set(name, line[2] ?? '0');
      }
      return [`${exactText(names.map((name) => votes.get(name) ?? '0'))} of ${exactText([quota])}`];
    });
}

/** The million ballots of the speed test, as two engines and stv-rs counted them. */
export function millionBallots(collection: Collection, one: PeerCase): string | undefined {
  const { 'stv-rs:meek fixed9': meek, ...others } = readExpected(collection, one) as { [peer: string]: unknown };
  const profile = readProfile(collection, one);
  for (const [peer, result] of Object.entries(others)) {
    const ours = ourRule(peer);
    const { winners = [], stages = [] } = result as { winners?: number[]; stages?: (string[] | PeerStage)[] };
    if (ours === undefined) continue;
    const rows = stages.map((stage) => exactText('votes' in stage ? stage.votes : (stage as string[])));
    const said = countBothWays(profile, ours, (t) => sameWinners(t, winners) ?? sameRows(votesOf(t), rows));
    if (said !== undefined) return `${peer}: ${said}`;
  }
  const { winners: kept, quota } = meek as { winners: [string, string][]; quota: string[] };
  const more = { arithmetic: 'fixed', digits: '9', batch: 'none' };
  return countBothWays(profile, { rule: 'stv-meek', more }, ({ elected, candidates, stages }) => {
    const names = elected
      .map((c) => candidates[c]?.name)
      .sort()
      .join();
    if (
      names !==
      kept
        .map(([name]) => name)
        .sort()
        .join()
    )
      return `elected ${names}`;
    const last = stages.findLast(({ action }) => action === 'recompute');
    return last?.quota === quota[0] ? undefined : `last quota ${last?.quota}, not ${quota[0]}`;
  });
}

/** A fixture of SecurePoll: every round's totals and quota, who is elected and who eliminated. */
export function securePollFixture(collection: Collection, one: PeerCase): string | undefined {
  const known = readExpected(collection, one) as {
    elected: number[];
    eliminated: number[];
    rounds: { quota: string; totals: { [cid: string]: string } }[];
  };
  const profile = readProfile(collection, one);
  return countBothWays(profile, { rule: 'stv-securepoll-meek', more: {} }, (t) => {
    const out = t.stages.flatMap(({ excluded }) => excluded.map((c) => c + 1)).sort((a, b) => a - b);
    const rows = known.rounds.map(({ quota, totals }) =>
      exactText([...profile.candidates.map((_, c) => totals[`${c + 1}`] ?? '0'), quota]),
    );
    const ours = t.stages.map(({ votes, quota }) => exactText([...votes, quota ?? '0']));
    if (out.join() !== [...known.eliminated].sort((a, b) => a - b).join()) return `eliminated ${out.join()}`;
    return sameWinners(t, known.elected) ?? sameRows(ours, rows);
  });
}

/** The Australian Electoral Commission's distribution of preferences, at every count it printed. */
export function senateCount(collection: Collection, one: PeerCase): string | undefined {
  const known = readExpected(collection, one) as {
    elected_in_order: number[];
    official_counts: { [count: string]: { votes: number[]; exhausted: number; loss_by_fraction: number } };
  };
  return countBothWays(readProfile(collection, one), { rule: 'stv-au-senate', more: {} }, ({ stages, elected }) => {
    for (const [number, { votes, exhausted, loss_by_fraction }] of Object.entries(known.official_counts)) {
      const stage = stages[Number(number) - 1];
      const ours = [...(stage?.votes ?? []), stage?.exhausted, stage?.lostToRounding].join(' ');
      const theirs = [...votes, exhausted, loss_by_fraction].join(' ');
      if (ours !== theirs) return `count ${number}: ${ours} not ${theirs}`;
    }
    const order = elected.map((c) => c + 1).join(' ');
    return order === known.elected_in_order.join(' ') ? undefined : `elected ${order}`;
  });
}

/** A district counted by elimination. */
export function runoffDistrict(collection: Collection, one: PeerCase): string | undefined {
  const expected = readExpected(collection, one) as { [key: string]: unknown };
  const result = (expected['openstv:IRV'] ?? expected['peer'] ?? expected) as PeerResult;
  const winners = (one.expected['winners'] as number[]) ?? result.winners ?? [];
  return countBothWays(readProfile(collection, one), { rule: 'irv', more: {} }, (t) => {
    const rows = (result.stages ?? []).map((stage) => exactText(Array.isArray(stage) ? stage : stage.votes));
    return sameWinners(t, winners) ?? (rows.length === 0 ? undefined : sameRows(votesOf(t), rows));
  });
}

const tabulatorOptions = new Set([
  'winnerElectionMode',
  'numberOfWinners',
  'tiebreakMode',
  'randomSeed',
  'overvoteRule',
  'maxSkippedRanksAllowed',
  'maxRankingsAllowed',
  'exhaustOnDuplicateCandidate',
  'minimumVoteThreshold',
  'batchElimination',
  'continueUntilTwoCandidatesRemain',
  'hareQuota',
  'nonIntegerWinningThreshold',
  'doesFirstRoundDetermineThreshold',
  'decimalPlacesForVoteArithmetic',
  'multiSeatBottomsUpPercentageThreshold',
  'stopTabulationEarlyAfterRound',
]);

/** The options of `rcv-us` that a configuration of RCTab sets. */
function tabulatorChoices(config: CvrConfig): { [name: string]: string } {
  return Object.fromEntries(Object.entries(config.rules).filter(([name]) => tabulatorOptions.has(name)));
}

interface TabulatorRound {
  readonly tally: { readonly [name: string]: string };
  readonly threshold: string;
  readonly inactiveBallots: { readonly [kind: string]: string };
}

/** A regression case of RCTab: every round's tally, threshold and inactive ballots. */
export function tabulatorCase(collection: Collection, one: PeerCase): string | undefined {
  const config = must(parseCvrConfig(readBytes(collection, one.config_file ?? '')));
  const all = one.files ?? [one.file];
  const files = config.sources.map((_, i) =>
    (config.sources.length === 1 ? all : all.slice(i, i + 1)).map((path) => ({
      name: basename(path),
      bytes: readBytes(collection, path),
    })),
  );
  const read = readCvr(config, files);
  if (!read.ok) return `unreadable: ${JSON.stringify(read.problem)}`;
  const counted = count('rcv-us', read.value, { more: tabulatorChoices(config) });
  if (!counted.ok) return `refused: ${JSON.stringify(counted.problem)}`;
  const { stages, candidates, elected } = counted.value;
  const names = candidates.map(({ name }) => name);
  const { results } = readExpected(collection, one) as { results: TabulatorRound[] };
  const theirs = results.map(({ tally, threshold, inactiveBallots }) => {
    const inactive = Object.values(inactiveBallots).reduce((sum, n) => sum + Math.round(Number(n) * 1e9), 0);
    return `${exactText([...names.map((name) => tally[name] ?? '0'), threshold])} ${inactive}`;
  });
  const ours = stages.map(({ votes, quota, exhausted, lostToRounding }) => {
    const inactive = Math.round(Number(exhausted) * 1e9) + Math.round(Number(lostToRounding) * 1e9);
    return `${exactText([...votes, quota ?? '0'])} ${inactive}`;
  });
  const winners = elected
    .map((c) => names[c] ?? '')
    .sort()
    .join('|');
  const wanted = [...(one.expected['winners'] as string[])].sort().join('|');
  if (winners !== wanted) return `elected ${winners}, not ${wanted}`;
  const at = theirs.findIndex((row, i) => row !== ours[i]);
  if (at >= 0) return `round ${at + 1}: ${ours[at]} not ${theirs[at]}`;
  return ours.length === theirs.length ? undefined : `${ours.length} rounds, not ${theirs.length}`;
}
