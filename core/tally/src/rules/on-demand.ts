/**
 * Rules one at a time, for whoever counts by one of them and need not wait until all are loaded. A rule of the
 * transferable vote comes alone, the others with their family; `rules` in index.ts is the roll call of all.
 */
import type { Rule } from '../count.ts';

/** The rules of the transferable vote. */
const alone: { readonly [id: string]: () => Promise<Rule> } = {
  irv: async () => (await import('./stv/irv.ts')).irv,
  'stv-scottish-2007': async () => (await import('./stv/scottish.ts')).scottish,
  'stv-ers97': async () => (await import('./stv/ers97.ts')).ers97,
  'stv-northern-ireland': async () => (await import('./stv/northern-ireland.ts')).northernIreland,
  'stv-ireland': async () => (await import('./stv/ireland.ts')).ireland,
  'stv-cambridge': async () => (await import('./stv/cambridge.ts')).cambridge,
  'stv-wigm': async () => (await import('./stv/wigm.ts')).wigm,
  'stv-prf-wigm': async () => (await import('./stv/prf-wigm.ts')).prfWigm,
  'stv-minneapolis': async () => (await import('./stv/minneapolis.ts')).minneapolis,
  'stv-cfer': async () => (await import('./stv/cfer.ts')).cfer,
  'stv-prf-meek': async () => (await import('./stv/meek/rules.ts')).prfMeek,
  'stv-meek': async () => (await import('./stv/meek/rules.ts')).meek,
  'stv-warren': async () => (await import('./stv/meek/rules.ts')).warren,
  'stv-nz-meek': async () => (await import('./stv/meek/rules.ts')).newZealand,
  'stv-securepoll-meek': async () => (await import('./stv/meek/rules.ts')).securePoll,
  'stv-au-senate': async () => (await import('./stv/senate.ts')).senate,
  qpq: async () => (await import('./stv/qpq.ts')).qpq,
  'rcv-us': async () => (await import('./stv/us/rule.ts')).rcvUs,
};

interface Family {
  readonly ids: readonly string[];
  readonly load: () => Promise<readonly Rule[]>;
}

/** All other rules. */
const families: readonly Family[] = [
  { ids: ['majority'], load: async () => (await import('./majority/index.ts')).majorityRules },
  {
    ids: ['plurality', 'sntv', 'block', 'limited', 'cumulative', 'borda', 'dowdall', 'anti-plurality'],
    load: async () => (await import('./plurality/index.ts')).pluralityRules,
  },
  {
    ids: ['two-round', 'exhaustive', 'supplementary', 'coombs', 'bucklin'],
    load: async () => (await import('./rounds/index.ts')).roundRules,
  },
  {
    ids: [
      'schulze',
      'ranked-pairs',
      'minimax',
      'copeland',
      'smith-irv',
      'kemeny',
      'debian',
      'condorcet',
      'smith',
      'schwartz',
      'split-cycle',
      'river',
      'benham',
      'tideman-alternative',
      'condorcet-irv',
      'btr-irv',
      'baldwin',
      'nanson',
      'raynaud',
      'black',
      'daunou',
      'iterated-removal',
      'dodgson-quick',
      'dodgson-tideman',
    ],
    load: async () => (await import('./condorcet/index.ts')).condorcetRules,
  },
  {
    ids: ['approval', 'score', 'star', 'majority-judgment'],
    load: async () => (await import('./grades/index.ts')).gradeRules,
  },
  {
    ids: [
      'dhondt',
      'sainte-lague',
      'sainte-lague-modified',
      'hare',
      'droop',
      'huntington-hill',
      'adams',
      'dean',
      'quota-method',
      'bands',
      'square-root',
    ],
    load: async () => (await import('./apportionment/index.ts')).apportionmentRules,
  },
  {
    ids: [
      'av',
      'sav',
      'pav',
      'seq-pav',
      'rev-seq-pav',
      'slav',
      'seq-slav',
      'cc',
      'seq-cc',
      'lex-cc',
      'geom2',
      'adams-approval',
      'monroe',
      'greedy-monroe',
      'seq-phragmen',
      'minimax-phragmen',
      'leximax-phragmen',
      'maximin-support',
      'phragmen-enestroem',
      'mes',
      'minimax-av',
      'lexminimax-av',
      'consensus',
      'eph',
      'rsd',
      'trivial',
    ],
    load: async () => (await import('./committees/index.ts')).committeeRules,
  },
  { ids: ['pb-greedy', 'pb-mes', 'pb-phragmen'], load: async () => (await import('./budgets/index.ts')).budgetRules },
];

/** The ids of all rules. */
export const ruleIds: readonly string[] = [...Object.keys(alone), ...families.flatMap(({ ids }) => ids)];

/** The rule with this id, and no more loaded than it needs. Undefined when there is none. */
export async function loadRule(id: string): Promise<Rule | undefined> {
  if (Object.hasOwn(alone, id)) return alone[id]?.();
  const family = families.find(({ ids }) => ids.includes(id));
  return (await family?.load())?.find((rule) => rule.id === id);
}
