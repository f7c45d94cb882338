/** The ties of a count and how they were broken; for a lot, its seed, every ticket drawn, and how to check one. */
import { lotTickets, type Tie, type Transcript } from '@quorate/tally';
import type { ReactNode } from 'react';
import { Scroll } from '../parts/scroll.tsx';
import { words } from '../words/index.ts';

const text = words.elections.story;

export interface TiesProps {
  /** With the names people know. */
  readonly transcript: Transcript;
  /** The same candidates as the record names them: what the lot was drawn over. */
  readonly names: readonly string[];
  readonly seed: string;
}

export function Ties({ transcript, names, seed }: TiesProps): ReactNode {
  const { ties, candidates } = transcript;
  const known = (of: Tie['between']): string => words.joined(of.map((c) => candidates[c]?.name ?? ''));
  const drawn = ties.some(({ brokenBy }) => brokenBy === 'lot');
  return (
    <section className="section">
      <h2>{text.ties}</h2>
      {ties.length === 0 ? (
        <p>{text.noTies}</p>
      ) : (
        <ul className="refusals">
          {ties.map((tie, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a count never changes
            <li key={i}>{text.tie(tie.stage + 1, known(tie.between), tie.brokenBy, known(tie.chosen), tie.byStage)}</li>
          ))}
        </ul>
      )}
      <p className="small soft">{drawn ? text.seedUsed : text.seedLead}</p>
      <p className="hash">{seed}</p>
      {drawn ? <LotTable names={names} known={(c) => known([c])} seed={seed} /> : null}
    </section>
  );
}

export interface LotTableProps {
  readonly names: readonly string[];
  readonly known: (candidate: number) => string;
  readonly seed: string;
}

/** Every ticket of a lot, and how to check one. */
export function LotTable({ names, known, seed }: LotTableProps): ReactNode {
  const tickets = lotTickets(seed, names);
  const first = names[tickets[0]?.candidate ?? 0] ?? '';
  return (
    <>
      <Scroll label={text.lotCaption}>
        <table className="lot-table">
          <caption>{text.lotCaption}</caption>
          <thead>
            <tr>
              <th scope="col" className="number">
                {text.lotPlace}
              </th>
              <th scope="col">{text.lotCandidate}</th>
              <th scope="col">{text.lotTicket}</th>
            </tr>
          </thead>
          <tbody>
            {tickets.map(({ candidate, ticket }, i) => (
              <tr key={candidate}>
                <td className="number">{i + 1}</td>
                <th scope="row">{known(candidate)}</th>
                <td className="hash">{ticket}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <p>{text.lotCheck}</p>
      <pre>{`printf '%s\\n%s' ${seed} ${first} | sha256sum`}</pre>
    </>
  );
}
