/**
 * Whole families of real and published elections, from file to answer. They lie beside the project, not in it
 * (some may not be copied); where they are not there, the one test that runs says so.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { formats } from '@quorate/tally';
import { describe, expect, it } from 'vitest';
import type { CountCall } from '../count/arguments.ts';
import { countFile } from '../count/count-file.ts';
import { readInput } from '../count/read-input.ts';

const data = fileURLToPath(new URL('../../../../../shared/counting/data/', import.meta.url));

if (!existsSync(data)) {
  describe('the counting data beside the project', () => {
    it('is not there, so its elections were not counted', () => {
      process.stderr.write(`not run: no counting data at ${data}\n`);
    });
  });
} else {
  describe('every file of the counting data', () => {
    it.each([
      'scottish',
      'stv-synthetic',
      'stv-rs',
      'droop',
      'securepoll',
      'debian',
      'abc',
      'k8s',
      'preflib',
      'pb',
      'tideman',
      'nswla',
    ])('in %s is read, and printed so that it reads the same', async (family) => {
      for (const file of filesOf(family)) {
        const input = await readInput(file, call('plurality'));
        expect(input, file).toMatchObject({ ok: true });
        if (!input.ok) continue;
        const { profile } = input.value;
        const json = formats.find(({ id }) => id === 'json');
        const again = json?.parse(json.print(profile) ?? '');
        expect(again?.ok && again.value.profile, file).toEqual(profile);
      }
    });
  });

  describe("RCTab's cases, by their own configuration", () => {
    it.each(readdirSync(join(data, 'rctab')).filter((name) => name.endsWith('.config.json')))('%s', async (name) => {
      const path = join(data, 'rctab', name);
      const report = JSON.parse(
        readFileSync(path.replace('.config.json', '_expected_detailed_report.json'), 'utf8'),
      ) as Report;
      const winners = report.results.flatMap(({ tallyResults }) =>
        tallyResults.flatMap(({ elected }) => elected ?? []),
      );
      const answer = JSON.parse((await countFile(path, call('rcv-us'))).out) as {
        elected: string[];
        ballots: { papers: string };
      };
      expect(answer.elected).toEqual(winners);
      expect(answer.ballots.papers).toBe(report.summary.totalNumBallots);
    });
  });

  describe('Debian votes, with the default option and majorities that the file states', () => {
    it.each([
      ['2006_vote_001', 2],
      ['2008_vote_003', 5],
      ['2003_gr_voting', 1],
    ])('%s', async (name, winner) => {
      const said = await countFile(join(data, 'debian', `${name}.json`), call('debian', { constitution: '1.1' }));
      expect(JSON.parse(said.out)).toMatchObject({ elected_index: [winner] });
    });
  });
}

interface Report {
  readonly results: readonly { readonly tallyResults: readonly { readonly elected?: string }[] }[];
  readonly summary: { readonly totalNumBallots: string };
}

function call(rule: string, more: CountCall['more'] = {}): CountCall {
  return { rule, more, constraints: [], groups: [], json: true, story: false };
}

function filesOf(family: string): readonly string[] {
  const names = readdirSync(join(data, family), { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => /\.(blt|json|soc|soi|toc|toi|pb)$/.test(name) && !name.includes('expected'))
    .map((name) => join(data, family, name));
}
