/** The grid of papers: digits and Enter of the numeric keypad are enough to fill it. */
import { Plus, X } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import { freshId } from '../acts/compose.ts';
import { Scroll } from '../parts/scroll.tsx';
import { words } from '../words/index.ts';
import { emptyLine, firstPlaces, type PaperLine, type PaperMistake, papersIn, total } from './paper-grid.ts';

const text = words.elections.papers;

export interface PaperGridProps {
  readonly lines: readonly PaperLine[];
  readonly onChange: (lines: readonly PaperLine[]) => void;
  readonly choices: readonly string[];
  readonly nameOf: (choice: string) => string;
  readonly mistakes: readonly PaperMistake[];
}

export function PaperGrid({ lines, onChange, choices, nameOf, mistakes }: PaperGridProps): ReactNode {
  const id = useId();
  const body = useRef<HTMLTableSectionElement>(null);
  const begun = useRef(false);
  const add = (): void => {
    begun.current = true;
    onChange([...lines, emptyLine(freshId(), choices.length)]);
  };
  // A line that was just begun takes the focus.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new line moves the focus
  useEffect(() => {
    if (begun.current)
      cells(body.current)
        .at(-(choices.length + 1))
        ?.focus();
    begun.current = false;
  }, [lines.length]);
  const onKey = (event: KeyboardEvent<HTMLElement>): void => {
    const all = cells(body.current);
    const at = all.indexOf(event.target as HTMLInputElement);
    if (at < 0) return;
    const step = steps(choices.length + 1)[event.key];
    if (event.key === '+' || (event.key === 'Enter' && at === all.length - 1)) {
      event.preventDefault();
      add();
    } else if (step !== undefined) {
      event.preventDefault();
      all[at + step]?.focus();
      all[at + step]?.select();
    }
  };
  const edit = (key: string, change: Partial<PaperLine>): void =>
    onChange(lines.map((line) => (line.key === key ? { ...line, ...change } : line)));
  const papers = papersIn(lines, choices);
  const firsts = firstPlaces(papers, choices);
  const wrong = (line: number, candidate?: number): boolean =>
    mistakes.some(
      (one) =>
        one.line === line &&
        (candidate === undefined
          ? one.what === 'papers'
          : (one.what === 'mark' && one.candidate === candidate) ||
            (one.what === 'equal' && one.candidates.includes(candidate))),
    );
  return (
    <div className="stack">
      <p id={id} className="small soft">
        {text.keys}
      </p>
      <Scroll label={text.grid}>
        <table className="paper-grid" aria-describedby={id}>
          <caption>{text.gridCaption}</caption>
          <thead>
            <tr>
              <th scope="col">{text.line}</th>
              <th scope="col">{text.howMany}</th>
              {choices.map((choice) => (
                <th key={choice} scope="col">
                  {nameOf(choice)}
                </th>
              ))}
              <td />
            </tr>
          </thead>
          <tbody ref={body} onKeyDown={onKey}>
            {lines.map((line, i) => (
              <tr key={line.key}>
                <th scope="row">{i + 1}</th>
                <td>
                  <input
                    aria-label={text.howManyIn(i + 1)}
                    aria-invalid={wrong(i)}
                    inputMode="numeric"
                    autoComplete="off"
                    value={line.papers}
                    onChange={(event) => edit(line.key, { papers: digits(event.target.value) })}
                  />
                </td>
                {choices.map((choice, c) => (
                  <td key={choice}>
                    <input
                      aria-label={text.markOf(nameOf(choice), i + 1)}
                      aria-invalid={wrong(i, c)}
                      inputMode="numeric"
                      autoComplete="off"
                      value={line.marks[c] ?? ''}
                      onChange={(event) => {
                        const mark = digits(event.target.value);
                        edit(line.key, { marks: line.marks.map((old, d) => (d === c ? mark : old)) });
                      }}
                    />
                  </td>
                ))}
                <td>
                  <button
                    type="button"
                    className="rank-tool"
                    aria-label={words.common.form.remove(text.lineNumber(i + 1))}
                    onClick={() => onChange(lines.filter(({ key }) => key !== line.key))}
                  >
                    <X aria-hidden />
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{text.firsts}</th>
              <td className="number">
                <span>{total(papers)}</span>
              </td>
              {choices.map((choice, c) => (
                <td key={choice} className="number">
                  <span>{firsts[c]}</span>
                </td>
              ))}
              <td />
            </tr>
          </tfoot>
        </table>
      </Scroll>
      <div className="row">
        <button type="button" className="button" onClick={add}>
          <Plus aria-hidden />
          {text.newLine}
        </button>
      </div>
      <div role="status">
        {mistakes.length === 0 ? null : (
          <ul className="consequences error">
            {mistakes.map((one) => (
              <li key={JSON.stringify(one)}>{text.mistake(one, (c) => nameOf(choices[c] ?? ''), choices.length)}</li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}

function cells(body: HTMLElement | null): readonly HTMLInputElement[] {
  return body === null ? [] : [...body.querySelectorAll('input')];
}

function steps(width: number): { readonly [key: string]: number } {
  return { Enter: 1, ArrowUp: -width, ArrowDown: width };
}

function digits(typed: string): string {
  return typed.replace(/\D/g, '').slice(0, 7);
}
