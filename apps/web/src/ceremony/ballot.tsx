/** One secret ballot: taking part, the way to the booth, running it, opening it, its result. */
import type { BoothRefs, Command, TrusteeshipState } from '@quorate/record';
import { sha256Hex, trusteesRecord } from '@quorate/record';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { ask, Refused } from '../api/client.ts';
import type { Blob, May } from '../api/types.ts';
import { type PublicBallot, reachNameless, TurnedAway } from '../booth/nameless.ts';
import { pageHash } from '../booth/program.ts';
import { ActButton, mayDo } from '../parts/act-button.tsx';
import { Bones, Fetched } from '../parts/fetched.tsx';
import { type Meaning, Notice, Tag } from '../parts/marks.tsx';
import { useHere } from '../parts/organisation.tsx';
import { Page } from '../parts/page.tsx';
import { words } from '../words/index.ts';
import { useBallot } from './ballot-data.ts';
import type { BoxInLog } from './box-check.ts';
import { useKeptTrustee } from './key-maker.tsx';
import { jsonPaper, papersOfCeremony } from './papers.ts';
import { provedOpening, Unproved } from './proved-opening.ts';
import { type BallotInLog, type BallotView, useBallotView } from './sealed-views.ts';
import { workSealed } from './sealed-work.ts';
import { shareOf } from './trustee-steps.ts';
import { Voter } from './voter.tsx';
import { VotesOfRound } from './votes-of-round.tsx';

const text = words.sealed.ballot;
/** As core/assembly reckons it before the opening, of those who have registered by now. */
const fewestUnrevealing = 5;

const meanings: { readonly [Phase in PublicBallot['phase']]: Meaning } = {
  registering: 'attention',
  voting: 'open',
  opening: 'attention',
  counted: 'carried',
};

export function BallotPage(): ReactNode {
  const { ballot } = useParams({ from: '/o/$org/ballots/$ballot' });
  const query = useBallot(ballot);
  const view = useBallotView(ballot);
  return (
    <Page title={text.title}>
      <Fetched query={query} skeleton={<Bones rows={8} />}>
        {(known) => <Ballot known={known} view={view.data} />}
      </Fetched>
    </Page>
  );
}

interface BallotProps {
  readonly known: PublicBallot;
  readonly view: BallotView | undefined;
}

function Ballot({ known, view }: BallotProps): ReactNode {
  const { org, me } = useHere();
  const { phase, subject, registered, entitled, credentials, ballots, answers } = known;
  return (
    <div className="columns two">
      <div className="stack loose">
        <p>
          <Tag meaning={meanings[phase]}>{text.phases[phase]}</Tag>
        </p>
        {answers === null ? null : <Answers answers={answers} known={known} />}
        {phase === 'registering' || phase === 'voting' ? <Reveals reveals={known.reveals} /> : null}
        {me === null || view === undefined ? null : <Voter known={known} view={view} me={me} />}
        <Run known={known} may={view?.may ?? []} />
        {phase === 'opening' && view?.trusteeship ? (
          <Opening known={known} ballotInLog={view.ballot} trusteeship={view.trusteeship} may={view.may} />
        ) : null}
      </div>
      <section className="section">
        <h2>{subject.kind === 'motion' ? text.motion : text.election}</h2>
        {subject.kind === 'round' ? <p>{text.round(subject.round)}</p> : null}
        <p>
          {subject.kind === 'motion' ? (
            <Link to="/o/$org/motions/$motion" params={{ org, motion: subject.motion }}>
              {text.toMotion}
            </Link>
          ) : (
            <Link to="/o/$org/elections/$election" params={{ org, election: subject.election }}>
              {text.toElection}
            </Link>
          )}
        </p>
        <p>{text.figures(registered, entitled)}</p>
        {credentials === null ? null : <p>{text.handedIn(credentials)}</p>}
        {phase === 'registering' ? null : (
          <>
            <p>{text.cast(ballots)}</p>
            <p>
              <Link to="/o/$org/ballots/$ballot/board" params={{ org, ballot: known.ballot }}>
                {text.board}
              </Link>
            </p>
          </>
        )}
        <p>
          <Link to="/o/$org/trustees/$trusteeship" params={{ org, trusteeship: known.trusteeship }}>
            {words.sealed.trustees.title1(known.trusteeship)}
          </Link>
        </p>
      </section>
    </div>
  );
}

function Answers({
  answers,
  known,
}: {
  readonly answers: NonNullable<PublicBallot['answers']>;
  readonly known: PublicBallot;
}): ReactNode {
  return (
    <section className="section">
      <h2>{text.result}</h2>
      {answers.kind === 'votes' ? (
        <VotesOfRound answers={answers} election={known.election} />
      ) : (
        <p className="verdict">
          {answers.kind === 'choices'
            ? text.choices(answers.yes, answers.no, answers.abstain)
            : text.rankings(answers.papers.length)}
        </p>
      )}
    </section>
  );
}

/** Before anybody votes: what the result alone could show. */
function Reveals({ reveals }: Pick<PublicBallot, 'reveals'>): ReactNode {
  return (
    <>
      {reveals.map((one) => (
        <Notice key={one} meaning="attention">
          {text.reveals[one]}
        </Notice>
      ))}
      <p className="small soft">{text.unanimous}</p>
    </>
  );
}

/** For whoever presides or runs the election. */
function Run({ known, may }: { readonly known: PublicBallot; readonly may: readonly May[] }): ReactNode {
  const { org } = useHere();
  const { ballot, phase, registered, credentials } = known;
  const mayOpen = phase === 'registering' && mayDo(may, 'open-secret-ballot')?.allowed === true;
  const mayClose = phase === 'voting' && mayDo(may, 'close-secret-ballot')?.allowed === true;
  if (!mayOpen && !mayClose) return null;
  const missing = registered - (credentials ?? 0);
  const few = registered < fewestUnrevealing && !known.reveals.includes('few-voters');
  const open = async (): Promise<Work | string> => {
    const { election, credentials, tokens, booth } = await ask<{
      readonly election: string;
      readonly credentials: string;
      readonly tokens: string;
      readonly booth: BoothRefs | null;
    }>(`/api/organisations/${org}/ballots/${ballot}/opening`);
    // Whoever opens is the first to see whether the booth they name is the booth that is served.
    if (booth !== null && (await pageHash('/booth.html')) !== booth.page.sha256) return text.boothDiffers;
    const [e, c, t] = [jsonPaper(election), jsonPaper(credentials), jsonPaper(tokens)];
    return {
      command: {
        kind: 'open-secret-ballot',
        body: { ballot, election: e.ref, credentials: c.ref, tokens: t.ref, ...(booth && { booth }) },
      },
      blobs: [e.blob, c.blob, t.blob],
    };
  };
  return (
    <section className="section">
      <h2>{text.running}</h2>
      {mayOpen ? (
        <>
          {missing > 0 ? <Notice meaning="attention">{text.waitForAll(missing)}</Notice> : null}
          {few ? <Notice meaning="attention">{text.fewTakePart(registered)}</Notice> : null}
          <WorkButton label={text.open} busy={words.sealed.trustees.working} work={open} />
        </>
      ) : (
        <div className="row">
          <ActButton command={{ kind: 'close-secret-ballot', body: { ballot } }} label={text.close} look="main" />
        </div>
      )}
    </section>
  );
}

interface Work {
  readonly command: Command;
  readonly blobs: readonly Blob[];
}

/** A button whose act is worked out first, perhaps for a while. */
function WorkButton({
  label,
  busy,
  look = 'main',
  work,
}: {
  readonly label: string;
  readonly busy: string;
  readonly look?: string;
  readonly work: () => Promise<Work | string>;
}): ReactNode {
  const { act, say } = useHere();
  const client = useQueryClient();
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const begin = async (): Promise<void> => {
    setWorking(true);
    setProblem(null);
    try {
      const made = await work();
      if (typeof made === 'string') {
        setProblem(made);
        return;
      }
      const outcome = await act(made.command, made.blobs);
      if (outcome.was === 'refused') setProblem(words.problemSentence(outcome.problem, say));
      else await client.invalidateQueries();
    } catch (error) {
      setProblem(sentenceOf(error, (refused) => words.problemSentence(refused.problem, say)));
    } finally {
      setWorking(false);
    }
  };
  return (
    <div className="act">
      <button
        type="button"
        className={`button ${look}`}
        aria-disabled={working}
        onClick={() => void (working || begin())}
      >
        {label}
      </button>
      <p role="status">{working ? busy : ''}</p>
      {problem === null ? null : (
        <Notice meaning="attention" role="alert">
          {problem}
        </Notice>
      )}
    </div>
  );
}

function Opening({
  known,
  ballotInLog,
  trusteeship,
  may,
}: {
  readonly known: PublicBallot;
  readonly ballotInLog: BallotInLog;
  readonly trusteeship: TrusteeshipState;
  readonly may: readonly May[];
}): ReactNode {
  const { org, organisation, me } = useHere();
  const { ballot, subject, ballots, opened, finished } = known;
  const { threshold, trustees } = trusteeship;
  const [kept, save] = useKeptTrustee({ org, trusteeship: trusteeship.id, member: me ?? '' });
  const mine = trustees.find((trustee) => trustee === me);
  const at = `${org}/${ballot}`;
  const mixes = subject.kind === 'election';
  const missing = Math.max(0, threshold - opened);
  const boxInLog = async (): Promise<{ readonly archive: Uint8Array; readonly log: BoxInLog } | undefined> => {
    const record = trusteesRecord(trusteeship, await papersOfCeremony(org, trusteeship));
    if (record === undefined || ballotInLog.openedAt === null) return undefined;
    const setup = await provedOpening(org, organisation.log, { ballot, openedAt: ballotInLog.openedAt });
    const archive = new Uint8Array(await (await reachNameless(`${at}/archive`)).arrayBuffer());
    const shuffles = ballotInLog.shuffles.map(({ paper }) => paper.sha256);
    return { archive, log: { setup, trustees: record, shuffles } };
  };
  const mix = async (): Promise<Work | string> => {
    const box = await boxInLog();
    if (box === undefined) return text.refused(text.box['another-ballot']);
    const made = await workSealed({ kind: 'mix', ...box });
    return made.kind === 'paper' ? workOf('send-shuffle', made.text) : whyOf(made);
  };
  const decrypt = async (): Promise<Work | string> => {
    const papers = await papersOfCeremony(org, trusteeship);
    const share = mine && kept ? shareOf(trusteeship, mine, kept.seed, papers) : undefined;
    if (share === undefined || !kept) return text.noSeed;
    const box = await boxInLog();
    if (box === undefined) return text.refused(text.box['another-ballot']);
    const made = await workSealed({ kind: 'decrypt', ...box, share, ballots, given: kept.given?.[ballot] ?? null });
    if (made.kind !== 'paper') return whyOf(made);
    // Kept before it is sent: what has left this device can't be called back.
    await save({ ...kept, given: { ...kept.given, [ballot]: made.sum } });
    return workOf('send-decryption', made.text);
  };
  const workOf = (kind: 'send-shuffle' | 'send-decryption', paper: string): Work => {
    const { ref, blob } = jsonPaper(paper);
    return { command: { kind, body: { ballot, paper: ref } }, blobs: [blob] };
  };
  const publish = async (): Promise<Work | string> => {
    const archive = new Uint8Array(await (await reachNameless(`${at}/archive`)).arrayBuffer());
    const made = await workSealed({ kind: 'verify', archive });
    if (made.kind !== 'report' || !made.report.summary.ok) return whyOf(made);
    const ref = { sha256: sha256Hex(archive), size: archive.length, media: 'application/x-tar' } as const;
    return { command: { kind: 'publish-secret-result', body: { ballot, archive: ref } }, blobs: [] };
  };
  const hasMixed = ballotInLog.shuffles.some(({ trustee }) => trustee === me);
  const hasOpened = ballotInLog.decryptions.some(({ trustee }) => trustee === me);
  const mayMix = mixes && !hasMixed && opened === 0 && mayDo(may, 'send-shuffle')?.allowed === true;
  const mayDecrypt = !hasOpened && missing > 0 && mayDo(may, 'send-decryption')?.allowed === true;
  const enoughMixed = !mixes || ballotInLog.shuffles.length >= Math.min(2, threshold);
  return (
    <section className="section">
      <h2>{text.openingTitle}</h2>
      {mixes ? <p>{text.mixed(ballotInLog.shuffles.length)}</p> : null}
      <p>{text.shares(opened, threshold)}</p>
      {missing > 0 ? <p className="soft">{text.needMore(missing)}</p> : null}
      <p className="soft">{text.early}</p>
      {mine !== undefined && kept === null ? <Notice meaning="attention">{text.noSeed}</Notice> : null}
      {mine !== undefined && mayMix ? (
        <>
          <p>{text.mixFirst}</p>
          <WorkButton label={text.mix} busy={text.steps.mix} work={mix} look={enoughMixed ? '' : 'main'} />
        </>
      ) : null}
      {mine !== undefined && mayDecrypt && enoughMixed && kept ? (
        <>
          <p>{mixes ? text.opensPapers(ballots) : text.opensSum(ballots)}</p>
          <WorkButton label={text.decrypt} busy={text.steps.decrypt} work={decrypt} />
        </>
      ) : null}
      {finished && me !== null ? <WorkButton label={text.publish} busy={text.steps.publish} work={publish} /> : null}
    </section>
  );
}

function whyOf(answer: Awaited<ReturnType<typeof workSealed>>): string {
  if (answer.kind === 'refused') return text.box[answer.why];
  if (answer.kind === 'problem') return text.refused(answer.why);
  return answer.kind === 'report'
    ? text.refused(answer.report.summary.failed ?? answer.report.summary.notYet.join(', '))
    : '';
}

function sentenceOf(error: unknown, say: (refused: Refused) => string): string {
  if (error instanceof Refused) return say(error);
  if (error instanceof Unproved) return text.unproved;
  return error instanceof TurnedAway ? text.refused(error.reason) : text.lost;
}
