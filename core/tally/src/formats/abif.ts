/**
 * ABIF, the Aggregated Ballot Information Format: rankings and scores a person can read.
 *
 *     {"version": "0.1"}
 *     {"title": "Lunch"}
 *     {"max_score": 5}
 *     =A:[Ann Adams]
 *     =B:[Bob]
 *     12:A>B            ranking; "=" for equal ranks
 *     3:A/5>B/2         ranking with scores
 *     2:A/1,B/4         scores only; "*" for points that a voter spreads
 *     4:                blank papers
 *
 * Candidates are tokens of letters, digits, `_` and `-`, or names in `[...]` or `"..."`. A file where any
 * line ranks is a ranked one, unless its scores are what is asked for; a file of scores only is a scored one, in which
 * a candidate without a score gets none. Comments begin with `#`.
 * Source: electorama.com/abif (specification 0.1).
 */
import { ok, parseJson } from '@quorate/basics';
import type { Candidate, Profile, RankedProfile, ScoredProfile } from '../profile.ts';
import { mostCandidates } from '../profile.ts';
import { printWeight } from './decimals.ts';
import type { Format, ReadOptions } from './format.ts';
import { isRecord, isWhole } from './json-text.ts';
import type { WeightProblem } from './paper-collector.ts';
import { malformed, type Parsed } from './problem.ts';
import { RankedCollector } from './ranked-collector.ts';
import { pushRanks, ranksOf } from './ranks-of.ts';
import { ScoredCollector, scoresOf } from './scored-collector.ts';
import { type Line, linesOf, readWeight } from './text-lines.ts';

export const abif: Format = {
  id: 'abif',
  summary: 'ABIF: 12:A>B=C',
  extensions: ['.abif'],
  looksLike: (head) => /^\s*(=|\d[\d.]*\s*[:*])\s*("|\[|[A-Za-z_][\w-]*\s*([:>=,/*]|$))/m.test(head),
  parse: (file, options) => {
    const profile = parseAbif(file, options);
    return profile.ok ? ok({ profile: profile.value, defaults: {} }) : profile;
  },
  print: printAbif,
};

export function parseAbif(file: Uint8Array | string, options: ReadOptions = {}): Parsed<RankedProfile | ScoredProfile> {
  return new AbifReader(options.wanted === 'scored').read(linesOf(file, options));
}

/** Undefined for profiles that are neither ranked nor scored, and for names with `]` or line breaks. */
export function printAbif(profile: Profile): string | undefined {
  if (profile.kind !== 'ranked' && profile.kind !== 'scored') return undefined;
  const { title, candidates, papers } = profile;
  if (candidates.some(({ name }) => /[\]\n\r]/.test(name))) return undefined;
  const parts = [`{"version":"0.1"}\n`, `{"title":${JSON.stringify(title)}}\n`];
  if (profile.seats !== undefined) parts.push(`{"seats":${profile.seats}}\n`);
  if (profile.kind === 'scored') parts.push(`{"max_score":${profile.highest}}\n`);
  parts.push(...candidates.map(({ name }, i) => `=C${i + 1}:[${name}]\n`));
  for (let i = 0; i < papers.weights.length; i++) {
    const prefs =
      profile.kind === 'ranked'
        ? ranksOf(profile.papers, i)
            .filter((rank) => rank.length > 0)
            .map((rank) => rank.map((c) => `C${c + 1}`).join('='))
            .join('>')
        : scoresOf(profile.papers, i)
            .map(({ candidate, score }) => `C${candidate + 1}/${score}`)
            .join(',');
    parts.push(`${printWeight(papers.weights[i] ?? 0, papers.weightUnit)}:${prefs}\n`);
  }
  return parts.join('');
}

interface Choice {
  readonly candidate: number;
  readonly score: number | undefined;
  /** What stands between this candidate and the one before it. */
  readonly joint: '>' | '=' | ',' | '';
}

/** A name, then maybe a score; blanks are skipped by hand, since patterns would try them in every way. */
const name = /\[([^\]]*)\]|"([^"]*)"|([\p{L}\p{N}_-]+)/uy;
const score = /[/*][ \t]{0,99}(\d{1,9})/y;

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (text[at] === ' ' || text[at] === '\t') at++;
  return at;
}

/** The end of the line, a comment, or data about the papers: `: {"precinct": 51}`. */
function endsVote(body: string, at: number): boolean {
  const mark = body[at];
  return mark === undefined || mark === '#' || (mark === ':' && body[skipBlanks(body, at + 1)] === '{');
}

type Weight = NonNullable<ReturnType<typeof readWeight>>;

class AbifReader {
  private readonly candidates: Candidate[] = [];
  private readonly numbers = new Map<string, number>();
  /** Whether the file ranks or scores is known at its end: until a line ranks, papers are taken in both ways. */
  private readonly ranked = new RankedCollector();
  private scored: ScoredCollector | undefined = new ScoredCollector();
  private readonly wantsScores: boolean;
  private top = { score: 0, line: 1 };
  private hasScores = false;
  private votes = 0;
  private title = '';
  private seats: number | undefined;
  private highest: number | undefined;

  constructor(wantsScores: boolean) {
    this.wantsScores = wantsScores;
  }

  read(lines: Iterable<Parsed<Line>>): Parsed<RankedProfile | ScoredProfile> {
    let last = 1;
    for (const next of lines) {
      if (!next.ok) return next;
      const { line } = next.value;
      last = line;
      const text = next.value.text.trim();
      if (text === '' || text.startsWith('#')) continue;
      const taken = this.readLine(text, line);
      if (!taken.ok) return taken;
    }
    if (this.votes === 0) {
      return malformed({ line: last }, 'the end of the file', 'at least one line such as "12:A>B"');
    }
    const { ranked, scored, hasScores } = this;
    return scored && hasScores ? this.scores(scored) : ok({ kind: 'ranked', ...this.head(), papers: ranked.result() });
  }

  private readLine(text: string, line: number): Parsed<void> {
    if (text.startsWith('{')) return this.readMetadata(text, line);
    if (text.startsWith('=')) return this.readCandidate(text, line);
    return this.readVote(text, line);
  }

  private readMetadata(text: string, line: number): Parsed<void> {
    // Keys are often left without quotes.
    const json = parseJson(text.replace(/^\{\s*([A-Za-z_]\w*)\s*:/, '{"$1":'));
    if (!json.ok || !isRecord(json.value)) return malformed({ line }, text, 'metadata: a JSON object on one line');
    const { title, seats, max_score, max_rating } = json.value;
    const highest = max_score ?? max_rating;
    if (title !== undefined && typeof title !== 'string') return malformed({ line }, text, 'a title as text');
    if (seats !== undefined && !isWhole(seats, 1, mostCandidates)) return malformed({ line }, text, 'seats from 1');
    if (highest !== undefined && !isWhole(highest, 0, 999999999)) return malformed({ line }, text, 'a whole max_score');
    if (title !== undefined) this.title = title;
    if (seats !== undefined) this.seats = seats;
    if (highest !== undefined) this.highest = highest;
    return ok(undefined);
  }

  private readCandidate(text: string, line: number): Parsed<void> {
    const parts =
      /^=\s*(?:([\p{L}\p{N}_-]+)|"([^"]*)"|\[([^\]]*)\])\s*:\s*(?:\[([^\]]*)\]|"([^"]*)"|([^[\]"]*))$/u.exec(text);
    if (!parts) return malformed({ line }, text, 'a candidate such as "=A:[Ann Adams]"');
    const key = parts[1] ?? parts[2] ?? parts[3] ?? '';
    const name = parts[4] ?? parts[5] ?? parts[6] ?? '';
    if (this.numbers.has(key)) return malformed({ line }, key, 'each candidate once, before the votes');
    return this.add(key, name, line);
  }

  private add(key: string, name: string, line: number): Parsed<void> {
    if (this.candidates.length === mostCandidates)
      return malformed({ line }, key, `at most ${mostCandidates} candidates`);
    this.numbers.set(key, this.candidates.length);
    this.candidates.push({ name });
    return ok(undefined);
  }

  private readVote(text: string, line: number): Parsed<void> {
    const [counted, number = ''] = /^([\d.]+)[ \t]{0,99}[:*]/.exec(text) ?? [];
    const weight = readWeight(number);
    if (counted === undefined || weight === undefined) {
      return malformed({ line }, text, 'a number of papers, ":" and preferences');
    }
    const colon = counted.length - 1;
    const body = text.slice(counted.length);
    const choices: Choice[] = [];
    const seen = new Set<number>();
    let joint: Choice['joint'] = '';
    let at = 0;
    at = skipBlanks(body, at);
    while (!endsVote(body, at) || joint !== '') {
      name.lastIndex = at;
      const found = name.exec(body);
      if (!found) {
        const expected = joint === '' ? 'candidates joined by ">", "=" or ","' : `a candidate after "${joint}"`;
        return malformed({ line, column: colon + at + 2 }, body.slice(at), expected);
      }
      const key = found[1] ?? found[2] ?? found[3] ?? '';
      const known = this.numbers.get(key);
      if (known === undefined) {
        const added = this.add(key, key, line);
        if (!added.ok) return added;
      }
      const candidate = known ?? this.candidates.length - 1;
      if (seen.has(candidate)) return malformed({ line }, key, 'each candidate at most once on a paper');
      seen.add(candidate);
      at = skipBlanks(body, at + found[0].length);
      score.lastIndex = at;
      const scored = score.exec(body);
      choices.push({ candidate, score: scored ? Number(scored[1]) : undefined, joint });
      if (scored) at = skipBlanks(body, at + scored[0].length);
      joint = (['>', '=', ','] as const).find((mark) => mark === body[at]) ?? '';
      if (joint === '' && !endsVote(body, at)) {
        return malformed({ line, column: colon + at + 2 }, body.slice(at), '">", "=", "," or the end of the line');
      }
      if (joint !== '') at = skipBlanks(body, at + 1);
    }
    this.votes++;
    const problem = this.takeRanking(choices, weight) ?? this.takeScores(choices, weight, line);
    return problem ? malformed({ line }, 'this weight', weightExpected(problem)) : ok(undefined);
  }

  private takeRanking(choices: readonly Choice[], { whole, decimals, places }: Weight): WeightProblem | undefined {
    const ranks: number[][] = [];
    for (const { candidate, joint } of choices) {
      // A comma says nothing of order: without scores the candidates stand as equals.
      if (joint === '=' || joint === ',') ranks.at(-1)?.push(candidate);
      else ranks.push([candidate]);
      if (!this.wantsScores && (joint === '=' || joint === '>')) this.scored = undefined;
    }
    pushRanks(this.ranked, ranks);
    return this.ranked.finish(whole, decimals, places);
  }

  private takeScores(
    choices: readonly Choice[],
    { whole, decimals, places }: Weight,
    line: number,
  ): WeightProblem | undefined {
    if (this.scored === undefined) return undefined;
    for (const { candidate, score } of choices) {
      if (score === undefined) continue;
      this.hasScores = true;
      if (score > this.top.score) this.top = { score, line };
      this.scored.give(candidate, score);
    }
    return this.scored.finish(whole, decimals, places);
  }

  private scores(papers: ScoredCollector): Parsed<ScoredProfile> {
    const { highest, top } = this;
    if (highest !== undefined && top.score > highest) {
      return malformed({ line: top.line }, `${top.score}`, `scores up to the max_score ${highest}`);
    }
    return ok({ kind: 'scored', ...this.head(), highest: highest ?? top.score, papers: papers.result() });
  }

  private head(): { readonly title: string; readonly candidates: readonly Candidate[]; readonly seats?: number } {
    const { title, candidates, seats } = this;
    return { title, candidates, ...(seats === undefined ? {} : { seats }) };
  }
}

function weightExpected(problem: 'zero' | 'too-large'): string {
  return problem === 'zero' ? 'a weight above 0' : 'weights that add up to less than 2^53';
}
