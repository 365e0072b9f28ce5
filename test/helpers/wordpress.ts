import { execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { canInstall, fetchPackages, installPackages, updatePackages } from './debian.js';
import { freePort } from './free-port.ts';
import { run } from './packed-app.ts';

/** A WordPress that runs, with its own database, and nobody in it but the user `admin`. */
export interface WordPress {
  url: string;
  folder: string;
  /** The password of `admin`, and of everybody whom `addUser` makes. */
  password: string;
  addUser(name: string, role: string, displayName: string): Promise<void>;
  /** Runs PHP inside WordPress: what it prints. */
  php(code: string): Promise<string>;
  /** Lets WordPress run a file of PHP on every request, before its plugins: how to take it out again. */
  addCode(code: string): () => void;
  /** What web server and PHP wrote into their logs. */
  log(): string;
  /** Ends it, and everything it was made of. */
  stop: Stop;
}

type Stop = () => Promise<void>;

/** Why WordPress cannot be had here; nothing where it can. */
export const noWordPress: string | false =
  !canInstall() && 'WordPress, PHP and MariaDB come from packages of Debian, which only root can install';

/** What the tests need, by the package of Debian that has it. */
const needed: Record<string, () => boolean> = {
  'php-cli': () => existsSync('/usr/bin/php'),
  'php-mysql': () => readdirSync('/usr/share').some((name) => /^php[\d.]+-mysql$/.test(name)),
  'mariadb-server-core': () => existsSync('/usr/sbin/mariadbd'),
};

/** WordPress, and what of its files is in other packages. Unpacked, not installed: that would bring a web server along. */
function wordPressPackages(): string[] {
  const about = execFileSync('apt-cache', ['show', '--no-all-versions', 'wordpress'], { encoding: 'utf8' });
  return ['wordpress', ...(about.match(/\b(?:wordpress-theme-|libjs-|php-getid3)[a-z0-9-]*/g) ?? [])];
}

/** Kept between runs, beside what npm installs. */
const cache = fileURLToPath(new URL('../../node_modules/.cache/wordpress/', import.meta.url));

function unpackWordPress(): string {
  const files = join(cache, 'usr/share/wordpress');
  if (existsSync(files)) return files;
  const unpacking = `${cache.slice(0, -1)}-${process.pid}`;
  mkdirSync(unpacking, { recursive: true });
  updatePackages();
  fetchPackages(unpacking, ...wordPressPackages());
  for (const name of readdirSync(unpacking).filter((file) => file.endsWith('.deb')))
    execFileSync('dpkg-deb', ['--extract', name, '.'], { cwd: unpacking });
  // It points out of the package, to what its installation would make.
  rmSync(join(unpacking, 'usr/share/wordpress/.htaccess'));
  rmSync(cache, { recursive: true, force: true });
  renameSync(unpacking, cache);
  return files;
}

/** Starts a program and waits for a line of its log: how to stop it. */
async function start(log: string[], ready: RegExp, command: string, args: string[], env = {}): Promise<Stop> {
  // A group of its own, since PHP's server has workers.
  const child = spawn(command, args, { detached: true, env: { ...process.env, ...env } });
  let written = '';
  await new Promise<void>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (data) => {
        log.push(String(data));
        written += String(data);
        if (ready.test(written)) resolve();
      });
    child.once('exit', (code) => reject(new Error(`${command} ended with ${code}:\n${written}`)));
  });
  return async () => {
    const ended = once(child, 'exit');
    process.kill(-child.pid!, 'SIGTERM');
    await ended;
  };
}

/** Installs WordPress by its own installer, into a folder of its own. */
export async function startWordPress(): Promise<WordPress> {
  const missing = Object.keys(needed).filter((name) => !needed[name]!());
  if (missing.length) installPackages(...missing);
  const root = await mkdtemp(join(tmpdir(), 'ivs-chat-wordpress-'));
  const log: string[] = [];

  const [data, socket] = [join(root, 'data'), join(root, 'database.sock')];
  await mkdir(data);
  // Whoever reaches the socket may do everything, so that there are no tables of users to make.
  const database = ['--no-defaults', '--user=root', '--skip-grant-tables', '--skip-networking'];
  const places = [`--datadir=${data}`, `--socket=${socket}`, '--innodb-buffer-pool-size=32M'];
  const stopDatabase = await start([], /ready for connections/, '/usr/sbin/mariadbd', [...database, ...places]);
  await run(
    root,
    'php',
    '-r',
    `(new mysqli('localhost', 'root', '', '', 0, '${socket}'))->query('CREATE DATABASE wp');`,
  );

  const folder = join(root, 'site');
  cpSync(unpackWordPress(), folder, { recursive: true, dereference: true });
  const url = `http://127.0.0.1:${await freePort()}`;
  const debugLog = join(root, 'debug.log');
  writeFileSync(join(folder, 'wp-config.php'), config(url, socket, debugLog));
  // Nothing sends mail, and nothing is asked of other hosts.
  const settings = [
    '-d',
    'opcache.enable_cli=1',
    '-d',
    'opcache.revalidate_freq=0',
    '-d',
    'sendmail_path=/bin/true',
    '-d',
    'upload_max_filesize=16M',
    '-d',
    'post_max_size=16M',
  ];
  const stopServer = await start(
    log,
    /Development Server .* started/,
    'php',
    [...settings, '-S', new URL(url).host, '-t', folder],
    // The editor asks for several things at once, and pages of several people are open.
    { PHP_CLI_SERVER_WORKERS: '8' },
  );

  const password = randomBytes(12).toString('base64url');
  const form = {
    weblog_title: 'Breads',
    user_name: 'admin',
    admin_password: password,
    admin_password2: password,
    admin_email: 'admin@example.com',
    blog_public: '0',
  };
  const answer = await fetch(`${url}/wp-admin/install.php?step=2`, {
    method: 'POST',
    body: new URLSearchParams(form),
  });
  if (!/wp-login\.php/.test(await answer.text())) throw new Error(`WordPress was not installed:\n${log.join('')}`);

  const php = (code: string): Promise<string> => run(folder, 'php', '-r', `require 'wp-load.php'; ${code}`);
  // Their pictures come from another host, and nobody is waited for who cannot be reached.
  await php(`update_option('show_avatars', '');`);
  return {
    url,
    folder,
    password,
    php,
    async addUser(name, role, displayName) {
      const user = { user_login: name, user_pass: password, user_email: `${name}@example.com`, role };
      await php(
        `wp_insert_user(json_decode('${JSON.stringify({ ...user, display_name: displayName, nickname: displayName })}', true));`,
      );
    },
    addCode(code) {
      const file = join(folder, `wp-content/mu-plugins/${randomBytes(6).toString('hex')}.php`);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, `<?php ${code}`);
      return () => rmSync(file);
    },
    log: () => log.join('') + (existsSync(debugLog) ? readFileSync(debugLog, 'utf8') : ''),
    async stop() {
      await stopServer();
      await stopDatabase();
      await rm(root, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

const config = (url: string, socket: string, debugLog: string): string => `<?php
$table_prefix = 'wp_';
define( 'DB_NAME', 'wp' );
define( 'DB_USER', 'root' );
define( 'DB_PASSWORD', '' );
define( 'DB_HOST', 'localhost:${socket}' );
define( 'DB_CHARSET', 'utf8mb4' );
define( 'DB_COLLATE', '' );
${['AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE']
  .flatMap((name) => [`${name}_KEY`, `${name}_SALT`])
  .map((name) => `define( '${name}', '${randomBytes(32).toString('base64url')}' );`)
  .join('\n')}
define( 'WP_HOME', '${url}' );
define( 'WP_SITEURL', '${url}' );
define( 'FS_METHOD', 'direct' );
define( 'DISABLE_WP_CRON', true );
define( 'AUTOMATIC_UPDATER_DISABLED', true );
define( 'WP_HTTP_BLOCK_EXTERNAL', true );
define( 'WP_DEBUG', true );
define( 'WP_DEBUG_DISPLAY', false );
define( 'WP_DEBUG_LOG', '${debugLog}' );
defined( 'ABSPATH' ) || define( 'ABSPATH', __DIR__ . '/' );
require_once ABSPATH . 'wp-settings.php';
`;
