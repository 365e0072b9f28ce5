import assert from 'node:assert/strict';
import { test } from 'node:test';
import { WebSocket } from 'ws';
import type { ErrorFrame, EventFrame, MessageFrame } from '../../src/protocol/frames.ts';
import { sdkFor } from '../helpers/ivschat.ts';
import { startService } from '../helpers/room.ts';

// The examples of the guide's chapter "Getting Started with Amazon IVS Chat", in its order.

const ofRoom = /^arn:aws:ivschat:us-west-2:123456789012:room\/[a-zA-Z0-9]{12}$/;

test('create-room --name test-room', async (t) => {
  const server = await startService(t);
  const { $metadata, ...room } = await sdkFor(t, server).createRoom({ name: 'test-room' });
  assert.match(room.arn!, ofRoom);
  assert.deepEqual(Object.keys(room).sort(), [
    'arn',
    'createTime',
    'id',
    'loggingConfigurationIdentifiers',
    'maximumMessageLength',
    'maximumMessageRatePerSecond',
    'name',
    'tags',
    'updateTime',
  ]);
  assert.deepEqual([room.name, room.maximumMessageRatePerSecond, room.tags], ['test-room', 10, {}]);
  assert.equal(room.id, room.arn!.split('/')[1]);
});

test('create-logging-configuration, create-room with it, update-room with it', async (t) => {
  const server = await startService(t);
  const sdk = sdkFor(t, server);
  const { $metadata, ...logging } = await sdk.createLoggingConfiguration({
    destinationConfiguration: { s3: { bucketName: 'demo-logging-bucket' } },
    name: 'test-logging-config',
  });
  assert.match(logging.arn!, /:logging-configuration\/[a-zA-Z0-9]{12}$/);
  assert.deepEqual(logging, {
    arn: logging.arn,
    createTime: logging.createTime,
    destinationConfiguration: { s3: { bucketName: 'demo-logging-bucket' } },
    id: logging.arn!.split('/')[1],
    name: 'test-logging-config',
    state: 'ACTIVE',
    tags: {},
    updateTime: logging.updateTime,
  });
  const linked = { loggingConfigurationIdentifiers: [logging.arn!] };
  const made = await sdk.createRoom({ name: 'test-room', ...linked });
  assert.deepEqual(made.loggingConfigurationIdentifiers, [logging.arn]);
  const changed = await sdk.updateRoom({ identifier: server.rooms[0]!.arn, ...linked });
  assert.deepEqual(changed.loggingConfigurationIdentifiers, [logging.arn]);
});

test('create-chat-token, by the SDK as by the CLI', async (t) => {
  const server = await startService(t);
  const params = {
    attributes: { displayName: 'DemoUser' },
    capabilities: ['SEND_MESSAGE' as const],
    roomIdentifier: server.rooms[0]!.arn,
    userId: '11231234',
  };
  const answer = await sdkFor(t, server).createChatToken(params);
  assert.ok(answer.token);
  const minutes = (time: Date | undefined): number => Math.round((time!.getTime() - Date.now()) / 60_000);
  assert.deepEqual([minutes(answer.tokenExpirationTime), minutes(answer.sessionExpirationTime)], [1, 60]);
  // The guide's sample writes the id as a number, which no version of the API takes.
  const asWritten = { ...params, userId: 11231234 as unknown as string };
  await assert.rejects(sdkFor(t, server).createChatToken(asWritten), {
    name: 'ValidationException',
    fieldList: [{ name: 'userId', message: 'is not a string' }],
  });
});

test('the sample on a bare WebSocket: connect, send, listen, delete', async (t) => {
  const server = await startService(t);
  const { token } = await sdkFor(t, server).createChatToken({
    attributes: { DisplayName: 'DemoUser' },
    capabilities: ['SEND_MESSAGE', 'DELETE_MESSAGE'],
    roomIdentifier: server.rooms[0]!.arn,
    userId: '11231234',
  });
  const connection = new WebSocket(server.regionOrUrl, token!);
  t.after(() => connection.terminate());
  const frames: unknown[] = [];
  let arrived = (): void => {};
  connection.onmessage = (event) => {
    frames.push(JSON.parse(String(event.data)));
    arrived();
  };
  const next = async (): Promise<unknown> => {
    if (!frames.length) await new Promise<void>((resolve) => (arrived = resolve));
    return frames.shift();
  };
  // The sample sends at once, which only works when the connection happens to be open.
  await new Promise((resolve) => (connection.onopen = resolve));
  const payload = {
    Action: 'SEND_MESSAGE',
    RequestId: 'OPTIONAL_ID_YOU_CAN_SPECIFY_TO_TRACK_THE_REQUEST',
    Content: 'text message',
    Attributes: { CustomMetadata: 'test metadata' },
  };
  connection.send(JSON.stringify(payload));
  const data = (await next()) as MessageFrame;
  assert.deepEqual([data.Sender.Attributes['DisplayName'], data.Content], ['DemoUser', 'text message']);
  assert.deepEqual([data.Attributes, data.RequestId], [payload.Attributes, payload.RequestId]);
  assert.ok(Math.abs(Date.parse(data.SendTime) - Date.now()) < 60_000);

  const deletePayload = { Action: 'DELETE_MESSAGE', Reason: 'Deleted by moderator', Id: data.Id };
  connection.send(JSON.stringify(deletePayload));
  const { EventName, Attributes } = (await next()) as EventFrame;
  assert.deepEqual([EventName, Attributes['MessageId']], ['aws:DELETE_MESSAGE', data.Id]);
  // As the sample writes it, an object is sent as its name.
  connection.send(String(deletePayload));
  assert.equal(((await next()) as ErrorFrame).ErrorCode, 400);
});
