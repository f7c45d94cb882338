/**
 * XML as plain trees: elements, attributes, text, CDATA and the five named entities plus numeric ones. Bytes are decoded
 * about a megabyte at a time, and elements that are many can be taken one by one, so that neither the text nor the
 * tree of a large file ever stands in memory as a whole.
 *
 * Namespace prefixes are dropped. Document types are refused: nothing we read has one, and entities
 * defined there can blow up. Source: W3C XML 1.0, 5th edition.
 */
import { ok } from '@quorate/basics';
import { malformed, type Parsed, type ParseOptions } from './problem.ts';
import { aMegabyte, piecesOf } from './text-lines.ts';

export interface XmlElement {
  readonly name: string;
  readonly attributes: { readonly [name: string]: string };
  readonly children: readonly XmlElement[];
  readonly text: string;
  readonly line: number;
}

/** The outermost element, without those inside it that are called `without`. */
export function parseXml(file: Uint8Array | string, without?: string): Parsed<XmlElement> {
  const reader = new XmlReader(piecesOf(file, {}, aMegabyte, endOfTag), (name) => name === without);
  for (const step of reader.steps()) if (!step.ok) return step;
  return reader.root ? ok(reader.root) : reader.fail('an XML element');
}

/** The elements of this name as they end, wherever they are. What is wrong comes as the last of them. */
export function* xmlElements(
  file: Uint8Array | string,
  name: string,
  options: ParseOptions = {},
): Generator<Parsed<XmlElement>, undefined> {
  const taken: XmlElement[] = [];
  const reader = new XmlReader(
    piecesOf(file, options, aMegabyte, endOfTag),
    (of) => of === name,
    (element) => taken.push(element),
  );
  for (const step of reader.steps()) {
    if (!step.ok) return void (yield step);
    for (const element of taken.splice(0)) yield ok(element);
  }
  if (reader.root === undefined) yield reader.fail('an XML element');
}

/** Children of this name. */
export function childrenOf(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.filter((child) => child.name === name);
}

export function childOf(element: XmlElement, name: string): XmlElement | undefined {
  return element.children.find((child) => child.name === name);
}

interface Open {
  readonly raw: string;
  readonly name: string;
  readonly attributes: { readonly [name: string]: string };
  readonly children: XmlElement[];
  readonly line: number;
  text: string;
}

const deepest = 64;
const endOfTag = 0x3e;
const openTag = /<([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/uy;
const closeTag = /<\/([\w:.-]+)\s*>/uy;
const attribute = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/gu;

class XmlReader {
  root: XmlElement | undefined;
  private readonly pieces: Iterator<Parsed<string>>;
  private readonly leavesOut: (name: string) => boolean;
  private readonly take: (element: XmlElement) => void;
  /** What is read and not yet parsed begins at `at`. */
  private source = '';
  private at = 0;
  private line = 1;
  /** Where the line ends: kept, since looking for it at each step would read a long line again and again. */
  private nextFeed = Number.POSITIVE_INFINITY;
  private readonly stack: Open[] = [];

  constructor(
    pieces: Iterator<Parsed<string>>,
    leavesOut: (name: string) => boolean,
    take: (element: XmlElement) => void = () => undefined,
  ) {
    this.pieces = pieces;
    this.leavesOut = leavesOut;
    this.take = take;
  }

  /** One for each tag and each text; ends with what is wrong. */
  *steps(): Generator<Parsed<void>, undefined> {
    for (;;) {
      const step = this.at < this.source.length ? this.step() : undefined;
      if (step?.ok) {
        yield step;
        continue;
      }
      // What looks wrong may only have been cut off.
      const more = step === undefined || this.mayBeCut() ? this.readOn() : ok(false);
      if (!more.ok) return void (yield more);
      if (more.value) continue;
      if (step) return void (yield step);
      const open = this.stack.at(-1);
      if (open) yield this.fail(`</${open.raw}>, since line ${open.line} opens it`);
      return;
    }
  }

  private mayBeCut(): boolean {
    const { source, at } = this;
    if (source.length - at < aMegabyte) return true;
    const ends = Object.entries(endsOf).find(([start]) => source.startsWith(start, at))?.[1] ?? '>';
    return !source.includes(ends, at);
  }

  /** As much again as is waiting, and at least one piece. False at the end of the file. */
  private readOn(): Parsed<boolean> {
    const wanted = Math.max(1, this.source.length - this.at);
    let added = '';
    while (added.length < wanted) {
      const piece = this.pieces.next();
      if (piece.done) break;
      if (!piece.value.ok) return piece.value;
      added += piece.value.value;
    }
    this.source = this.source.slice(this.at) + added;
    this.at = 0;
    this.nextFeed = this.feedFrom(0);
    return ok(added !== '');
  }

  private step(): Parsed<void> {
    const { source, at } = this;
    if (source[at] !== '<') return this.readText();
    if (source.startsWith('<!--', at)) return this.skipPast('-->');
    if (source.startsWith('<?', at)) return this.skipPast('?>');
    if (source.startsWith('<![CDATA[', at)) return this.readCdata();
    if (source.startsWith('<!', at)) return this.fail('no document type');
    return source.startsWith('</', at) ? this.readClose() : this.readOpen();
  }

  private readText(): Parsed<void> {
    const next = this.source.indexOf('<', this.at);
    const end = next < 0 ? this.source.length : next;
    const raw = this.source.slice(this.at, end);
    const open = this.stack.at(-1);
    if (!open && raw.trim() !== '') return this.fail('an XML element');
    const text = decode(raw);
    if (text === undefined) return this.fail('a known entity after "&"');
    if (open) open.text += text;
    return this.moveTo(end);
  }

  private readCdata(): Parsed<void> {
    const end = this.source.indexOf(']]>', this.at);
    const open = this.stack.at(-1);
    if (end < 0 || !open) return this.fail('"]]>" within an element');
    open.text += this.source.slice(this.at + 9, end);
    return this.moveTo(end + 3);
  }

  private readOpen(): Parsed<void> {
    openTag.lastIndex = this.at;
    const tag = openTag.exec(this.source);
    if (!tag?.[1]) return this.fail('a well-formed tag');
    if (this.root) return this.fail('nothing after the outermost element');
    if (this.stack.length >= deepest) return this.fail(`at most ${deepest} nested elements`);
    const attributes: { [name: string]: string } = {};
    for (const [, name = '', double, single] of (tag[2] ?? '').matchAll(attribute)) {
      const value = decode(double ?? single ?? '');
      if (value === undefined) return this.fail('a known entity after "&"');
      attributes[local(name)] = value;
    }
    this.stack.push({ raw: tag[1], name: local(tag[1]), attributes, children: [], line: this.line, text: '' });
    const moved = this.moveTo(this.at + tag[0].length);
    if (tag[3] === '/') this.close();
    return moved;
  }

  private readClose(): Parsed<void> {
    closeTag.lastIndex = this.at;
    const tag = closeTag.exec(this.source);
    const open = this.stack.at(-1);
    if (!tag || !open || open.raw !== tag[1]) return this.fail(open ? `</${open.raw}>` : 'an opening tag');
    this.close();
    return this.moveTo(this.at + tag[0].length);
  }

  private close(): void {
    const open = this.stack.pop();
    if (!open) return;
    const { name, attributes, children, line, text } = open;
    const element = { name, attributes, children, text: text.trim(), line };
    const parent = this.stack.at(-1);
    if (!parent) this.root = element;
    else if (this.leavesOut(name)) this.take(element);
    else parent.children.push(element);
  }

  private skipPast(mark: string): Parsed<void> {
    const end = this.source.indexOf(mark, this.at);
    return end < 0 ? this.fail(`"${mark}"`) : this.moveTo(end + mark.length);
  }

  private moveTo(at: number): Parsed<void> {
    while (this.nextFeed < at) {
      this.line++;
      this.nextFeed = this.feedFrom(this.nextFeed + 1);
    }
    this.at = at;
    return ok(undefined);
  }

  private feedFrom(at: number): number {
    const feed = this.source.indexOf('\n', at);
    return feed < 0 ? Number.POSITIVE_INFINITY : feed;
  }

  fail(expected: string): ReturnType<typeof malformed> {
    const rest = this.source.slice(this.at, this.at + 60).split('\n')[0] ?? '';
    return malformed({ line: this.line }, rest === '' ? 'the end of the file' : rest, expected);
  }
}

const endsOf: { readonly [start: string]: string } = { '<!--': '-->', '<?': '?>', '<![CDATA[': ']]>' };

const named: { readonly [entity: string]: string } = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function decode(text: string): string | undefined {
  if (!text.includes('&')) return text;
  let unknown = false;
  const decoded = text.replace(/&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(\w+))?;?/g, (_, hex, decimal, name) => {
    const code = hex ? Number.parseInt(hex, 16) : decimal ? Number(decimal) : undefined;
    const known =
      code === undefined ? named[String(name)] : code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
    if (known === undefined) unknown = true;
    return known ?? '';
  });
  return unknown ? undefined : decoded;
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
