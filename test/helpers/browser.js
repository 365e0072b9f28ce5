import { existsSync } from 'node:fs';
import { canInstall, installPackages } from './debian.js';

/** Where Chrome, Chromium and Edge live. `CHROME_PATH` names another one. */
const places = [
  process.env.CHROME_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/microsoft-edge',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ...['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => [
    `${process.env[name]}\\Google\\Chrome\\Application\\chrome.exe`,
    `${process.env[name]}\\Microsoft\\Edge\\Application\\msedge.exe`,
  ]),
];

const find = () => places.find((place) => place && existsSync(place));

/** What a test browser is started with; a browser of root has no sandbox to use. */
export const browserArgs = [
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/**
 * The browser to test with; on Debian, root installs one where there is none.
 *
 * @returns {string} its path
 */
export function ensureBrowser() {
  const found = find();
  if (found) return found;
  if (canInstall()) {
    installPackages('chromium');
    const installed = find();
    if (installed) return installed;
  }
  throw new Error('Install Chrome, Chromium or Edge, or name one in CHROME_PATH; then run the tests again.');
}
