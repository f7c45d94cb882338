/**
 * Names under which laws, books and other programs know our rules, and with which options ours counts as they do.
 *
 * Names are compared in small letters without accents, with hyphens for blanks, underscores and dashes, up to the first
 * comma or bracket: `Schulze Winning`, `Kemeny–Young`, `seqpav`, `droop:meek-o9-guarded-p18-g9-d18`,
 * `irv (optional preferential)`. A program's name may stand before a rule of its own: `abcvoting:seqpav`.
 */
export interface NamedRule {
  readonly rule: string;
  readonly more: { readonly [option: string]: string };
}

type Table = { readonly [name: string]: string | readonly [rule: string, more: NamedRule['more']] };

const plain: Table = {
  ers97: 'stv-ers97',
  ireland: 'stv-ireland',
  'northern-ireland': 'stv-northern-ireland',
  scottish: 'stv-scottish-2007',
  'scottish-2007': 'stv-scottish-2007',
  scotland: 'stv-scottish-2007',
  wigm: 'stv-wigm',
  'wigm-prf': 'stv-prf-wigm',
  'prf-wigm': 'stv-prf-wigm',
  meek: 'stv-meek',
  'meek-prf': 'stv-prf-meek',
  'prf-meek': 'stv-prf-meek',
  'nz-meek': 'stv-nz-meek',
  'meek-nz': 'stv-nz-meek',
  'securepoll-meek': 'stv-securepoll-meek',
  warren: 'stv-warren',
  'au-senate': 'stv-au-senate',
  'australian-senate': 'stv-au-senate',
  cambridge: 'stv-cambridge',
  mpls: 'stv-minneapolis',
  minneapolis: 'stv-minneapolis',
  cfer: 'stv-cfer',
  'instant-runoff': 'irv',
  'alternative-vote': 'irv',
  'optional-preferential': 'irv',
  'ranked-choice-voting': 'irv',
  rcv: 'rcv-us',
  fptp: 'plurality',
  'first-past-the-post': 'plurality',
  'first-past-the-post-voting': 'plurality',
  tideman: 'ranked-pairs',
  'smith/irv': 'smith-irv',
  'smith//irv': 'smith-irv',
  'schulze-method': 'schulze',
  cssd: 'schulze',
  elekto: ['schulze', { unranked: 'not-compared', order: 'defeats' }],
  'beat-path': 'schulze',
  'debian-constitution-1.0-a.6': ['debian', { constitution: '1.0' }],
  'debian-constitution-1.1+-a.6': ['debian', { constitution: '1.1' }],
  'debian-constitution-1.6+-a.6': ['debian', { constitution: '1.6' }],
  jefferson: 'dhondt',
  "d'hondt": 'dhondt',
  webster: 'sainte-lague',
  saintelague: 'sainte-lague',
  'modified-sainte-lague': 'sainte-lague-modified',
  'modified-saintelague': 'sainte-lague-modified',
  hamilton: 'hare',
  'largest-remainder': 'hare',
  huntington: 'huntington-hill',
  quota: 'quota-method',
  'balinski-young': 'quota-method',
  mj: 'majority-judgment',
  'mieuxvoter-majority-judgment': 'majority-judgment',
  'majority-judgement': 'majority-judgment',
};

/** Committees as abcvoting calls them. */
const committees: Table = {
  seqpav: 'seq-pav',
  revseqpav: 'rev-seq-pav',
  seqslav: 'seq-slav',
  seqcc: 'seq-cc',
  lexcc: 'lex-cc',
  seqphragmen: 'seq-phragmen',
  minimaxphragmen: 'minimax-phragmen',
  leximaxphragmen: 'leximax-phragmen',
  minimaxav: 'minimax-av',
  lexminimaxav: 'lexminimax-av',
  'equal-shares': 'mes',
  'equal-shares-with-av-completion': ['mes', { completion: 'av' }],
  'equal-shares-with-increment-completion': ['mes', { completion: 'increment' }],
  'consensus-rule': 'consensus',
  'rule-x': 'mes',
  'method-of-equal-shares': 'mes',
  phragmen: 'seq-phragmen',
  'chamberlin-courant': 'cc',
  'abc:adams': 'adams-approval',
  'abcvoting:adams': 'adams-approval',
};

/** Budgets as Pabulib's files call them. */
const budgets: Table = {
  'pb:greedy': 'pb-greedy',
  'pb:greedy-exclusive': 'pb-greedy',
  'pb:greedy-threshold': 'pb-greedy',
  'pb:greedy-no-skip': ['pb-greedy', { 'not-fitting': 'stop' }],
  'pb:greedy-custom': ['pb-greedy', { 'not-fitting': 'stop', reserve: '4/5' }],
  'pb:equalshares': ['pb-mes', { completion: 'none' }],
  'pb:equalshares/add1': ['pb-mes', { completion: 'add1' }],
  'pb:phragmen': 'pb-phragmen',
  'pb:mes': 'pb-mes',
  'pabutools:greedy': 'pb-greedy',
  'pabutools:mes': ['pb-mes', { completion: 'none' }],
  'pabutools:sequential-phragmen': 'pb-phragmen',
};

/** Rankings as Condorcet PHP calls them, with those who are not ranked in the last place. */
const condorcet: Table = {
  'schulze-winning': ['schulze', { strength: 'winning' }],
  'schulze-margin': ['schulze', { strength: 'margins' }],
  'schulze-margins': ['schulze', { strength: 'margins' }],
  'schulze-ratio': ['schulze', { strength: 'ratio' }],
  'ranked-pairs-winning': ['ranked-pairs', { strength: 'winning' }],
  'ranked-pairs-margin': ['ranked-pairs', { strength: 'margins' }],
  'ranked-pairs-margins': ['ranked-pairs', { strength: 'margins' }],
  'minimax-winning': ['minimax', { strength: 'winning' }],
  'minimax-margin': ['minimax', { strength: 'margins' }],
  'minimax-margins': ['minimax', { strength: 'margins' }],
  'minimax-opposition': ['minimax', { strength: 'opposition' }],
  'dodgson-tideman-approximation': 'dodgson-tideman',
  'kemeny-young': 'kemeny',
  bordacount: ['borda', { last: '1' }],
  dowdallsystem: 'dowdall',
};

/** Winner sets as pref_voting calls them. */
const winnerSets: Table = {
  'pref_voting:beat_path': ['schulze', { strength: 'margins' }],
  'pref_voting:minimax': ['minimax', { strength: 'margins' }],
  'pref_voting:ranked_pairs': ['ranked-pairs', { strength: 'margins', ties: 'each' }],
  'pref_voting:river': ['river', { strength: 'margins', ties: 'each' }],
  'pref_voting:coombs': ['coombs', { ties: 'together' }],
  'pref_voting:baldwin': ['baldwin', { ties: 'together' }],
  'pref_voting:condorcet_irv': ['condorcet-irv', { ties: 'together' }],
  'pref_voting:smith_irv': ['smith-irv', { ties: 'together' }],
  'pref_voting:benham': ['benham', { ties: 'together' }],
  'pref_voting:star': ['star', { 'runoff-tie': 'open' }],
  'pref_voting:instant_runoff': ['exhaustive', { eliminate: 'fewest-together', 'last-two': 'majority' }],
  instant_runoff_put: 'exhaustive',
  plurality_with_runoff_put: 'two-round',
  strict_nanson: 'nanson',
  weak_nanson: ['nanson', { 'at-average': 'goes' }],
  llull: ['copeland', { draws: 'win' }],
  top_cycle: 'smith',
  gocha: 'schwartz',
  simplified_bucklin: ['bucklin', { winners: 'any-majority' }],
  tideman_alternative_smith: ['tideman-alternative', { ties: 'together' }],
  bottom_two_runoff_instant_runoff: 'btr-irv',
  iterated_removal_cl: 'iterated-removal',
  blacks: 'black',
};

/** OpenSTV's rules, with its own readings where the texts leave room. */
const openstv: Table = {
  'openstv:scottishstv': 'stv-scottish-2007',
  'openstv:ers97stv': ['stv-ers97', { ends: 'after-batch' }],
  'openstv:nirelandstv': ['stv-northern-ireland', { 'last-vacancy': 'quota' }],
  'openstv:cambridgestv': 'stv-cambridge',
  'openstv:meekstv': ['stv-meek', { arithmetic: 'fixed', digits: '6', procedure: 'steps' }],
  'openstv:warrenstv': ['stv-warren', { arithmetic: 'fixed', digits: '6', procedure: 'steps' }],
  'openstv:meeknzstv': 'stv-nz-meek',
  'openstv:minneapolisstv': [
    'stv-minneapolis',
    { receives: 'until-threshold', ends: 'at-once', 'last-transfer': 'made' },
  ],
  'openstv:ftstv': [
    'stv-wigm',
    {
      arithmetic: 'fixed',
      digits: '6',
      quota: 'whole',
      batch: 'zero-first',
      ties: 'backwards',
      'empty-surplus': 'stays',
      rounding: 'once',
    },
  ],
  'openstv:qpq': ['qpq', { arithmetic: 'guarded', digits: '10', guard: '10' }],
  'openstv:irv': 'irv',
  'openstv:sntv': 'sntv',
  'openstv:borda': ['borda', { unranked: 'zero' }],
  'openstv:bucklin': 'bucklin',
  'openstv:coombs': ['coombs', { majority: 'ignored' }],
  'openstv:suppvote': 'supplementary',
};

const keyed = new Map(
  Object.entries({ ...plain, ...committees, ...budgets, ...condorcet, ...winnerSets, ...openstv }).map(
    ([name, rule]) => [nameKey(name), typeof rule === 'string' ? { rule, more: {} } : { rule: rule[0], more: rule[1] }],
  ),
);

/** Every other name that is no pattern, as it is compared, with what it stands for. */
export const otherNames: ReadonlyMap<string, NamedRule> = keyed;

export function namedElsewhere(name: string): NamedRule | undefined {
  const key = nameKey(name);
  return keyed.get(key) ?? droop(key) ?? stvRs(key) ?? (key.startsWith('rctab:') ? rcvUs : undefined);
}

/** The name behind that of a program whose own names for its rules we know. */
export function withoutProgram(name: string): string | undefined {
  return /^(?:abc|abcvoting|apportionment|condorcet|pref[_-]voting|mieuxvoter):(.+)$/s.exec(name)?.[1];
}

/** What of a name is compared. */
export function nameKey(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[’‘]/g, "'")
    .replace(/\s*[(,].*$/s, '')
    .replace(/[\s_–—‐]+/g, '-');
}

const rcvUs: NamedRule = { rule: 'rcv-us', more: {} };

/** Droop's rules with its options behind them: omega, arithmetic, precision, guard; digits shown say nothing here. */
const droopName =
  /^droop:(scotland|mpls|cfer-batch|cfer|wigm-prf-batch|wigm-prf|wigm|meek-prf|meek|warren|qpq)((?:-(?:[opgd]\d+|fixed|guarded|rational))*)$/;

const droopRules: { readonly [name: string]: NamedRule } = {
  scotland: { rule: 'stv-scottish-2007', more: {} },
  mpls: { rule: 'stv-minneapolis', more: { fraction: 'last' } },
  cfer: { rule: 'stv-cfer', more: {} },
  'cfer-batch': { rule: 'stv-cfer', more: { batch: 'true' } },
  'wigm-prf': { rule: 'stv-prf-wigm', more: { ends: 'after-round' } },
  'wigm-prf-batch': { rule: 'stv-prf-wigm', more: { batch: 'true', ends: 'after-round' } },
  'meek-prf': { rule: 'stv-prf-meek', more: {} },
  wigm: { rule: 'stv-wigm', more: { ends: 'after-round' } },
  meek: { rule: 'stv-meek', more: { shortfall: 'counts', equal: 'split' } },
  warren: { rule: 'stv-warren', more: { shortfall: 'counts', equal: 'split' } },
  qpq: { rule: 'qpq', more: { arithmetic: 'guarded', digits: '9', guard: '9' } },
};

/** What a name without options stands for in Droop's own results. */
const bareDroop = '-fixed-p9';

function droop(key: string): NamedRule | undefined {
  const [, name = '', options = ''] = droopName.exec(key) ?? [];
  const base = droopRules[name];
  if (base === undefined || !['wigm', 'meek', 'warren'].includes(name)) return base;
  const said = (options || bareDroop).split('-').filter(Boolean);
  const number = (letter: string): string | undefined =>
    said.find((part) => new RegExp(`^${letter}\\d`).test(part))?.slice(1);
  const arithmetic = said.includes('rational') ? 'exact' : said.includes('fixed') ? 'fixed' : 'guarded';
  const [digits, guard, omega] = [number('p'), number('g'), number('o')];
  return {
    rule: base.rule,
    more: {
      ...base.more,
      arithmetic,
      ...(digits === undefined || arithmetic === 'exact' ? {} : { digits }),
      ...(guard === undefined || arithmetic !== 'guarded' ? {} : { guard }),
      ...(omega === undefined ? {} : { omega }),
    },
  };
}

/** stv-rs names its arithmetic; `equalize` counts shared ranks as all their orders. */
function stvRs(key: string): NamedRule | undefined {
  if (/^stv-rs:plurality-block-voting(:|$)/.test(key)) return { rule: 'block', more: {} };
  const match = /^stv-rs:meek(?:[:-](equalize\.)?(fixed9|approx|exact))?$/.exec(key);
  if (match === null) return undefined;
  const [, equalize, arithmetic] = match;
  const exact = arithmetic === 'approx' || arithmetic === 'exact';
  return {
    rule: 'stv-meek',
    more: {
      ...(exact ? { arithmetic: 'exact', 'factor-digits': '6' } : { arithmetic: 'fixed', digits: '9' }),
      omega: '6',
      batch: 'none',
      equal: equalize === undefined ? 'split' : 'orders',
    },
  };
}
