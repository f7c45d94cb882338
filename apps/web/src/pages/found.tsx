/** Founding, the first half: choose a charter, read what it means, name the organisation, begin. */
import type { OrgId } from '@quorate/basics';
import {
  checkCharter,
  explain,
  type Finding,
  type ParsedCharter,
  parseCharter,
  unwaivedErrors,
} from '@quorate/charter';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useId, useMemo, useState } from 'react';
import { ask } from '../api/client.ts';
import { chartersQuery, shippedCharterQuery } from '../api/queries.ts';
import type { Founding } from '../api/types.ts';
import { foundingKey } from '../keys/device.ts';
import { CharterExplained } from '../parts/charter-explained.tsx';
import { Bones, Failure, Fetched } from '../parts/fetched.tsx';
import { Notice, Tag } from '../parts/marks.tsx';
import { useSession } from '../parts/organisation.tsx';
import { Page } from '../parts/page.tsx';
import { words } from '../words/index.ts';
import { slugOf } from './slug.ts';

const text = words.founding.found;

type Step = 0 | 1 | 2;

export function FoundPage(): ReactNode {
  const [step, setStep] = useState<Step>(0);
  const [charter, setCharter] = useState('');
  const session = useSession();
  return (
    <Page
      title={text.title}
      aside={
        <ol className="steps">
          {text.steps.map((name, i) => (
            <li key={name} aria-current={i === step ? 'step' : undefined}>
              {name}
            </li>
          ))}
        </ol>
      }
    >
      {step === 0 ? (
        <Choose
          onChoose={(chosen) => {
            setCharter(chosen);
            setStep(1);
          }}
        />
      ) : null}
      {step === 1 ? (
        <Read charter={charter} onChange={setCharter} onUse={() => setStep(2)} onBack={() => setStep(0)} />
      ) : null}
      {step === 2 ? <Name charter={charter} email={session.data?.person?.email ?? ''} /> : null}
    </Page>
  );
}

function Choose({ onChoose }: { readonly onChoose: (text: string) => void }): ReactNode {
  const charters = useQuery(chartersQuery());
  const [id, setId] = useState('');
  const chosen = useQuery(shippedCharterQuery(id));
  const choose = useMutation({
    mutationFn: async (which: string) => {
      setId(which);
      const { queryFn } = shippedCharterQuery(which);
      onChoose(await (queryFn as () => Promise<string>)());
    },
  });
  const file = useId();
  return (
    <div className="stack">
      <p className="lead">{text.chooseLead}</p>
      {choose.error === null ? null : <Failure error={choose.error} />}
      <Fetched query={charters} skeleton={<Bones rows={6} />}>
        {(data) => (
          <div className="people">
            {data.map((one) => (
              <button
                key={one.id}
                type="button"
                className="person"
                disabled={chosen.isFetching}
                onClick={() => choose.mutate(one.id)}
              >
                <span className="person-name">{one.title}</span>
                <span>{one.summary}</span>
              </button>
            ))}
          </div>
        )}
      </Fetched>
      <div className="field">
        <label htmlFor={file}>{text.own}</label>
        <input
          id={file}
          type="file"
          accept=".yaml,.yml,text/yaml"
          onChange={(event) => void event.target.files?.[0]?.text().then(onChoose)}
        />
        <p className="help">{text.ownLead}</p>
      </div>
    </div>
  );
}

interface ReadProps {
  readonly charter: string;
  readonly onChange: (text: string) => void;
  readonly onUse: () => void;
  readonly onBack: () => void;
}

function Read({ charter, onChange, onUse, onBack }: ReadProps): ReactNode {
  const [draft, setDraft] = useState(charter);
  const parsed = useMemo(() => parseCharter(charter), [charter]);
  const findings = useMemo(() => (parsed.ok ? checkCharter(parsed.value) : []), [parsed]);
  const id = useId();
  const sound = parsed.ok && unwaivedErrors(findings).length === 0;
  return (
    <div className="stack loose">
      {parsed.ok ? (
        <Explained parsed={parsed.value} findings={findings} />
      ) : (
        <Notice meaning="lost" title={text.errors(parsed.problem.length)}>
          {parsed.problem.slice(0, 5).map((one) => (
            <p key={`${one.line}/${one.column}`}>{text.misread(one.line, one.column, one.found, one.expected)}</p>
          ))}
        </Notice>
      )}
      <details>
        <summary>{text.edit}</summary>
        <div className="field full">
          <label htmlFor={id}>{text.text}</label>
          <textarea
            id={id}
            className="code"
            spellCheck={false}
            value={draft}
            onChange={(event) => setDraft(event.target.value)}
          />
        </div>
        <div className="row">
          <button type="button" className="button" onClick={() => onChange(draft)}>
            {text.check}
          </button>
        </div>
      </details>
      <div className="row">
        <button type="button" className="button main large" disabled={!sound} onClick={onUse}>
          {text.use}
        </button>
        <button type="button" className="button" onClick={onBack}>
          {words.common.form.cancel}
        </button>
      </div>
    </div>
  );
}

function Explained({
  parsed,
  findings,
}: {
  readonly parsed: ParsedCharter;
  readonly findings: readonly Finding[];
}): ReactNode {
  const explanation = useMemo(() => explain(parsed), [parsed]);
  return (
    <>
      <p className="verdict">{explanation.title}</p>
      <Findings findings={findings} />
      <h2>{text.plain}</h2>
      <CharterExplained charter={parsed.charter} explanation={explanation} />
    </>
  );
}

function Findings({ findings }: { readonly findings: readonly Finding[] }): ReactNode {
  const errors = unwaivedErrors(findings).length;
  const rest = findings.length - errors;
  return (
    <Notice meaning={errors > 0 ? 'lost' : rest > 0 ? 'attention' : 'carried'} role="status">
      <p>{errors > 0 ? text.errors(errors) : rest > 0 ? text.warnings(rest) : text.clean}</p>
      {findings.length === 0 ? null : (
        <details open={errors > 0}>
          <summary>{text.showFindings}</summary>
          <ul className="list">
            {findings.map((finding) => (
              <li key={`${finding.check}/${finding.place.path}/${finding.message}`} className="list-row">
                <span>{finding.message}</span>
                <span className="soft">{finding.mend}</span>
                <span className="list-meta">
                  <Tag meaning={finding.severity === 'error' && finding.waived === undefined ? 'lost' : 'quiet'}>
                    {finding.check}
                  </Tag>
                  <span className="hash">{finding.place.path}</span>
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </Notice>
  );
}

/** Many charters bear the name of the organisation alone; `Rules of ...` is the name of the paper. */
function nameIn(title: string): string {
  return /^(rules|constitution|charter|statutes|bylaws|by-laws)\b/i.test(title) ? '' : title;
}

function Name({ charter, email: known }: { readonly charter: string; readonly email: string }): ReactNode {
  const navigate = useNavigate();
  const client = useQueryClient();
  const id = useId();
  const parsed = useMemo(() => parseCharter(charter), [charter]);
  const [title, setTitle] = useState(parsed.ok ? nameIn(parsed.value.charter.title) : '');
  const [slug, setSlug] = useState<string | null>(null);
  const org = slug ?? slugOf(title);
  const begin = useMutation({
    mutationFn: async ({ name, email }: { readonly name: string; readonly email: string }) => {
      const key = await foundingKey(org as OrgId);
      const founder = { name, email, device: key.id };
      const founding = await ask<Founding>('/api/foundings', {
        method: 'POST',
        body: { title: title.trim(), org: org as OrgId, text: charter, founder },
      });
      await client.invalidateQueries({ queryKey: ['session'] });
      await navigate({ to: '/foundings/$id', params: { id: founding.id } });
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    begin.mutate({ name: String(data.get('name') ?? '').trim(), email: String(data.get('email') ?? '').trim() });
  };
  return (
    <form className="stack" onSubmit={submit}>
      {parsed.ok ? <p className="soft">{parsed.value.charter.title}</p> : null}
      <div className="field">
        <label htmlFor={`${id}t`}>{text.name}</label>
        <input
          id={`${id}t`}
          required
          maxLength={120}
          value={title}
          onChange={(event) => setTitle(event.target.value)}
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}s`}>{text.slug}</label>
        <input
          id={`${id}s`}
          required
          pattern="[a-z0-9]([a-z0-9\-]{0,61}[a-z0-9])?"
          title={text.slugHelp}
          value={org}
          onChange={(event) => setSlug(event.target.value)}
        />
        <p className="help">{text.slugHelp}</p>
      </div>
      <div className="field">
        <label htmlFor={`${id}n`}>{text.yourName}</label>
        <input
          id={`${id}n`}
          name="name"
          autoComplete="name"
          required
          pattern=".*\S.*"
          title={words.founding.found.nameNeeded}
          maxLength={120}
        />
        <p className="help">{text.yourNameHelp}</p>
      </div>
      <div className="field">
        <label htmlFor={`${id}e`}>{text.yourEmail}</label>
        <input id={`${id}e`} name="email" type="email" autoComplete="email" required defaultValue={known} />
      </div>
      {begin.error === null ? null : <Failure error={begin.error} />}
      <div className="row">
        <button type="submit" className="button main large" disabled={begin.isPending}>
          {text.begin}
        </button>
      </div>
    </form>
  );
}
