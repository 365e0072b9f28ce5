import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatRoomArn, parseRoomArn } from '../../src/protocol/control.ts';

const arn = 'arn:aws:ivschat:us-west-2:123456789012:room/g1H2I3j4k5L6';

test('the ARN of a room is read and written', () => {
  const parts = parseRoomArn(arn);
  assert.deepEqual(parts, { region: 'us-west-2', account: '123456789012', id: 'g1H2I3j4k5L6' });
  assert.equal(formatRoomArn(parts!), arn);
});

test('what is not quite the ARN of a room is none', () => {
  for (const other of [
    '',
    'g1H2I3j4k5L6',
    ` ${arn}`,
    `${arn}7`,
    arn.replace('ivschat', 'ivs'),
    arn.replace('room', 'channel'),
    arn.replace('123456789012', '1234'),
    arn.replace('us-west-2', 'us west'),
  ])
    assert.equal(parseRoomArn(other), undefined, other);
});
