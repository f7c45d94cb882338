/**
 * Builds the booth on its own: a page that loads one script and one style, each
 * held to its hash (Subresource Integrity, W3C), and nothing else. So the hash
 * of the page is the hash of the booth; the log names it for every ballot.
 *
 * Addresses in the page are relative: the same bytes are served from the build
 * and, for a ballot that was opened with them, from the record.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Plugin } from 'vite';

export function boothBuild(root: string): Plugin {
  return { name: 'quorate-booth', apply: 'build', closeBundle: () => buildBooth(root, join(root, 'dist')) };
}

/** From the same sources the same bytes: whoever builds it again can compare with the record. */
export async function buildBooth(root: string, folder: string): Promise<void> {
  const built = await build({
    configFile: false,
    root,
    publicDir: false,
    logLevel: 'warn',
    build: {
      outDir: folder,
      emptyOutDir: false,
      assetsInlineLimit: 0,
      modulePreload: false,
      target: 'es2023',
      reportCompressedSize: false,
      rolldownOptions: {
        input: join(root, 'src/booth/main.ts'),
        output: { entryFileNames: 'assets/booth-[hash].js', assetFileNames: 'assets/booth-[hash][extname]' },
        treeshake: { moduleSideEffects: (id) => !/\/core\/|\/node_modules\/@noble\//.test(id) },
      },
    },
  });
  const outputs = [built].flat().flatMap((one) => ('output' in one ? one.output : []));
  const script = outputs.find(({ fileName }) => fileName.endsWith('.js'))?.fileName ?? '';
  const style = outputs.find(({ fileName }) => fileName.endsWith('.css'))?.fileName ?? '';
  const integrity = integrityOf(join(folder, script));
  const html = readFileSync(join(root, 'src/booth/booth.html'), 'utf8')
    .replaceAll('%INTEGRITY%', integrity)
    .replaceAll('%STYLE_INTEGRITY%', integrityOf(join(folder, style)))
    .replaceAll('%SCRIPT%', script)
    .replaceAll('%STYLE%', style);
  writeFileSync(join(folder, 'booth.html'), html);
}

function integrityOf(file: string): string {
  return `sha256-${createHash('sha256').update(readFileSync(file)).digest('base64')}`;
}
