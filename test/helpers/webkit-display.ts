import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

/** What a page is told of what its viewer prefers. */
export interface Media {
  colorScheme?: 'light' | 'dark';
  reducedMotion?: 'reduce' | 'no-preference';
  contrast?: 'more' | 'no-preference';
  forcedColors?: 'active' | 'none';
}

/** A screen of the tests' own, on which WebKit has its windows. */
export interface Display {
  env: NodeJS.ProcessEnv;
  /** Starts a program that ends with this process. */
  run(command: string, args: string[], options?: SpawnOptions): ChildProcess;
  /** Says so to every window, in the desktop's way. */
  prefer(media: Media): void;
}

let started: Promise<Display> | undefined;

/** The one screen of this process. */
export const display = (): Promise<Display> => (started ??= startDisplay());

async function startDisplay(): Promise<Display> {
  const folder = mkdtempSync(join(tmpdir(), 'ivs-chat-webkit-'));
  const children: ChildProcess[] = [];
  process.once('exit', () => {
    for (const child of children.reverse()) child.kill();
    rmSync(folder, { recursive: true, force: true });
  });
  const run: Display['run'] = (command, args, options) => {
    const child = spawn(command, args, { stdio: 'ignore', ...options });
    children.push(child);
    return child;
  };
  const screen = run('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp', '-noreset'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const number = await readNumber(screen);
  screen.unref();
  // Otherwise the window's toolbar makes it 447 px wide at least.
  mkdirSync(join(folder, 'gtk-3.0'));
  writeFileSync(
    join(folder, 'gtk-3.0/gtk.css'),
    '* { min-width: 0; padding: 0; margin: 0; } image { -gtk-icon-transform: scale(0.1); }',
  );
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    DISPLAY: `:${number}`,
    XDG_CONFIG_HOME: folder,
    GTK_A11Y: 'none',
    NO_AT_BRIDGE: '1',
  };
  delete env['WAYLAND_DISPLAY'];
  const settings = join(folder, 'xsettingsd.conf');
  const write = ({ colorScheme, reducedMotion, contrast }: Media): void => {
    const dark = colorScheme === 'dark';
    const theme = contrast === 'more' ? `HighContrast${dark ? 'Inverse' : ''}` : `Adwaita${dark ? '-dark' : ''}`;
    const animations = Number(reducedMotion !== 'reduce');
    writeFileSync(settings, `Net/ThemeName "${theme}"\nGtk/EnableAnimations ${animations}\n`);
  };
  write({});
  const daemon = run('xsettingsd', ['-c', settings], { env });
  daemon.unref();
  return {
    env,
    run,
    prefer(media) {
      write(media);
      daemon.kill('SIGHUP');
    },
  };
}

/** Xvfb writes the number and the end of its line apart, and ends if the pipe is closed before. */
function readNumber(screen: ChildProcess): Promise<string> {
  const pipe = screen.stdio[3] as Readable & { unref(): void };
  return new Promise((resolve, reject) => {
    let text = '';
    pipe.on('data', (data) => {
      text += String(data);
      if (!text.endsWith('\n')) return;
      pipe.unref();
      resolve(text.trim());
    });
    screen.once('error', reject);
    screen.once('exit', (code) => reject(new Error(`Xvfb ended with ${code}`)));
  });
}
