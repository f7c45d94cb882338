/** Papers with a mark for everybody, and votes for lists: sliders, which fingers, keys and screen readers know. */
import type { ReactNode } from 'react';
import { words } from '../words/index.ts';
import { candidates, type Example, mostVotes } from './example.ts';

const text = words.teaching;

export interface MarkedPapersProps {
  readonly example: Extract<Example, { readonly kind: 'marks' }>;
  readonly onChange: (papers: readonly (readonly number[])[]) => void;
}

export function MarkedPapers({ example, onChange }: MarkedPapersProps): ReactNode {
  const { papers, highest, names } = example;
  const set = (paper: number, candidate: number, mark: number): void =>
    onChange(papers.map((one, i) => (i === paper ? one.map((old, c) => (c === candidate ? mark : old)) : one)));
  return (
    <>
      <p className="small soft">{highest === 1 ? text.approvalKeys : text.markKeys}</p>
      <ol className="teach-papers">
        {papers.map((paper, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: papers keep their places
          <li key={i} aria-label={text.paper(i + 1)}>
            <div className="teach-marks" data-named={highest > 1 && names !== null}>
              {paper.map((mark, c) =>
                highest === 1 ? (
                  <button
                    key={candidates[c]}
                    type="button"
                    className="chip"
                    aria-pressed={mark === 1}
                    onClick={() => set(i, c, 1 - mark)}
                  >
                    <span aria-hidden="true">{mark === 1 ? '✓' : '–'}</span> {candidates[c]}
                  </button>
                ) : (
                  <label key={candidates[c]} className="teach-field">
                    <span className="small">{candidates[c]}</span>
                    <b>{names === null ? mark : names[mark]}</b>
                    <input
                      type="range"
                      min={0}
                      max={highest}
                      value={mark}
                      aria-label={text.markOf(candidates[c] ?? '', i + 1)}
                      aria-valuetext={names?.[mark] ?? String(mark)}
                      onChange={(event) => set(i, c, Number(event.target.value))}
                    />
                  </label>
                ),
              )}
            </div>
          </li>
        ))}
      </ol>
    </>
  );
}

export interface ListVotesProps {
  readonly votes: readonly number[];
  readonly onChange: (votes: readonly number[]) => void;
}

export function ListVotes({ votes, onChange }: ListVotesProps): ReactNode {
  return (
    <>
      <p className="small soft">{text.listKeys}</p>
      <div className="teach-lists">
        {votes.map((number, c) => (
          <label key={candidates[c]} className="teach-field wide">
            <span>{text.list(candidates[c] ?? '')}</span>
            <b>{number}</b>
            <input
              type="range"
              min={0}
              max={mostVotes}
              step={10}
              value={number}
              aria-label={text.votesOf(candidates[c] ?? '')}
              onChange={(event) => onChange(votes.map((old, d) => (d === c ? Number(event.target.value) : old)))}
            />
          </label>
        ))}
      </div>
    </>
  );
}
