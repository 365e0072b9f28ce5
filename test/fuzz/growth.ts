import assert from 'node:assert/strict';
import fc from 'fast-check';
import { begunBefore } from '../../src/elements/completions.ts';
import { readFrame } from '../../src/client/incoming.ts';
import { socketUrl } from '../../src/client/endpoint.ts';
import { roomRegion } from '../../src/client/token-provider.ts';
import { allowsConnection } from '../../src/doctor/policy.ts';
import { readAddress } from '../../src/doctor/address.ts';
import { readPolicy } from '../../src/server/policy.ts';
import { readAction } from '../../src/server/actions.ts';
import { checks } from '../../src/server/fields.ts';
import { verifySignature } from '../../src/server/sigv4.ts';
import { readTags } from '../../src/server/doctor/read-html.ts';
import { readContent } from '../../src/store/content.ts';
import { createFilters } from '../../src/store/filters.ts';
import { readHistory } from '../../src/store/history.ts';
import { readSender } from '../../src/store/senders.ts';
import { readScene } from '../../src/simulation/simulation.ts';
import { messageFrame } from '../helpers/frames.ts';
import { holds, type FuzzProperty } from './property.ts';
import { pageFunctions } from '../helpers/page-functions.ts';

const options = { pack: { emotes: { wow: '/wow.png' } }, formatting: true, viewerNames: ['ana'] };
const filters = createFilters([{ match: ['bad word', 'no  good', '猫', 'e-mail'], action: 'mask' }], pageFunctions);
const page = readAddress('https://page.example/')!;
const allows = readPolicy(
  { Statement: { Effect: 'Allow', Action: '*', Resource: 'arn:aws:ivschat:*:*:room/*a*b' } },
  'local',
);
const call = {
  action: 'ivschat:GetRoom',
  resourceTags: {},
  requestTags: {},
  sourceIp: '127.0.0.1',
  region: 'us-west-2',
  time: 0,
};
const signed = (authorization: string): unknown =>
  verifySignature(
    {
      method: 'POST',
      url: new URL('http://x.example/'),
      headers: new Headers({ authorization }),
      body: Buffer.from(''),
    },
    [],
    'us-west-2',
    0,
  );

/** Whoever reads a text of somebody else's, and what texts mean something to it. */
const readers: Record<string, [read: (text: string) => unknown, ...pieces: string[]]> = {
  'a message': [
    (text) => readContent(text, {}, options),
    'http://',
    'www.',
    '.',
    ')',
    '(',
    '@a',
    ':',
    '*',
    '_',
    '`',
    'a',
    ' ',
    '🔥',
    '\u200d',
    '\u0301',
    '\n',
  ],
  'a message under filters': [
    (text) => filters.mask(readContent(text, {}, options)) && filters.decide({ content: text, userId: '' }),
    'bad',
    'no',
    ' ',
    '\u00ad',
    'b',
    '\u0301',
    '猫',
    'e',
    '-',
    'n',
    'o',
  ],
  'a sender': [
    (text) => readSender(text, { displayName: text, badges: text }),
    'a',
    ' ',
    '\u0301',
    ',',
    '[',
    '"',
    '\u200b',
  ],
  'a name under way': [(text) => begunBefore(text, text.length), '@', ':', 'a', ' ', '.', '('],
  'a frame': [(text) => readFrame(JSON.stringify(messageFrame('x', { Content: text }))), 'a', '"', '\\', '\u0000'],
  'a history': [readHistory, '{', '[', '"', '\n', '{}', ','],
  'an action': [(text) => readAction(text, [], 500), '{', '[', '"', '{"a":', ' '],
  'a region': [socketUrl, 'wss://', ' ', 'a', '-'],
  'the ARN of a room': [roomRegion, 'arn:aws:ivschat:', 'us', '-a', '-1', ':', '1'],
  'a field of an ARN': [checks.handlerUri, 'arn:aws:lambda:', 'us-', '123456789012', ':function:'],
  'a resource under a policy': [
    (resource) => allows({ ...call, resource }),
    'arn:aws:ivschat:',
    ':',
    'room/',
    'a',
    'b',
  ],
  'an Authorization header': [
    signed,
    'AWS4-HMAC-SHA256 ',
    'Credential=a/20260101/',
    'us/',
    'ivschat/aws4_request,',
    ' ',
    ',',
    '0',
  ],
  'a Content-Security-Policy': [
    (text) => allowsConnection([text], page, page),
    'connect-src ',
    '*.',
    'a',
    ':',
    '/',
    ';',
    ',',
    ' ',
    'https://',
  ],
  'a page': [readTags, '<a', '<a ', '<', '"', "'", '=', '<!--', '--', '>', ' ', '<script>', '</', '&#x', '1', 'a'],
  'the scene of a simulation': [readScene, '1', '.', '/s', ' ', 'moderator', '5/min'],
};

/** What once took as long as the square of its length: before, again and again, after. */
const broke: Record<string, [string, string, string][]> = {
  'a message': [
    ['http://', '.', 'a'],
    ['http://a', ')', ''],
    ['@a', '.', 'a'],
  ],
  'a message under filters': [['no', ' ', 'b']],
  'a resource under a policy': [['arn:aws:ivschat:', ':', '']],
  'a page': [
    ['<', 'a', ''],
    ['', '<a ', ''],
  ],
};

/** Characters of the shorter text; the longer one has four times as many. */
const LENGTH = 4_000;
/** Processor time below which nothing is told apart, in microseconds. */
const FLOOR_US = 30_000;

/** Processor time, so that what else the machine does counts for nothing. */
function cost(read: (text: string) => unknown, text: string): number {
  const before = process.cpuUsage();
  try {
    read(text);
  } catch {
    // That it is refused is right; how long that took is what is asked.
  }
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

/** Texts that grow go through each reader: a text four times as long may cost about four times as much, never sixteen. */
export const growthProperties: FuzzProperty[] = Object.entries(readers).map(([what, [read, ...pieces]]) => {
  const some = (min: number): fc.Arbitrary<string> =>
    fc.array(fc.constantFrom(...pieces), { minLength: min, maxLength: 2 }).map((parts) => parts.join(''));
  return holds(
    `${what} that is four times as long takes about four times as long to read`,
    150,
    fc.tuple(some(0), some(1), some(0)),
    ([before, again, after]) => {
      const ofLength = (length: number): string => before + again.repeat(Math.ceil(length / again.length)) + after;
      const [short, long] = [ofLength(LENGTH), ofLength(4 * LENGTH)];
      if (cost(read, long) < FLOOR_US) return;
      const slow = Math.min(cost(read, long), cost(read, long));
      const quick = Math.min(cost(read, short), cost(read, short), cost(read, short));
      assert.ok(slow < 9 * quick + FLOOR_US, `${quick} µs, then ${slow} µs`);
    },
    broke[what],
  );
});
