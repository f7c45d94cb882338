/** One election: who stands and says what, the ballot, the result and the count done again in this browser. */
import { canonicalBytes, type Json, type MemberId, must, toBase64, toUtf8 } from '@quorate/basics';
import { countElection } from '@quorate/record';
import { story } from '@quorate/tally';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { type ReactNode, useId, useMemo, useState } from 'react';
import { bodyQuery, electionQuery } from '../api/queries.ts';
import type { Blob, ElectionPage as ElectionData } from '../api/types.ts';
import { ActButton, mayDo, NotNow } from '../parts/act-button.tsx';
import { Bones, Fetched } from '../parts/fetched.tsx';
import { Notice, Tag } from '../parts/marks.tsx';
import { useHere } from '../parts/organisation.tsx';
import { Page } from '../parts/page.tsx';
import { type BlobRef, type ElectionState, sha256Hex } from '../spine.ts';
import { words } from '../words/index.ts';
import { postTitle } from './post-title.ts';

const text = words.elections.election;
const reopen = 'reopen-nominations';

export function ElectionPage(): ReactNode {
  const { org } = useHere();
  const { election } = useParams({ from: '/o/$org/elections/$election' });
  const query = useQuery(electionQuery(org, election));
  const found = query.data?.election;
  return (
    <Page title={found === undefined ? text.kind : postTitle(found.post)} kicker={text.kind}>
      <Fetched query={query} skeleton={<Bones rows={10} />}>
        {(page) => <Election page={page} />}
      </Fetched>
    </Page>
  );
}

function Election({ page }: { readonly page: ElectionData }): ReactNode {
  const { say } = useHere();
  const { election, entitled } = page;
  const cast = Object.keys(election.ballots).length;
  return (
    <div className="columns two">
      <div className="stack loose">
        {election.result === null ? null : <Result election={election} />}
        <Acts page={page} />
        <Candidates page={page} />
      </div>
      <section className="section">
        <h2>{text.kind}</h2>
        <p>
          <Tag meaning={election.phase === 'counted' ? 'quiet' : 'open'}>
            {words.acts.electionPhase(election.phase)}
          </Tag>
        </p>
        <p>
          {text.seats(election.seats)}. {text.voters(entitled)}
        </p>
        {election.phase === 'nominations' ? <p>{text.closes(say.dates.moment(election.nominationsClose))}</p> : null}
        {election.phase === 'polling' ? <p>{text.voted(cast, entitled)}</p> : null}
        <dl className="pairs">
          <dt>{text.rule}</dt>
          <dd className="hash">{election.rule}</dd>
          <dt>{text.secrecy}</dt>
          <dd>{election.secrecy === 'secret' ? text.secret : text.open}</dd>
        </dl>
      </section>
    </div>
  );
}

function Candidates({ page }: { readonly page: ElectionData }): ReactNode {
  const { say } = useHere();
  const candidates = Object.values(page.election.candidates);
  return (
    <section className="section">
      <h2>{text.candidates}</h2>
      {candidates.length === 0 ? <p className="soft">{text.noCandidates}</p> : null}
      {candidates.map(({ member, phase, nominatedBy }) => (
        <article key={member} className="motion-card">
          <div className="row apart">
            <h3 className="motion-card-title">{say.name(member)}</h3>
            <Tag meaning={phase === 'standing' ? 'carried' : phase === 'nominated' ? 'attention' : 'quiet'}>
              {text[phase]}
            </Tag>
          </div>
          {page.statements[member] ? <p className="statement">{page.statements[member]}</p> : null}
          <p className="small soft">{text.nominatedBy(words.joined(nominatedBy.map((one) => say.name(one))))}</p>
        </article>
      ))}
    </section>
  );
}

function Acts({ page }: { readonly page: ElectionData }): ReactNode {
  const { election, may } = page;
  const body = { election: election.id };
  const allowed = (kind: Parameters<typeof mayDo>[1]): boolean => mayDo(may, kind)?.allowed === true;
  const refused = may.filter(
    (one) => !one.allowed && (one.kind === 'cast-ballot' || one.kind === 'nominate') && one.refusal !== undefined,
  );
  return (
    <div className="stack">
      {allowed('accept-nomination') ? <Accept election={election.id} /> : null}
      {allowed('cast-ballot') ? <Ballot election={election} /> : null}
      {allowed('nominate') ? <Nominate election={election} /> : null}
      <div className="row">
        {allowed('open-poll') ? <ActButton command={{ kind: 'open-poll', body }} look="main" /> : null}
        {allowed('close-poll') ? <ActButton command={{ kind: 'close-poll', body }} look="main" /> : null}
        {allowed('withdraw-candidacy') ? (
          <ActButton command={{ kind: 'withdraw-candidacy', body }} look="grave" />
        ) : null}
      </div>
      <NotNow may={refused} />
    </div>
  );
}

function Accept({ election }: { readonly election: string }): ReactNode {
  const [said, setSaid] = useState('');
  const id = useId();
  const paper = said.trim() === '' ? null : textBlob(said.trim());
  return (
    <section className="section">
      <div className="field full">
        <label htmlFor={id}>{text.statement}</label>
        <textarea
          id={id}
          className="paper short"
          maxLength={5000}
          value={said}
          dir="auto"
          onChange={(event) => setSaid(event.target.value)}
        />
        <p className="help small">{text.statementHelp}</p>
      </div>
      <div className="row">
        <ActButton
          command={{ kind: 'accept-nomination', body: { election, statement: paper?.ref ?? null } }}
          blobs={paper === null ? [] : [paper.blob]}
          look="main"
        />
      </div>
    </section>
  );
}

function Nominate({ election }: { readonly election: ElectionState }): ReactNode {
  const { org, say } = useHere();
  const [whom, setWhom] = useState('');
  const id = useId();
  const everyone = useInfiniteQuery(bodyQuery(org, 'general-meeting'));
  const people = everyone.data?.pages.flatMap(({ roll }) => roll.members) ?? [];
  const open = people.filter(({ member }) => !(member in election.candidates));
  return (
    <div className="row ends">
      <div className="field">
        <label htmlFor={id}>{text.whom}</label>
        {everyone.isError ? (
          <input id={id} value={whom} pattern="[0-9a-f]{32}" onChange={(event) => setWhom(event.target.value.trim())} />
        ) : (
          <select id={id} value={whom} onChange={(event) => setWhom(event.target.value)}>
            <option value="">–</option>
            {open.map(({ member }) => (
              <option key={member} value={member}>
                {say.name(member)}
              </option>
            ))}
          </select>
        )}
      </div>
      <ActButton
        disabled={whom === ''}
        command={{ kind: 'nominate', body: { election: election.id, candidate: whom as MemberId } }}
        onRecorded={() => setWhom('')}
      />
    </div>
  );
}

/** Numbers beside names: the same by keyboard, by finger and by voice. */
function Ballot({ election }: { readonly election: ElectionState }): ReactNode {
  const { say, me } = useHere();
  const choices: readonly string[] = election.reopenNominations ? [...election.standing, reopen] : election.standing;
  const before = me === null ? undefined : election.ballots[me];
  const [ranks, setRanks] = useState<{ readonly [choice: string]: number }>(() => ranksOf(before?.ranking ?? []));
  const id = useId();
  const nameOf = (choice: string): string => (choice === reopen ? text.reopen : say.name(choice));
  return (
    <section className="section">
      <h2>{text.ballot}</h2>
      <p>{text.ballotLead}</p>
      {before === undefined ? null : <Notice meaning="carried">{text.yours}</Notice>}
      <ul className="list">
        {choices.map((choice) => (
          <li key={choice} className="list-row">
            <span className="row apart">
              <label htmlFor={`${id}${choice}`} className="list-title">
                {nameOf(choice)}
              </label>
              <span className="field rank-field">
                <select
                  id={`${id}${choice}`}
                  value={ranks[choice] ?? 0}
                  onChange={(event) => setRanks({ ...ranks, [choice]: Number(event.target.value) })}
                >
                  <option value={0}>{text.unranked}</option>
                  {choices.map((other, i) => (
                    <option key={other} value={i + 1}>
                      {i + 1}
                    </option>
                  ))}
                </select>
              </span>
            </span>
          </li>
        ))}
      </ul>
      <div className="row">
        <ActButton
          command={{ kind: 'cast-ballot', body: { election: election.id, ranking: rankingOf(ranks) as never } }}
          look="main large"
        />
      </div>
    </section>
  );
}

/** Groups by number, best first. */
function rankingOf(ranks: { readonly [choice: string]: number }): readonly (readonly string[])[] {
  const used = [...new Set(Object.values(ranks))].filter((rank) => rank > 0).sort((a, b) => a - b);
  return used.map((rank) => Object.keys(ranks).filter((choice) => ranks[choice] === rank));
}

function ranksOf(ranking: readonly (readonly string[])[]): { readonly [choice: string]: number } {
  return Object.fromEntries(ranking.flatMap((group, i) => group.map((choice) => [choice, i + 1])));
}

function Result({ election }: { readonly election: ElectionState }): ReactNode {
  const { say } = useHere();
  const { result } = election;
  const again = useMemo(() => countElection(election, sha256Hex), [election]);
  if (result === null) return null;
  const named = (line: string): string =>
    line.replaceAll(/[0-9a-f]{32}/g, (handle) => say.name(handle)).replaceAll(reopen, text.reopen);
  const same = again.ok && sha256Hex(canonicalBytes(again.value as unknown as Json)) === result.transcript;
  return (
    <section className="section">
      <h2>{text.result}</h2>
      <p className="verdict">
        {result.elected.length === 0 ? text.nobody : text.elected(words.joined(result.elected.map(say.name)))}
      </p>
      <p>{words.outOf(result.ballots, result.entitled, 'entitled voted')}.</p>
      {result.transcript === null ? null : (
        <>
          <Notice meaning={same ? 'carried' : 'lost'} title={text.again}>
            {same ? text.same : again.ok ? text.differs : text.cannot}
          </Notice>
          {again.ok ? (
            <details>
              <summary>{text.story}</summary>
              <ol className="story">
                {story(again.value).map((line, i) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the story of a count never changes
                  <li key={i}>{named(line)}</li>
                ))}
              </ol>
            </details>
          ) : null}
          <dl className="pairs">
            <dt>{text.seed}</dt>
            <dd className="hash">{result.seed}</dd>
            <dt>{text.transcript}</dt>
            <dd className="hash">{result.transcript}</dd>
          </dl>
        </>
      )}
    </section>
  );
}

function textBlob(said: string): { readonly ref: BlobRef; readonly blob: Blob } {
  const bytes = must(toUtf8(said));
  return {
    ref: { sha256: sha256Hex(bytes), size: bytes.length, media: 'text/plain' },
    blob: { media: 'text/plain', base64: toBase64(bytes) },
  };
}
