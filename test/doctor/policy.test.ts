import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readAddress } from '../../src/doctor/address.ts';
import { allowsConnection } from '../../src/doctor/policy.ts';

const page = readAddress('https://www.example.com/page')!;
const room = 'wss://edge.ivschat.us-west-2.amazonaws.com/';

for (const [policy, target, allowed] of [
  ["script-src 'self'", room, true],
  ["default-src 'none'", room, false],
  ["default-src 'none'; connect-src *", room, true],
  ["connect-src 'none'", room, false],
  ["connect-src 'self'", room, false],
  ["connect-src 'self'", 'https://www.example.com/token', true],
  ["connect-src 'self'", 'wss://www.example.com/', true],
  ['connect-src', room, false],
  ['CONNECT-SRC wss:', room, true],
  ['connect-src https:', 'https://api.example/token', true],
  ['connect-src wss://edge.ivschat.us-west-2.amazonaws.com', room, true],
  ['connect-src wss://edge.ivschat.eu-west-1.amazonaws.com', room, false],
  ['connect-src wss://*.amazonaws.com', room, true],
  ['connect-src https://api.example:8443', 'https://api.example:8443/token', true],
  ['connect-src https://api.example', 'https://api.example:8443/token', false],
  ['connect-src api.example', 'https://api.example/token', true],
  ['connect-src https://api.example/token', 'https://api.example/token', true],
  ['connect-src https://api.example/tokens/', 'https://api.example/token', false],
  ['connect-src https://api.example/chat/', 'https://api.example/chat/token', true],
  ["connect-src *, connect-src 'self'", room, false],
  ["connect-src *; connect-src 'none'", room, true],
] as const)
  test(`"${policy}" ${allowed ? 'allows' : 'refuses'} ${target}`, () => {
    assert.equal(allowsConnection([policy], readAddress(target)!, page), allowed);
  });
