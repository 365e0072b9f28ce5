import type { IncomingMessage, ServerResponse } from 'node:http';

/** The largest body that is taken from a request, in bytes. */
const MAX_BODY_BYTES = 64 * 1024;

/** Answers a standard request. */
export type Handler = (request: Request) => Promise<Response>;

/** Lets a standard handler serve Node's HTTP. A handler that throws answers 500, and the server lives on. */
export async function serve(
  handler: Handler,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  onError: (error: Error) => void,
): Promise<void> {
  let response: Response;
  try {
    response = await handler(await toRequest(incoming));
  } catch (error) {
    const tooLarge = error instanceof RangeError;
    if (!tooLarge) onError(error as Error);
    response = Response.json(
      { message: tooLarge ? `The body is larger than ${MAX_BODY_BYTES} bytes` : 'The service failed' },
      { status: tooLarge ? 413 : 500 },
    );
  }
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  outgoing.end(Buffer.from(await response.arrayBuffer()));
}

async function toRequest(incoming: IncomingMessage): Promise<Request> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length;
    // The rest is read and dropped, so that the client gets to read the answer.
    if (size <= MAX_BODY_BYTES) chunks.push(chunk);
  }
  if (size > MAX_BODY_BYTES) throw new RangeError('body');
  const method = incoming.method ?? 'GET';
  const headers = Object.entries(incoming.headers).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return new Request(new URL(incoming.url ?? '/', `http://${incoming.headers.host ?? 'localhost'}`), {
    method,
    headers,
    ...(method !== 'GET' && method !== 'HEAD' && { body: Buffer.concat(chunks) }),
  });
}
