import type { Check } from './check.ts';
import type { Fault } from './finding.ts';
import { spanIn } from './parts.ts';

export const sealedOpens: Check = {
  number: 52,
  name: 'sealed-opens',
  severity: 'error',
  definition: 'Every kind of sealed record opens at a latest date.',
  why: 'A record sealed for ever is a purged record.',
  mend: 'Say after how long it opens at the latest.',
  run: (s) =>
    Object.entries(s.charter.records.sealed ?? {}).flatMap(([name, { opens }]): readonly Fault[] => {
      const never = /\bnever\b/i.test(opens);
      return never || spanIn(opens) === undefined
        ? [{ at: `records/sealed/${name}/opens`, message: `"${opens}" names no latest time.` }]
        : [];
    }),
  fires: { of: 'cooperative', set: { 'records/sealed/tenders/opens': 'when the contract is signed' } },
  silent: {
    of: 'cooperative',
    set: { 'records/sealed/tenders/opens': 'when the contract is signed, at latest after 1 year' },
  },
};
