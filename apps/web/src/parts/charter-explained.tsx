/** What a charter says: clause by clause in its own words and as the software reads it, then who can do what. */

import type { Charter } from '@quorate/charter';
import { type CaptureRow, type DeadlineRow, deeds, type Explanation, type PowerRow, whoIs } from '@quorate/charter';
import type { ReactNode } from 'react';
import { words } from '../words/index.ts';
import { Notice } from './marks.tsx';
import { Scroll } from './scroll.tsx';

const text = words.papers.charter;

export interface CharterExplainedProps {
  readonly charter: Charter;
  readonly explanation: Explanation;
  /** Where the file says it, if the file is shown beside. */
  readonly lineOf?: (clause: string) => number;
}

export function CharterExplained({ charter, explanation, lineOf }: CharterExplainedProps): ReactNode {
  const { waivers, powers, capture, deadlines } = explanation;
  return (
    <div className="stack loose">
      {waivers.length === 0 ? null : (
        <Notice meaning="attention" title={text.waivers(waivers.length)}>
          <ul>
            {waivers.map(({ check, at, reason, until }) => (
              <li key={`${check}/${at}`}>
                {reason} <span className="soft">{text.waiverOf(check, at, until)}</span>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <Powers charter={charter} powers={powers} />
      <Capture rows={capture} />
      <Clauses explanation={explanation} {...(lineOf === undefined ? {} : { lineOf })} />
      <Deadlines rows={deadlines} />
    </div>
  );
}

function Clauses({ explanation, lineOf }: Pick<CharterExplainedProps, 'explanation' | 'lineOf'>): ReactNode {
  const chapters = Map.groupBy(explanation.words, ({ clause }) => clause.split('/')[0] ?? '');
  return (
    <section className="section">
      <h2>{text.clauses}</h2>
      <p className="soft">{explanation.precedence === 'text' ? text.textPrevails : text.dataPrevails}</p>
      {[...chapters].map(([chapter, clauses], i) => (
        <details key={chapter} open={i === 0}>
          <summary>
            <b>{text.chapters[chapter] ?? chapter}</b> <span className="soft">({clauses.length})</span>
          </summary>
          {clauses.map((one) => (
            <div key={one.clause} id={one.clause} className="clause-pair">
              <div className="clause-text">
                {one.text === undefined ? <p className="soft">–</p> : <p>{one.text}</p>}
                <p className="small soft">
                  <span className="hash">{one.clause}</span>
                  {lineOf === undefined ? null : (
                    <>
                      {', '}
                      <a href={`#L${lineOf(one.clause)}`}>{words.papers.motion.line(lineOf(one.clause))}</a>
                    </>
                  )}
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

function Powers({ charter, powers }: { readonly charter: Charter; readonly powers: readonly PowerRow[] }): ReactNode {
  return (
    <section className="section">
      <h2>{text.who}</h2>
      <Scroll label={text.who}>
        <table>
          <caption>{text.handsLead}</caption>
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
            {powers.map(({ clause, who, leastHands, checkedBy, kind }) => (
              <tr key={clause}>
                <td>
                  {charter.powers[clause.replace('powers/', '')]?.text ?? clause}
                  {kind === 'binding' ? null : <span className="soft small"> {kind}</span>}
                </td>
                <td>{who}</td>
                <td className="number">{leastHands ?? '–'}</td>
                <td>
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

function Capture({ rows }: { readonly rows: readonly CaptureRow[] }): ReactNode {
  return (
    <section className="section">
      <h2>{text.capture}</h2>
      <p className="soft">{text.captureLead}</p>
      <details>
        <summary>{text.showTable}</summary>
        <Scroll label={text.capture}>
          <table>
            <thead>
              <tr>
                <th scope="col">{text.effect}</th>
                <th scope="col" className="number">
                  {text.persons}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ effect, persons }) => (
                <tr key={effect}>
                  <td>{deeds[effect]}</td>
                  <td className="number">{persons ?? text.nobody}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      </details>
    </section>
  );
}

function Deadlines({ rows }: { readonly rows: readonly DeadlineRow[] }): ReactNode {
  return (
    <section className="section">
      <h2>{text.deadlines}</h2>
      <details>
        <summary>{text.showTable}</summary>
        <Scroll label={text.deadlines}>
          <table>
            <thead>
              <tr>
                <th scope="col">{text.duration}</th>
                <th scope="col">{text.forWhat}</th>
                <th scope="col">{text.where}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ clause, what, duration }) => (
                <tr key={`${clause}/${what}`}>
                  <td className="nowrap-cell">{duration}</td>
                  <td>{what}</td>
                  <td className="hash">{clause}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      </details>
    </section>
  );
}
