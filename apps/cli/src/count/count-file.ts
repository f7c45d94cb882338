/** One FILE: read, counted, and shown as asked. What comes back is text, so that it can come from a worker thread. */
import type { CountOptions, Profile, Progress, ReadFile, Rule } from '@quorate/tally';
import { countBy, loadRule } from '@quorate/tally/on-demand';
import { answerLine, errorLine } from './answer.ts';
import type { CountCall } from './arguments.ts';
import { countProblemWords, exitCodeOf } from './problem-words.ts';
import { readInput } from './read-input.ts';

export interface Outcome {
  readonly exit: 0 | 1 | 2;
  readonly out: string;
  readonly err: string;
  readonly svg?: string;
}

export async function countFile(file: string, call: CountCall, progress?: Progress): Promise<Outcome> {
  const rule = await loadRule(call.rule);
  if (rule === undefined) return failure(file, call, 2, { message: `there is no rule "${call.rule}".` });
  const input = await readInput(file, call, progress);
  if (!input.ok) return failure(file, call, 2, input.problem);
  const { profile, defaults } = input.value;
  const grouped = withGroups(profile, call.groups);
  if (grouped === undefined) {
    return failure(file, call, 2, {
      message: `${file}: --group or --lot-order names a candidate the file does not have.`,
    });
  }
  if (call.lot && 'order' in call.lot && call.lot.order.some((c) => c >= candidatesOf(profile))) {
    return failure(file, call, 2, { message: `${file}: --lot-order names a candidate the file does not have.` });
  }
  const transcript = countBy(rule, grouped, optionsOf(call, rule, defaults));
  if (!transcript.ok) {
    const { problem } = transcript;
    return failure(file, call, exitCodeOf(problem), { message: `${file}: ${countProblemWords(problem)}` });
  }
  const line = call.json ? answerLine(file, transcript.value) : '';
  if (call.json && call.svg === undefined) return { exit: 0, out: line, err: '' };
  const { showTranscript } = await import('./show.ts');
  const { out, svg } = showTranscript(transcript.value, call);
  return { exit: 0, out: line + out, err: '', ...(svg === undefined ? {} : { svg }) };
}

function failure(
  file: string,
  { json }: CountCall,
  exit: 1 | 2,
  problem: { readonly message: string; readonly line?: number },
): Outcome {
  return { exit, out: json ? errorLine(file, problem) : '', err: `quorate count: ${problem.message}\n` };
}

/** The caller's options, over those the file sets and this rule knows. */
function optionsOf(
  { seats, lot, constraints, more }: CountCall,
  rule: Rule,
  defaults: ReadFile['defaults'],
): CountOptions {
  const known = rule.options.map(({ name }) => name);
  const options = Object.entries({ ...defaults, ...more }).filter(
    ([name]) => known.includes(name) || (name in more && name !== 'case'),
  );
  return {
    ...(seats === undefined ? {} : { seats }),
    ...(lot ? { lot } : {}),
    constraints,
    more: Object.fromEntries(options),
  };
}

function candidatesOf(profile: Profile): number {
  return 'candidates' in profile ? profile.candidates.length : 0;
}

/** Undefined when a group names a candidate that is not there. */
function withGroups(profile: Profile, groups: CountCall['groups']): Profile | undefined {
  if (groups.length === 0) return profile;
  if (!('candidates' in profile)) return undefined;
  if (groups.some(({ members }) => members.some((c) => c >= profile.candidates.length))) return undefined;
  const candidates = profile.candidates.map((candidate, i) => {
    const joined = groups.filter(({ members }) => members.includes(i)).map(({ name }) => name);
    const all = [...new Set([...(candidate.groups ?? []), ...joined])].sort();
    return all.length > 0 ? { ...candidate, groups: all } : candidate;
  });
  return { ...profile, candidates };
}
