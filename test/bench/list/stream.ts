// One seeded, realistic stream for every contestant: lengths, scripts, emoji, links, mentions, replies, deletions.
import { systemEvents, type EventFrame, type MessageFrame } from '../../../src/protocol/frames.ts';

/** Of a stream: a message, or the deletion of one that came before. */
export type StreamFrame = MessageFrame | EventFrame;

const USERS = 500;
/** Every so many-th message is deleted, a second's worth later. */
const DELETED_EVERY = 40;
const DELETED_AFTER = 30;

const words =
  'wow that was so close again please look at the oven crust is great hello from home what did you put in there never seen this before nice one thank you stream first time here love it haha same how long does it take tomorrow'.split(
    ' ',
  );
const chinese = ['这个太好看了', '主播加油', '真的假的', '下次什么时候直播'];
const korean = ['안녕하세요 여러분', '정말 대단하네요', '다음 방송은 언제예요'];
const emoji = ['🔥', '😂', '🎉', '👏', '❤️', '👩‍🍳'];

/** Mulberry32, a public-domain generator by Tommy Ettinger: the same numbers for the same seed. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Ends every message, so that the page can tell which one it shows. */
export const mark = (seq: number): string => `·${seq}`;

/**
 * The frames of a stream, without end.
 *
 * @param seed - the same stream for the same seed
 */
export function* makeStream(seed: number): Generator<StreamFrame, never> {
  const random = randomFrom(seed);
  const pick = <One>(from: readonly One[]): One => from[Math.floor(random() * from.length)]!;
  const user = (): string => `user${Math.floor(random() ** 2 * USERS)}`;
  const sentence = (): string => {
    const length = 3 + Math.floor(random() ** 3 * 180);
    let text = pick(words);
    while (text.length < length) text += ` ${pick(words)}`;
    return text;
  };
  const say = (): string => {
    const kind = random();
    if (kind < 0.06) return pick(emoji).repeat(1 + Math.floor(random() * 3));
    if (kind < 0.12) return pick(chinese).repeat(1 + Math.floor(random() * 3));
    if (kind < 0.16) return pick(korean);
    if (kind < 0.24) return `@${user()} ${sentence()}`;
    if (kind < 0.28) return `${sentence()} https://video.example/clip/${Math.floor(random() * 1e6)}`;
    if (kind < 0.4) return `${sentence()} ${pick(emoji)}`;
    return sentence();
  };
  for (let seq = 1; ; seq++) {
    const name = user();
    yield {
      Type: 'MESSAGE',
      Id: `m${seq}`,
      RequestId: `r${seq}`,
      Content: `${say()} ${mark(seq)}`,
      Attributes: random() < 0.05 && seq > 20 ? { messageReplyId: `m${seq - 1 - Math.floor(random() * 19)}` } : {},
      SendTime: new Date(Date.UTC(2026, 0, 1) + seq * 10).toISOString(),
      Sender: {
        UserId: name,
        Attributes: { displayName: `${name}_live`, ...(random() < 0.1 && { badges: 'subscriber' }) },
      },
    };
    const deleted = seq - DELETED_AFTER;
    if (deleted > 0 && deleted % DELETED_EVERY === 0)
      yield {
        Type: 'EVENT',
        Id: `d${deleted}`,
        RequestId: '',
        EventName: systemEvents.deleteMessage,
        SendTime: new Date(Date.UTC(2026, 0, 1) + seq * 10).toISOString(),
        Attributes: { MessageID: `m${deleted}`, Reason: '' },
      };
  }
}
