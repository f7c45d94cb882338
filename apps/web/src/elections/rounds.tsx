/** The rounds of an election: what elects, who was on each paper, the votes, who went out, and what comes next. */
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ElectionPage } from '../api/types.ts';
import { ActButton, mayDo } from '../parts/act-button.tsx';
import { Notice, Shape, Tag } from '../parts/marks.tsx';
import { useHere } from '../parts/organisation.tsx';
import { Scroll } from '../parts/scroll.tsx';
import { share } from '../parts/tally.tsx';
import type { ElectionState, RoundState } from '../spine.ts';
import { words } from '../words/index.ts';
import { choiceName } from './named.ts';
import { LotTable } from './ties.tsx';

const text = words.elections.rounds;

type RoundsState = NonNullable<ElectionState['rounds']>;
type Out = RoundState['out'];

export function Rounds({ page }: { readonly page: ElectionPage }): ReactNode {
  const { election } = page;
  const { rounds } = election;
  if (rounds === null) return null;
  return (
    <section className="section">
      <h2>{text.title}</h2>
      <ul className="consequences">
        {text.terms(rounds.terms).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <Next page={page} />
      {rounds.held.toReversed().map((round) => (
        <Round key={round.round} round={round} rounds={rounds} page={page} />
      ))}
      {rounds.held.some(({ result }) => result !== null) ? (
        <details>
          <summary>{text.table}</summary>
          <RoundsTable rounds={rounds} />
        </details>
      ) : null}
    </section>
  );
}

/** Between rounds: who is out if nobody else withdraws, and for whoever runs the election the button that settles it. */
function Next({ page }: { readonly page: ElectionPage }): ReactNode {
  const { election, may } = page;
  const next = page.rounds?.next;
  const names = useNames();
  if (!next) return null;
  const round = (election.rounds?.held.length ?? 0) + 1;
  const opens = mayDo(may, 'open-round');
  const stands = next.candidates.filter((candidate) => candidate !== 'reopen-nominations');
  return (
    <Notice meaning="attention" title={text.next(round)}>
      {stands.length === 0 ? (
        <p>{text.nobodyLeft}</p>
      ) : (
        <>
          <p>{text.nextLead}</p>
          <WentOut out={next.out} lot={next.lot} after={election.rounds?.held.at(-1)} />
          <p>{text.stand(names(next.candidates))}</p>
        </>
      )}
      <div className="row">
        {opens?.allowed === true ? (
          <ActButton
            command={{ kind: 'open-round', body: { election: election.id, round } }}
            label={text.openIt(round)}
            look="main"
          />
        ) : (
          <p className="small soft">{text.waits}</p>
        )}
        {mayDo(may, 'withdraw-candidacy')?.allowed === true ? (
          <ActButton command={{ kind: 'withdraw-candidacy', body: { election: election.id } }} look="grave" />
        ) : null}
      </div>
    </Notice>
  );
}

interface RoundProps {
  readonly round: RoundState;
  readonly rounds: RoundsState;
  readonly page: ElectionPage;
}

function Round({ round, rounds, page }: RoundProps): ReactNode {
  const { org, say } = useHere();
  const names = useNames();
  const { result, candidates } = round;
  const ballots = page.rounds?.ballots.filter((one) => one.round === round.round) ?? [];
  const after = rounds.held[round.round];
  const meaning = result === null ? 'open' : result.elected === null ? 'quiet' : 'carried';
  const said = result === null ? text.open : words.elections.rounds.verdict(result, nameOf(result.elected, say));
  return (
    <article className="round" aria-label={text.round(round.round)}>
      <div className="row apart">
        <h3>{text.round(round.round)}</h3>
        {result === null ? <Tag meaning={meaning}>{said}</Tag> : null}
      </div>
      {result === null ? (
        <>
          <p>{text.onPaper(names(candidates))}</p>
          {page.election.secrecy === 'open' ? <p>{text.soFar(papersNow(page), page.entitled)}</p> : null}
        </>
      ) : (
        <>
          <p className="round-verdict">{said}</p>
          <Bars round={round} out={after?.out ?? page.rounds?.next?.out ?? []} />
          <p className="small soft">
            {text.needed(result.needed, result.ballots - result.blank)} {text.turnout(result)}
          </p>
          {result.lot === null ? null : <Lot lot={result.lot} of={round} />}
          {after === undefined ? null : <WentOut out={after.out} lot={after.lot} after={round} />}
        </>
      )}
      {ballots.map(({ ballot }) => (
        <p key={ballot} className="small">
          <Link to="/o/$org/ballots/$ballot" params={{ org, ballot }}>
            {result === null ? text.ballot : text.archive}
          </Link>
        </p>
      ))}
    </article>
  );
}

function papersNow({ election }: ElectionPage): number {
  return Object.keys(election.ballots).length;
}

/** Who is off the paper, by what: those who withdrew, those whom the votes put out, those whom a lot did. */
function WentOut({
  out,
  lot,
  after,
}: {
  readonly out: Out;
  readonly lot: RoundState['lot'];
  readonly after: RoundState | undefined;
}): ReactNode {
  const { say } = useHere();
  return (
    <>
      {(['withdrew', 'votes', 'lot'] as const).map((why) => {
        const who = out.filter((one) => one.why === why).map(({ candidate }) => choiceName(candidate, say));
        return who.length === 0 ? null : <p key={why}>{text.wentOut(who, why)}</p>;
      })}
      {lot === null || after === undefined ? null : <Lot lot={lot} of={after} />}
    </>
  );
}

/** A lot is drawn with the seed of the round after which it was needed, over those on its paper. */
function Lot({ lot, of }: { readonly lot: NonNullable<RoundState['lot']>; readonly of: RoundState }): ReactNode {
  const { say } = useHere();
  const names = useNames();
  return (
    <>
      <p className="small soft">{text.lot(names(lot.between))}</p>
      <details>
        <summary>{text.lotDrawn}</summary>
        <LotTable
          names={of.candidates}
          known={(candidate) => choiceName(of.candidates[candidate] ?? '', say)}
          seed={of.result?.seed ?? ''}
        />
      </details>
    </>
  );
}

function Bars({ round: { candidates, result }, out }: { readonly round: RoundState; readonly out: Out }): ReactNode {
  const { say } = useHere();
  if (result === null) return null;
  const { votes, needed, elected } = result;
  const most = Math.max(1, needed, ...votes);
  const gone = new Set(elected === null ? out.map(({ candidate }) => candidate) : []);
  const order = candidates
    .map((candidate, i) => ({ candidate, votes: votes[i] ?? 0 }))
    .sort((a, b) => b.votes - a.votes);
  return (
    <ul className="stage-bars">
      {order.map(({ candidate, votes: got }) => {
        const meaning = candidate === elected ? 'carried' : gone.has(candidate) ? 'lost' : 'open';
        return (
          <li key={candidate} className="stage-bar" data-meaning={meaning}>
            <span className="stage-name">
              {meaning === 'open' ? null : <Shape meaning={meaning} />}
              {choiceName(candidate, say)}
              {meaning === 'open' ? null : (
                <span className="small">
                  {' '}
                  {meaning === 'carried' ? words.elections.story.elected : words.elections.story.out}
                </span>
              )}
            </span>
            <span className="tally-number">{got}</span>
            <span className="tally-track" aria-hidden="true">
              <span className="tally-bar" style={{ inlineSize: share(got, most) }} />
              <span className="tally-needed" style={{ insetInlineStart: share(needed, most) }} />
            </span>
          </li>
        );
      })}
    </ul>
  );
}

/** What the bars say, to be read, copied and printed. */
function RoundsTable({ rounds }: { readonly rounds: RoundsState }): ReactNode {
  const { say } = useHere();
  const counted = rounds.held.filter(({ result }) => result !== null);
  const everybody = counted[0]?.candidates ?? [];
  return (
    <Scroll label={text.table}>
      <table className="stage-table">
        <caption>{text.tableCaption}</caption>
        <thead>
          <tr>
            <th scope="col">{text.candidate}</th>
            {counted.map(({ round }) => (
              <th key={round} scope="col" className="number">
                {text.round(round)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {everybody.map((candidate) => (
            <tr key={candidate}>
              <th scope="row">{choiceName(candidate, say)}</th>
              {counted.map(({ round, candidates, result }) => (
                <td key={round} className="number">
                  {result?.votes[candidates.indexOf(candidate)] ?? text.notOn}
                </td>
              ))}
            </tr>
          ))}
          {(['blank', 'needed'] as const).map((row) => (
            <tr key={row}>
              <th scope="row">{row === 'blank' ? text.blankPapers : text.majority}</th>
              {counted.map(({ round, result }) => (
                <td key={round} className="number">
                  {result?.[row]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function useNames(): (choices: readonly string[]) => string {
  const { say } = useHere();
  return (choices) => words.joined(choices.map((choice) => choiceName(choice, say)));
}

function nameOf(choice: string | null, say: Parameters<typeof choiceName>[1]): string {
  return choice === null ? '' : choiceName(choice, say);
}
