/**
 * Our own format, for every kind of profile: canonical JSON (RFC 8785).
 *
 *     {"format":"quorate.profile/1","kind":"ranked","title":"...","seats":2,
 *      "candidates":[{"name":"Ann","groups":["women"]},{"name":"Bob","withdrawn":true}],
 *      "papers":[[12,[[0],[],[1]]]]}
 *
 * A ranked paper is its weight and its ranks (candidates from 0, an empty list for a skipped rank);
 * a scored one its weight and pairs of candidate and score. Weights count units of `1 / weightUnit`.
 */
import { canonical, type Json, ok, parseFraction } from '@quorate/basics';
import { type Candidate, mostCandidates, type Profile, type ScoredPapers } from '../profile.ts';
import type { Format } from './format.ts';
import { isList, isRecord, isWhole, type JsonPath, type JsonText, parseJsonText } from './json-text.ts';
import { inSmallestUnit } from './paper-collector.ts';
import type { Parsed } from './problem.ts';
import { RankedCollector } from './ranked-collector.ts';
import { pushRanks, ranksOf } from './ranks-of.ts';
import { type Score, ScoredCollector, scoresOf } from './scored-collector.ts';

export const profileFormat = 'quorate.profile/1';

export const profileJson: Format = {
  id: 'json',
  summary: `JSON of any kind of papers: ${profileFormat}`,
  extensions: ['.profile.json'],
  looksLike: (head) => head.includes(`"${profileFormat}"`),
  parse: (file) => {
    const profile = parseProfileJson(file);
    return profile.ok ? ok({ profile: profile.value, defaults: {} }) : profile;
  },
  print: printProfileJson,
};

export function parseProfileJson(file: Uint8Array | string): Parsed<Profile> {
  const json = parseJsonText(file, 'papers');
  return json.ok ? readProfile(json.value) : json;
}

export function printProfileJson(profile: Profile): string {
  return canonical(jsonOf(profile));
}

function jsonOf(profile: Profile): Json {
  const { kind, title } = profile;
  const head = { format: profileFormat, kind, title };
  switch (profile.kind) {
    case 'question': {
      const { yes, no, abstentions, bases } = profile;
      return { ...head, yes, no, abstentions, ...(bases ? { bases } : {}) };
    }
    case 'parties':
      return { ...head, ...electorate(profile), votes: profile.votes };
    case 'ranked': {
      const { papers, tieOrder } = profile;
      const list = Array.from(papers.weights, (weight, i) => [weight, ranksOf(papers, i)]);
      const unit = papers.weightUnit === 1 ? {} : { weightUnit: papers.weightUnit };
      return { ...head, ...electorate(profile), ...(tieOrder ? { tieOrder } : {}), ...unit, papers: list };
    }
    case 'scored': {
      const { highest, grades, papers } = profile;
      return { ...head, ...electorate(profile), highest, ...(grades ? { grades } : {}), ...scoredJson(papers) };
    }
    case 'budget': {
      const { costs, budget, meta, papers } = profile;
      return { ...head, candidates: profile.candidates.map(candidateJson), costs, budget, meta, ...scoredJson(papers) };
    }
  }
}

function electorate({ seats, candidates }: { readonly seats?: number; readonly candidates: readonly Candidate[] }): {
  readonly [key: string]: Json;
} {
  return { ...(seats === undefined ? {} : { seats }), candidates: candidates.map(candidateJson) };
}

function candidateJson({ name, withdrawn, groups }: Candidate): Json {
  return { name, ...(withdrawn ? { withdrawn } : {}), ...(groups ? { groups } : {}) };
}

function scoredJson(papers: ScoredPapers): { readonly [key: string]: Json } {
  const unit = papers.weightUnit === 1 ? {} : { weightUnit: papers.weightUnit };
  const list = Array.from(papers.weights, (weight, i) => [
    weight,
    scoresOf(papers, i).map(({ candidate, score }) => [candidate, score]),
  ]);
  return { ...unit, papers: list };
}

const largest = Number.MAX_SAFE_INTEGER;

function readProfile(json: JsonText): Parsed<Profile> {
  const { value } = json;
  if (!isRecord(value)) return json.fail([], 'an object');
  if (value['format'] !== profileFormat) return json.fail(['format'], `"${profileFormat}"`);
  const title = value['title'] ?? '';
  if (typeof title !== 'string') return json.fail(['title'], 'a title as text');
  switch (value['kind']) {
    case 'question':
      return readQuestion(json, value, title);
    case 'ranked':
      return readRanked(json, value, title);
    case 'scored':
      return readScored(json, value, title);
    case 'parties':
      return readParties(json, value, title);
    case 'budget':
      return readBudget(json, value, title);
    default:
      return json.fail(['kind'], '"ranked", "scored", "question", "parties" or "budget"');
  }
}

type Fields = { readonly [key: string]: Json };

function readQuestion(json: JsonText, value: Fields, title: string): Parsed<Profile> {
  for (const key of ['yes', 'no', 'abstentions']) {
    if (!isExactNumber(value[key])) return json.fail([key], exactNumber);
  }
  const bases = value['bases'];
  if (bases !== undefined && !isRecord(bases)) return json.fail(['bases'], 'an object of numbers as text');
  for (const [name, base] of Object.entries(bases ?? {})) {
    if (!isExactNumber(base)) return json.fail(['bases', name], exactNumber);
  }
  const [yes, no, abstentions] = [value['yes'], value['no'], value['abstentions']].map(String);
  const kept = bases ? { bases: Object.fromEntries(Object.entries(bases).map(([k, v]) => [k, String(v)])) } : {};
  return ok({ kind: 'question', title, yes: yes ?? '0', no: no ?? '0', abstentions: abstentions ?? '0', ...kept });
}

function readRanked(json: JsonText, value: Fields, title: string): Parsed<Profile> {
  const electorate = readElectorate(json, value);
  if (!electorate.ok) return electorate;
  const { candidates } = electorate.value;
  const papers = new RankedCollector();
  const taken = eachPaper(json, value, (paper, weight, path) => {
    const seen = new Set<number>();
    if (!isList(paper)) return json.fail(path, 'a list of ranks');
    const ranks: number[][] = [];
    for (const [r, rank] of paper.entries()) {
      if (!isList(rank)) return json.fail([...path, r], 'a list of candidates');
      const members: number[] = [];
      for (const [k, candidate] of rank.entries()) {
        if (!isWhole(candidate, 0, candidates.length - 1)) return json.fail([...path, r, k], candidateFrom(candidates));
        if (seen.has(candidate)) return json.fail([...path, r, k], 'each candidate at most once on a paper');
        seen.add(candidate);
        members.push(candidate);
      }
      ranks.push(members);
    }
    pushRanks(papers, ranks);
    return papers.finish(weight) ? json.fail(path, weightsBelow) : undefined;
  });
  if (!taken.ok) return taken;
  const order = value['tieOrder'];
  if (order !== undefined && !isPermutation(order, candidates.length)) {
    return json.fail(['tieOrder'], `each of the ${candidates.length} candidates once`);
  }
  const tieOrder = isList(order) ? { tieOrder: order.map(Number) } : {};
  return ok({
    kind: 'ranked',
    title,
    ...electorate.value,
    papers: inUnit(papers.result(), taken.value),
    ...tieOrder,
  });
}

function readScored(json: JsonText, value: Fields, title: string): Parsed<Profile> {
  const electorate = readElectorate(json, value);
  if (!electorate.ok) return electorate;
  const highest = value['highest'];
  if (!isWhole(highest, 0, 0x7fffffff)) return json.fail(['highest'], 'the highest score, a whole number');
  const grades = value['grades'];
  if (grades !== undefined && !(isList(grades) && grades.length === highest + 1 && grades.every(isText))) {
    return json.fail(['grades'], `${highest + 1} names of grades, worst first`);
  }
  const papers = readScoredPapers(json, value, electorate.value.candidates, highest);
  if (!papers.ok) return papers;
  const named = isList(grades) ? { grades: grades.map(String) } : {};
  return ok({ kind: 'scored', title, ...electorate.value, ...named, highest, papers: papers.value });
}

function readParties(json: JsonText, value: Fields, title: string): Parsed<Profile> {
  const electorate = readElectorate(json, value);
  if (!electorate.ok) return electorate;
  const votes = readExactNumbers(json, value, 'votes', electorate.value.candidates.length);
  return votes.ok ? ok({ kind: 'parties', title, ...electorate.value, votes: votes.value }) : votes;
}

function readBudget(json: JsonText, value: Fields, title: string): Parsed<Profile> {
  const electorate = readElectorate(json, value);
  if (!electorate.ok) return electorate;
  const { candidates } = electorate.value;
  const costs = readExactNumbers(json, value, 'costs', candidates.length);
  if (!costs.ok) return costs;
  const budget = value['budget'];
  if (!isText(budget) || !isExactNumber(budget)) return json.fail(['budget'], exactNumber);
  const meta = value['meta'] ?? {};
  if (!isRecord(meta) || !Object.values(meta).every(isText)) return json.fail(['meta'], 'an object of texts');
  const papers = readScoredPapers(json, value, candidates, 0x7fffffff);
  if (!papers.ok) return papers;
  const texts = Object.fromEntries(Object.entries(meta).map(([k, v]) => [k, String(v)]));
  return ok({ kind: 'budget', title, candidates, costs: costs.value, budget, meta: texts, papers: papers.value });
}

function readScoredPapers(
  json: JsonText,
  value: Fields,
  candidates: readonly Candidate[],
  highest: number,
): Parsed<ScoredPapers> {
  const papers = new ScoredCollector();
  const taken = eachPaper(json, value, (paper, weight, path) => {
    if (!isList(paper)) return json.fail(path, 'a list of pairs of candidate and score');
    const seen = new Set<number>();
    const scores: Score[] = [];
    for (const [k, pair] of paper.entries()) {
      if (!isList(pair) || pair.length !== 2) return json.fail([...path, k], 'a pair of candidate and score');
      const [candidate, score] = pair;
      if (!isWhole(candidate, 0, candidates.length - 1)) return json.fail([...path, k, 0], candidateFrom(candidates));
      if (!isWhole(score, -0x80000000, highest)) return json.fail([...path, k, 1], `a whole score up to ${highest}`);
      if (seen.has(candidate)) return json.fail([...path, k, 0], 'each candidate at most once on a paper');
      seen.add(candidate);
      scores.push({ candidate, score });
    }
    return papers.add(scores, weight) ? json.fail(path, weightsBelow) : undefined;
  });
  return taken.ok ? ok(inUnit(papers.result(), taken.value)) : taken;
}

function inUnit<Papers extends { readonly weights: Float64Array }>(papers: Papers, unit: number): Papers {
  return { ...papers, ...inSmallestUnit(Float64Array.from(papers.weights), unit) };
}

/** Calls `take` for each paper; gives the unit of the weights. */
function eachPaper(
  json: JsonText,
  value: Fields,
  take: (paper: Json, weight: number, path: JsonPath) => ReturnType<JsonText['fail']> | undefined,
): Parsed<number> {
  const unit = value['weightUnit'] ?? 1;
  if (!isWhole(unit, 1, 1e15) || !/^10*$/.test(`${unit}`)) return json.fail(['weightUnit'], 'a power of ten');
  if (!isList(value['papers'])) return json.fail(['papers'], 'a list of papers');
  let i = -1;
  for (const pair of json.elements('papers')) {
    i++;
    if (pair === undefined) return json.notJson();
    if (!isList(pair) || pair.length !== 2) return json.fail(['papers', i], 'a pair of weight and paper');
    const [weight, paper = null] = pair;
    if (!isWhole(weight, 1, largest)) return json.fail(['papers', i, 0], 'a whole weight from 1');
    const refused = take(paper, weight, ['papers', i, 1]);
    if (refused) return refused;
  }
  return ok(unit);
}

function readElectorate(
  json: JsonText,
  value: Fields,
): Parsed<{ readonly seats?: number; readonly candidates: readonly Candidate[] }> {
  const list = value['candidates'];
  if (!isList(list) || list.length < 1 || list.length > mostCandidates) {
    return json.fail(['candidates'], `a list of 1 to ${mostCandidates} candidates`);
  }
  const candidates: Candidate[] = [];
  for (const [i, item] of list.entries()) {
    if (!isRecord(item) || typeof item['name'] !== 'string')
      return json.fail(['candidates', i], 'a candidate with a name');
    const { name, withdrawn, groups } = item;
    if (withdrawn !== undefined && withdrawn !== true) return json.fail(['candidates', i, 'withdrawn'], 'true');
    if (groups !== undefined && !(isList(groups) && groups.every(isText))) {
      return json.fail(['candidates', i, 'groups'], 'a list of texts');
    }
    candidates.push({
      name,
      ...(withdrawn ? { withdrawn: true as const } : {}),
      ...(isList(groups) ? { groups: groups.map(String) } : {}),
    });
  }
  const seats = value['seats'];
  if (seats !== undefined && !isWhole(seats, 1, largest)) return json.fail(['seats'], 'a number of seats from 1');
  return ok({ ...(seats === undefined ? {} : { seats }), candidates });
}

function readExactNumbers(json: JsonText, value: Fields, key: string, count: number): Parsed<string[]> {
  const list = value[key];
  if (!isList(list) || list.length !== count) return json.fail([key], `${count} numbers as text`);
  const odd = list.findIndex((item) => !isExactNumber(item));
  return odd >= 0 ? json.fail([key, odd], exactNumber) : ok(list.map(String));
}

const exactNumber = 'a number as text: "7", "7.5" or "2/3"';
const weightsBelow = 'weights that add up to less than 2^53';

function isExactNumber(value: Json | undefined): boolean {
  return typeof value === 'string' && !value.startsWith('-') && parseFraction(value).ok;
}

function isText(value: Json | undefined): value is string {
  return typeof value === 'string';
}

function isPermutation(value: Json, count: number): boolean {
  return (
    isList(value) &&
    value.length === count &&
    new Set(value).size === count &&
    value.every((c) => isWhole(c, 0, count - 1))
  );
}

function candidateFrom(candidates: readonly Candidate[]): string {
  return `a candidate from 0 to ${candidates.length - 1}`;
}
