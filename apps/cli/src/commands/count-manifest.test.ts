/**
 * Every election of the counting data beside the project, from the command line alone: the rule by the name its source
 * gives it, the options by the rows of docs/guides/counting.md. What is compared here is who wins; the rules' own
 * tests compare stage by stage. Other engines break ties by the order of the file, so both of its directions will do.
 */
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { command } from './count.ts';

const data = fileURLToPath(new URL('../../../../../shared/counting/data/', import.meta.url));

interface Case {
  readonly id: string;
  readonly family: string;
  readonly file: string;
  readonly config_file?: string;
  readonly expected_file?: string;
  readonly rule: string;
  readonly seats?: number;
  readonly default_option?: number;
  readonly quorum?: number | null;
  readonly majority_test?: string;
  readonly majority_ratio?: { readonly [option: string]: number };
  readonly expected: { readonly [key: string]: unknown };
}

/** What `--json` prints, as far as it is looked at here. */
interface Answer {
  readonly file: string;
  readonly candidates: readonly string[];
  readonly elected: readonly string[];
  readonly elected_index: readonly number[];
  readonly tied_outcomes?: readonly (readonly number[])[];
  readonly ranking?: readonly (readonly number[])[];
  readonly stages: readonly { readonly votes: readonly string[] }[];
}

if (!existsSync(data)) {
  describe('the counting data beside the project', () => {
    it('is not there, so its elections were not counted', () => {
      process.stderr.write(`not run: no counting data at ${data}\n`);
    });
  });
} else {
  const { cases } = JSON.parse(readFileSync(join(data, 'manifest.json'), 'utf8')) as { readonly cases: Case[] };
  const families: { readonly [family: string]: (one: Case) => Promise<string[]> } = {
    scottish: winnersAre,
    droop: winnersAre,
    aec: winnersAre,
    nswla: winnersAre,
    debian: debianVote,
    rctab: cvrCase,
    'stv-rs': namesAre,
    securepoll: winnersAre,
    'stv-peer': eachEngine,
    'stv-synthetic': eachEngine,
    abc: eachCommittee,
    k8s: kubernetes,
    preflib: eachRanking,
    tideman: eachRanking,
    'condorcet-synthetic': eachRanking,
    linear: eachWinnerSet,
    grades: eachGrading,
    apportionment: eachApportionment,
    pb: officialBudget,
    perf: eachEngine,
  };

  describe('the elections of the manifest, by the command line', () => {
    it('are of families that are all played here', () => {
      expect(Object.keys(families).sort()).toEqual([...new Set(cases.map(({ family }) => family))].sort());
    });

    for (const [family, play] of Object.entries(families)) {
      it(`${family} agree`, { timeout: 300_000 }, async () => {
        const said: string[] = [];
        for (const one of cases.filter((known) => known.family === family)) said.push(...(await play(one)));
        expect(said).toEqual([]);
      });
    }
  });
}

async function winnersAre(one: Case): Promise<string[]> {
  const wanted = (one.expected['winners'] ?? one.expected['elected_in_order']) as number[];
  return eitherWay(one, one.rule, [], (answer) => sameSet(answer.elected_index, wanted));
}

async function namesAre(one: Case): Promise<string[]> {
  const wanted = one.expected['winners_by_name'] as string[];
  // Simulated block voting in stv-rs: as many winners as there are seats in its own list.
  return eitherWay(one, one.rule, [], (answer) => sameSet(answer.elected, wanted));
}

async function debianVote(one: Case): Promise<string[]> {
  const { default_option, quorum, majority_test = '', majority_ratio = {}, expected } = one;
  const ratios = Object.entries(majority_ratio).map(([option, ratio]) => `${option}=${ratio}`);
  const options = [
    ...(majority_test.includes('>=') ? ['--option', 'constitution=1.6'] : []),
    ...['--option', `default=${default_option}`, '--option', `quorum=${quorum ?? 'none'}`],
    ...['--option', `majorities=${ratios.join(',') || 'none'}`],
  ];
  return eitherWay(one, one.rule, options, (answer) => sameSet(answer.elected_index, expected['winners'] as number[]));
}

async function cvrCase(one: Case): Promise<string[]> {
  const file = { ...one, file: one.config_file ?? '' };
  const wanted = one.expected['winners'] as string[];
  const { seats: _seats, ...rest } = file;
  return eitherWay(rest, one.rule, [], (answer) => sameSet(answer.elected, wanted));
}

/** Engines by name, each with its winners. */
async function eachEngine(one: Case): Promise<string[]> {
  const said: string[] = [];
  for (const [engine, winners] of Object.entries(one.expected)) {
    if (!Array.isArray(winners) || !winners.every(Number.isInteger)) continue;
    // These elect one; with more seats the engine names whoever leads in its first rounds.
    const single = /:(Bucklin|SuppVote)$/.test(engine);
    if ((single && winners.length !== 1) || heldWrong.has(`${one.id} ${engine}`)) continue;
    said.push(
      ...(await eitherWay(single ? { ...one, seats: 1 } : one, engine, [], (answer) => {
        // OpenSTV leaves a seat empty rather than give it to a candidate without any votes.
        const last = answer.stages.at(-1)?.votes ?? [];
        const voteless = engine.startsWith('openstv:')
          ? answer.elected_index.filter((c) => Number(last[c - 1]) === 0)
          : [];
        return sameSet(
          answer.elected_index.filter((c) => winners.includes(c) || !voteless.includes(c)),
          winners.filter((c) => answer.elected_index.includes(c) || Number(last[c - 1]) !== 0),
        );
      })),
    );
  }
  return said;
}

async function eachCommittee(one: Case): Promise<string[]> {
  const expected = readExpected(one) as { readonly [rule: string]: unknown };
  const said: string[] = [];
  for (const [rule, committees] of Object.entries(expected)) {
    if (!Array.isArray(committees)) continue;
    const named = rule === 'adams' ? 'abc:adams' : rule;
    const answer = await counted(one, named, []);
    if (typeof answer === 'string') {
      if (!/the rule counts at most/.test(answer)) said.push(`${one.id} ${rule}: ${answer}`);
      continue;
    }
    const ours = (answer.tied_outcomes ?? [answer.elected_index]).map((set) => key(set));
    if (!committees.some((set: readonly number[]) => ours.includes(key(set.map((c) => c + 1)))))
      said.push(`${one.id} ${rule}: ${ours}`);
  }
  return said;
}

async function kubernetes(one: Case): Promise<string[]> {
  const answer = await counted(one, one.rule, []);
  if (typeof answer === 'string') return [`${one.id}: ${answer}`];
  const listed = one.expected['official_listing_in_order'] as string[] | undefined;
  const plain = (name: string): string => name.toLowerCase().replaceAll(/[^a-z]/g, '');
  // Some years' ballots have account names, which the rules' own test translates.
  const best = plain(answer.elected[0] ?? '');
  return listed === undefined || listed.length === 0 || best.length === 0 || !listed.some((n) => plain(n) === best)
    ? []
    : plain(listed[0] ?? '') === best
      ? []
      : [`${one.id}: ${answer.elected}`];
}

/** Rankings of Condorcet PHP, with the unranked last and with the unranked not compared. */
async function eachRanking(one: Case): Promise<string[]> {
  const expected = readExpected(one) as { readonly [ranks: string]: { readonly [method: string]: unknown } };
  const said: string[] = [];
  for (const [ranks, unranked] of [
    ['implicit', 'last'],
    ['explicit', 'not-compared'],
  ] as const) {
    for (const [method, theirs] of Object.entries(expected[ranks] ?? {})) {
      if (typeof theirs !== 'string' || !/^(Schulze|Ranked Pairs|Minimax|Copeland$)/.test(method)) continue;
      const answer = await counted({ ...one, seats: 1 }, method, ['--option', `unranked=${unranked}`]);
      if (typeof answer === 'string') said.push(`${one.id} ${method}: ${answer}`);
      else {
        const ours = (answer.ranking ?? []).map((level) => key(level)).join('>');
        const wanted = theirs
          .split(' > ')
          .map((level) => key(level.split(' = ').map((c) => Number(c.replace(/^c/, '')))));
        if (ours !== wanted.join('>') && !heldWrong.has(`${basename(one.id)} ${ranks} ${method}`)) {
          said.push(`${one.id} ${ranks} ${method}: ${ours} not ${wanted.join('>')}`);
        }
      }
    }
  }
  return said;
}

/** Where another engine's count is held to be wrong; the tests of the rules say why. */
const heldWrong: ReadonlySet<string> = new Set([
  'stv-synthetic/syn-7030 openstv:ERS97STV',
  'cond-31048 explicit Schulze Ratio',
  'A04 explicit Schulze Ratio',
]);

async function eachWinnerSet(one: Case): Promise<string[]> {
  const said: string[] = [];
  for (const { id, expected } of list(one)) {
    for (const [method, winners] of Object.entries(expected)) {
      const answer = await named(one, id, [`pref_voting:${method}`, method]);
      if (typeof answer === 'string') said.push(`${id} ${method}: ${answer}`);
      else if (
        key((answer.tied_outcomes ?? [answer.elected_index]).flat()) !== key((winners as number[]).map((c) => c + 1))
      )
        said.push(`${id} ${method}: ${key(answer.elected_index)} not ${winners}`);
    }
  }
  return said;
}

async function eachGrading(one: Case): Promise<string[]> {
  const said: string[] = [];
  for (const { id, expected } of list(one)) {
    for (const [method, winners] of Object.entries(expected)) {
      if (!method.startsWith('pref_voting:') || !Array.isArray(winners)) continue;
      if (method.endsWith('majority_judgement') && expected['mj_peers_agree'] !== true) continue;
      const answer = await named(one, id, [method, method.replace('pref_voting:', '')]);
      if (typeof answer === 'string') said.push(`${id} ${method}: ${answer}`);
      else if (key((answer.tied_outcomes ?? [answer.elected_index]).flat()) !== key(winners.map((c: number) => c + 1)))
        said.push(`${id} ${method}: ${key(answer.elected_index)} not ${winners}`);
    }
  }
  return said;
}

async function eachApportionment(one: Case): Promise<string[]> {
  const said: string[] = [];
  for (const { id, peer_apportionment } of list(one)) {
    for (const [method, seats] of Object.entries(peer_apportionment ?? {})) {
      if (method.includes('|') || !Array.isArray(seats)) continue;
      const tied = peer_apportionment?.[`${method}|tie`] === true;
      const answer = await counted(one, method, [
        '--option',
        `case=${id}`,
        '--lot-order',
        seats.map((_, i) => i + 1).join(),
      ]);
      if (typeof answer === 'string') said.push(`${id} ${method}: ${answer}`);
      else {
        const ours = seats.map((_, i) => answer.elected_index.filter((c) => c === i + 1).length);
        if (ours.join() !== seats.join() && !tied) said.push(`${id} ${method}: ${ours} not ${seats}`);
      }
    }
  }
  return said;
}

async function officialBudget(one: Case): Promise<string[]> {
  const wanted = one.expected['official_selected'] as string[];
  if (wanted.length === 0) return [];
  const answer = await counted(one, one.rule, []);
  if (typeof answer === 'string') return [`${one.id}: ${answer}`];
  const selected = (answer.tied_outcomes ?? [answer.elected_index]).map((set) =>
    set.map((c) => answer.candidates[c - 1]),
  );
  return selected.some((set) => sameSet(set, wanted)) ? [] : [`${one.id}: ${answer.elected} not ${wanted}`];
}

interface Listed {
  readonly id: string;
  readonly expected: { readonly [method: string]: unknown };
  readonly peer_apportionment?: { readonly [method: string]: unknown };
}

function list({ file }: Case): readonly Listed[] {
  return JSON.parse(readFileSync(join(data, file), 'utf8')) as Listed[];
}

function readExpected({ expected_file = '' }: Case): unknown {
  return JSON.parse(readFileSync(join(data, expected_file), 'utf8'));
}

/** The first of these names that is one. */
async function named(one: Case, id: string, names: readonly string[]): Promise<Answer | string> {
  let said: Answer | string = 'no name';
  for (const name of names) {
    said = await counted({ ...one, seats: 1 }, name, ['--option', `case=${id}`]);
    if (typeof said !== 'string' || !said.includes('there is no rule')) return said;
  }
  return said;
}

async function eitherWay(
  one: Case,
  rule: string,
  more: readonly string[],
  agrees: (answer: Answer) => boolean,
): Promise<string[]> {
  let said = '';
  for (const lot of ['forwards', 'backwards'] as const) {
    const answer = await counted(one, rule, [...more, ...(await lotOrder(one, lot))]);
    if (typeof answer !== 'string' && agrees(answer)) return [];
    said = typeof answer === 'string' ? answer : `elected ${answer.elected_index}`;
  }
  return [`${one.id} ${rule}: ${said}`];
}

async function lotOrder({ file }: Case, direction: 'forwards' | 'backwards'): Promise<readonly string[]> {
  const known = sizes.get(file) ?? (await sizeOf(file));
  sizes.set(file, known);
  const order = Array.from({ length: known }, (_, i) => i + 1);
  return ['--lot-order', (direction === 'forwards' ? order : order.reverse()).join()];
}

const sizes = new Map<string, number>();

/** Any rule of rankings tells how many candidates there are. */
async function sizeOf(file: string): Promise<number> {
  const { out } = await run([join(data, file), '--rule', 'plurality', '--seats', '1', '--json']);
  return (JSON.parse(out) as { readonly candidates: readonly string[] }).candidates.length;
}

async function counted({ file, seats }: Case, rule: string, more: readonly string[]): Promise<Answer | string> {
  const path = join(data, file);
  const { out, err } = await run([
    path,
    '--rule',
    rule,
    ...(seats === undefined ? [] : ['--seats', `${seats}`]),
    ...more,
    '--json',
  ]);
  if (err !== '') return err.trim();
  const answer = JSON.parse(out) as Answer;
  return answer.file === path ? answer : `answered for ${answer.file}`;
}

async function run(args: readonly string[]): Promise<{ readonly out: string; readonly err: string }> {
  const said = { out: '', err: '' };
  await command.run(args, {
    out: (text) => {
      said.out += text;
    },
    err: (text) => {
      said.err += text;
    },
    progress: false,
  });
  return said;
}

function key(numbers: readonly number[]): string {
  return [...numbers].sort((a, b) => a - b).join('=');
}

function sameSet<T>(ours: readonly T[], theirs: readonly T[]): boolean {
  return new Set(ours).size === new Set(theirs).size && ours.every((one) => theirs.includes(one));
}
