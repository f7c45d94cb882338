/** `npm run dev`: the server with the demo, and the web with hot reload in front of it. */
import { spawn } from 'node:child_process';

const server = spawn('quorate', ['serve', '--demo', '--port', '8081'], { stdio: 'inherit' });
const web = spawn('vite', ['apps/web', '--port', '8080', '--strictPort'], {
  stdio: 'inherit',
  env: { ...process.env, QUORATE_API: 'http://localhost:8081' },
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    server.kill(signal);
    web.kill(signal);
  });
}
server.on('exit', () => web.kill());
web.on('exit', () => server.kill());
