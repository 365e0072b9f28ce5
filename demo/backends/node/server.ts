import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRoutes, type Routes } from '../chat.ts';
import { MAX_BODY_BYTES } from '../http.ts';

const routes = createRoutes();

const server = createServer((incoming, outgoing) => {
  answer(incoming)
    // What cannot be read as a request must not end the process.
    .catch((error: unknown) => {
      console.error(error);
      return Response.json({ message: 'The backend failed' }, { status: 500 });
    })
    .then(async (response) => {
      outgoing.writeHead(response.status, Object.fromEntries(response.headers));
      outgoing.end(Buffer.from(await response.arrayBuffer()));
    }, console.error);
});

async function answer(incoming: IncomingMessage): Promise<Response> {
  const { method = 'GET', headers, url = '/' } = incoming;
  const path = url.split('?')[0]!;
  const handle = Object.hasOwn(routes, path) && routes[path as keyof Routes];
  if (!handle) return Response.json({ message: 'Nothing is here' }, { status: 404 });
  if (method !== 'POST')
    return Response.json({ message: 'Ask with POST' }, { status: 405, headers: { allow: 'POST' } });
  const body = await readBody(incoming);
  if (!body) return Response.json({ message: 'The body is too large' }, { status: 413 });
  // The path is ours and the Host header anybody's, so that only the path goes in.
  return handle(new Request(`http://localhost${path}`, { method, headers: headers as Record<string, string>, body }));
}

/** The body; `undefined` where it is larger than anything that is asked here. */
async function readBody(incoming: IncomingMessage): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length;
    // The rest is read and dropped, so that the client gets to read the answer.
    if (size <= MAX_BODY_BYTES) chunks.push(chunk);
  }
  return size <= MAX_BODY_BYTES ? Buffer.concat(chunks) : undefined;
}

server.listen(Number(process.env['PORT'] ?? 3000), '127.0.0.1', () => {
  console.error(`Listening on http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
