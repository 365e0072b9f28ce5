import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { createSessions } from '../../demo/backends/session.ts';

const secret = 'a secret of the tests, of more than 32 characters';
const withCookie = (cookie: string): Request =>
  new Request('https://site.example', { headers: { cookie: `theme=dark; ${cookie.split(';')[0]!}; more=1` } });

test('a session ends after a day, also for whoever keeps the cookie', () => {
  const sessions = createSessions(secret);
  const request = withCookie(sessions.start('ana'));
  assert.deepEqual(sessions.read(request), { userId: 'ana' });
  mock.timers.enable({ apis: ['Date'], now: Date.now() + 24 * 60 * 60_000 + 1 });
  assert.equal(sessions.read(request), 'forged');
  mock.timers.reset();
});

test('a cookie of another secret is forged, no cookie is none, and a short secret is told', () => {
  const sessions = createSessions(secret);
  assert.equal(sessions.read(withCookie(createSessions(`${secret}!`).start('ana'))), 'forged');
  assert.equal(sessions.read(new Request('https://site.example')), undefined);
  assert.throws(() => createSessions('short'), /openssl rand/);
});
