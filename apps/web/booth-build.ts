/**
 * Builds the booth on its own: one script, with its fingerprint (Subresource
 * Integrity, W3C) in the page and in `booth.integrity.json`.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Plugin } from 'vite';

export function boothBuild(root: string): Plugin {
  return { name: 'quorate-booth', apply: 'build', closeBundle: () => buildBooth(root) };
}

async function buildBooth(root: string): Promise<void> {
  const folder = join(root, 'dist');
  const built = await build({
    configFile: false,
    root,
    publicDir: false,
    logLevel: 'warn',
    build: {
      outDir: 'dist',
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
    .replaceAll('%SCRIPT%', `/${script}`)
    .replaceAll('%STYLE%', `/${style}`);
  writeFileSync(join(folder, 'booth.html'), html);
  writeFileSync(join(folder, 'booth.integrity.json'), `${JSON.stringify({ script: `/${script}`, integrity })}\n`);
}

function integrityOf(file: string): string {
  return `sha384-${createHash('sha384').update(readFileSync(file)).digest('base64')}`;
}
