/**
 * The lines of a paper. They are made from the text alone, never from the width
 * of a screen, so that "line 12" is line 12 on every phone and on paper.
 */
const width = 72;

export interface Paragraph {
  readonly lines: readonly string[];
}

/** An empty line begins a new paragraph; within one, words are set up to 72 characters a line. */
export function paragraphsOf(text: string): readonly Paragraph[] {
  return text
    .replace(/\r\n?/g, '\n')
    .split(/\n[ \t]*\n/)
    .map((block) => block.trim())
    .filter((block) => block !== '')
    .map((block) => ({ lines: block.split('\n').flatMap((line) => wrap(line.trim())) }));
}

function wrap(text: string): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/[ \t]+/).flatMap(pieces)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if ([...longer].length <= width) line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line];
}

/** A word longer than a line is cut. */
function pieces(word: string): readonly string[] {
  const characters = [...word];
  if (characters.length <= width) return [word];
  return Array.from({ length: Math.ceil(characters.length / width) }, (_, i) =>
    characters.slice(i * width, (i + 1) * width).join(''),
  );
}
