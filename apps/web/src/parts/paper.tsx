/** A paper as it reads and prints: a sheet, a title, numbered lines. */
import type { ReactNode } from 'react';
import { paragraphsOf } from './lines.ts';

export interface PaperProps {
  readonly kind: ReactNode;
  readonly title: string;
  readonly by?: ReactNode;
  readonly text: string;
  readonly empty: string;
  /** The title is the page's own heading elsewhere. */
  readonly headless?: boolean;
}

export function PaperSheet({ kind, title, by, text, empty, headless = false }: PaperProps): ReactNode {
  return (
    <article className="paper-sheet">
      <div className="paper-body">
        <div className="paper-kind">{kind}</div>
        {headless ? null : <h2 className="paper-title">{title}</h2>}
        {by === undefined ? null : <p className="paper-by">{by}</p>}
        <hr className="paper-rule" />
        <Lines text={text} empty={empty} />
      </div>
    </article>
  );
}

export function Lines({ text, empty }: { readonly text: string; readonly empty: string }): ReactNode {
  const paragraphs = paragraphsOf(text);
  if (paragraphs.length === 0) return <p className="soft">{empty}</p>;
  let number = 0;
  return (
    <div className="lines" dir="auto">
      {paragraphs.map(({ lines }) => {
        const first = number + 1;
        return (
          <p key={first}>
            {lines.map((line) => {
              number += 1;
              return (
                <span key={number} id={`line-${number}`} className="line">
                  {`${line} `}
                </span>
              );
            })}
          </p>
        );
      })}
    </div>
  );
}
