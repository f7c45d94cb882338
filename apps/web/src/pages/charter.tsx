/** The charter in force: its text as the founders signed it, and beside it what the text says as data. */
import { explain, type ParsedCharter, parseCharter } from '@quorate/charter';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { charterTextQuery } from '../api/queries.ts';
import { CharterExplained } from '../parts/charter-explained.tsx';
import { Bones, Fetched } from '../parts/fetched.tsx';
import { Notice } from '../parts/marks.tsx';
import { useHere } from '../parts/organisation.tsx';
import { Page } from '../parts/page.tsx';
import { words } from '../words/index.ts';

const text = words.papers.charter;

export function CharterPage(): ReactNode {
  const { org, organisation } = useHere();
  const { hash, title } = organisation.charter;
  const query = useQuery(charterTextQuery(org, hash));
  return (
    <Page paper title={title === '' ? text.title : title} kicker={text.title}>
      <Fetched query={query} skeleton={<Bones rows={16} />}>
        {(yaml) => <CharterView yaml={yaml} hash={hash} />}
      </Fetched>
    </Page>
  );
}

function CharterView({ yaml, hash }: { readonly yaml: string; readonly hash: string }): ReactNode {
  const parsed = useMemo(() => parseCharter(yaml), [yaml]);
  const same = parsed.ok && parsed.value.hash === hash;
  return (
    <div className="stack loose">
      <Notice meaning={same ? 'carried' : 'lost'}>
        <p>{same ? text.checked : text.notChecked}</p>
        <p className="hash">{hash}</p>
      </Notice>
      {parsed.ok ? <Explained parsed={parsed.value} /> : null}
      <section className="section">
        <h2>{text.asText}</h2>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long text must be reachable to scroll */}
        <pre className="charter-text" tabIndex={0}>
          {yaml.split('\n').map((line, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines of a file are known by their numbers
            <span key={i} id={`L${i + 1}`} className="charter-line">
              {`${line}\n`}
            </span>
          ))}
        </pre>
      </section>
    </div>
  );
}

function Explained({ parsed }: { readonly parsed: ParsedCharter }): ReactNode {
  const explanation = useMemo(() => explain(parsed), [parsed]);
  return (
    <CharterExplained
      charter={parsed.charter}
      explanation={explanation}
      lineOf={(clause) => parsed.place(clause).line}
    />
  );
}
