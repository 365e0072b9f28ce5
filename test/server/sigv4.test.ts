import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PolicyDocument } from '../../src/server/index.ts';
import { sdkFor, unhurried } from '../helpers/ivschat.ts';
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

const room = 'arn:aws:ivschat:us-west-2:123456789012:room/demodemodemo';

/** What a policy lets its holder do; each case is one call. */
const cases: [
  what: string,
  policy: PolicyDocument,
  call: 'get' | 'create' | 'createTagged' | 'list',
  allowed: boolean,
][] = [
  ['one action', { Statement: { Effect: 'Allow', Action: 'ivschat:GetRoom', Resource: '*' } }, 'get', true],
  ['another action', { Statement: { Effect: 'Allow', Action: 'ivschat:ListRooms', Resource: '*' } }, 'get', false],
  ['a wildcard', { Statement: { Effect: 'Allow', Action: 'ivschat:Get*', Resource: '*' } }, 'get', true],
  ['any letter case', { Statement: { Effect: 'Allow', Action: 'IVSCHAT:getroom', Resource: '*' } }, 'get', true],
  ['NotAction', { Statement: { Effect: 'Allow', NotAction: 'ivschat:Create*', Resource: '*' } }, 'get', true],
  [
    'NotAction of this',
    { Statement: { Effect: 'Allow', NotAction: 'ivschat:Create*', Resource: '*' } },
    'create',
    false,
  ],
  ['the resource', { Statement: { Effect: 'Allow', Action: '*', Resource: room } }, 'get', true],
  [
    'a resource by wildcard',
    { Statement: { Effect: 'Allow', Action: '*', Resource: 'arn:aws:ivschat:*:room/demo*' } },
    'get',
    true,
  ],
  ['another resource', { Statement: { Effect: 'Allow', Action: '*', Resource: `${room}x` } }, 'get', false],
  [
    'a Deny beside it',
    {
      Statement: [
        { Effect: 'Allow', Action: '*', Resource: '*' },
        { Effect: 'Deny', Action: 'ivschat:GetRoom', Resource: '*' },
      ],
    },
    'get',
    false,
  ],
  [
    'a tag of the resource',
    {
      Statement: {
        Effect: 'Allow',
        Action: '*',
        Resource: '*',
        Condition: { StringEquals: { 'aws:ResourceTag/stage': ['test', 'dev'] } },
      },
    },
    'get',
    true,
  ],
  [
    'a tag that the resource does not have',
    {
      Statement: {
        Effect: 'Allow',
        Action: '*',
        Resource: '*',
        Condition: { StringLike: { 'aws:ResourceTag/owner': '*' } },
      },
    },
    'get',
    false,
  ],
  [
    'a tag in the request',
    {
      Statement: {
        Effect: 'Allow',
        Action: '*',
        Resource: '*',
        Condition: {
          StringLike: { 'aws:RequestTag/stage': 'te*' },
          'ForAllValues:StringEquals': { 'aws:TagKeys': ['stage'] },
        },
      },
    },
    'createTagged',
    true,
  ],
  [
    'a tag that the request lacks',
    {
      Statement: {
        Effect: 'Allow',
        Action: '*',
        Resource: '*',
        Condition: { StringEquals: { 'aws:RequestTag/stage': 'test' } },
      },
    },
    'create',
    false,
  ],
  [
    'a condition that nobody knows',
    { Statement: { Effect: 'Allow', Action: '*', Resource: '*', Condition: { Fly: { 'aws:Sky': 'blue' } } } },
    'list',
    false,
  ],
];

for (const [what, policy, call, allowed] of cases)
  test(`a policy by ${what}: ${call} is ${allowed ? 'allowed' : 'denied'}`, async (t) => {
    const server = await startService(t, {
      rooms: [{ id: 'demodemodemo', tags: { stage: 'test' } }],
      callRates: unhurried,
      credentials: [{ accessKeyId: 'local', secretAccessKey: 'local', policy }],
    });
    const client = sdkFor(t, server);
    const calls = {
      get: () => client.getRoom({ identifier: room }),
      create: () => client.createRoom({}),
      createTagged: () => client.createRoom({ tags: { stage: 'test' } }),
      list: () => client.listRooms({}),
    };
    assert.equal(await name(calls[call]()), allowed ? 'allowed' : 'AccessDeniedException');
  });
