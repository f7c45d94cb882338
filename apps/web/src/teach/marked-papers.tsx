/** Papers with a mark for everybody, and votes for lists: sliders, which fingers, keys and screen readers know. */
import type { ReactNode } from 'react';
import { words } from '../words/index.ts';
import {
  type Answers,
  candidates,
  type Example,
  mostMoney,
  mostVotes,
  projects,
  type Share,
  shares,
} from './example.ts';

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

export interface QuestionProps {
  readonly answers: Answers;
  readonly share: Share;
  readonly onChange: (answers: Answers, share: Share) => void;
}

const mostAnswers = 20;

export function Question({ answers, share, onChange }: QuestionProps): ReactNode {
  return (
    <>
      <p className="small soft">{text.listKeys}</p>
      <div className="teach-lists">
        {(['yes', 'no', 'abstain'] as const).map((answer) => (
          <label key={answer} className="teach-field wide">
            <span>{text.answers[answer]}</span>
            <b>{answers[answer]}</b>
            <input
              type="range"
              min={0}
              max={mostAnswers}
              value={answers[answer]}
              aria-label={text.answers[answer]}
              onChange={(event) => onChange({ ...answers, [answer]: Number(event.target.value) }, share)}
            />
          </label>
        ))}
      </div>
      <fieldset className="stack tight">
        <legend>{text.needed}</legend>
        {shares.map((one) => (
          <label key={one} className="row nowrap">
            <input type="radio" name="share" checked={one === share} onChange={() => onChange(answers, one)} />
            {text.shares[one]}
          </label>
        ))}
      </fieldset>
    </>
  );
}

export interface BudgetProps {
  readonly budget: number;
  readonly papers: readonly (readonly number[])[];
  readonly onChange: (budget: number, papers: readonly (readonly number[])[]) => void;
}

export function Budget({ budget, papers, onChange }: BudgetProps): ReactNode {
  return (
    <>
      <label className="teach-field wide">
        <span>{text.money}</span>
        <b>{budget}</b>
        <input
          type="range"
          min={0}
          max={mostMoney}
          step={50}
          value={budget}
          aria-label={text.money}
          onChange={(event) => onChange(Number(event.target.value), papers)}
        />
      </label>
      <p className="small soft">{text.projectKeys}</p>
      <ol className="teach-papers">
        {papers.map((paper, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: papers keep their places
          <li key={i} aria-label={text.paper(i + 1)}>
            <div className="teach-marks">
              {projects.map(({ name, cost }, c) => (
                <button
                  key={name}
                  type="button"
                  className="chip"
                  aria-pressed={paper[c] === 1}
                  onClick={() =>
                    onChange(
                      budget,
                      papers.map((one, j) => (i === j ? one.map((old, d) => (c === d ? 1 - old : old)) : one)),
                    )
                  }
                >
                  <span aria-hidden="true">{paper[c] === 1 ? '✓' : '–'}</span> {name} {cost}
                </button>
              ))}
            </div>
          </li>
        ))}
      </ol>
    </>
  );
}
