/** The charter in force: its text as the founders signed it, and beside it what the text says as data. */

import { type Charter, type Named, parseCharter } from '@quorate/charter';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';

import { charterTextQuery } from '../api/queries.ts';
import { Bones, Fetched } from '../parts/fetched.tsx';
import { Notice } from '../parts/marks.tsx';
import { useHere } from '../parts/organisation.tsx';
import { Page } from '../parts/page.tsx';
import { words } from '../words/index.ts';
import { postTitle } from './organisation.tsx';

const text = words.papers.charter;

export function CharterPage(): ReactNode {
  const { org, organisation } = useHere();
  const { hash, title } = organisation.charter;
  const query = useQuery(charterTextQuery(org, hash));
  return (
    <Page title={title === '' ? text.title : title} kicker={text.title}>
      <Fetched query={query} skeleton={<Bones rows={16} />}>
        {(yaml) => <CharterView yaml={yaml} hash={hash} />}
      </Fetched>
    </Page>
  );
}

function CharterView({ yaml, hash }: { readonly yaml: string; readonly hash: string }): ReactNode {
  const parsed = parseCharter(yaml);
  const same = parsed.ok && parsed.value.hash === hash;
  return (
    <div className="stack loose">
      <Notice meaning={same ? 'carried' : 'lost'}>
        <p>{same ? text.checked : text.notChecked}</p>
        <p className="hash">{hash}</p>
      </Notice>
      {parsed.ok ? <CharterTables charter={parsed.value.charter} /> : null}
      <section className="section">
        <h2>{text.asText}</h2>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long text must be reachable to scroll */}
        <pre className="charter-text" tabIndex={0}>
          {yaml}
        </pre>
      </section>
    </div>
  );
}

/** The parts of a charter that answer most questions, as tables. */
export function CharterTables({ charter }: { readonly charter: Charter }): ReactNode {
  return (
    <div className="stack loose">
      <section className="section">
        <h2>{text.who}</h2>
        <div className="scroll">
          <table>
            <thead>
              <tr>
                <th scope="col">{text.power}</th>
                <th scope="col">{text.holder}</th>
                <th scope="col">{text.how}</th>
              </tr>
            </thead>
            <tbody>
              {rows(charter.powers).map(([id, power]) => (
                <tr key={id} id={`powers/${id}`}>
                  <td>{power.text}</td>
                  <td>
                    {refTitle(power.holder)}
                    {power.together_with === undefined
                      ? ''
                      : ` with ${words.joined(power.together_with.map(refTitle))}`}
                  </td>
                  <td>{power.via === undefined ? (power.kind ?? '') : refTitle(power.via)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
      <section className="section">
        <h2>{text.procedures}</h2>
        <div className="scroll">
          <table>
            <thead>
              <tr>
                <th scope="col">{text.how}</th>
                <th scope="col">{words.common.bodies.quorum}</th>
                <th scope="col">{words.common.bodies.passes}</th>
              </tr>
            </thead>
            <tbody>
              {rows(charter.procedures).map(([id, procedure]) => (
                <tr key={id} id={`procedures/${id}`}>
                  <td>{procedure.text ?? postTitle(id)}</td>
                  <td>{phrases(procedure.quorum)}</td>
                  <td>{phrases(procedure.passes)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
      <section className="section">
        <h2>{text.bodies}</h2>
        <dl className="pairs">
          {rows(charter.bodies).map(([id, body]) => (
            <Pair key={id} term={body.name} said={body.text ?? ''} />
          ))}
        </dl>
      </section>
    </div>
  );
}

function Pair({ term, said }: { readonly term: string; readonly said: string }): ReactNode {
  return (
    <>
      <dt>{term}</dt>
      <dd>{said}</dd>
    </>
  );
}

function rows<T>(named: Named<T>): readonly (readonly [string, T])[] {
  return Object.entries(named);
}

function phrases(said: string | readonly string[] | undefined): string {
  if (said === undefined) return '';
  return words.joined((typeof said === 'string' ? [said] : said).map(words.phraseInWords));
}

function refTitle(ref: string): string {
  return postTitle(ref);
}
