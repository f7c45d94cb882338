/** One trustee's own part in making a key: the step that is theirs, and the backup of their seed. */

import type { MemberId } from '@quorate/basics';
import type { TrusteeshipState } from '@quorate/record';
import { type ReactNode, useCallback, useEffect, useId, useState } from 'react';
import { type KeptTrustee, keep, readKept } from '../booth/store.ts';
import { saveFile } from '../parts/files.ts';
import { Notice } from '../parts/marks.tsx';
import { useHere } from '../parts/organisation.tsx';
import { words } from '../words/index.ts';
import { type BackupOf, readBackup, writeBackup } from './backup.ts';
import { jsonPaper, papersOfCeremony } from './papers.ts';
import { freshTrustee, paperOfStep } from './trustee-steps.ts';

const text = words.sealed.trustees;
const shortestPassphrase = 12;

function trusteeKey({ org, trusteeship, member }: BackupOf): string {
  return `${org}/${trusteeship}/${member}`;
}

/** What this device keeps for a trustee; `null` when it has nothing, `undefined` until that is known. */
export function useKeptTrustee(
  of: BackupOf,
): readonly [KeptTrustee | null | undefined, (kept: KeptTrustee) => Promise<void>] {
  const [kept, setKept] = useState<KeptTrustee | null | undefined>(undefined);
  const key = trusteeKey(of);
  useEffect(() => {
    readKept('trustees', key).then(
      (found) => setKept(found ?? null),
      () => setKept(null),
    );
  }, [key]);
  const save = useCallback(
    async (next: KeptTrustee): Promise<void> => {
      await keep('trustees', key, next);
      setKept(next);
    },
    [key],
  );
  return [kept, save];
}

export function KeyMaker({
  trusteeship,
  me,
}: {
  readonly trusteeship: TrusteeshipState;
  readonly me: MemberId;
}): ReactNode {
  const { org } = useHere();
  const of = { org, trusteeship: trusteeship.id, member: me };
  const [kept, save] = useKeptTrustee(of);
  if (kept === undefined) return null;
  const began = Object.hasOwn(trusteeship.steps.certificate, me);
  return (
    <>
      {kept === null && began ? <Restore of={of} save={save} /> : null}
      {kept !== null || !began ? <Step trusteeship={trusteeship} me={me} kept={kept} save={save} /> : null}
      {kept === null || !began ? null : <Backup of={of} kept={kept} save={save} />}
    </>
  );
}

function Step({
  trusteeship,
  me,
  kept,
  save,
}: {
  readonly trusteeship: TrusteeshipState;
  readonly me: MemberId;
  readonly kept: KeptTrustee | null;
  readonly save: (kept: KeptTrustee) => Promise<void>;
}): ReactNode {
  const { org, act, say } = useHere();
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const { phase } = trusteeship;
  if (phase === 'ready') return null;
  if (Object.hasOwn(trusteeship.steps[phase], me)) {
    const awaited = trusteeship.trustees.filter((one) => !Object.hasOwn(trusteeship.steps[phase], one));
    return <p role="status">{text.waiting(words.joined(awaited.map((one) => say.name(one))))}</p>;
  }
  const take = async (): Promise<void> => {
    setWorking(true);
    setProblem(null);
    try {
      const papers = await papersOfCeremony(org, trusteeship);
      const made = paperOfStep(trusteeship, phase, me, kept ?? freshTrustee(), papers);
      if (!made.ok) {
        setProblem(made.problem.reason === 'deal-not-here' ? text.dealNotHere : text.misfit(made.problem.detail));
        return;
      }
      // Kept first: a paper that others build on must not outlive what it was made from.
      const { deal, ...rest } = made.value.keep;
      await save({ ...rest, deal: deal ?? kept?.deal ?? null });
      const paper = jsonPaper(made.value.text);
      const body = { trusteeship: trusteeship.id, step: phase, paper: paper.ref };
      const outcome = await act({ kind: 'send-trustee-step', body }, [paper.blob]);
      if (outcome.was === 'refused') setProblem(words.problemSentence(outcome.problem, say));
      else await save(made.value.keep);
    } catch {
      setProblem(words.sealed.ballot.lost);
    } finally {
      setWorking(false);
    }
  };
  return (
    <section className="section">
      <h2>{text.yours}</h2>
      <div className="act">
        <button
          type="button"
          className="button main large"
          aria-disabled={working}
          onClick={() => void (working || take())}
        >
          {working ? text.working : text.step[phase]}
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

function Backup({
  of,
  kept,
  save,
}: {
  readonly of: BackupOf;
  readonly kept: KeptTrustee;
  readonly save: (kept: KeptTrustee) => Promise<void>;
}): ReactNode {
  const [passphrase, setPassphrase] = useState('');
  const [saved, setSaved] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const id = useId();
  if (kept.backedUp) {
    return (
      <Notice meaning="carried">
        {text.here} {text.confirmed}
      </Notice>
    );
  }
  const short = passphrase.length < shortestPassphrase;
  const write = async (): Promise<void> => {
    saveFile(`${of.trusteeship}.trustee.json`, await writeBackup(of, kept.seed, passphrase), 'application/json');
    setSaved(true);
  };
  const confirm = async (file: File): Promise<void> => {
    const opened = await readBackup(of, await file.text(), passphrase);
    if (!opened.ok) setProblem(text.backupProblems[opened.problem.reason]);
    else if (opened.value !== kept.seed) setProblem(text.backupProblems.differs);
    else await save({ ...kept, backedUp: true });
  };
  return (
    <section className="section">
      <h2>{text.backup}</h2>
      <Notice meaning="attention">{text.backupWhy}</Notice>
      <div className="field">
        <label htmlFor={id}>{text.passphrase}</label>
        <input
          id={id}
          type="password"
          autoComplete="new-password"
          value={passphrase}
          onChange={(event) => setPassphrase(event.target.value)}
        />
      </div>
      <div className="row">
        <button type="button" className="button main" aria-disabled={short} onClick={() => void (short || write())}>
          {text.save}
        </button>
      </div>
      {saved ? (
        <div className="field">
          <p role="status">{text.saved}</p>
          <label htmlFor={`${id}file`}>{text.confirm}</label>
          <FileField id={`${id}file`} onFile={confirm} />
        </div>
      ) : null}
      {problem === null ? null : (
        <Notice meaning="attention" role="alert">
          {problem}
        </Notice>
      )}
    </section>
  );
}

function Restore({
  of,
  save,
}: {
  readonly of: BackupOf;
  readonly save: (kept: KeptTrustee) => Promise<void>;
}): ReactNode {
  const [passphrase, setPassphrase] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const id = useId();
  const restore = async (file: File): Promise<void> => {
    const opened = await readBackup(of, await file.text(), passphrase);
    if (!opened.ok) setProblem(text.backupProblems[opened.problem.reason]);
    else await save({ seed: opened.value, deal: null, backedUp: true });
  };
  return (
    <section className="section">
      <h2>{text.restore}</h2>
      <p>{text.lost}</p>
      <div className="field">
        <label htmlFor={id}>{text.passphrase}</label>
        <input
          id={id}
          type="password"
          autoComplete="current-password"
          value={passphrase}
          onChange={(event) => setPassphrase(event.target.value)}
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}file`}>{text.file}</label>
        <FileField id={`${id}file`} onFile={restore} />
      </div>
      {problem === null ? null : (
        <Notice meaning="attention" role="alert">
          {problem}
        </Notice>
      )}
    </section>
  );
}

function FileField({ id, onFile }: { readonly id: string; readonly onFile: (file: File) => Promise<void> }): ReactNode {
  return (
    <input
      id={id}
      type="file"
      accept="application/json,.json"
      onChange={(event) => {
        const [file] = event.target.files ?? [];
        if (file !== undefined) void onFile(file);
      }}
    />
  );
}
