import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { PolicyDocument, RunningServer } from '../../src/server/index.ts';
import { startService } from './room.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Sends a request to an example; by `fetch` where it listens. */
export type Ask = (path: string, init: RequestInit) => Promise<Response>;

/** The policy of the examples, for a room. */
export function examplePolicy(room: string): PolicyDocument {
  const text = readFileSync(`${root}demo/backends/policy.json`, 'utf8');
  return JSON.parse(text.replace(/arn:aws:ivschat:[^"]+/, room)) as PolicyDocument;
}

/** A service where the backend may do what the policy of the examples says, and the environment that leads there. */
export async function serviceForBackend(t: TestContext): Promise<{ server: RunningServer; env: NodeJS.ProcessEnv }> {
  const room = 'arn:aws:ivschat:us-west-2:123456789012:room/demodemodemo';
  const key = { accessKeyId: 'backend', secretAccessKey: 'of the backend' };
  const server = await startService(t, {
    rooms: [
      { name: 'demo', id: 'demodemodemo' },
      { name: 'other', id: 'otherotherot' },
    ],
    credentials: [{ ...key, policy: examplePolicy(room) }],
  });
  const env = {
    ROOM_ARN: room,
    SESSION_SECRET: 'a secret of the tests, of more than 32 characters',
    AWS_ENDPOINT_URL_IVSCHAT: server.url,
    AWS_REGION: server.region,
    AWS_ACCESS_KEY_ID: key.accessKeyId,
    AWS_SECRET_ACCESS_KEY: key.secretAccessKey,
    // Its own retries would only make the tests wait.
    AWS_MAX_ATTEMPTS: '1',
  };
  return { server, env };
}

/** Runs an example by the README's command, on a free port, until the test ends. */
export async function runExample(t: TestContext, file: string, env: NodeJS.ProcessEnv): Promise<Ask> {
  return listen(t, ['--import', 'tsx', `demo/backends/${file}`], env, /Listening on (http:\S+)/);
}

/** Runs a program until the test ends; what it prints tells where it listens. */
export async function listen(t: TestContext, args: string[], env: NodeJS.ProcessEnv, where: RegExp): Promise<Ask> {
  const child = spawn(process.execPath, args, { cwd: root, env: { ...process.env, PORT: '0', ...env } });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  t.after(() => {
    child.kill();
    return ended;
  });
  let output = '';
  const url = await new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (data) => {
        output += String(data);
        const found = where.exec(output)?.[1];
        if (found) resolve(found);
      });
    child.once('exit', (code) => reject(new Error(`The example ended with ${code}:\n${output}`)));
  });
  return (path, init) => fetch(url + path, init);
}

/** Signs somebody in, as a browser does; answers the cookie that a browser would send from then on. */
export async function signIn(ask: Ask, user: string): Promise<string> {
  const response = await post(ask, '/sign-in', { user, password: `${user}-demo` });
  assert.equal(response.status, 204);
  const [cookie, ...more] = response.headers.getSetCookie();
  assert.deepEqual(more, []);
  assert.match(cookie!, /^__Host-session=\S+; Path=\/; Max-Age=86400; HttpOnly; Secure; SameSite=Lax$/);
  return cookie!.split(';')[0]!;
}

/** Asks as a page does: POST, JSON, with the cookie where there is one. */
export function post(ask: Ask, path: string, body: unknown, cookie = ''): Promise<Response> {
  return ask(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(cookie && { cookie }) },
    body: JSON.stringify(body),
  });
}
