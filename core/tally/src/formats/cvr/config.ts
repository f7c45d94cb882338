/**
 * RCTab's configuration of a contest: who stands, where the cast vote records are and how they read.
 * Source: RCTab, "Configuration file parameters".
 */
import { type Json, ok } from '@quorate/basics';
import { isList, isRecord, type JsonText, parseJsonText } from '../json-text.ts';
import type { Parsed } from '../problem.ts';
import { currentRules, providerOf } from './earlier-configs.ts';

export interface CvrConfig {
  readonly contest: string;
  readonly sources: readonly CvrSource[];
  readonly candidates: readonly CvrCandidate[];
  /** RCTab's rules as texts, `overvoteRule: exhaustImmediately`. */
  readonly rules: { readonly [name: string]: string };
}

interface CvrCandidate {
  readonly name: string;
  readonly excluded: boolean;
  readonly aliases: readonly string[];
}

export interface CvrSource {
  readonly provider: CvrProvider;
  readonly filePath: string;
  readonly contestId: string;
  /** From 1. */
  readonly firstVoteColumn: number;
  readonly firstVoteRow: number;
  readonly overvoteDelimiter: string;
  readonly overvoteLabel: string;
  readonly skippedRankLabel: string;
  readonly undeclaredWriteInLabel: string;
  readonly blankIsUndeclaredWriteIn: boolean;
}

const cvrProviders = ['cdf', 'clearBallot', 'dominion', 'ess', 'genericCsv', 'hart'] as const;
export type CvrProvider = (typeof cvrProviders)[number];

export function parseCvrConfig(file: Uint8Array | string): Parsed<CvrConfig> {
  const json = parseJsonText(file);
  return json.ok ? readConfig(json.value) : json;
}

function readConfig(json: JsonText): Parsed<CvrConfig> {
  const { value } = json;
  if (!isRecord(value)) return json.fail([], 'an object');
  const list = value['cvrFileSources'];
  if (!isList(list) || list.length === 0) return json.fail(['cvrFileSources'], 'a list of sources');
  const { rules } = value;
  const texts = isRecord(rules) ? Object.fromEntries(Object.entries(rules).map(([k, v]) => [k, text(v)])) : {};
  const sources: CvrSource[] = [];
  for (const i of list.keys()) {
    const source = readSource(json, list[i] ?? null, i, texts);
    if (!source.ok) return source;
    sources.push(source.value);
  }
  const standing = value['candidates'];
  if (!isList(standing) || standing.length === 0) return json.fail(['candidates'], 'a list of candidates');
  const candidates: CvrCandidate[] = [];
  for (const [i, item] of standing.entries()) {
    if (!isRecord(item) || typeof item['name'] !== 'string')
      return json.fail(['candidates', i], 'a candidate with a name');
    const { name, excluded, aliases, code } = item;
    const others = [...(isList(aliases) ? aliases : []), ...(typeof code === 'string' && code !== '' ? [code] : [])];
    candidates.push({ name, excluded: excluded === true, aliases: others.map(String) });
  }
  const { outputSettings } = value;
  const contest = isRecord(outputSettings) ? text(outputSettings['contestName']) : '';
  return ok({ contest, sources, candidates, rules: currentRules(texts) });
}

function readSource(
  json: JsonText,
  value: Json,
  i: number,
  rules: { readonly [name: string]: string },
): Parsed<CvrSource> {
  const path = ['cvrFileSources', i];
  if (!isRecord(value)) return json.fail(path, 'a source');
  const provider = providerOf(text(value['provider']), text(value['filePath']));
  if (provider === undefined) return json.fail([...path, 'provider'], `one of ${cvrProviders.join(', ')}`);
  // The rules once set them for all sources.
  const label = (name: string): string => text(value[name]) || (rules[name] ?? '');
  const tabular = provider === 'ess' || provider === 'genericCsv';
  const column = text(value['firstVoteColumnIndex']);
  const row = text(value['firstVoteRowIndex']);
  if (tabular && !/^[1-9]\d{0,5}$/.test(column)) return json.fail([...path, 'firstVoteColumnIndex'], 'a column from 1');
  if (tabular && !/^[1-9]\d{0,5}$/.test(row)) return json.fail([...path, 'firstVoteRowIndex'], 'a row from 1');
  return ok({
    provider,
    filePath: text(value['filePath']),
    contestId: text(value['contestId']),
    firstVoteColumn: Number(column),
    firstVoteRow: Number(row),
    overvoteDelimiter: text(value['overvoteDelimiter']),
    overvoteLabel: label('overvoteLabel'),
    skippedRankLabel: label('skippedRankLabel') || label('undervoteLabel'),
    undeclaredWriteInLabel: label('undeclaredWriteInLabel'),
    blankIsUndeclaredWriteIn:
      value['treatBlankAsUndeclaredWriteIn'] === true || rules['treatBlankAsUndeclaredWriteIn'] === 'true',
  });
}

function text(value: Json | undefined): string {
  return value === undefined || value === null || typeof value === 'object' ? '' : String(value);
}
