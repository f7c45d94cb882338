/** The server as an operator meets it: open, backed up while open, closed, restored, and refused in plain words. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

const program = fileURLToPath(new URL('../../bin/quorate.js', import.meta.url));
const running: ChildProcess[] = [];
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'quorate-serve-'));
});
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('quorate serve', () => {
  it('says where it is open, is backed up while open, and closes when told', async () => {
    const data = join(folder, 'data');
    const { child, url } = await serve('--data', data);
    expect(await (await fetch(`${url}/healthz`)).json()).toEqual({ ok: true });
    const file = join(folder, 'backup');
    expect(quorate('backup', file, '--data', data)).toMatchObject({
      status: 0,
      stdout: `${file}: 0 organisations, 0 entries\n`,
    });
    expect(quorate('backup', file, '--data', data)).toMatchObject({ status: 2 });
    expect(quorate('restore', file, '--data', data)).toMatchObject({ status: 1 });
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    const restored = join(folder, 'restored');
    expect(quorate('restore', file, '--data', restored)).toMatchObject({
      status: 0,
      stdout: 'restored 0 organisations, 0 entries\n',
    });
    expect(existsSync(join(restored, 'quorate.sqlite'))).toBe(true);
  });

  it('does not open a data folder twice, nor a port that is taken', async () => {
    const data = join(folder, 'twice');
    const { url } = await serve('--data', data);
    expect(quorate('serve', '--port', '0', '--data', data)).toMatchObject({
      status: 1,
      stderr: `quorate serve: another process has the data folder ${data} open\n`,
    });
    const { port } = new URL(url);
    expect(quorate('serve', '--port', port, '--data', join(folder, 'other'))).toMatchObject({
      status: 1,
      stderr: `quorate serve: port ${port} on 127.0.0.1 is in use; choose another with --port\n`,
    });
  });

  it.each([
    ['serve', '--port', 'x'],
    ['serve', '--port', '70000'],
    ['serve', '--public-url', 'vote.example.org'],
    ['serve', '--nothing'],
    ['backup'],
    ['backup', 'a', 'b'],
    ['restore'],
    ['restore', join(tmpdir(), 'there-is-no-such-file')],
  ])('exits 2 and says what it expected: %s %s %s', (...args) => {
    const { status, stderr, stdout } = quorate(...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(new RegExp(`^quorate ${args[0]}: `));
    expect(stderr).not.toMatch(/^ {4}at /m);
  });
});

async function serve(...args: readonly string[]): Promise<{ readonly child: ChildProcess; readonly url: string }> {
  const child = spawn(process.execPath, [program, 'serve', '--port', '0', ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running.push(child);
  const url = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const found = /^Quorate is open at (\S+)$/m.exec(said)?.[1];
      if (found) resolve(found);
    });
    child.once('exit', (code) => reject(new Error(`ended with ${code}`)));
  });
  return { child, url };
}

function quorate(...args: readonly string[]) {
  return spawnSync(process.execPath, [program, ...args], { encoding: 'utf8', timeout: 30_000 });
}
