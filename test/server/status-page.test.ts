import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sdkFor } from '../helpers/ivschat.ts';
import { startService } from '../helpers/room.ts';
import { connectRaw, handshakeStatus } from '../helpers/socket.ts';

test('the status page tells rooms, connections, rates, recent errors, faults and how to connect', async (t) => {
  const server = await startService(t, { rooms: [{ name: 'stage', maximumMessageRatePerSecond: 100 }] });
  const ana = await connectRaw(t, server, 'ana');
  await connectRaw(t, server, 'ben');
  for (let i = 0; i < 10; i++) ana.send({ Action: 'SEND_MESSAGE', Content: 'x' });
  ana.send({ Action: 'SEND_MESSAGE', Content: 'one too many <b>' });
  for (let i = 0; i < 11; i++) await ana.next();
  assert.equal(await handshakeStatus(server, 'nonsense'), 403);
  await sdkFor(t, server)
    .getRoom({ identifier: server.rooms[0]!.arn.replace(/.{12}$/, 'none00000000') })
    .catch(() => {});
  server.faults.inject({ fault: 'rejectTokens', userId: '<i>' });
  const response = await fetch(server.url);
  const page = await response.text();
  assert.match(response.headers.get('content-type')!, /text\/html/);
  for (const told of [
    /<dt>connections<\/dt><dd>2</,
    /<dt>messages a second<\/dt><dd>1\.0</,
    /<dt>deliveries a second<\/dt><dd>2\.0</,
    /<td>stage<\/td><td>arn:aws:ivschat:[^<]*<\/td><td>2<\/td><td>≤ 100\/s</,
    /request of ana<\/td><td>429 /,
    /handshake<\/td><td>403 /,
    /POST \/GetRoom<\/td><td>404 ResourceNotFoundException/,
    /rejectTokens&quot;,&quot;userId&quot;:&quot;&lt;i&gt;/,
    /&lt;ivs-chat token-endpoint=/,
    /AWS_ENDPOINT_URL_IVSCHAT=http:/,
  ])
    assert.match(page, told);
  assert.doesNotMatch(page, /nonsense|<i>/);
});

test('a secret that somebody chose is shown to nobody', async (t) => {
  const credentials = [{ accessKeyId: 'mine', secretAccessKey: 'do-not-tell' }];
  const server = await startService(t, { credentials });
  assert.doesNotMatch((await (await fetch(server.url)).text()) + JSON.stringify(server.howToConnect), /do-not-tell/);
});

test('fifty errors are remembered, and a thousand rooms are not a thousand rows', async (t) => {
  const rooms = Array.from({ length: 1_000 }, (_, index) => ({ name: `room-${index}` }));
  const server = await startService(t, { rooms });
  for (let i = 0; i < 60; i++) await fetch(`${server.url}/CreateRoom`, { method: 'POST' });
  const page = await (await fetch(server.url)).text();
  assert.equal(page.match(/POST \/CreateRoom/g)!.length, 50);
  assert.equal(page.match(/>room-\d+</g)!.length, 100);
  assert.match(page, /and 900 more/);
});
