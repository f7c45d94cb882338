/**
 * The charter's own numbers: `Q: sqrt(count(developers)) / 2`, `K: min(Q, 5)`.
 *
 *     sum     = product (("+" | "-") product)*
 *     product = atom (("*" | "/") atom)*
 *     atom    = whole number | symbol | "(" sum ")" | count(group) | name(sum, ...)      name: sqrt min max floor ceil
 *
 * Symbols may use symbols, never in a circle. Every value is exact.
 */
import { ok, type Result, refuse } from '@quorate/basics';
import type { Named } from '../charter.ts';
import {
  addSurds,
  ceilSurd,
  compareSurds,
  divideSurds,
  floorSurd,
  multiplySurds,
  negate,
  rational,
  type Surd,
  type SurdProblem,
  squareRoot,
} from './surd.ts';

export interface NumberProblem {
  readonly reason: 'malformed-number' | 'unknown-symbol' | 'unknown-count' | 'circular-number' | SurdProblem;
  readonly symbol: string;
  readonly found: string;
}

export interface Numbers {
  /** The charter's `numbers`: symbols and what they stand for. */
  readonly definitions: Named<string>;
  /** How many belong to each group that `count(...)` may name. */
  readonly counts: Named<bigint>;
}

export function valueOfSymbol(symbol: string, numbers: Numbers): Result<Surd, NumberProblem> {
  return lookUp(symbol, numbers, []);
}

/** The groups that a definition counts. */
export function groupsCounted(definition: string): readonly string[] {
  return [...definition.matchAll(/count\(\s*([a-z0-9-]+)\s*\)/g)].flatMap(([, group]) => (group ? [group] : []));
}

function lookUp(symbol: string, numbers: Numbers, above: readonly string[]): Result<Surd, NumberProblem> {
  const definition = Object.hasOwn(numbers.definitions, symbol) ? numbers.definitions[symbol] : undefined;
  if (definition === undefined) return refuse({ reason: 'unknown-symbol', symbol, found: symbol });
  if (above.includes(symbol))
    return refuse({ reason: 'circular-number', symbol, found: [...above, symbol].join(' → ') });
  const words = definition.match(/\s*(\d+|[A-Za-z][A-Za-z0-9-]*|[-+*/(),])\s*|\S/g)?.map((word) => word.trim()) ?? [];
  if (definition.length > 200 || words.length > 60)
    return refuse({ reason: 'malformed-number', symbol, found: definition.slice(0, 60) });
  const reader = new Reader(words, symbol, numbers, [...above, symbol]);
  const value = reader.sum();
  if (value.ok && !reader.done()) return reader.malformed();
  return value;
}

class Reader {
  private next = 0;
  private readonly words: readonly string[];
  private readonly symbol: string;
  private readonly numbers: Numbers;
  private readonly above: readonly string[];

  constructor(words: readonly string[], symbol: string, numbers: Numbers, above: readonly string[]) {
    this.words = words;
    this.symbol = symbol;
    this.numbers = numbers;
    this.above = above;
  }

  done(): boolean {
    return this.next === this.words.length;
  }

  malformed(): Result<never, NumberProblem> {
    const found = this.words[this.next] ?? 'the end';
    return refuse({ reason: 'malformed-number', symbol: this.symbol, found });
  }

  sum(): Result<Surd, NumberProblem> {
    let total = this.product();
    for (let sign = this.peek(); total.ok && (sign === '+' || sign === '-'); sign = this.peek()) {
      this.next++;
      const term = this.product();
      if (!term.ok) return term;
      total = this.exact(addSurds(total.value, sign === '+' ? term.value : negate(term.value)));
    }
    return total;
  }

  private product(): Result<Surd, NumberProblem> {
    let total = this.atom();
    for (let sign = this.peek(); total.ok && (sign === '*' || sign === '/'); sign = this.peek()) {
      this.next++;
      const factor = this.atom();
      if (!factor.ok) return factor;
      const combine = sign === '*' ? multiplySurds : divideSurds;
      total = this.exact(combine(total.value, factor.value));
    }
    return total;
  }

  private atom(): Result<Surd, NumberProblem> {
    const word = this.peek();
    if (word === undefined) return this.malformed();
    this.next++;
    if (/^\d{1,15}$/.test(word)) return ok(rational(BigInt(word)));
    if (word === '(') {
      const inner = this.sum();
      return this.take(')') ? inner : this.malformed();
    }
    if (word === 'count') return this.count();
    if (['sqrt', 'min', 'max', 'floor', 'ceil'].includes(word)) return this.call(word);
    if (/^[A-Z][A-Z0-9]*$/.test(word)) return lookUp(word, this.numbers, this.above);
    this.next--;
    return this.malformed();
  }

  private count(): Result<Surd, NumberProblem> {
    const group = this.take('(') ? (this.words[this.next++] ?? '') : '';
    if (group === '' || !this.take(')')) return this.malformed();
    const count = Object.hasOwn(this.numbers.counts, group) ? this.numbers.counts[group] : undefined;
    return count === undefined
      ? refuse({ reason: 'unknown-count', symbol: this.symbol, found: group })
      : ok(rational(count));
  }

  private call(name: string): Result<Surd, NumberProblem> {
    if (!this.take('(')) return this.malformed();
    const first = this.sum();
    if (!first.ok) return first;
    let value = first.value;
    let given = 1;
    for (; this.take(','); given++) {
      const other = this.sum();
      if (!other.ok) return other;
      const order = compareSurds(other.value, value);
      if (name === 'min' ? order < 0 : order > 0) value = other.value;
    }
    if (!this.take(')') || (given > 1 && name !== 'min' && name !== 'max')) return this.malformed();
    if (name === 'sqrt') return this.exact(squareRoot(value));
    if (name === 'floor') return ok(rational(floorSurd(value)));
    if (name === 'ceil') return ok(rational(ceilSurd(value)));
    return ok(value);
  }

  private peek(): string | undefined {
    return this.words[this.next];
  }

  private take(word: string): boolean {
    if (this.words[this.next] !== word) return false;
    this.next++;
    return true;
  }

  private exact(result: Result<Surd, SurdProblem>): Result<Surd, NumberProblem> {
    return result.ok ? result : refuse({ reason: result.problem, symbol: this.symbol, found: this.words.join(' ') });
  }
}
