/** The chair's single keys: each does what its button does, and what can't be undone asks first. */
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { freshVote } from '../acts/fresh-vote.ts';
import type { MeetingView } from '../api/types.ts';
import { mayDo } from '../parts/act-button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Notice } from '../parts/marks.tsx';
import { nextItem, openVoteOf, readyMotions } from '../parts/meeting-data.ts';
import { useHere } from '../parts/organisation.tsx';
import type { Command } from '../spine.ts';
import { words } from '../words/index.ts';

const text = words.meeting;

/** What each key would do just now. */
function commandFor(key: string, view: MeetingView): Command | undefined {
  const { meeting, may } = view;
  const id = { meeting: meeting.id };
  const allowed = (kind: Command['kind'], target?: string): boolean => mayDo(may, kind, target)?.allowed === true;
  if (key === 'o') {
    const kind = meeting.phase === 'adjourned' ? 'resume-meeting' : 'open-meeting';
    return allowed(kind) ? { kind, body: id } : undefined;
  }
  if (key === 'n') {
    const next = nextItem(view);
    return next && allowed('take-item') ? { kind: 'take-item', body: { ...id, item: next.id } } : undefined;
  }
  if (key === 'v') {
    const motion = readyMotions(view)[0];
    return motion && allowed('open-vote', motion.id)
      ? { kind: 'open-vote', body: { vote: freshVote(view, motion.id), motion: motion.id } }
      : undefined;
  }
  if (key === 'c') {
    const vote = openVoteOf(view);
    return vote && allowed('close-vote', vote.id) ? { kind: 'close-vote', body: { vote: vote.id } } : undefined;
  }
  if (key === 'f') {
    const to = meeting.speakers[0];
    return to && allowed('give-floor') ? { kind: 'give-floor', body: { ...id, to } } : undefined;
  }
  if (key === 'e') {
    return meeting.floor !== null && allowed('give-floor')
      ? { kind: 'give-floor', body: { ...id, to: null } }
      : undefined;
  }
  if (key === 'i') return allowed('check-in') ? { kind: 'check-in', body: id } : undefined;
  return undefined;
}

export function Keys({ view, onHelp }: { readonly view: MeetingView; readonly onHelp: () => void }): ReactNode {
  const [asked, setAsked] = useState<Command | null>(null);
  const { act, say } = useHere();
  const client = useQueryClient();
  const [refused, setRefused] = useState<string | null>(null);
  useEffect(() => {
    const send = async (command: Command): Promise<void> => {
      const outcome = await act(command);
      setRefused(outcome.was === 'refused' ? words.problemSentence(outcome.problem, say) : null);
      if (outcome.was === 'refused') void client.invalidateQueries({ queryKey: ['org'] });
    };
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || isTyping(event.target)) return;
      if (document.querySelector('dialog[open]') !== null) return;
      if (event.key === '?') {
        onHelp();
        return;
      }
      if (event.key === 'a') {
        event.preventDefault();
        document.querySelector<HTMLInputElement>('.desk-add')?.focus();
        return;
      }
      const command = commandFor(event.key, view);
      if (command === undefined) return;
      event.preventDefault();
      if (words.acts.consequence(command.kind) === undefined) void send(command);
      else setAsked(command);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [view, act, say, client, onHelp]);
  const confirm = async (): Promise<void> => {
    if (asked === null) return;
    setAsked(null);
    const outcome = await act(asked);
    setRefused(outcome.was === 'refused' ? words.problemSentence(outcome.problem, say) : null);
  };
  return (
    <>
      {refused === null ? null : (
        <Notice meaning="attention" role="alert">
          {refused}
        </Notice>
      )}
      {asked === null ? null : (
        <Dialog title={`${words.acts.verb(asked.kind)}?`} onClose={() => setAsked(null)}>
          <p>{words.acts.consequence(asked.kind)}</p>
          <div className="row">
            <button type="button" className="button main" onClick={() => void confirm()}>
              {words.acts.verb(asked.kind)}
            </button>
            <button type="button" className="button" onClick={() => setAsked(null)}>
              {words.acts.goBack}
            </button>
          </div>
        </Dialog>
      )}
    </>
  );
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, select, textarea, [contenteditable]') !== null;
}

export function KeyList({ onClose }: { readonly onClose: () => void }): ReactNode {
  return (
    <Dialog title={text.desk.keys} onClose={onClose}>
      <p>{text.desk.keysLead}</p>
      <dl className="keys">
        {Object.entries(text.desk.acts).map(([key, what]) => (
          <KeyRow key={key} name={key} what={what} />
        ))}
      </dl>
      <div className="row">
        <button type="button" className="button main" onClick={onClose}>
          {text.desk.close}
        </button>
      </div>
    </Dialog>
  );
}

function KeyRow({ name, what }: { readonly name: string; readonly what: string }): ReactNode {
  return (
    <>
      <dt>
        <kbd className="key">{name}</kbd>
      </dt>
      <dd>{what}</dd>
    </>
  );
}
