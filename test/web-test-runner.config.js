import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { chromeLauncher } from '@web/test-runner-chrome';
import * as puppeteer from 'puppeteer-core';
import { browserArgs, ensureBrowser } from './helpers/browser.js';
import { engine, firefoxOptions } from './helpers/engines.js';
import { pageCommands } from './helpers/page-commands.ts';
import { serviceCommands } from './helpers/service-commands.ts';
import { webkitLauncher } from './helpers/webkit-launcher.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

const launchers = {
  chromium: () => chromeLauncher({ launchOptions: { executablePath: ensureBrowser(), args: browserArgs } }),
  firefox: () => chromeLauncher({ puppeteer, launchOptions: firefoxOptions() }),
  webkit: webkitLauncher,
};

/** Says at the end what `npm test` counts. */
const countReporter = {
  onTestRunFinished({ sessions }) {
    const suites = sessions.map(({ testResults }) => testResults).filter(Boolean);
    const tests = suites.flatMap(function all({ suites: inner, tests: own }) {
      return [...own, ...inner.flatMap(all)];
    });
    const failed = tests.filter(({ passed, skipped }) => !passed && !skipped);
    const broken = sessions.filter(({ passed, testResults }) => !passed && !testResults);
    const skipped = tests.filter((test) => test.skipped);
    for (const { name } of skipped) console.log(`Skipped: ${name}`);
    const passed = tests.filter((test) => test.passed);
    console.log(
      `${passed.length} passed, ${failed.length + broken.length} failed, ${skipped.length} skipped in ${engine}`,
    );
  },
};

export default {
  rootDir: root,
  files: process.env.FILES?.split(',') ?? ['test/elements/**/*.test.ts'],
  nodeResolve: { exportConditions: ['browser', 'development'] },
  hostname: '127.0.0.1',
  plugins: [
    esbuildPlugin({ ts: true, target: 'es2022', tsconfig: `${root}tsconfig.json` }),
    serviceCommands(),
    pageCommands(),
  ],
  browsers: [launchers[engine]()],
  // `npm run coverage` names the folder.
  coverage: Boolean(process.env.COVERAGE),
  coverageConfig: { include: ['src/**/*.ts'], reporters: ['json'], reportDir: process.env.COVERAGE },
  // One page at a time: the keyboard, the mouse and the focus are one.
  concurrency: 1,
  testsFinishTimeout: 180_000,
  testFramework: { config: { timeout: 30_000 } },
  reporters: [(await import('@web/test-runner')).defaultReporter(), countReporter],
  // Errors that a test provokes are told to the console for the site owner.
  filterBrowserLogs: ({ args }) => !args.some((arg) => /^<ivs-chat> |Lit is in dev mode/.test(String(arg))),
};
