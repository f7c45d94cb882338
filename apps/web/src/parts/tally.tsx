/** Votes as bars, with the mark of what was needed; the table beside says the same. */
import type { CSSProperties, ReactNode } from 'react';
import type { VoteResult } from '../spine.ts';
import { words } from '../words/index.ts';
import { ChoiceShape } from './marks.tsx';

const { vote } = words.meeting;
const { decision } = words.papers;

const rows = [
  { choice: 'yes', meaning: 'carried' },
  { choice: 'no', meaning: 'lost' },
  { choice: 'abstain', meaning: 'quiet' },
] as const;

export function Tally({ result }: { readonly result: VoteResult }): ReactNode {
  const most = Math.max(result.yes, result.no, result.abstain, needed(result), 1);
  return (
    <div className="tally" aria-hidden="true">
      {rows.map(({ choice, meaning }) => (
        <div key={choice} className="tally-row" data-meaning={meaning}>
          <span className="tally-word">
            <ChoiceShape choice={choice} />
            {vote[choice]}
          </span>
          <span className="tally-number">{result[choice]}</span>
          <span className="tally-track">
            <span className="tally-bar" style={{ inlineSize: share(result[choice], most) }} />
            {choice === 'yes' ? (
              <span className="tally-needed" style={{ insetInlineStart: share(needed(result), most) }} />
            ) : null}
          </span>
        </div>
      ))}
    </div>
  );
}

export function TallyTable({ result }: { readonly result: VoteResult }): ReactNode {
  const cast = result.yes + result.no;
  return (
    <table>
      <caption>{decision.votes}</caption>
      <thead>
        <tr>
          <th scope="col">{decision.choice}</th>
          <th scope="col" className="number">
            {decision.count}
          </th>
          <th scope="col" className="number">
            {decision.share}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ choice }) => (
          <tr key={choice}>
            <th scope="row">{vote[choice]}</th>
            <td className="number">{result[choice]}</td>
            <td className="number">{choice === 'abstain' ? '–' : words.percent(result[choice], cast)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The most that any phrase of the majority asked. */
function needed(result: VoteResult): number {
  return Math.max(0, ...result.tests.filter(({ of }) => of === 'majority').map((test) => test.needed));
}

export function share(part: number, whole: number): CSSProperties['inlineSize'] {
  return `${whole === 0 ? 0 : Math.min(100, (100 * part) / whole)}%`;
}
