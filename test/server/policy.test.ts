import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startServer, type PolicyDocument, type PolicyStatement } from '../../src/server/index.ts';
import { sdkFor, unhurried } from '../helpers/ivschat.ts';
import { startService } from '../helpers/room.ts';

const name = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'allowed',
    (error: Error) => error.name,
  );

const room = 'arn:aws:ivschat:us-west-2:123456789012:room/demodemodemo';
const rooms = 'arn:aws:ivschat:us-west-2:123456789012:room/*';
const loggings = 'arn:aws:ivschat:us-west-2:123456789012:logging-configuration/*';
const tagOfRoom = 'aws:ResourceTag/stage';

const everything: PolicyStatement = { Effect: 'Allow', Action: '*', Resource: '*' };
type Change = { [Element in keyof PolicyStatement]?: unknown };
const allow = (change: Change): PolicyDocument => ({ Statement: { ...everything, ...change } as PolicyStatement });
const deny = (change: Change): PolicyDocument => ({
  Statement: [everything, { ...everything, Effect: 'Deny', ...change } as PolicyStatement],
});
const denyIf = (operator: string, key: string, value: unknown): PolicyDocument =>
  deny({ Condition: { [operator]: { [key]: value } } });

/** What a policy lets its holder do; each case is one call. */
const cases: [
  what: string,
  policy: PolicyDocument,
  call: 'get' | 'create' | 'createTagged' | 'createLogging' | 'list',
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
  ['the room that there will be', allow({ Action: 'ivschat:CreateRoom', Resource: rooms }), 'create', true],
  ['one room, which is none that is made', allow({ Resource: room }), 'create', false],
  ['all rooms', allow({ Resource: rooms }), 'list', true],
  ['logging configurations', allow({ Resource: loggings }), 'createLogging', true],
  ['rooms alone', allow({ Resource: rooms }), 'createLogging', false],
  ['NotResource of this', allow({ Resource: undefined, NotResource: room }), 'get', false],
  ['NotResource of another', allow({ Resource: undefined, NotResource: `${room}x` }), 'get', true],
  ['a Deny of all but another', deny({ Resource: undefined, NotResource: `${room}x` }), 'get', false],
  ['a Deny of a tag in any letter case', denyIf('StringEqualsIgnoreCase', tagOfRoom, 'TEST'), 'get', false],
  ['a Deny of all but a tag', denyIf('StringNotEqualsIgnoreCase', tagOfRoom, 'TEST'), 'get', true],
  ['a Deny of all but another ARN', denyIf('ArnNotLike', 'aws:ResourceArn', '*:room/other*'), 'get', false],
  ['a Deny of all but this ARN', denyIf('ArnNotEquals', 'aws:ResourceArn', room), 'get', true],
  ['a Deny of this machine', denyIf('IpAddress', 'AWS:sourceip', '127.0.0.0/8'), 'get', false],
  ['a Deny of all but a network', denyIf('NotIpAddress', 'aws:SourceIp', '10.0.0.0/8'), 'get', false],
  ['a Deny of all but this', denyIf('NotIpAddress', 'aws:SourceIp', ['10.0.0.0/8', '127.0.0.1']), 'get', true],
  ['a Deny of what is not encrypted', denyIf('Bool', 'aws:SecureTransport', false), 'get', false],
  ['a Deny before a time', denyIf('DateLessThan', 'aws:CurrentTime', '2126-01-31T12:00:00Z'), 'get', false],
  ['a Deny after a time', denyIf('DateGreaterThanEquals', 'aws:CurrentTime', 4_922_000_000), 'get', true],
  ['a Deny of other regions', denyIf('StringNotEquals', 'aws:RequestedRegion', 'us-west-2'), 'get', true],
  ['a Deny of a region', denyIf('StringEquals', 'aws:RequestedRegion', 'us-west-2'), 'get', false],
  ['a Deny of what has no owner', denyIf('Null', 'aws:ResourceTag/owner', 'true'), 'get', false],
  ['a Deny of what has a stage', denyIf('Null', tagOfRoom, 'false'), 'get', false],
  [
    'a Deny of any other tag, where none is given',
    denyIf('ForAnyValue:StringNotEquals', 'aws:TagKeys', 'a'),
    'create',
    true,
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
      createLogging: () =>
        client.createLoggingConfiguration({ destinationConfiguration: { s3: { bucketName: 'logs' } } }),
      list: () => client.listRooms({}),
    };
    assert.equal(await name(calls[call]()), allowed ? 'allowed' : 'AccessDeniedException');
  });

for (const [what, policy, words] of [
  [
    'an operator that nobody knows',
    denyIf('Fly', tagOfRoom, 'x'),
    /statement 2: the operator Fly .*take one of StringEquals/,
  ],
  ['an operator that is not here', denyIf('NumericEquals', 'aws:SourceIp', '7'), /the operator NumericEquals/],
  ['Null with IfExists', denyIf('NullIfExists', tagOfRoom, 'true'), /the operator NullIfExists/],
  [
    'a key that is not here',
    denyIf('StringLike', 'aws:PrincipalArn', '*'),
    /condition key aws:PrincipalArn .*take one of/,
  ],
  ['a tag without its key', denyIf('StringLike', 'aws:ResourceTag/', '*'), /condition key aws:ResourceTag\//],
  ['a key with something behind it', denyIf('StringLike', 'aws:TagKeys/x', '*'), /condition key aws:TagKeys\/x/],
  ['no value', denyIf('StringLike', tagOfRoom, []), /has no value/],
  ['a value of another kind', denyIf('StringLike', tagOfRoom, {}), /give it a text/],
  [
    'a date that is none',
    denyIf('DateLessThan', 'aws:CurrentTime', 'noon'),
    /has the value noon: give it a date such as/,
  ],
  ['a network that is none', denyIf('IpAddress', 'aws:SourceIp', '10.0.0.0/33'), /give it an address or a range/],
  ['a network without its bits', denyIf('IpAddress', 'aws:SourceIp', '10.0.0.0/'), /give it an address or a range/],
  ['neither true nor false', denyIf('Bool', 'aws:SecureTransport', 'no'), /give it true or false/],
  [
    'a variable in a condition',
    denyIf('StringLike', tagOfRoom, '${aws:username}'),
    /policy variable.*write the value itself/,
  ],
  ['a variable in a resource', deny({ Resource: 'arn:aws:ivschat:*:*:room/${aws:username}' }), /policy variable/],
  ['an Effect of another letter case', deny({ Effect: 'deny' }), /Effect is deny: write Allow or Deny/],
  ['an action without a service', deny({ Action: 'ivschat>DeleteRoom' }), /write \* or such as ivschat:GetRoom/],
  ['a resource that is no ARN', deny({ Resource: 'demodemodemo' }), /write \* or such as arn:aws:ivschat/],
  ['no resource', deny({ Resource: undefined }), /give it Resource or NotResource/],
  ['an action and its contrary', deny({ NotAction: '*' }), /Action and NotAction: give it/],
  ['an empty list', deny({ Action: [] }), /Action is empty/],
  ['a Principal', deny({ Sid: 'Nobody', Principal: '*' } as Change), /statement Nobody: the element Principal/],
  ['a statement that is none', { Statement: [null] } as never, /statement 1: /],
  ['no statement', {} as never, /has no Statement/],
] as const)
  test(`a policy with ${what} is refused at the start, and by whose key it is`, async () => {
    const credentials = [{ accessKeyId: 'site', secretAccessKey: 'secret', policy: policy as PolicyDocument }];
    await assert.rejects(startServer({ port: 0, credentials }), ({ message }: Error) => {
      assert.match(message, /^The policy of the access key site\b/);
      assert.match(message, words);
      return true;
    });
  });

test('a policy that a credential is given later is read as well, and allows nothing where it is refused', async (t) => {
  const credential = { accessKeyId: 'local', secretAccessKey: 'local', policy: allow({}) };
  const told: string[] = [];
  const server = await startService(t, { credentials: [credential], onError: ({ message }) => told.push(message) });
  const client = sdkFor(t, server);
  assert.equal(await name(client.listRooms({})), 'allowed');
  credential.policy = denyIf('Fly', tagOfRoom, 'x');
  assert.notEqual(await name(client.listRooms({})), 'allowed');
  assert.match(told.join(), /^The policy of the access key local, statement 2: the operator Fly/);
});
