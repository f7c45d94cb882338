/**
 * Putting candidates in order: by touch (a tap ranks next), by keyboard (arrows,
 * numbers, delete), and by ear (lists, and each change announced).
 */
import { ArrowDown, ArrowUp, Equal, X } from 'lucide-react';
import { type KeyboardEvent, type MouseEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { words } from '../words/index.ts';
import {
  clear,
  joinAbove,
  moveDown,
  moveUp,
  type Ranking,
  rankNext,
  setRank,
  standingOf,
  unranked,
} from './ranking.ts';

const text = words.elections.ranking;

export interface RankingListProps {
  readonly choices: readonly string[];
  readonly nameOf: (choice: string) => string;
  readonly ranking: Ranking;
  readonly onChange: (ranking: Ranking) => void;
  /** The rule knows equal ranks. */
  readonly shared: 'known' | 'unknown';
}

export function RankingList({ choices, nameOf, ranking, onChange, shared }: RankingListProps): ReactNode {
  const [said, setSaid] = useState('');
  const id = useId();
  const focus = useFocusKept(ranking);
  const change = (choice: string, next: Ranking, keep: 'focus' | 'leave' | 'stay' = 'focus'): void => {
    onChange(next);
    setSaid(text.announce(nameOf(choice), standingOf(next, choice), nameOf));
    if (keep !== 'leave') focus.keep(choice, keep);
  };
  const onKey = (event: KeyboardEvent, choice: string): void => {
    const next = afterKey(event.key, ranking, choice, shared);
    if (next === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    change(choice, next);
  };
  const name = (choice: string, onClick: (event: MouseEvent) => void, label: string): ReactNode => (
    <button
      type="button"
      className="rank-name"
      ref={focus.remember(choice)}
      aria-describedby={`${id}keys`}
      aria-label={label}
      onKeyDown={(event) => onKey(event, choice)}
      onClick={onClick}
    >
      {nameOf(choice)}
    </button>
  );
  const rest = unranked(ranking, choices);
  return (
    <div className="ranking">
      <p id={`${id}keys`} className="small soft">
        {text.keys} {shared === 'known' ? text.sharedKey : text.sharedUnknown}
      </p>
      <p className="unseen" role="status">
        {said}
      </p>
      <section aria-labelledby={`${id}ranked`}>
        <h3 id={`${id}ranked`}>{text.order}</h3>
        {ranking.length === 0 ? <p className="soft">{text.nobodyYet}</p> : null}
        <ol className="rank-list">
          {ranking.flatMap((group, i) =>
            group.map((choice) => (
              <li key={choice} className="rank-row" data-ranked>
                <span className="rank-number" aria-hidden="true">
                  {i + 1}
                </span>
                {name(
                  choice,
                  () => setSaid(text.announce(nameOf(choice), standingOf(ranking, choice), nameOf)),
                  text.ranked(nameOf(choice), i + 1, ranking.length),
                )}
                <span className="rank-tools">
                  <Tool
                    label={text.up(nameOf(choice))}
                    off={i === 0 && group.length === 1}
                    icon={<ArrowUp aria-hidden />}
                    onClick={() => change(choice, moveUp(ranking, choice), 'leave')}
                  />
                  <Tool
                    label={text.down(nameOf(choice))}
                    off={i === ranking.length - 1 && group.length === 1}
                    icon={<ArrowDown aria-hidden />}
                    onClick={() => change(choice, moveDown(ranking, choice), 'leave')}
                  />
                  {shared === 'known' ? (
                    <Tool
                      label={text.join(nameOf(choice))}
                      off={i === 0}
                      icon={<Equal aria-hidden />}
                      onClick={() => change(choice, joinAbove(ranking, choice), 'leave')}
                    />
                  ) : null}
                  <Tool
                    label={text.remove(nameOf(choice))}
                    icon={<X aria-hidden />}
                    onClick={() => change(choice, clear(ranking, choice))}
                  />
                </span>
              </li>
            )),
          )}
        </ol>
      </section>
      <section aria-labelledby={`${id}rest`}>
        <h3 id={`${id}rest`}>{text.rest}</h3>
        {rest.length === 0 ? <p className="soft">{text.allRanked}</p> : null}
        <ul className="rank-list">
          {rest.map((choice) => (
            <li key={choice} className="rank-row">
              <span className="rank-number" aria-hidden="true" />
              {name(
                choice,
                // A finger that ranks the twentieth name wants to go on from there; a key goes along with its name.
                ({ detail }) => change(choice, rankNext(ranking, choice), detail === 0 ? 'focus' : 'stay'),
                text.tap(nameOf(choice), ranking.length + 1),
              )}
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

interface ToolProps {
  readonly label: string;
  readonly icon: ReactNode;
  readonly off?: boolean;
  readonly onClick: () => void;
}

function Tool({ label, icon, off = false, onClick }: ToolProps): ReactNode {
  return (
    <button
      type="button"
      className="rank-tool"
      aria-label={label}
      aria-disabled={off}
      onClick={off ? undefined : onClick}
    >
      {icon}
    </button>
  );
}

function afterKey(
  key: string,
  ranking: Ranking,
  choice: string,
  shared: RankingListProps['shared'],
): Ranking | undefined {
  if (/^[1-9]$/.test(key)) return setRank(ranking, choice, Number(key));
  switch (key) {
    case 'ArrowUp':
      return standingOf(ranking, choice) === undefined ? rankNext(ranking, choice) : moveUp(ranking, choice);
    case 'ArrowDown':
      return moveDown(ranking, choice);
    case 'Delete':
    case 'Backspace':
      return clear(ranking, choice);
    case '=':
      return shared === 'known' ? joinAbove(ranking, choice) : undefined;
    default:
      return undefined;
  }
}

interface FocusKept {
  readonly keep: (choice: string, how: 'focus' | 'stay') => void;
  readonly remember: (choice: string) => (element: HTMLButtonElement | null) => void;
}

/** A row that moves takes its focus along. */
function useFocusKept(ranking: Ranking): FocusKept {
  const rows = useRef(new Map<string, HTMLButtonElement>());
  const wanted = useRef<{ readonly choice: string; readonly how: 'focus' | 'stay' } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows move when the ranking changes
  useEffect(() => {
    if (wanted.current !== null)
      rows.current.get(wanted.current.choice)?.focus({ preventScroll: wanted.current.how === 'stay' });
    wanted.current = null;
  }, [ranking]);
  return {
    keep: (choice, how) => {
      wanted.current = { choice, how };
    },
    remember: (choice) => (element) => {
      if (element === null) rows.current.delete(choice);
      else rows.current.set(choice, element);
    },
  };
}
