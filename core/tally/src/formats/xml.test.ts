import { must, toUtf8 } from '@quorate/basics';
import { describe, expect, it } from 'vitest';
import { childrenOf, parseXml, type XmlElement, xmlElements } from './xml.ts';

/** Six megabytes, cut into pieces inside attributes, comments and CDATA that hold the end of a tag themselves. */
const howMany = 60_000;
const item = (i: number): string =>
  `<item id="${i}" note="a > b &amp; é"><!-- > ${i} < --><name>n${i}</name><![CDATA[> ${i} <x>]]> end &lt;${i}</item>`;
const document = `<?xml version="1.0"?>\n<all kind="many">\n${Array.from({ length: howMany }, (_, i) => item(i)).join('\n')}\n<last/></all>\n`;
const bytes = must(toUtf8(document));

describe('a large document', () => {
  it('is read piece by piece as it is read whole', () => {
    const whole = childrenOf(must(parseXml(document)), 'item');
    const pieces = [...xmlElements(bytes, 'item')].map((element) => must<XmlElement>(element));
    expect(pieces).toHaveLength(howMany);
    expect(pieces).toEqual(whole);
    expect(pieces[41_999]).toMatchObject({
      attributes: { id: '41999', note: 'a > b & é' },
      text: '> 41999 <x> end <41999',
      line: 42_002,
    });
  });

  it('is read without what is taken from it one by one', () => {
    const root = must(parseXml(bytes, 'item'));
    expect(root.children.map(({ name, line }) => [name, line])).toEqual([['last', howMany + 3]]);
  });

  it.each([
    ['</all>', '</al>', howMany + 3],
    ['<item id="59998"', '<item id=59998', 60_001],
    ['<name>n30000</name>', '<name>&what;</name>', 30_003],
    ['<last/>', '<!-- never closed <last/>', howMany + 3],
    ['59999 <x>]]>', '59999 <x>', 60_002],
  ])('with %s as %s is refused with its line', (from, to, line) => {
    const broken = must(toUtf8(document.replace(from, to)));
    const refusal = { ok: false, problem: { reason: 'malformed', line } };
    expect([...xmlElements(broken, 'item')].at(-1)).toMatchObject(refusal);
    expect(parseXml(broken)).toMatchObject(refusal);
  });
});
