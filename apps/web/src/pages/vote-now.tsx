/** The vote that is open, on a phone: the question, three buttons, and what was made of one's own vote. */
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { MeetingView } from '../api/types.ts';
import { mayDo } from '../parts/act-button.tsx';
import { BringsAbout } from '../parts/brings.tsx';
import { ChoiceShape, Notice } from '../parts/marks.tsx';
import { motionTitle, votedSoFar } from '../parts/meeting-data.ts';
import { useHere } from '../parts/organisation.tsx';
import type { Choice, VoteState } from '../spine.ts';
import { words } from '../words/index.ts';

const text = words.meeting;

const choices: readonly Choice[] = ['yes', 'no', 'abstain'];

export function VoteNow({ view, vote }: { readonly view: MeetingView; readonly vote: VoteState }): ReactNode {
  const { org, me, say, act } = useHere();
  const [sending, setSending] = useState<Choice | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const mine = me === null ? undefined : vote.choices[me];
  const may = mayDo(view.may, 'cast-vote', vote.id);
  const cast = async (choice: Choice): Promise<void> => {
    if (sending !== null) return;
    setSending(choice);
    setProblem(null);
    const outcome = await act({ kind: 'cast-vote', body: { vote: vote.id, choice } });
    setSending(null);
    if (outcome.was === 'refused') setProblem(words.problemSentence(outcome.problem, say));
  };
  const shown = sending ?? mine;
  return (
    <section className="now" data-meaning="open" aria-label={text.now.voteOpen}>
      <p className="now-word">
        {text.now.voteOpen}
        <span>{votedSoFar(view, Object.keys(vote.choices).length)}</span>
      </p>
      <p className="now-title" id="question">
        {motionTitle(view, vote.motion)}
      </p>
      <BringsAbout motion={view.motions[vote.motion]} className="" />
      <p>
        <Link to="/o/$org/motions/$motion" params={{ org, motion: vote.motion }}>
          {text.motions.read}
        </Link>
      </p>
      {vote.secrecy === 'secret' ? (
        <Link to="/o/$org/ballots/$ballot" params={{ org, ballot: vote.id }} className="button main large wide">
          {words.sealed.ballot.toBallot}
        </Link>
      ) : me === null ? (
        <p className="soft">{text.may.guest}</p>
      ) : may?.allowed === false && may.refusal !== undefined ? (
        <Notice meaning="attention">{words.refusalSentence(may.refusal, say)}</Notice>
      ) : (
        <>
          <fieldset className="ballot" aria-labelledby="question">
            {choices.map((choice) => (
              <button
                key={choice}
                type="button"
                className="button"
                aria-pressed={shown === choice}
                aria-disabled={sending !== null}
                onClick={() => void cast(choice)}
              >
                <ChoiceShape choice={choice} />
                {text.vote[choice]}
              </button>
            ))}
          </fieldset>
          <p className="ballot-word small" role="status">
            {problem ??
              (sending !== null
                ? text.vote.sending(text.vote[sending].toLowerCase())
                : mine === undefined
                  ? text.vote.notYet
                  : text.vote.yours(text.vote[mine].toLowerCase()))}{' '}
            <span className="soft">{text.vote.open}</span>
          </p>
        </>
      )}
    </section>
  );
}
