// What the tests run through, as a lamp and not as a goal: `npm run coverage` prints it by layer, and writes coverage/index.html and
// coverage/lcov.info. Tests of Node and of elements are counted together; scenarios and apps run the built scripts, and are left out.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import coverage from 'istanbul-lib-coverage';
import report from 'istanbul-lib-report';
import reports from 'istanbul-reports';

const root = fileURLToPath(new URL('..', import.meta.url));
const dir = `${root}coverage`;
rmSync(dir, { recursive: true, force: true });

const notHere = ['apps', 'elements', 'scenarios', 'bench', 'fixtures', 'helpers'];
const tests = readdirSync(`${root}test`, { recursive: true })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /\.test\.tsx?$/.test(file) && !notHere.includes(file.split('/')[0]))
  .map((file) => `test/${file}`);

const node = (args, env = {}) =>
  spawnSync(process.execPath, args, {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, ...env },
  });
const c8 = ['node_modules/c8/bin/c8.js', '--reporter', 'json', '--all', '--src', 'src', '--include', 'src/**/*.ts'];
const runner = [process.execPath, '--import', 'tsx', '--test', '--test-force-exit', '--test-timeout', '300000'];
console.log(`Tests of Node: ${tests.length} files …`);
node([...c8, '--exclude', '**/*.d.ts', '--reports-dir', `${dir}/node`, ...runner, ...tests]);
console.log('Tests of elements, in the browser …');
node(['--import', 'tsx', 'node_modules/@web/test-runner/dist/bin.js', '--config', 'test/web-test-runner.config.js'], {
  COVERAGE: `${dir}/elements`,
});

const map = coverage.createCoverageMap();
for (const kind of ['node', 'elements'])
  map.merge(JSON.parse(readFileSync(`${dir}/${kind}/coverage-final.json`, 'utf8')));

const context = report.createContext({ dir, coverageMap: map });
for (const kind of ['html', 'lcovonly']) reports.create(kind).execute(context);

/** Lines by layer, and the files of which most are missing. */
const layers = {};
const files = map.files().map((file) => {
  const { lines } = map.fileCoverageFor(file).toSummary().data;
  const name = file.slice(root.length + 'src/'.length).replaceAll('\\', '/');
  const layer = (layers[name.includes('/') ? name.split('/')[0] : 'entries'] ??= { covered: 0, total: 0 });
  layer.covered += lines.covered;
  layer.total += lines.total;
  return { name, missing: lines.total - lines.covered, pct: lines.pct };
});
const percent = ({ covered, total }) => ((100 * covered) / total).toFixed(1).padStart(6);
console.log('\nlayer          lines   covered %');
for (const [name, counts] of Object.entries(layers).sort())
  console.log(`${name.padEnd(14)}${String(counts.total).padStart(6)}  ${percent(counts)}`);
console.log('\nlines missing, by file');
for (const { name, missing, pct } of files.sort((one, other) => other.missing - one.missing).slice(0, 20))
  console.log(`${String(missing).padStart(5)}  ${name} (${pct} %)`);
