/** The right side of the desk: who speaks next, and the life of the meeting. */
import { type ReactNode, useId, useState } from 'react';
import type { MeetingView } from '../api/types.ts';
import { ActButton, mayDo, useAct } from '../parts/act-button.tsx';
import { Speakers } from '../parts/hall.tsx';
import { useHere } from '../parts/organisation.tsx';
import { serverNow } from '../parts/server-clock.ts';
import { words } from '../words/index.ts';

const text = words.meeting;

export function DeskSpeakers({ view }: { readonly view: MeetingView }): ReactNode {
  const { say } = useHere();
  const { meeting, may } = view;
  const gives = mayDo(may, 'give-floor')?.allowed === true;
  const next = meeting.speakers[0];
  return (
    <div className="stack tight">
      <Speakers
        view={view}
        {...(gives
          ? {
              control: (member: typeof meeting.chair) =>
                member === next ? null : (
                  <GiveSmall meeting={meeting.id} to={member} label={text.speakers.give(say.name(member))} />
                ),
            }
          : {})}
      />
      {gives && next !== undefined ? (
        <ActButton
          command={{ kind: 'give-floor', body: { meeting: meeting.id, to: next } }}
          label={text.speakers.giveNext}
          keyHint="f"
          look="wide"
        />
      ) : null}
      {gives && meeting.floor !== null ? (
        <ActButton
          command={{ kind: 'give-floor', body: { meeting: meeting.id, to: null } }}
          label={text.speakers.end}
          keyHint="e"
          look="wide"
        />
      ) : null}
    </div>
  );
}

function GiveSmall({
  meeting,
  to,
  label,
}: {
  readonly meeting: string;
  readonly to: never | string;
  readonly label: string;
}): ReactNode {
  const { begin } = useAct({ command: { kind: 'give-floor', body: { meeting, to: to as never } } });
  return (
    <button type="button" className="button plain" onClick={begin} aria-label={label}>
      {text.speakers.giveShort}
    </button>
  );
}

export function Closing({ view }: { readonly view: MeetingView }): ReactNode {
  const { say } = useHere();
  const { meeting, may } = view;
  const [to, setTo] = useState('');
  const [resumes, setResumes] = useState('');
  const id = useId();
  const others = Object.keys(meeting.present).filter((member) => member !== meeting.chair);
  const resumesAt = Math.floor(new Date(resumes).getTime() / 1000);
  return (
    <section className="section" aria-label={text.desk.house}>
      <h2>{text.desk.house}</h2>
      {mayDo(may, 'check-in')?.allowed ? (
        <ActButton command={{ kind: 'check-in', body: { meeting: meeting.id } }} keyHint="i" look="wide" />
      ) : null}
      {mayDo(may, 'hand-over-chair')?.allowed && others.length > 0 ? (
        <details>
          <summary>{text.desk.handOver}</summary>
          <div className="stack tight">
            <div className="field">
              <label htmlFor={id}>{text.desk.handOverTo}</label>
              <select id={id} value={to} onChange={(event) => setTo(event.target.value)}>
                <option value="">–</option>
                {others.map((member) => (
                  <option key={member} value={member}>
                    {say.name(member)}
                  </option>
                ))}
              </select>
            </div>
            {to === '' ? null : (
              <ActButton command={{ kind: 'hand-over-chair', body: { meeting: meeting.id, to: to as never } }} />
            )}
          </div>
        </details>
      ) : null}
      {mayDo(may, 'adjourn-meeting')?.allowed ? (
        <details>
          <summary>{words.acts.verb('adjourn-meeting')}</summary>
          <div className="stack tight">
            <div className="field">
              <label htmlFor={`${id}r`}>{text.desk.adjournUntil}</label>
              <input
                id={`${id}r`}
                type="datetime-local"
                value={resumes}
                onChange={(event) => setResumes(event.target.value)}
              />
            </div>
            {Number.isFinite(resumesAt) && resumesAt > serverNow() ? (
              <ActButton
                command={{ kind: 'adjourn-meeting', body: { meeting: meeting.id, resumes: resumesAt as never } }}
              />
            ) : null}
          </div>
        </details>
      ) : null}
      {mayDo(may, 'close-meeting')?.allowed ? (
        <ActButton command={{ kind: 'close-meeting', body: { meeting: meeting.id } }} look="grave wide" />
      ) : null}
      {mayDo(may, 'cancel-meeting')?.allowed ? (
        <ActButton command={{ kind: 'cancel-meeting', body: { meeting: meeting.id } }} look="grave wide" />
      ) : null}
    </section>
  );
}
