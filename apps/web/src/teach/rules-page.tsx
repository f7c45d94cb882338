/** How the count works: every rule with a line, those that are used most with more. */
import { type Rule, rules } from '@quorate/tally';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Page } from '../parts/page.tsx';
import { words } from '../words/index.ts';
import { exampleFor } from './example.ts';
import './teach.css';

const text = words.teaching;

const families: readonly Rule['family'][] = [
  'majority',
  'plurality',
  'rounds',
  'stv',
  'condorcet',
  'grades',
  'apportionment',
  'committee',
  'budget',
];

export function RulesPage(): ReactNode {
  return (
    <Page title={text.title} aside={<p className="lead">{text.lead}</p>}>
      <div className="stack loose">
        {families.map((family) => (
          <section key={family} className="section">
            <h2>{text.families[family]}</h2>
            <p>{text.about[family]}</p>
            <ul className="list">
              {rules
                .filter((rule) => rule.family === family && exampleFor(rule) !== undefined)
                .map(({ id, summary }) => (
                  <li key={id}>
                    <Link to="/rules/$rule" params={{ rule: id }} className="list-row">
                      <span className="list-title">{summary}</span>
                      <span className="list-meta">{id}</span>
                    </Link>
                  </li>
                ))}
            </ul>
          </section>
        ))}
      </div>
    </Page>
  );
}
