import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressesIn } from './addresses.ts';

describe('addresses in a list', () => {
  it.each([
    ['a@b.example\nc@d.example', ['a@b.example', 'c@d.example'], []],
    ['a@b.example c@d.example;e@f.example, a@b.example', ['a@b.example', 'c@d.example', 'e@f.example'], []],
    ['Ben Hill <ben@mill.example>', ['ben@mill.example'], []],
    ['ben@mill.example\ncy at willow', ['ben@mill.example'], ['cy at willow']],
    ['ben@mill.example\nBEN@Mill.example', ['ben@mill.example'], []],
    ['ben@mill', [], ['ben@mill']],
    [' \n, ;', [], []],
  ])('%j', (text, good, wrong) => {
    expect(addressesIn(text)).toEqual({ good, wrong });
  });

  it('loses none, whatever stands between them', () => {
    const addresses = fc.uniqueArray(
      fc.emailAddress().filter((one) => /^[\w.+-]+@[\w.-]+$/.test(one)),
      { minLength: 1, selector: (one) => one.toLowerCase() },
    );
    fc.assert(
      fc.property(addresses, fc.constantFrom('\n', ', ', ';', ' ', '\r\n'), (list, between) => {
        expect(addressesIn(list.join(between))).toEqual({ good: list, wrong: [] });
      }),
      { seed: 7 },
    );
  });
});
