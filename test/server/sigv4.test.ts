import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sdkFor } from '../helpers/ivschat.ts';
import { startService } from '../helpers/room.ts';

const name = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'allowed',
    (error: Error) => error.name,
  );

test('a wrong key, a wrong secret, another region, a clock that is off, and no signature are refused by name', async (t) => {
  const server = await startService(t);
  const key = (accessKeyId: string, secretAccessKey: string) => ({ credentials: { accessKeyId, secretAccessKey } });
  const identifier = server.rooms[0]!.arn;
  assert.equal(await name(sdkFor(t, server).getRoom({ identifier })), 'allowed');
  assert.equal(
    await name(sdkFor(t, server, key('other', 'local')).getRoom({ identifier })),
    'UnrecognizedClientException',
  );
  assert.equal(
    await name(sdkFor(t, server, key('local', 'other')).getRoom({ identifier })),
    'InvalidSignatureException',
  );
  assert.equal(
    await name(sdkFor(t, server, { region: 'eu-west-1' }).getRoom({ identifier })),
    'InvalidSignatureException',
  );
  assert.equal(await name(sdkFor(t, server, { systemClockOffset: -299_000 }).getRoom({ identifier })), 'allowed');
  assert.equal(
    await name(sdkFor(t, server, { systemClockOffset: 301_000 }).getRoom({ identifier })),
    'InvalidSignatureException',
  );
  const unsigned = await fetch(`${server.url}/GetRoom`, { method: 'POST', body: JSON.stringify({ identifier }) });
  assert.equal(unsigned.status, 403);
  assert.equal(unsigned.headers.get('x-amzn-errortype'), 'MissingAuthenticationTokenException');
});

test('a body that was changed on its way is refused', async (t) => {
  const server = await startService(t);
  const client = sdkFor(t, server);
  client.middlewareStack.add(
    (next) => (args) => {
      Object.assign(args.request as object, { body: JSON.stringify({ name: 'evil' }) });
      return next(args);
    },
    { step: 'finalizeRequest', priority: 'low' },
  );
  assert.equal(await name(client.createRoom({ name: 'good' })), 'InvalidSignatureException');
});
