/**
 * The page `embed.html`: a chat of its own, for sites where only an iframe gets through. Its query has the attributes of
 * `<ivs-chat>`. Anybody can write a link to this page, so that a query may choose among what the page allows, and nothing else:
 * otherwise it could have the viewer's token sent elsewhere, or a request with the viewer's cookies sent to any address of this
 * origin.
 */
import type { IvsChat } from '../elements/ivs-chat.ts';
import { tellHeight } from './frame-height.ts';

/** Attributes that hold addresses: each of them has to stand in the page. */
const addressed: readonly string[] = [
  'token-endpoint',
  'history-endpoint',
  'moderation-endpoint',
  'emote-pack',
  'image-origins',
  'region-or-url',
];
/** What this page has besides, and what it makes of it. */
const own: Record<string, (value: string, chat: IvsChat) => boolean> = {
  theme(value, chat) {
    if (!['compact', 'bubbles', 'overlay'].includes(value)) return false;
    const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: `./themes/${value}.css` });
    document.head.append(link);
    chat.className = value;
    return true;
  },
  'color-scheme'(value) {
    if (!['light', 'dark'].includes(value)) return false;
    document.documentElement.style.colorScheme = value;
    return true;
  },
  'parent-origin': () => parentOrigin !== undefined,
};

const query = new URLSearchParams(location.search);
const parentOrigin = originOf(query.get('parent-origin') ?? document.referrer);
const listed = document.querySelector<HTMLMetaElement>('meta[name=ivs-chat-addresses]')?.content ?? '';
const allowed = new Set(wordsOf(listed).map(addressOf));

function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter(Boolean);
}

function addressOf(text: string): string {
  return URL.canParse(text, document.baseURI) ? new URL(text, document.baseURI).href : text;
}

function originOf(address: string): string | undefined {
  const { origin, protocol } = URL.canParse(address) ? new URL(address) : ({} as Partial<URL>);
  return protocol === 'https:' || protocol === 'http:' ? origin : undefined;
}

/** A region is no address; all else is one, or several. */
function isAllowed(name: string, value: string): boolean {
  if (!addressed.includes(name) || (name === 'region-or-url' && /^[a-z\d-]+$/.test(value))) return true;
  return wordsOf(value).every((word) => allowed.has(addressOf(word)));
}

/** HTML from a query could be anybody's: it is shown as it is written. */
const asText = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

function ignore(name: string, why: string): void {
  // For who set the page up: the chat goes on without it.
  // eslint-disable-next-line no-console -- an error would say that something failed.
  console.warn(`embed.html ignores "${name}": ${why}.`);
}

function setUp(chat: IvsChat): void {
  const { observedAttributes } = chat.constructor as typeof IvsChat;
  // What makes a chat wait for a server's page is nothing to set up: nobody would ever let it begin.
  const known = observedAttributes.filter((name) => name !== 'defer-hydration');
  for (const [asked, value] of query) {
    const name = asked === 'room' ? 'room-identifier' : asked;
    if (Object.hasOwn(own, name)) {
      if (!own[name]!(value, chat)) ignore(asked, `it cannot be "${value}"`);
    } else if (!known.includes(name)) ignore(asked, '<ivs-chat> has no such attribute');
    else if (!isAllowed(name, value))
      ignore(asked, `"${value}" is not in this page's <meta name="ivs-chat-addresses">; add it there if it is yours`);
    else chat.setAttribute(name, name === 'announcement' ? asText(value) : value);
  }
}

const style = new CSSStyleSheet();
style.replaceSync('body { margin: 0 } ivs-chat { block-size: 100dvh; border: 0; border-radius: 0 }');
document.adoptedStyleSheets = [style];
const chat = document.createElement('ivs-chat');
setUp(chat);
document.body.append(chat);
if (parentOrigin && parent !== window)
  void tellHeight(chat, (height) => parent.postMessage({ type: 'ivs-chat-resize', height }, parentOrigin));
