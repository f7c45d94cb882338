/**
 * Tally sheets of Debian's votes, as devotee publishes them, and the same as JSON.
 *
 *       Option 1--------->: Ada Lovelace
 *     /  Option 2-------->: None Of The Above
 *     |/
 *     V: 12  name of the voter, or a hash
 *     V: -1
 *
 * Character k of a vote is the rank of option k: digits, then letters from 10 on; `-` is no
 * rank, which the constitution reads as last. Equal ranks are equal. The default option is
 * the last one unless the JSON says otherwise.
 *
 *     {"options": ["Ada Lovelace", "None Of The Above"], "default_option": 2, "ballots": [[7, "12"], [1, "-1"]]}
 *
 * Source: devotee's tally sheets at vote.debian.org; Debian Constitution section A.
 */
import { type Json, ok } from '@quorate/basics';
import { mostCandidates, type Profile, type RankedProfile } from '../profile.ts';
import type { Format, ReadFile } from './format.ts';
import { isList, isRecord, isWhole, type JsonPath, type JsonText } from './json-text.ts';
import { malformed, type Parsed, type ParseOptions } from './problem.ts';
import { RankedCollector } from './ranked-collector.ts';
import { pushRanks, ranksOf } from './ranks-of.ts';
import { linesOf } from './text-lines.ts';

export const debianTally: Format = {
  id: 'debian-tally',
  summary: 'tally sheets of Debian votes (V: 21-3)',
  extensions: ['tally_sheet.txt', 'tally.txt', '.tally'],
  looksLike: (head) => /^\s*[|/\s]*Option\s+\S+?\s*-+>\s*:/m.test(head) || /^V:\s+[-0-9A-Za-z]+(\s|$)/m.test(head),
  parse: parseDebianTally,
  print: printDebianTally,
};

export function parseDebianTally(file: Uint8Array | string, parsing: ParseOptions = {}): Parsed<ReadFile> {
  const options: string[] = [];
  const papers = new RankedCollector();
  let title = '';
  let votes = 0;
  let last = 1;
  for (const next of linesOf(file, parsing)) {
    if (!next.ok) return next;
    const { text, line } = next.value;
    last = line;
    if (text.length > longestLine) return malformed({ line }, text, `at most ${longestLine} characters on a line`);
    const option = /^[|/\s]*Option\s+([^\s-]+)\s*-+>\s*:(.*)$/.exec(text);
    if (option) {
      if (votes > 0) return malformed({ line }, text, 'options before the votes');
      if (option[1] !== `${options.length + 1}`) return malformed({ line }, text, `option ${options.length + 1}`);
      options.push((option[2] ?? '').trim());
    } else if (/^\s*V\s*:/.test(text)) {
      const vote = /^\s*V\s*:\s*(\S+)(?:\s|$)/.exec(text)?.[1] ?? '';
      const ranks = vote.length === options.length ? readRanks(vote) : undefined;
      if (ranks === undefined || votes + 1 > Number.MAX_SAFE_INTEGER) {
        return malformed(
          { line, column: text.indexOf(vote) + 1 },
          vote,
          `a vote of ${options.length} ranks, "-" for none`,
        );
      }
      pushRanks(papers, ranks);
      if (papers.finish(1)) return malformed({ line }, vote, 'fewer votes');
      votes++;
    } else if (options.length === 0 && votes === 0 && title === '') {
      title = (/^\s*Title:(.*)$/.exec(text)?.[1] ?? '').trim();
    } else if (votes > 0 && text.trim() !== '' && !/^\s*[-=]+\s*$/.test(text)) {
      return malformed({ line }, text, 'a vote such as "V: 12-"');
    }
  }
  if (options.length < 1) {
    return malformed({ line: last }, 'the end of the file', 'options such as "Option 1--->: name"');
  }
  if (votes === 0) return malformed({ line: last }, 'the end of the file', 'votes such as "V: 12-"');
  const profile = ranked(title, options, papers);
  return ok({ profile, defaults: { default: `${options.length}`, ...majoritiesIn(options) } });
}

/** Undefined for other kinds of profiles, for weights with decimals and for more than 35 ranks. */
export function printDebianTally(profile: Profile): string | undefined {
  if (profile.kind !== 'ranked' || profile.papers.weightUnit !== 1) return undefined;
  const { candidates, papers } = profile;
  const parts = profile.title === '' ? [] : [`Title: ${profile.title}\n`];
  const count = candidates.length;
  for (const [i, { name }] of candidates.entries()) {
    const dashes = '-'.repeat(count - i + 1);
    parts.push(`${i === 0 ? '  ' : `${'|'.repeat(i - 1)}/ `} Option ${i + 1}${dashes}>: ${name}\n`);
  }
  parts.push(`${'|'.repeat(count - 1)}/\n`);
  for (let i = 0; i < papers.weights.length; i++) {
    const vote = printRanks(ranksOf(papers, i), count);
    if (vote === undefined) return undefined;
    parts.push(`V: ${vote}\n`.repeat(papers.weights[i] ?? 0));
  }
  return parts.join('');
}

/** The JSON shape; `undefined` when the text is some other JSON. */
export function readDebianJson(json: JsonText): Parsed<ReadFile> | undefined {
  const { value } = json;
  if (!isRecord(value) || !isList(value['options']) || !isList(value['ballots'])) return undefined;
  const options = value['options'];
  const odd = options.findIndex((option) => typeof option !== 'string');
  if (odd >= 0) return json.fail(['options', odd], 'the name of an option as text');
  if (options.length < 1 || options.length > mostCandidates) return json.fail(['options'], 'at least one option');
  const papers = new RankedCollector();
  let i = -1;
  for (const ballot of json.elements('ballots')) {
    i++;
    if (ballot === undefined) return json.notJson();
    const complaint = takeBallot(papers, ballot, options.length);
    if (complaint) return json.fail(['ballots', i, ...complaint.path], complaint.expected);
  }
  const byDefault = value['default_option'];
  if (byDefault !== undefined && !isWhole(byDefault, 1, options.length)) {
    return json.fail(['default_option'], `an option from 1 to ${options.length}`);
  }
  const title = typeof value['title'] === 'string' ? value['title'] : '';
  const facts = readFacts(json, value, options.length);
  if (!facts.ok) return facts;
  return ok({
    profile: ranked(title, options.map(String), papers),
    defaults: { default: `${byDefault ?? options.length}`, ...majoritiesIn(options.map(String)), ...facts.value },
  });
}

/** Ballots name the supermajority an option needs: `Amend the constitution [3:1]`. */
function majoritiesIn(options: readonly string[]): { readonly [option: string]: string } {
  const needed = options.flatMap((name, i) => {
    const [, yes, no] = /\[(?:needs )?([1-9]\d{0,3}):([1-9]\d{0,3})\]/.exec(name) ?? [];
    return yes === undefined || no === undefined ? [] : [`${i + 1}=${no === '1' ? yes : `${yes}/${no}`}`];
  });
  return needed.length === 0 ? {} : { majorities: needed.join(',') };
}

/** Quorum and supermajorities, where the JSON states them: `"quorum": 45.5`, `"majority_ratio": {"1": 3}`. */
function readFacts(
  json: JsonText,
  value: { readonly [key: string]: Json },
  count: number,
): Parsed<{ readonly [option: string]: string }> {
  const { quorum, majority_ratio: ratios } = value;
  if (quorum !== undefined && quorum !== null && !isAmount(quorum)) return json.fail(['quorum'], 'a number from 0');
  if (ratios !== undefined && ratios !== null && !isRecord(ratios)) {
    return json.fail(['majority_ratio'], 'an object of options and ratios');
  }
  const needed: string[] = [];
  for (const [option, ratio] of Object.entries(ratios ?? {})) {
    if (!/^[1-9]\d{0,4}$/.test(option) || Number(option) > count || !isAmount(ratio)) {
      return json.fail(['majority_ratio', option], `a ratio for an option from 1 to ${count}`);
    }
    needed.push(`${option}=${String(ratio)}`);
  }
  return ok({
    ...(quorum === undefined || quorum === null ? {} : { quorum: String(quorum) }),
    ...(needed.length === 0 ? {} : { majorities: needed.join(',') }),
  });
}

function isAmount(value: Json): boolean {
  return (typeof value === 'number' || typeof value === 'string') && /^\d{1,15}(\.\d{1,15})?$/.test(String(value));
}

const longestLine = 2000;
const rankCharacters = '123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

function takeBallot(
  papers: RankedCollector,
  ballot: Json,
  count: number,
): { readonly path: JsonPath; readonly expected: string } | undefined {
  if (!isList(ballot) || ballot.length !== 2) return { path: [], expected: 'a number of papers and a vote' };
  const [weight, vote] = ballot;
  if (!isWhole(weight, 1, Number.MAX_SAFE_INTEGER)) return { path: [0], expected: 'a number of papers from 1' };
  const ranks = typeof vote === 'string' && vote.length === count ? readRanks(vote) : undefined;
  if (ranks === undefined) return { path: [1], expected: `a vote of ${count} ranks, "-" for none` };
  pushRanks(papers, ranks);
  return papers.finish(weight) ? { path: [0], expected: 'papers that add up to less than 2^53' } : undefined;
}

/** Ranks need not follow one another: only their order counts. */
function readRanks(vote: string): number[][] | undefined {
  const byRank = new Map<number, number[]>();
  for (const [option, mark] of Array.from(vote.toUpperCase()).entries()) {
    if (mark === '-') continue;
    const rank = rankCharacters.indexOf(mark);
    if (rank < 0) return undefined;
    byRank.set(rank, [...(byRank.get(rank) ?? []), option]);
  }
  return [...byRank].sort(([a], [b]) => a - b).map(([, options]) => options);
}

function printRanks(ranks: readonly (readonly number[])[], count: number): string | undefined {
  const marks = Array.from({ length: count }, () => '-');
  for (const [rank, options] of ranks.filter(({ length }) => length > 0).entries()) {
    const mark = rankCharacters[rank];
    if (mark === undefined) return undefined;
    for (const option of options) marks[option] = mark;
  }
  return marks.join('');
}

function ranked(title: string, options: readonly string[], papers: RankedCollector): RankedProfile {
  return { kind: 'ranked', title, candidates: options.map((name) => ({ name })), papers: papers.result() };
}
