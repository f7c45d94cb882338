/** Proposing an amendment: the charter in force as a draft, what is found in it, what it does to power, what it takes. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { charterTextQuery } from '../api/queries.ts';
import { Bones, Fetched } from '../parts/fetched.tsx';
import { saveFile } from '../parts/files.ts';
import { Empty, Notice } from '../parts/marks.tsx';
import { useHere } from '../parts/organisation.tsx';
import { Page } from '../parts/page.tsx';
import { words } from '../words/index.ts';
import { ClausesChanged, LinesChanged, motionText, nameOf, PowersChanged, TierNeeded } from './amendment-view.tsx';
import { CharterEditor, useDraft } from './editor.tsx';
import type { Amendment, Readable } from './examine.ts';
import { useExamined } from './use-examined.ts';

const text = words.charter.amend;

export function AmendPage(): ReactNode {
  const { org, organisation } = useHere();
  const { hash } = organisation.charter;
  const query = useQuery(charterTextQuery(org, hash));
  return (
    <Page
      title={text.title}
      kicker={
        <Link to="/o/$org/charter" params={{ org }}>
          {text.back}
        </Link>
      }
      aside={<p className="lead">{text.lead}</p>}
    >
      <Fetched query={query} skeleton={<Bones rows={16} />}>
        {(inForce) => <Draft key={hash} inForce={inForce} name={`amendment ${org} ${hash}`} />}
      </Fetched>
    </Page>
  );
}

function Draft({ inForce, name }: { readonly inForce: string; readonly name: string }): ReactNode {
  const [draft, setDraft] = useDraft(name, inForce);
  const examination = useExamined(draft, inForce);
  const { examined } = examination;
  const changed = draft !== inForce;
  return (
    <div className="stack loose">
      <CharterEditor value={draft} onChange={setDraft} examination={examination} />
      {changed ? (
        <StartOver onSure={() => setDraft(inForce)} />
      ) : (
        <Empty title={text.unchanged}>{text.unchangedMore}</Empty>
      )}
      {changed && examined?.outcome === 'unreadable' ? <Notice meaning="attention">{text.notReadable}</Notice> : null}
      {changed && examined?.outcome === 'read' && examined.amendment !== null ? (
        <AmendmentRead readable={examined} amendment={examined.amendment} before={inForce} after={examination.text} />
      ) : null}
    </div>
  );
}

function StartOver({ onSure }: { readonly onSure: () => void }): ReactNode {
  const [asked, setAsked] = useState(false);
  if (!asked) {
    return (
      <div className="row">
        <button type="button" className="button" onClick={() => setAsked(true)}>
          {text.startOver}
        </button>
      </div>
    );
  }
  return (
    <Notice meaning="attention" role="status">
      <p>{text.startOverSure}</p>
      <div className="row">
        <button type="button" className="button grave" onClick={onSure}>
          {text.startOver}
        </button>
        <button type="button" className="button" onClick={() => setAsked(false)}>
          {words.common.form.cancel}
        </button>
      </div>
    </Notice>
  );
}

interface AmendmentReadProps {
  readonly readable: Readable;
  readonly amendment: Amendment;
  readonly before: string;
  readonly after: string;
}

function AmendmentRead({ readable, amendment, before, after }: AmendmentReadProps): ReactNode {
  return (
    <>
      <PowersChanged amendment={amendment} />
      <TierNeeded amendment={amendment} version={readable.charter.version} />
      <ClausesChanged amendment={amendment} />
      <LinesChanged before={before} after={after} />
      {amendment.diff.clauses.length === 0 ? null : (
        <Proposing readable={readable} amendment={amendment} before={before} after={after} />
      )}
    </>
  );
}

function Proposing({ readable, amendment, before, after }: AmendmentReadProps): ReactNode {
  const [copied, setCopied] = useState(false);
  const { charter, hash, remarks } = readable;
  const faults = remarks.filter(({ gravity }) => gravity === 'fault').length;
  const paper = motionText(amendment, hash, before, after);
  const copy = (): void =>
    void navigator.clipboard.writeText(paper).then(
      () => setCopied(true),
      () => undefined,
    );
  return (
    <section className="section">
      <h2>{text.proposing}</h2>
      {faults > 0 ? <Notice meaning="lost">{text.faults(faults)}</Notice> : null}
      <p className="measure">
        {amendment.holders.length === 0
          ? text.noHolder
          : text.proposingNow(
              amendment.holders,
              amendment.procedures.map(({ ref }) => nameOf(ref)),
            )}
      </p>
      <dl className="pairs">
        <dt>{text.amended}</dt>
        <dd>
          {charter.title}, {words.charter.page.version(charter.version).toLowerCase()}
        </dd>
        <dt>{text.hash}</dt>
        <dd className="hash">{hash}</dd>
      </dl>
      <div className="row">
        <button
          type="button"
          className="button main"
          onClick={() => saveFile(`${charter.id}-${hash.slice(0, 8)}.yaml`, after, 'application/yaml')}
        >
          {text.saveFile}
        </button>
        <button
          type="button"
          className="button"
          onClick={() => saveFile(`${charter.id}-${hash.slice(0, 8)}-motion.txt`, paper, 'text/plain')}
        >
          {text.savePaper}
        </button>
        <button type="button" className="button" onClick={copy}>
          {text.copyPaper}
        </button>
        <span role="status">{copied ? text.copied : ''}</span>
      </div>
    </section>
  );
}
