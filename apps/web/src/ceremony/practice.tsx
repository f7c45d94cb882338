/** The day of opening, practised: a pretend ballot for a key that was made for rehearsal. Nothing of it counts. */
import type { MemberId } from '@quorate/basics';
import { type TrusteeshipState, trusteesRecord } from '@quorate/record';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { ask, askBytes, Refused } from '../api/client.ts';
import { Notice, Tag } from '../parts/marks.tsx';
import { useHere } from '../parts/organisation.tsx';
import { words } from '../words/index.ts';
import { useKeptTrustee } from './key-maker.tsx';
import { papersOfCeremony } from './papers.ts';
import { workSealed } from './sealed-work.ts';
import { shareOf } from './trustee-steps.ts';

const text = words.sealed.practice;

interface PracticeState {
  readonly number: number;
  readonly phase: 'voting' | 'opening' | 'opened';
  readonly election: string;
  readonly credentials: string;
  readonly ballots: number;
  readonly given: readonly MemberId[];
  readonly pretend: { readonly yes: number; readonly no: number; readonly abstain: number };
}

export function Practice({
  trusteeship,
  me,
}: {
  readonly trusteeship: TrusteeshipState;
  readonly me: MemberId | null;
}): ReactNode {
  const { org } = useHere();
  const at = `/api/organisations/${org}/trusteeships/${trusteeship.id}/practice`;
  const query = useQuery({
    queryKey: ['org', org, 'practice', trusteeship.id],
    queryFn: async () => (await ask<{ readonly practice: PracticeState | null }>(at)).practice,
    // It is beside the log, so no entry says that it moved.
    refetchInterval: 4000,
  });
  if (query.data === undefined) return null;
  const practice = query.data;
  const mine = trusteeship.trustees.find((trustee) => trustee === me);
  return (
    <section className="section">
      <h2>{text.title}</h2>
      <Notice meaning="attention">{text.counts}</Notice>
      <p>{text.lead(trusteeship.threshold, trusteeship.trustees.length)}</p>
      {practice === null ? null : <Standing practice={practice} trusteeship={trusteeship} />}
      {mine === undefined ? (
        <p className="soft">{words.sealed.trustees.notOne}</p>
      ) : (
        <Steps practice={practice} trusteeship={trusteeship} me={mine} at={at} />
      )}
    </section>
  );
}

function Standing({
  practice: { phase, pretend, ballots, given },
  trusteeship: { trustees, threshold },
}: {
  readonly practice: PracticeState;
  readonly trusteeship: TrusteeshipState;
}): ReactNode {
  const { say } = useHere();
  const missing = trustees.filter((trustee) => !given.includes(trustee));
  const put = words.sealed.ballot.choices(pretend.yes, pretend.no, pretend.abstain);
  return (
    <>
      <p>
        <Tag meaning={phase === 'opened' ? 'carried' : 'open'}>{text.phases[phase]}</Tag> {text.box(ballots)}
      </p>
      {phase === 'voting' ? null : (
        <ul className="list">
          {trustees.map((trustee) => (
            <li key={trustee} className="list-row">
              <span className="row apart">
                <span>{say.name(trustee)}</span>
                <Tag meaning={given.includes(trustee) ? 'carried' : 'quiet'}>
                  {given.includes(trustee)
                    ? words.sealed.trustees.done
                    : phase === 'opened'
                      ? text.notNeeded
                      : words.sealed.trustees.awaited}
                </Tag>
              </span>
            </li>
          ))}
        </ul>
      )}
      {phase === 'opening' ? <p>{text.needs(threshold - given.length)}</p> : null}
      {phase === 'opened' ? (
        <Notice meaning="carried" role="status">
          {text.opened(put)} {missing.length > 0 ? text.without(words.joined(missing.map((one) => say.name(one)))) : ''}
        </Notice>
      ) : null}
    </>
  );
}

function Steps({
  practice,
  trusteeship,
  me,
  at,
}: {
  readonly practice: PracticeState | null;
  readonly trusteeship: TrusteeshipState;
  readonly me: MemberId;
  readonly at: string;
}): ReactNode {
  const { org, say } = useHere();
  const client = useQueryClient();
  const [kept, save] = useKeptTrustee({ org, trusteeship: trusteeship.id, member: me });
  const [working, setWorking] = useState(false);
  const [said, setSaid] = useState<string | null>(null);

  const doing = (work: () => Promise<string | null>) => async (): Promise<void> => {
    if (working) return;
    setWorking(true);
    setSaid(null);
    try {
      setSaid(await work());
    } catch (error) {
      setSaid(error instanceof Refused ? words.problemSentence(error.problem, say) : words.sealed.ballot.lost);
    } finally {
      setWorking(false);
      await client.invalidateQueries({ queryKey: ['org', org, 'practice'] });
    }
  };
  const post = (door: string) => async (): Promise<null> => {
    await ask(`${at}${door}`, { method: 'POST', body: {} });
    return null;
  };
  /** As on the day: the device checks the box first, and gives one share for one box. */
  const give = async (): Promise<string | null> => {
    if (!kept || practice === null) return words.sealed.ballot.noSeed;
    const papers = await papersOfCeremony(org, trusteeship);
    const share = shareOf(trusteeship, me, kept.seed, papers);
    const trustees = trusteesRecord(trusteeship, papers);
    if (share === undefined || trustees === undefined) return words.sealed.ballot.noSeed;
    const archive = new Uint8Array(await (await askBytes(`${at}/archive`)).arrayBuffer());
    const setup = { election: named(practice.election), credentials: named(practice.credentials), tokens: named('') };
    const box = `practice-${practice.number}`;
    const given = kept.given?.[box] ?? null;
    const log = { setup, trustees, shuffles: [] };
    const made = await workSealed({ kind: 'decrypt', archive, log, share, ballots: practice.ballots, given });
    if (made.kind === 'refused') return words.sealed.ballot.box[made.why];
    if (made.kind !== 'paper') return words.sealed.ballot.lost;
    await save({ ...kept, given: { ...kept.given, [box]: made.sum } });
    await ask(`${at}/share`, { method: 'POST', body: { share: made.text } });
    return null;
  };
  const button = (label: string, work: () => Promise<string | null>, look = ''): ReactNode => (
    <button type="button" className={`button ${look}`} aria-disabled={working} onClick={() => void doing(work)()}>
      {label}
    </button>
  );
  const hasGiven = practice?.given.includes(me) ?? false;
  return (
    <div className="act">
      {practice === null || practice.phase === 'opened'
        ? button(practice === null ? text.begin : text.again, post(''), 'main')
        : null}
      {practice?.phase === 'voting' ? (
        <>
          <p>{text.tryEarly}</p>
          {button(text.early, give)}
          {button(text.close, post('/close'), 'main')}
        </>
      ) : null}
      {practice?.phase === 'opening' && !hasGiven && kept ? button(words.sealed.ballot.decrypt, give, 'main') : null}
      {practice?.phase === 'opening' && !kept ? <p className="soft">{words.sealed.ballot.noSeed}</p> : null}
      <p role="status">{working ? words.sealed.trustees.working : ''}</p>
      {said === null ? null : (
        <Notice meaning="attention" role="alert">
          {said}
        </Notice>
      )}
      <details>
        <summary>{text.more}</summary>
        <ul>
          {text.things.map((thing) => (
            <li key={thing}>{thing}</li>
          ))}
        </ul>
      </details>
    </div>
  );
}

function named(sha256: string) {
  return { sha256: sha256 as never, size: 0, media: 'application/json' as const };
}
