/** One stage of a count at a time: a slider, bars with the quota's mark, and the same as a table. */
import { sharesSeats, story, type Transcript, transcriptTable } from '@quorate/tally';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { Shape } from '../parts/marks.tsx';
import { Scroll } from '../parts/scroll.tsx';
import { share } from '../parts/tally.tsx';
import { words } from '../words/index.ts';
import { near } from './near.ts';

const text = words.elections.story;

export interface StageViewProps {
  readonly transcript: Transcript;
  /** What is said of whoever has won, where nobody is elected: a project is paid for, a question carried. */
  readonly won?: (candidate: number) => string;
}

export function StageView({ transcript, won = () => text.elected }: StageViewProps): ReactNode {
  const [wanted, setStage] = useState(0);
  const id = useId();
  const { stages } = transcript;
  const at = Math.min(wanted, stages.length - 1);
  const said = story(transcript)[at + 1] ?? '';
  if (stages.length === 0) return null;
  return (
    <div className="stage-view">
      {stages.length === 1 ? null : (
        <div className="stage-slider no-print">
          <button
            type="button"
            className="button"
            aria-label={text.before}
            aria-disabled={at === 0}
            onClick={() => setStage(Math.max(0, at - 1))}
          >
            <ChevronLeft aria-hidden />
          </button>
          <div className="field full">
            <label htmlFor={id}>{text.stageOf(at + 1, stages.length)}</label>
            <input
              id={id}
              type="range"
              min={1}
              max={stages.length}
              value={at + 1}
              aria-valuetext={text.stageOf(at + 1, stages.length)}
              onChange={(event) => setStage(Number(event.target.value) - 1)}
            />
          </div>
          <button
            type="button"
            className="button"
            aria-label={text.after}
            aria-disabled={at === stages.length - 1}
            onClick={() => setStage(Math.min(stages.length - 1, at + 1))}
          >
            <ChevronRight aria-hidden />
          </button>
        </div>
      )}
      <StageBars transcript={transcript} stage={at} won={won} />
      <p className="stage-said" role="status">
        {said}
      </p>
    </div>
  );
}

function StageBars({ transcript, stage, won }: Required<StageViewProps> & { readonly stage: number }): ReactNode {
  const now = transcript.stages[stage];
  if (now === undefined) return null;
  const all = transcript.stages.flatMap(({ votes, quota }) => [...votes.map(near), near(quota ?? '0')]);
  const most = Math.max(1e-9, ...all);
  const done = transcript.stages.slice(0, stage + 1);
  const elected = new Set(done.flatMap((one) => one.elected));
  const out = new Set(done.flatMap((one) => one.excluded));
  const quota = now.quota ?? transcript.quota;
  // Grades are words: there is nothing to draw.
  const drawn = now.votes.some((votes) => near(votes) !== 0);
  const sharing = sharesSeats(transcript.elected);
  return (
    <>
      <ul className="stage-bars">
        {transcript.candidates.map(({ name }, c) => {
          const meaning = elected.has(c) ? 'carried' : out.has(c) ? 'lost' : 'open';
          const votes = now.votes[c] ?? '';
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: candidates keep their places in a count
            <li key={c} className="stage-bar" data-meaning={meaning}>
              <span className="stage-name">
                {meaning === 'open' ? null : <Shape meaning={meaning} />}
                {name}
                {meaning === 'open' ? null : (
                  <span className="small">
                    {' '}
                    {meaning !== 'carried'
                      ? text.out
                      : sharing
                        ? words.elections.election.seats(transcript.elected.filter((one) => one === c).length)
                        : won(c)}
                  </span>
                )}
              </span>
              <span className="tally-number">{shortNumber(votes)}</span>
              {drawn ? (
                <span className="tally-track" aria-hidden="true">
                  <span className="tally-bar" style={{ inlineSize: share(Math.max(0, near(votes)), most) }} />
                  {quota === null || near(quota) > most ? null : (
                    <span className="tally-needed" style={{ insetInlineStart: share(near(quota), most) }} />
                  )}
                </span>
              ) : null}
            </li>
          );
        })}
      </ul>
      {quota === null || near(quota) > most ? null : <p className="small soft">{text.quotaMark(shortNumber(quota))}</p>}
    </>
  );
}

/** All stages at once: what the bars say, to be read, copied and printed. */
export function StageTable({ transcript }: { readonly transcript: Transcript }): ReactNode {
  const { caption, header, rows } = transcriptTable(transcript);
  return (
    <Scroll label={text.table}>
      <table className="stage-table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            {header.map((cell, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns keep their places
              <th key={i} scope="col" className={i === 0 || i === header.length - 1 ? '' : 'number'}>
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ kind, cells }, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows keep their places
            <tr key={i} data-kind={kind}>
              {cells.map((cell, j) =>
                j === 0 ? (
                  // biome-ignore lint/suspicious/noArrayIndexKey: columns keep their places
                  <th key={j} scope="row">
                    {cell}
                  </th>
                ) : (
                  // biome-ignore lint/suspicious/noArrayIndexKey: columns keep their places
                  <td key={j} className={j === cells.length - 1 ? '' : 'number'}>
                    {shortNumber(cell)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

/** Nine decimals help nobody's eyes: four are shown, and the downloads have them all. */
function shortNumber(cell: string): string {
  if (/^-?\d+\.\d{5,}$/.test(cell)) return String(Number(Number(cell).toFixed(4)));
  if (/^-?\d{4,}\/\d+$|^-?\d+\/\d{4,}$/.test(cell)) return near(cell).toFixed(4);
  return cell;
}
