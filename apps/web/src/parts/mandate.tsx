/** The mandate: what an act rests on, and what that rests on, back to the founding. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { mandateQuery } from '../api/queries.ts';
import type { MandateStep } from '../api/types.ts';
import { words } from '../words/index.ts';
import { Facts } from './facts.tsx';
import { Fetched } from './fetched.tsx';
import { useHere } from './organisation.tsx';

const text = words.papers.decision;

export function Mandate({
  index,
  open: openFirst = false,
}: {
  readonly index: number;
  readonly open?: boolean;
}): ReactNode {
  const [open, setOpen] = useState(openFirst);
  return (
    <section className="section" aria-label={text.mandate}>
      <h2>{text.mandate}</h2>
      {open ? <Chain index={index} /> : <p className="soft">{text.mandateLead}</p>}
      <div className="row">
        <button
          type="button"
          className={open ? 'button' : 'button main'}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {open ? text.hide : text.show}
        </button>
      </div>
    </section>
  );
}

function Chain({ index }: { readonly index: number }): ReactNode {
  const { org } = useHere();
  const mandate = useQuery(mandateQuery(org, index));
  return (
    <Fetched query={mandate}>
      {(steps) => (
        <>
          <p className="soft">{text.mandateLead}</p>
          <ol className="chain">
            {runsOf(steps).map((run) => (
              <Run key={run[0].index} run={run} />
            ))}
          </ol>
        </>
      )}
    </Fetched>
  );
}

type Steps = readonly [MandateStep, ...MandateStep[]];

/** From the newest to the founding; entries of one kind that follow each other go together. */
function runsOf(steps: readonly MandateStep[]): readonly Steps[] {
  const runs: Steps[] = [];
  for (const step of [...steps].sort((a, b) => b.index - a.index)) {
    const run = runs.at(-1);
    if (run?.[0].kind === step.kind && gathers.has(step.kind)) runs[runs.length - 1] = [...run, step];
    else runs.push([step]);
  }
  return runs;
}

const gathers: ReadonlySet<string> = new Set(['check-in', 'cast-vote', 'request-meeting', 'cast-ballot']);

function Run({ run }: { readonly run: Steps }): ReactNode {
  if (run.length < 3) return run.map((step) => <Step key={step.index} step={step} />);
  return (
    <li>
      <details>
        <summary>
          <b>{text.many(run.length, words.acts.verb(run[0].kind), run.at(-1)?.index ?? 0, run[0].index)}</b>
        </summary>
        <ol className="chain">
          {run.map((step) => (
            <Step key={step.index} step={step} />
          ))}
        </ol>
      </details>
    </li>
  );
}

function Step({ step }: { readonly step: MandateStep }): ReactNode {
  const { org, say } = useHere();
  const rests = [...new Set(step.facts.flatMap(({ warrant }) => warrant.rests))].sort((a, b) => b - a);
  const clauses = [...new Set(step.facts.map(({ warrant }) => warrant.clause))];
  return (
    <li>
      <p>
        <b>
          <Facts facts={step.facts.slice(0, 3)} />
          {step.facts.length > 3 ? text.andMore(step.facts.length - 3) : null}
        </b>
      </p>
      <p className="small soft">
        <Link to="/o/$org/record/$index" params={{ org, index: String(step.index) }}>
          {text.entry(step.index)}
        </Link>
        , {say.dates.moment(step.at)}
        {rests.length === 0 ? null : <>; {text.rests(words.entries(rests))}</>}
      </p>
      <p className="small soft">
        {clauses.map((clause) => (
          <span key={clause} className="clause">
            {text.clause('')}
            <Link to="/o/$org/charter" params={{ org }} hash={clause} className="hash">
              {clause}
            </Link>{' '}
          </span>
        ))}
      </p>
    </li>
  );
}
