// A WebSocket by hand, as an audience shares the machine with the server that is measured.
import { connect, type Socket } from 'node:net';

const handshake = (token: string): string =>
  `GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: ${token}\r\n\r\n`;

/**
 * Opens one.
 *
 * @throws Error with the service's answer, where it is refused
 */
export function openSocket(port: number, token: string): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    socket.setNoDelay(true);
    socket.write(handshake(token));
    socket.once('data', (answer) => {
      if (!String(answer).startsWith('HTTP/1.1 101')) return reject(new Error(String(answer)));
      resolve(socket);
    });
    socket.once('close', () => reject(new Error('closed before it was open')));
    socket.on('error', reject);
  });
}

/** A client's frame: masked, as the protocol demands; here with a mask of zeros. */
export function frame(text: string): Buffer {
  const payload = Buffer.from(text);
  const head = Buffer.alloc(8);
  head.writeUInt8(0x81, 0);
  head.writeUInt8(0x80 | 126, 1);
  head.writeUInt16BE(payload.length, 2);
  return Buffer.concat([head, payload]);
}
