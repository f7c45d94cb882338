import type { BlobRef, BoothRefs } from '@quorate/assembly';
import { type Digest, must, toUtf8 } from '@quorate/basics';
import { sha256Hex } from '@quorate/ledger';
import { describe, expect, it } from 'vitest';
import { boothPage, scriptTag, smallBooth, styleLink } from '../testing/index.ts';
import { boothProblem } from './booth.ts';

const { page, program, style } = smallBooth();
const link = styleLink(style);
const script = scriptTag(program);
const otherProgram = 'the page of the booth does not load exactly the program that is named';
const otherStyle = 'the page of the booth does not load exactly the style that is named';
const tooMuch = 'the page of the booth holds more than a booth needs';

describe('a booth that is recorded', () => {
  it('is a page that loads exactly the program and the style beside it', () => {
    expect(problemOf(page)).toBeUndefined();
  });

  it.each([
    ['a program that is not named', page, 'steal();', style, otherProgram],
    ['a style that is not named', page, program, 'main { display: none }', otherStyle],
    ['no program', boothPage(link), program, style, otherProgram],
    ['no style', boothPage(script), program, style, otherStyle],
    ['a second program', boothPage(`${link}${script}${script}`), program, style, otherProgram],
    ['a program held to no hash', boothPage(`${link}<script src="booth.js"></script>`), program, style, otherProgram],
    ['code in the page', boothPage(`${link}${script.replace('></', '>steal();</')}`), program, style, otherProgram],
    ['a second style', boothPage(`${link}${link}${script}`), program, style, otherStyle],
    [
      'a link that is no style',
      boothPage(`${link.replace('stylesheet', 'manifest')}${script}`),
      program,
      style,
      otherStyle,
    ],
  ])('is refused with %s', (_, html, ofProgram, ofStyle, why) => {
    expect(problemOf(html, ofProgram, ofStyle)).toBe(why);
  });

  it.each([
    '<iframe src="x"></iframe>',
    '<img src="x" onerror="steal()" />',
    '<base href="https://elsewhere.example/" />',
    '<main onclick="steal()"></main>',
    '<meta http-equiv="refresh" content="0" />',
    '<!-- --><script>steal()</script>',
    '<main id=x></main>',
    '<SCRIPT src="x"></SCRIPT>',
    '<main style="display:none"></main>',
    '<svg onload="steal()"></svg>',
  ])('is refused with %s in its page', (more) => {
    expect(problemOf(boothPage(`${link}${script}${more}`))).toBe(tooMuch);
  });

  it('is refused while a part of it is missing, or is no text', () => {
    expect(boothProblem({ page: ref(page), program: ref(program), style: ref(style) }, () => undefined)).toBe(
      'papers of the booth are missing',
    );
    const bytes = Uint8Array.of(0xff, 0xfe);
    const refs = { page: ref(page), program: { ...ref(program), sha256: 'f'.repeat(64) as Digest }, style: ref(style) };
    expect(boothProblem(refs, (hash) => (hash.startsWith('ffff') ? bytes : utf8(page)))).toBe('the booth is not text');
  });
});

function problemOf(html: string, ofProgram = program, ofStyle = style): string | undefined {
  const refs: BoothRefs = { page: ref(html), program: ref(ofProgram), style: ref(ofStyle) };
  const papers = new Map([html, ofProgram, ofStyle].map((text) => [ref(text).sha256 as string, utf8(text)]));
  return boothProblem(refs, (hash) => papers.get(hash));
}

function ref(text: string): BlobRef {
  return { sha256: sha256Hex(utf8(text)) as Digest, size: utf8(text).length, media: 'text/plain' };
}

function utf8(text: string): Uint8Array {
  return must<Uint8Array>(toUtf8(text));
}
