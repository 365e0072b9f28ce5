import { STATUS_CODES, type IncomingMessage, type Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { denied, ServiceError } from './errors.ts';
import { FrameWriter } from './frame-writer.ts';
import type { RecentErrors } from './recent-errors.ts';
import type { ChatService, ServiceSocket } from './service.ts';

/** ⚠ The largest frame, in bytes: what is too large for a request is still read, so that its sender is answered. */
const FRAME_BYTES = 128 * 1024;
/** A reader that lets more than this pile up, in bytes, is dropped: the others must not pay for it. */
const BACKLOG_BYTES = 1024 * 1024;
/** WebSocket close code for data of a kind that is not taken. */
const CLOSE_UNSUPPORTED = 1003;

/** The messaging API on a server of Node. */
export interface DataPlane {
  /** Ends every connection. */
  close(): void;
}

/** Carries the messaging API over WebSockets: one token as the one subprotocol, text frames both ways. */
export function attachDataPlane(server: Server, service: ChatService, errors: RecentErrors): DataPlane {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: FRAME_BYTES,
    perMessageDeflate: false,
    handleProtocols: (protocols) => [...protocols][0]!,
  });

  const writer = new FrameWriter();

  server.on('upgrade', (request, socket, head) => {
    // A peer that leaves in the middle of its handshake is no fault of ours.
    socket.on('error', () => socket.destroy());
    try {
      const join = service.admit(readToken(request));
      const ip = request.socket.remoteAddress ?? '';
      sockets.handleUpgrade(request, socket, head, (ws) => carry(ws, socket, writer, ip, join));
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
      errors.add('handshake', `${error.status} ${error.message}`);
      refuse(socket, error);
    }
  });

  return {
    close() {
      // Without a close frame: the official client takes a clean close for the last word, and would not come back after a restart.
      for (const ws of sockets.clients) ws.terminate();
      sockets.close();
    },
  };
}

function readToken({ headers }: IncomingMessage): string {
  const token = headers['sec-websocket-protocol'];
  if (!token) throw denied(401, 'The token is missing: give it as the WebSocket subprotocol');
  return token;
}

function refuse(socket: Duplex, { status, message, type }: ServiceError): void {
  const body = JSON.stringify({ message });
  socket.end(
    [
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
      'Connection: close',
      'Content-Type: application/json',
      `Content-Length: ${Buffer.byteLength(body)}`,
      `x-amzn-errortype: ${type}`,
      '',
      body,
    ].join('\r\n'),
  );
}

function carry(
  ws: WebSocket,
  raw: Duplex,
  writer: FrameWriter,
  ip: string,
  join: ReturnType<ChatService['admit']>,
): void {
  const socket: ServiceSocket = {
    ip,
    send(text) {
      if (ws.readyState !== ws.OPEN) return;
      if (raw.writableLength > BACKLOG_BYTES) ws.terminate();
      else writer.write(raw, text);
    },
    close: (code, reason) => ws.close(code, reason),
    cut: () => ws.terminate(),
  };
  const session = join(socket);
  ws.on('message', (data, isBinary) => {
    if (isBinary) ws.close(CLOSE_UNSUPPORTED, 'Frames are text');
    else session.receive(data.toString());
  });
  // Broken frames and frames that are too long: ws closes the connection with the code that says so.
  ws.on('error', () => {});
  ws.on('close', () => session.closed());
}
