import { ChatRoom, SendMessageRequest } from '../src/client/index.ts';
import { requestToken } from '../src/client/token-provider.ts';

/** Who sits in the audience, and what the backend says of them. */
const people: [userId: string, attributes?: Record<string, string>][] = [
  ['lemonpith', { badges: 'subscriber', color: '#e6d200' }],
  ['rye_guy', { displayName: 'rye_guy', badges: 'verified' }],
  ['noor_k'],
  ['miraplays'],
  ['halfmoon'],
  ['kettle_jo'],
  ['dropout_77'],
  ['fernweh'],
  ['9pmgoals'],
  ['ovenspring'],
];

/** What they say. */
const lines = [
  'what flour is that?',
  'the ear on that one is unreal',
  'first time catching it live, hello from a very cold Tromsø',
  'my kitchen is 17 °C, do I double the bulk time?',
  'eleven seconds ahead!!',
  'watch the dough, not the clock',
  'CRUMB REVEAL CRUMB REVEAL',
  'hungry now 🍞🔥',
  'is it normal that the dough tears when I shape it?',
  '@you_there did you try the rice flour?',
  '🍞🔥',
  '発酵は一晩ですか？',
  'https://hearth.example/bread has the whole sheet, it is long but worth reading before you buy another bag of flour',
  'شكرا على الوصفة',
  'sound on for this part everyone',
];

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
