import { existsSync, readdirSync } from 'node:fs';
import { ensureBrowser } from './browser.js';
import { canInstall, installPackages } from './debian.js';

const there = (...places) => places.find((place) => place && existsSync(place));
const libraries = existsSync('/usr/lib') ? readdirSync('/usr/lib').map((name) => `/usr/lib/${name}`) : [];

/** Where Firefox lives. */
export const firefox = () =>
  there(
    process.env.FIREFOX_PATH,
    '/usr/bin/firefox-esr',
    '/usr/bin/firefox',
    '/snap/bin/firefox',
    '/Applications/Firefox.app/Contents/MacOS/firefox',
    `${process.env.PROGRAMFILES}\\Mozilla Firefox\\firefox.exe`,
  );

/**
 * How puppeteer starts it; its own windows may be scripted, to tell pages what their viewers prefer.
 *
 * @returns {import('puppeteer-core').LaunchOptions}
 */
export const firefoxOptions = () => ({
  browser: 'firefox',
  executablePath: firefox(),
  args: ['--remote-allow-system-access'],
  // The room is on this machine, where it is no `wss:`.
  extraPrefsFirefox: { 'network.websocket.allowInsecureFromHTTPS': true },
});

/** Where WebKitGTK's own little browser lives, which its driver starts. */
export const miniBrowser = () =>
  there(...[...libraries, '/usr/libexec'].map((folder) => `${folder}/webkit2gtk-4.1/MiniBrowser`));

const webkit = () =>
  miniBrowser() &&
  ['WebKitWebDriver', 'Xvfb', 'xsettingsd'].every((program) =>
    there(...process.env.PATH.split(':').map((folder) => `${folder}/${program}`)),
  );

/** The engines of all browsers in use: how each is found, and what to install where it is not there. */
const engines = {
  chromium: { find: ensureBrowser },
  firefox: { find: firefox, packages: ['firefox-esr'], install: 'Firefox, or name one in FIREFOX_PATH' },
  webkit: {
    find: webkit,
    packages: ['webkit2gtk-driver', 'xvfb', 'xsettingsd'],
    install: 'WebKitGTK 2.50 or newer with its WebDriver (webkit2gtk-driver), Xvfb (xvfb) and xsettingsd',
  },
};

/** The engine that tests run in. */
export const engine = process.env.ENGINE ?? 'chromium';
if (!(engine in engines)) throw new Error(`There is no engine ${engine}: ENGINE is one of ${Object.keys(engines)}.`);

/** Those on this machine; Chromium is always there, or its absence told. */
export const installedEngines = () => Object.keys(engines).filter((name) => engines[name].find());

/**
 * All of them; on Debian, root installs those that are missing.
 *
 * @returns {string[]} their names
 */
export function everyEngine() {
  for (const [name, { find, packages, install }] of Object.entries(engines)) {
    if (find()) continue;
    if (canInstall()) installPackages(...packages);
    if (!find()) throw new Error(`The tests run in ${name} too: install ${install}; then run them again.`);
  }
  return Object.keys(engines);
}
