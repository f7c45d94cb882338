/** What the charter reserves and caps: its words, what that makes of those who stand, and which groups one belongs to. */
import { groupsOf, seatPlan } from '@quorate/record';
import { type ReactNode, useId } from 'react';
import { Notice } from '../parts/marks.tsx';
import type { ElectionState } from '../spine.ts';
import { words } from '../words/index.ts';

const text = words.elections.reserved;

/** Its clauses, and while names can still be put forward what is missing. */
export function ReservedSeats({ election }: { readonly election: ElectionState }): ReactNode {
  const { reserved, phase } = election;
  if (reserved.length === 0) return null;
  const plan = seatPlan(election);
  const empty = election.seats - plan.seats;
  return (
    <div className="stack tight">
      <h3>{text.title}</h3>
      <ul className="consequences">
        {reserved.map((one) => (
          <li key={`${one.clause} ${one.group}`}>
            {text.clause(one, standingIn(election, one.group))}
            <br />
            <span className="small soft">{text.says(one.text)}</span>
          </li>
        ))}
      </ul>
      {empty === 0 ? null : (
        <Notice meaning="attention" title={phase === 'nominations' ? text.short(empty) : text.leftEmpty(empty)}>
          <ul>
            {plan.short.map((one) => (
              <li key={`${one.bound} ${one.group}`}>{text.lacking(one)}</li>
            ))}
          </ul>
        </Notice>
      )}
    </div>
  );
}

function standingIn(election: ElectionState, group: string): number {
  return Object.values(election.candidates).filter(
    ({ member, phase }) => phase === 'standing' && groupsOf(election, member).includes(group),
  ).length;
}

export interface GroupsFieldProps {
  readonly election: ElectionState;
  readonly groups: readonly string[];
  readonly onChange: (groups: readonly string[]) => void;
}

/** One's own word about each group: ticked for a group, written for a kind such as the employer. */
export function GroupsField({ election, groups, onChange }: GroupsFieldProps): ReactNode {
  const id = useId();
  const all = [...new Map(election.reserved.map((one) => [`${one.scope} ${one.group}`, one])).values()];
  if (all.length === 0) return null;
  const of = (kind: string): string => groups.find((one) => one.startsWith(`${kind}:`))?.slice(kind.length + 1) ?? '';
  const write = (kind: string, value: string): void => {
    const others = groups.filter((one) => !one.startsWith(`${kind}:`));
    onChange(value === '' ? others : [...others, `${kind}:${value}`]);
  };
  return (
    <fieldset className="stack tight">
      <legend>{text.yours}</legend>
      <p className="help small">{text.yoursHelp}</p>
      {all.map(({ group, scope }) =>
        scope === 'group' ? (
          <label key={group} className="row nowrap">
            <input
              type="checkbox"
              checked={groups.includes(group)}
              onChange={(event) =>
                onChange(event.target.checked ? [...groups, group] : groups.filter((one) => one !== group))
              }
            />
            {text.belong(group)}
          </label>
        ) : (
          <div key={group} className="field">
            <label htmlFor={`${id}${group}`}>{text.which(group)}</label>
            <input
              id={`${id}${group}`}
              maxLength={60}
              list={`${id}${group}known`}
              value={of(group)}
              dir="auto"
              onChange={(event) => write(group, plain(event.target.value))}
            />
            <datalist id={`${id}${group}known`}>
              {knownOf(election, group).map((one) => (
                <option key={one} value={one} />
              ))}
            </datalist>
          </div>
        ),
      )}
    </fieldset>
  );
}

/** What other candidates wrote, so that two of one employer write it alike. */
function knownOf({ candidates }: ElectionState, kind: string): readonly string[] {
  const all = Object.values(candidates).flatMap(({ groups }) => groups);
  return [...new Set(all.filter((one) => one.startsWith(`${kind}:`)).map((one) => one.slice(kind.length + 1)))].sort();
}

/** Small letters, no colon, single spaces: the same employer is the same word. */
function plain(typed: string): string {
  return typed.toLowerCase().replace(/:/g, ' ').replace(/\s+/g, ' ').trimStart();
}

/** As the act has it. */
export function tidyGroups(groups: readonly string[]): readonly string[] {
  return groups.map((one) => one.trim()).filter((one) => !one.endsWith(':'));
}
