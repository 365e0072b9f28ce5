import type { Attributes } from '../protocol/frames.ts';
import { disconnectUser, type Cast } from './stream.ts';

/** Who sits in the audience, and what a backend says of them. */
export const people: readonly [userId: string, attributes?: Attributes][] = [
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
export const lines: readonly string[] = [
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

/** More of them, for a crowd that is a crowd. */
const others: typeof people = [
  ['hearth', { displayName: 'Hearthside', badges: 'host,verified', color: '#c98a1b' }],
  ['tofu', { displayName: 'tofu.knight', badges: 'moderator', color: '#15a36b' }],
  ['saltandstatic', { color: '#7b5cff' }],
  ['tinytimpani', { badges: 'subscriber' }],
  ['mei_lin', { displayName: '林美', color: '#d6336c' }],
  ['yosef', { displayName: 'יוסף' }],
  ['samira', { displayName: 'سميرة', badges: 'subscriber,founder' }],
  ['haru', { displayName: 'はる 🌸' }],
  ['a_name_that_is_rather_longer_than_others', { color: '#0c8599' }],
];
const phrases = [
  'wow',
  'so good',
  'that looks so good again',
  'show the oven once more',
  'nice crust',
  'I tried this twice and it came out flat',
  'thank you for the stream',
  'see you next week',
  'what temperature is it now?',
  'mine took an hour longer',
  'same here',
];
const moreLines: readonly string[] = [
  '这个面包太好看了，求配方',
  '안녕하세요, 처음 봤어요',
  'היי מתל אביב, נראה מעולה 👌',
  'كم درجة حرارة الفرن؟',
  '😂😂😂',
  'same',
  'yes',
  'no way 👩‍🍳',
  'lol',
  'L',
];

/** After so many messages it begins anew. */
const ROUND = 240;
/** What a moderator and a backend do now and then, by the message after which it is. */
const events: Record<number, [name: string, attributes: Attributes]> = {
  24: ['app:PIN', { text: 'Recipe: 75% hydration, 2% salt, 18 h cold proof.', by: 'Hearthside' }],
  60: ['app:NOTICE', { text: 'The second loaf goes in.' }],
  90: ['app:SLOW_MODE', { seconds: '3' }],
  130: ['app:SLOW_MODE', { seconds: '0' }],
  160: [disconnectUser, { UserId: 'dropout_77', Reason: 'Spam' }],
  200: ['app:UNPIN', {}],
};

/**
 * A crowd around a stream of somebody who bakes.
 *
 * @param random - from 0 up to and without 1
 * @param viewer - whom it mentions at times
 * @param now - milliseconds since 1970
 */
export function makeCrowd(random: () => number, viewer: string, now: () => number): Cast {
  const everybody = [...people, ...others];
  const known = new Map(everybody.map(([userId, attributes = {}]) => [userId, attributes]));
  const said = [...lines, ...moreLines];
  const pick = <One>(from: readonly One[]): One => from[Math.floor(random() * from.length)]!;
  const speaker = (): string => pick(everybody)[0];
  function sentence(): string {
    // Most are short.
    const length = random() ** 3 * 180;
    let text = pick(phrases);
    while (text.length < length) text += `, ${pick(phrases)}`;
    return text;
  }
  return {
    speaker,
    line() {
      const kind = random();
      if (kind < 0.03) return `@${viewer} ${sentence()}`;
      if (kind < 0.08) return `@${speaker()} ${sentence()}`;
      if (kind < 0.1) return `${sentence()} https://hearth.example/clip/${Math.floor(random() * 1e6)}`;
      return kind < 0.6 ? pick(said) : sentence();
    },
    attributesOf: (userId) => known.get(userId) ?? {},
    eventAfter(seq) {
      const event = events[seq % ROUND];
      return event && { EventName: event[0], Attributes: event[1] };
    },
    timeOf: now,
  };
}
