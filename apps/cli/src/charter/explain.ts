/** `quorate charter explain`: the three tables and the charter in plain words, before anybody votes on it. */
import { deeds, type Explanation, explain as explainCharter, modelCheck } from '@quorate/charter';
import type { ExitCode, Io } from '../command.ts';
import { readArguments } from './arguments.ts';
import { complaint, readCharter } from './read-charter.ts';

export async function explain(args: readonly string[], io: Io): Promise<ExitCode> {
  const read = readArguments(args, { flags: ['json', 'model'] });
  const [file] = read.ok ? read.value.files : [];
  if (!read.ok || file === undefined) {
    io.err(`quorate charter explain: ${read.ok ? 'name one FILE' : read.problem}.\n`);
    return 2;
  }
  const charter = await readCharter(file);
  if (!charter.ok) {
    io.err(complaint(charter.problem));
    return 2;
  }
  const explanation = explainCharter(charter.value);
  const model = read.value.flags.has('model') ? modelCheck(charter.value) : undefined;
  if (read.value.flags.has('json')) {
    io.out(`${JSON.stringify({ ...explanation, ...(model && { model }) })}\n`);
    return 0;
  }
  io.out(tables(explanation));
  for (const { property, outcome, states, traces } of model?.properties ?? []) {
    io.out(
      `\n${property}: ${outcome} (${states} states)\n${traces.map((steps) => steps.map((step, i) => `  ${i + 1}. ${step}\n`).join('')).join('  --\n')}`,
    );
  }
  return 0;
}

function tables({ title, version, hash, precedence, waivers, powers, capture, deadlines, words }: Explanation): string {
  return [
    `${title}, version ${version}\ncharter hash ${hash}\nWhere words and data differ, the ${precedence} prevails.\n`,
    waivers.length === 0
      ? ''
      : `\nWaivers\n${waivers.map(({ check, at, reason, until }) => `  ${check} at ${at}: ${reason} (until ${until})\n`).join('')}`,
    `\nWho can do what (least hands)\n${powers.map((row) => `  ${String(row.leastHands ?? '-').padStart(6)}  ${row.who}: ${row.effects.map((effect) => deeds[effect]).join(', ')} (${row.kind}, ${row.clause})\n`).join('')}`,
    `\nCapture price (fewest colluding persons)\n${capture.map((row) => `  ${String(row.persons ?? '-').padStart(6)}  ${deeds[row.effect]}${row.toLast === undefined ? '' : ` (${row.toLast} to make it last)`}, ${row.clause}\n`).join('')}`,
    `\nDeadlines\n${deadlines.map((row) => `  ${row.duration.padStart(10)}  ${row.what} (${row.clause})\n`).join('')}`,
    `\nIn plain words\n${words.map((row) => `  ${row.clause}\n${row.text === undefined ? '' : `    text: ${row.text}\n`}    data: ${row.data}\n`).join('')}`,
  ].join('');
}
