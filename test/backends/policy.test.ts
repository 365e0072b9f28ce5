import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Ivschat } from '@aws-sdk/client-ivschat';
import { serviceForBackend } from '../helpers/backend.ts';
import { sdkFor } from '../helpers/ivschat.ts';

const arn = (kind: string, id: string): string => `arn:aws:ivschat:us-west-2:123456789012:${kind}/${id}`;
const room = arn('room', 'demodemodemo');
const other = arn('room', 'otherotherot');
const logging = arn('logging-configuration', 'demodemodemo');

/** What can be asked of the service, and whether a backend may. */
const calls: [what: string, allowed: boolean, call: (client: Ivschat) => Promise<unknown>][] = [
  ['CreateChatToken', true, (client) => client.createChatToken({ roomIdentifier: room, userId: 'ana' })],
  ['SendEvent', true, (client) => client.sendEvent({ roomIdentifier: room, eventName: 'app:UNPIN' })],
  ['CreateChatToken, another room', false, (c) => c.createChatToken({ roomIdentifier: other, userId: 'ana' })],
  ['SendEvent, another room', false, (client) => client.sendEvent({ roomIdentifier: other, eventName: 'app:UNPIN' })],
  ['DeleteMessage', false, (client) => client.deleteMessage({ roomIdentifier: room, id: 'AbCdEf123456' })],
  ['DisconnectUser', false, (client) => client.disconnectUser({ roomIdentifier: room, userId: 'ana' })],
  ['CreateRoom', false, (client) => client.createRoom({})],
  ['GetRoom', false, (client) => client.getRoom({ identifier: room })],
  ['UpdateRoom', false, (client) => client.updateRoom({ identifier: room, name: 'mine' })],
  ['DeleteRoom', false, (client) => client.deleteRoom({ identifier: room })],
  ['ListRooms', false, (client) => client.listRooms({})],
  [
    'CreateLoggingConfiguration',
    false,
    (client) => client.createLoggingConfiguration({ destinationConfiguration: { s3: { bucketName: 'a-bucket' } } }),
  ],
  ['GetLoggingConfiguration', false, (client) => client.getLoggingConfiguration({ identifier: logging })],
  ['UpdateLoggingConfiguration', false, (client) => client.updateLoggingConfiguration({ identifier: logging })],
  ['DeleteLoggingConfiguration', false, (client) => client.deleteLoggingConfiguration({ identifier: logging })],
  ['ListLoggingConfigurations', false, (client) => client.listLoggingConfigurations({})],
  ['TagResource', false, (client) => client.tagResource({ resourceArn: room, tags: { a: 'b' } })],
  ['UntagResource', false, (client) => client.untagResource({ resourceArn: room, tagKeys: ['a'] })],
  ['ListTagsForResource', false, (client) => client.listTagsForResource({ resourceArn: room })],
];

test('the policy of the examples allows what they do in their room, and nothing else', async (t) => {
  const { server, env } = await serviceForBackend(t);
  const client = sdkFor(t, server, {
    credentials: { accessKeyId: env['AWS_ACCESS_KEY_ID']!, secretAccessKey: env['AWS_SECRET_ACCESS_KEY']! },
  });
  for (const [what, allowed, call] of calls) {
    const outcome = await call(client).then(
      () => 'allowed',
      (error: unknown) => (error as Error).name,
    );
    assert.equal(outcome, allowed ? 'allowed' : 'AccessDeniedException', what);
  }
});
