/** Inviting by mail, with the links to pass on where no mail goes out. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { ask, Refused } from '../api/client.ts';
import { words } from '../words/index.ts';
import { addressesIn } from './addresses.ts';
import { plainSaying } from './fetched.tsx';
import { Notice } from './marks.tsx';

const text = words.founding.invite;

interface Links {
  readonly links: readonly { readonly to: string; readonly link: string }[];
}

export function Invite({ url, renew }: { readonly url: string; readonly renew: readonly string[] }): ReactNode {
  const client = useQueryClient();
  const [wrong, setWrong] = useState<readonly string[]>([]);
  const id = useId();
  const invite = useMutation({
    mutationFn: (emails: readonly string[]) => ask<Links>(url, { method: 'POST', body: { emails } }),
    onSettled: () => client.invalidateQueries({ queryKey: [...renew] }),
  });
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = event.currentTarget;
    const found = addressesIn(String(new FormData(form).get('emails') ?? ''));
    setWrong(found.wrong);
    if (found.wrong.length === 0 && found.good.length > 0) invite.mutate(found.good, { onSuccess: () => form.reset() });
  };
  return (
    <form className="stack tight" onSubmit={submit}>
      <div className="field">
        <label htmlFor={id}>{text.emails}</label>
        <textarea id={id} name="emails" rows={3} required className="short" />
      </div>
      <div className="row">
        <button type="submit" className="button" disabled={invite.isPending}>
          {text.send}
        </button>
      </div>
      <Trouble wrong={wrong} error={invite.error} />
      {invite.data === undefined ? null : (
        <Notice meaning="quiet" title={text.links} role="status">
          <p>{text.linksLead}</p>
          <ul className="list">
            {invite.data.links.map(({ to, link }) => (
              <li key={link}>
                {to}
                <br />
                <span className="hash">{link}</span>
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </form>
  );
}

function Trouble({ wrong, error }: { readonly wrong: readonly string[]; readonly error: Error | null }): ReactNode {
  if (wrong.length === 0 && error === null) return null;
  const refused = error instanceof Refused ? words.problemSentence(error.problem, plainSaying) : undefined;
  return (
    <p className="error" role="alert">
      {wrong.length > 0 ? text.wrong(words.joined(wrong)) : (refused ?? words.common.state.unreachable)}
    </p>
  );
}
