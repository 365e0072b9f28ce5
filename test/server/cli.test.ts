import { Ivschat } from '@aws-sdk/client-ivschat';
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { version } from '../../src/elements/version.ts';
import { goodEndpoint, listenTo } from '../helpers/endpoints.ts';
import { startService } from '../helpers/room.ts';

const command = fileURLToPath(new URL('../../dist/server/cli.js', import.meta.url));

/** Runs the built command; `started` resolves with what it printed once its banner is whole. */
function run(t: TestContext, ...args: string[]) {
  const child = spawn(process.execPath, [command, ...args]);
  t.after(() => child.kill('SIGKILL'));
  let output = '';
  const ended = new Promise<{ code: number | null; output: string }>((resolve) =>
    child.once('close', (code) => resolve({ code, output })),
  );
  const started = new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (data) => {
        output += String(data);
        if (output.includes('</ivs-chat>')) resolve(output);
      });
    void ended.then(() => reject(new Error(output)));
  });
  started.catch(() => {});
  return { child, started, ended };
}

test('serve needs no word: it starts, says how to connect, and stops gracefully', async (t) => {
  const { child, started, ended } = run(t, '--port', '0');
  const output = await started;
  const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(output)!;
  assert.match(output, /ws:\/\/127\.0\.0\.1:\d+/);
  assert.match(output, /AWS_ENDPOINT_URL_IVSCHAT=http:/);
  assert.match(output, /room\/demodemodemo"><\/ivs-chat>/);
  const [, script] = /src="(.*\/embed\.js)"/.exec(output)!;
  assert.equal((await fetch(script!)).headers.get('content-type'), 'text/javascript; charset=utf-8');
  assert.match(await (await fetch(url)).text(), /demo/);
  child.kill('SIGTERM');
  assert.equal((await ended).code, 0);
});

test('rooms, a review module and a config are taken over', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'ivs-chat-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const config = join(folder, 'config.mjs');
  writeFileSync(config, 'export default { account: "000000000042", port: 0 };');
  const review = join(folder, 'review.mjs');
  writeFileSync(review, 'export default async (uri, { Content }) => ({ ReviewResult: "ALLOW", Content });');
  const { started } = run(t, 'serve', '--config', config, '--room', 'one', '--room', 'two', '--review', review);
  const output = await started;
  assert.match(output, /arn:aws:ivschat:us-west-2:000000000042:room\//);
  const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(output)!;
  assert.match(await (await fetch(url)).text(), /one[^]*two|two[^]*one/);
});

test('chat logs go into the folder of --log-dir, and are there after a graceful stop', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'ivs-chat-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const { child, started, ended } = run(t, '--port', '0', '--log-dir', folder);
  const [endpoint] = /http:\/\/127\.0\.0\.1:\d+/.exec(await started)!;
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const sdk = new Ivschat({ endpoint, region: 'us-west-2', credentials });
  t.after(() => sdk.destroy());
  const { arn } = await sdk.createLoggingConfiguration({
    destinationConfiguration: { firehose: { deliveryStreamName: 'chat' } },
  });
  const room = await sdk.createRoom({ loggingConfigurationIdentifiers: [arn!] });
  await sdk.sendEvent({ roomIdentifier: room.arn!, eventName: 'app:X' });
  child.kill('SIGTERM');
  assert.equal((await ended).code, 0);
  assert.match(readFileSync(join(folder, 'firehose', 'chat.log'), 'utf8'), /"EventName":"app:X"/);
});

for (const { args, code, words } of [
  { args: ['--help'], code: 0, words: /Usage: npx ivs-chat \[serve\][^]*Usage: npx ivs-chat doctor <url>/ },
  { args: ['doctor', '--help'], code: 0, words: /^Usage: npx ivs-chat doctor <url>(?![^]*--port)/ },
  { args: ['--version'], code: 0, words: new RegExp(`^${version}\n$`) },
  { args: ['serve', 'now'], code: 2, words: /serve takes no "now"[^]*Usage/ },
  { args: ['doctor'], code: 2, words: /doctor takes one URL[^]*Usage: npx ivs-chat doctor/ },
  { args: ['doctor', 'example.com'], code: 2, words: /"example.com" is no http:\/\/ or https:\/\/ URL[^]*Usage/ },
  { args: ['doctor', 'http://x.invalid', '--origin', 'http://y.invalid'], code: 2, words: /name its room with --room/ },
  {
    args: ['doctor', 'http://x.invalid/', '--room', 'AbCdEf123456'],
    code: 1,
    words: /✗ room-identifier “AbCdEf123456” is/,
  },
  { args: ['fly'], code: 2, words: /There is no command "fly": give one of serve, doctor[^]*Usage/ },
  { args: ['--wings'], code: 2, words: /--wings[^]*Usage/ },
  { args: ['--port', 'x'], code: 2, words: /--port x is no port/ },
  {
    args: ['--port', '0', '--host', '0.0.0.0'],
    code: 1,
    words: /gives moderators' rights to everybody who can reach 0\.0\.0\.0/,
  },
])
  test(`ivs-chat ${args.join(' ')} ends with ${code} and says why`, async (t) => {
    const { code: ended, output } = await run(t, ...args).ended;
    assert.equal(ended, code);
    assert.match(output, words);
  });

test('doctor finds nothing wrong with a good endpoint, and says so for people and for programs, without a token', async (t) => {
  const server = await startService(t);
  const good = goodEndpoint(server, ['https://www.example.com']);
  const tokens: string[] = [];
  const endpoint = await listenTo(t, async (request) => {
    const response = await good(request);
    if (request.method === 'POST') tokens.push(((await response.clone().json()) as { token: string }).token);
    return response;
  });
  const args = ['doctor', endpoint, '--room', server.rooms[0]!.arn, '--origin', 'https://www.example.com'];
  const people = await run(t, ...args).ended;
  assert.equal(people.code, 0);
  assert.match(people.output, /✓ Connection: ws:[^]*Nothing wrong was found\.\n$/);
  // No colours where nobody looks.
  assert.doesNotMatch(people.output, new RegExp(String.fromCharCode(27)));
  const programs = await run(t, ...args, '--json').ended;
  const steps = JSON.parse(programs.output) as { chat: string; step: string; done: boolean; findings: unknown[] }[];
  assert.deepEqual(
    steps.map(({ step, done, findings }) => [step, done, findings]),
    ['setup', 'endpoint', 'answer', 'rights', 'connection'].map((step) => [step, true, []]),
  );
  assert.equal(tokens.length, 6);
  for (const token of tokens) assert.ok(!(people.output + programs.output).includes(token));
});

test('doctor warns of the demo’s endpoint, which gives everybody everything', async (t) => {
  const server = await startService(t);
  const { code, output } = await run(t, 'doctor', server.tokenEndpoint, '--room', server.rooms[0]!.arn).ended;
  assert.equal(code, 0);
  assert.match(
    output,
    /anybody can moderate this room[^]*anybody can write under anybody’s id[^]*2 warnings, 1 hint\.\n$/,
  );
});
