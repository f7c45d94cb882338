/** Starts servers in processes of their own, and talks to them as a client does. */
import { type ChildProcess, spawn } from 'node:child_process';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Received } from '../spine/received.ts';

const program = fileURLToPath(new URL('./child-server.ts', import.meta.url));

export class Child {
  readonly #process: ChildProcess;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 64 });
  #said = '';
  port = 0;

  /** Begins to load; {@link open} lets it touch its store. */
  constructor(where: string, org: string, people: readonly string[]) {
    const args = ['--disable-warning=ExperimentalWarning', program, where, org, people.join(',')];
    // Compiled once for all the servers of a test: loading is most of what a restart takes.
    const env = { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'quorate-compiled') };
    this.#process = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'], env });
    this.#process.stdout?.setEncoding('utf8').on('data', (text: string) => {
      this.#said += text;
    });
  }

  async open(): Promise<this> {
    this.#process.stdin?.write('open\n');
    this.port = Number(await this.#hears(/^port (\d+)$/m));
    return this;
  }

  get pid(): number {
    return this.#process.pid ?? 0;
  }

  /** The answer, or `undefined` when the connection broke before there was one. */
  ask(
    method: string,
    path: string,
    badge: string,
    body?: unknown,
  ): Promise<{ readonly status: number; readonly body: string } | undefined> {
    return new Promise((resolve) => {
      const headers = { 'x-badge': badge, ...(body === undefined ? {} : { 'content-type': 'application/json' }) };
      const asked = request(
        { host: '127.0.0.1', port: this.port, method, path, headers, agent: this.#agent },
        (response) => {
          let text = '';
          response.setEncoding('utf8');
          response.on('data', (chunk: string) => {
            text += chunk;
          });
          response.on('end', () => resolve({ status: response.statusCode ?? 0, body: text }));
          response.on('error', () => resolve(undefined));
          response.on('aborted', () => resolve(undefined));
        },
      );
      asked.on('error', () => resolve(undefined));
      asked.end(body === undefined ? undefined : JSON.stringify(body));
    });
  }

  submit(badge: string, { act, signatures, papers }: Received) {
    const blobs = papers.map(({ media, bytes }) => ({ media, base64: Buffer.from(bytes).toString('base64') }));
    const body = { act, signature: signatures[0]?.signature, ...(blobs.length > 0 ? { blobs } : {}) };
    return this.ask('POST', `/api/organisations/${act.org}/acts`, badge, body);
  }

  /** Ends it this very moment, whatever it is doing. */
  kill(): Promise<void> {
    return this.#end('SIGKILL');
  }

  stop(): Promise<void> {
    return this.#end('SIGTERM');
  }

  #end(signal: NodeJS.Signals): Promise<void> {
    this.#agent.destroy();
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return Promise.resolve();
    return new Promise((resolve) => {
      this.#process.once('exit', () => resolve());
      this.#process.kill(signal);
    });
  }

  async #hears(what: RegExp): Promise<string> {
    for (;;) {
      const found = what.exec(this.#said);
      if (found) return found[1] ?? '';
      if (this.#process.exitCode !== null) throw new Error(`the server ended with ${this.#process.exitCode}`);
      await new Promise((resolve) => setTimeout(resolve, 3));
    }
  }
}
