import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readAddress } from '../../src/doctor/address.ts';
import type { FindingId } from '../../src/doctor/findings.ts';
import { examinePage } from '../../src/server/doctor/examine-url.ts';
import { createNodeHost } from '../../src/server/doctor/node-host.ts';
import { readTags } from '../../src/server/doctor/read-html.ts';
import { readPage } from '../../src/server/doctor/read-page.ts';
import { goodEndpoint, listenTo } from '../helpers/endpoints.ts';
import { startService } from '../helpers/room.ts';

test('tags are read as a browser reads them: what is in comments, scripts and templates does not count', () => {
  const html = `<!-- <ivs-chat a> --><script>"<ivs-chat b>"</script><TEMPLATE><ivs-chat c></ivs-chat></template>
    <ivs-chat
      Token-Endpoint='/a?b=1&amp;c=&#50;' room-identifier=arn:aws lurk data-x="a > b" token-endpoint="/second"
    ></ivs-chat><textarea><ivs-chat d>`;
  assert.deepEqual(
    readTags(html).filter(({ name }) => name === 'ivs-chat'),
    [
      {
        name: 'ivs-chat',
        attributes: { 'token-endpoint': '/a?b=1&c=2', 'room-identifier': 'arn:aws', lurk: '', 'data-x': 'a > b' },
      },
    ],
  );
});

test('a chat is set up as its tag says, its endpoint counts from <base>, and both kinds of policies hold', () => {
  const html = `<base href="/sub/"><meta http-equiv="Content-Security-Policy" content="connect-src 'self'">
    <ivs-chat token-endpoint="token" room-identifier="x" user-id="ana" display-name="Ana" lurk></ivs-chat>`;
  const [setup] = readPage('https://www.example.com/page', html, "default-src 'none'");
  assert.deepEqual(setup, {
    tokenEndpoint: 'token',
    roomIdentifier: 'x',
    regionOrUrl: '',
    request: { roomIdentifier: 'x', userId: 'ana', attributes: { displayName: 'Ana' }, capabilities: [] },
    page: 'https://www.example.com/page',
    base: 'https://www.example.com/sub/',
    policies: ["default-src 'none'", "connect-src 'self'"],
  });
});

/** A page of a site, with what it may not connect to; `TOKEN` and `ROOM` stand for those of a service. */
const pages: { what: string; html: string; policy?: string; type?: string; status?: number; found: FindingId[] }[] = [
  { what: 'as it should be', html: '<ivs-chat token-endpoint=TOKEN room-identifier=ROOM>', found: [] },
  {
    what: 'with a policy that allows it',
    html: '<ivs-chat token-endpoint=TOKEN room-identifier=ROOM>',
    policy: "default-src 'none'; connect-src http://127.0.0.1:* ws://127.0.0.1:*",
    found: [],
  },
  {
    what: 'with a policy that allows neither endpoint nor room',
    html: '<ivs-chat token-endpoint=TOKEN room-identifier=ROOM>',
    policy: "connect-src 'self'",
    found: ['blockedByPolicy', 'blockedByPolicy'],
  },
  {
    what: 'with a policy of its own that forgets the room',
    html: '<meta http-equiv=content-security-policy content="connect-src http://127.0.0.1:*"><ivs-chat token-endpoint=TOKEN room-identifier=ROOM>',
    found: ['blockedByPolicy'],
  },
  {
    what: 'with a chat that works and one that does not',
    html: '<ivs-chat token-endpoint=TOKEN room-identifier=ROOM></ivs-chat><ivs-chat>',
    found: ['noTokenEndpoint', 'noRoom'],
  },
  { what: 'without a chat', html: '<p>', found: ['noTag'] },
  { what: 'that is none', html: '{}', type: 'application/json', found: ['notAPage'] },
  { what: 'that wants a sign-in', html: '<p>', status: 401, found: ['pageNotRead'] },
];

for (const { what, html, policy, type = 'text/html', status = 200, found } of pages)
  test(`a page ${what}: ${found.join(', ') || 'nothing is found'}`, async (t) => {
    const server = await startService(t);
    const endpoint = await listenTo(t, goodEndpoint(server, ['*']));
    const page = await listenTo(t, () =>
      Promise.resolve(
        new Response(html.replaceAll('TOKEN', endpoint).replaceAll('ROOM', server.rooms[0]!.arn), {
          status,
          headers: { 'content-type': type, ...(policy && { 'content-security-policy': policy }) },
        }),
      ),
    );
    const ids: FindingId[] = [];
    for await (const { report } of examinePage(createNodeHost(), readAddress(page)!))
      ids.push(...report.findings.map(({ id }) => id));
    const always: FindingId[] = html.includes('<ivs-chat') ? ['scriptsNotRun'] : [];
    assert.deepEqual(ids, [...always, ...found]);
  });
