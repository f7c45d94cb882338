/** The voter's part of a secret ballot: taking part, then the way to the booth. */
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { electionQuery, motionQuery } from '../api/queries.ts';
import type { PublicBallot } from '../booth/nameless.ts';
import { type KeptCaptions, type KeptCredential, type KeptOpening, keep, readKept } from '../booth/store.ts';
import { postTitle } from '../pages/post-title.ts';
import { mayDo } from '../parts/act-button.tsx';
import { Notice } from '../parts/marks.tsx';
import { useHere } from '../parts/organisation.tsx';
import { words } from '../words/index.ts';
import { provedOpening, Unproved } from './proved-opening.ts';
import type { BallotView } from './sealed-views.ts';
import { useTakePart } from './use-take-part.ts';

const text = words.sealed.ballot;

export interface VoterProps {
  readonly known: PublicBallot;
  readonly view: BallotView;
  readonly me: string;
}

export function Voter({ known, view: { ballot: inLog, may }, me }: VoterProps): ReactNode {
  const { org, say } = useHere();
  const { ballot, phase } = known;
  const [kept, setKept] = useState<KeptCredential | null | undefined>(undefined);
  const isRegistered = inLog.mine;
  const { progress, problem, begin } = useTakePart(ballot);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each step of the way is kept
  useEffect(() => {
    readKept('credentials', `${org}/${ballot}/${me}`).then(
      (found) => setKept(found ?? null),
      () => setKept(null),
    );
  }, [org, ballot, me, progress]);
  if (kept === undefined) return null;
  if (phase === 'voting') {
    if (kept?.handedIn) {
      return <EnterBooth known={known} me={me} openedAt={inLog.openedAt} />;
    }
    return <p className="soft">{isRegistered ? (kept === null ? text.elsewhere : text.late) : text.missed}</p>;
  }
  if (phase !== 'registering') return null;
  if (kept?.handedIn) {
    return (
      <Notice meaning="carried" role="status">
        {text.progress.ready}
      </Notice>
    );
  }
  if (isRegistered && kept === null) return <Notice meaning="attention">{text.elsewhere}</Notice>;
  const refusal = mayDo(may, 'register-for-ballot')?.refusal;
  if (!isRegistered && refusal !== undefined && progress === null)
    return <p className="soft">{words.refusalSentence(refusal, say)}</p>;
  return (
    <section className="section">
      <p>{text.takePartWhy}</p>
      {known.subject.kind === 'round' ? <p className="soft">{text.roundsWhy}</p> : null}
      <div className="act">
        <button
          type="button"
          className="button main large wide"
          aria-disabled={progress !== null}
          onClick={() => void (progress !== null || begin())}
        >
          {kept === null ? text.takePart : text.goOn}
        </button>
        <p role="status">{progress === null ? '' : text.progress[progress]}</p>
        {problem === null ? null : (
          <Notice meaning="attention" role="alert">
            {problem}
          </Notice>
        )}
      </div>
    </section>
  );
}

/**
 * The booth asks nothing by name: what the paper says in words, and what the log
 * names, is laid ready for it on this device before the way in is shown.
 */
function EnterBooth({
  known,
  me,
  openedAt,
}: {
  readonly known: PublicBallot;
  readonly me: string;
  readonly openedAt: number | null;
}): ReactNode {
  const { org, organisation, say, isNameSettled } = useHere();
  const { ballot, subject } = known;
  const isMotion = subject.kind === 'motion';
  const aboutMotion = useQuery({ ...motionQuery(org, isMotion ? subject.motion : ''), enabled: isMotion });
  const aboutElection = useQuery({ ...electionQuery(org, isMotion ? '' : subject.election), enabled: !isMotion });
  const { data: motion } = aboutMotion;
  const { data: election } = aboutElection;
  const post = election === undefined ? '' : postTitle(election.election.post);
  const question =
    motion?.motion.paper.title ?? (subject.kind === 'round' ? text.postInRound(post, subject.round) : post);
  const standing = election?.election.standing ?? [];
  const names = Object.fromEntries(standing.map((member) => [member, say.name(member)]));
  // Words that can't be had are no reason to keep somebody from voting: the booth then shows what is in the record.
  const { isPending } = isMotion ? aboutMotion : aboutElection;
  const isWorded = !isPending && standing.every(isNameSettled);
  const opening = useQuery({
    queryKey: ['opening', org, ballot],
    queryFn: () => provedOpening(org, organisation.log, { ballot, openedAt: openedAt ?? 0 }),
    enabled: openedAt !== null,
    retry: (failures, error) => !(error instanceof Unproved) && failures < 5,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const { data: setup } = opening;
  const opened: KeptOpening | undefined = setup && {
    election: setup.election.sha256,
    page: setup.booth?.page.sha256 ?? null,
  };
  const captions = JSON.stringify({ question, names, ...(opened && { opened }) } satisfies KeptCaptions);
  const [laid, setLaid] = useState(false);
  useEffect(() => {
    if (setup === undefined || !isWorded) return;
    keep('captions', `${org}/${ballot}`, JSON.parse(captions) as KeptCaptions).then(
      () => setLaid(true),
      () => setLaid(true),
    );
  }, [org, ballot, captions, setup, isWorded]);
  if (opening.error instanceof Unproved) {
    return (
      <Notice meaning="lost" role="alert">
        {text.unproved}
      </Notice>
    );
  }
  if (!laid) return <p role="status">{text.preparing}</p>;
  const address = setup?.booth ? `/booth/${org}/${ballot}/booth.html` : '/booth.html';
  return (
    <a
      className="button main large wide"
      href={`${address}#${org}/${ballot}/${me}`}
      rel="noreferrer"
      referrerPolicy="no-referrer"
    >
      {text.enter}
    </a>
  );
}
