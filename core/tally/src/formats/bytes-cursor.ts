/**
 * A place in a file of bytes, with what byte-level parsers ask at that place.
 * Lines are only counted when something is wrong.
 */
import { fromUtf8, ok } from '@quorate/basics';
import { malformed, type Parsed } from './problem.ts';

export const newline = 0x0a;
const [tab, carriageReturn, space, hash, slash, star] = [0x09, 0x0d, 0x20, 0x23, 0x2f, 0x2a];

export class BytesCursor {
  readonly bytes: Uint8Array;
  at: number;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
    this.at = marked ? 3 : 0;
  }

  /** The byte here, or -1 at the end. */
  get byte(): number {
    return this.bytes[this.at] ?? -1;
  }

  get atEnd(): boolean {
    return this.at >= this.bytes.length;
  }

  get atLineEnd(): boolean {
    return this.at >= this.bytes.length || this.bytes[this.at] === newline;
  }

  skipBlanks(): void {
    for (;;) {
      const byte = this.bytes[this.at];
      if (byte !== space && byte !== tab && byte !== carriageReturn) return;
      this.at++;
    }
  }

  /** Skips blanks and, to the end of their line or of themselves, comments: `# ...`, and those that `/*` opens. */
  skipBlanksAndComments(): void {
    for (;;) {
      this.skipBlanks();
      if (this.byte === hash) this.skipLine();
      else if (this.byte === slash && this.bytes[this.at + 1] === star) this.skipStarComment();
      else return;
    }
  }

  /** Skips to the next byte that says something, over as many lines as need be. */
  skipEmptyLines(): void {
    this.skipBlanksAndComments();
    while (this.byte === newline) {
      this.at++;
      this.skipBlanksAndComments();
    }
  }

  /** To the line feed that ends this line, or to the end. */
  skipLine(): void {
    const end = this.bytes.indexOf(newline, this.at);
    this.at = end < 0 ? this.bytes.length : end;
  }

  /** The rest of this line without the line feed and blanks at its end; the cursor moves behind it. */
  restOfLine(): Parsed<string> {
    const from = this.at;
    this.skipLine();
    let to = this.at;
    while (to > from && isBlank(this.bytes[to - 1] ?? 0)) to--;
    return this.text(from, to);
  }

  text(from: number, to: number): Parsed<string> {
    const text = fromUtf8(this.bytes.subarray(from, to));
    if (text.ok) return ok(text.value);
    const at = text.problem.at;
    return this.fail('UTF-8 text', { at: from + at, found: 'bytes that are not UTF-8' });
  }

  /** Refuses what stands here (or at another place). */
  fail(expected: string, where: { readonly at?: number; readonly found?: string } = {}): ReturnType<typeof malformed> {
    const at = Math.min(where.at ?? this.at, this.bytes.length);
    let line = 1;
    let start = 0;
    for (let i = 0; i < at; i++) {
      if (this.bytes[i] !== newline) continue;
      line++;
      start = i + 1;
    }
    return malformed({ line, column: at - start + 1 }, where.found ?? this.tokenAt(at), expected);
  }

  private tokenAt(at: number): string {
    if (at >= this.bytes.length) return 'the end of the file';
    if (this.bytes[at] === newline || this.bytes[at] === carriageReturn) return 'the end of the line';
    let to = at + 1;
    while (to < this.bytes.length && to - at < 60 && !isBlank(this.bytes[to] ?? 0) && this.bytes[to] !== newline) to++;
    return lossyText(this.bytes.subarray(at, to));
  }

  private skipStarComment(): void {
    let i = this.at + 2;
    while (i < this.bytes.length && !(this.bytes[i] === star && this.bytes[i + 1] === slash)) i++;
    this.at = Math.min(i + 2, this.bytes.length);
  }
}

export function isBlank(byte: number): boolean {
  return byte === space || byte === tab || byte === carriageReturn;
}

export function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

/** For messages only: what is not ASCII is shown as it is where it is UTF-8, else as question marks. */
function lossyText(bytes: Uint8Array): string {
  const text = fromUtf8(bytes);
  if (text.ok) return text.value;
  return Array.from(bytes, (byte) => (byte < 0x80 ? String.fromCharCode(byte) : '?')).join('');
}
