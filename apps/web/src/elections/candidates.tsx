/** Who stands: a card for each, with what they say and who put them forward. */
import type { ReactNode } from 'react';
import type { ElectionPage } from '../api/types.ts';
import { Tag } from '../parts/marks.tsx';
import { useHere } from '../parts/organisation.tsx';
import { words } from '../words/index.ts';

const text = words.elections.election;

export function Candidates({ page }: { readonly page: ElectionPage }): ReactNode {
  const { say } = useHere();
  const { candidates } = page.election;
  const all = Object.values(candidates).sort((a, b) => order[a.phase] - order[b.phase] || a.entry - b.entry);
  return (
    <section className="section">
      <h2>{text.candidates}</h2>
      {all.length === 0 ? <p className="soft">{text.noCandidates}</p> : null}
      {all.map(({ member, phase, nominatedBy, groups }) => (
        <article key={member} className="motion-card">
          <div className="row apart">
            <h3 className="motion-card-title">{say.name(member)}</h3>
            <Standing page={page} member={member} phase={phase} />
          </div>
          {page.statements[member] ? (
            <p className="statement" dir="auto">
              {page.statements[member]}
            </p>
          ) : null}
          {groups.length === 0 ? null : <p className="small">{words.elections.reserved.of(groups)}</p>}
          <p className="small soft">{text.nominatedBy(words.joined(nominatedBy.map((one) => say.name(one))))}</p>
        </article>
      ))}
    </section>
  );
}

interface StandingProps {
  readonly page: ElectionPage;
  readonly member: string;
  readonly phase: keyof typeof order;
}

function Standing({ page: { election }, member, phase }: StandingProps): ReactNode {
  const { result, rounds } = election;
  if (result?.elected.some((one) => one === member)) {
    return <Tag meaning="carried">{words.elections.story.elected}</Tag>;
  }
  if (phase === 'nominated') return <Tag meaning="attention">{text.nominated}</Tag>;
  if (phase === 'withdrawn') return <Tag meaning="quiet">{text.withdrawn}</Tag>;
  if (result !== null) return <Tag meaning="quiet">{text.stood}</Tag>;
  const last = rounds?.held.find(({ out }) => out.some(({ candidate }) => candidate === member));
  if (last !== undefined) return <Tag meaning="quiet">{words.elections.rounds.outAfter(last.round - 1)}</Tag>;
  return <Tag meaning="open">{text.standing}</Tag>;
}

const order = { standing: 0, nominated: 1, withdrawn: 2 } as const;
