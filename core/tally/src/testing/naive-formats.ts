/** Reading published cases in tests, without the room's own parsers: so that a fault there can't hide one here. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { BudgetProfile, RankedProfile } from '../profile.ts';
import { type PlainPaper, ranked } from './naive-profiles.ts';

/** Published cases that stay beside the project; `undefined` where they are not there. */
export const sharedData: URL | undefined = (() => {
  const beside = new URL('../../../../../shared/counting/data/', import.meta.url);
  return existsSync(beside) ? beside : undefined;
})();

export function sharedFiles(folder: string, ending: string): readonly string[] {
  if (sharedData === undefined) return [];
  return readdirSync(new URL(`${folder}/`, sharedData)).filter((name) => name.endsWith(ending));
}

export function sharedText(path: string): string {
  return readFileSync(new URL(path, sharedData), 'utf8');
}

/** `weight: 1,2,{3,4}` lines of PrefLib files; `#` lines are headers. */
export function readPreflib(text: string): RankedProfile {
  const names = [...text.matchAll(/^# ALTERNATIVE NAME \d+: (.*)$/gm)].map(([, name]) => ({ name: name ?? '' }));
  const papers = text.split('\n').flatMap((line): readonly PlainPaper[] => {
    if (line.startsWith('#') || line.trim() === '') return [];
    const [weight, order = ''] = line.split(':');
    const ranks = [...order.matchAll(/\{([^}]*)\}|(\d+)/g)].map(([, level, one]) =>
      (level ?? one ?? '').split(',').map((text) => Number(text) - 1),
    );
    return [[Number(weight), ranks]];
  });
  return ranked(names, papers);
}

/** BLT: `candidates seats`, papers `weight prefs... 0`, `0`, names, title. */
export function readBlt(text: string): RankedProfile {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const [candidates = 0, seats = 0] = (lines[0] ?? '').split(/\s+/).map(Number);
  const end = lines.indexOf('0');
  const names = lines.slice(end + 1, end + 1 + candidates).map((line) => ({ name: line.replaceAll('"', '') }));
  const papers = lines.slice(1, end).flatMap((line): readonly PlainPaper[] => {
    const numbers = line.split(/\s+/).map((token) => token.split('=').map(Number));
    return [[numbers[0]?.[0] ?? 0, numbers.slice(1, -1).map((level) => level.map((one) => one - 1))]];
  });
  return ranked(names, papers, seats);
}

export interface Pabulib {
  readonly profile: BudgetProfile;
  readonly ids: readonly string[];
}

/** Pabulib `.pb`: sections META, PROJECTS, VOTES, each with a header line, fields between semicolons. */
export function readPabulib(text: string): Pabulib {
  const section = (name: string): readonly { readonly [field: string]: string }[] => {
    const lines = text.split('\n').map((line) => line.trim());
    const from = lines.indexOf(name) + 1;
    const to = lines.findIndex((line, at) => at > from && ['META', 'PROJECTS', 'VOTES'].includes(line));
    const [head = '', ...rows] = lines.slice(from, to < 0 ? undefined : to).filter((line) => line !== '');
    const fields = head.split(';');
    return rows.map((row) => Object.fromEntries(row.split(';').map((cell, at) => [fields[at] ?? '', cell])));
  };
  const meta = Object.fromEntries(section('META').map((row) => [row['key'] ?? '', row['value'] ?? '']));
  const projects = section('PROJECTS');
  const ids = projects.map((row) => row['project_id'] ?? '');
  const merged = new Map<string, { weight: number; readonly scores: readonly (readonly [number, number])[] }>();
  for (const row of section('VOTES')) {
    const votes = (row['vote'] ?? '').split(',').filter((id) => id !== '');
    const points = row['points']?.split(',').map(Number);
    const scores = votes.map((id, at) => [ids.indexOf(id), points?.[at] ?? 1] as const).sort(([a], [b]) => a - b);
    const key = JSON.stringify(scores);
    const paper = merged.get(key);
    if (paper) paper.weight++;
    else merged.set(key, { weight: 1, scores });
  }
  const papers = [...merged.values()];
  const offsets = [0];
  for (const { scores } of papers) offsets.push((offsets.at(-1) ?? 0) + scores.length);
  const flat = papers.flatMap(({ scores }) => scores);
  return {
    ids,
    profile: {
      kind: 'budget',
      title: meta['description'] ?? '',
      candidates: ids.map((name) => ({ name })),
      costs: projects.map((row) => row['cost'] ?? '0'),
      budget: meta['budget'] ?? '0',
      papers: {
        offsets: Uint32Array.from(offsets),
        candidates: Uint16Array.from(flat, ([project]) => project),
        scores: Int32Array.from(flat, ([, score]) => score),
        weights: Float64Array.from(papers, ({ weight }) => weight),
        weightUnit: 1,
      },
      meta,
    },
  };
}
