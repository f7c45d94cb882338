/** The paper: a motion's yes, no and abstain, one candidate of several, or candidates to rank; and what is marked on it. */
import type { Marks, Question } from '@quorate/seal';
import { booth as text } from '../words/en/booth.ts';
import { button, element } from './elements.ts';
import type { KeptCaptions } from './store.ts';

export interface BallotPaper {
  readonly node: HTMLElement;
  /** `undefined` while a motion's paper has no mark; a ranking may be blank. */
  readonly marks: () => Marks | undefined;
}

interface Choice {
  readonly label: string;
  readonly marks: readonly number[];
}

/** Yes and no are a motion's; other answers are candidates. */
export function isMotion(question: Question): boolean {
  return question.kind === 'homomorphic' && question.answers.join() === 'yes,no';
}

/** No ballot of an assembly asks for a list (core/record, expectedElection). */
export function answersOf(question: Question): readonly string[] {
  return question.kind === 'lists' ? [] : question.answers;
}

/** With a blank allowed, its place comes first (core/seal, sealBallot). */
function choicesOf(question: Question, captions: KeptCaptions | undefined): readonly Choice[] {
  const answers = answersOf(question);
  const markAt = (place: number): readonly number[] =>
    Array.from({ length: answers.length + 1 }, (_, i) => (i === place ? 1 : 0));
  const labels = isMotion(question) ? [text.yes, text.no] : answers.map((answer) => nameOf(answer, captions));
  const named = labels.map((label, i) => ({ label, marks: markAt(i + 1) }));
  return [...named, { label: isMotion(question) ? text.abstain : text.nobody, marks: markAt(0) }];
}

export function ballotPaper(question: Question, captions: KeptCaptions | undefined): BallotPaper {
  return question.kind === 'non-homomorphic'
    ? rankedPaper(question.answers, captions)
    : choicePaper(question, captions);
}

function choicePaper(question: Question, captions: KeptCaptions | undefined): BallotPaper {
  let chosen: Marks | undefined;
  const node = element(
    'fieldset',
    {},
    element('legend', {}, isMotion(question) ? text.motionLead : text.roundLead),
    ...choicesOf(question, captions).map(({ label, marks }) => {
      const input = element('input', { type: 'radio', name: 'choice' });
      input.addEventListener('change', () => {
        chosen = [marks];
      });
      return element('label', { class: 'choice' }, input, element('span', { class: 'label' }, label));
    }),
  );
  return { node, marks: () => chosen };
}

/**
 * The names keep their places, as on a paper, and get numbers; what was ranked stands below once more, in its order,
 * where it can be moved. Nothing jumps under a finger, and each act is said aloud.
 */
function rankedPaper(answers: readonly string[], captions: KeptCaptions | undefined): BallotPaper {
  let ranked: readonly string[] = [];
  const name = (answer: string): string => nameOf(answer, captions);
  const names = element('ul', { class: 'ranks' });
  const order = element('ol', { class: 'ranks order' });
  const ordered = element('div', { role: 'group', 'aria-label': text.order }, element('h2', {}, text.order), order);
  const said = element('p', { role: 'status', class: 'soft' }, text.noneRanked(answers.length));
  const change = (next: readonly string[], say: string, focus: string): void => {
    ranked = next;
    draw();
    said.textContent = say;
    const again = node.querySelector<HTMLElement>(`[data-focus="${focus}"]`);
    (again ?? names.querySelector('button'))?.focus({ preventScroll: true });
  };
  const press = (answer: string): void => {
    const isNew = !ranked.includes(answer);
    const next = isNew ? [...ranked, answer] : ranked.filter((one) => one !== answer);
    const say = isNew ? text.isRanked(name(answer), next.length, answers.length) : text.notRanked(name(answer));
    change(next, say, answer);
  };
  const row = (answer: string): HTMLElement => {
    const at = ranked.indexOf(answer);
    const main = button('', () => press(answer), 'name');
    main.setAttribute('aria-pressed', String(at >= 0));
    main.dataset['focus'] = answer;
    main.append(
      element('span', { class: 'number', 'aria-hidden': 'true' }, at >= 0 ? String(at + 1) : ''),
      element(
        'span',
        { class: 'label' },
        name(answer),
        element('span', { class: 'unseen' }, at >= 0 ? text.asChoice(at + 1) : text.asNone),
      ),
    );
    return element('li', { class: 'rank' }, main);
  };
  const place = (answer: string, at: number): HTMLElement => {
    const mover = (by: -1 | 1, sign: string, label: string): HTMLElement => {
      const to = at + by;
      const made = button(sign, () => {
        if (to < 0 || to >= ranked.length) return;
        change(moved(ranked, at, to), text.isRanked(name(answer), to + 1, answers.length), `${answer}${by}`);
      });
      made.setAttribute('aria-label', label);
      made.setAttribute('aria-disabled', String(to < 0 || to >= ranked.length));
      made.dataset['focus'] = `${answer}${by}`;
      return made;
    };
    return element(
      'li',
      { class: 'rank' },
      element('span', { class: 'number', 'aria-hidden': 'true' }, String(at + 1)),
      element('span', { class: 'label' }, name(answer)),
      mover(-1, '↑', text.up(name(answer))),
      mover(1, '↓', text.down(name(answer))),
    );
  };
  const draw = (): void => {
    names.replaceChildren(...answers.map(row));
    order.replaceChildren(...ranked.map(place));
    ordered.hidden = ranked.length === 0;
  };
  const node = element('fieldset', {}, element('legend', {}, text.electionLead), names, said, ordered);
  draw();
  return { node, marks: () => [answers.map((answer) => ranked.indexOf(answer) + 1)] };
}

/** What a paper's marks say, in words. */
export function marksInWords(question: Question, marks: Marks, captions: KeptCaptions | undefined): string {
  const [row = []] = marks;
  if (question.kind !== 'non-homomorphic') {
    return (
      choicesOf(question, captions).find((choice) => choice.marks.every((mark, i) => mark === row[i]))?.label ?? '?'
    );
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
