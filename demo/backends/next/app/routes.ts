import { createRoutes, type Routes } from '../backend/chat.ts';
import { MAX_BODY_BYTES, refusal, type Handler } from '../backend/http.ts';

let routes: Routes | undefined;

/** Hands a request to what all examples share. It is made with the first one: a build has neither room nor secret. */
export const answer =
  (path: keyof Routes): Handler =>
  async (request) => {
    // Next puts no limit to what a route reads.
    const body = await readBody(request);
    if (body === undefined) return refusal(413, 'The body is too large');
    const { method, headers } = request;
    routes ??= createRoutes();
    return routes[path](new Request(request.url, { method, headers, body }));
  };

/** The body; `undefined` where it is larger than anything that is asked here. */
async function readBody({ body }: Request): Promise<string | undefined> {
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of (body ?? []) as AsyncIterable<Uint8Array>) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > MAX_BODY_BYTES) return undefined;
  }
  return text + decoder.decode();
}
