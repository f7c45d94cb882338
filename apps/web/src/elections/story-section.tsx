/**
 * After the count: who is elected and by which rule, what happened at each stage, and the count done again
 * in the reader's own browser.
 */
import { canonicalBytes, fromUtf8, type Json, must } from '@quorate/basics';
import { onThePaper, papersOf, profileOf } from '@quorate/record';
import {
  printAbif,
  printBlt,
  printCsvRankings,
  printCsvTable,
  printProfileJson,
  type RankedProfile,
  rules,
  story,
  type Transcript,
} from '@quorate/tally';
import { Link } from '@tanstack/react-router';
import { Download, Printer, RotateCcw } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { Bones } from '../parts/fetched.tsx';
import { saveFile } from '../parts/files.ts';
import { Notice } from '../parts/marks.tsx';
import { useHere } from '../parts/organisation.tsx';
import type { ElectionResult, ElectionState } from '../spine.ts';
import { words } from '../words/index.ts';
import { ByCommand } from './by-command.tsx';
import { namedProfile, namedTranscript } from './named.ts';
import { StageTable, StageView } from './stage-view.tsx';
import { Ties } from './ties.tsx';
import { TransferDrawing, TransferTable } from './transfers.tsx';
import { type RecountHandle, useRecount } from './use-recount.ts';

const text = words.elections.story;

export interface StorySectionProps {
  readonly election: ElectionState;
  readonly title: string;
  readonly ballots: readonly string[];
}

export function StorySection({ election, title, ballots }: StorySectionProps): ReactNode {
  const { result } = election;
  if (result === null) return null;
  return (
    <>
      <Verdict election={election} result={result} />
      {result.transcript === null ? null : papersAreHere(election, result) ? (
        <Counted election={election} result={result} title={title} />
      ) : (
        <InTheArchive ballots={ballots} />
      )}
    </>
  );
}

/** The papers of the booth lie in its archive, not in the state of the election; of rounds the sums are here. */
function papersAreHere(election: ElectionState, { ballots }: ElectionResult): boolean {
  if (election.rounds !== null) return true;
  return papersOf(election).reduce((sum, { papers }) => sum + papers, 0) === ballots;
}

function Verdict({
  election,
  result,
}: {
  readonly election: ElectionState;
  readonly result: ElectionResult;
}): ReactNode {
  const { org, say } = useHere();
  const rule = rules.find(({ id }) => id === election.rule);
  return (
    <section className="section">
      <h2>{words.elections.election.result}</h2>
      <p className="verdict">{text.verdict(result, election.seats, say)}</p>
      {result.elected.length <= words.elections.fewNames ? null : (
        <ol className="elected">
          {result.elected.map((member) => (
            <li key={member}>{say.name(member)}</li>
          ))}
        </ol>
      )}
      <p>{words.outOf(result.ballots, result.entitled, 'persons who may vote have voted')}.</p>
      <p>
        {text.countedBy(rule?.summary ?? election.rule, election.rounds === null ? result.quota : null)}{' '}
        <Link to="/rules/$rule" params={{ rule: election.rule }}>
          {text.howRule}
        </Link>
      </p>
      {election.closedAt === null ? null : (
        <p>
          <Link to="/o/$org/record/$index" params={{ org, index: String(election.closedAt) }}>
            {text.inRecord(election.closedAt)}
          </Link>
        </p>
      )}
    </section>
  );
}

interface CountedProps {
  readonly election: ElectionState;
  readonly result: ElectionResult;
  readonly title: string;
}

function Counted({ election, result, title }: CountedProps): ReactNode {
  const { say } = useHere();
  const recount = useRecount(election);
  const transcript = recount.last?.transcript;
  const named = useMemo(
    () => (transcript === undefined ? undefined : namedTranscript(transcript, title, say)),
    [transcript, title, say],
  );
  return (
    <>
      <Recount result={result} recount={recount} />
      {named === undefined || transcript === undefined ? (
        recount.state.phase === 'counting' ? (
          <Bones rows={8} />
        ) : null
      ) : (
        <>
          <Told transcript={named} inRounds={election.rounds !== null} />
          {election.rounds === null ? (
            <>
              <Ties transcript={named} names={onThePaper(election)} seed={result.seed} />
              <section className="section">
                <h2>{text.transfers}</h2>
                <TransferDrawing transcript={named} />
                <details>
                  <summary>{text.transfersAsTable}</summary>
                  <TransferTable transcript={named} />
                </details>
              </section>
            </>
          ) : null}
          <Downloads election={election} title={title} transcript={transcript} named={named} />
          {election.rounds === null ? <ByCommand election={election} result={result} /> : null}
        </>
      )}
    </>
  );
}

interface ToldProps {
  readonly transcript: Transcript;
  /** The rounds stand on the page by themselves. */
  readonly inRounds: boolean;
}

function Told({ transcript, inRounds }: ToldProps): ReactNode {
  return (
    <>
      {inRounds ? null : (
        <section className="section">
          <h2>{text.stages}</h2>
          <StageView transcript={transcript} />
          <details>
            <summary>{text.table}</summary>
            <StageTable transcript={transcript} />
          </details>
        </section>
      )}
      <section className="section">
        <h2>{text.told}</h2>
        <ol className="story paragraphs">
          {story(transcript).map((line, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the story of a count never changes
            <li key={i}>{line}</li>
          ))}
        </ol>
      </section>
    </>
  );
}

function Recount({ result, recount }: { readonly result: ElectionResult; readonly recount: RecountHandle }): ReactNode {
  const { state, again } = recount;
  const answer = state.phase === 'answered' ? state.answer : null;
  const same = answer?.kind === 'counted' && answer.digest === result.transcript;
  return (
    <section className="section">
      <h2>{text.recount}</h2>
      <p>{text.recountLead}</p>
      <div className="row no-print">
        <button type="button" className="button main" aria-disabled={answer === null} onClick={again}>
          <RotateCcw aria-hidden />
          {text.recountButton}
        </button>
      </div>
      <div className="recount-answer" role="status">
        {answer === null ? (
          <p className="soft">{text.counting}</p>
        ) : answer.kind === 'counted' ? (
          <Notice meaning={same ? 'carried' : 'lost'} title={same ? text.match : text.mismatch} loud={!same}>
            <p>{same ? text.matchMore(state.times + 1, answer.milliseconds) : text.mismatchMore}</p>
            <dl className="pairs">
              <dt>{text.hashHere}</dt>
              <dd className="hash">{answer.digest}</dd>
              <dt>{text.hashRecord}</dt>
              <dd className="hash">{result.transcript}</dd>
            </dl>
          </Notice>
        ) : (
          <Notice meaning="attention" title={text.cannot}>
            {answer.kind === 'refused' ? answer.problem.reason.replaceAll('-', ' ') : answer.why}
          </Notice>
        )}
      </div>
    </section>
  );
}

function InTheArchive({ ballots }: { readonly ballots: readonly string[] }): ReactNode {
  const { org } = useHere();
  return (
    <section className="section">
      <h2>{text.recount}</h2>
      <p>{text.archive}</p>
      {ballots.map((ballot) => (
        <p key={ballot}>
          <Link to="/o/$org/ballots/$ballot" params={{ org, ballot }} className="button">
            {text.archiveLink}
          </Link>
        </p>
      ))}
      <p>
        <Link to="/verify">{text.archiveVerify}</Link>
      </p>
    </section>
  );
}

interface Paper {
  readonly name: string;
  readonly type: string;
  readonly label: string;
  readonly print: () => string | undefined;
}

interface DownloadsProps {
  readonly election: ElectionState;
  readonly title: string;
  readonly transcript: Transcript;
  readonly named: Transcript;
}

function Downloads({ election, title, transcript, named }: DownloadsProps): ReactNode {
  const { say } = useHere();
  const profile = (): RankedProfile => namedProfile(profileOf(election), title, say);
  const ballots = {
    heading: text.ballotsAs,
    papers: [
      { name: 'ballots.blt', type: 'text/plain', label: 'BLT', print: () => printBlt(profile()) },
      { name: 'ballots.abif', type: 'text/plain', label: 'ABIF', print: () => printAbif(profile()) },
      { name: 'ballots.csv', type: 'text/csv', label: 'CSV', print: () => printCsvRankings(profile()) },
      {
        name: 'ballots.profile.json',
        type: 'application/json',
        label: text.jsonAsRecorded,
        print: () => printProfileJson(profileOf(election)),
      },
    ],
  };
  const files: readonly { readonly heading: string; readonly papers: readonly Paper[] }[] = [
    // Papers of several rounds are no one profile.
    ...(election.rounds === null ? [ballots] : []),
    {
      heading: text.transcriptAs,
      papers: [
        {
          name: 'transcript.json',
          type: 'application/json',
          label: text.jsonAsHashed,
          print: () => must(fromUtf8(canonicalBytes(transcript as unknown as Json))),
        },
        { name: 'stages.csv', type: 'text/csv', label: text.csvTable, print: () => printCsvTable(named) },
      ],
    },
  ];
  return (
    <section className="section no-print">
      <h2>{text.downloads}</h2>
      <p className="small soft">{text.downloadsLead}</p>
      {files.map(({ heading, papers }) => (
        <div key={heading} className="row">
          <span>{heading}</span>
          {papers.map((paper) => (
            <button key={paper.name} type="button" className="button" onClick={() => save(election.id, paper)}>
              <Download aria-hidden />
              {paper.label}
            </button>
          ))}
        </div>
      ))}
      <div className="row">
        <button type="button" className="button" onClick={() => window.print()}>
          <Printer aria-hidden />
          {words.papers.motion.print}
        </button>
      </div>
    </section>
  );
}

function save(election: string, { name, type, print }: Paper): void {
  const content = print();
  if (content !== undefined) saveFile(`${election}-${name}`, content, type);
}
