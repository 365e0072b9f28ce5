import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test, type TestContext } from 'node:test';
import type { ErrorFrame, MessageFrame } from '../../src/protocol/frames.ts';
import { lambdaEndpoint, type InvokeFunction, type ReviewRequest } from '../../src/server/index.ts';
import { listen } from '../helpers/endpoints.ts';
import { sdkFor } from '../helpers/ivschat.ts';
import { startService } from '../helpers/room.ts';
import { connectRaw } from '../helpers/socket.ts';

const uri = 'arn:aws:lambda:us-west-2:123456789012:function:review';

async function reviewed(t: TestContext, review: InvokeFunction, fallbackResult: 'ALLOW' | 'DENY' = 'ALLOW') {
  const server = await startService(t, {
    rooms: [{ messageReviewHandler: { uri, fallbackResult }, maximumMessageLength: 20 }],
    review,
  });
  const [ana, ben] = [await connectRaw(t, server, 'ana'), await connectRaw(t, server, 'ben')];
  const send = (Content: string, more: object = {}): void =>
    ana.send({ Action: 'SEND_MESSAGE', Content, RequestId: 'r', ...more });
  const metric = async (name: string): Promise<number> => {
    const text = await (await fetch(`${server.url}/metrics`)).text();
    return Number(new RegExp(`^${name}(?:\\{[^}]*\\})? (\\d+)`, 'm').exec(text)?.[1] ?? 0);
  };
  return { server, ana, ben, send, metric };
}

const allow = (Content: string, Attributes: object = {}): object => ({ ReviewResult: 'ALLOW', Content, Attributes });

test('what the handler allows is sent as the handler wrote it', async (t) => {
  const asked: ReviewRequest[] = [];
  const { server, ben, send } = await reviewed(t, (_uri, request) => {
    asked.push(request);
    return Promise.resolve(allow(request.Content.toUpperCase(), { checked: 'yes' }));
  });
  send('hello', { Attributes: { a: 'b' } });
  const { Content, Attributes, Id } = (await ben.next()) as MessageFrame;
  assert.deepEqual([Content, Attributes], ['HELLO', { checked: 'yes' }]);
  const Sender = { UserId: 'ana', Ip: '127.0.0.1', Attributes: {} };
  assert.deepEqual(asked, [
    { Content: 'hello', MessageId: Id, RoomArn: server.rooms[0]!.arn, Attributes: { a: 'b' }, Sender },
  ]);
});

test('what the handler denies is told to the sender alone, with the reason', async (t) => {
  const { ana, ben, send } = await reviewed(t, (_uri, { Content }) =>
    Promise.resolve(
      Content === 'bad' ? { ReviewResult: 'DENY', Content, Attributes: { Reason: 'advertising' } } : allow(Content),
    ),
  );
  send('bad');
  const { ErrorCode, ErrorMessage, RequestId } = (await ana.next()) as ErrorFrame;
  assert.deepEqual([ErrorCode, ErrorMessage, RequestId], [406, 'advertising', 'r']);
  send('good');
  assert.equal(((await ben.next()) as MessageFrame).Content, 'good');
});

test('attributes that the handler leaves out, or writes as null like Go, are those of the message', async (t) => {
  const answers: Record<string, object> = {
    'left out': { ReviewResult: 'ALLOW', Content: 'reviewed' },
    null: { ReviewResult: 'ALLOW', Content: 'reviewed', Attributes: null },
    empty: { ReviewResult: 'ALLOW', Content: 'reviewed', Attributes: {} },
    denied: { ReviewResult: 'DENY', Content: 'x', Attributes: null },
  };
  const { ana, ben, send, metric } = await reviewed(t, (_uri, { Content }) => Promise.resolve(answers[Content]));
  for (const [content, wanted] of Object.entries({ 'left out': { a: 'b' }, null: { a: 'b' }, empty: {} })) {
    send(content, { Attributes: { a: 'b' } });
    const { Content, Attributes } = (await ben.next()) as MessageFrame;
    assert.deepEqual([Content, Attributes], ['reviewed', wanted]);
    await ana.next();
  }
  send('denied');
  assert.equal(((await ana.next()) as ErrorFrame).ErrorMessage, 'Message rejected');
  assert.equal(await metric('ResponseValidationErrors'), 0);
});

for (const { what, review, metric } of [
  { what: 'fails', review: () => Promise.reject(new Error('down')), metric: 'InvocationErrors' },
  { what: 'takes longer than 200 ms', review: () => new Promise(() => {}), metric: 'InvocationErrors' },
  { what: 'answers nothing', review: () => Promise.resolve(undefined), metric: 'ResponseValidationErrors' },
  {
    what: 'answers neither',
    review: () => Promise.resolve({ ReviewResult: 'MAYBE' }),
    metric: 'ResponseValidationErrors',
  },
  {
    what: 'denies without the content',
    review: () => Promise.resolve({ ReviewResult: 'DENY' }),
    metric: 'ResponseValidationErrors',
  },
  { what: 'allows nothing', review: () => Promise.resolve(allow('')), metric: 'ResponseValidationErrors' },
  { what: 'allows too much', review: () => Promise.resolve(allow('x'.repeat(21))), metric: 'ResponseValidationErrors' },
  {
    what: 'adds 1,025 bytes',
    review: () => Promise.resolve(allow('x', { a: 'x'.repeat(1024) })),
    metric: 'ResponseValidationErrors',
  },
] as { what: string; review: InvokeFunction; metric: string }[])
  test(`a handler that ${what}: the room's fallback, counted as ${metric}`, async (t) => {
    const open = await reviewed(t, review);
    open.send('hello');
    assert.equal(((await open.ben.next()) as MessageFrame).Content, 'hello');
    assert.equal(await open.metric(metric), 1);
    const closed = await reviewed(t, review, 'DENY');
    closed.send('hello');
    assert.equal(((await closed.ana.next()) as ErrorFrame).ErrorCode, 406);
  });

test('messages of one sender keep their order, though a later review is done first', async (t) => {
  const answers: (() => void)[] = [];
  const { ben, send } = await reviewed(
    t,
    (_uri, { Content }) => new Promise((resolve) => answers.push(() => resolve(allow(Content)))),
  );
  const waiting = async (count: number): Promise<void> => {
    while (answers.length < count) await new Promise((resolve) => setImmediate(resolve));
  };
  send('one');
  send('two');
  await waiting(2);
  answers[1]!();
  answers[0]!();
  assert.deepEqual(
    [((await ben.next()) as MessageFrame).Content, ((await ben.next()) as MessageFrame).Content],
    ['one', 'two'],
  );
});

test('a message after the handler was taken away does not overtake the one under review', async (t) => {
  let answer = (): void => {};
  const { server, ben, send } = await reviewed(
    t,
    (_uri, { Content }) => new Promise((resolve) => (answer = () => resolve(allow(Content)))),
  );
  const asked = answer;
  send('one');
  while (answer === asked) await new Promise((resolve) => setImmediate(resolve));
  const { arn } = server.rooms[0]!;
  await sdkFor(t, server).updateRoom({ identifier: arn, messageReviewHandler: { uri: '' } });
  send('two');
  // Both frames of the second sender are in before the first one's review is done.
  ben.send({ Action: 'SEND_MESSAGE', Content: 'other' });
  assert.equal(((await ben.next()) as MessageFrame).Content, 'other');
  answer();
  assert.deepEqual(
    [((await ben.next()) as MessageFrame).Content, ((await ben.next()) as MessageFrame).Content],
    ['one', 'two'],
  );
});

for (const { what, answer, headers } of [
  { what: 'answers a page', answer: '<!doctype html>', headers: {} },
  { what: 'answers nothing', answer: '', headers: {} },
  { what: 'throws', answer: '{"errorMessage":"x"}', headers: { 'x-amz-function-error': 'Unhandled' } },
])
  test(`a Lambda function that ${what} was invoked: its answer is not valid`, async (t) => {
    const lambda = await listen(t, (_request, response) => response.writeHead(200, headers).end(answer));
    const { ben, send, metric } = await reviewed(t, lambdaEndpoint(lambda));
    send('hello');
    assert.equal(((await ben.next()) as MessageFrame).Content, 'hello');
    assert.deepEqual([await metric('ResponseValidationErrors'), await metric('InvocationErrors')], [1, 0]);
  });

test('a handler is reached by the Invoke API, as sam local start-lambda serves it', async (t) => {
  const invoked: [string | undefined, string | undefined, unknown][] = [];
  const lambda = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += String(chunk)));
    request.on('end', () => {
      invoked.push([request.method, request.url, (JSON.parse(body) as ReviewRequest).Content]);
      response.end(JSON.stringify(allow('from lambda')));
    });
  });
  await new Promise<void>((resolve) => lambda.listen(0, '127.0.0.1', resolve));
  t.after(() => lambda.close());
  const { ben, send } = await reviewed(t, lambdaEndpoint(`http://127.0.0.1:${(lambda.address() as AddressInfo).port}`));
  send('hello');
  assert.equal(((await ben.next()) as MessageFrame).Content, 'from lambda');
  assert.deepEqual(invoked, [['POST', '/2015-03-31/functions/review/invocations', 'hello']]);
});
