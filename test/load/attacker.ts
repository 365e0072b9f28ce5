// Bad handshakes from one address, as many as the machine gives.
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { answerParent } from '../bench/child.ts';

const request =
  'GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: made-up\r\n\r\n';
/** So many may wait for their answer at once. */
const UNDER_WAY = 500;

const questions = {
  /** @param rate - handshakes a second @returns how many were made, and how many of them were refused as they should be */
  async attack(port: number, rate: number, ms: number): Promise<{ made: number; refused: number }> {
    const begun = performance.now();
    let made = 0;
    let ended = 0;
    let refused = 0;
    while (performance.now() - begun < ms) {
      const due = Math.min(Math.floor(((performance.now() - begun) * rate) / 1_000), ended + UNDER_WAY);
      for (; made < due; made++) {
        const socket = connect(port, '127.0.0.1', () => socket.write(request));
        socket.on('data', (answer) => {
          if (String(answer).startsWith('HTTP/1.1 403')) refused++;
        });
        socket.on('error', () => {});
        socket.on('close', () => ended++);
      }
      await sleep(1);
    }
    while (ended < made) await sleep(10);
    return { made, refused };
  },
};
export type AttackerQuestions = typeof questions;
answerParent(questions);
