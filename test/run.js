// Runs everything that has to hold, or the steps that are named: `npm test`, `npm test unit scenarios`.
// A step that is one check counts as one; the others count their tests. The last line is the sum. What runs in a browser's engine
// runs once in each that is there; `--every-engine` (`npm run test:browsers`) wants all three.
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ensureBrowser } from './helpers/browser.js';
import { everyEngine, installedEngines } from './helpers/engines.js';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Node 20's runner takes no patterns. */
const testFiles = (...folders) =>
  folders.flatMap((folder) =>
    readdirSync(`${root}test/${folder}`, { recursive: true })
      .filter((file) => /\.test\.tsx?$/.test(file))
      .map((file) => `test/${folder}/${file}`),
  );

const node = (...args) => [process.execPath, ...args];
const npm = (script) => ['npm', 'run', '--silent', script];
const nodeTest = (...files) =>
  node('--import', 'tsx', '--test', '--test-timeout', '300000', '--test-reporter', 'spec', ...files);

/** Counts of Node's runner, of ours, and of a command that only succeeds or fails. */
const readCounts = {
  nodeTest: (output) => ({
    passed: last(output, /^ℹ pass (\d+)/gm),
    failed: last(output, /^ℹ fail (\d+)/gm) + last(output, /^ℹ cancelled (\d+)/gm),
    skipped: last(output, /^ℹ skipped (\d+)/gm),
  }),
  elements: (output) => ({
    passed: last(output, /(\d+) passed/g),
    failed: last(output, /(\d+) failed/g),
    skipped: last(output, /(\d+) skipped/g),
  }),
  check: () => ({ passed: 1, failed: 0, skipped: 0 }),
};

const steps = {
  format: { command: node('node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.') },
  lint: { command: npm('lint') },
  types: { command: npm('types') },
  // Without the manifest, so that a stale one is found and not mended.
  build: { command: npm('build:dist') },
  unit: {
    command: nodeTest(
      'test/architecture.test.ts',
      'test/package.test.ts',
      'test/security.test.ts',
      'test/supply-chain.test.ts',
      'test/locales.test.ts',
      ...testFiles(
        'protocol',
        'fuzz',
        'doctor',
        'client',
        'store',
        'simulation',
        'elements-unit',
        'react',
        'server',
        'backends',
      ),
    ),
    count: readCounts.nodeTest,
  },
  // The official client leaves a timer of half a minute behind, which its process need not wait for.
  contract: {
    command: nodeTest('--test-force-exit', ...testFiles('contract')),
    count: readCounts.nodeTest,
  },
  elements: { command: npm('test:elements'), count: readCounts.elements, engines: true },
  // A file has the time of a slow engine; what a test waits for has half a minute.
  scenarios: {
    command: nodeTest('--test-timeout', '600000', ...testFiles('scenarios')),
    count: readCounts.nodeTest,
    engines: true,
  },
  // Each installs what it needs, and builds by its framework's own tools: one at a time, and longer than a test may take elsewhere.
  apps: {
    command: nodeTest('--test-concurrency', '1', '--test-timeout', '600000', ...testFiles('apps')),
    count: readCounts.nodeTest,
    browser: true,
  },
};

const last = (text, pattern) => [...text.matchAll(pattern)].reduce((sum, [, number]) => Number(number), 0);

function run([command, ...args], env) {
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    for (const stream of ['stdout', 'stderr'])
      child[stream].on('data', (data) => {
        output += data;
        process[stream].write(data);
      });
    child.on('close', (code) => resolve({ code, output }));
  });
}

const wanted = process.argv.slice(2).filter((name) => name !== '--every-engine');
const findEngines = process.argv.includes('--every-engine') ? everyEngine : installedEngines;
const unknown = wanted.filter((name) => !(name in steps));
if (unknown.length) {
  console.error(`There is no step ${unknown.join(', ')}: give some of ${Object.keys(steps).join(', ')}.`);
  process.exit(2);
}

const total = { passed: 0, failed: 0, skipped: 0 };
const failures = [];

async function runStep(heading, { command, count = readCounts.check }, env) {
  console.log(`\n── ${heading}`);
  const { code, output } = await run(command, env);
  const counts = count(output);
  if (code && count === readCounts.check) counts.passed = 0;
  // A runner that fails without naming a test has failed all the same.
  if (code) counts.failed = Math.max(1, counts.failed);
  if (counts.failed) failures.push(heading);
  for (const [name, number] of Object.entries(counts)) total[name] += number;
}

for (const [name, step] of Object.entries(steps)) {
  if (wanted.length && !wanted.includes(name)) continue;
  try {
    if (step.browser || step.engines) process.env.CHROME_PATH = ensureBrowser();
    if (!step.engines) await runStep(name, step);
    else for (const engine of findEngines()) await runStep(`${name} in ${engine}`, step, { ENGINE: engine });
  } catch (error) {
    console.error(error.message);
    failures.push(name);
    total.failed++;
  }
}
if (failures.length) console.log(`\nFailed: ${failures.join(', ')}`);
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed ? 1 : 0;
