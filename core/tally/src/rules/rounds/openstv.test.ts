/**
 * SNTV, Borda, Bucklin, Coombs and the supplementary vote as OpenSTV counts them, on small synthetic elections and
 * Scottish wards. OpenSTV breaks ties by the order of the file, so agreement is up to ties; and it leaves a seat empty
 * rather than elect somebody without a vote at the end, which no rule asks for, so those are set aside here.
 */
import { must } from '@quorate/basics';
import { describe, expect, it } from 'vitest';
import { count } from '../../count.ts';
import { readBlt, sharedData, sharedFiles, sharedText } from '../../testing/naive-formats.ts';

interface Answer {
  readonly winners: readonly number[];
  readonly scores?: readonly string[];
}

const methods: { readonly [peer: string]: readonly [string, { readonly [option: string]: string }] } = {
  'openstv:SNTV': ['sntv', {}],
  'openstv:Borda': ['borda', { unranked: 'zero' }],
  'openstv:Bucklin': ['bucklin', {}],
  'openstv:Coombs': ['coombs', { majority: 'ignored' }],
  'openstv:SuppVote': ['supplementary', {}],
};

const cases = (['stv-synthetic', 'stv-peer'] as const).flatMap((folder) =>
  sharedFiles(folder, '.expected.json').map((file) => ({ folder, id: file.replace('.expected.json', '') })),
);

describe('simple rules agree with OpenSTV', () => {
  for (const [peer, [rule, more]] of Object.entries(methods)) {
    it(sharedData ? `under ${peer}` : `under ${peer}: NOT RUN, no data here`, () => {
      const differing: { [id: string]: unknown } = {};
      for (const { folder, id } of cases) {
        const ballots = folder === 'stv-peer' ? `scottish/${id}.blt` : `stv-synthetic/${id}.blt`;
        const profile = readBlt(sharedText(ballots));
        const theirs: Answer = JSON.parse(sharedText(`${folder}/${id}.expected.json`))[peer];
        // Bucklin and the supplementary vote elect one; with more seats the peer names the first two rounds only.
        const one = rule === 'bucklin' || rule === 'supplementary';
        if (one && theirs.winners.length !== 1) continue;
        const transcript = must(count(rule, profile, { seats: one ? 1 : (profile.seats ?? 1), more }));
        const expected = theirs.winners.map((winner) => winner - 1).sort((a, b) => a - b);
        const votes = transcript.stages.at(-1)?.votes ?? [];
        const outcomes = (transcript.tiedOutcomes ?? [transcript.elected]).map((outcome) =>
          outcome.filter((winner) => votes[winner] !== '0').sort((a, b) => a - b),
        );
        if (!outcomes.map(String).includes(String(expected))) differing[id] = { outcomes, expected };
        if (theirs.scores) expect(transcript.stages[0]?.votes, id).toEqual(theirs.scores);
      }
      expect(differing).toEqual({});
    });
  }
});
