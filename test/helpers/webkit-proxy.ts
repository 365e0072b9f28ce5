import { createServer, request as ask, type IncomingMessage } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { watcher, watcherPath } from './watcher.ts';

/** What stands between WebKit and everything else: its driver tells neither what it asks for, nor what a page complains of. */
export interface Proxy {
  port: number;
  close(): void;
}

/**
 * Hands on what is asked of this machine, refuses the rest, and gives every page the script that listens for its complaints.
 *
 * @param onRequest - is told each address that is asked for
 */
export async function startProxy(onRequest: (url: string) => void): Promise<Proxy> {
  const sockets = new Set<Duplex>();
  const join = (near: Duplex, port: string, begin: (far: Socket) => void): void => {
    const far = connect(Number(port), '127.0.0.1', () => {
      begin(far);
      far.pipe(near).pipe(far);
    });
    for (const [one, other] of [
      [near, far],
      [far, near],
    ]) {
      sockets.add(one!);
      one!.on('error', () => {});
      one!.on('close', () => other!.destroy());
    }
  };
  const server = createServer((request, response) => {
    const url = new URL(request.url!);
    if (url.pathname === watcherPath)
      return response.writeHead(200, { 'content-type': 'text/javascript' }).end(watcher);
    onRequest(url.href);
    if (!isHere(url)) return response.writeHead(403).end();
    const { method, headers } = request;
    const asked = ask(url, { method, headers: { ...headers, 'accept-encoding': 'identity' } }, (answer) => {
      if (!answer.headers['content-type']?.startsWith('text/html')) {
        response.writeHead(answer.statusCode!, answer.headers);
        return answer.pipe(response);
      }
      const { 'content-length': _, ...others } = answer.headers;
      response.writeHead(answer.statusCode!, others);
      void read(answer).then(
        (html) => response.end(watched(html)),
        () => response.destroy(),
      );
    });
    asked.on('error', () => response.destroy());
    response.on('close', () => asked.destroy());
    return request.pipe(asked);
  });
  server.on('connect', ({ url }: IncomingMessage, socket: Duplex) => {
    onRequest(`https://${url}`);
    socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
  });
  server.on('upgrade', ({ url, method, rawHeaders }: IncomingMessage, socket: Duplex, head: Buffer) => {
    onRequest(url!);
    const { port, pathname, search } = new URL(url!);
    const lines = rawHeaders.map((text, index) => text + (index % 2 ? '\r\n' : ': ')).join('');
    join(
      socket,
      port,
      (far) => far.write(`${method} ${pathname}${search} HTTP/1.1\r\n${lines}\r\n`) && far.write(head),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  server.unref();
  return {
    port: (server.address() as AddressInfo).port,
    close() {
      for (const socket of sockets) socket.destroy();
      server.closeAllConnections();
      server.close();
    },
  };
}

const isHere = ({ hostname }: URL): boolean => hostname === '127.0.0.1' || hostname === 'localhost';

async function read(answer: IncomingMessage): Promise<string> {
  let html = '';
  for await (const part of answer.setEncoding('utf8')) html += String(part);
  return html;
}

/** After the doctype, so that the page stays in standards mode. */
const watched = (html: string): string =>
  html.replace(/^(?:\s*<!doctype[^>]*>)?/i, (doctype) => `${doctype}<script src="${watcherPath}"></script>`);
