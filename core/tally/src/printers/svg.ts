/**
 * The transfers of a count, drawn: a bar for each stage, cut into what each candidate has, and ribbons down to
 * the next stage that show what stays and what goes from whom to whom.
 *
 * Everything stands in the transcript already, so the drawing is a picture of a table, not a source: the
 * `desc` says in words what it shows, and each part has its own `title`. It is 360 units wide, for a phone,
 * scales to any width and prints in grey: parts carry numbers as well as colours.
 */
import type { Stage, Transcript } from '../transcript.ts';
import { inWords, Names } from './names.ts';
import { approximate, readable } from './numbers.ts';
import { seatsPerList, sharesSeats } from './shares.ts';
import { escapeXml } from './table.ts';

/** `fluid` takes the width of the page it is set into; `fixed` has a size of its own, for a file that stands alone. */
export function printSvg(transcript: Transcript, size: 'fluid' | 'fixed' = 'fluid'): string {
  return new Drawing(transcript).print(size);
}

const sheet = {
  width: 360,
  margin: 8,
  bar: 18,
  gap: 46,
  label: 15,
  legendLine: 18,
  headingLine: 17,
  textLine: 14,
} as const;

/** Characters that fit on a line: of the heading, of plain text, of the legend. */
const fits = { heading: 42, text: 60, legend: 54 } as const;

/** Paul Tol's "muted" colours, told apart with every common colour blindness; then lighter rounds of them. */
const colours = [
  '#332288',
  '#117733',
  '#cc6677',
  '#ddcc77',
  '#44aa99',
  '#882255',
  '#88ccee',
  '#999933',
  '#aa4499',
  '#661100',
];
const exhaustedColour = '#c8c8c8';

interface Segment {
  readonly from: number;
  readonly to: number;
}

class Drawing {
  private readonly transcript: Transcript;
  private readonly names: Names;
  private readonly stages: readonly Stage[];
  /** Candidates by their votes at the first stage, so that the file's order shows nowhere. */
  private readonly order: readonly number[];
  private readonly places: ReadonlyMap<number, number>;
  private readonly total: number;
  private readonly heading: readonly string[];
  private readonly outcome: readonly string[];

  constructor(transcript: Transcript) {
    this.transcript = transcript;
    this.names = new Names(transcript);
    this.stages = transcript.stages;
    const best = transcript.candidates.map((_, c) => Math.max(0, ...this.stages.map((stage) => this.votes(stage, c))));
    const first = (c: number): number => (this.stages[0] ? this.votes(this.stages[0], c) : 0);
    this.order = transcript.candidates
      .map((_, c) => c)
      .toSorted(
        (a, b) =>
          first(b) - first(a) || (best[b] ?? 0) - (best[a] ?? 0) || (this.names.of(a) < this.names.of(b) ? -1 : 1),
      );
    this.places = new Map(this.order.map((candidate, place) => [candidate, place]));
    this.total = Math.max(1e-9, ...this.stages.map((stage) => this.sum(stage)));
    this.heading = wrap(transcript.title === '' ? transcript.rule : transcript.title, fits.heading);
    this.outcome = wrap(this.outcomeWords(transcript.elected), fits.text);
  }

  print(size: 'fluid' | 'fixed'): string {
    const { elected } = this.transcript;
    const legendTop = this.barTop(this.stages.length - 1) + sheet.bar + 20;
    const height = legendTop + this.order.length * sheet.legendLine + 10;
    const heading = this.heading.join(' ');
    const measures = size === 'fluid' ? 'width="100%"' : `width="${2 * sheet.width}" height="${n(2 * height)}"`;
    const text = (line: string, y: number, more: string): string =>
      `<text x="${sheet.margin}" y="${n(y)}"${more}>${escapeXml(line)}</text>\n`;
    const below = this.heading.length * sheet.headingLine;
    return [
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${sheet.width} ${n(height)}" ${measures} role="img" font-family="Atkinson Hyperlegible Next, Arial, sans-serif" font-size="11" fill="#1a1a1a">\n`,
      `<title>${escapeXml(heading)}: who gave how much to whom</title>\n`,
      `<desc>${escapeXml(this.describe(this.outcomeWords(elected)))}</desc>\n`,
      `<rect width="${sheet.width}" height="${n(height)}" fill="#ffffff"/>\n`,
      ...this.heading.map((line, i) => text(line, 18 + i * sheet.headingLine, ' font-size="14" font-weight="bold"')),
      ...this.outcome.map((line, i) => text(line, below + 16 + i * sheet.textLine, '')),
      ...this.stages.flatMap((stage, i) => [this.ribbons(stage, i), this.bar(stage, i)]),
      this.legend(legendTop),
      '</svg>\n',
    ].join('');
  }

  private outcomeWords(elected: readonly number[]): string {
    if (elected.length === 0) return 'Nobody is elected.';
    if (!sharesSeats(elected)) return `Elected: ${this.names.list(elected)}.`;
    return `Seats: ${inWords(seatsPerList(elected).map(({ list, seats }) => `${this.names.of(list)} ${seats}`))}.`;
  }

  private describe(said: string): string {
    const { seats, stages } = this.transcript;
    const moved = stages.flatMap(({ transfers }, i) => {
      if (transfers.length === 0) return [];
      const gifts = transfers.map(
        ({ from, to, votes }) =>
          `${this.names.of(from)} gives ${readable(votes)} to ${to === null ? 'nobody' : this.names.of(to)}`,
      );
      return [`Stage ${i + 1}: ${inWords(gifts)}.`];
    });
    return [`${stages.length} stages for ${seats} seats.`, ...moved, said].join(' ');
  }

  private ribbons(stage: Stage, i: number): string {
    const before = this.stages[i - 1];
    if (before === undefined) return '';
    const top = this.barTop(i - 1) + sheet.bar;
    const bottom = this.barTop(i);
    const sources = this.segments(before);
    const targets = this.segments(stage);
    const parts: string[] = [];
    // What leaves a candidate is cut from the right end of the bar above, what arrives is put at the right end below.
    const left = new Map<number, number>();
    const arrived = new Map<number | null, number>();
    for (const { from, votes } of stage.transfers) left.set(from, (left.get(from) ?? 0) + approximate(votes));
    for (const { to, votes } of stage.transfers) arrived.set(to, (arrived.get(to) ?? 0) + approximate(votes));
    for (const candidate of [...this.order, null]) {
      const [source, target] = [sources.get(candidate), targets.get(candidate)];
      if (!source || !target) continue;
      const kept = Math.max(
        0,
        source.to - source.from - this.scale(candidate === null ? 0 : (left.get(candidate) ?? 0)),
      );
      const room = Math.min(kept, target.to - target.from);
      if (room <= 0.05) continue;
      parts.push(
        this.ribbon(
          [source.from, source.from + kept],
          [target.from, target.from + room],
          { top, bottom },
          this.colour(candidate),
          0.28,
          '',
        ),
      );
    }
    const taken = new Map<number, number>();
    const given = new Map<number | null, number>();
    for (const { from, to, votes } of stage.transfers.toSorted((a, b) => this.place(a.to) - this.place(b.to))) {
      const [source, target] = [sources.get(from), targets.get(to)];
      const wide = this.scale(approximate(votes));
      if (!source || !target || wide <= 0) continue;
      const start = Math.max(source.from, source.to - this.scale(left.get(from) ?? 0)) + (taken.get(from) ?? 0);
      const end = Math.max(target.from, target.to - this.scale(arrived.get(to) ?? 0)) + (given.get(to) ?? 0);
      taken.set(from, (taken.get(from) ?? 0) + wide);
      given.set(to, (given.get(to) ?? 0) + wide);
      const words = `${this.names.of(from)} to ${to === null ? 'nobody (no further preference)' : this.names.of(to)}: ${readable(votes)}`;
      parts.push(
        this.ribbon([start, start + wide], [end, end + wide], { top, bottom }, this.colour(from), 0.75, words),
      );
    }
    return parts.join('');
  }

  private ribbon(
    [a, b]: readonly [number, number],
    [c, d]: readonly [number, number],
    { top, bottom }: { readonly top: number; readonly bottom: number },
    colour: string,
    opacity: number,
    words: string,
  ): string {
    const middle = (top + bottom) / 2;
    const path = `M${n(a)} ${n(top)}C${n(a)} ${n(middle)} ${n(c)} ${n(middle)} ${n(c)} ${n(bottom)}L${n(d)} ${n(bottom)}C${n(d)} ${n(middle)} ${n(b)} ${n(middle)} ${n(b)} ${n(top)}Z`;
    const title = words === '' ? '' : `<title>${escapeXml(words)}</title>`;
    return `<path d="${path}" fill="${colour}" fill-opacity="${opacity}">${title}</path>\n`;
  }

  private bar(stage: Stage, i: number): string {
    const top = this.barTop(i);
    const doing =
      stage.on.length > 0
        ? `${stage.action.replaceAll('-', ' ')}: ${this.names.list(stage.on)}`
        : stage.action.replaceAll('-', ' ');
    const parts = [
      `<text x="${sheet.margin}" y="${n(top - 4)}" stroke="#ffffff" stroke-width="3" paint-order="stroke">${escapeXml(cut(`${i + 1}  ${doing}`, fits.text))}</text>\n`,
    ];
    const segments = this.segments(stage);
    for (const candidate of [...this.order, null]) {
      const segment = segments.get(candidate);
      if (!segment || segment.to - segment.from < 0.05) continue;
      const wide = segment.to - segment.from;
      const votes = candidate === null ? stage.exhausted : (stage.votes[candidate] ?? '');
      const who = candidate === null ? 'No further preference' : this.names.of(candidate);
      const isElected = candidate !== null && stage.elected.includes(candidate);
      const frame = isElected ? ' stroke="#000000" stroke-width="2"' : ' stroke="#ffffff" stroke-width="0.5"';
      parts.push(
        `<rect x="${n(segment.from)}" y="${n(top)}" width="${n(wide)}" height="${sheet.bar}" fill="${this.colour(candidate)}"${frame}><title>${escapeXml(`${who}: ${readable(votes)}${isElected ? ', elected' : ''}`)}</title></rect>\n`,
      );
      if (wide >= 14 && candidate !== null) {
        const mark = `${(this.places.get(candidate) ?? 0) + 1}${isElected && wide >= 24 ? ' ✓' : ''}`;
        parts.push(
          `<text x="${n(segment.from + wide / 2)}" y="${n(top + 13)}" text-anchor="middle" font-weight="bold" fill="${this.ink(candidate)}">${mark}</text>\n`,
        );
      }
    }
    return parts.join('');
  }

  private legend(top: number): string {
    const { elected } = this.transcript;
    return this.order
      .map((candidate, place) => {
        const y = top + place * sheet.legendLine;
        const rank = elected.indexOf(candidate);
        const seats = elected.filter((list) => list === candidate).length;
        const won = sharesSeats(elected) ? `${seats} seats` : `elected ${rank + 1}`;
        const outcome = rank >= 0 ? ` ✓ ${won}` : '';
        return (
          `<rect x="${sheet.margin}" y="${n(y)}" width="18" height="14" fill="${this.colour(candidate)}"/>` +
          `<text x="${sheet.margin + 9}" y="${n(y + 11)}" text-anchor="middle" font-weight="bold" fill="${this.ink(candidate)}">${place + 1}</text>` +
          `<text x="${sheet.margin + 26}" y="${n(y + 11)}"${rank >= 0 ? ' font-weight="bold"' : ''}>${escapeXml(cut(this.names.of(candidate), fits.legend - outcome.length))}${outcome}</text>\n`
        );
      })
      .join('');
  }

  /** Where each candidate's part of the bar lies; `null` is what is exhausted, at the right end. */
  private segments(stage: Stage): ReadonlyMap<number | null, Segment> {
    const segments = new Map<number | null, Segment>();
    let at: number = sheet.margin;
    for (const candidate of this.order) {
      const wide = this.scale(this.votes(stage, candidate));
      segments.set(candidate, { from: at, to: at + wide });
      at += wide;
    }
    segments.set(null, { from: at, to: at + this.scale(Math.max(0, approximate(stage.exhausted))) });
    return segments;
  }

  private barTop(i: number): number {
    const head = this.heading.length * sheet.headingLine + this.outcome.length * sheet.textLine + 14;
    return head + i * (sheet.label + sheet.bar + sheet.gap) + sheet.label;
  }

  private votes(stage: Stage, candidate: number): number {
    return Math.max(0, approximate(stage.votes[candidate] ?? '0'));
  }

  private sum(stage: Stage): number {
    return this.transcript.candidates.reduce(
      (sum, _, c) => sum + this.votes(stage, c),
      Math.max(0, approximate(stage.exhausted)),
    );
  }

  private scale(votes: number): number {
    return (votes / this.total) * (sheet.width - 2 * sheet.margin);
  }

  private place(candidate: number | null): number {
    return candidate === null ? this.order.length : (this.places.get(candidate) ?? 0);
  }

  private colour(candidate: number | null): string {
    return candidate === null
      ? exhaustedColour
      : (colours[(this.places.get(candidate) ?? 0) % colours.length] ?? exhaustedColour);
  }

  /** Black on light parts, white on dark ones. */
  private ink(candidate: number): string {
    const colour = this.colour(candidate);
    const [r = 0, g = 0, b = 0] = [1, 3, 5].map((i) => Number.parseInt(colour.slice(i, i + 2), 16));
    return 0.299 * r + 0.587 * g + 0.114 * b > 140 ? '#000000' : '#ffffff';
  }
}

/** Two places are finer than any screen. */
function n(value: number): string {
  return `${Math.round(value * 100) / 100}`;
}

/** At blanks where there are any; a longer word is cut. */
function wrap(text: string, length: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= length) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(cut(word, length));
  }
  return lines;
}

function cut(text: string, length: number): string {
  const characters = Array.from(text);
  return characters.length > length ? `${characters.slice(0, length - 1).join('')}…` : text;
}
