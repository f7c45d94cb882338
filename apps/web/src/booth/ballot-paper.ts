/** The paper: a motion's yes, no and abstain, or candidates to rank; and what is marked on it. */
import type { Marks, Question } from '@quorate/seal';
import { booth as text } from '../words/en/booth.ts';
import { button, element } from './elements.ts';
import type { KeptCaptions } from './store.ts';

export interface BallotPaper {
  readonly node: HTMLElement;
  /** `undefined` while a motion's paper has no mark; a ranking may be blank. */
  readonly marks: () => Marks | undefined;
}

/** With a blank allowed, its place comes first (core/seal, sealBallot). */
const choices = [
  { label: text.yes, marks: [0, 1, 0] },
  { label: text.no, marks: [0, 0, 1] },
  { label: text.abstain, marks: [1, 0, 0] },
] as const;

export function ballotPaper(question: Question, captions: KeptCaptions | undefined): BallotPaper {
  return question.kind === 'non-homomorphic' ? rankedPaper(question.answers, captions) : motionPaper();
}

function motionPaper(): BallotPaper {
  let chosen: Marks | undefined;
  const node = element(
    'fieldset',
    {},
    element('legend', {}, text.motionLead),
    ...choices.map(({ label, marks }) => {
      const input = element('input', { type: 'radio', name: 'choice' });
      input.addEventListener('change', () => {
        chosen = [marks];
      });
      return element('label', { class: 'choice' }, input, label);
    }),
  );
  return { node, marks: () => chosen };
}

function rankedPaper(answers: readonly string[], captions: KeptCaptions | undefined): BallotPaper {
  let ranked: readonly string[] = [];
  const list = element('ul', { class: 'ranks' });
  const node = element('fieldset', {}, element('legend', {}, text.electionLead), list);
  const change = (next: readonly string[], focus: string): void => {
    ranked = next;
    draw();
    (list.querySelector<HTMLElement>(`[data-focus="${focus}"]`) ?? list.querySelector('button'))?.focus();
  };
  const row = (answer: string): HTMLElement => {
    const name = nameOf(answer, captions);
    const at = ranked.indexOf(answer);
    const isRanked = at >= 0;
    const press = (): void => change(isRanked ? ranked.filter((one) => one !== answer) : [...ranked, answer], answer);
    const main = button('', press, 'name');
    main.setAttribute('aria-pressed', String(isRanked));
    main.setAttribute('aria-label', isRanked ? text.rankedAs(name, at + 1) : text.notRanked(name));
    main.dataset['focus'] = answer;
    main.append(element('span', { class: 'number', 'aria-hidden': 'true' }, isRanked ? String(at + 1) : ''), name);
    const mover = (by: -1 | 1, sign: string, label: string): HTMLElement | null => {
      const to = at + by;
      if (!isRanked || to < 0 || to >= ranked.length) return null;
      const made = button(sign, () => change(moved(ranked, at, to), `${answer}${by}`));
      made.setAttribute('aria-label', label);
      made.dataset['focus'] = `${answer}${by}`;
      return made;
    };
    return element('li', { class: 'rank' }, main, mover(-1, '↑', text.up(name)), mover(1, '↓', text.down(name)));
  };
  const draw = (): void => {
    const rest = answers.filter((answer) => !ranked.includes(answer));
    list.replaceChildren(...[...ranked, ...rest].map(row));
  };
  draw();
  return { node, marks: () => [answers.map((answer) => ranked.indexOf(answer) + 1)] };
}

/** What a paper's marks say, in words. */
export function marksInWords(question: Question, marks: Marks, captions: KeptCaptions | undefined): string {
  const [row = []] = marks;
  if (question.kind !== 'non-homomorphic') {
    return choices.find((choice) => choice.marks.every((mark, i) => mark === row[i]))?.label ?? '?';
  }
  const ranked = question.answers
    .map((answer, i) => ({ answer, rank: row[i] ?? 0 }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => a.rank - b.rank);
  return text.ranking(ranked.map(({ answer }) => nameOf(answer, captions)));
}

function nameOf(answer: string, captions: KeptCaptions | undefined): string {
  if (answer === 'reopen-nominations') return text.reopen;
  return captions?.names[answer] ?? text.candidate(answer);
}

function moved(list: readonly string[], from: number, to: number): readonly string[] {
  const next = [...list];
  next.splice(to, 0, ...next.splice(from, 1));
  return next;
}
