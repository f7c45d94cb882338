/** One amendment: where it stands, what it changes, and laying it before a further body that has to consent. */
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { type ReactNode, useMemo } from 'react';
import { jsonBlob } from '../acts/blob.ts';
import { freshId } from '../acts/compose.ts';
import { blobTextQuery, chartersInTimeQuery, charterTextQuery } from '../api/queries.ts';
import type { AmendmentView } from '../api/types.ts';
import { useMay } from '../ceremony/ballot-data.ts';
import { ActButton } from '../parts/act-button.tsx';
import { Bones, Fetched } from '../parts/fetched.tsx';
import { Empty } from '../parts/marks.tsx';
import { useHere } from '../parts/organisation.tsx';
import { Page } from '../parts/page.tsx';
import { words } from '../words/index.ts';
import { Rivals } from './again.tsx';
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
              {found.phase === 'open' ? <Rivals amendments={amendments} from={found.from} but={found.id} /> : null}
              {found.phase === 'overtaken' ? (
                <p className="no-print">
                  <Link to="/o/$org/charter/amend" params={{ org }}>
                    {words.charter.again.link}
                  </Link>
                </p>
              ) : null}
              <AmendmentChanges amendment={found} />
              {found.phase === 'open' ? <Ballots amendment={found} /> : null}
              {found.phase === 'open' && isAskable(found) ? <Further amendment={found} /> : null}
            </div>
          );
        }}
      </Fetched>
    </Page>
  );
}

/** Consents by ballot that nobody has called yet: for whoever runs them a button, for others who that is. */
function Ballots({ amendment }: { readonly amendment: AmendmentView }): ReactNode {
  const asked = amendment.consents.filter(
    ({ held, given, motion }) => held === 'ballot' && given === null && !sitsOn(amendment, motion),
  );
  return asked.map(({ of }) => <CallReferendum key={of} amendment={amendment} consent={of} />);
}

function CallReferendum({
  amendment: { id, from, charter, text: file, inForce, version },
  consent,
}: {
  readonly amendment: AmendmentView;
  readonly consent: string;
}): ReactNode {
  const { org, say } = useHere();
  const navigate = useNavigate();
  const { meeting, motion, paper } = useMemo(
    () => ({
      meeting: freshId(),
      motion: freshId(),
      paper: jsonBlob({ title: text.toVersion(version), text: words.charter.amend.paperResult(charter) }),
    }),
    [version, charter],
  );
  const effect = { kind: 'charter.amend', amendment: id, from, charter, text: file, inForce } as const;
  const body = { meeting, motion, title: text.toVersion(version), paper: paper.ref, consent, effect };
  const command = { kind: 'call-referendum', body } as const;
  const [may] = useMay(['referendum', id, consent], [command]).data ?? [];
  return (
    <section className="section no-print">
      <h2>{text.consent(words.consentName(consent), words.consentName(consent))}</h2>
      <p className="measure">{text.ballotLead}</p>
      {may?.allowed ? (
        <ActButton
          command={command}
          blobs={[paper.blob]}
          label={text.callBallot}
          look="main"
          onRecorded={() => void navigate({ to: '/o/$org/meetings/$meeting', params: { org, meeting } })}
        />
      ) : null}
      {may?.refusal === undefined ? null : <p className="soft">{words.refusalSentence(may.refusal, say)}</p>}
    </section>
  );
}

function sitsOn({ motions }: AmendmentView, motion: string | null): boolean {
  return motions.some((one) => one.motion === motion && ['convened', 'open', 'adjourned'].includes(one.meeting.phase));
}

/** Some consent of a meeting is neither given nor before a meeting that still sits. */
function isAskable(amendment: AmendmentView): boolean {
  return amendment.consents.some(
    ({ held, given, motion }) => held === 'meeting' && given === null && !sitsOn(amendment, motion),
  );
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
