/** Every decision, the newest first. */
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { decisionsQuery } from '../api/queries.ts';
import { Fetched } from '../parts/fetched.tsx';
import { Empty } from '../parts/marks.tsx';
import { useHere } from '../parts/organisation.tsx';
import { Page } from '../parts/page.tsx';
import { words } from '../words/index.ts';
import { DecisionList } from './home.tsx';

const text = words.papers.decision;

export function DecisionsPage(): ReactNode {
  const { org } = useHere();
  const decisions = useQuery(decisionsQuery(org));
  return (
    <Page title={text.title}>
      <Fetched query={decisions}>
        {(data) =>
          data.length === 0 ? (
            <Empty title={text.empty}>{text.emptyMore}</Empty>
          ) : (
            <DecisionList decisions={[...data].sort((a, b) => b.decision - a.decision)} />
          )
        }
      </Fetched>
    </Page>
  );
}
