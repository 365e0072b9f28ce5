import type { LitElement } from 'lit';
import { ChatClientError } from '../client/errors.ts';
import { IvsErrorEvent } from './events.ts';
import type { IvsChat } from './ivs-chat.ts';

type Readable = 'status' | 'connect' | 'disconnect' | 'join' | 'addMessages';
type Option = Exclude<keyof IvsChat, keyof LitElement | Readable> | 'lang';

/** What a chat is set up with: the properties of `<ivs-chat>`. One that is missing or `undefined` has its default. */
export type MountOptions = { [Name in Option]?: IvsChat[Name] | undefined };

/**
 * Makes a chat and puts it into the page, behind what its target holds already.
 *
 * It may be called before the page has been read to its end: where the selector finds nothing yet, the chat goes in once the
 * page is read, unless the page has called `remove()` or put it elsewhere by then. If there is still no target then, the chat
 * tells `ivs-error`, and the console has it too.
 *
 * @param target - an element or a shadow root, in the document of a frame too, or a selector for the first of its kind in the page
 * @param options - properties of `<ivs-chat>`, by their names in JavaScript; none by default
 * @returns the `<ivs-chat>`, for its events, methods and properties; taking it out of the page ends the chat
 * @throws ChatClientError `invalidOption` where there is no such target or option, or a value has the wrong type
 */
export function mount(target: string | Element | ShadowRoot, options: MountOptions = {}): IvsChat {
  const chat = document.createElement('ivs-chat');
  Object.assign(chat, readOptions(chat, options));
  const place = find(target);
  if (place) place.append(chat);
  else if (document.readyState !== 'loading') throw noTarget(target);
  else {
    // What the page takes out of it meanwhile, or puts elsewhere, is the page's.
    const waiting = new DocumentFragment();
    waiting.append(chat);
    document.addEventListener('DOMContentLoaded', () => chat.parentNode === waiting && placeLate(chat, target), {
      once: true,
    });
  }
  return chat;
}

/** The place of a chat; none where the page has none, or none yet. */
function find(target: unknown): Element | ShadowRoot | null {
  // By what it says of itself: in the document of a frame, elements are of other classes.
  const { nodeType } = Object(target) as Partial<Node>;
  if (nodeType === Node.ELEMENT_NODE || nodeType === Node.DOCUMENT_FRAGMENT_NODE) return target as Element | ShadowRoot;
  if (typeof target !== 'string')
    throw invalid(`the target is ${typeOf(target)}: give an element, a shadow root, or a selector such as "#chat"`);
  try {
    return document.querySelector(target);
  } catch (cause) {
    throw invalid(`"${target}" is no selector: give one such as "#chat"`, cause);
  }
}

function placeLate(chat: IvsChat, target: unknown): void {
  const place = find(target);
  if (place) return place.append(chat);
  // Nobody is left to throw it at.
  const error = noTarget(target);
  if (chat.dispatchEvent(new IvsErrorEvent(error))) console.error(`<ivs-chat> ${error.code}: ${error.message}`);
}

/** The options that are given, each checked against what a chat has before it is set up. */
function readOptions(chat: IvsChat, options: MountOptions): MountOptions {
  // Of the tag's own class, which another script may have brought.
  const { elementProperties } = chat.constructor as typeof IvsChat;
  const names = [...elementProperties].filter(([, { state }]) => !state).map(([name]) => String(name));
  if (typeOf(options) !== 'an object')
    throw invalid(`the options are ${typeOf(options)}: give an object such as { tokenEndpoint: "/chat-token" }`);
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  for (const [name, value] of given) {
    if (!names.includes(name)) throw noOption(name, names);
    const wanted = wantedTypes(name, chat[name as Option]);
    if (!wanted.includes(typeOf(value)))
      throw invalid(`${name} is ${typeOf(value)}: give ${wanted.join(' or ')}, or leave it out`);
  }
  return Object.fromEntries(given);
}

/** What may stand in place of a default: its like, or a function where there is none. */
function wantedTypes(name: string, byDefault: unknown): string[] {
  if (byDefault === undefined) return ['a function'];
  return name === 'emotePack' ? ['a string', 'an object'] : [typeOf(byDefault)];
}

function typeOf(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (Array.isArray(value)) return 'a list';
  if (Number.isNaN(value)) return 'NaN';
  return `${typeof value === 'object' ? 'an' : 'a'} ${typeof value}`;
}

const plain = (name: string): string => name.replaceAll('-', '').toLowerCase();

function noOption(name: string, names: readonly string[]): ChatClientError {
  const meant = names.find((one) => plain(one) === plain(name));
  return invalid(`there is no option ${name}: ${meant ? `write ${meant}` : `take one of ${names.join(', ')}`}`);
}

const noTarget = (target: unknown): ChatClientError =>
  invalid(
    `nothing in the page is "${String(target)}": put <div id="chat"></div> there and give "#chat", or an element`,
  );

const invalid = (sentence: string, cause?: unknown): ChatClientError =>
  new ChatClientError('invalidOption', `mount: ${sentence}.`, false, cause);
