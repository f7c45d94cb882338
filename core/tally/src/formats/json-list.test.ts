import { parseJson } from '@quorate/basics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listInJson } from './json-list.ts';
import { parseProfileJson } from './profile-json.ts';

describe('a long list in JSON', () => {
  it('and what is around it are what JSON.parse reads, however it is written', () => {
    fc.assert(
      fc.property(fc.array(fc.json()), fc.json(), fc.constantFrom('', ' ', '\n\t'), (items, other, blank) => {
        const list = `[${blank}${items.join(`${blank},${blank}`)}${blank}]`;
        const text = `{${blank}"before":${other},"list"${blank}:${blank}${list},"after\\"":[${other}]}`;
        const whole = JSON.parse(text) as { readonly list: unknown };
        const found = listInJson(text, 'list');
        expect(found && JSON.parse(found.around)).toEqual({ ...whole, list: [] });
        expect([...(found?.elements() ?? [])]).toEqual(whole.list);
      }),
    );
  });

  it('is read in pieces', () => {
    const numbers = Array.from({ length: 50_000 }, (_, i) => [i, 'a]"\\']);
    const found = listInJson(JSON.stringify({ list: numbers }), 'list');
    expect([...(found?.elements() ?? [])]).toEqual(numbers);
  });

  it.each(['{"list":[1,]}', '{"list":[1,,2]}', '{"list":[,]}', '{"list":[1 2]}', '{"list":["a]}'])(
    'is no JSON where JSON.parse says so: %s',
    (text) => {
      const found = listInJson(text, 'list');
      if (found) expect([...found.elements()].at(-1)).toBeUndefined();
      else expect(parseJson(text).ok).toBe(false);
    },
  );

  it.each(['{"list":[1],"list":[2]}', '{"a":{"list":[1]}}', '[{"list":[1]}]', '{"list":1}', '"list"', ''])(
    'is not found in %s',
    (text) => {
      expect(listInJson(text, 'list')).toBeUndefined();
    },
  );

  it('given twice counts as JSON has it: the last one', () => {
    const text =
      '{"format":"quorate.profile/1","kind":"ranked","title":"","candidates":[{"name":"A"}],"papers":[],"papers":[[3,[[0]]]]}';
    const read = parseProfileJson(text);
    expect(read.ok && read.value.kind === 'ranked' && [...read.value.papers.weights]).toEqual([3]);
  });

  it('that is broken far behind is refused with its line', () => {
    const papers = Array.from({ length: 20_000 }, () => '[1,[[0]]]').join(',\n');
    const text = `{"format":"quorate.profile/1","kind":"ranked","title":"","candidates":[{"name":"A"}],"papers":[${papers},\n[1,[[0]]}`;
    expect(parseProfileJson(`${text}]}`)).toMatchObject({ ok: false, problem: { line: 20_001 } });
    expect(parseProfileJson(`${text.slice(0, -1)},]}`)).toMatchObject({ ok: false, problem: { line: 20_001 } });
  });
});
