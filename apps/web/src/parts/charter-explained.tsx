/**
 * What a charter says, in the order in which a member asks: what does it excuse in itself, who can do what, what would it take to
 * misuse that, when is something due, and what does each clause say in its own words and as the software reads it.
 */
import {
  type CaptureRow,
  type Charter,
  checks,
  type DeadlineRow,
  deeds,
  type Explanation,
  type PowerRow,
  whoIs,
} from '@quorate/charter';
import { Fragment, type ReactNode } from 'react';
import { words } from '../words/index.ts';
import { Notice } from './marks.tsx';
import { Scroll } from './scroll.tsx';
import '../charter/charter.css';

const text = words.papers.charter;
const { page } = words.charter;

export interface CharterExplainedProps {
  readonly charter: Charter;
  readonly explanation: Explanation;
  /** Where the file says it, if the file is shown beside. */
  readonly lineOf?: (clause: string) => number;
}

type LineOf = Pick<CharterExplainedProps, 'lineOf'>;

export function CharterExplained({ charter, explanation, lineOf }: CharterExplainedProps): ReactNode {
  const { waivers, powers, capture, deadlines } = explanation;
  const lines = lineOf === undefined ? {} : { lineOf };
  return (
    <div className="stack loose">
      <Waivers waivers={waivers} {...lines} />
      <Contents />
      <Powers charter={charter} powers={powers} {...lines} />
      <Capture charter={charter} rows={capture} {...lines} />
      <Deadlines rows={deadlines} {...lines} />
      <Clauses explanation={explanation} {...lines} />
    </div>
  );
}

function Waivers({ waivers, lineOf }: Pick<Explanation, 'waivers'> & LineOf): ReactNode {
  if (waivers.length === 0) return <p className="soft">{page.noWaivers}</p>;
  return (
    <Notice meaning="attention" title={text.waivers(waivers.length)}>
      <p>{page.waiversLead(waivers.length)}</p>
      {waivers.map(({ check, at, reason, until }) => (
        <div key={`${check}/${at}`} className="waiver">
          <p>
            <b>{reason}</b>
          </p>
          <dl className="pairs">
            <dt>{page.excuses}</dt>
            <dd>
              {checks.find(({ name }) => name === check)?.definition ?? ''} (<span className="hash">{check}</span>,{' '}
              <Clause at={at} {...(lineOf === undefined ? {} : { lineOf })} />)
            </dd>
            <dt>{page.until}</dt>
            <dd>{until}</dd>
          </dl>
        </div>
      ))}
    </Notice>
  );
}

function Contents(): ReactNode {
  const parts = { who: text.who, capture: text.capture, calendar: page.calendar, clauses: page.clauses };
  return (
    <nav aria-label={page.contents} className="contents no-print">
      {Object.entries(parts).map(([id, name]) => (
        <a key={id} href={`#${id}`}>
          {name}
        </a>
      ))}
    </nav>
  );
}

/** The name of a clause, leading to its line where the file is on the page. */
function Clause({ at, lineOf }: { readonly at: string } & LineOf): ReactNode {
  if (lineOf === undefined) return <span className="clause-name soft">{at}</span>;
  return (
    <a className="clause-name" href={`#L${lineOf(at)}`}>
      {at}
    </a>
  );
}

function Powers({
  charter,
  powers,
  ...lines
}: { readonly charter: Charter; readonly powers: readonly PowerRow[] } & LineOf): ReactNode {
  return (
    <section className="section">
      <h2 id="who">{text.who}</h2>
      <p className="soft">{text.handsLead}</p>
      <Scroll label={text.who}>
        <table className="rows">
          <thead>
            <tr>
              <th scope="col">{text.power}</th>
              <th scope="col">{text.holder}</th>
              <th scope="col" className="number">
                {text.hands}
              </th>
              <th scope="col">{text.checkedBy}</th>
            </tr>
          </thead>
          <tbody>
            {powers.map(({ clause, who, leastHands, because, checkedBy, kind }) => (
              <tr key={clause}>
                <td>
                  {charter.powers[clause.replace('powers/', '')]?.text ?? clause}{' '}
                  <span className="small soft">
                    {kind === 'binding' ? null : `${page.kinds[kind]} `}
                    <Clause at={clause} {...lines} />
                  </span>
                </td>
                <td>{who}</td>
                <td className="number">
                  <span className="rows-label">{text.hands}: </span>
                  {leastHands ?? '–'}
                  {because === undefined ? null : (
                    <div className="small soft because">{inPeoplesWords(charter, because)}</div>
                  )}
                </td>
                <td>
                  <span className="rows-label">{text.checkedBy}: </span>
                  {words.joined(checkedBy.map(({ by, how }) => `${whoIs(charter, by)} (${text.hows[how]})`)) || '–'}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </section>
  );
}

function Capture({
  charter,
  rows,
  ...lines
}: { readonly charter: Charter; readonly rows: readonly CaptureRow[] } & LineOf): ReactNode {
  return (
    <section className="section">
      <h2 id="capture">{text.capture}</h2>
      <p className="soft">{text.captureLead}</p>
      <Scroll label={text.capture}>
        <table className="rows">
          <thead>
            <tr>
              <th scope="col">{text.effect}</th>
              <th scope="col" className="number">
                {text.persons}
              </th>
              <th scope="col">{page.how}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ effect, persons, how, clause, toLast }) => (
              <tr key={effect}>
                <td>{upper(deeds[effect])}</td>
                <td className="number">
                  <span className="rows-label">{text.persons}: </span>
                  {persons ?? text.nobody}
                </td>
                <td>
                  {how === undefined ? null : <span>{upper(inPeoplesWords(charter, how))}. </span>}
                  {toLast === undefined ? null : <span>{page.lasting(toLast)} </span>}
                  {clause === undefined ? null : <Clause at={clause} {...lines} />}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </section>
  );
}

/** Shortest first; what has the same length stands together. */
function Deadlines({ rows, ...lines }: { readonly rows: readonly DeadlineRow[] } & LineOf): ReactNode {
  const byDuration = Map.groupBy(rows, ({ duration }) => duration);
  return (
    <section className="section">
      <h2 id="calendar">{page.calendar}</h2>
      <p className="soft">{page.calendarLead}</p>
      <dl className="pairs calendar">
        {[...byDuration].map(([duration, same]) => (
          <Fragment key={duration}>
            <dt>{duration}</dt>
            <dd>
              <ul className="calendar-list">
                {same.map(({ clause, what }) => (
                  <li key={`${clause}/${what}`}>
                    {upper(what)} <Clause at={clause} {...lines} />
                  </li>
                ))}
              </ul>
            </dd>
          </Fragment>
        ))}
      </dl>
    </section>
  );
}

function Clauses({ explanation, ...lines }: Pick<CharterExplainedProps, 'explanation' | 'lineOf'>): ReactNode {
  const chapters = Map.groupBy(explanation.words, ({ clause }) => clause.split('/')[0] ?? '');
  return (
    <section className="section">
      <h2 id="clauses">{text.clauses}</h2>
      <p className="soft">{explanation.precedence === 'text' ? text.textPrevails : text.dataPrevails}</p>
      {[...chapters].map(([chapter, clauses], i) => (
        <details key={chapter} open={i === 0}>
          <summary>
            <b>{text.chapters[chapter] ?? chapter}</b> <span className="soft">({clauses.length})</span>
          </summary>
          {clauses.map((one) => (
            <div key={one.clause} id={one.clause} className="clause-pair">
              <div className="clause-text">
                {one.text === undefined ? <p className="soft">{page.noWords}</p> : <p>{one.text}</p>}
                <p className="small soft">
                  <Clause at={one.clause} {...lines} />
                </p>
              </div>
              <p>{one.data}</p>
            </div>
          ))}
        </details>
      ))}
    </section>
  );
}

/** The checker names procedures and posts by reference; a reader knows them by name. */
function inPeoplesWords(charter: Charter, sentence: string): string {
  return sentence.replace(/\b(procedure|body|office|seats|electorate|unit):[\w/-]*\w/g, (ref, kind: string) =>
    kind === 'procedure' ? `“${ref.slice(ref.indexOf(':') + 1).replaceAll('-', ' ')}”` : whoIs(charter, ref),
  );
}

function upper(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
