/** The keys that trustees made or are making, and the way into a new one. */
import { type TrusteeshipState, trusteeSteps } from '@quorate/record';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { type ReactNode, useId, useState } from 'react';
import { bodiesQuery, mayQuery } from '../api/queries.ts';
import { ActButton, NotNow } from '../parts/act-button.tsx';
import { Bones, Fetched } from '../parts/fetched.tsx';
import { Empty, Notice, Tag } from '../parts/marks.tsx';
import { useHere } from '../parts/organisation.tsx';
import { Page } from '../parts/page.tsx';
import { words } from '../words/index.ts';
import { KeyMaker } from './key-maker.tsx';
import { Practice } from './practice.tsx';
import { ballotsQuery, isRehearsal, type TrusteeshipRow, useTrusteeship, useTrusteeships } from './sealed-views.ts';

const text = words.sealed.trustees;
export function TrusteesPage(): ReactNode {
  const query = useTrusteeships();
  const { org, me } = useHere();
  return (
    <Page title={text.title}>
      <div className="stack loose">
        <p className="lead">{text.lead}</p>
        <Fetched query={query} skeleton={<Bones rows={6} />}>
          {(all) => {
            if (all.length === 0) return <Empty title={text.none}>{text.noneMore}</Empty>;
            return (
              <ul className="list">
                {all.map((one) => (
                  <li key={one.id}>
                    <Link to="/o/$org/trustees/$trusteeship" params={{ org, trusteeship: one.id }} className="list-row">
                      <span className="row apart">
                        <span className="list-title">{text.title1(one.id)}</span>
                        <PhaseTag trusteeship={one} />
                      </span>
                    </Link>
                  </li>
                ))}
              </ul>
            );
          }}
        </Fetched>
        <Ballots />
        {me === null ? null : <Begin known={(query.data ?? []).map(({ id }) => id)} />}
      </div>
    </Page>
  );
}

/** Every secret ballot there was, the newest first. */
function Ballots(): ReactNode {
  const { org } = useHere();
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(ballotsQuery(org));
  const rows = data?.pages.flatMap((page) => page.rows) ?? [];
  if (rows.length === 0) return null;
  const ballot = words.sealed.ballot;
  return (
    <section className="section">
      <h2>{text.ballots}</h2>
      <ul className="list">
        {rows.map(({ id, phase, subject, registered, entitled }) => (
          <li key={id}>
            <Link to="/o/$org/ballots/$ballot" params={{ org, ballot: id }} className="list-row">
              <span className="row apart">
                <span className="list-title">{subject.kind === 'motion' ? ballot.motion : ballot.election}</span>
                <Tag meaning={phase === 'counted' ? 'carried' : 'open'}>{ballot.phases[phase]}</Tag>
              </span>
              <span className="small soft">{ballot.figures(registered, entitled)}</span>
            </Link>
          </li>
        ))}
      </ul>
      {hasNextPage ? (
        <button
          type="button"
          className="button"
          aria-disabled={isFetchingNextPage}
          onClick={() => void (isFetchingNextPage || fetchNextPage())}
        >
          {text.more}
        </button>
      ) : null}
    </section>
  );
}

function PhaseTag({ trusteeship }: { readonly trusteeship: TrusteeshipRow }): ReactNode {
  const { phase } = trusteeship;
  return (
    <span className="row">
      {isRehearsal(trusteeship) ? <Tag meaning="attention">{text.isRehearsal}</Tag> : null}
      <Tag meaning={phase === 'ready' ? 'carried' : 'open'}>{text.phases[phase]}</Tag>
    </span>
  );
}

function Begin({ known }: { readonly known: readonly string[] }): ReactNode {
  const { org } = useHere();
  const bodies = useQuery(bodiesQuery(org)).data ?? [];
  const [chosen, setChosen] = useState<string | null>(null);
  const [threshold, setThreshold] = useState(2);
  const [rehearse, setRehearse] = useState(false);
  const id = useId();
  const fit = bodies.filter(({ entitled }) => entitled >= 2 && entitled <= mostTrustees);
  const of = chosen ?? (fit.find((body) => body.id === 'scrutineers') ?? fit[0])?.id ?? '';
  const size = fit.find((body) => body.id === of)?.entitled ?? 2;
  const command = {
    kind: 'begin-trusteeship',
    body: {
      trusteeship: unusedName(known, rehearse ? 'rehearsal' : 'key'),
      of,
      threshold,
      ...(rehearse && { rehearsal: true as const }),
    },
  } as const;
  const may = useQuery({ ...mayQuery(org, command), enabled: of !== '' }).data;
  return (
    <section className="section">
      <h2>{text.begin}</h2>
      <div className="field">
        <label htmlFor={id}>{text.of}</label>
        <select id={id} value={of} onChange={(event) => setChosen(event.target.value)}>
          {fit.map((body) => (
            <option key={body.id} value={body.id}>
              {body.name} ({body.entitled})
            </option>
          ))}
        </select>
      </div>
      <div className="field narrow-field">
        <label htmlFor={`${id}k`}>{text.threshold}</label>
        <input
          id={`${id}k`}
          type="number"
          min={2}
          max={size}
          value={threshold}
          onChange={(event) => setThreshold(Number(event.target.value))}
        />
      </div>
      <p className="soft">{text.rule(threshold, size)}</p>
      <p className="row nowrap">
        <input
          id={`${id}r`}
          type="checkbox"
          checked={rehearse}
          onChange={(event) => setRehearse(event.target.checked)}
        />
        <label htmlFor={`${id}r`}>{text.rehearse}</label>
      </p>
      <div className="row">
        {may?.allowed === false ? (
          <NotNow may={[may]} />
        ) : (
          <ActButton disabled={of === ''} command={command} label={text.begin} look="main" />
        )}
      </div>
    </section>
  );
}

/** Every trustee takes part in every step; more than this do not get through an evening. */
const mostTrustees = 15;

function unusedName(known: readonly string[], stem: string): string {
  for (let number = 1; ; number += 1) {
    if (!known.includes(`${stem}-${number}`)) return `${stem}-${number}`;
  }
}

export function TrusteeshipPage(): ReactNode {
  const { trusteeship } = useParams({ from: '/o/$org/trustees/$trusteeship' });
  const query = useTrusteeship(trusteeship);
  const { org } = useHere();
  return (
    <Page title={text.title1(trusteeship)} kicker={text.title}>
      <Fetched query={query} skeleton={<Bones rows={8} />}>
        {({ trusteeship: found }) => <Ceremony trusteeship={found} />}
      </Fetched>
      <p>
        <Link to="/o/$org/trustees" params={{ org }}>
          {text.toList}
        </Link>
      </p>
    </Page>
  );
}

function Ceremony({ trusteeship }: { readonly trusteeship: TrusteeshipState }): ReactNode {
  const { me, say } = useHere();
  const { phase, trustees, threshold, steps } = trusteeship;
  const mine = trustees.find((trustee) => trustee === me);
  return (
    <div className="stack loose">
      <PhaseTag trusteeship={trusteeship} />
      <p>{text.rule(threshold, trustees.length)}</p>
      <ol className="steps">
        {trusteeSteps.map((step) => (
          <li key={step} aria-current={step === phase ? 'step' : undefined}>
            {text.phases[step]}
          </li>
        ))}
      </ol>
      {phase === 'ready' ? (
        <Notice meaning="carried">{isRehearsal(trusteeship) ? text.readyToPractise : text.readyWord}</Notice>
      ) : null}
      <ul className="list">
        {trustees.map((trustee) => {
          const done = phase === 'ready' || Object.hasOwn(steps[phase], trustee);
          return (
            <li key={trustee} className="list-row">
              <span className="row apart">
                <span>{say.name(trustee)}</span>
                <Tag meaning={done ? 'carried' : 'quiet'}>{done ? text.done : text.awaited}</Tag>
              </span>
            </li>
          );
        })}
      </ul>
      {mine === undefined ? <p className="soft">{text.notOne}</p> : <KeyMaker trusteeship={trusteeship} me={mine} />}
      {phase === 'ready' && trusteeship.rehearsal ? <Practice trusteeship={trusteeship} me={me} /> : null}
    </div>
  );
}
