/** The same count without any page: the command, for the file with the handles of the record and for the one with names. */
import { groupsOf, onThePaper, seatPlan } from '@quorate/record';
import { lotTickets } from '@quorate/tally';
import type { ReactNode } from 'react';
import type { ElectionResult, ElectionState } from '../spine.ts';
import { words } from '../words/index.ts';

const text = words.elections.story;

export interface ByCommandProps {
  readonly election: ElectionState;
  readonly result: ElectionResult;
}

export function ByCommand({ election, result }: ByCommandProps): ReactNode {
  const { id, rule } = election;
  const order = lotTickets(result.seed, onThePaper(election)).map(({ candidate }) => candidate + 1);
  const choices = onThePaper(election);
  const plan = seatPlan(election);
  const bounds = plan.constraints.flatMap(({ group, atLeast, atMost }) => [
    ...(atLeast === undefined ? [] : [`--constraint "${group}>=${atLeast}"`]),
    ...(atMost === undefined ? [] : [`--constraint "${group}<=${atMost}"`]),
  ]);
  const groups = [...new Set(plan.constraints.map(({ group }) => group))].map((group) => {
    const of = choices.flatMap((choice, i) => (groupsOf(election, choice).includes(group) ? [i + 1] : []));
    return `--group "${group}=${of.join()}"`;
  });
  const how = [`--rule ${rule} --seats ${plan.seats}`, ...bounds].join(' ');
  const named = [how, ...groups].join(' ');
  return (
    <section className="section no-print">
      <h2>{text.command}</h2>
      <p>{text.commandLead}</p>
      <pre>{`npx quorate count ${id}-ballots.profile.json ${how} --lot ${result.seed} --json`}</pre>
      <p>{text.commandNamed}</p>
      <pre>{`npx quorate count ${id}-ballots.blt ${named} --lot-order ${order.join()} --story`}</pre>
    </section>
  );
}
