import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Whether this is a machine on which the tests may install what they need. */
export const canInstall = () => existsSync('/etc/debian_version') && process.getuid?.() === 0;

const apt = (folder, ...args) =>
  execFileSync('apt-get', args, {
    cwd: folder,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });

/** Gets the list of what can be had; a new machine has none. */
export const updatePackages = () => apt('.', 'update', '-qq');

/**
 * Installs packages of Debian.
 *
 * @param {...string} names
 */
export function installPackages(...names) {
  console.log(`Installing ${names.join(', ')}`);
  updatePackages();
  apt('.', 'install', '-y', '-qq', '--no-install-recommends', ...names);
}

/**
 * Fetches packages without installing them, nor what they depend on.
 *
 * @param {string} folder where they go
 * @param {...string} names
 */
export function fetchPackages(folder, ...names) {
  // The user that apt fetches as by default cannot write there.
  apt(folder, 'download', '-qq', '-o', 'APT::Sandbox::User=root', ...names);
}
