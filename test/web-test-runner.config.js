import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { chromeLauncher } from '@web/test-runner-chrome';
import { browserArgs, ensureBrowser } from './helpers/browser.js';
import { serviceCommands } from './helpers/service-commands.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Says at the end what `npm test` counts. */
const countReporter = {
  onTestRunFinished({ sessions }) {
    const suites = sessions.map(({ testResults }) => testResults).filter(Boolean);
    const tests = suites.flatMap(function all({ suites: inner, tests: own }) {
      return [...own, ...inner.flatMap(all)];
    });
    const failed = tests.filter(({ passed, skipped }) => !passed && !skipped);
    const broken = sessions.filter(({ passed, testResults }) => !passed && !testResults);
    console.log(`${tests.filter(({ passed }) => passed).length} passed, ${failed.length + broken.length} failed`);
  },
};

export default {
  rootDir: root,
  files: [process.env.FILES ?? 'test/elements/**/*.test.ts'],
  nodeResolve: { exportConditions: ['browser', 'development'] },
  hostname: '127.0.0.1',
  plugins: [esbuildPlugin({ ts: true, target: 'es2022', tsconfig: `${root}tsconfig.json` }), serviceCommands()],
  browsers: [chromeLauncher({ launchOptions: { executablePath: ensureBrowser(), args: browserArgs } })],
  // `npm run coverage` names the folder.
  coverage: Boolean(process.env.COVERAGE),
  coverageConfig: { include: ['src/**/*.ts'], reporters: ['json'], reportDir: process.env.COVERAGE },
  // One page at a time: the keyboard, the mouse and the focus are one.
  concurrency: 1,
  testsFinishTimeout: 180_000,
  testFramework: { config: { timeout: 15_000 } },
  reporters: [(await import('@web/test-runner')).defaultReporter(), countReporter],
  // Errors that a test provokes are told to the console for the site owner.
  filterBrowserLogs: ({ args }) => !args.some((arg) => /^<ivs-chat> |Lit is in dev mode/.test(String(arg))),
};
