/**
 * A first charter from a few answers, meant to be read, changed and adopted.
 *
 * Every answer that is accepted leads to a charter without errors at every size asked for, under the strict profile:
 * the result is parsed and checked before it is handed out.
 */
import { ok, type Result, refuse } from '@quorate/basics';
import { checkCharter, unwaivedErrors } from '../check-charter.ts';
import type { Finding } from '../checks/finding.ts';
import { type ParsedCharter, parseCharter } from '../read/parse-charter.ts';
import { printData } from '../read/print-charter.ts';
import { type AnswerProblem, checkAnswers } from './answers.ts';
import { draft } from './draft.ts';

export interface NewCharter {
  readonly text: string;
  readonly parsed: ParsedCharter;
  readonly findings: readonly Finding[];
}

export function newCharter(answers: unknown): Result<NewCharter, readonly AnswerProblem[]> {
  const checked = checkAnswers(answers);
  if (!checked.ok) return checked;
  const text = `# ${checked.value.title.replaceAll(/\s+/g, ' ')}: a first charter, to be read, changed and adopted.\n${printData(draft(checked.value))}`;
  const parsed = parseCharter(text);
  if (!parsed.ok)
    return refuse(parsed.problem.map(({ path, found, expected }) => ({ question: path, found, expected })));
  const findings = checkCharter(parsed.value);
  const errors = unwaivedErrors(findings).map(({ place, message, mend }) => ({
    question: place.path,
    found: message,
    expected: mend,
  }));
  return errors.length > 0 ? refuse(errors) : ok({ text, parsed: parsed.value, findings });
}
