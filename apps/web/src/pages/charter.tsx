/**
 * The charter in force, for a member to read: what it excuses in itself first, then who can do what, what it takes to
 * misuse it, its deadlines, each clause in words and as data, and last the file as the founders signed it.
 */
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { FileCheck2, PenLine, Printer, Save } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { chartersInTimeQuery, charterTextQuery } from '../api/queries.ts';
import { RemarkList } from '../charter/editor.tsx';
import type { Readable } from '../charter/examine.ts';
import { CharterStanding } from '../charter/standing.tsx';
import { useExamined } from '../charter/use-examined.ts';
import { CharterExplained } from '../parts/charter-explained.tsx';
import { Bones, Fetched } from '../parts/fetched.tsx';
import { saveFile } from '../parts/files.ts';
import { Notice } from '../parts/marks.tsx';
import { useHere } from '../parts/organisation.tsx';
import { Page } from '../parts/page.tsx';
import { words } from '../words/index.ts';

const text = words.papers.charter;
const { page } = words.charter;

export function CharterPage(): ReactNode {
  const { org, organisation } = useHere();
  const { hash, title } = organisation.charter;
  const query = useQuery(charterTextQuery(org, hash));
  const charters = useQuery(chartersInTimeQuery(org)).data;
  useOpenInPrint();
  return (
    <Page paper title={title === '' ? text.title : title} kicker={text.title}>
      <Fetched query={query} skeleton={<Bones rows={16} />}>
        {(yaml) => (
          <CharterView key={hash} yaml={yaml} hash={hash}>
            {charters === undefined ? null : <CharterStanding {...charters} />}
          </CharterView>
        )}
      </Fetched>
    </Page>
  );
}

/** One that was in force before, or that is proposed. */
export function OtherCharterPage(): ReactNode {
  const { org, organisation } = useHere();
  const { hash } = useParams({ from: '/o/$org/charter/text/$hash' });
  const query = useQuery(charterTextQuery(org, hash));
  useOpenInPrint();
  return (
    <Page paper title={organisation.charter.title === '' ? text.title : organisation.charter.title} kicker={text.title}>
      {hash === organisation.charter.hash ? null : (
        <Notice meaning="attention">
          <p>
            {words.charter.standing.notInForce}{' '}
            <Link to="/o/$org/charter" params={{ org }}>
              {words.charter.standing.toInForce}
            </Link>
          </p>
        </Notice>
      )}
      <Fetched query={query} skeleton={<Bones rows={16} />}>
        {(yaml) => <CharterView key={hash} yaml={yaml} hash={hash} />}
      </Fetched>
    </Page>
  );
}

/** Paper has nothing to click on, so what is folded on the screen is printed open. */
function useOpenInPrint(): void {
  useEffect(() => {
    let folded: readonly HTMLDetailsElement[] = [];
    const before = (): void => {
      folded = [...document.querySelectorAll<HTMLDetailsElement>('main details:not([open])')];
      for (const one of folded) one.open = true;
    };
    const after = (): void => {
      for (const one of folded) one.open = false;
    };
    addEventListener('beforeprint', before);
    addEventListener('afterprint', after);
    return () => {
      removeEventListener('beforeprint', before);
      removeEventListener('afterprint', after);
    };
  }, []);
}

function CharterView({
  yaml,
  hash,
  children,
}: {
  readonly yaml: string;
  readonly hash: string;
  readonly children?: ReactNode;
}): ReactNode {
  const { examined, working, failed } = useExamined(yaml);
  if (examined === null && working) return <Bones rows={16} />;
  const readable = examined?.outcome === 'read' ? examined : null;
  const same = readable?.hash === hash;
  return (
    <div className="stack loose">
      {readable === null ? null : <Heading readable={readable} />}
      <Notice meaning={same ? 'carried' : failed ? 'attention' : 'lost'}>
        <p>{same ? text.checked : failed ? words.charter.editor.failed : text.notChecked}</p>
        <p className="hash">{hash}</p>
      </Notice>
      <Acts yaml={yaml} name={readable?.charter.id ?? hash.slice(0, 8)} />
      {children}
      {readable === null ? (
        <p>{page.noSuchReading}</p>
      ) : (
        <>
          <CharterExplained
            charter={readable.charter}
            explanation={readable.explanation}
            lineOf={(clause) => readable.lines[clause] ?? 1}
          />
          <Found readable={readable} />
        </>
      )}
      <File yaml={yaml} />
    </div>
  );
}

/** What the file says of its adoption is true of the one the organisation was founded with; later ones have their decisions. */
function Heading({ readable: { charter } }: { readonly readable: Readable }): ReactNode {
  const { organisation } = useHere();
  const { version, adopted } = charter;
  const isFirst = organisation.charter.entry === 0;
  return (
    <p className="soft">
      {page.version(version)}. {adopted === undefined || !isFirst ? null : page.adopted(adopted.on, adopted.by)}
    </p>
  );
}

function Acts({ yaml, name }: { readonly yaml: string; readonly name: string }): ReactNode {
  const { org } = useHere();
  return (
    <div className="row no-print">
      <Link to="/o/$org/charter/amend" params={{ org }} className="button main">
        <PenLine aria-hidden />
        {page.amend}
      </Link>
      <button type="button" className="button" onClick={() => print()}>
        <Printer aria-hidden />
        {page.print}
      </button>
      <button type="button" className="button" onClick={() => saveFile(`${name}.yaml`, yaml, 'application/yaml')}>
        <Save aria-hidden />
        {page.save}
      </button>
      <Link to="/charters/check" className="button">
        <FileCheck2 aria-hidden />
        {page.compare}
      </Link>
    </div>
  );
}

function Found({ readable: { remarks } }: { readonly readable: Readable }): ReactNode {
  return (
    <section className="section">
      <h2 id="found">{page.found}</h2>
      <RemarkList remarks={remarks} />
    </section>
  );
}

function File({ yaml }: { readonly yaml: string }): ReactNode {
  return (
    <section className="section">
      <h2 id="file">{text.asText}</h2>
      <p className="soft">{page.fileLead}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long text must be reachable to scroll */}
      <pre className="charter-text numbered" tabIndex={0} dir="ltr">
        {yaml.split('\n').map((line, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of a file are known by their numbers
          <span key={i} id={`L${i + 1}`} className="charter-line">
            {`${line}\n`}
          </span>
        ))}
      </pre>
    </section>
  );
}
