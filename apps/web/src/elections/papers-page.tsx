/** The tellers' papers: one enters a batch, another confirms it by entering it again or by checking. */
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { freshId } from '../acts/compose.ts';
import { electionQuery } from '../api/queries.ts';
import type { ElectionPage, May } from '../api/types.ts';
import { postTitle } from '../pages/post-title.ts';
import { ActButton, mayDo, NotNow } from '../parts/act-button.tsx';
import { Fetched } from '../parts/fetched.tsx';
import { Notice } from '../parts/marks.tsx';
import { useHere } from '../parts/organisation.tsx';
import { Page } from '../parts/page.tsx';
import { words } from '../words/index.ts';
import { choicesOf } from './ballot.tsx';
import { Batch } from './batch.tsx';
import { choiceName } from './named.ts';
import { usePaperDraft, useShared } from './paper-draft.ts';
import { emptyLine, linesOf, mistakesOf, type PaperLine, papersIn, total } from './paper-grid.ts';
import { PaperGrid } from './paper-grid-table.tsx';
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

/** What a batch that was withdrawn gives to the one that is entered in its place. */
interface Anew {
  readonly name: string;
  readonly lines: readonly PaperLine[];
}

function Papers({ page }: { readonly page: ElectionPage }): ReactNode {
  const { election, may, entitled } = page;
  const [anew, setAnew] = useState<Anew | null>(null);
  const batches = Object.keys(election.batches);
  const enter = mayDo(may, 'enter-papers');
  const polling = election.phase === 'polling';
  const again = (batch: string): void => {
    const papers = election.batches[batch]?.papers ?? [];
    setAnew({ name: nextName(batch, batches), lines: linesOf(papers, choicesOf(election), freshId) });
  };
  return (
    <div className="stack loose papers-page">
      {polling ? (
        <p>{text.inAll(papersSoFar(page), entitled)}</p>
      ) : (
        <Notice meaning="quiet">{text.notNow(words.acts.electionPhase(election.phase))}</Notice>
      )}
      {batches.map((batch) => (
        <Batch
          key={batch}
          batch={batch}
          page={page}
          onAnew={enter?.allowed === true ? () => again(batch) : undefined}
        />
      ))}
      {!polling ? null : enter?.allowed === true ? (
        <Enter key={`${batches.length} ${anew?.name ?? ''}`} page={page} anew={anew} />
      ) : (
        <NothingMore enter={enter} entitled={entitled} />
      )}
    </div>
  );
}

/** With a paper for everybody there is none to enter; otherwise the rule that says no. */
function NothingMore({ enter, entitled }: { readonly enter: May | undefined; readonly entitled: number }): ReactNode {
  if (enter?.refusal?.reason === 'more-papers-than-voters') return <p className="soft">{text.full(entitled)}</p>;
  return <NotNow may={enter === undefined ? [] : [enter]} />;
}

/** Open ballots, and every batch that was not withdrawn. */
function papersSoFar({ election }: ElectionPage): number {
  const held = Object.values(election.batches).filter(({ phase }) => phase !== 'withdrawn');
  return held.reduce((sum, { papers }) => sum + total(papers), Object.keys(election.ballots).length);
}

/** `box-1` becomes `box-1a`, then `box-1b`. */
function nextName(batch: string, taken: readonly string[]): string {
  const stem = batch.replace(/[a-z]$/, '').slice(0, 62);
  for (const letter of 'abcdefghijklmnopqrstuvwxyz') if (!taken.includes(stem + letter)) return stem + letter;
  return `${stem}-${taken.length + 1}`;
}

interface EnterProps {
  readonly page: ElectionPage;
  readonly anew: Anew | null;
}

function Enter({ page, anew }: EnterProps): ReactNode {
  const { org, say } = useHere();
  const { election } = page;
  const choices = choicesOf(election);
  const round = election.rounds?.held.at(-1)?.round;
  const shared = useShared(election.rule);
  const before = papersSoFar(page);
  const [batch, setBatch] = useState(
    anew?.name ?? `${round === undefined ? '' : `round-${round}-`}box-${Object.keys(election.batches).length + 1}`,
  );
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const [lines, setLines] = usePaperDraft(`${org}/${election.id}/papers/${round ?? ''}`, choices.length, anew?.lines);
  useEffect(() => {
    if (anew !== null) heading.current?.focus();
  }, [anew]);
  // A paper of a round has one mark: the number 1 beside a name, or none.
  const marks = round === undefined ? choices.length : 1;
  const mistakes = mistakesOf(lines, marks, shared);
  const papers = papersIn(lines, choices);
  const taken = Object.hasOwn(election.batches, batch);
  const ready = mistakes.length === 0 && papers.length > 0 && /^[A-Za-z0-9][A-Za-z0-9-]{0,63}$/.test(batch) && !taken;
  return (
    <section className="section">
      <h2 ref={heading} tabIndex={-1}>
        {text.enter}
      </h2>
      <p>{round === undefined ? text.enterLead : text.enterRound}</p>
      <div className="field narrow-field">
        <label htmlFor={id}>{text.batchName}</label>
        <input
          id={id}
          value={batch}
          maxLength={64}
          aria-invalid={taken}
          aria-describedby={`${id}help`}
          onChange={(event) => setBatch(event.target.value.replace(/[^A-Za-z0-9-]/g, '-').replace(/^-+/, ''))}
        />
        <p id={`${id}help`} className="help small">
          {taken ? words.refusalSentence({ reason: 'batch-exists', batch }, say) : text.batchNameHelp}
        </p>
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
          command={{
            kind: 'enter-papers',
            body: { election: election.id, ...(round !== undefined && { round }), batch, papers: papers as never },
          }}
          look="main"
          onRecorded={() => setLines([emptyLine(freshId(), choices.length)])}
        />
      </div>
    </section>
  );
}
