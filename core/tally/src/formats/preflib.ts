/**
 * PrefLib's modern text files: `soc` `soi` `toc` `toi` (strict or tied, complete or incomplete orders)
 * and `cat` (categories, best first).
 *
 *     # TITLE: 2003 Registration
 *     # DATA TYPE: toi
 *     # NUMBER ALTERNATIVES: 3
 *     # NUMBER VOTERS: 7
 *     # NUMBER UNIQUE ORDERS: 2
 *     # ALTERNATIVE NAME 1: Ann
 *     ...
 *     4: 2,{1,3}
 *     3: 1
 *
 * Alternatives may have any numbers; `{}` is a rank that nobody holds, and says nothing. Where the data type is left
 * empty the file has categories, or else orders of any kind.
 *
 * Source: preflib.org, "Data format". Other header fields are passed over; the header before 2022 is read, too.
 */
import { ok } from '@quorate/basics';
import type { Candidate, Profile, RankedProfile, ScoredProfile } from '../profile.ts';
import { mostCandidates } from '../profile.ts';
import type { Format } from './format.ts';
import { looksEarly, readEarlyHeader } from './preflib-early-header.ts';
import { malformed, type Parsed, type ParseOptions } from './problem.ts';
import { RankedCollector } from './ranked-collector.ts';
import { pushRanks, type Ranks, ranksOf } from './ranks-of.ts';
import { type Score, ScoredCollector, scoresOf } from './scored-collector.ts';
import { type Line, linesOf } from './text-lines.ts';

export const preflib: Format = {
  id: 'preflib',
  summary: 'PrefLib: soc, soi, toc, toi and cat',
  extensions: ['.soc', '.soi', '.toc', '.toi', '.cat'],
  looksLike: (head) => /^# (FILE NAME|TITLE|DATA TYPE):/m.test(head) || /^\s*\d+\s*\n1,[^\n]*\n(2,|\d+,)/.test(head),
  parse: (file, options) => {
    const profile = parsePrefLib(file, options);
    return profile.ok ? ok({ profile: profile.value, defaults: {} }) : profile;
  },
  print: printPrefLib,
};

export function parsePrefLib(
  file: Uint8Array | string,
  options: ParseOptions = {},
): Parsed<RankedProfile | ScoredProfile> {
  const lines = linesOf(file, options);
  const header = readHeader(lines);
  if (!header.ok) return header;
  return header.value.type === 'cat' ? readCategories(lines, header.value) : readOrders(lines, header.value);
}

/** Undefined for other kinds of profiles and for weights with decimals. Seats, groups and lots are not kept. */
export function printPrefLib(profile: Profile): string | undefined {
  if (profile.kind === 'ranked') return printOrders(profile);
  return profile.kind === 'scored' && profile.grades ? printCategories(profile, profile.grades) : undefined;
}

type DataType = 'soc' | 'soi' | 'toc' | 'toi' | 'cat';

interface Header {
  readonly type: DataType;
  readonly title: string;
  readonly candidates: readonly Candidate[];
  readonly categories: readonly string[];
  /** The places of candidates by their numbers, where these are not 1, 2, 3 ... */
  readonly places: ReadonlyMap<number, number> | undefined;
  readonly voters: number;
  /** The first line of data, where it ended the header. */
  readonly first: Line | undefined;
  /** What stands between a count and its order. */
  readonly colon: ':' | ',';
}

type Lines = Iterator<Parsed<Line>> & Iterable<Parsed<Line>>;

function readHeader(lines: Lines): Parsed<Header> {
  const fields = new Map<string, { readonly value: string; readonly line: number }>();
  let last = 0;
  let first: Line | undefined;
  for (;;) {
    const next = lines.next();
    if (next.done) break;
    if (!next.value.ok) return next.value;
    const { text, line } = next.value.value;
    if (text.trim() === '') continue;
    if (!text.startsWith('#')) {
      first = { text, line };
      break;
    }
    last = line;
    const colon = text.indexOf(':');
    const key = text.slice(1, Math.max(colon, 1)).trim();
    if (key === '') return malformed({ line }, text, 'a header such as "# TITLE: ..."');
    fields.set(key.toUpperCase(), { value: text.slice(colon + 1).replace(/^\s/, ''), line });
  }
  if (first && fields.size === 0 && looksEarly(first.text)) return earlyHeader(first, lines);
  const line = first?.line ?? Math.max(last, 1);
  const type = fields.get('DATA TYPE');
  if (type === undefined)
    return malformed({ line }, first?.text ?? 'the end of the file', 'a header "# DATA TYPE: ..."');
  const known = dataType(type.value, fields);
  if (known === undefined) return malformed({ line: type.line }, type.value, 'soc, soi, toc, toi or cat');
  const candidates = readNames(fields, 'ALTERNATIVE', 'NUMBER ALTERNATIVES', line);
  if (!candidates.ok) return candidates;
  const categories =
    known === 'cat' ? readNames(fields, 'CATEGORY', 'NUMBER CATEGORIES', line) : ok({ names: [], numbers: [] });
  if (!categories.ok) return categories;
  const voters = fields.get('NUMBER VOTERS');
  if (voters === undefined || !/^\d{1,15}$/.test(voters.value.trim())) {
    return malformed({ line: voters?.line ?? line }, voters?.value ?? 'nothing', '"# NUMBER VOTERS: " and a number');
  }
  return ok({
    type: known,
    title: fields.get('TITLE')?.value ?? '',
    candidates: candidates.value.names.map((name) => ({ name })),
    categories: categories.value.names,
    places: placesOf(candidates.value.numbers),
    voters: Number(voters.value),
    first,
    colon: ':',
  });
}

/** Files of that time say by their name alone what orders they hold. */
function earlyHeader(first: Line, lines: Lines): Parsed<Header> {
  const header = readEarlyHeader(first, lines);
  if (!header.ok) return header;
  const { names, voters } = header.value;
  const candidates = names.map((name) => ({ name }));
  return ok({
    type: 'toi',
    title: '',
    candidates,
    categories: [],
    places: undefined,
    voters,
    first: undefined,
    colon: ',',
  });
}

type Fields = ReadonlyMap<string, { readonly value: string; readonly line: number }>;

function dataType(said: string, fields: Fields): DataType | undefined {
  const text = said.trim().toLowerCase();
  if (text === '') return [...fields.keys()].some((key) => key.startsWith('CATEGORY NAME ')) ? 'cat' : 'toi';
  return (['soc', 'soi', 'toc', 'toi', 'cat'] as const).find((type) => type === text);
}

interface Names {
  readonly names: readonly string[];
  readonly numbers: readonly number[];
}

/** Names by their numbers; as many as the counter says, where it says so. */
function readNames(fields: Fields, what: string, counter: string, end: number): Parsed<Names> {
  const named = [...fields]
    .flatMap(([key, { value, line }]) => {
      const number = key.startsWith(`${what} NAME `) ? key.slice(what.length + 6).trim() : '';
      return /^\d{1,9}$/.test(number) ? [{ number: Number(number), name: value, line }] : [];
    })
    .sort((a, b) => a.number - b.number);
  const said = fields.get(counter);
  const count = said === undefined && what === 'CATEGORY' ? named.length : Number(said?.value.trim() || Number.NaN);
  if (!Number.isInteger(count) || count < 1 || count > mostCandidates) {
    return malformed({ line: said?.line ?? end }, said?.value ?? 'nothing', `"# ${counter}: " and a number from 1`);
  }
  const surplus = named[count];
  if (surplus) return malformed({ line: surplus.line }, surplus.name, `at most ${count} names, as "${counter}" says`);
  if (named.length < count) {
    const missing = named.findIndex(({ number }, i) => number !== i + 1);
    const number = (missing < 0 ? named.length : missing) + 1;
    return malformed({ line: end }, 'no such line', `"# ${what} NAME ${number}: ..."`);
  }
  return ok({ names: named.map(({ name }) => name), numbers: named.map(({ number }) => number) });
}

function placesOf(numbers: readonly number[]): ReadonlyMap<number, number> | undefined {
  return numbers.every((number, i) => number === i + 1) ? undefined : new Map(numbers.map((number, i) => [number, i]));
}

function readOrders(lines: Lines, header: Header): Parsed<RankedProfile> {
  const papers = new RankedCollector();
  const voters = eachLine(lines, header, (groups, count, { text, line }) => {
    const ranks = groups.filter((group) => group.length > 0);
    const complaint = checkType(ranks, header);
    if (complaint) return malformed({ line }, text, complaint);
    pushRanks(papers, ranks);
    return papers.finish(count) ? malformed({ line }, `${count}`, 'counts that add up to less than 2^53') : undefined;
  });
  if (!voters.ok) return voters;
  const { title, candidates } = header;
  return ok({ kind: 'ranked', title, candidates, papers: papers.result() });
}

function readCategories(lines: Lines, header: Header): Parsed<ScoredProfile> {
  const papers = new ScoredCollector();
  const { categories } = header;
  const voters = eachLine(lines, header, (groups, count, { text, line }) => {
    if (groups.length > categories.length) {
      return malformed({ line }, text, `at most ${categories.length} categories`);
    }
    const scores: Score[] = groups.flatMap((group, i) =>
      group.map((candidate) => ({ candidate, score: categories.length - 1 - i })),
    );
    return papers.add(scores, count)
      ? malformed({ line }, `${count}`, 'counts that add up to less than 2^53')
      : undefined;
  });
  if (!voters.ok) return voters;
  const { title, candidates } = header;
  const grades = categories.toReversed();
  return ok({ kind: 'scored', title, candidates, grades, highest: grades.length - 1, papers: papers.result() });
}

function checkType(groups: Ranks, { type, candidates }: Header): string | undefined {
  const tied = groups.some((group) => group.length !== 1);
  const complete = groups.flat().length === candidates.length;
  if (type.startsWith('s') && tied) return `no ties in a file of type ${type}`;
  return type.endsWith('c') && !complete
    ? `all ${candidates.length} alternatives in a file of type ${type}`
    : undefined;
}

/** Reads `4: 2,{1,3}` line by line; the sum of the counts must be what the header says. */
function eachLine(
  lines: Lines,
  { first, candidates, places, voters, colon: mark }: Header,
  take: (groups: number[][], count: number, line: Line) => ReturnType<typeof malformed> | undefined,
): Parsed<void> {
  let sum = 0;
  let last = first?.line ?? 1;
  let cut: Line | undefined;
  const seen = new Uint32Array(candidates.length);
  for (let next: Parsed<Line> | undefined = first ? ok(first) : lines.next().value; next; next = lines.next().value) {
    if (!next.ok) return next;
    const { text, line } = next.value;
    last = line;
    if (text.trim() === '') continue;
    const colon = text.indexOf(mark);
    const number = text.slice(0, Math.max(colon, 0)).trim();
    if (!/^\d{1,15}$/.test(number)) return malformed({ line }, text, `a count, "${mark}" and an order`);
    const numbered = readGroups(text.slice(colon + 1).trim());
    if (numbered === undefined) return malformed({ line }, text, 'alternatives separated by "," with ties in "{...}"');
    // Some programs end every line with a comma; a file that was cut short may end in one.
    cut = text.trimEnd().endsWith(',') ? next.value : undefined;
    const groups = places ? numbered.map((group) => group.map((i) => places.get(i + 1) ?? -1)) : numbered;
    for (const candidate of groups.flat()) {
      if (candidate < 0 || candidate >= candidates.length) {
        return places
          ? malformed({ line }, text, `alternatives of ${[...places.keys()].join(', ')}`)
          : malformed({ line }, `${candidate + 1}`, `an alternative from 1 to ${candidates.length}`);
      }
      if (seen[candidate] === line) return malformed({ line }, `${candidate + 1}`, 'each alternative at most once');
      seen[candidate] = line;
    }
    const count = Number(number);
    if (count === 0) return malformed({ line }, text, 'a count above 0');
    sum += count;
    const refused = take(groups, count, next.value);
    if (refused) return refused;
  }
  if (cut) return malformed({ line: cut.line }, cut.text, 'an alternative after the last ","');
  if (sum !== voters) return malformed({ line: last }, `${sum} voters`, `${voters} voters, as "# NUMBER VOTERS" says`);
  return ok(undefined);
}

const groupPattern = /(?:\{([\d,\s]*)\}|(\d+))\s*(?:,\s*|$)/y;

function readGroups(text: string): number[][] | undefined {
  const groups: number[][] = [];
  let at = 0;
  while (at < text.length) {
    groupPattern.lastIndex = at;
    const group = groupPattern.exec(text);
    if (!group) return undefined;
    at += group[0].length;
    const members = group[2] ?? group[1] ?? '';
    const numbers = members.trim() === '' ? [] : members.split(',').map((part) => part.trim());
    if (numbers.some((part) => !/^\d{1,6}$/.test(part))) return undefined;
    groups.push(numbers.map((part) => Number(part) - 1));
  }
  return groups;
}

function printOrders({ title, candidates, papers }: RankedProfile): string | undefined {
  if (papers.weightUnit !== 1) return undefined;
  const orders = Array.from(papers.weights, (_, i) => ranksOf(papers, i).filter((rank) => rank.length > 0));
  const tied = orders.some((order) => order.some((rank) => rank.length > 1));
  const complete = orders.every((order) => order.flat().length === candidates.length);
  const type: DataType = tied ? (complete ? 'toc' : 'toi') : complete ? 'soc' : 'soi';
  const body = orders.map((order, i) => `${papers.weights[i] ?? 0}: ${order.map(printGroup).join(',')}\n`);
  return printHeader(type, title, candidates, papers.weights, []) + body.join('');
}

function printCategories({ title, candidates, papers }: ScoredProfile, grades: readonly string[]): string | undefined {
  if (papers.weightUnit !== 1) return undefined;
  const body = Array.from(papers.weights, (weight, i) => {
    const groups = grades.map((): number[] => []);
    for (const { candidate, score } of scoresOf(papers, i)) groups[grades.length - 1 - score]?.push(candidate);
    return `${weight}: ${groups.map(printGroup).join(',')}\n`;
  });
  return printHeader('cat', title, candidates, papers.weights, grades.toReversed()) + body.join('');
}

function printGroup(group: readonly number[]): string {
  const numbers = group.map((candidate) => candidate + 1);
  return numbers.length === 1 ? `${numbers[0]}` : `{${numbers.join(',')}}`;
}

function printHeader(
  type: DataType,
  title: string,
  candidates: readonly Candidate[],
  weights: Float64Array,
  categories: readonly string[],
): string {
  const lines = [
    `# TITLE: ${title}`,
    `# DATA TYPE: ${type}`,
    `# NUMBER ALTERNATIVES: ${candidates.length}`,
    `# NUMBER VOTERS: ${weights.reduce((a, b) => a + b, 0)}`,
    ...(type === 'cat' ? [`# NUMBER CATEGORIES: ${categories.length}`] : []),
    `# NUMBER UNIQUE ${type === 'cat' ? 'PREFERENCES' : 'ORDERS'}: ${weights.length}`,
    ...categories.map((name, i) => `# CATEGORY NAME ${i + 1}: ${name}`),
    ...candidates.map(({ name }, i) => `# ALTERNATIVE NAME ${i + 1}: ${name}`),
  ];
  return `${lines.join('\n')}\n`;
}
