/** Proposing an amendment: the charter in force as a draft, what is found in it, what it does to power, what it takes. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { chartersInTimeQuery, charterTextQuery } from '../api/queries.ts';
import type { AmendmentView, ChartersInTime } from '../api/types.ts';
import { Bones, Fetched } from '../parts/fetched.tsx';
import { saveFile } from '../parts/files.ts';
import { Empty, Notice } from '../parts/marks.tsx';
import { useHere } from '../parts/organisation.tsx';
import { Page } from '../parts/page.tsx';
import { words } from '../words/index.ts';
import { Overtaken, Rivals, type Taken, TakenOver } from './again.tsx';
import { ClausesChanged, LinesChanged, motionText, PowersChanged, TierNeeded } from './amendment-view.tsx';
import { CharterEditor, useDraft } from './editor.tsx';
import type { Amendment, Readable } from './examine.ts';
import { LayBefore } from './lay-before.tsx';
import { useExamined } from './use-examined.ts';

const text = words.charter.amend;

export function AmendPage(): ReactNode {
  const { org, organisation } = useHere();
  const charters = useQuery(chartersInTimeQuery(org)).data;
  // An amendment that is adopted and waits for its day is what the next one changes.
  const hash = charters === undefined ? null : baseOf(charters, organisation.charter.hash);
  const query = useQuery({ ...charterTextQuery(org, hash ?? ''), enabled: hash !== null });
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
        {(base) => (
          <>
            {hash === organisation.charter.hash ? null : <Notice meaning="quiet">{text.onAdopted}</Notice>}
            <Rivals amendments={charters?.amendments ?? []} from={hash ?? ''} />
            <Draft
              key={hash}
              inForce={base}
              name={`amendment ${org} ${hash}`}
              amendments={charters?.amendments ?? []}
            />
          </>
        )}
      </Fetched>
    </Page>
  );
}

/** The last charter that was adopted, in force or not yet. */
function baseOf({ amendments }: ChartersInTime, inForce: string): string {
  const waiting = amendments.filter(({ phase }) => phase === 'adopted');
  return waiting.sort((a, b) => (b.adoptedAt ?? 0) - (a.adoptedAt ?? 0))[0]?.charter ?? inForce;
}

function Draft({
  inForce,
  name,
  amendments,
}: {
  readonly inForce: string;
  readonly name: string;
  readonly amendments: readonly AmendmentView[];
}): ReactNode {
  const [taken, setTaken] = useState<Taken | null>(null);
  const [draft, setDraft] = useDraft(name, inForce);
  const examination = useExamined(draft, inForce);
  const { examined } = examination;
  const changed = draft !== inForce;
  return (
    <div className="stack loose">
      <CharterEditor value={draft} onChange={setDraft} examination={examination} />
      {changed ? (
        <StartOver
          onSure={() => {
            setTaken(null);
            setDraft(inForce);
          }}
        />
      ) : (
        <>
          <Empty title={text.unchanged}>{text.unchangedMore}</Empty>
          <Overtaken
            amendments={amendments}
            base={inForce}
            onTake={(found) => {
              setTaken(found);
              setDraft(found.merged.text);
            }}
          />
        </>
      )}
      {taken === null ? null : <TakenOver {...taken} />}
      {changed && examined?.outcome === 'unreadable' ? <Notice meaning="attention">{text.notReadable}</Notice> : null}
      {changed && examined?.outcome === 'read' && examined.amendment !== null ? (
        <>
          <NextVersion readable={examined} amendment={examined.amendment} draft={draft} onChange={setDraft} />
          <AmendmentRead readable={examined} amendment={examined.amendment} before={inForce} after={examination.text} />
        </>
      ) : null}
    </div>
  );
}

/** Nobody should take the amended charter for the one before, so it gets the next number. */
function NextVersion({
  readable,
  amendment,
  draft,
  onChange,
}: {
  readonly readable: Readable;
  readonly amendment: Amendment;
  readonly draft: string;
  readonly onChange: (draft: string) => void;
}): ReactNode {
  const next = amendment.from.version + 1;
  if (readable.charter.version >= next) return null;
  return (
    <Notice meaning="attention" role="status">
      <p>{text.version(amendment.from.version, readable.charter.version)}</p>
      <p>
        <button
          type="button"
          className="button"
          onClick={() => onChange(draft.replace(/^version:.*$/m, `version: ${next}`))}
        >
          {text.writeVersion(next)}
        </button>
      </p>
    </Notice>
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
      <TierNeeded amendment={amendment} />
      <ClausesChanged amendment={amendment} />
      <LinesChanged before={before} after={after} />
      {amendment.diff.clauses.length === 0 ? null : (
        <Proposing readable={readable} amendment={amendment} before={before} after={after} />
      )}
    </>
  );
}

function Proposing({ readable, amendment, before, after }: AmendmentReadProps): ReactNode {
  const { charter, hash, remarks } = readable;
  const faults = remarks.filter(({ gravity }) => gravity === 'fault' || gravity === 'misread').length;
  const paper = motionText(amendment, hash, before, after);
  const title = text.paperTitle(charter.title);
  const name = `${charter.id}-${hash.slice(0, 8)}`;
  return (
    <>
      {faults > 0 ? (
        <section className="section">
          <h2>{text.proposing}</h2>
          <Notice meaning="lost">{text.faults(faults)}</Notice>
        </section>
      ) : (
        <LayBefore text={after} title={title} paper={paper} words={amendment.inForce ?? ''} />
      )}
      <details className="no-print">
        <summary>{text.asFiles}</summary>
        <dl className="pairs">
          <dt>{text.amended}</dt>
          <dd>
            {charter.title}, {words.charter.page.version(charter.version).toLowerCase()}
          </dd>
          <dt>{text.hash}</dt>
          <dd className="hash">{hash}</dd>
        </dl>
        <div className="row">
          <button type="button" className="button" onClick={() => saveFile(`${name}.yaml`, after, 'application/yaml')}>
            {text.saveFile}
          </button>
          <button
            type="button"
            className="button"
            onClick={() => saveFile(`${name}-motion.txt`, `${title}\n\n${paper}`, 'text/plain')}
          >
            {text.savePaper}
          </button>
        </div>
      </details>
    </>
  );
}
