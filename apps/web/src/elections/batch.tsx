/** One batch of papers: who entered it, who confirmed it, who withdrew it and why; and what can be done with it. */
import { type ReactNode, useState } from 'react';
import type { ElectionPage } from '../api/types.ts';
import { ActButton, mayDo, NotNow } from '../parts/act-button.tsx';
import { Notice, Tag } from '../parts/marks.tsx';
import { useHere } from '../parts/organisation.tsx';
import { Scroll } from '../parts/scroll.tsx';
import type { ElectionState } from '../spine.ts';
import { words } from '../words/index.ts';
import { choicesOf } from './ballot.tsx';
import { choiceName } from './named.ts';
import { usePaperDraft, useShared } from './paper-draft.ts';
import { differences, mistakesOf, type PaperCount, papersIn, total } from './paper-grid.ts';
import { PaperGrid } from './paper-grid-table.tsx';
import type { Ranking } from './ranking.ts';
import { WithdrawBatch } from './withdraw-batch.tsx';

const text = words.elections.papers;

type BatchState = ElectionState['batches'][string];

export interface BatchProps {
  readonly batch: string;
  readonly page: ElectionPage;
  /** Begins a new batch with the papers of this one, for those who may enter papers. */
  readonly onAnew: (() => void) | undefined;
}

export function Batch({ batch, page, onAnew }: BatchProps): ReactNode {
  const { say } = useHere();
  const { election, may } = page;
  const found = election.batches[batch];
  if (found === undefined) return null;
  const { phase, papers, enteredBy } = found;
  const withdraw = mayDo(may, 'withdraw-papers', batch);
  return (
    <section className="section" aria-label={text.batch(batch)}>
      <div className="row apart">
        <h2>{text.batch(batch)}</h2>
        <PhaseTag batch={found} />
      </div>
      <p>{text.enteredBy(say.name(enteredBy), total(papers))}</p>
      <Objection batch={found} />
      {phase === 'entered' || phase === 'doubted' ? <Confirm batch={batch} page={page} papers={papers} /> : null}
      {phase === 'confirmed' || phase === 'withdrawn' ? (
        <details>
          <summary>{text.show}</summary>
          <PaperTable papers={papers} />
        </details>
      ) : null}
      <div className="row">
        {withdraw?.allowed === true ? (
          <WithdrawBatch election={election.id} batch={batch} phase={phase} doubt={found.doubt?.reason ?? ''} />
        ) : null}
        {phase === 'withdrawn' && onAnew !== undefined ? (
          <button type="button" className="button" onClick={onAnew}>
            {text.enterAnew}
          </button>
        ) : null}
      </div>
      {withdraw?.refusal?.reason === 'needs-another-to-withdraw' ? <NotNow may={[withdraw]} /> : null}
    </section>
  );
}

function PhaseTag({ batch: { phase, confirmedBy } }: { readonly batch: BatchState }): ReactNode {
  const { say } = useHere();
  switch (phase) {
    case 'entered':
      return <Tag meaning="attention">{text.unconfirmed}</Tag>;
    case 'confirmed':
      return <Tag meaning="carried">{text.confirmedBy(confirmedBy === null ? '' : say.name(confirmedBy))}</Tag>;
    case 'doubted':
      return <Tag meaning="attention">{text.doubted}</Tag>;
    default:
      return <Tag meaning="quiet">{text.withdrawn}</Tag>;
  }
}

/** Why it was doubted, why it was withdrawn: both in the words of those who did. */
function Objection({ batch: { phase, doubt, withdrawal } }: { readonly batch: BatchState }): ReactNode {
  const { say } = useHere();
  if (phase === 'doubted' && doubt !== null) {
    return (
      <Notice meaning="attention" title={text.doubtedBy(say.name(doubt.by), doubt.reason)}>
        {text.doubtedMore}
      </Notice>
    );
  }
  if (withdrawal === null) return null;
  return (
    <Notice meaning="quiet" title={text.withdrawnBy(say.name(withdrawal.by), withdrawal.reason)}>
      {doubt === null ? null : <p>{text.doubtedBy(say.name(doubt.by), doubt.reason)}</p>}
      <p>{text.withdrawnMore}</p>
    </Notice>
  );
}

interface ConfirmProps {
  readonly batch: string;
  readonly page: ElectionPage;
  readonly papers: readonly PaperCount[];
}

function Confirm({ batch, page, papers }: ConfirmProps): ReactNode {
  const [way, setWay] = useState<'none' | 'again' | 'check'>('none');
  const confirm = mayDo(page.may, 'confirm-papers', batch);
  if (confirm?.refusal?.reason === 'needs-another-teller') {
    return (
      <>
        <p className="soft">{text.another}</p>
        <details>
          <summary>{text.show}</summary>
          <PaperTable papers={papers} />
        </details>
      </>
    );
  }
  if (confirm?.allowed !== true) return null;
  if (way === 'check') return <Check batch={batch} election={page.election.id} papers={papers} />;
  if (way === 'again') return <Again batch={batch} page={page} papers={papers} />;
  return (
    <div className="row">
      <button type="button" className="button main" onClick={() => setWay('again')}>
        {text.again}
      </button>
      <button type="button" className="button" onClick={() => setWay('check')}>
        {text.check}
      </button>
    </div>
  );
}

interface CheckProps {
  readonly batch: string;
  readonly election: string;
  readonly papers: readonly PaperCount[];
}

function Check({ batch, election, papers }: CheckProps): ReactNode {
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
function Again({ batch, page, papers }: ConfirmProps): ReactNode {
  const { org, say } = useHere();
  const choices = choicesOf(page.election);
  const shared = useShared(page.election.rule);
  const [lines, setLines] = usePaperDraft(`${org}/${page.election.id}/${batch}/again`, choices.length);
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
