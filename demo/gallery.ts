import '../src/define.ts';
import '../src/themes/bubbles.css';
import '../src/themes/compact.css';
import '../src/themes/overlay.css';
import type { ChatMessage, ChatToken } from '../src/client/index.ts';
import type { IvsChat } from '../src/index.ts';

/** Every state that a chat can be in, each in a frame of its own: to look at, and for tests to take pictures of. */

const roomIdentifier = 'arn:aws:ivschat:us-west-2:123456789012:room/gallery00000';
const main = document.querySelector('main')!;
/** `?width=320` makes every frame so wide, in pixels. */
const width = new URLSearchParams(location.search).get('width') ?? '400';

/** Gives nothing, for ever. */
const never = (): Promise<ChatToken> => new Promise(() => {});
const fails = (retryable: boolean) => (): Promise<ChatToken> =>
  Promise.reject(Object.assign(new Error('no token'), { retryable }));

let made = 0;
const begun = Date.now() - 20 * 60_000;

/** A message of somebody. */
function message(
  userId: string,
  content: string,
  sender: Record<string, string> = {},
  attributes: Record<string, string> = {},
): ChatMessage {
  made++;
  const id = `gallery${String(made).padStart(5, '0')}`;
  return { id, content, attributes, sendTime: new Date(begun + made * 20_000), sender: { userId, attributes: sender } };
}

const host = { displayName: 'Hearthside', badges: 'host,verified', color: '#c98a1b' };
const mod = { displayName: 'tofu.knight', badges: 'moderator', color: '#15a36b' };
const question = message('lemonpith', 'What temperature is the oven at now?', {
  badges: 'subscriber',
  color: '#e6d200',
});

const talk = (): ChatMessage[] => [
  message('ovenspring', 'mine stuck to the basket again'),
  message('tofu', 'rice flour, every single time. Wheat flour drinks the water and glues itself down.', mod),
  message('halfmoon', 'that score :loaf: fire'),
  question,
  message('hearth', '240 with steam for twenty minutes, then 210 dry.', host, { messageReplyId: question.id }),
  message('rye_guy', 'the ear on that one is unreal'),
  message('saltandstatic', 'Hydration sheet is here if anyone wants it: https://hearth.example/bread'),
  message('kettle_jo', '@you_there the recipe is pinned at the top'),
  message('noor_k', 'first time catching it live, hello from a very cold Tromsø'),
  message('you_there', 'Rice flour it is. Thank you!', {}, { messageReplyId: question.id }),
  message('tinytimpani', 'CRUMB REVEAL CRUMB REVEAL'),
  message('fernweh', '🍞🔥'),
];

const strange = (): ChatMessage[] => [
  message('a', `dasistjaeinunfassbarlangeswort${'ohnejedeleerstelle'.repeat(12)}`, { displayName: 'x'.repeat(10_000) }),
  message('b', '😀'.repeat(500)),
  message('c', 'مرحبا من عمّان، الصورة ممتازة', { displayName: '\u202eevil' }),
  message('d', `Z${'\u0335\u0322\u0321\u0328\u034d\u0300\u0301\u0302\u0303\u0304'.repeat(20)}algo`, {
    displayName: `Z${'\u0301'.repeat(90)}`,
  }),
  message('e', '<img src=x onerror=alert(1)> javascript:alert(1) data:text/html,hi', {
    color: 'red;background:url(https://evil.example)',
    avatar: 'javascript:alert(1)',
  }),
  message('f', 'look', {}, { message_type: 'STICKER', sticker_src: 'https://evil.example/x.svg' }),
  message('g', '今日のパン、とてもきれいです 🙌', { badges: '["vip","a badge with a very long label","sub","four"]' }),
];

const sticker = (): ChatMessage[] => [
  message('rye_guy', 'bread', {}, { message_type: 'STICKER', sticker_src: picture }),
  message('fernweh', '', {}, { message_type: 'RAISE_HAND' }),
  message('noor_k', 'some *bold*, _quiet_ and `code`'),
  message('kettle_jo', 'a badword and a watched word'),
];

/** A picture of this page's own, as messages may have them. */
const picture = new URL('./picture.svg', import.meta.url).href;

interface Frame {
  title: string;
  properties?: Partial<IvsChat>;
  role?: string;
  class?: string;
  /** What happens once it is there. */
  then?: (chat: IvsChat) => unknown;
}

const connected = (chat: IvsChat): Promise<void> =>
  new Promise((resolve) => {
    if (chat.status.kind === 'connected') resolve();
    else chat.addEventListener('ivs-connect', () => resolve(), { once: true });
  });
/** As a viewer does it. */
async function write(chat: IvsChat, text: string): Promise<void> {
  const composer = chat.shadowRoot!.querySelector('ivs-chat-composer')!;
  const field = composer.shadowRoot!.querySelector('textarea')!;
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
}

const say = (messages: () => ChatMessage[]) => (chat: IvsChat) => chat.addMessages(messages());

const frames: Frame[] = [
  { title: 'Viewer', then: say(talk) },
  { title: 'Times', properties: { timestamps: 'time' }, then: say(talk) },
  { title: 'Moderator', role: 'moderator', properties: { undo: 5_000, userId: 'tofu' }, then: say(talk) },
  { title: 'Empty' },
  { title: 'Connecting', properties: { tokenProvider: never } },
  { title: 'Reconnecting', properties: { tokenProvider: fails(true) }, then: say(talk) },
  { title: 'Not available', properties: { tokenProvider: fails(false) } },
  { title: 'Left', then: async (chat) => (await connected(chat), chat.disconnect(), chat.addMessages(talk())) },
  {
    title: 'Removed',
    properties: { userId: 'removed' },
    async then(chat) {
      chat.addMessages(talk());
      await connected(chat);
      const headers = { 'content-type': 'application/json' };
      await fetch('/gallery-disconnect', { method: 'POST', headers, body: JSON.stringify({ userId: 'removed' }) });
    },
  },
  ...['Refused', 'Pending'].map((title) => ({
    title,
    properties: { userId: title.toLowerCase() },
    async then(chat: IvsChat) {
      chat.addMessages(talk());
      await connected(chat);
      await write(chat, 'buy cheap flour at my shop');
      // A refused message goes back to the field, unless the next one is begun.
      await write(chat, ' ');
    },
  })),
  { title: 'Read only', role: 'reader', then: say(talk) },
  { title: 'Reading along', properties: { lurk: true }, then: say(talk) },
  {
    title: 'Sticker, hand, format, filters',
    properties: {
      formatting: true,
      emotePack: {
        emotes: { loaf: picture, fire: picture },
        stickers: { bread: picture },
      },
      filters: [
        { match: 'badword', action: 'mask' },
        { match: 'watched', action: 'highlight' },
      ],
    },
    then: (chat) => (chat.addMessages(talk()), chat.addMessages(sticker())),
  },
  { title: 'Hostile', then: say(strange) },
  {
    title: 'Deleted',
    properties: { tombstones: true },
    async then(chat) {
      const said = talk();
      chat.addMessages(said);
      await connected(chat);
      await fetch(`/gallery-delete?id=${said.at(-2)!.id}`, { method: 'POST' });
    },
  },
  { title: 'Compact', class: 'compact', then: say(talk) },
  { title: 'Bubbles', class: 'bubbles', properties: { grouped: true }, then: say(talk) },
  {
    title: 'Overlay',
    class: 'overlay',
    properties: { announcement: 'Recipe: 75% hydration, 2% salt, 18 h cold proof.' },
    then: say(talk),
  },
  { title: 'Right to left', properties: { lang: 'ar' }, then: say(talk) },
  { title: 'Korean', properties: { lang: 'ko', lurk: true }, then: say(talk) },
];

for (const { title, properties, role = 'viewer', class: name = '', then } of frames) {
  const figure = document.createElement('figure');
  const caption = document.createElement('figcaption');
  const chat = document.createElement('ivs-chat');
  figure.style.inlineSize = `${width}px`;
  figure.className = name;
  caption.textContent = title;
  chat.className = name;
  const tokenEndpoint = `/chat-token?role=${role}`;
  Object.assign(chat, { roomIdentifier, tokenEndpoint, userId: 'you_there', ...properties });
  figure.append(chat, caption);
  main.append(figure);
  void chat.updateComplete.then(() => then?.(chat));
}
