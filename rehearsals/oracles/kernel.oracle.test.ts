/**
 * The kernel that is shipped is the one that its source gives.
 *
 * Debian 12's clang is the pinned toolchain; another version may well give other
 * bytes for the same source, and then says nothing about ours.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const pinned = '14.0.6';

it('the kernel built afresh has the committed bytes', (context) => {
  const found = /clang version ([\d.]+)/.exec(
    spawnSync('clang', ['--version'], { encoding: 'utf8' }).stdout ?? '',
  )?.[1];
  if (found === undefined) throw new Error('compiler not installed: run apt-get install clang lld');
  if (found !== pinned)
    context.skip(`not run: clang ${found} is here, the committed bytes are clang ${pinned}'s (Debian 12)`);
  const folder = mkdtempSync(join(tmpdir(), 'quorate-kernel-'));
  try {
    const fresh = join(folder, 'kernel-bytes.ts');
    const built = spawnSync('sh', [join(root, 'tools/wasm/build.sh'), fresh], { encoding: 'utf8' });
    expect(built.stderr).toBe('');
    expect(built.status).toBe(0);
    const committed = readFileSync(join(root, 'core/seal/src/group/generated/kernel-bytes.ts'), 'utf8');
    expect(readFileSync(fresh, 'utf8')).toBe(committed);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 120_000);
