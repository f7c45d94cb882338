/** The board of a secret ballot: every ballot by its tracker, and the checks that anybody can make. */
import type { Report } from '@quorate/seal';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { type ReactNode, useId, useState } from 'react';
import { askBytes } from '../api/client.ts';
import { allTrackers, type PublicBallot, reachNameless } from '../booth/nameless.ts';
import { inGroups, pageHash } from '../booth/program.ts';
import { useBallot } from '../ceremony/ballot-data.ts';
import { workSealed } from '../ceremony/sealed-work.ts';
import { VotesOfRound } from '../ceremony/votes-of-round.tsx';
import { Bones, Fetched } from '../parts/fetched.tsx';
import { saveFile } from '../parts/files.ts';
import { Empty, Notice, Tag } from '../parts/marks.tsx';
import { useHere } from '../parts/organisation.tsx';
import { Page } from '../parts/page.tsx';
import { words } from '../words/index.ts';

const text = words.sealed.board;

export function BoardPage(): ReactNode {
  const { org } = useHere();
  const { ballot } = useParams({ from: '/o/$org/ballots/$ballot/board' });
  const query = useBallot(ballot);
  return (
    <Page title={text.title} kicker={text.toBallot}>
      <div className="stack loose">
        <p className="lead">{text.lead}</p>
        <p>
          <Link to="/o/$org/ballots/$ballot" params={{ org, ballot }}>
            {text.back}
          </Link>
        </p>
        <Fetched query={query} skeleton={<Bones rows={8} />}>
          {({ answers, subject, ballots, booth, election }) => (
            <>
              {answers?.kind === 'choices' ? (
                <p className="verdict">{words.sealed.ballot.choices(answers.yes, answers.no, answers.abstain)}</p>
              ) : null}
              {answers?.kind === 'votes' ? <VotesOfRound answers={answers} election={election} /> : null}
              {answers?.kind === 'rankings' && subject.kind === 'election' ? (
                <p>
                  {words.sealed.ballot.rankings(answers.papers.length)}{' '}
                  <Link to="/o/$org/elections/$election" params={{ org, election: subject.election }}>
                    {words.elections.election.story}
                  </Link>
                </p>
              ) : null}
              <Trackers at={`${org}/${ballot}`} total={ballots} />
              <VerifyHere at={`${org}/${ballot}`} />
              <OtherTool at={`${org}/${ballot}`} name={ballot} />
              <TheBooth at={`${org}/${ballot}`} booth={booth} />
            </>
          )}
        </Fetched>
      </div>
    </Page>
  );
}

function Trackers({ at, total }: { readonly at: string; readonly total: number }): ReactNode {
  const { org } = useHere();
  const query = useQuery({ queryKey: ['org', org, 'trackers', at, total], queryFn: () => allTrackers(at) });
  const [sought, setSought] = useState('');
  const id = useId();
  return (
    <section className="section">
      <h2>{text.ballots}</h2>
      <div className="field">
        <label htmlFor={id}>{text.search}</label>
        <input id={id} value={sought} onChange={(event) => setSought(event.target.value.trim())} autoComplete="off" />
      </div>
      <Fetched query={query}>
        {(trackers) => {
          const found = trackers.filter((tracker) => tracker.includes(sought));
          if (trackers.length === 0) return <Empty title={text.none} />;
          if (found.length === 0) return <p role="status">{text.noneFound}</p>;
          return (
            <ol className="list">
              {found.map((tracker) => (
                <li key={tracker} className="hash">
                  {tracker}
                </li>
              ))}
            </ol>
          );
        }}
      </Fetched>
    </section>
  );
}

function VerifyHere({ at }: { readonly at: string }): ReactNode {
  const [working, setWorking] = useState(false);
  const [report, setReport] = useState<Report | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const verify = async (): Promise<void> => {
    setWorking(true);
    setProblem(null);
    try {
      const archive = new Uint8Array(await (await reachNameless(`${at}/archive`)).arrayBuffer());
      const answer = await workSealed({ kind: 'verify', archive });
      if (answer.kind === 'report') setReport(answer.report);
      else if (answer.kind === 'problem') setProblem(words.sealed.ballot.refused(answer.why));
    } catch {
      setProblem(words.sealed.ballot.lost);
    } finally {
      setWorking(false);
    }
  };
  return (
    <section className="section">
      <h2>{text.verify}</h2>
      <p>{text.verifyWhy}</p>
      <div className="act">
        <button
          type="button"
          className="button main"
          aria-disabled={working}
          onClick={() => void (working || verify())}
        >
          {text.verify}
        </button>
        <p role="status">{working ? text.verifying : ''}</p>
      </div>
      {problem === null ? null : (
        <Notice meaning="attention" role="alert">
          {problem}
        </Notice>
      )}
      {report === null ? null : <Checks report={report} />}
    </section>
  );
}

function Checks({ report: { checks, summary } }: { readonly report: Report }): ReactNode {
  const failed = summary.failed !== undefined;
  return (
    <>
      <Notice meaning={failed ? 'lost' : 'carried'} role="status">
        {failed ? text.fails : summary.notYet.length > 0 ? text.soFar : text.holds}
      </Notice>
      <div className="scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">{text.check}</th>
              <th scope="col">{text.outcome}</th>
            </tr>
          </thead>
          <tbody>
            {checks.map(({ id, status, at, detail }) => (
              <tr key={`${id}${at ?? ''}`}>
                <th scope="row">
                  {id}
                  {detail === undefined ? null : <span className="soft small"> {detail}</span>}
                </th>
                <td>
                  <Tag meaning={status === 'pass' ? 'carried' : status === 'fail' ? 'lost' : 'quiet'}>
                    {text.status[status]}
                  </Tag>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** A plain link would bring the session's cookie along, which the nameless door turns away. */
function OtherTool({ at, name }: { readonly at: string; readonly name: string }): ReactNode {
  const [problem, setProblem] = useState<string | null>(null);
  const download = async (): Promise<void> => {
    try {
      saveFile(`${name}.bel`, await (await reachNameless(`${at}/archive`)).blob(), 'application/x-tar');
      setProblem(null);
    } catch {
      setProblem(words.sealed.ballot.lost);
    }
  };
  return (
    <section className="section">
      <h2>{text.other}</h2>
      <p>{text.otherWhy}</p>
      <pre className="code">{`mkdir check\nmv ${name}.bel check/\nbelenios-tool election verify --dir check`}</pre>
      <p className="small soft">{text.otherVersion}</p>
      <p>{text.ours}</p>
      <pre className="code">{`npx quorate election verify ${name}.bel`}</pre>
      <div className="act">
        <button type="button" className="button" onClick={() => void download()}>
          {text.download}
        </button>
        {problem === null ? null : (
          <Notice meaning="attention" role="alert">
            {problem}
          </Notice>
        )}
      </div>
    </section>
  );
}

const parts = [
  { part: 'page', file: 'booth.html' },
  { part: 'program', file: 'booth.js' },
  { part: 'style', file: 'booth.css' },
] as const;

/** Which booth the log names, and whether this device is served that one: to the byte, page, program and style. */
function TheBooth({ at, booth }: { readonly at: string; readonly booth: PublicBallot['booth'] }): ReactNode {
  const { org } = useHere();
  const [served, setServed] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  if (booth === null) return null;
  const address = `/booth/${at}/booth.html`;
  const compare = async (): Promise<void> => {
    setSaid(text.boothComparing);
    try {
      setServed(await pageHash(address));
      setSaid('');
    } catch {
      setSaid(words.sealed.ballot.lost);
    }
  };
  const keep = async (sha256: string, file: string): Promise<void> => {
    try {
      saveFile(file, await askBytes(`/api/organisations/${org}/blobs/${sha256}`), 'application/octet-stream');
      setSaid('');
    } catch {
      setSaid(words.sealed.ballot.lost);
    }
  };
  const isSame = served === booth.page.sha256;
  return (
    <section className="section">
      <h2>{text.booth}</h2>
      <p>{text.boothWhy}</p>
      <p className="hash">{inGroups(booth.page.sha256)}</p>
      <div className="act">
        <button type="button" className="button" onClick={() => void compare()}>
          {text.boothCompare}
        </button>
        <p role="status">{said}</p>
      </div>
      {served === null ? null : (
        <Notice meaning={isSame ? 'carried' : 'lost'} role="status">
          {isSame ? text.boothSame : text.boothOther} <span className="hash">{inGroups(served)}</span>
        </Notice>
      )}
      <p>{text.boothElsewhere}</p>
      <pre className="code">{`curl -s ${location.origin}${address} | sha256sum`}</pre>
      <p>{text.boothPapers}</p>
      <div className="row">
        {parts.map(({ part, file }) => (
          <button key={part} type="button" className="button" onClick={() => void keep(booth[part].sha256, file)}>
            {text.boothParts[part]}
          </button>
        ))}
      </div>
    </section>
  );
}
