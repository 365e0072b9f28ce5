import { execFile } from 'node:child_process';
import { createReadStream, existsSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { after, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../..', import.meta.url));
const exec = promisify(execFile);

const folders: string[] = [];
after(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true, maxRetries: 3 }))));

/** A folder that goes when the tests of the file have ended. */
async function temporary(name: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `ivs-chat-${name}-`));
  folders.push(folder);
  return folder;
}

/**
 * Runs a command in a folder until it ends.
 *
 * @returns what it printed, on both streams
 * @throws Error with what it printed, if it fails
 */
export async function run(folder: string, command: string, ...args: string[]): Promise<string> {
  try {
    const { stdout, stderr } = await exec(command, args, {
      cwd: folder,
      maxBuffer: 2 ** 26,
      shell: process.platform === 'win32',
      env: { ...process.env, CI: 'true', NO_COLOR: '1', npm_config_update_notifier: 'false' },
    });
    return stdout + stderr;
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`${command} ${args.join(' ')}\n${stdout}\n${stderr}`, { cause: error });
  }
}

let tarball: Promise<string> | undefined;

/** Packs the built package, once for the tests of a file: the path of what `npm publish` would send. */
export const packPackage = (): Promise<string> => (tarball ??= pack());

async function pack(): Promise<string> {
  const folder = await temporary('pack');
  const printed = await run(root, 'npm', 'pack', '--silent', '--ignore-scripts', '--pack-destination', folder);
  return join(folder, printed.trim().split('\n').at(-1)!);
}

/**
 * Installs an app of `test/fixtures`, or of `demo/` by its path, as its authors would: a copy of its folder, what its lock
 * file names, and the packed package.
 *
 * @param others - packages in the place of those of the lock file, as `react@18`
 * @returns the folder of the copy
 */
export async function installApp(name: string, ...others: string[]): Promise<string> {
  const folder = await temporary(name.replaceAll('/', '-'));
  await cp(join(root, name.startsWith('demo/') ? '' : 'test/fixtures', name), folder, { recursive: true });
  const quiet = ['--no-audit', '--no-fund', '--prefer-offline', '--loglevel', 'error'];
  if (existsSync(join(folder, 'package-lock.json'))) await run(folder, 'npm', 'ci', ...quiet);
  await run(folder, 'npm', 'install', '--no-save', ...quiet, await packPackage(), ...others);
  return folder;
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

/** Serves a built app's folder on a port of its own, until the test ends: its address. */
export async function serveFolder(t: TestContext, folder: string): Promise<string> {
  const site = createServer((request, response) => {
    const { pathname } = new URL(request.url!, 'http://site');
    const file = join(folder, pathname.endsWith('/') ? `${pathname}index.html` : pathname);
    if (!existsSync(file)) return response.writeHead(404).end();
    response.setHeader('content-type', types[extname(file)] ?? 'application/octet-stream');
    return createReadStream(file).pipe(response);
  });
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  t.after(() => site.close());
  return `http://127.0.0.1:${(site.address() as AddressInfo).port}/`;
}
