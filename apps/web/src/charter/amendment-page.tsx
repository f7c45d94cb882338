/** One amendment: where it stands, what it changes, and laying it before a further body that has to consent. */
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { blobTextQuery, chartersInTimeQuery, charterTextQuery } from '../api/queries.ts';
import type { AmendmentView } from '../api/types.ts';
import { Bones, Fetched } from '../parts/fetched.tsx';
import { Empty } from '../parts/marks.tsx';
import { useHere } from '../parts/organisation.tsx';
import { Page } from '../parts/page.tsx';
import { words } from '../words/index.ts';
import { motionText } from './amendment-view.tsx';
import { LayBefore } from './lay-before.tsx';
import { AmendmentChanges, AmendmentStanding } from './standing.tsx';
import { useExamined } from './use-examined.ts';

const text = words.charter.standing;

export function AmendmentPage(): ReactNode {
  const { org } = useHere();
  const { amendment } = useParams({ from: '/o/$org/charter/amendments/$amendment' });
  const query = useQuery(chartersInTimeQuery(org));
  return (
    <Page
      paper
      title={text.page}
      kicker={
        <Link to="/o/$org/charter" params={{ org }}>
          {words.charter.amend.back}
        </Link>
      }
    >
      <Fetched query={query} skeleton={<Bones rows={12} />}>
        {({ amendments }) => {
          const found = amendments.find(({ id }) => id === amendment);
          return found === undefined ? (
            <Empty title={words.common.state.notFound} />
          ) : (
            <div className="stack loose">
              <AmendmentStanding amendment={found} />
              <AmendmentChanges amendment={found} />
              {found.phase === 'open' && isAskable(found) ? <Further amendment={found} /> : null}
            </div>
          );
        }}
      </Fetched>
    </Page>
  );
}

/** Some consent of a meeting is neither given nor before a meeting that still sits. */
function isAskable({ consents, motions }: AmendmentView): boolean {
  const sits = (motion: string | null): boolean =>
    motions.some((one) => one.motion === motion && ['convened', 'open', 'adjourned'].includes(one.meeting.phase));
  return consents.some(({ held, given, motion }) => held === 'meeting' && given === null && !sits(motion));
}

function Further({ amendment }: { readonly amendment: AmendmentView }): ReactNode {
  const { org } = useHere();
  const before = useQuery(charterTextQuery(org, amendment.from)).data;
  const after = useQuery(blobTextQuery(org, amendment.text.sha256)).data;
  return before === undefined || after === undefined ? null : (
    <FurtherOf before={before} after={after} inForce={amendment.inForce} />
  );
}

function FurtherOf({
  before,
  after,
  inForce,
}: {
  readonly before: string;
  readonly after: string;
  readonly inForce: number | null;
}): ReactNode {
  const { examined } = useExamined(after, before);
  if (examined?.outcome !== 'read' || examined.amendment === null) return null;
  const paper = motionText(examined.amendment, examined.hash, before, after);
  const title = words.charter.amend.paperTitle(examined.charter.title);
  return <LayBefore text={after} title={title} paper={paper} words="" inForce={inForce} />;
}
