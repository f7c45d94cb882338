/** Laying an amended charter before a meeting: which may take it, by the server's dry run of the rules, and the motion. */
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { CalendarPlus } from 'lucide-react';
import { type FormEvent, type ReactNode, useId, useMemo, useState } from 'react';
import { charterBlob, jsonBlob } from '../acts/blob.ts';
import { freshId } from '../acts/compose.ts';
import { proposalQuery } from '../api/queries.ts';
import type { Proposal } from '../api/types.ts';
import { Bones, Fetched } from '../parts/fetched.tsx';
import { Empty, MeetingTag, Notice } from '../parts/marks.tsx';
import { useHere } from '../parts/organisation.tsx';
import type { Command } from '../spine.ts';
import { words } from '../words/index.ts';

const text = words.charter.amend;

export interface LayBeforeProps {
  /** The charter as it would be. */
  readonly text: string;
  readonly title: string;
  /** What to strike and insert, for the motion's paper. */
  readonly paper: string;
  /** When amendments come into force, in the charter's words. */
  readonly words: string;
  /** A day that is named already, because the amendment is before another body. */
  readonly inForce?: number | null;
}

export function LayBefore(props: LayBeforeProps): ReactNode {
  const { org } = useHere();
  const [day, setDay] = useState('');
  const inForce = props.inForce ?? (day === '' ? null : Math.floor(new Date(day).getTime() / 1000));
  const query = useQuery(proposalQuery(org, props.text, inForce));
  return (
    <section className="section no-print">
      <h2>{text.proposing}</h2>
      <p className="measure">{text.proposingLead}</p>
      <Fetched query={query} skeleton={<Bones rows={6} />}>
        {(proposal) => (
          <Form
            {...props}
            proposal={proposal}
            day={props.inForce === undefined ? <Day value={day} rule={props.words} onChange={setDay} /> : null}
          />
        )}
      </Fetched>
    </section>
  );
}

function Form({
  text: charter,
  title: proposedTitle,
  paper,
  proposal,
  day,
}: LayBeforeProps & { readonly proposal: Proposal; readonly day: ReactNode }): ReactNode {
  const { org, say, act, me } = useHere();
  const navigate = useNavigate();
  const id = useId();
  const [title, setTitle] = useState(proposedTitle);
  const [reasons, setReasons] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [sending, setSending] = useState(false);
  // One id for one motion: signing again after a refusal proposes the same one.
  const fresh = useMemo(() => ({ motion: freshId(), amendment: freshId(), ballot: freshId() }), []);
  const { effect, meetings, ballots } = proposal;
  const able = [
    ...meetings.flatMap(({ id: of, allowed }) => (allowed ? [of] : [])),
    ...ballots.flatMap(({ consent, allowed }) => (allowed ? [consent] : [])),
  ];
  const before = able.find((one) => one === chosen) ?? able[0] ?? null;
  if (effect === null) return <Notice meaning="attention">{text.notReadable}</Notice>;
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (before === null || sending) return;
    setSending(true);
    setProblem(null);
    const reasoned = reasons.trim() === '' ? paper : `${reasons.trim()}\n\n${paper}`;
    const reason = jsonBlob({ title: title.trim(), text: reasoned });
    const file = charterBlob(charter);
    const amendment = effect.amendment.startsWith('dry-run') ? fresh.amendment : effect.amendment;
    const named = { motion: fresh.motion, paper: reason.ref, effect: { ...effect, amendment, text: file.ref } };
    const command: Command = ballots.some(({ consent }) => consent === before)
      ? {
          kind: 'call-referendum',
          body: { ...named, meeting: fresh.ballot, title: title.trim(), consent: before },
        }
      : { kind: 'propose-motion', body: { ...named, meeting: before, item: null } };
    const outcome = await act(command, [reason.blob, file.blob]);
    setSending(false);
    if (outcome.was === 'refused') setProblem(words.problemSentence(outcome.problem, say));
    else await navigate({ to: '/o/$org/motions/$motion', params: { org, motion: fresh.motion } });
  };
  return (
    <form className="stack" onSubmit={(event) => void submit(event)}>
      <fieldset>
        <legend>{text.meeting}</legend>
        {meetings.length + ballots.length === 0 ? <Empty title={text.noMeetings}>{text.noMeetingsMore}</Empty> : null}
        <ul className="list">
          {meetings.map((one) => (
            <li key={one.id} className="list-row">
              <label className="row">
                <input
                  type="radio"
                  name={`${id}m`}
                  checked={one.id === before}
                  disabled={!one.allowed}
                  onChange={() => setChosen(one.id)}
                />
                <b>{one.title}</b>
                <MeetingTag phase={one.phase} />
                <span className="soft">{say.dates.moment(one.starts)}</span>
              </label>
              {one.refusal === undefined ? null : (
                <span className="soft">{words.refusalSentence(one.refusal, say)}</span>
              )}
            </li>
          ))}
          {ballots.map(({ consent, allowed, refusal }) => (
            <li key={consent} className="list-row">
              <label className="row">
                <input
                  type="radio"
                  name={`${id}m`}
                  checked={consent === before}
                  disabled={!allowed}
                  onChange={() => setChosen(consent)}
                />
                <b>{text.ballot(words.consentName(consent))}</b>
              </label>
              {refusal === undefined ? null : <span className="soft">{words.refusalSentence(refusal, say)}</span>}
            </li>
          ))}
        </ul>
        {able.length > 0 ? null : (
          <div className="row">
            <Link to="/o/$org/convene" params={{ org }} className="button">
              <CalendarPlus aria-hidden />
              {text.convene}
            </Link>
          </div>
        )}
      </fieldset>
      <div className="field full">
        <label htmlFor={`${id}t`}>{text.paperName}</label>
        <input
          id={`${id}t`}
          value={title}
          required
          maxLength={120}
          onChange={(event) => setTitle(event.target.value)}
        />
      </div>
      <div className="field full">
        <label htmlFor={`${id}r`}>{text.reasons}</label>
        <textarea
          id={`${id}r`}
          className="paper"
          rows={4}
          dir="auto"
          value={reasons}
          aria-describedby={`${id}rh`}
          onChange={(event) => setReasons(event.target.value)}
        />
        <p id={`${id}rh`} className="help small">
          {text.reasonsHelp}
        </p>
      </div>
      {day}
      {problem === null ? null : (
        <Notice meaning="attention" role="alert">
          {problem}
        </Notice>
      )}
      <div className="row">
        <button
          type="submit"
          className="button main large"
          aria-disabled={sending || me === null || before === null}
          disabled={before === null}
        >
          {sending ? words.acts.signing : text.submit}
        </button>
      </div>
    </form>
  );
}

function Day({
  value,
  rule,
  onChange,
}: {
  readonly value: string;
  readonly rule: string;
  readonly onChange: (value: string) => void;
}): ReactNode {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{text.notBefore}</label>
      <input
        id={id}
        type="datetime-local"
        value={value}
        aria-describedby={`${id}h`}
        onChange={(event) => onChange(event.target.value)}
      />
      <p id={`${id}h`} className="help small">
        {text.notBeforeHelp(rule)}
      </p>
    </div>
  );
}
