/**
 * Plain JSON of elections, in the shapes that collections of test cases use.
 *
 *     {"candidates": ["a", "b"], "ballots": [[3, [[2], [1]]]]}         weak orders, candidates from 1
 *     {"candidates": ["a", "b"], "ballots": [[3, [2, 1]], [1, [1, null]]]}   rank of each candidate; null: no opinion
 *     {"candidates": 3, "ballots": [[3, [2, 0, 1]]]}                   linear orders, candidates from 0
 *     {"candidates": 3, "committee_size": 2, "ballots": [[0, 2], [1]]} approvals, candidates from 0
 *     {"candidates": 3, "max_grade": 5, "ballots": [[5, 0, 3]]}        a grade for each candidate
 *     {"votes": [120, 80], "seats": 5}                                 votes for lists
 *     [ ...any of these... ]                                           a list: say which case
 */
import { type Json, ok, parseFraction } from '@quorate/basics';
import { type Candidate, mostCandidates, type Profile } from '../profile.ts';
import { readDebianJson } from './debian-tally.ts';
import type { Format, ReadFile, ReadOptions } from './format.ts';
import { isList, isRecord, isWhole, type JsonPath, type JsonText, parseJsonText } from './json-text.ts';
import type { malformed, Parsed } from './problem.ts';
import { RankedCollector } from './ranked-collector.ts';
import { pushRanks, ranksOf } from './ranks-of.ts';
import { ScoredCollector, scoresOf } from './scored-collector.ts';

export const caseJson: Format = {
  id: 'case-json',
  summary: 'JSON of weak orders, ranks, approvals, grades, linear orders, list votes or Debian votes',
  extensions: ['.json'],
  looksLike: (head) => /^\s*[[{]/.test(head),
  parse: parseCaseJson,
  print: printCaseJson,
};

export function parseCaseJson(file: Uint8Array | string, options: ReadOptions = {}): Parsed<ReadFile> {
  const json = parseJsonText(file, 'ballots');
  if (!json.ok) return json;
  const debian = readDebianJson(json.value);
  if (debian) return debian;
  const found = findCase(json.value, options.case);
  if (!found.ok) return found;
  const { value, path } = found.value;
  const reader = new CaseReader(json.value, value, path);
  const profile = reader.read();
  return profile.ok ? ok({ profile: profile.value, defaults: reader.defaults }) : profile;
}

/** Weak orders, approvals or grades, list votes; undefined for the rest. */
export function printCaseJson(profile: Profile): string | undefined {
  const seats = 'seats' in profile && profile.seats !== undefined ? { seats: profile.seats } : {};
  const title = profile.title === '' ? {} : { title: profile.title };
  switch (profile.kind) {
    case 'ranked': {
      const { papers } = profile;
      if (papers.weightUnit !== 1) return undefined;
      const ballots = Array.from(papers.weights, (weight, i) => [
        weight,
        ranksOf(papers, i).flatMap((rank) => (rank.length > 0 ? [rank.map((c) => c + 1)] : [])),
      ]);
      return line({ ...title, candidates: names(profile.candidates), ...seats, ballots });
    }
    case 'parties':
      return line({ ...title, candidates: names(profile.candidates), votes: profile.votes, ...seats });
    case 'scored': {
      const { papers, candidates, highest } = profile;
      if (papers.weightUnit !== 1) return undefined;
      const ballots = Array.from(papers.weights, (weight, i) => {
        const scores = new Map(scoresOf(papers, i).map(({ candidate, score }) => [candidate, score]));
        return Array.from({ length: weight }, () => candidates.map((_, c) => scores.get(c) ?? null));
      }).flat();
      return line({ ...title, candidates: names(candidates), ...seats, max_grade: highest, ballots });
    }
    case 'question':
    case 'budget':
      return undefined;
  }
}

function line(value: Json): string {
  return `${JSON.stringify(value)}\n`;
}

function names(candidates: readonly Candidate[]): string[] {
  return candidates.map(({ name }) => name);
}

interface Found {
  readonly value: { readonly [key: string]: Json };
  readonly path: JsonPath;
}

function findCase(json: JsonText, wanted: string | undefined): Parsed<Found> {
  const { value } = json;
  if (isRecord(value)) return ok({ value, path: [] });
  if (!isList(value) || value.length === 0) return json.fail([], 'an election: an object, or a list of them');
  const byId = wanted === undefined ? -1 : value.findIndex((item) => isRecord(item) && item['id'] === wanted);
  const byNumber = wanted !== undefined && /^\d{1,9}$/.test(wanted) ? Number(wanted) - 1 : -1;
  const index = byId >= 0 ? byId : wanted === undefined && value.length === 1 ? 0 : byNumber;
  const item = value[index];
  if (item === undefined) return json.fail([], `the option case=N, N from 1 to ${value.length} or an id of the list`);
  return isRecord(item) ? ok({ value: item, path: [index] }) : json.fail([index], 'an election: an object');
}

type Refusal = ReturnType<typeof malformed>;

/** Undefined, at last, where they are no JSON. */
type Ballots = () => Iterable<Json | undefined>;

class CaseReader {
  private readonly json: JsonText;
  private readonly value: { readonly [key: string]: Json };
  private readonly path: JsonPath;
  /** Ranks that say "no opinion" are not to be read as last places. */
  defaults: { readonly [option: string]: string } = {};

  constructor(json: JsonText, value: { readonly [key: string]: Json }, path: JsonPath) {
    this.json = json;
    this.value = value;
    this.path = path;
  }

  read(): Parsed<Profile> {
    const { value } = this;
    const title = [value['title'], value['id']].find((text) => typeof text === 'string') ?? '';
    const seats = value['seats'] ?? value['committee_size'];
    if (seats !== undefined && !isWhole(seats, 1, Number.MAX_SAFE_INTEGER)) {
      return this.fail(['committee_size' in value ? 'committee_size' : 'seats'], 'a number of seats from 1');
    }
    const head = { title: String(title), ...(seats === undefined ? {} : { seats }) };
    if (isList(value['votes'])) return this.readVotes(value['votes'], head);
    const candidates = this.readCandidates(value['candidates']);
    if (!candidates.ok) return candidates;
    if (!isList(value['ballots'])) return this.fail(['ballots'], 'a list of ballots');
    const ballots = this.ballots(value['ballots']);
    const count = candidates.value.length;
    if (value['max_grade'] !== undefined) return this.readGrades(ballots, candidates.value, head);
    if (value['committee_size'] !== undefined || holdsNoPairs(ballots())) {
      return this.readApprovals(ballots, candidates.value, head);
    }
    const fromZero = typeof value['candidates'] === 'number';
    const papers = new RankedCollector();
    let i = -1;
    for (const ballot of ballots()) {
      i++;
      if (ballot === undefined) return this.json.notJson();
      const refused = this.takeRanked(papers, ballot, ['ballots', i], count, fromZero);
      if (refused) return refused;
    }
    return ok({ kind: 'ranked', ...head, candidates: candidates.value, papers: papers.result() });
  }

  /** One after the other, as often as need be: those of the outermost election are not in its value. */
  private ballots(list: readonly Json[]): Ballots {
    return this.path.length === 0 ? () => this.json.elements('ballots') : () => list;
  }

  private fail(path: JsonPath, expected: string): Refusal {
    return this.json.fail([...this.path, ...path], expected);
  }

  private readCandidates(value: Json | undefined): Parsed<Candidate[]> {
    if (isWhole(value, 1, mostCandidates)) return ok(Array.from({ length: value }, (_, i) => ({ name: `C${i + 1}` })));
    if (!isList(value) || value.length < 1 || value.length > mostCandidates) {
      return this.fail(['candidates'], 'a list of candidates, or how many there are');
    }
    const odd = value.findIndex((name) => typeof name !== 'string');
    return odd >= 0 ? this.fail(['candidates', odd], 'a name') : ok(value.map((name) => ({ name: String(name) })));
  }

  private readVotes(votes: readonly Json[], head: Head): Parsed<Profile> {
    const named = this.value['candidates'] ?? votes.length;
    const candidates = this.readCandidates(named);
    if (!candidates.ok) return candidates;
    if (candidates.value.length !== votes.length) return this.fail(['votes'], 'as many numbers as candidates');
    const odd = votes.findIndex((vote) => !isVotes(vote));
    if (odd >= 0) return this.fail(['votes', odd], 'votes: a whole number, or an exact one as text');
    return ok({ kind: 'parties', ...head, candidates: candidates.value, votes: votes.map(String) });
  }

  private readGrades(ballots: Ballots, candidates: readonly Candidate[], head: Head): Parsed<Profile> {
    const highest = this.value['max_grade'];
    if (!isWhole(highest, 0, 0x7fffffff)) return this.fail(['max_grade'], 'the highest grade, a whole number');
    const papers = new ScoredCollector();
    let i = -1;
    for (const ballot of ballots()) {
      i++;
      if (ballot === undefined) return this.json.notJson();
      if (!isList(ballot) || ballot.length !== candidates.length) {
        return this.fail(['ballots', i], `${candidates.length} grades`);
      }
      const odd = ballot.findIndex((grade) => grade !== null && !isWhole(grade, 0, highest));
      if (odd >= 0) return this.fail(['ballots', i, odd], `a grade from 0 to ${highest}, or null for none`);
      papers.add(ballot.flatMap((grade, candidate) => (grade === null ? [] : [{ candidate, score: Number(grade) }])));
    }
    return ok({ kind: 'scored', ...head, candidates, highest, papers: papers.result() });
  }

  private readApprovals(ballots: Ballots, candidates: readonly Candidate[], head: Head): Parsed<Profile> {
    const papers = new ScoredCollector();
    let i = -1;
    for (const ballot of ballots()) {
      i++;
      if (ballot === undefined) return this.json.notJson();
      if (!isList(ballot)) return this.fail(['ballots', i], 'a list of approved candidates');
      const odd = ballot.findIndex((c) => !isWhole(c, 0, candidates.length - 1));
      if (odd >= 0) return this.fail(['ballots', i, odd], `a candidate from 0 to ${candidates.length - 1}`);
      if (new Set(ballot).size !== ballot.length) return this.fail(['ballots', i], 'each candidate at most once');
      papers.add(ballot.map((candidate) => ({ candidate: Number(candidate), score: 1 })));
    }
    return ok({ kind: 'scored', ...head, candidates, highest: 1, papers: papers.result() });
  }

  private takeRanked(
    papers: RankedCollector,
    ballot: Json,
    path: JsonPath,
    count: number,
    fromZero: boolean,
  ): Refusal | undefined {
    if (!isList(ballot) || ballot.length !== 2) return this.fail(path, 'a number of papers and a paper');
    const [weight, paper] = ballot;
    if (!isWhole(weight, 1, Number.MAX_SAFE_INTEGER)) return this.fail([...path, 0], 'a number of papers from 1');
    if (!isList(paper)) return this.fail([...path, 1], 'a list');
    const tiers = paper.every(isList);
    const ranks = tiers ? this.readTiers(paper) : fromZero ? paper.map((c) => [c]) : undefined;
    const refused = ranks
      ? this.takeTiers(papers, ranks, [...path, 1], count, fromZero ? 0 : 1)
      : this.takeRankNumbers(papers, paper, [...path, 1], count);
    if (refused) return refused;
    return papers.finish(weight) ? this.fail([...path, 0], 'papers that add up to less than 2^53') : undefined;
  }

  private readTiers(paper: readonly Json[]): (readonly Json[])[] {
    return paper.map((tier) => (isList(tier) ? tier : []));
  }

  private takeTiers(
    papers: RankedCollector,
    tiers: readonly (readonly Json[])[],
    path: JsonPath,
    count: number,
    first: number,
  ): Refusal | undefined {
    const seen = new Set<number>();
    for (const [t, tier] of tiers.entries()) {
      for (const candidate of tier) {
        if (!isWhole(candidate, first, first + count - 1)) {
          return this.fail([...path, t], `candidates from ${first} to ${first + count - 1}`);
        }
        if (seen.has(candidate)) return this.fail([...path, t], 'each candidate at most once on a paper');
        seen.add(candidate);
      }
    }
    const ranks = tiers.filter((tier) => tier.length > 0).map((tier) => tier.map((c) => Number(c) - first));
    pushRanks(papers, ranks);
    return undefined;
  }

  /** A rank for each candidate. `null` is no opinion: the paper doesn't name the candidate. */
  private takeRankNumbers(
    papers: RankedCollector,
    paper: readonly Json[],
    path: JsonPath,
    count: number,
  ): Refusal | undefined {
    if (paper.length !== count) return this.fail(path, `${count} ranks, one for each candidate`);
    const odd = paper.findIndex((rank) => rank !== null && !isWhole(rank, 1, Number.MAX_SAFE_INTEGER));
    if (odd >= 0) return this.fail([...path, odd], 'a rank from 1, or null for no opinion');
    // Files of this kind come from Elekto, which puts people in order in its own way.
    const someOpen = paper.includes(null) || 'unranked' in this.defaults;
    this.defaults = { order: 'defeats', ...(someOpen ? { unranked: 'not-compared' } : {}) };
    const byRank = new Map<number, number[]>();
    for (const [candidate, rank] of paper.entries()) {
      if (typeof rank === 'number') byRank.set(rank, [...(byRank.get(rank) ?? []), candidate]);
    }
    pushRanks(
      papers,
      [...byRank].sort(([a], [b]) => a - b).map(([, tier]) => tier),
    );
    return undefined;
  }
}

interface Head {
  readonly title: string;
  readonly seats?: number;
}

/** Approvals are plain lists; rankings come with a number of papers. */
function holdsNoPairs(ballots: Iterable<Json | undefined>): boolean {
  let some = false;
  for (const ballot of ballots) {
    if (ballot !== undefined && isPair(ballot)) return false;
    some = true;
  }
  return some;
}

function isPair(ballot: Json): boolean {
  return isList(ballot) && ballot.length === 2 && isList(ballot[1]);
}

function isVotes(value: Json): boolean {
  if (isWhole(value, 0, Number.MAX_SAFE_INTEGER)) return true;
  return typeof value === 'string' && !value.startsWith('-') && parseFraction(value).ok;
}
