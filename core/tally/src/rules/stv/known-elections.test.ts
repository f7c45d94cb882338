/**
 * Elections nobody here ran: official counts and the counts of other engines, stage by stage. The cases under
 * `testdata/stv` always run; the larger collection runs where it lies beside the repository.
 */
import { describe, expect, it } from 'vitest';
import * as agreement from '../../testing/stv/agreement.ts';
import { beside, type Collection, casesOf, own, type PeerCase } from '../../testing/stv/cases.ts';

type Compare = (collection: Collection, one: PeerCase) => string | undefined;

const families: { readonly [family: string]: Compare } = {
  scottish: agreement.scottishWard,
  droop: agreement.droopReference,
  'stv-rs': agreement.stvRsTranscript,
  securepoll: agreement.securePollFixture,
  aec: agreement.senateCount,
  nswla: agreement.runoffDistrict,
  rctab: agreement.tabulatorCase,
  perf: agreement.millionBallots,
};

/** Cases of these families that another family of rules counts. */
const countedElsewhere = new Map([
  ['stv-rs/plurality_block_voting/vegetables.fixed9', 'simulated block voting: a rule of the plurality family'],
]);

for (const [where, collection] of [['in the repository', own] as const, ['beside the repository', beside] as const]) {
  describe(`known elections ${where}`, () => {
    if (collection === undefined) {
      it('the larger collection does not lie beside this repository, so its cases did not run', () => {});
      return;
    }
    for (const [family, compare] of Object.entries(families)) {
      const cases = casesOf(collection, family).filter(({ id }) => !countedElsewhere.has(id));
      if (cases.length === 0) continue;
      it(`${family}: ${cases.length} counts agree`, () => {
        const said = cases.map((one) => [one.id, compare(collection, one)] as const);
        expect(said.filter(([, disagreement]) => disagreement !== undefined)).toEqual([]);
      });
    }
    for (const family of ['stv-synthetic', 'stv-peer']) {
      const cases = casesOf(collection, family);
      if (cases.length === 0) continue;
      it(`${family}: ${cases.length} elections agree with every engine that counted them`, () => {
        const said = cases.flatMap((one) =>
          Object.entries(agreement.peerRules(collection, one)).map(([peer, found]) => [one.id, peer, found] as const),
        );
        expect(said.length).toBeGreaterThan(10 * cases.length);
        expect(said.filter(([, , disagreement]) => disagreement !== undefined)).toEqual([]);
      });
    }
  });
}
