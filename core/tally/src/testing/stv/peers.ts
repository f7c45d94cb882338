/** How other engines name their rules, and which of ours with which options counts the same way. */
export interface OurRule {
  readonly rule: string;
  readonly more: { readonly [name: string]: string };
}

const openstv: { readonly [name: string]: OurRule } = {
  ScottishSTV: { rule: 'stv-scottish-2007', more: {} },
  ERS97STV: { rule: 'stv-ers97', more: { ends: 'after-batch' } },
  NIrelandSTV: { rule: 'stv-northern-ireland', more: { 'last-vacancy': 'quota' } },
  CambridgeSTV: { rule: 'stv-cambridge', more: {} },
  MeekSTV: { rule: 'stv-meek', more: { arithmetic: 'fixed', digits: '6', procedure: 'steps' } },
  WarrenSTV: { rule: 'stv-warren', more: { arithmetic: 'fixed', digits: '6', procedure: 'steps' } },
  MeekNZSTV: { rule: 'stv-nz-meek', more: {} },
  MinneapolisSTV: {
    rule: 'stv-minneapolis',
    more: { receives: 'until-threshold', ends: 'at-once', 'last-transfer': 'made' },
  },
  FTSTV: {
    rule: 'stv-wigm',
    more: {
      arithmetic: 'fixed',
      digits: '6',
      quota: 'whole',
      batch: 'zero-first',
      ties: 'backwards',
      'empty-surplus': 'stays',
      rounding: 'once',
    },
  },
  QPQ: { rule: 'qpq', more: { arithmetic: 'guarded', digits: '10', guard: '10' } },
  IRV: { rule: 'irv', more: {} },
};

/** The rule for `openstv:NAME`, `droop:NAME` or Droop with its full options; undefined when it is no rule of this family. */
export function ourRule(peer: string, options: { readonly [name: string]: string | number } = {}): OurRule | undefined {
  const [engine, name = ''] = peer.split(':');
  if (engine === 'openstv') return openstv[name];
  if (engine !== 'droop') return undefined;
  const base = options['rule'] === undefined ? name : `${options['rule']}`;
  switch (base) {
    case 'scotland':
      return { rule: 'stv-scottish-2007', more: {} };
    case 'mpls':
      return { rule: 'stv-minneapolis', more: { fraction: 'last' } };
    case 'cfer':
      return { rule: 'stv-cfer', more: {} };
    case 'cfer-batch':
      return { rule: 'stv-cfer', more: { batch: 'true' } };
    case 'wigm-prf':
      return { rule: 'stv-prf-wigm', more: { ends: 'after-round' } };
    case 'wigm-prf-batch':
      return { rule: 'stv-prf-wigm', more: { batch: 'true', ends: 'after-round' } };
    case 'meek-prf':
      return { rule: 'stv-prf-meek', more: {} };
    case 'qpq':
      return { rule: 'qpq', more: { arithmetic: 'guarded', digits: '9', guard: '9' } };
    case 'wigm':
      return { rule: 'stv-wigm', more: { ...arithmeticOf(options), ends: 'after-round' } };
    case 'meek':
    case 'warren':
      return {
        rule: `stv-${base}`,
        more: {
          ...arithmeticOf(options),
          ...omegaOf(options),
          ...batchOf(options),
          shortfall: 'counts',
          equal: 'split',
        },
      };
    default:
      return undefined;
  }
}

function arithmeticOf(options: { readonly [name: string]: string | number }): OurRule['more'] {
  const { arithmetic, precision, guard } = options;
  if (arithmetic === 'rational') return { arithmetic: 'exact' };
  if (arithmetic === 'guarded') return { arithmetic: 'guarded', digits: `${precision}`, guard: `${guard}` };
  return { arithmetic: 'fixed', digits: `${precision ?? 9}` };
}

function omegaOf({ omega }: { readonly [name: string]: string | number }): OurRule['more'] {
  return omega === undefined ? {} : { omega: `${omega}` };
}

function batchOf(options: { readonly [name: string]: string | number }): OurRule['more'] {
  return options['defeat_batch'] === 'none' ? { batch: 'none' } : {};
}
