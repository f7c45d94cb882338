/** Twelve papers whose names can be dragged, or moved with the arrow keys. */
import { type KeyboardEvent, type PointerEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { words } from '../words/index.ts';
import { candidates, moved } from './example.ts';

const text = words.teaching;

export interface RankedPapersProps {
  readonly papers: readonly (readonly number[])[];
  readonly onChange: (papers: readonly (readonly number[])[]) => void;
}

export function RankedPapers({ papers, onChange }: RankedPapersProps): ReactNode {
  const [said, setSaid] = useState('');
  const list = useRef<HTMLOListElement>(null);
  const dragged = useRef<{ readonly paper: number; readonly candidate: number } | null>(null);
  const wanted = useRef<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a name that moved takes the focus along
  useEffect(() => {
    if (wanted.current !== null) list.current?.querySelector<HTMLElement>(`[data-chip="${wanted.current}"]`)?.focus();
    wanted.current = null;
  }, [papers]);
  const move = (paper: number, from: number, to: number): void => {
    const order = papers[paper];
    if (order === undefined || from === to || to < 0 || to >= order.length) return;
    const candidate = order[from] ?? 0;
    wanted.current = `${paper}-${candidate}`;
    onChange(papers.map((one, i) => (i === paper ? moved(one, from, to) : one)));
    setSaid(text.movedTo(candidates[candidate] ?? '', to + 1, paper + 1));
  };
  const onKey = (event: KeyboardEvent, paper: number, at: number): void => {
    const step = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }[event.key];
    if (step !== undefined) event.preventDefault();
    if (step !== undefined) move(paper, at, at + step);
    else if (/^[1-5]$/.test(event.key)) move(paper, at, Number(event.key) - 1);
  };
  /** The list holds on to the finger, because a name that moves would lose it. */
  const begin = (event: PointerEvent, paper: number, candidate: number): void => {
    list.current?.setPointerCapture(event.pointerId);
    dragged.current = { paper, candidate };
  };
  /** The name under the finger gives way, if it stands on the same paper. */
  const onDrag = (event: PointerEvent): void => {
    const held = dragged.current;
    if (held === null) return;
    const over = document.elementFromPoint(event.clientX, event.clientY)?.closest<HTMLElement>('[data-chip]');
    const [paper, candidate] = (over?.dataset['chip'] ?? '').split('-').map(Number);
    const order = papers[held.paper];
    if (paper !== held.paper || candidate === undefined || order === undefined) return;
    move(paper, order.indexOf(held.candidate), order.indexOf(candidate));
  };
  const end = (): void => {
    dragged.current = null;
  };
  return (
    <>
      <p className="small soft">{text.rankedKeys}</p>
      <p className="unseen" role="status">
        {said}
      </p>
      <ol
        ref={list}
        className="teach-papers"
        onPointerMove={onDrag}
        onPointerUp={end}
        onPointerCancel={end}
        onLostPointerCapture={end}
      >
        {papers.map((paper, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: papers keep their places
          <li key={i} aria-label={text.paper(i + 1)}>
            <ol className="teach-paper">
              {paper.map((candidate, at) => (
                <li key={candidate}>
                  <button
                    type="button"
                    className={`chip chip-${candidate}`}
                    data-chip={`${i}-${candidate}`}
                    aria-label={text.chip(candidates[candidate] ?? '', at + 1, i + 1)}
                    onKeyDown={(event) => onKey(event, i, at)}
                    onPointerDown={(event) => begin(event, i, candidate)}
                  >
                    <span aria-hidden="true">{at + 1}</span> {candidates[candidate]}
                  </button>
                </li>
              ))}
            </ol>
          </li>
        ))}
      </ol>
    </>
  );
}
