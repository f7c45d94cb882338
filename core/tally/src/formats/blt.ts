/**
 * BLT, the ballot file of Hill and Wichmann that OpenSTV, Droop, stv-rs and OpaVote read.
 *
 *     4 2                     candidates, seats (0: not said)
 *     -3                      candidate 3 has withdrawn
 *     [tie 2 1 4 3]           lots favour them in this order        (Droop)
 *     [nick ann bob cem dee]  words for 1, 2, 3, 4 on the papers    (Droop, stv-rs)
 *     [withdrawn bob]         the same as -2                        (stv-rs)
 *     [group women 1 4]       groups that constraints can name      (ours)
 *     12 1 4=2 0              12 papers: 1 first, then 4 and 2 at one rank
 *     0.5 2 - 1 0             a paper of weight one half that skips its second rank
 *     (B-17) 3 0              one paper, with its number
 *     0                       no more papers
 *     "Ann"                   names, in order
 *     ...
 *     "The title"             may be missing; what follows it is not read
 *
 * Names and title may also stand without quotes, or in those of a word processor, when they begin with a letter.
 *
 * Comments: `# ...` to the end of the line, and those that a slash and a star open, outside quotes.
 * Source: B. A. Wichmann, "Preferential voting data formats"; OpenSTV's and Droop's extensions.
 */
import { ok } from '@quorate/basics';
import { type Candidate, mostCandidates, type RankedProfile, sharedRank, skippedRank } from '../profile.ts';
import { BytesCursor, isBlank, isDigit, newline } from './bytes-cursor.ts';
import { bytesOf } from './bytes-of.ts';
import { printWeight } from './decimals.ts';
import type { malformed, Parsed, ParseOptions } from './problem.ts';
import { RankedCollector } from './ranked-collector.ts';

export function parseBlt(file: Uint8Array | string, options: ParseOptions = {}): Parsed<RankedProfile> {
  const bytes = bytesOf(file);
  return bytes.ok ? new BltReader(bytes.value, options).read() : bytes;
}

/** Canonical BLT: numbers, no nicknames, no comments, one line each. `parseBlt` reads back the same profile. */
export function printBlt(profile: RankedProfile): string {
  const { candidates, papers } = profile;
  const parts = [`${candidates.length} ${profile.seats ?? 0}\n`];
  const withdrawn = candidates.flatMap((c, i) => (c.withdrawn ? [`-${i + 1}`] : []));
  if (withdrawn.length > 0) parts.push(`${withdrawn.join(' ')}\n`);
  if (profile.tieOrder) parts.push(`[tie ${profile.tieOrder.map((c) => c + 1).join(' ')}]\n`);
  for (const [group, members] of groupsOf(candidates)) {
    parts.push(`[group ${plainWord.test(group) ? group : quoteWord(group)} ${members.join(' ')}]\n`);
  }
  for (let i = 0; i < papers.weights.length; i++) {
    parts.push(printWeight(papers.weights[i] ?? 0, papers.weightUnit));
    for (let j = papers.offsets[i] ?? 0; j < (papers.offsets[i + 1] ?? 0); j++) {
      const entry = papers.entries[j] ?? 0;
      if (entry === skippedRank) parts.push(' -');
      else if (entry & sharedRank) parts.push(`=${(entry & ~sharedRank) + 1}`);
      else parts.push(` ${entry + 1}`);
    }
    parts.push(' 0\n');
  }
  parts.push('0\n', ...candidates.map(({ name }) => `"${name}"\n`), `"${profile.title}"\n`);
  return parts.join('');
}

const plainWord = /^[\p{L}_][\p{L}\p{N}_:.-]*$/u;
const [equals, minus, zeroDigit, point, openRound, closeRound, openSquare, closeSquare, hash, slash] = [
  0x3d, 0x2d, 0x30, 0x2e, 0x28, 0x29, 0x5b, 0x5d, 0x23, 0x2f,
];
const quotedText = /^"(.*)"\s*(?:#.*|\/\*.*\*\/)?$/;
const curlyText = /^[“”„](.*)[“”]$/u;
/** What begins with a digit would be a paper. */
const bareText = /^(\p{L}.*?)\s*(?:#.*|\/\*.*\*\/)?$/u;
const aMegabyte = 1 << 20;
const longestName = 2000;

/** What a paper's line came to. */
type Line = 'paper' | 'end-of-papers';

class BltReader {
  private readonly cursor: BytesCursor;
  private readonly options: ParseOptions;
  private readonly papers = new RankedCollector();
  private readonly withdrawn = new Set<number>();
  private readonly groups = new Map<number, string[]>();
  private nicknames: ReadonlyMap<string, number> = new Map();
  private tieOrder: readonly number[] | undefined;
  private count = 0;
  private seats = 0;
  /** The paper on which each candidate was last seen, to find one that stands twice. */
  private lastSeen = new Uint32Array(0);
  private paper = 0;

  constructor(bytes: Uint8Array, options: ParseOptions) {
    this.cursor = new BytesCursor(bytes);
    this.options = options;
  }

  read(): Parsed<RankedProfile> {
    const header = this.readHeader();
    if (!header.ok) return header;
    const options = this.readOptions();
    if (!options.ok) return options;
    const papers = this.readPapers();
    if (!papers.ok) return papers;
    const names = this.readNames();
    if (!names.ok) return names;
    const { candidates, title } = names.value;
    return ok({
      kind: 'ranked',
      title,
      candidates,
      ...(this.seats > 0 ? { seats: this.seats } : {}),
      papers: this.papers.result(),
      ...(this.tieOrder ? { tieOrder: this.tieOrder } : {}),
    });
  }

  private readHeader(): Parsed<void> {
    const { cursor } = this;
    cursor.skipEmptyLines();
    const start = cursor.at;
    const count = this.wholeNumber();
    if (count === undefined) return cursor.fail('the number of candidates', { at: start });
    if (count < 1 || count > mostCandidates) {
      return cursor.fail(`from 1 to ${mostCandidates} candidates`, { at: start });
    }
    cursor.skipBlanks();
    const atSeats = cursor.at;
    const seats = this.wholeNumber();
    if (seats === undefined) return cursor.fail('the number of seats', { at: atSeats });
    if (seats > mostCandidates) return cursor.fail(`at most ${mostCandidates} seats`, { at: atSeats });
    this.count = count;
    this.seats = seats;
    this.lastSeen = new Uint32Array(count);
    return this.endOfLine('the end of the line after candidates and seats');
  }

  /** Lines in `[...]` and withdrawals, before the papers. */
  private readOptions(): Parsed<void> {
    const { cursor } = this;
    for (;;) {
      cursor.skipEmptyLines();
      if (cursor.byte === openSquare) {
        const option = this.readBracket();
        if (!option.ok) return option;
      } else if (cursor.byte === minus) {
        const withdrawal = this.readWithdrawal();
        if (!withdrawal.ok) return withdrawal;
      } else return ok(undefined);
    }
  }

  private readWithdrawal(): Parsed<void> {
    const { cursor } = this;
    const start = cursor.at;
    cursor.at++;
    const who = this.wholeNumber();
    if (who === undefined || who < 1 || who > this.count) {
      return cursor.fail(`a withdrawn candidate from -1 to -${this.count}`, { at: start });
    }
    this.withdrawn.add(who - 1);
    if (!cursor.atLineEnd && !isBlank(cursor.byte)) return cursor.fail('a space', {});
    return ok(undefined);
  }

  private readBracket(): Parsed<void> {
    const { cursor } = this;
    const start = cursor.at;
    const close = cursor.bytes.indexOf(closeSquare, start);
    if (close < 0) return cursor.fail('a "]" that closes this option', { at: start });
    const inner = cursor.text(start + 1, close);
    if (!inner.ok) return inner;
    const [word = '', ...items] = inner.value.match(/"(?:[^"\\]|\\.)*"|\S+/g) ?? [];
    const refused = this.takeBracket(word, items);
    if (refused) return cursor.fail(refused, { at: start, found: `[${inner.value}]` });
    cursor.at = close + 1;
    return this.endOfLine('the end of the line after "]"');
  }

  /** Options of other programs (`[droop precision=5]`) are theirs: they are passed over. */
  private takeBracket(word: string, items: readonly string[]): string | undefined {
    if (word === 'nick') {
      if (items.length !== this.count) return `${this.count} nicknames`;
      this.nicknames = new Map(items.map((item, i) => [item, i]));
      if (this.nicknames.size !== this.count) return 'nicknames that differ';
      return items.some((item) => /[=()"#]|^0$|^-/.test(item)) ? 'nicknames without = ( ) " # and not 0' : undefined;
    }
    if (word === 'group') return this.takeGroup(items);
    if (!['tie', 'withdrawn', 'undeclared'].includes(word)) return undefined;
    const who = items.map((item) => this.candidateNamed(item));
    if (who.includes(undefined)) return `candidates from 1 to ${this.count} or their nicknames`;
    const members = who.filter((c) => c !== undefined);
    if (word === 'tie') {
      if (new Set(members).size !== this.count || members.length !== this.count) {
        return `each of the ${this.count} candidates once`;
      }
      this.tieOrder = members;
    }
    for (const member of members) {
      if (word === 'withdrawn') this.withdrawn.add(member);
      if (word === 'undeclared') this.join(member, 'undeclared');
    }
    return undefined;
  }

  private takeGroup([name = '', ...items]: readonly string[]): string | undefined {
    const group = name.startsWith('"') ? unquote(name) : name;
    if (group === undefined || group === '' || group.includes(']')) return 'the name of a group without "]"';
    for (const item of items) {
      const member = this.candidateNamed(item);
      if (member === undefined) return `candidates from 1 to ${this.count} or their nicknames`;
      this.join(member, group);
    }
    return undefined;
  }

  private join(candidate: number, group: string): void {
    const groups = this.groups.get(candidate) ?? [];
    if (!groups.includes(group)) this.groups.set(candidate, [...groups, group].sort());
  }

  private candidateNamed(text: string): number | undefined {
    const nicknamed = this.nicknames.get(text);
    if (nicknamed !== undefined) return nicknamed;
    if (!/^\d{1,5}$/.test(text)) return undefined;
    const number = Number(text);
    return number >= 1 && number <= this.count ? number - 1 : undefined;
  }

  private readPapers(): Parsed<void> {
    const { cursor } = this;
    let reported = cursor.at;
    for (;;) {
      cursor.skipEmptyLines();
      const line = this.readPaper();
      if (!line.ok) return line;
      if (line.value === 'end-of-papers') return ok(undefined);
      if (cursor.at - reported > aMegabyte) {
        reported = cursor.at;
        this.options.progress?.(reported, cursor.bytes.length);
      }
    }
  }

  private readPaper(): Parsed<Line> {
    const { cursor } = this;
    const start = cursor.at;
    let whole = 1;
    let [decimals, places] = [0, 0];
    if (cursor.byte === openRound) {
      const close = cursor.bytes.indexOf(closeRound, start);
      const feed = cursor.bytes.indexOf(newline, start);
      if (close < 0 || (feed >= 0 && feed < close)) return cursor.fail('a ")" that closes the number of the paper', {});
      cursor.at = close + 1;
    } else {
      // `.5` is short for `0.5`.
      const number = cursor.byte === point ? 0 : this.wholeNumber();
      if (number === undefined) return cursor.fail('how many papers, or the 0 that ends them', { at: start });
      whole = number;
      if (cursor.byte === point) {
        cursor.at++;
        const from = cursor.at;
        const after = this.wholeNumber();
        if (after === undefined) return cursor.fail('digits after the point', {});
        places = cursor.at - from;
        decimals = after;
        while (places > 0 && decimals % 10 === 0) {
          decimals /= 10;
          places--;
        }
      } else if (whole === 0) {
        cursor.skipBlanksAndComments();
        if (!cursor.atLineEnd) return cursor.fail('nothing after the 0 that ends the papers');
        return ok('end-of-papers');
      }
    }
    if (!isBlank(cursor.byte)) return cursor.fail('a space after the number of papers');
    const preferences = this.readPreferences();
    if (!preferences.ok) return preferences;
    const problem = this.papers.finish(whole, decimals, places);
    if (problem === 'zero') return cursor.fail('a weight above 0', { at: start });
    if (problem) return cursor.fail('weights that add up to less than 2^53 of their smallest unit', { at: start });
    return ok('paper');
  }

  /** From behind the weight to behind the 0 that ends the paper. */
  private readPreferences(): Parsed<void> {
    const { cursor, papers } = this;
    const { bytes } = cursor;
    this.paper++;
    let shared = 0;
    let first = true;
    for (;;) {
      cursor.skipBlanks();
      const start = cursor.at;
      if (this.byteEndsToken(cursor.byte)) return this.unfinished(shared);
      if (cursor.byte === minus && (isBlank(bytes[start + 1] ?? newline) || bytes[start + 1] === newline)) {
        if (shared) return cursor.fail('a candidate after "="');
        papers.push(skippedRank);
        cursor.at++;
        first = false;
        continue;
      }
      const candidate = this.candidateHere();
      if (candidate === undefined) {
        return cursor.fail(`a candidate from 1 to ${this.count}, or the 0 that ends the paper`, { at: start });
      }
      if (candidate < 0) {
        if (shared || cursor.byte === equals) return cursor.fail('a candidate beside "="', { at: start });
        return this.endOfLine('the end of the line after the 0 that ends the paper');
      }
      if (this.lastSeen[candidate] === this.paper) {
        return cursor.fail('each candidate at most once on a paper', { at: start });
      }
      this.lastSeen[candidate] = this.paper;
      papers.push(shared && !first ? candidate | sharedRank : candidate);
      first = false;
      shared = 0;
      if (cursor.byte === equals) {
        shared = 1;
        cursor.at++;
      } else if (!isBlank(cursor.byte) && !cursor.atLineEnd) {
        return cursor.fail('a space or "=" after the candidate');
      }
    }
  }

  private unfinished(shared: number): ReturnType<typeof malformed> {
    return this.cursor.fail(shared ? 'a candidate after "="' : 'the 0 that ends the paper');
  }

  private byteEndsToken(byte: number): boolean {
    return byte < 0 || byte === newline || byte === hash;
  }

  /** The candidate here: -1 for the 0 that ends a paper, undefined for none. */
  private candidateHere(): number | undefined {
    if (this.nicknames.size > 0) return this.nicknameHere();
    const number = this.wholeNumber();
    return number === undefined || number > this.count ? undefined : number - 1;
  }

  private nicknameHere(): number | undefined {
    const { cursor } = this;
    const start = cursor.at;
    let to = start;
    while (to < cursor.bytes.length) {
      const byte = cursor.bytes[to] ?? newline;
      if (isBlank(byte) || byte === newline || byte === equals || byte === hash) break;
      to++;
    }
    if (to === start + 1 && cursor.byte === zeroDigit) {
      cursor.at = to;
      return -1;
    }
    const word = cursor.text(start, to);
    const candidate = word.ok ? this.candidateNamed(word.value) : undefined;
    if (candidate !== undefined) cursor.at = to;
    return candidate;
  }

  private readNames(): Parsed<{ readonly candidates: Candidate[]; readonly title: string }> {
    const candidates: Candidate[] = [];
    while (candidates.length < this.count) {
      const i = candidates.length;
      const name = this.named(`the name of candidate ${i + 1} in quotes`);
      if (!name.ok) return name;
      const groups = this.groups.get(i);
      candidates.push({
        name: name.value,
        ...(this.withdrawn.has(i) ? { withdrawn: true as const } : {}),
        ...(groups ? { groups } : {}),
      });
    }
    this.cursor.skipEmptyLines();
    if (this.cursor.atEnd) return ok({ candidates, title: '' });
    const title = this.named('the title in quotes');
    return title.ok ? ok({ candidates, title: title.value }) : title;
  }

  /** A text on one line. Quotes inside it stay: it ends at the last one of the line. */
  private named(expected: string): Parsed<string> {
    const { cursor } = this;
    cursor.skipEmptyLines();
    const start = cursor.at;
    if (cursor.atEnd) return cursor.fail(expected);
    const line = cursor.restOfLine();
    if (!line.ok) return line;
    if (line.value.length > longestName)
      return cursor.fail(`at most ${longestName} characters in a name`, { at: start });
    const text = quotedText.exec(line.value)?.[1] ?? curlyText.exec(line.value)?.[1] ?? bareText.exec(line.value)?.[1];
    if (text !== undefined) return ok(text);
    const unclosed = line.value.startsWith('"') ? ', closed on the same line' : '';
    return cursor.fail(`${expected}${unclosed}`, { at: start });
  }

  private endOfLine(expected: string): Parsed<void> {
    const { cursor } = this;
    cursor.skipBlanks();
    if (cursor.byte === hash || cursor.byte === slash) cursor.skipBlanksAndComments();
    return cursor.atLineEnd ? ok(undefined) : cursor.fail(expected);
  }

  /** Digits here as a number below 2^53; the cursor moves behind them. */
  private wholeNumber(): number | undefined {
    const { cursor } = this;
    const { bytes } = cursor;
    let at = cursor.at;
    let number = 0;
    while (isDigit(bytes[at] ?? 0)) {
      number = number * 10 + ((bytes[at] ?? 0) - zeroDigit);
      at++;
    }
    if (at === cursor.at || number > Number.MAX_SAFE_INTEGER) return undefined;
    cursor.at = at;
    return number;
  }
}

/** Groups by name, with the members' numbers from 1. */
function groupsOf(candidates: readonly Candidate[]): ReadonlyMap<string, readonly number[]> {
  const groups = new Map<string, number[]>();
  for (const [i, { groups: names = [] }] of candidates.entries()) {
    for (const name of names) groups.set(name, [...(groups.get(name) ?? []), i + 1]);
  }
  return new Map([...groups].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function quoteWord(word: string): string {
  return `"${word.replaceAll(/["\\]/g, '\\$&')}"`;
}

function unquote(text: string): string | undefined {
  return /^"(?:[^"\\]|\\["\\])*"$/.test(text) ? text.slice(1, -1).replaceAll(/\\(["\\])/g, '$1') : undefined;
}
