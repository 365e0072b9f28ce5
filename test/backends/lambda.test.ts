import type { LambdaFunctionURLEvent, LambdaFunctionURLHandler } from 'aws-lambda';
import { randomUUID } from 'node:crypto';
import { testBackend } from '../helpers/backend-promises.ts';

type Result = Exclude<Awaited<Extract<ReturnType<LambdaFunctionURLHandler>, Promise<unknown>>>, string>;

/** What a function URL makes of an HTTP request. Source: AWS Lambda guide, "Invoking Lambda function URLs", format 2.0. */
function toEvent(path: string, init: RequestInit, isBase64Encoded: boolean): LambdaFunctionURLEvent {
  const { cookie, ...headers } = Object.fromEntries(new Headers(init.headers));
  const domainPrefix = 'abcdefghijklmnopqrstuvwxyz012345';
  const domainName = `${domainPrefix}.lambda-url.us-west-2.on.aws`;
  const now = new Date();
  const text = String(init.body);
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: path,
    rawQueryString: '',
    ...(cookie && { cookies: cookie.split('; ') }),
    headers: { ...headers, host: domainName, 'x-forwarded-proto': 'https', 'x-forwarded-port': '443' },
    requestContext: {
      accountId: 'anonymous',
      apiId: domainPrefix,
      domainName,
      domainPrefix,
      http: { method: init.method ?? 'GET', path, protocol: 'HTTP/1.1', sourceIp: '203.0.113.7', userAgent: 'test' },
      requestId: randomUUID(),
      routeKey: '$default',
      stage: '$default',
      time: now.toUTCString(),
      timeEpoch: now.getTime(),
    },
    body: isBase64Encoded ? Buffer.from(text).toString('base64') : text,
    isBase64Encoded,
  };
}

/** What a function URL makes of the answer of a function. */
function toResponse({ statusCode = 200, headers = {}, cookies = [], body }: Result): Response {
  const response = new Response(statusCode === 204 ? null : body, {
    status: statusCode,
    headers: headers as Record<string, string>,
  });
  for (const cookie of cookies) response.headers.append('set-cookie', cookie);
  return response;
}

for (const isBase64Encoded of [false, true])
  testBackend(`Lambda function URL, bodies ${isBase64Encoded ? 'in base 64' : 'as text'}`, async (_t, env) => {
    Object.assign(process.env, env);
    // Each import is a cold start of its own, which reads the environment.
    const file = `../../demo/backends/lambda/handler.ts?cold-start=${randomUUID()}`;
    const { handler } = (await import(file)) as { handler: LambdaFunctionURLHandler };
    return async (path, init) => {
      const result = await handler(toEvent(path, init, isBase64Encoded), {} as never, () => {});
      // Lambda takes an answer as JSON.
      return toResponse(JSON.parse(JSON.stringify(result)) as Result);
    };
  });
