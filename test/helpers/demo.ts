import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { freePort } from './free-port.ts';

/** A demo that runs. */
export interface Demo {
  url: string;
  /** What it has printed so far. */
  output(): string;
  stop(): void;
}

/** Starts the demo on a port of its own, by the README's first command or, where nothing has to be built, by Vite alone. */
export async function startDemo(...command: string[]): Promise<Demo> {
  const [program, ...args] = [...command, '--port', String(await freePort()), '--strictPort'];
  const child = spawn(program!, args, {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    detached: true,
    env: { ...process.env, NO_COLOR: '1' },
  });
  let output = '';
  return new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (data) => {
        output += String(data);
        const url = /Open (http:\S+)/.exec(output)?.[1];
        // The whole group: npm does not hand signals on.
        if (url) resolve({ url, output: () => output, stop: () => process.kill(-child.pid!, 'SIGTERM') });
      });
    child.once('exit', (code) => reject(new Error(`The demo ended with ${code}:\n${output}`)));
  });
}

export const npmStart = (): Promise<Demo> => startDemo('npm', 'start', '--');
export const viteAlone = (): Promise<Demo> =>
  startDemo(process.execPath, 'node_modules/vite/bin/vite.js', '--logLevel', 'warn');
