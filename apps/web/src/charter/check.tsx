/** Any charter, checked by anybody: opened or pasted, explained, compared; nothing leaves the browser. */
import { FileCheck2 } from 'lucide-react';
import { type DragEvent, type ReactNode, useId, useRef, useState } from 'react';
import { CharterExplained } from '../parts/charter-explained.tsx';
import { saveFile } from '../parts/files.ts';
import { Empty, Notice } from '../parts/marks.tsx';
import { Page } from '../parts/page.tsx';
import { words } from '../words/index.ts';
import { ClausesChanged, LinesChanged, PowersChanged, TierNeeded } from './amendment-view.tsx';
import { CharterEditor } from './editor.tsx';
import type { Readable } from './examine.ts';
import { useExamined } from './use-examined.ts';

const text = words.charter.check;
const largest = 1_048_576;

interface Opened {
  readonly name: string;
  readonly text: string;
}

export function CheckChartersPage(): ReactNode {
  const [draft, setDraft] = useState('');
  const [other, setOther] = useState<Opened | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const open = (file: File, then: (opened: Opened) => void): void => {
    setProblem(file.size > largest ? text.tooLarge : null);
    if (file.size > largest) return;
    void file.text().then((read) => then({ name: file.name, text: read.replace(/\r\n?/g, '\n') }));
  };
  return (
    <Page title={text.title} aside={<p className="lead">{text.lead}</p>}>
      <div className="stack loose">
        <Drop onFile={(file) => open(file, (opened) => setDraft(opened.text))} />
        {problem === null ? null : (
          <Notice meaning="lost" role="alert">
            {problem}
          </Notice>
        )}
        {draft === '' ? (
          <Paste onText={setDraft} />
        ) : (
          <Checked
            draft={draft}
            other={other}
            onChange={setDraft}
            onCompare={(file) => open(file, setOther)}
            onStop={() => setOther(null)}
          />
        )}
      </div>
    </Page>
  );
}

interface CheckedProps {
  readonly draft: string;
  readonly other: Opened | null;
  readonly onChange: (text: string) => void;
  readonly onCompare: (file: File) => void;
  readonly onStop: () => void;
}

function Checked({ draft, other, onChange, onCompare, onStop }: CheckedProps): ReactNode {
  const examination = useExamined(draft, other?.text);
  const { examined } = examination;
  return (
    <>
      <CharterEditor value={draft} onChange={onChange} examination={examination} />
      <section className="section">
        <h2>{text.compare}</h2>
        {other === null ? (
          <>
            <p className="soft">{text.compareLead}</p>
            <div className="row">
              <FileButton label={text.compare} onFile={onCompare} />
            </div>
          </>
        ) : (
          <div className="row">
            <span>{text.compared(other.name)}</span>
            <button type="button" className="button" onClick={onStop}>
              {text.stop}
            </button>
          </div>
        )}
      </section>
      {examined?.outcome === 'read' ? <Comparison readable={examined} other={other} after={examination.text} /> : null}
      {examined?.outcome === 'read' ? (
        <section className="section">
          <h2>{text.explained}</h2>
          <p className="verdict">{examined.charter.title}</p>
          <dl className="pairs">
            <dt>{text.hash}</dt>
            <dd className="hash">{examined.hash}</dd>
          </dl>
          <div className="row">
            <button
              type="button"
              className="button"
              onClick={() => saveFile(`${examined.charter.id}.yaml`, examination.text, 'application/yaml')}
            >
              {text.save}
            </button>
          </div>
          <CharterExplained charter={examined.charter} explanation={examined.explanation} />
        </section>
      ) : null}
    </>
  );
}

function Comparison({
  readable,
  other,
  after,
}: {
  readonly readable: Readable;
  readonly other: Opened | null;
  readonly after: string;
}): ReactNode {
  if (other === null) return null;
  const { amendment } = readable;
  if (amendment === null) return <Notice meaning="lost">{text.otherUnreadable}</Notice>;
  return (
    <>
      <PowersChanged amendment={amendment} />
      <TierNeeded amendment={amendment} />
      <ClausesChanged amendment={amendment} />
      <LinesChanged before={other.text} after={after} />
    </>
  );
}

function Paste({ onText }: { readonly onText: (text: string) => void }): ReactNode {
  const id = useId();
  return (
    <>
      <div className="field full">
        <label htmlFor={id}>{words.charter.editor.label}</label>
        <textarea
          id={id}
          className="code short"
          dir="ltr"
          spellCheck={false}
          value=""
          onChange={(event) => onText(event.target.value)}
        />
      </div>
      <Empty title={text.empty}>{text.emptyMore}</Empty>
    </>
  );
}

function Drop({ onFile }: { readonly onFile: (file: File) => void }): ReactNode {
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file !== undefined) onFile(file);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra; the button below does the same
    <div
      className="drop slim"
      data-over={over}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <FileCheck2 aria-hidden />
      <p>{text.drop}</p>
      <FileButton label={text.open} onFile={onFile} main />
    </div>
  );
}

function FileButton({
  label,
  onFile,
  main = false,
}: {
  readonly label: string;
  readonly onFile: (file: File) => void;
  readonly main?: boolean;
}): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        className="unseen"
        aria-label={label}
        tabIndex={-1}
        accept=".yaml,.yml,text/yaml,application/yaml"
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file !== undefined) onFile(file);
          event.target.value = '';
        }}
      />
      <button type="button" className={main ? 'button main' : 'button'} onClick={() => input.current?.click()}>
        {label}
      </button>
    </>
  );
}
