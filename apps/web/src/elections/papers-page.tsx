/** The tellers' papers: one enters a batch, another confirms it by entering it again or by checking. */
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { type ReactNode, useEffect, useId, useMemo, useState } from 'react';
import { freshId } from '../acts/compose.ts';
import { electionQuery } from '../api/queries.ts';
import type { ElectionPage } from '../api/types.ts';
import { postTitle } from '../pages/post-title.ts';
import { ActButton, mayDo, NotNow } from '../parts/act-button.tsx';
import { Fetched } from '../parts/fetched.tsx';
import { Notice, Tag } from '../parts/marks.tsx';
import { useHere } from '../parts/organisation.tsx';
import { Page } from '../parts/page.tsx';
import { Scroll } from '../parts/scroll.tsx';
import { words } from '../words/index.ts';
import { choicesOf } from './ballot.tsx';
import { choiceName } from './named.ts';
import { differences, emptyLine, mistakesOf, type PaperCount, type PaperLine, papersIn, total } from './paper-grid.ts';
import { PaperGrid } from './paper-grid-table.tsx';
import type { Ranking } from './ranking.ts';
import { knowsSharedRanks } from './shared-ranks.ts';
import './elections.css';

const text = words.elections.papers;

export function PapersPage(): ReactNode {
  const { org } = useHere();
  const { election } = useParams({ from: '/o/$org/elections/$election/papers' });
  const query = useQuery(electionQuery(org, election));
  const post = query.data?.election.post;
  return (
    <Page
      title={text.title}
      kicker={
        <Link to="/o/$org/elections/$election" params={{ org, election }}>
          {post === undefined ? words.elections.election.kind : postTitle(post)}
        </Link>
      }
    >
      <Fetched query={query}>{(page) => <Papers page={page} />}</Fetched>
    </Page>
  );
}

function Papers({ page }: { readonly page: ElectionPage }): ReactNode {
  const { election, may, entitled } = page;
  const batches = Object.entries(election.batches);
  const entered = batches.reduce((sum, [, { papers }]) => sum + total(papers), 0);
  const enter = mayDo(may, 'enter-papers');
  if (election.phase !== 'polling') {
    return <Notice meaning="quiet">{text.notNow(words.acts.electionPhase(election.phase))}</Notice>;
  }
  return (
    <div className="stack loose papers-page">
      <p>{text.inAll(entered + Object.keys(election.ballots).length, entitled)}</p>
      {batches.map(([batch]) => (
        <Batch key={batch} batch={batch} page={page} />
      ))}
      {enter?.allowed === true ? (
        <Enter key={batches.length} page={page} />
      ) : (
        <NotNow may={enter === undefined ? [] : [enter]} />
      )}
    </div>
  );
}

function Enter({ page }: { readonly page: ElectionPage }): ReactNode {
  const { org, say } = useHere();
  const { election } = page;
  const choices = choicesOf(election);
  const shared = useShared(election.rule);
  const batches = Object.values(election.batches);
  const next = batches.length + 1;
  const before = batches.reduce((sum, one) => sum + total(one.papers), Object.keys(election.ballots).length);
  const [batch, setBatch] = useState(`box-${next}`);
  const id = useId();
  const [lines, setLines] = useDraft(`${org}/${election.id}/papers`, choices.length);
  const mistakes = mistakesOf(lines, choices.length, shared);
  const papers = papersIn(lines, choices);
  const ready = mistakes.length === 0 && papers.length > 0 && /^[\w-]{1,64}$/.test(batch);
  return (
    <section className="section">
      <h2>{text.enter}</h2>
      <p>{text.enterLead}</p>
      <div className="field narrow-field">
        <label htmlFor={id}>{text.batchName}</label>
        <input id={id} value={batch} maxLength={64} onChange={(event) => setBatch(event.target.value)} />
      </div>
      <PaperGrid
        lines={lines}
        onChange={setLines}
        choices={choices}
        nameOf={(choice) => choiceName(choice, say)}
        mistakes={mistakes}
      />
      <p>{text.inBatch(total(papers))}</p>
      {before + total(papers) > page.entitled ? (
        <Notice meaning="attention" role="status">
          {text.tooMany(before + total(papers), page.entitled)}
        </Notice>
      ) : null}
      <div className="row">
        <ActButton
          disabled={!ready}
          command={{ kind: 'enter-papers', body: { election: election.id, batch, papers: papers as never } }}
          look="main"
          onRecorded={() => setLines([emptyLine(freshId(), choices.length)])}
        />
      </div>
    </section>
  );
}

function Batch({ batch, page }: { readonly batch: string; readonly page: ElectionPage }): ReactNode {
  const { me, say } = useHere();
  const { election } = page;
  const found = election.batches[batch];
  const [way, setWay] = useState<'none' | 'again' | 'check'>('none');
  if (found === undefined) return null;
  const { papers, enteredBy, confirmedBy } = found;
  const runs = mayDo(page.may, 'enter-papers')?.allowed === true;
  return (
    <section className="section">
      <div className="row apart">
        <h2>{text.batch(batch)}</h2>
        <Tag meaning={confirmedBy === null ? 'attention' : 'carried'}>
          {confirmedBy === null ? text.unconfirmed : text.confirmedBy(say.name(confirmedBy))}
        </Tag>
      </div>
      <p>{text.enteredBy(say.name(enteredBy), total(papers))}</p>
      {confirmedBy !== null ? (
        <details>
          <summary>{text.show}</summary>
          <PaperTable papers={papers} />
        </details>
      ) : enteredBy === me ? (
        <>
          <p className="soft">{text.another}</p>
          <details>
            <summary>{text.show}</summary>
            <PaperTable papers={papers} />
          </details>
        </>
      ) : !runs ? null : way === 'none' ? (
        <div className="row">
          <button type="button" className="button main" onClick={() => setWay('again')}>
            {text.again}
          </button>
          <button type="button" className="button" onClick={() => setWay('check')}>
            {text.check}
          </button>
        </div>
      ) : way === 'check' ? (
        <Check batch={batch} election={election.id} papers={papers} />
      ) : (
        <Again batch={batch} page={page} papers={papers} />
      )}
    </section>
  );
}

interface ConfirmProps {
  readonly batch: string;
  readonly papers: readonly PaperCount[];
}

function Check({ batch, election, papers }: ConfirmProps & { readonly election: string }): ReactNode {
  const [seen, setSeen] = useState(false);
  return (
    <div className="stack">
      <PaperTable papers={papers} />
      <label className="row nowrap">
        <input type="checkbox" checked={seen} onChange={(event) => setSeen(event.target.checked)} />
        {text.compared}
      </label>
      <div className="row">
        <ActButton disabled={!seen} command={{ kind: 'confirm-papers', body: { election, batch } }} look="main" />
      </div>
    </div>
  );
}

/** The first teller's lines stay hidden until the second has entered as many papers. */
function Again({ batch, page, papers }: ConfirmProps & { readonly page: ElectionPage }): ReactNode {
  const { org, say } = useHere();
  const choices = choicesOf(page.election);
  const shared = useShared(page.election.rule);
  const [lines, setLines] = useDraft(`${org}/${page.election.id}/${batch}/again`, choices.length);
  const mistakes = mistakesOf(lines, choices.length, shared);
  const mine = papersIn(lines, choices);
  const apart = differences(papers, mine);
  const [compared, setCompared] = useState(false);
  const nameOf = (choice: string): string => choiceName(choice, say);
  return (
    <div className="stack">
      <PaperGrid
        lines={lines}
        onChange={(next) => {
          setCompared(false);
          setLines(next);
        }}
        choices={choices}
        nameOf={nameOf}
        mistakes={mistakes}
      />
      <div className="row">
        <button
          type="button"
          className="button"
          aria-disabled={mistakes.length > 0}
          onClick={() => setCompared(mistakes.length === 0)}
        >
          {text.compare}
        </button>
      </div>
      <div role="status">
        {!compared ? null : apart.length === 0 ? (
          <Notice meaning="carried" title={text.agree(total(mine))} />
        ) : (
          <Notice meaning="attention" title={text.differ}>
            <ul>
              {apart.map(({ ranking, first, second }) => (
                <li key={JSON.stringify(ranking)}>{text.difference(inWords(ranking, nameOf), first, second)}</li>
              ))}
            </ul>
          </Notice>
        )}
      </div>
      <div className="row">
        <ActButton
          disabled={!compared || apart.length > 0}
          command={{ kind: 'confirm-papers', body: { election: page.election.id, batch } }}
          look="main"
        />
      </div>
    </div>
  );
}

function PaperTable({ papers }: { readonly papers: readonly PaperCount[] }): ReactNode {
  const { say } = useHere();
  return (
    <Scroll label={text.grid}>
      <table>
        <thead>
          <tr>
            <th scope="col" className="number">
              {text.howMany}
            </th>
            <th scope="col">{words.elections.ranking.order}</th>
          </tr>
        </thead>
        <tbody>
          {papers.map(({ ranking, papers: many }) => (
            <tr key={JSON.stringify(ranking)}>
              <td className="number">{many}</td>
              <td>{inWords(ranking, (choice) => choiceName(choice, say))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function inWords(ranking: Ranking, nameOf: (choice: string) => string): string {
  if (ranking.length === 0) return text.blank;
  return ranking.map((group, i) => `${i + 1} ${group.map(nameOf).join(' = ')}`).join(', ');
}

function useShared(rule: string): 'known' | 'unknown' {
  return useMemo(() => (knowsSharedRanks(rule) ? 'known' : 'unknown'), [rule]);
}

/** Two hundred papers are not typed twice because a page was closed: the lines stay in this browser until they are sent. */
function useDraft(
  key: string,
  candidates: number,
): readonly [readonly PaperLine[], (lines: readonly PaperLine[]) => void] {
  const kept = `quorate papers ${key}`;
  const [lines, setLines] = useState<readonly PaperLine[]>(() => readDraft(kept, candidates));
  useEffect(() => {
    try {
      localStorage.setItem(kept, JSON.stringify(lines));
    } catch {
      // Without storage the lines live as long as the page.
    }
  }, [kept, lines]);
  return [lines, setLines];
}

function readDraft(kept: string, candidates: number): readonly PaperLine[] {
  const fresh = [emptyLine(freshId(), candidates)];
  try {
    const found: unknown = JSON.parse(localStorage.getItem(kept) ?? 'null');
    const lines = Array.isArray(found) ? (found as PaperLine[]) : [];
    const whole = lines.every((line) => typeof line?.papers === 'string' && line.marks?.length === candidates);
    return whole && lines.length > 0 ? lines : fresh;
  } catch {
    return fresh;
  }
}
