import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatArn, parseArn } from '../../src/protocol/control.ts';

const arn = 'arn:aws:ivschat:us-west-2:123456789012:room/g1H2I3j4k5L6';

test('the ARN of a room is read and written', () => {
  const parts = parseArn(arn);
  assert.deepEqual(parts, { region: 'us-west-2', account: '123456789012', kind: 'room', id: 'g1H2I3j4k5L6' });
  assert.equal(formatArn(parts!), arn);
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
    assert.equal(parseArn(other), undefined, other);
});
