/**
 * A booth as it is recorded: a page that loads one program and one style, each
 * held to its hash (Subresource Integrity, W3C). So the hash of the page is the
 * hash of all that runs in the booth, and whoever has the page's bytes can say
 * whether what they were served is what the log names.
 *
 * Whether the program does what a booth should is for people to say: they build
 * it again from its source and compare.
 */
import type { BoothRefs } from '@quorate/assembly';
import { fromUtf8, toBase64 } from '@quorate/basics';
import { sha256 } from '@quorate/ledger';
import { type PaperSource, textOf } from './papers.ts';

/** A page of these holds nothing that runs but what its `script` loads. */
const elements: ReadonlySet<string> = new Set('html head meta title link script body noscript main'.split(' '));

interface Tag {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  /** What stands between this tag and the next. */
  readonly after: string;
}

/** Why these three are no booth, or nothing. */
export function boothProblem(refs: BoothRefs, papers: PaperSource): string | undefined {
  const page = textOf(papers, refs.page);
  const [program, style] = [papers(refs.program.sha256), papers(refs.style.sha256)];
  if (page === undefined || !program || !style) return 'papers of the booth are missing';
  if (!fromUtf8(program).ok || !fromUtf8(style).ok) return 'the booth is not text';
  const tags = tagsOf(page);
  if (tags === undefined) return 'the page of the booth holds more than a booth needs';
  const scripts = tags.filter(({ name }) => name === 'script');
  const links = tags.filter(({ name, attributes }) => name === 'link' && attributes.get('rel') !== 'icon');
  const [script, link] = [scripts[0], links[0]];
  if (scripts.length !== 1 || script?.after.trim() !== '' || !loads(script, 'src', program)) {
    return 'the page of the booth does not load exactly the program that is named';
  }
  if (links.length !== 1 || link?.attributes.get('rel') !== 'stylesheet' || !loads(link, 'href', style)) {
    return 'the page of the booth does not load exactly the style that is named';
  }
  return undefined;
}

function loads({ attributes }: Tag, from: 'src' | 'href', bytes: Uint8Array): boolean {
  return attributes.has(from) && attributes.get('integrity') === `sha256-${toBase64(sha256(bytes))}`;
}

/** Nothing when the page has a tag that is not plainly written, an element beyond {@link elements}, or code of its own. */
function tagsOf(page: string): readonly Tag[] | undefined {
  const [before = '', ...pieces] = page.replace(/^<!doctype html>/i, '').split('<');
  if (before.trim() !== '') return undefined;
  const tags: Tag[] = [];
  for (const piece of pieces) {
    const [, slash, name = '', inside = '', after = ''] =
      /^(\/?)([a-z]+)((?:\s+[a-z-]+="[^"<>]*")*)\s*\/?>([^>]*)$/.exec(piece) ?? [];
    if (!elements.has(name)) return undefined;
    const attributes = new Map(
      [...inside.matchAll(/([a-z-]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, value] as const),
    );
    if (attributes.has('http-equiv') || [...attributes.keys()].some((key) => /^on|^style$/.test(key))) return undefined;
    if (slash === '') tags.push({ name, attributes, after });
  }
  return tags;
}
