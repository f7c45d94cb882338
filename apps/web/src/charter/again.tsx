/** Amendments of the same charter exclude each other: that is said before one is proposed, and one that was overtaken is written again on what was adopted. */
import { useQueries } from '@tanstack/react-query';
import { type ReactNode, useId } from 'react';
import { blobTextQuery, charterTextQuery } from '../api/queries.ts';
import type { AmendmentView } from '../api/types.ts';
import { Notice } from '../parts/marks.tsx';
import { useHere } from '../parts/organisation.tsx';
import { words } from '../words/index.ts';
import { type Merged, mergedLines } from './merged-lines.ts';
import { AmendmentList } from './standing.tsx';

const text = words.charter.again;

/** What is open and starts from the same charter: at most one of them can be adopted. */
export function Rivals({
  amendments,
  from,
  but = null,
}: {
  readonly amendments: readonly AmendmentView[];
  readonly from: string;
  readonly but?: string | null;
}): ReactNode {
  const rivals = amendments.filter((one) => one.phase === 'open' && one.from === from && one.id !== but);
  if (rivals.length === 0) return null;
  return (
    <Notice meaning="attention">
      <p>{but === null ? text.rivalsOfDraft(rivals.length) : text.rivals(rivals.length)}</p>
      <AmendmentList amendments={rivals} />
    </Notice>
  );
}

export interface Taken {
  readonly amendment: AmendmentView;
  readonly merged: Merged;
}

/** Overtaken amendments, each with what it would change put into the charter adopted since. */
export function Overtaken({
  amendments,
  base,
  onTake,
}: {
  readonly amendments: readonly AmendmentView[];
  readonly base: string;
  readonly onTake: (taken: Taken) => void;
}): ReactNode {
  const id = useId();
  const overtaken = amendments.filter(({ phase }) => phase === 'overtaken');
  if (overtaken.length === 0) return null;
  return (
    <section className="section no-print" aria-labelledby={id}>
      <h2 id={id}>{text.heading}</h2>
      <p className="measure">{text.lead}</p>
      <ul className="list">
        {overtaken.map((amendment) => (
          <OvertakenRow key={amendment.id} amendment={amendment} base={base} onTake={onTake} />
        ))}
      </ul>
    </section>
  );
}

function OvertakenRow({
  amendment,
  base,
  onTake,
}: {
  readonly amendment: AmendmentView;
  readonly base: string;
  readonly onTake: (taken: Taken) => void;
}): ReactNode {
  const { org, say } = useHere();
  const [old, other] = useQueries({
    queries: [charterTextQuery(org, amendment.from), blobTextQuery(org, amendment.text.sha256)],
  }).map(({ data }) => data);
  const isRead = old !== undefined && other !== undefined;
  return (
    <li className="list-row">
      <span>{text.by(say.name(amendment.proposer), say.dates.day(amendment.proposedOn))}</span>
      <span>
        <button
          type="button"
          className="button"
          disabled={!isRead}
          onClick={() => isRead && onTake({ amendment, merged: mergedLines(old, base, other) })}
        >
          {text.take}
        </button>
      </span>
    </li>
  );
}

/** What became of the changes, and both wordings of the lines where a person has to decide. */
export function TakenOver({ merged: { taken, clashes } }: Taken): ReactNode {
  return (
    <Notice meaning={clashes.length === 0 ? 'quiet' : 'attention'} role="status">
      <p>{text.taken(taken, clashes.length)}</p>
      {clashes.map(({ line, adopted, other }) => (
        <dl key={line} className="pairs">
          <dt>{text.adoptedAt(line)}</dt>
          <dd>
            <pre>{adopted.join('\n') || text.struck}</pre>
          </dd>
          <dt>{text.wanted}</dt>
          <dd>
            <pre>{other.join('\n') || text.struck}</pre>
          </dd>
        </dl>
      ))}
    </Notice>
  );
}
