import { ChatRoom, SendMessageRequest } from '../src/client/index.ts';
import { requestToken } from '../src/client/token-provider.ts';
import { lines, people } from '../src/simulation/crowd.ts';

/** Real clients in the real room, that write at a rate. */
export interface Audience {
  /** @param rate - messages a second, all together; 0 is silence */
  setRate(rate: number): void;
}

/** Seats the audience in a room. */
export function startAudience(tokenEndpoint: string, roomIdentifier: string): Audience {
  const rooms = people.map(([userId, attributes]) => {
    const room = new ChatRoom({
      tokenProvider: () =>
        requestToken(tokenEndpoint, { roomIdentifier, userId, ...(attributes && { attributes }) }, (url, init) =>
          fetch(url, init),
        ),
      maxReconnectAttempts: Infinity,
    });
    room.connect();
    return room;
  });
  let sent = 0;
  let timer: ReturnType<typeof setInterval> | undefined;

  function speak(): void {
    const room = rooms[(sent * 7) % rooms.length]!;
    const line = lines[(sent * 4) % lines.length]!;
    sent++;
    // Whom the moderator disconnected keeps silent; a room that is too fast for somebody drops their line.
    if (room.state === 'connected') room.sendMessage(new SendMessageRequest(line)).catch(() => {});
  }

  return {
    setRate(rate) {
      clearInterval(timer);
      if (rate) timer = setInterval(speak, 1_000 / rate);
    },
  };
}
