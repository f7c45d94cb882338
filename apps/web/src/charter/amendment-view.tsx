/** An amendment read before anybody votes on it: what it does to power, to the text, and what it takes. */
import type { Json } from '@quorate/basics';
import type { ReactNode } from 'react';
import { type Meaning, Notice, Tag } from '../parts/marks.tsx';
import { Scroll } from '../parts/scroll.tsx';
import { words } from '../words/index.ts';
import { changedLines, hunks, type Line } from './changed-lines.ts';
import type { Amendment, ProcedureInWords } from './examine.ts';
import './charter.css';

const text = words.charter.amend;

type Power = Amendment['diff']['powers'][number];
type Clause = Amendment['diff']['clauses'][number];

export function PowersChanged({ amendment }: { readonly amendment: Amendment }): ReactNode {
  const { powers } = amendment.diff;
  return (
    <section className="section">
      <h2>{text.powers}</h2>
      {powers.length === 0 ? <p>{text.noPowers}</p> : <PowerList powers={powers} />}
    </section>
  );
}

function PowerList({ powers }: { readonly powers: readonly Power[] }): ReactNode {
  return (
    <ul className="list">
      {powers.map((power) => (
        <li key={`${power.clause}/${power.effect}/${power.change}/${power.holder}`} className="list-row power-change">
          <span className="power-sentence">{power.sentence}</span>
          <span className="list-meta">
            <Tag meaning={meaningOf(power)}>{text.changes[power.change]}</Tag>
            {power.hands.before === undefined && power.hands.after === undefined ? null : (
              <span className="soft">{text.hands(power.hands.before, power.hands.after)}</span>
            )}
            <span className="hash soft">{power.clause}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Power that grows or escapes a check is what a reader must not overlook. */
function meaningOf({ change }: Power): Meaning {
  return change === 'gained' || change === 'easier' || change === 'less-checked' || change === 'kind'
    ? 'attention'
    : 'quiet';
}

export function TierNeeded({ amendment }: { readonly amendment: Amendment }): ReactNode {
  const { diff, tiers, procedures, consent, holders, proposers, notice, notDuring, inForce } = amendment;
  const { unchangeable } = diff.tier;
  if (diff.clauses.length === 0) {
    return (
      <section className="section">
        <h2>{text.tier}</h2>
        <p>{text.onlyOrder}</p>
      </section>
    );
  }
  return (
    <section className="section">
      <h2>{text.tier}</h2>
      {diff.tier.strictest === undefined ? null : (
        <Notice meaning="attention" title={text.needs(diff.tier.strictest)}>
          {tiers.length > 1 ? text.several : undefined}
        </Notice>
      )}
      {unchangeable.length === 0 ? null : <Notice meaning="lost">{text.unchangeable(unchangeable)}</Notice>}
      <ul className="list">
        {tiers.map(({ id, text: said, clauses }) => (
          <li key={id} className="list-row">
            <b>{text.tierOf(id)}</b>
            {said === undefined ? null : <span className="statement">{said}</span>}
            <span className="soft">{text.touches(clauses)}</span>
          </li>
        ))}
        {procedures.map((procedure) => (
          <ProcedureRow key={procedure.ref} procedure={procedure} />
        ))}
      </ul>
      <dl className="pairs">
        <Pair term={text.by} said={words.joined(holders)} />
        <Pair term={text.consent} said={words.joined(consent)} />
        <Pair term={text.proposers} said={words.joined(proposers, 'or')} />
        <Pair term={text.notice} said={notice ?? ''} />
        <Pair term={text.notDuring} said={words.joined(notDuring, 'or')} />
        <Pair term={text.inForce} said={`${sentence(inForce ?? '')} ${text.never}`.trim()} />
      </dl>
    </section>
  );
}

/** Words of a charter end as their writer left them. */
function sentence(words: string): string {
  return words === '' || /[.!?]$/.test(words) ? words : `${words}.`;
}

function ProcedureRow({ procedure }: { readonly procedure: ProcedureInWords }): ReactNode {
  return (
    <li className="list-row">
      <b>{text.procedure(nameOf(procedure.ref))}</b>
      {procedure.text === undefined ? null : <span className="statement">{procedure.text}</span>}
      <span>{procedure.data}</span>
      {procedure.takes.map((sentence) => (
        <span key={sentence} className="soft">
          {sentence}
        </span>
      ))}
    </li>
  );
}

function Pair({ term, said }: { readonly term: string; readonly said: string }): ReactNode {
  if (said === '') return null;
  return (
    <>
      <dt>{term}</dt>
      <dd>{said}</dd>
    </>
  );
}

function nameOf(procedure: string): string {
  return procedure.replace(/^procedure:/, '').replaceAll('-', ' ');
}

export function ClausesChanged({ amendment }: { readonly amendment: Amendment }): ReactNode {
  const { clauses } = amendment.diff;
  if (clauses.length === 0) return null;
  return (
    <section className="section">
      <h2>{text.clauses(clauses.length)}</h2>
      <ul className="list">
        {clauses.map((clause) => (
          <ClauseRow key={clause.path} clause={clause} />
        ))}
      </ul>
    </section>
  );
}

function ClauseRow({ clause: { path, kind, before, after } }: { readonly clause: Clause }): ReactNode {
  return (
    <li className="list-row">
      <span className="list-meta">
        <Tag meaning="quiet">{text.kinds[kind]}</Tag>
        <span className="hash">{path}</span>
      </span>
      {before === undefined ? null : (
        <span>
          <span className="soft">{text.before}: </span>
          <del>{inWords(before)}</del>
        </span>
      )}
      {after === undefined ? null : (
        <span>
          <span className="soft">{text.after}: </span>
          <ins>{inWords(after)}</ins>
        </span>
      )}
    </li>
  );
}

/** A value of the file as one line: lists by commas, names before their values. */
function inWords(value: Json): string {
  if (Array.isArray(value)) return value.map((one) => inWords(one)).join(', ');
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.entries(value)
    .map(([name, one]) => `${name}: ${inWords(one)}`)
    .join('; ');
}

export function LinesChanged({ before, after }: { readonly before: string; readonly after: string }): ReactNode {
  const groups = hunks(changedLines(before, after));
  if (groups.length === 0) return null;
  return (
    <section className="section">
      <h2>{text.lines}</h2>
      <p className="soft">{text.linesLead}</p>
      <Scroll label={text.lines}>
        <div className="hunks" dir="ltr">
          {groups.map((group, i) => (
            <div key={`${group[0]?.was}${group[0]?.number}`} className="hunk">
              {i === 0 ? null : <p className="unseen">{text.gap}</p>}
              {group.map((line) => (
                <LineRow key={`${line.was}${line.number}`} line={line} />
              ))}
            </div>
          ))}
        </div>
      </Scroll>
    </section>
  );
}

function LineRow({ line: { was, text: words, number } }: { readonly line: Line }): ReactNode {
  return (
    <div className="hunk-line" data-was={was}>
      <span className="hunk-number">{was === 'struck' ? '' : number}</span>
      {was === 'kept' ? <span>{words}</span> : null}
      {was === 'struck' ? (
        <del>
          <span className="unseen">{text.struck}</span>
          {words}
        </del>
      ) : null}
      {was === 'inserted' ? (
        <ins>
          <span className="unseen">{text.inserted}</span>
          {words}
        </ins>
      ) : null}
    </div>
  );
}

/** The amendment as the text of a motion: what to strike and what to insert, and the hash it leads to. */
export function motionText(amendment: Amendment, hash: string, before: string, after: string): string {
  const { from } = amendment;
  const parts: string[] = [];
  for (const group of hunks(changedLines(before, after), 0)) {
    const struck = group.filter(({ was }) => was === 'struck');
    const inserted = group.filter(({ was }) => was === 'inserted');
    if (struck[0]) parts.push(`${text.paperStrike(struck[0].number)}\n${block(struck)}`);
    if (inserted[0]) parts.push(`${text.paperInsert(inserted[0].number)}\n${block(inserted)}`);
  }
  return [text.paperLead(from.version, from.hash), ...parts, text.paperResult(hash)].join('\n\n');
}

function block(lines: readonly Line[]): string {
  return lines.map((line) => `    ${line.text}`).join('\n');
}
