/**
 * Pabulib's `.pb`: participatory budgets as separated values in three sections.
 *
 *     META
 *     key;value
 *     budget;100000
 *     vote_type;approval
 *     PROJECTS
 *     project_id;cost;category
 *     7;20000;education,sport
 *     VOTES
 *     voter_id;vote
 *     1;7
 *
 * `vote_type` is approval, choose-1, cumulative, scoring (with a column `points`) or ordinal. Ordinal papers
 * without points give their first project as many points as a paper may name, the next one fewer.
 * Source: D. Stolicki, S. Szufa, N. Talmon, "Pabulib", 2020; pabulib.org/format. Other columns are passed over.
 */
import { ok, parseFraction } from '@quorate/basics';
import { type BudgetProfile, type Candidate, mostCandidates, type Profile } from '../profile.ts';
import { type CsvRow, firstRow, printCsvRow, rowsOf } from './csv.ts';
import type { Format } from './format.ts';
import { malformed, type Parsed, type ParseOptions } from './problem.ts';
import { ScoredCollector, scoresOf } from './scored-collector.ts';

export const pabulib: Format = {
  id: 'pabulib',
  summary: 'Pabulib participatory budgets (.pb)',
  extensions: ['.pb'],
  looksLike: (head) => /^META\s*\r?\nkey;value/.test(head),
  parse: (file, options) => {
    const profile = parsePabulib(file, options);
    return profile.ok ? ok({ profile: profile.value, defaults: defaultsFor(profile.value.meta) }) : profile;
  },
  print: printPabulib,
};

export function parsePabulib(file: Uint8Array | string, options: ParseOptions = {}): Parsed<BudgetProfile> {
  const rows = rowsOf(file, { ...options, separator: ';' });
  const before = readSections(rows);
  if (!before.ok) return before;
  const meta = readMeta(before.value.meta);
  if (!meta.ok) return meta;
  const projects = readProjects(before.value.projects);
  if (!projects.ok) return projects;
  const { candidates, costs } = projects.value;
  const miscounted = checkNumber(meta.value, 'num_projects', candidates.length, before.value.votesAt);
  if (miscounted) return miscounted;
  const papers = readVotes(rows, before.value.votesAt, candidates, meta.value);
  if (!papers.ok) return papers;
  const { fields } = meta.value;
  return ok({
    kind: 'budget',
    title: fields['description'] ?? '',
    candidates,
    costs,
    budget: meta.value.budget,
    papers: papers.value.result(),
    meta: fields,
  });
}

/** Undefined for other kinds of profiles and for weights with decimals. Each paper becomes a voter. */
export function printPabulib(profile: Profile): string | undefined {
  if (profile.kind !== 'budget' || profile.papers.weightUnit !== 1) return undefined;
  const { candidates, costs, papers, meta } = profile;
  const rows = ['META\nkey;value\n', ...Object.entries(meta).map((row) => printCsvRow(row, ';'))];
  if (meta['budget'] === undefined) rows.push(printCsvRow(['budget', profile.budget], ';'));
  const grouped = candidates.some(({ groups }) => groups !== undefined);
  rows.push('PROJECTS\n', printCsvRow(['project_id', 'cost', ...(grouped ? ['category'] : [])], ';'));
  for (const [i, { name, groups }] of candidates.entries()) {
    rows.push(printCsvRow([name, costs[i] ?? '0', ...(grouped ? [(groups ?? []).join(',')] : [])], ';'));
  }
  const pointed = !plainTypes.includes(meta['vote_type'] ?? '');
  rows.push('VOTES\n', printCsvRow(['voter_id', 'vote', ...(pointed ? ['points'] : [])], ';'));
  let voter = 0;
  for (let i = 0; i < papers.weights.length; i++) {
    const scores = scoresOf(papers, i);
    const vote = scores.map(({ candidate }) => candidates[candidate]?.name ?? '').join(',');
    const points = pointed ? [scores.map(({ score }) => score).join(',')] : [];
    for (let k = 0; k < (papers.weights[i] ?? 0); k++) rows.push(printCsvRow([`${++voter}`, vote, ...points], ';'));
  }
  return rows.join('');
}

/** The variants of a rule that `rule` in META names, as options of ours. What `greedy-custom` means is told for Poznań alone. */
function defaultsFor({ rule, unit = '' }: { readonly [key: string]: string }): { readonly [option: string]: string } {
  if (rule === 'greedy-no-skip') return { 'not-fitting': 'stop' };
  if (rule === 'greedy-custom' && /^pozna[nń]$/i.test(unit)) return { 'not-fitting': 'stop', reserve: '4/5' };
  if (rule === 'equalshares') return { completion: 'none' };
  return rule === 'equalshares/add1' ? { completion: 'add1' } : {};
}

/** The cost of a project that was withdrawn after the papers were printed (pabulib.org/format). */
const withdrawnCost = '999999999';

const plainTypes: readonly string[] = ['approval', 'choose-1'];
const pointTypes: readonly string[] = ['cumulative', 'scoring'];

/** What stands before the votes. */
interface Sections {
  readonly meta: readonly CsvRow[];
  readonly projects: readonly CsvRow[];
  readonly votesAt: number;
}

/** The rows are read up to and with `VOTES`. */
function readSections(rows: Iterator<Parsed<CsvRow>>): Parsed<Sections> {
  const first = firstRow(rows);
  if (!first.ok) return first;
  const name = first.value?.cells[0] ?? '';
  if (name.trim() !== 'META') return malformed({ line: first.value?.line ?? 1 }, name || 'the end of the file', 'META');
  const meta = rowsBefore(rows, 'PROJECTS', first.value?.line ?? 1);
  if (!meta.ok) return meta;
  const projects = rowsBefore(rows, 'VOTES', meta.value.end);
  return projects.ok
    ? ok({ meta: meta.value.before, projects: projects.value.before, votesAt: projects.value.end })
    : projects;
}

function rowsBefore(
  rows: Iterator<Parsed<CsvRow>>,
  section: string,
  start: number,
): Parsed<{ readonly before: readonly CsvRow[]; readonly end: number }> {
  const before: CsvRow[] = [];
  for (;;) {
    const row = firstRow(rows);
    if (!row.ok) return row;
    if (row.value === undefined) return malformed({ line: before.at(-1)?.line ?? start }, 'no such line', section);
    if (row.value.cells[0]?.trim() === section) return ok({ before, end: row.value.line });
    before.push(row.value);
  }
}

interface Meta {
  readonly fields: { readonly [key: string]: string };
  readonly budget: string;
  readonly voteType: string;
}

function readMeta([head, ...rows]: readonly CsvRow[]): Parsed<Meta> {
  if (head?.cells[0] !== 'key') return malformed({ line: head?.line ?? 2 }, head?.cells[0] ?? '', 'key;value');
  const fields: { [key: string]: string } = {};
  const lines = new Map<string, number>();
  for (const { line, cells } of rows) {
    const [key = '', value, ...more] = cells;
    if (key === '' || value === undefined || more.some((cell) => cell.trim() !== '')) {
      return malformed({ line }, cells.join(';'), 'a key and a value');
    }
    if (lines.has(key)) return malformed({ line }, key, 'each key once');
    fields[key] = value;
    lines.set(key, line);
  }
  const end = rows.at(-1)?.line ?? head.line;
  const budget = exactAmount(fields['budget'] ?? '');
  if (budget === undefined) {
    return malformed({ line: lines.get('budget') ?? end }, fields['budget'] ?? 'nothing', 'budget; and an amount');
  }
  const voteType = fields['vote_type'] ?? '';
  if (![...plainTypes, ...pointTypes, 'ordinal'].includes(voteType)) {
    const expected = 'vote_type; and approval, choose-1, cumulative, scoring or ordinal';
    return malformed({ line: lines.get('vote_type') ?? end }, voteType || 'nothing', expected);
  }
  return ok({ fields, budget, voteType });
}

function readProjects([head, ...rows]: readonly CsvRow[]): Parsed<{
  readonly candidates: readonly Candidate[];
  readonly costs: readonly string[];
}> {
  const columns = head?.cells.map((cell) => cell.trim()) ?? [];
  const [id, cost, category] = ['project_id', 'cost', 'category'].map((name) => columns.indexOf(name));
  if (head === undefined || id === undefined || id < 0 || cost === undefined || cost < 0) {
    return malformed({ line: head?.line ?? 1 }, columns.join(';'), 'columns project_id and cost');
  }
  const candidates: Candidate[] = [];
  const costs: string[] = [];
  const seen = new Set<string>();
  for (const { line, cells } of rows) {
    const name = cells[id]?.trim() ?? '';
    if (name === '' || name.includes(',')) return malformed({ line }, name, 'a project_id without commas');
    if (seen.has(name)) return malformed({ line }, name, 'each project_id once');
    const amount = exactAmount(cells[cost]?.trim() ?? '');
    if (amount === undefined) return malformed({ line }, cells[cost] ?? 'nothing', 'the cost of the project');
    seen.add(name);
    costs.push(amount);
    const groups = (category === undefined || category < 0 ? '' : (cells[category] ?? '')).split(',').filter(Boolean);
    candidates.push({
      name,
      ...(amount === withdrawnCost ? { withdrawn: true as const } : {}),
      ...(groups.length > 0 ? { groups } : {}),
    });
  }
  if (candidates.length === 0 || candidates.length > mostCandidates) {
    return malformed({ line: head.line }, `${candidates.length} projects`, `from 1 to ${mostCandidates} projects`);
  }
  return ok({ candidates, costs });
}

function readVotes(
  rows: Iterable<Parsed<CsvRow>> & Iterator<Parsed<CsvRow>>,
  start: number,
  candidates: readonly Candidate[],
  meta: Meta,
): Parsed<ScoredCollector> {
  const { voteType, fields } = meta;
  const first = firstRow(rows);
  if (!first.ok) return first;
  const head = first.value;
  const columns = head?.cells.map((cell) => cell.trim()) ?? [];
  const [vote, points] = ['vote', 'points'].map((name) => columns.indexOf(name));
  if (head === undefined || vote === undefined || vote < 0) {
    return malformed({ line: head?.line ?? start }, columns.join(';') || 'no such line', 'a column vote');
  }
  const pointed = !plainTypes.includes(voteType) && points !== undefined && points >= 0;
  if (pointTypes.includes(voteType) && !pointed) {
    return malformed({ line: head.line }, columns.join(';'), `a column points, since vote_type is ${voteType}`);
  }
  const numbers = new Map(candidates.map(({ name }, i) => [name, i]));
  const most = Number(fields['max_length'] ?? candidates.length);
  const papers = new ScoredCollector();
  let [votes, last] = [0, head.line];
  for (const row of rows) {
    if (!row.ok) return row;
    const { line, cells } = row.value;
    votes++;
    last = line;
    if (cells[vote] === undefined) return malformed({ line }, cells.join(';'), `${columns.length} columns`);
    const names = splitList(cells[vote]);
    const given = pointed && points !== undefined ? splitList(cells[points] ?? '') : [];
    if (pointed && given.length !== names.length) {
      return malformed({ line }, `${given.length} points`, `${names.length} points, one for each project voted for`);
    }
    const seen = new Set<number>();
    for (const [k, name] of names.entries()) {
      const candidate = numbers.get(name);
      if (candidate === undefined) return malformed({ line }, name, 'a project_id of the section PROJECTS');
      if (seen.has(candidate)) return malformed({ line }, name, 'each project at most once');
      seen.add(candidate);
      const score = pointed ? (given[k] ?? '') : voteType === 'ordinal' ? `${most - k}` : '1';
      if (!/^-?\d{1,9}$/.test(score)) return malformed({ line }, score, 'points as a whole number');
      papers.give(candidate, Number(score));
    }
    papers.finish(1);
  }
  return checkNumber(meta, 'num_votes', votes, last) ?? ok(papers);
}

/** META says how many there are, so a file that was cut short shows. */
function checkNumber(
  { fields }: Meta,
  key: 'num_projects' | 'num_votes',
  found: number,
  line: number,
): ReturnType<typeof malformed> | undefined {
  const said = fields[key]?.trim();
  return said === undefined || said === '' || Number(said) === found
    ? undefined
    : malformed({ line }, `${found}`, `${said} of them, as META's ${key} says`);
}

function splitList(cell: string): string[] {
  return cell.trim() === '' ? [] : cell.split(',').map((part) => part.trim());
}

/** An amount as exact text: `1200`, `1200.50`; some files write the decimal comma. */
function exactAmount(text: string): string | undefined {
  const amount = text.trim().replace(/^(\d+),(\d+)$/, '$1.$2');
  return !amount.startsWith('-') && !amount.includes('/') && parseFraction(amount).ok ? amount : undefined;
}
