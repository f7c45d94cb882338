/**
 * What each room of the core promises, written down: `docs/api/<room>.txt`.
 *
 * A change of what a room exports shows as a change of its page, in review.
 * `node tools/house/api.ts` writes the pages, `--check` compares them.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { run } from './run.ts';
import { type Node, read, type Source } from './source.ts';

const built = 'temp/api';
const check = process.argv.includes('--check');
rmSync(built, { recursive: true, force: true });
const { code, output } = await run('tsc', [
  '-p',
  'tsconfig.core.json',
  '--noEmit',
  'false',
  '--emitDeclarationOnly',
  '--rootDir',
  '.',
  '--outDir',
  built,
]);
if (code !== 0) process.stdout.write(output);
const drifted = code !== 0 ? [] : readdirSync('core').filter((room) => !settle(room));
for (const room of drifted)
  process.stdout.write(`docs/api/${room}.txt does not say what core/${room} exports: run node tools/house/api.ts\n`);
process.exitCode = code !== 0 || drifted.length > 0 ? 1 : 0;

/** Writes the page, or with `--check` says whether it is true. */
function settle(room: string): boolean {
  const page = `docs/api/${room}.txt`;
  const text = pageOf(room);
  if (check) return existsSync(page) && readFileSync(page, 'utf8') === text;
  mkdirSync(dirname(page), { recursive: true });
  writeFileSync(page, text);
  return true;
}

function pageOf(room: string): string {
  const found = new Map<string, string>();
  for (const door of ['index.d.ts', 'on-demand.d.ts']) {
    const path = join(built, 'core', room, 'src', door);
    if (existsSync(path)) collect(path, found);
  }
  const names = [...found.keys()].sort();
  return `${names.map((name) => found.get(name)).join('\n\n')}\n`;
}

function collect(path: string, found: Map<string, string>, wanted?: ReadonlyMap<string, string>): void {
  const source = read(path);
  for (const node of source.body) {
    if (node.type === 'ExportAllDeclaration' && isLocal(node)) collect(target(path, node), found, wanted);
    if (node.type !== 'ExportNamedDeclaration') continue;
    if (node['source'] !== null && isLocal(node)) {
      const names = new Map(specifiers(node).map(({ local, exported }) => [local, exported]));
      collect(target(path, node), found, names);
    }
    for (const { name, text } of declared(source, node)) {
      const shown = wanted ? wanted.get(name) : name;
      if (shown !== undefined) found.set(shown, shown === name ? text : `${text} // as ${shown}`);
    }
  }
}

function declared({ text }: Source, node: Node): readonly { readonly name: string; readonly text: string }[] {
  const declaration = node['declaration'] as
    | (Node & { id?: { name: string }; declarations?: readonly { id: { name: string } }[] })
    | null;
  if (!declaration) return [];
  const names = declaration.id ? [declaration.id.name] : (declaration.declarations ?? []).map(({ id }) => id.name);
  return names.map((name) => ({ name, text: withoutComments(text.slice(node.start, node.end)) }));
}

function withoutComments(text: string): string {
  return text.replaceAll(/\/\*\*?[\s\S]*?\*\//g, '').replaceAll(/^\s*\n/gm, '');
}

function specifiers(node: Node): readonly { readonly local: string; readonly exported: string }[] {
  return (node['specifiers'] as readonly { local: { name: string }; exported: { name: string } }[]).map(
    ({ local, exported }) => ({ local: local.name, exported: exported.name }),
  );
}

function isLocal(node: Node): boolean {
  return (node['source'] as { value: string } | null)?.value.startsWith('.') === true;
}

function target(from: string, node: Node): string {
  return join(dirname(from), (node['source'] as { value: string }).value.replace(/\.ts$/, '.d.ts'));
}
