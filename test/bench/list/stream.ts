// One seeded, realistic stream for every contestant: lengths, scripts, emoji, links, mentions, replies, deletions. What it says is
// apart from what the simulator says, so that figures of different days can be compared.
import { randomFrom } from '../../../src/simulation/random.ts';
import { makeStream as makeStreamOf, type StreamFrame } from '../../../src/simulation/stream.ts';

const USERS = 500;

const words =
  'wow that was so close again please look at the oven crust is great hello from home what did you put in there never seen this before nice one thank you stream first time here love it haha same how long does it take tomorrow'.split(
    ' ',
  );
const chinese = ['这个太好看了', '主播加油', '真的假的', '下次什么时候直播'];
const korean = ['안녕하세요 여러분', '정말 대단하네요', '다음 방송은 언제예요'];
const emoji = ['🔥', '😂', '🎉', '👏', '❤️', '👩‍🍳'];

/** Ends every message, so that the page can tell which one it shows. */
export const mark = (seq: number): string => `·${seq}`;

/**
 * The frames of a stream, without end.
 *
 * @param seed - the same stream for the same seed
 */
export function makeStream(seed: number): Generator<StreamFrame, never> {
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
  return makeStreamOf(random, {
    speaker: user,
    line: (seq) => `${say()} ${mark(seq)}`,
    attributesOf: (name) => ({ displayName: `${name}_live`, ...(random() < 0.1 && { badges: 'subscriber' }) }),
    timeOf: (seq) => Date.UTC(2026, 0, 1) + seq * 10,
  });
}
