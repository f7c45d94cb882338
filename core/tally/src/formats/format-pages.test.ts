import { readFileSync } from 'node:fs';
import { must, parseJson } from '@quorate/basics';
import { describe, expect, it } from 'vitest';
import { printSvg, printTextTable, story } from '../printers/index.ts';
import type { RankedProfile } from '../profile.ts';
import { sharedRank, skippedRank } from '../profile.ts';
import type { Transcript } from '../transcript.ts';
import { parseAbif, printAbif } from './abif.ts';
import { parseBlt, printBlt } from './blt.ts';
import { parseCaseJson } from './case-json.ts';
import { parseCsvRankings, parseCsvScores } from './csv-papers.ts';
import { parseCvrConfig, readCvr } from './cvr/index.ts';
import { parseDebianTally } from './debian-tally.ts';
import { parsePabulib } from './pabulib.ts';
import { parsePrefLib, printPrefLib } from './preflib.ts';
import { parseProfileJson, printProfileJson } from './profile-json.ts';

/** The examples of a page, by the word behind their fence. */
function examples(page: string, word: string): readonly string[] {
  const text = readFileSync(new URL(`../../../../docs/formats/${page}.md`, import.meta.url), 'utf8');
  return [...text.matchAll(new RegExp(`^\`\`\`${word}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(([, body = '']) => body);
}

function only(page: string, word: string): string {
  const found = examples(page, word);
  expect(found).toHaveLength(1);
  return found[0] ?? '';
}

describe('the examples of the format pages', () => {
  it('BLT', () => {
    const profile = must(parseBlt(only('blt', 'blt')));
    expect(profile).toMatchObject({ seats: 2, title: 'Branch committee', tieOrder: [1, 0, 3, 2] });
    expect([...profile.papers.weights]).toEqual([120, 5, 10, 30]);
    expect([...profile.papers.entries]).toEqual([0, 3, 1 | sharedRank, 1, skippedRank, 0, 3]);
    expect(must(parseBlt(printBlt(profile)))).toEqual(profile);
  });

  it('ABIF', () => {
    const profile = must(parseAbif(only('abif', 'abif'))) as RankedProfile;
    expect(profile.candidates.map(({ name }) => name)).toEqual(['The old hall', 'Café Nord', 'Library']);
    expect([...profile.papers.weights]).toEqual([120, 75, 20, 10]);
    expect(must(parseAbif(printAbif(profile) ?? ''))).toEqual(profile);
  });

  it('PrefLib', () => {
    const profile = must(parsePrefLib(only('preflib', 'preflib')));
    expect([...profile.papers.weights]).toEqual([5, 3, 1]);
    expect(must(parsePrefLib(printPrefLib(profile) ?? ''))).toEqual(profile);
  });

  it('Debian tally sheets, as text and as JSON', () => {
    const sheet = must(parseDebianTally(only('debian-tally', 'debian-tally')));
    const json = must(parseCaseJson(only('debian-tally', 'json')));
    expect(sheet.defaults).toEqual({ default: '3' });
    expect({ ...json, profile: { ...json.profile, title: 'Which logo' } }).toEqual(sheet);
  });

  it('Pabulib', () => {
    const profile = must(parsePabulib(only('pabulib', 'pabulib')));
    expect(profile).toMatchObject({ budget: '30000', costs: ['20000', '12000', '3500.50'] });
    expect([...profile.papers.weights]).toEqual([2, 1]);
  });

  it('CSV of rankings and of scores', () => {
    expect([...must(parseCsvRankings(only('csv', 'csv-rankings'))).papers.weights]).toEqual([120, 30, 5]);
    expect([...must(parseCsvRankings(only('csv', 'csv-ranks'))).papers.entries]).toEqual([0, 1, 1]);
    expect([...must(parseCsvScores(only('csv', 'csv-scores'))).papers.scores]).toEqual([2, 0, 3]);
  });

  it('cast vote records', () => {
    const config = must(parseCvrConfig(only('cvr', 'cvr-config')));
    const bytes = new TextEncoder().encode(only('cvr', 'cvr-records'));
    const profile = must(readCvr(config, [[{ name: 'chair.csv', bytes }]]));
    expect(profile.candidates.map(({ name }) => name)).toContain('Undeclared Write-ins');
    expect(printBlt(profile).split('\n').slice(3, 7)).toEqual(['1 1 2 0', '1 - 2 1 0', '1 1=2 3 0', '1 4 1=2=3 1 0']);
  });

  it('our own JSON, of every kind', () => {
    const found = examples('profile-json', 'profile-json').map((text) => must(parseProfileJson(text)));
    expect(found.map(({ kind }) => kind)).toEqual(['ranked', 'scored', 'question', 'parties', 'budget']);
    for (const profile of found) expect(must(parseProfileJson(printProfileJson(profile)))).toEqual(profile);
  });

  it('plain JSON of elections', () => {
    const kinds = examples('profile-json', 'case-json').map((text) => must(parseCaseJson(text)).profile.kind);
    expect(kinds).toEqual(['ranked', 'ranked', 'ranked', 'scored', 'scored', 'parties']);
  });

  it('transcripts', () => {
    const transcript = must(parseJson(only('transcript', 'transcript'))) as unknown as Transcript;
    expect(story(transcript)).toHaveLength(4);
    expect(printTextTable(transcript)).toContain('elected 1');
    expect(printSvg(transcript)).toContain('Cem to Ann: 1');
  });
});
