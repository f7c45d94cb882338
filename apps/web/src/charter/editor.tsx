/**
 * The text of a charter to write in, with what the checker finds beside its line.
 *
 * A plain text area, so that every browser, screen reader and phone knows what to do with it; numbers and marks
 * are drawn behind it, only for the lines in sight. The list of findings says the same in words and leads to the lines.
 */
import { ChevronDown, ChevronUp } from 'lucide-react';
import {
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { type Meaning, Notice, Shape, Tag } from '../parts/marks.tsx';
import { words } from '../words/index.ts';
import type { Gravity, Remark } from './examine.ts';
import type { Examination } from './use-examined.ts';
import './charter.css';

const text = words.charter.editor;

export interface CharterEditorProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly examination: Examination;
}

export function CharterEditor({ value, onChange, examination }: CharterEditorProps): ReactNode {
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const list = useRef<HTMLOListElement>(null);
  const [caret, setCaret] = useState(1);
  const [spoken, setSpoken] = useState('');
  const remarks = examination.examined?.remarks ?? none;
  const bad = remarks.some(({ gravity }) => gravity === 'misread' || gravity === 'fault');

  const goTo = (index: number): void => {
    const remark = remarks[index];
    if (remark === undefined || area.current === null) return;
    select(area.current, remark);
    setCaret(remark.line);
    setSpoken(text.nth(index + 1, remarks.length, remark.line, remark.found));
    const item = list.current?.children[index];
    if (item instanceof HTMLElement && list.current !== null)
      list.current.scrollTop = item.offsetTop - list.current.offsetTop;
  };
  const step = (by: 1 | -1): void => {
    if (remarks.length === 0) return;
    const next =
      by === 1 ? remarks.findIndex(({ line }) => line > caret) : remarks.findLastIndex(({ line }) => line < caret);
    goTo(next === -1 ? (by === 1 ? 0 : remarks.length - 1) : next);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'F8') return;
    event.preventDefault();
    step(event.shiftKey ? -1 : 1);
  };
  const noteCaret = (): void => {
    if (area.current !== null) setCaret(lineAt(area.current.value, area.current.selectionStart));
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a key that works anywhere in the editor; the buttons do the same
    <div className="editor" onKeyDown={onKeyDown}>
      <div className="editor-bar">
        <Summary examination={examination} remarks={remarks} />
        <div className="row">
          <button
            type="button"
            className="button"
            aria-disabled={remarks.length === 0}
            aria-keyshortcuts="Shift+F8"
            onClick={() => step(-1)}
          >
            <ChevronUp aria-hidden />
            {text.previous}
          </button>
          <button
            type="button"
            className="button"
            aria-disabled={remarks.length === 0}
            aria-keyshortcuts="F8"
            onClick={() => step(1)}
          >
            <ChevronDown aria-hidden />
            {text.next}
          </button>
        </div>
        <p className="unseen" role="status">
          {spoken}
        </p>
      </div>
      <div className="editor-text">
        <label htmlFor={id} className="editor-label">
          {text.label}
        </label>
        <Sheet value={value} remarks={remarks} caret={caret} area={area}>
          <textarea
            id={id}
            ref={area}
            className="editor-area"
            dir="ltr"
            wrap="off"
            spellCheck={false}
            autoCapitalize="off"
            autoComplete="off"
            value={value}
            aria-describedby={`${id}h`}
            aria-invalid={bad}
            onChange={(event) => onChange(event.target.value)}
            onSelect={noteCaret}
          />
        </Sheet>
        <p id={`${id}h`} className="small soft">
          {text.help}
        </p>
      </div>
      <section className="editor-findings" aria-labelledby={`${id}f`}>
        <h2 id={`${id}f`}>{text.findings}</h2>
        {remarks.length === 0 && examination.examined !== null ? (
          <p className="soft">{text.cleanMore}</p>
        ) : (
          <ol ref={list} className="remarks" tabIndex={remarks.length > 2 ? 0 : undefined} aria-labelledby={`${id}f`}>
            {remarks.map((remark, i) => (
              <RemarkItem
                key={`${remark.check}/${remark.path}/${remark.line}/${remark.found}`}
                remark={remark}
                here={remark.line === caret}
                onGo={() => goTo(i)}
              />
            ))}
          </ol>
        )}
      </section>
    </div>
  );
}

const none: readonly Remark[] = [];

/** Says how many of what, politely, whenever that changes. */
function Summary({
  examination,
  remarks,
}: {
  readonly examination: Examination;
  readonly remarks: readonly Remark[];
}): ReactNode {
  const { examined, working, failed } = examination;
  const of = (gravity: Gravity): number => remarks.filter((one) => one.gravity === gravity).length;
  const meaning: Meaning = failed
    ? 'attention'
    : examined === null
      ? 'quiet'
      : of('misread') + of('fault') > 0
        ? 'lost'
        : of('warning') > 0
          ? 'attention'
          : 'carried';
  const said = failed
    ? text.failed
    : examined === null
      ? text.working
      : remarks.length === 0
        ? text.clean
        : text.tally(of('misread'), of('fault'), of('warning'), of('note'), of('waived'));
  return (
    <div className="editor-summary" data-meaning={meaning} role="status">
      <Shape meaning={meaning} />
      <span>{said}</span>
      <span className="soft" aria-hidden>
        {working && examined !== null ? text.working : ''}
      </span>
    </div>
  );
}

function RemarkItem({
  remark,
  here,
  onGo,
}: {
  readonly remark: Remark;
  readonly here: boolean;
  readonly onGo?: () => void;
}): ReactNode {
  const { gravity, line, column, check, waived } = remark;
  return (
    <li className="remark" data-meaning={meanings[gravity]} aria-current={here ? 'true' : undefined}>
      <div className="row">
        <Tag meaning={meanings[gravity]}>{text.gravity[gravity]}</Tag>
        {onGo === undefined ? (
          <span>{text.at(line, column)}</span>
        ) : (
          <button type="button" className="button plain" onClick={onGo}>
            {text.at(line, column)}
          </button>
        )}
        <span className="hash soft">{check}</span>
      </div>
      <dl className="remark-words">
        <dt>{text.found}</dt>
        <dd>
          <b>{remark.found}</b>
        </dd>
        {remark.expected === '' ? null : (
          <>
            <dt>{text.expected}</dt>
            <dd>{remark.expected}</dd>
          </>
        )}
        <dt>{text.why}</dt>
        <dd>{remark.why}</dd>
        {gravity === 'waived' ? null : (
          <>
            <dt>{text.mend}</dt>
            <dd>{remark.mend}</dd>
          </>
        )}
      </dl>
      {waived === undefined ? null : <p>{text.waived(waived.reason, waived.until)}</p>}
    </li>
  );
}

/** The same findings where nothing is edited. */
export function RemarkList({ remarks }: { readonly remarks: readonly Remark[] }): ReactNode {
  if (remarks.length === 0) return <Notice meaning="carried">{text.clean}</Notice>;
  return (
    <ol className="remarks at-rest">
      {remarks.map((remark) => (
        <RemarkItem
          key={`${remark.check}/${remark.path}/${remark.line}/${remark.found}`}
          remark={remark}
          here={false}
        />
      ))}
    </ol>
  );
}

const meanings: { readonly [gravity in Gravity]: Meaning } = {
  misread: 'lost',
  fault: 'lost',
  warning: 'attention',
  note: 'quiet',
  waived: 'quiet',
};
const gravest: readonly Gravity[] = ['misread', 'fault', 'warning', 'note', 'waived'];

interface SheetProps {
  readonly value: string;
  readonly remarks: readonly Remark[];
  readonly caret: number;
  readonly area: React.RefObject<HTMLTextAreaElement | null>;
  readonly children: ReactNode;
}

/** Numbers, marks and bands behind the text, for the lines in sight. */
function Sheet({ value, remarks, caret, area, children }: SheetProps): ReactNode {
  const [sight, setSight] = useState({ top: 0, height: 600, line: 24 });
  useLayoutEffect(() => {
    const element = area.current;
    if (element === null) return;
    const look = (): void =>
      setSight({
        top: element.scrollTop,
        height: element.clientHeight,
        line: Number.parseFloat(getComputedStyle(element).lineHeight) || 24,
      });
    look();
    element.addEventListener('scroll', look, { passive: true });
    const size = new ResizeObserver(look);
    size.observe(element);
    return () => {
      element.removeEventListener('scroll', look);
      size.disconnect();
    };
  }, [area]);
  const count = useMemo(() => value.split('\n').length, [value]);
  const marks = useMemo(() => {
    const byLine = Map.groupBy(remarks, ({ line }) => line);
    return new Map(
      [...byLine].map(
        ([line, on]) => [line, gravest.find((one) => on.some(({ gravity }) => gravity === one))] as const,
      ),
    );
  }, [remarks]);
  const first = Math.max(0, Math.floor((sight.top - padding) / sight.line));
  const last = Math.min(count, first + Math.ceil(sight.height / sight.line) + 2);
  const lines = Array.from({ length: Math.max(0, last - first) }, (_, i) => first + i + 1);
  return (
    <div className="editor-sheet">
      <div className="editor-lines" aria-hidden="true">
        {lines.map((line) => {
          const mark = marks.get(line);
          const style = {
            insetBlockStart: `${padding + (line - 1) * sight.line - sight.top}px`,
            blockSize: `${sight.line}px`,
          };
          return (
            <div
              key={line}
              className="editor-line"
              data-meaning={mark === undefined ? undefined : meanings[mark]}
              data-here={line === caret}
              style={style}
            >
              <span className="editor-mark">{mark === undefined ? null : <Shape meaning={meanings[mark]} />}</span>
              <span>{line}</span>
            </div>
          );
        })}
      </div>
      {children}
    </div>
  );
}

/** Above the first line; the style sheet says the same. */
const padding = 8;

function lineAt(value: string, offset: number): number {
  let line = 1;
  for (let i = value.indexOf('\n'); i >= 0 && i < offset; i = value.indexOf('\n', i + 1)) line += 1;
  return line;
}

/** From the column to the end of the line, in the middle of what is in sight. */
function select(area: HTMLTextAreaElement, { line, column }: { readonly line: number; readonly column: number }): void {
  const lines = area.value.split('\n');
  const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  const length = lines[line - 1]?.length ?? 0;
  area.focus();
  area.setSelectionRange(start + Math.min(column - 1, length), start + length);
  const height = Number.parseFloat(getComputedStyle(area).lineHeight) || 24;
  area.scrollTop = Math.max(0, (line - 1) * height - area.clientHeight / 3);
  area.scrollLeft = 0;
}

/** Keeps a draft in this browser, if it lets us. */
export function useDraft(key: string, begin: string): readonly [string, (text: string) => void] {
  const [value, setValue] = useState(() => kept(key) ?? begin);
  useEffect(() => {
    const timer = setTimeout(() => keep(key, value === begin ? null : value), 400);
    return () => clearTimeout(timer);
  }, [key, value, begin]);
  return [value, setValue];
}

function kept(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function keep(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // a browser that keeps nothing loses the draft with the window
  }
}
