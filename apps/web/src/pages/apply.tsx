/** Applying for membership: the name goes to the vault, a commitment to the record. */
import type { MemberId } from '@quorate/basics';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useId } from 'react';
import { compose } from '../acts/compose.ts';
import { outbox } from '../acts/outbox.ts';
import { ask, Refused } from '../api/client.ts';
import type { Organisation } from '../api/types.ts';
import { makeDeviceKey } from '../keys/device.ts';
import { Notice } from '../parts/marks.tsx';
import { keyNameOf, useHere } from '../parts/organisation.tsx';
import { Page } from '../parts/page.tsx';
import { serverNow } from '../parts/server-clock.ts';
import { words } from '../words/index.ts';

const text = words.founding.apply;

export function ApplyPage(): ReactNode {
  const { org, organisation, session, say } = useHere();
  const client = useQueryClient();
  const id = useId();
  const apply = useMutation({
    mutationFn: async ({ name, kind }: { readonly name: string; readonly kind: string }) => {
      const placed = await ask<{ readonly member: MemberId; readonly commitment: string }>(
        `/api/organisations/${org}/applications`,
        { method: 'POST', body: { name } },
      );
      const key = await makeDeviceKey(keyNameOf(org, placed.member, session));
      const actor = { org, member: placed.member, key, charter: organisation.charter.hash, seen: organisation.head };
      const command = {
        kind: 'apply-for-membership',
        body: { class: kind === '' ? null : kind, name: placed.commitment as never },
      } as const;
      const signed = await compose(actor, command, serverNow());
      const outcome = await outbox.send({ org, blobs: [], since: serverNow(), ...signed });
      if (outcome.was === 'refused') throw new Refused(outcome.problem);
      await client.invalidateQueries();
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    apply.mutate({ name: String(data.get('name') ?? '').trim(), kind: String(data.get('class') ?? '').trim() });
  };
  return (
    <Page title={text.title} kicker={organisation.title} width="narrow" aside={<p className="lead">{text.lead}</p>}>
      {apply.isSuccess || organisation.standing === 'applicant' ? (
        <Notice meaning="carried" role="status">
          {text.done}
        </Notice>
      ) : (
        <form className="stack" onSubmit={submit}>
          <div className="field">
            <label htmlFor={`${id}n`}>{text.name}</label>
            <input
              id={`${id}n`}
              name="name"
              autoComplete="name"
              required
              pattern=".*\S.*"
              title={words.founding.found.nameNeeded}
              maxLength={120}
            />
          </div>
          <Classes classes={organisation.classes} />
          {apply.error === null ? null : (
            <p className="error" role="alert">
              {apply.error instanceof Refused
                ? words.problemSentence(apply.error.problem, say)
                : words.common.state.unreachable}
            </p>
          )}
          <div className="row">
            <button type="submit" className="button main large" disabled={apply.isPending}>
              {text.submit}
            </button>
          </div>
        </form>
      )}
    </Page>
  );
}

/** Asked only where the charter has more than one. */
function Classes({ classes }: { readonly classes: Organisation['classes'] }): ReactNode {
  if (classes.length < 2) return <input type="hidden" name="class" value={classes[0]?.id ?? ''} />;
  return (
    <fieldset className="choices">
      <legend>{text.class}</legend>
      {classes.map(({ id, text: about }, place) => (
        <label key={id} className="choice">
          <input type="radio" name="class" value={id} defaultChecked={place === 0} />
          <span>
            <b>{inPlainWords(id)}</b> <span className="soft">{about}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** "worker-member" is "worker member". */
function inPlainWords(id: string): string {
  return id.replaceAll('-', ' ');
}
