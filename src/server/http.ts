import type { IncomingMessage, ServerResponse } from 'node:http';
import { invalid, ServiceError } from './errors.ts';

/** The largest body that is taken from a request, in bytes. */
const MAX_BODY_BYTES = 64 * 1024;

/** Answers a standard request; from which address it came, only a server knows. */
export type Handler = (request: Request, address?: string) => Promise<Response>;

/** Lets a standard handler serve Node's HTTP. A handler that throws answers 500, and the server lives on. */
export async function serve(
  handler: Handler,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  onError: (error: Error) => void,
): Promise<void> {
  let response: Response;
  try {
    // A socket of both families writes an IPv4 address in its own way.
    const address = incoming.socket.remoteAddress?.replace(/^::ffff:(?=\d+\.)/, '');
    response = await handler(await toRequest(incoming), address);
  } catch (error) {
    // Who has left in the middle of an upload waits for no answer, and nothing of ours failed.
    if (!incoming.complete) return;
    const refused = error instanceof ServiceError;
    if (!refused) onError(error as Error);
    const [status, message] = refused ? [error.status, error.message] : [500, 'The service failed'];
    response = Response.json({ message }, { status });
  }
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  outgoing.end(Buffer.from(await response.arrayBuffer()));
}

/** A page to be read: `GET`, and `HEAD`, which is the same to a handler. */
export const readOnly =
  (handler: Handler): Handler =>
  (request, address) =>
    /^(?:GET|HEAD)$/.test(request.method)
      ? handler(request, address)
      : Promise.resolve(Response.json({ message: 'Ask with GET' }, { status: 405, headers: { allow: 'GET, HEAD' } }));

async function toRequest(incoming: IncomingMessage): Promise<Request> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length;
    // The rest is read and dropped, so that the client gets to read the answer.
    if (size <= MAX_BODY_BYTES) chunks.push(chunk);
  }
  if (size > MAX_BODY_BYTES)
    throw new ServiceError(413, 'PayloadTooLarge', `The body is larger than ${MAX_BODY_BYTES} bytes`);
  const method = incoming.method ?? 'GET';
  const headers = Object.entries(incoming.headers).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  const url = `http://${incoming.headers.host ?? 'localhost'}${incoming.url}`;
  if (!URL.canParse(url)) throw invalid('Path and Host header make no URL');
  try {
    return new Request(url, {
      method,
      headers,
      ...(method !== 'GET' && method !== 'HEAD' && { body: Buffer.concat(chunks) }),
    });
  } catch {
    // TRACE, or a user's name in the Host header: the standard has no request for it.
    throw invalid('Method, path and Host header make no request');
  }
}
