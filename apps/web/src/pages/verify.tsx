/** Verifying a record somebody gave me: every check, in this browser, offline. */
import { type CheckOutcome, checks, type Report } from '@quorate/record';
import { FileCheck2 } from 'lucide-react';
import { type DragEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { Notice, Tag } from '../parts/marks.tsx';
import { Page } from '../parts/page.tsx';
import { Scroll } from '../parts/scroll.tsx';
import type { VerifyAnswer } from '../proof/verify-messages.ts';
import { words } from '../words/index.ts';

const text = words.record.verify;

type State =
  | { readonly phase: 'waiting' }
  | { readonly phase: 'working'; readonly file: string; readonly done: number; readonly of: number }
  | { readonly phase: 'answered'; readonly file: string; readonly answer: Exclude<VerifyAnswer, { kind: 'progress' }> };

export function VerifyPage(): ReactNode {
  const [state, verify, reset] = useVerifier();
  const file = state.phase === 'waiting' ? 'record.quorate.tar' : state.file;
  return (
    <Page title={text.title} aside={<p className="lead">{text.lead}</p>}>
      <div className="stack loose">
        {state.phase === 'waiting' ? <Drop onFile={verify} /> : null}
        {state.phase === 'working' ? (
          <Notice meaning="open" role="status">
            <p>
              {text.working} {state.file}…
            </p>
            {state.of > 0 ? (
              <progress max={state.of} value={state.done} aria-label={text.progress(state.done, state.of)} />
            ) : null}
          </Notice>
        ) : null}
        {state.phase === 'answered' ? <Answer answer={state.answer} onAgain={reset} /> : null}
        <section className="section">
          <h2>{text.withCommand}</h2>
          <p>{text.commandLead}</p>
          <pre>npx quorate verify {file}</pre>
          <p>{text.since}</p>
          <pre>npx quorate verify {file} --since checkpoint</pre>
        </section>
      </div>
    </Page>
  );
}

function useVerifier(): readonly [State, (file: File) => void, () => void] {
  const [state, setState] = useState<State>({ phase: 'waiting' });
  const worker = useRef<Worker | null>(null);
  useEffect(() => () => worker.current?.terminate(), []);
  const verify = (file: File): void => {
    worker.current?.terminate();
    const started = new Worker(new URL('../proof/verify-worker.ts', import.meta.url), { type: 'module' });
    worker.current = started;
    setState({ phase: 'working', file: file.name, done: 0, of: 0 });
    started.onmessage = ({ data }: MessageEvent<VerifyAnswer>) => {
      if (data.kind === 'progress') setState({ phase: 'working', file: file.name, done: data.done, of: data.of });
      else setState({ phase: 'answered', file: file.name, answer: data });
    };
    started.onerror = () =>
      setState({ phase: 'answered', file: file.name, answer: { kind: 'malformed', why: text.tooLarge } });
    started.postMessage(file);
  };
  return [state, verify, () => setState({ phase: 'waiting' })];
}

function Drop({ onFile }: { readonly onFile: (file: File) => void }): ReactNode {
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file !== undefined) onFile(file);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra; the button below does the same
    <div
      className="drop"
      data-over={over}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <FileCheck2 aria-hidden />
      <label htmlFor={id}>{text.drop}</label>
      <input
        id={id}
        ref={input}
        type="file"
        className="unseen"
        accept=".tar,application/x-tar"
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file !== undefined) onFile(file);
        }}
      />
      <button type="button" className="button main" onClick={() => input.current?.click()}>
        {text.choose}
      </button>
    </div>
  );
}

function Answer({
  answer,
  onAgain,
}: {
  readonly answer: Exclude<VerifyAnswer, { kind: 'progress' }>;
  readonly onAgain: () => void;
}): ReactNode {
  return (
    <div className="stack">
      {answer.kind === 'malformed' ? (
        <Notice meaning="lost" title={text.malformed} role="status">
          {answer.why}
        </Notice>
      ) : (
        <ReportView report={answer.report} since={answer.since} />
      )}
      <div className="row">
        <button type="button" className="button" onClick={onAgain}>
          {text.again}
        </button>
      </div>
    </div>
  );
}

function ReportView({ report, since }: { readonly report: Report; readonly since: number | null }): ReactNode {
  const { failed } = report;
  return (
    <div className="stack">
      <Notice
        meaning={report.holds ? 'carried' : 'lost'}
        title={report.holds ? text.valid : text.invalid}
        role="status"
      >
        <p>
          {report.title ?? report.org ?? ''}: {words.count(report.size, 'entry', 'entries')}.
        </p>
        {failed === null ? null : (
          <p>
            {text.firstFailure}: <b>{failed.id}</b>
            {failed.entry === undefined ? '' : `, ${words.record.entry.title(failed.entry).toLowerCase()}`}.{' '}
            {failed.why ?? ''}
          </p>
        )}
        {since === null ? null : <p className="soft">{text.keptHead(since)}</p>}
      </Notice>
      <Scroll label={text.title}>
        <table>
          <thead>
            <tr>
              <th scope="col" className="number">
                {words.record.archive.index}
              </th>
              <th scope="col">{text.check}</th>
              <th scope="col">{text.outcome}</th>
            </tr>
          </thead>
          <tbody>
            {report.checks.map((check) => (
              <CheckRow key={check.id} check={check} />
            ))}
          </tbody>
        </table>
      </Scroll>
    </div>
  );
}

function CheckRow({ check }: { readonly check: CheckOutcome }): ReactNode {
  const meaning = check.status === 'pass' ? 'carried' : check.status === 'fail' ? 'lost' : 'quiet';
  return (
    <tr>
      <td className="number">{check.number}</td>
      <td>
        {checks[check.id]}
        <br />
        <span className="hash soft">{check.id}</span>
        {check.why === undefined ? null : <p>{check.why}</p>}
      </td>
      <td>
        <Tag meaning={meaning}>
          {check.status === 'pass' ? text.holds : check.status === 'fail' ? text.fails : text.notRun}
        </Tag>
      </td>
    </tr>
  );
}
