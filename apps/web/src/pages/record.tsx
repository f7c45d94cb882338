/** The record: every entry in order, and for each the proof that it is in the log, worked out here. */

import { fromUtf8, must } from '@quorate/basics';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Download, ShieldCheck } from 'lucide-react';
import { type FormEvent, type ReactNode, useId } from 'react';
import { askBytes } from '../api/client.ts';
import { entriesQuery } from '../api/queries.ts';
import type { Entry } from '../api/types.ts';
import { Facts } from '../parts/facts.tsx';
import { Bones, Failure, Fetched } from '../parts/fetched.tsx';
import { saveFile } from '../parts/files.ts';
import { Mandate } from '../parts/mandate.tsx';
import { Empty, Notice } from '../parts/marks.tsx';
import { useHere, useLive } from '../parts/organisation.tsx';
import { Page } from '../parts/page.tsx';
import { Scroll } from '../parts/scroll.tsx';
import { checkInclusion, entryBytes } from '../proof/inclusion.ts';
import { words } from '../words/index.ts';

const text = words.record.archive;
const perPage = 50;

export function RecordPage(): ReactNode {
  const { org, organisation, connection, watch } = useHere();
  const { last } = useLive(connection);
  const search = useSearch({ strict: false }) as { readonly from?: number };
  const size = last + 1;
  const newest = Math.max(0, size - perPage);
  const from = Math.max(0, Math.min(Number(search.from ?? newest), newest));
  const limit = Math.min(perPage, size - from);
  const entries = useQuery({ ...entriesQuery(org, from, limit), placeholderData: (before) => before });
  return (
    <Page title={text.title} aside={<p className="lead">{text.lead}</p>}>
      <div className="columns two">
        <section className="section">
          <h2>{text.size(size)}</h2>
          <GoTo />
          <Fetched query={entries} skeleton={<Bones rows={12} />}>
            {(data) => (data.entries.length === 0 ? <Empty title={text.empty} /> : <Entries entries={data.entries} />)}
          </Fetched>
          <Pager from={from} size={size} newest={newest} />
        </section>
        <div className="stack loose">
          <section className="section">
            <h2>{text.head}</h2>
            {watch.phase === 'looking' ? <p>{text.looking}</p> : null}
            {watch.phase === 'consistent' ? (
              <>
                <Notice meaning="carried">{watch.since === null ? text.first : text.kept}</Notice>
                <dl className="pairs">
                  <dt>{text.size(watch.head.size)}</dt>
                  <dd />
                  <dt>{text.root}</dt>
                  <dd className="hash">{watch.head.root}</dd>
                </dl>
              </>
            ) : null}
          </section>
          <section className="section">
            <h2>{text.verify}</h2>
            <p>{text.downloadLead}</p>
            <div className="row">
              <DownloadBundle />
              <Link to="/verify" className="button">
                <ShieldCheck aria-hidden />
                {text.verify}
              </Link>
            </div>
            <p className="hash soft">{organisation.log}</p>
          </section>
        </div>
      </div>
    </Page>
  );
}

function DownloadBundle(): ReactNode {
  const { org } = useHere();
  const download = useMutation({
    mutationFn: async () =>
      saveFile(`${org}.quorate.tar`, await askBytes(`/api/organisations/${org}/bundle`), 'application/x-tar'),
  });
  return (
    <>
      <button type="button" className="button" disabled={download.isPending} onClick={() => download.mutate()}>
        <Download aria-hidden />
        {text.download}
      </button>
      {download.error === null ? null : <Failure error={download.error} />}
    </>
  );
}

function Entries({ entries }: { readonly entries: readonly Entry[] }): ReactNode {
  const { org, say } = useHere();
  return (
    <Scroll label={text.title}>
      <table>
        <thead>
          <tr>
            <th scope="col" className="number">
              {text.index}
            </th>
            <th scope="col">{text.what}</th>
            <th scope="col">{text.when}</th>
          </tr>
        </thead>
        <tbody>
          {[...entries].reverse().map(({ index, at, facts }) => (
            <tr key={index}>
              <td className="number">
                <Link to="/o/$org/record/$index" params={{ org, index: String(index) }}>
                  {index}
                </Link>
              </td>
              <td>
                <Facts facts={facts} />
              </td>
              <td className="small">{say.dates.brief(at)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function Pager({
  from,
  size,
  newest,
}: {
  readonly from: number;
  readonly size: number;
  readonly newest: number;
}): ReactNode {
  const { org } = useHere();
  const to = (start: number, label: string): ReactNode => (
    <Link to="/o/$org/record" params={{ org }} search={{ from: start } as never} className="button">
      {label}
    </Link>
  );
  return (
    <div className="row apart">
      <span className="soft">{text.range(from, Math.max(from, Math.min(from + perPage, size) - 1), size)}</span>
      <span className="row">
        {from < newest ? to(Math.min(newest, from + perPage), text.newer) : null}
        {from > 0 ? to(Math.max(0, from - perPage), text.older) : null}
      </span>
    </div>
  );
}

function GoTo(): ReactNode {
  const { org } = useHere();
  const navigate = useNavigate();
  const id = useId();
  const go = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const index = String(new FormData(event.currentTarget).get('index') ?? '');
    if (/^\d+$/.test(index)) void navigate({ to: '/o/$org/record/$index', params: { org, index } });
  };
  return (
    <form className="row" onSubmit={go}>
      <label htmlFor={id}>{text.go}</label>
      <span className="field narrow-field">
        <input id={id} name="index" inputMode="numeric" pattern="[0-9]+" size={6} />
      </span>
    </form>
  );
}

const entryText = words.record.entry;

export function EntryPage(): ReactNode {
  const { org } = useHere();
  const { index } = useParams({ from: '/o/$org/record/$index' });
  const number = Number(index);
  const query = useQuery(entriesQuery(org, number, 1));
  const entry = query.data?.entries.find((one) => one.index === number);
  return (
    <Page
      title={entryText.title(number)}
      kicker={
        <Link to="/o/$org/record" params={{ org }}>
          {text.title}
        </Link>
      }
    >
      <Fetched
        query={
          {
            ...query,
            data: entry,
            error: query.data !== undefined && entry === undefined ? new Error('gone') : query.error,
          } as never
        }
      >
        {(data: Entry) => <EntryView entry={data} />}
      </Fetched>
    </Page>
  );
}

function EntryView({ entry }: { readonly entry: Entry }): ReactNode {
  const { say } = useHere();
  const { act } = entry;
  return (
    <div className="stack loose">
      <p className="verdict">
        <Facts facts={entry.facts} />
      </p>
      <dl className="pairs">
        <dt>{entryText.received}</dt>
        <dd>{say.dates.moment(entry.at)}</dd>
        <dt>{entryText.signedBy}</dt>
        <dd>{act.actor === 'charter' ? entryText.charterActs : say.name(act.actor)}</dd>
        {entry.signatures.map(({ device }) => (
          <DeviceRow key={device} device={device} />
        ))}
        {act.seen === null ? null : (
          <>
            <dt />
            <dd className="soft">{entryText.seen(act.seen.size)}</dd>
          </>
        )}
      </dl>
      <Inclusion entry={entry} />
      <Mandate index={entry.index} />
      <details>
        <summary>{entryText.bytes}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long line must be reachable to scroll */}
        <pre tabIndex={0}>{must(fromUtf8(entryBytes(entry)))}</pre>
      </details>
    </div>
  );
}

function DeviceRow({ device }: { readonly device: string }): ReactNode {
  return (
    <>
      <dt>{entryText.device}</dt>
      <dd className="hash">{device}</dd>
    </>
  );
}

function Inclusion({ entry }: { readonly entry: Entry }): ReactNode {
  const { org, watch } = useHere();
  const head = watch.phase === 'consistent' && watch.head.size > entry.index ? watch.head : null;
  const check = useQuery({
    queryKey: ['org', org, 'inclusion', entry.index, head?.root ?? ''],
    queryFn: () => checkInclusion(org, entry, head ?? { size: 0, root: '' as never }),
    enabled: head !== null,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <section className="section">
      <h2>{entryText.inclusion}</h2>
      {watch.phase === 'conflict' ? <Notice meaning="lost">{entryText.noHead}</Notice> : null}
      {check.error === null ? null : <Failure error={check.error} onRetry={() => void check.refetch()} />}
      {check.data === undefined ? (
        check.error === null && watch.phase !== 'conflict' ? (
          <Notice meaning="quiet">{entryText.checking}</Notice>
        ) : null
      ) : (
        <>
          <Notice meaning={check.data.holds ? 'carried' : 'lost'} role="status">
            {check.data.holds ? entryText.holds(check.data.head.size) : entryText.fails}
          </Notice>
          <details>
            <summary>{entryText.path(check.data.proof.length)}</summary>
            <dl className="pairs">
              <dt>{entryText.leaf}</dt>
              <dd className="hash">{check.data.leaf}</dd>
              <dt>{text.root}</dt>
              <dd className="hash">{check.data.head.root}</dd>
            </dl>
            <pre>{check.data.proof.join('\n')}</pre>
          </details>
        </>
      )}
    </section>
  );
}
