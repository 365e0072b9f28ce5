import type { LambdaFunctionURLHandler } from 'aws-lambda';
import { createRoutes, type Routes } from '../chat.ts';
import { refusal } from '../http.ts';

// Outside of the handler, so that connections to the service live on from call to call.
const routes = createRoutes();

/** A function URL with auth type NONE: who that is, the session says. */
export const handler: LambdaFunctionURLHandler = async (event) => {
  const response = await answer(event);
  const { 'set-cookie': _cookie, ...headers } = Object.fromEntries(response.headers);
  // Format 2.0 has a list of its own for cookies, both ways.
  return {
    statusCode: response.status,
    headers,
    cookies: response.headers.getSetCookie(),
    body: await response.text(),
  };
};

async function answer(event: Parameters<LambdaFunctionURLHandler>[0]): Promise<Response> {
  const { rawPath, requestContext, headers, cookies = [], body = '', isBase64Encoded } = event;
  const { method } = requestContext.http;
  const handle = Object.hasOwn(routes, rawPath) && routes[rawPath as keyof Routes];
  if (!handle) return refusal(404, 'Nothing is here');
  if (method !== 'POST') return refusal(405, 'Ask with POST');
  const request = new Request(`https://${requestContext.domainName}${rawPath}`, {
    method,
    headers: { ...(headers as Record<string, string>), cookie: cookies.join('; ') },
    // What Lambda takes for binary, it brings in base 64.
    body: isBase64Encoded ? Buffer.from(body, 'base64') : body,
  });
  return handle(request).catch((error: unknown) => {
    console.error(error);
    return refusal(500, 'The backend failed');
  });
}
