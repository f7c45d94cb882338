/** A booth of three lines, for tests: a page that loads one program and one style, held to their hashes. */
import { must, toBase64, toUtf8 } from '@quorate/basics';
import { sha256 } from '@quorate/ledger';

export interface SmallBooth {
  readonly page: string;
  readonly program: string;
  readonly style: string;
}

export function smallBooth(program = 'seal();', style = 'main { color: black }'): SmallBooth {
  return { page: boothPage(`${styleLink(style)}\n${scriptTag(program)}`), program, style };
}

export function styleLink(style: string): string {
  return `<link rel="stylesheet" href="assets/booth.css" integrity="${integrity(style)}" />`;
}

export function scriptTag(program: string): string {
  return `<script type="module" src="assets/booth.js" integrity="${integrity(program)}"></script>`;
}

export function boothPage(head: string): string {
  return `<!doctype html>
<html lang="en" dir="ltr">
  <head>
    <meta charset="utf-8" />
    <link rel="icon" type="image/svg+xml" href="/quorate.svg" />
    <title>Voting booth</title>
    ${head}
  </head>
  <body>
    <noscript>The booth needs JavaScript.</noscript>
    <main id="booth" class="booth"></main>
  </body>
</html>
`;
}

function integrity(text: string): string {
  return `sha256-${toBase64(sha256(must<Uint8Array>(toUtf8(text))))}`;
}
