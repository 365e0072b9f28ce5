import { type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import type { ChatEvent, ChatTokenProvider } from '../client/types.ts';
import type { EmotePack } from '../store/content.ts';
import type { MessageEntry } from '../store/entries.ts';
import type { Filter } from '../store/filters.ts';
import type { MapSender } from '../store/senders.ts';
import { allowed, type Preferences } from '../store/view.ts';
import { ChatElement } from './chat-element.ts';

/** What is on where its attribute is there. Vue and Svelte write `false` into an attribute that should not be there. */
const flag = { fromAttribute: (value: string | null): boolean => value !== null && value !== 'false' };

/** What a page says of its chat, by attributes and properties; what it takes back, or cannot choose, is the default again. */
export class ChatAttributes extends ChatElement {
  /** Where to get tokens: a URL that takes POST and answers what CreateChatToken answers. */
  @property({ attribute: 'token-endpoint' }) tokenEndpoint = '';

  /** ARN of the room: `arn:aws:ivschat:<region>:<account>:room/<id>`. */
  @property({ attribute: 'room-identifier' }) roomIdentifier = '';

  /** Region or `ws://`/`wss://` URL to connect to; by default what the token endpoint says, or the region of the room. */
  @property({ attribute: 'region-or-url' }) regionOrUrl = '';

  /** Whom the token endpoint is asked for; by default the backend decides. */
  @property({ attribute: 'user-id' }) userId = '';

  /** Display name to ask the token endpoint for; by default the backend decides. */
  @property({ attribute: 'display-name' }) displayName = '';

  /** The title; "Live chat" by default. */
  @property() heading = '';

  /** A line that stays above the messages. The page may write it in simple HTML; it is made safe before it shows. */
  @property() announcement = '';

  /** Fetches a token in a way of your own, in place of `token-endpoint`. */
  @property({ attribute: false }) tokenProvider: ChatTokenProvider | undefined;

  /** In place of a room, a crowd that writes by itself at such a rate: `5/s`, `30/min`, 100/s at most; `5/s moderator` for a viewer who is one. Nothing is fetched, and the chat says that it is simulated. */
  @property() simulate = '';

  /** Where your backend tells what was said before: `GET` with `roomIdentifier`, answered with frames or lines of a chat log. */
  @property({ attribute: 'history-endpoint' }) historyEndpoint = '';

  /** Where your backend takes what moderators do to the room: `POST` with `roomIdentifier`, `eventName` and `attributes` for SendEvent. */
  @property({ attribute: 'moderation-endpoint' }) moderationEndpoint = '';

  /** Reads along with a token that allows nothing, until the viewer asks to join. */
  @property({ converter: flag }) lurk = false;

  /** Origins from which avatars may come, besides the page's own; with blanks between them. A pack's pictures need none. */
  @property({ attribute: 'image-origins' }) imageOrigins = '';

  /** Emotes and stickers: the address of a JSON file, `{"emotes": {"name": "address"}, "stickers": {…}}`, or such an object. */
  @property({ attribute: 'emote-pack' }) emotePack: string | EmotePack = '';

  /** Whether `*bold*`, `_italic_` and `` `code` `` are read in messages. */
  @property({ converter: flag }) formatting = false;

  /** When messages were sent: `off`, `time` or `relative`. */
  @property() timestamps: Preferences['timestamps'] = 'off';

  /** What a screen reader is told by itself: `all`, `mentions`, `counts` or `off`. */
  @property() announce: Preferences['announce'] = 'all';

  /** Smaller rows. */
  @property({ converter: flag }) compact = false;

  /** Without the pictures of senders. */
  @property({ converter: flag, attribute: 'without-avatars' }) withoutAvatars = false;

  /** Without the name on a message that follows another one of its sender. */
  @property({ converter: flag }) grouped = false;

  /** Whether a deleted message leaves a line behind. */
  @property({ converter: flag }) tombstones = false;

  /** Whether the messages of a user who was disconnected go. */
  @property({ converter: flag, attribute: 'remove-on-disconnect' }) removeOnDisconnect = false;

  /** For so many milliseconds a message of others waits before it is shown to viewers, so that one deleted at once is never seen. 10,000 at most. */
  @property({ type: Number }) hold = 0;

  /** For so many milliseconds a moderator can take a deletion back before it goes out. */
  @property({ type: Number }) undo = 0;

  /** Above so many messages a second, the same text is folded into one row, and of the rest a sample is shown. 0: never. */
  @property({ type: Number }) firehose = 0;

  /** Whether a viewer's own choices are kept in this browser's `localStorage`. */
  @property({ converter: flag }) remember = false;

  /** Shows a panel that checks the set-up and says in words what is wrong. For developers: it asks for tokens of its own. */
  @property({ converter: flag }) diagnose = false;

  /** Words, expressions or functions that hide, mask, hold back or highlight messages. */
  @property({ attribute: false }) filters: readonly Filter[] = [];

  /** What the page makes of a sender: `(userId, attributes) => ({ name, color, avatar, badges })`, each of them if it likes. */
  @property({ attribute: false }) mapSender: MapSender | undefined;

  /** What the list says of an event of the application; nothing where it returns nothing. Text, or a template of Lit. */
  @property({ attribute: false }) renderEvent: ((event: ChatEvent) => unknown) | undefined;

  /** What a message shows in place of its text; the usual where it returns nothing. Text, or a template of Lit. */
  @property({ attribute: false }) renderMessage: ((message: MessageEntry) => unknown) | undefined;

  /** BCP 47; by default that of the place in the page. */
  @property({ reflect: true, converter: { toAttribute: (lang) => lang || null } }) override lang = '';

  readonly #defaults = new Map<PropertyKey, unknown>();

  constructor() {
    super();
    for (const name of ChatAttributes.elementProperties.keys()) this.#defaults.set(name, this[name as keyof this]);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    // An attribute that goes leaves `null` behind, and frameworks take a property away by `undefined`.
    for (const name of changed.keys() as Iterable<keyof this>) this[name] ??= this.#defaults.get(name) as never;
    for (const name of ['timestamps', 'announce'] as const)
      if (!(allowed[name] as readonly string[]).includes(this[name])) this[name] = this.#defaults.get(name) as never;
  }
}
