/** Who gave how much to whom: drawn, and the same as a table. */
import { printSvg, type Transcript } from '@quorate/tally';
import { type ReactNode, useEffect, useRef } from 'react';
import { Scroll } from '../parts/scroll.tsx';
import { words } from '../words/index.ts';

const text = words.elections.story;

export function TransferDrawing({ transcript }: { readonly transcript: Transcript }): ReactNode {
  const frame = useRef<HTMLElement>(null);
  useEffect(() => {
    const parsed = new DOMParser().parseFromString(printSvg(transcript), 'image/svg+xml').documentElement;
    frame.current?.replaceChildren(document.importNode(parsed, true));
  }, [transcript]);
  return <figure ref={frame} className="transfer-drawing" aria-label={text.drawing} />;
}

export function TransferTable({ transcript }: { readonly transcript: Transcript }): ReactNode {
  const { stages, candidates } = transcript;
  const rows = stages.flatMap(({ transfers }, stage) => transfers.map((transfer) => ({ stage, transfer })));
  const name = (c: number | null): string => (c === null ? text.nobodyElse : (candidates[c]?.name ?? ''));
  if (rows.length === 0) return <p className="soft">{text.noTransfers}</p>;
  return (
    <Scroll label={text.transfers}>
      <table>
        <caption>{text.transferCaption}</caption>
        <thead>
          <tr>
            <th scope="col" className="number">
              {text.stage}
            </th>
            <th scope="col">{text.from}</th>
            <th scope="col">{text.to}</th>
            <th scope="col" className="number">
              {text.papers}
            </th>
            <th scope="col" className="number">
              {text.value}
            </th>
            <th scope="col" className="number">
              {text.votes}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ stage, transfer: { from, to, papers, value, votes } }, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a count never changes
            <tr key={i}>
              <td className="number">{stage + 1}</td>
              <td>{name(from)}</td>
              <td>{name(to)}</td>
              <td className="number">{papers}</td>
              <td className="number">{value ?? '–'}</td>
              <td className="number">{votes}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
