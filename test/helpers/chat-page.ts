import { executeServerCommand } from '@web/test-runner-commands';
import { ChatRoom, SendMessageRequest, type ChatMessage } from '../../src/client/index.ts';
import { requestToken } from '../../src/client/token-provider.ts';
import '../../src/define.ts';
import type { IvsChat } from '../../src/index.ts';
import type { Fault, ServerOptions } from '../../src/server/index.ts';
import type { ServiceCommand, TestService } from './service-commands.ts';
import { sendKeys, sendMouse } from './viewer.ts';

/** A service whose room takes as many messages a second as one can. */
export const busy = { rooms: [{ maximumMessageRatePerSecond: 100 }] };

const command = <Answer>(payload: ServiceCommand): Promise<Answer> =>
  executeServerCommand<Answer, ServiceCommand>('ivs-service', payload);

const cleanups: (() => unknown)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

/** A service of the test's own, that ends with the test. */
export async function startService(options?: ServerOptions): Promise<TestService> {
  const service = await command<TestService>({ do: 'start', ...(options && { options }) });
  cleanups.push(() => stopService(service));
  return service;
}

export const stopService = ({ id }: TestService): Promise<boolean> => command({ do: 'stop', id });
export const connections = ({ id }: TestService): Promise<Record<string, number>> => command({ do: 'connections', id });
/** Makes something go wrong, from here on. */
export const inject = ({ id }: TestService, fault: Fault): Promise<string> => command({ do: 'fault', id, fault });

/** Puts a chat into the page; it is removed after the test. */
export function addChat(properties: Partial<IvsChat>, parent: Element = document.body): IvsChat {
  const chat = document.createElement('ivs-chat');
  cleanups.push(() => chat.remove());
  Object.assign(chat, properties);
  chat.style.inlineSize = '400px';
  parent.append(chat);
  return chat;
}

/** A chat in the room of a service, connected. */
export async function addConnectedChat(
  service: TestService,
  { role = 'viewer', ...properties }: Partial<IvsChat> & { role?: string } = {},
): Promise<IvsChat> {
  const chat = addChat({
    tokenEndpoint: `${service.tokenEndpoint}?role=${role}`,
    roomIdentifier: service.rooms[0]!,
    ...properties,
  });
  await until(() => chat.status.kind === 'connected');
  return chat;
}

/** Waits, frame by frame, for what is meant. The test's own time limit ends it. */
export async function until<Value>(check: () => Value | Promise<Value>): Promise<NonNullable<Value>> {
  for (;;) {
    const value = await check();
    if (value) return value;
    await new Promise(requestAnimationFrame);
  }
}

/** The first event of a name. */
export const nextEvent = <Name extends keyof HTMLElementEventMap>(
  target: HTMLElement,
  name: Name,
): Promise<HTMLElementEventMap[Name]> =>
  new Promise((resolve) => target.addEventListener(name, resolve, { once: true }));

/** Finds an element by a path of selectors, each one in the shadow tree of the former. */
export function find<Found extends Element = HTMLElement>(root: Element, ...path: string[]): Found | null {
  let found: Element | null = root;
  for (const selector of path) found = found?.shadowRoot?.querySelector(selector) ?? null;
  return found as Found | null;
}

export const list = (chat: Element): HTMLElement => find(chat, 'ivs-chat-messages', '.list')!;
export const rows = (chat: Element): HTMLElement[] => [...list(chat).querySelectorAll<HTMLElement>('.message')];
export const texts = (chat: Element): string[] =>
  rows(chat).map((row) => row.querySelector('.text')?.textContent ?? row.textContent!.trim());
export const field = (chat: Element): HTMLTextAreaElement => find(chat, 'ivs-chat-composer', 'textarea')!;
export const composerText = (chat: Element): string =>
  find(chat, 'ivs-chat-composer')!.shadowRoot!.textContent!.replace(/\s+/g, ' ').trim();
export const messagesText = (chat: Element): string =>
  find(chat, 'ivs-chat-messages')!.shadowRoot!.textContent!.replace(/\s+/g, ' ').trim();

/** The middle of an element, for the mouse. */
export function middle(element: Element): [number, number] {
  const { left, top, width, height } = element.getBoundingClientRect();
  return [Math.round(left + width / 2), Math.round(top + height / 2)];
}

/** Another user's client in the room of a service. */
export async function enter(service: TestService, userId: string, role = 'viewer'): Promise<ChatRoom> {
  const room = new ChatRoom({
    tokenProvider: () =>
      requestToken(
        `${service.tokenEndpoint}?role=${role}`,
        { roomIdentifier: service.rooms[0]!, userId },
        (url, init) => fetch(url, init),
      ),
  });
  cleanups.push(() => room.disconnect());
  room.connect();
  await until(() => room.state === 'connected');
  return room;
}

export const say = (room: ChatRoom, text: string, attributes?: Record<string, string>): Promise<ChatMessage> =>
  room.sendMessage(new SendMessageRequest(text, attributes));

/** Sends an event to the room, as a backend does. */
export async function sendEvent(
  service: TestService,
  eventName: string,
  attributes: Record<string, string> = {},
): Promise<void> {
  const url = service.tokenEndpoint.replace('chat-token', 'chat-moderation');
  const body = JSON.stringify({ roomIdentifier: service.rooms[0], eventName, attributes });
  assertOk(await fetch(url, { method: 'POST', body }));
}

function assertOk({ ok, status }: Response): void {
  if (!ok) throw new Error(`The service answered ${status}`);
}

/** A message that was said before, of somebody with such attributes. */
export const earlier = (
  id: string,
  content: string,
  {
    userId = 'ben',
    attributes = {},
    ...sender
  }: { userId?: string; attributes?: Record<string, string> } & Record<string, unknown> = {},
): ChatMessage => ({
  id,
  content,
  attributes,
  sendTime: new Date(Date.UTC(2026, 0, 1, 20, 24)),
  sender: { userId, attributes: sender as Record<string, string> },
});

/** Types into the field of a chat, and sends. */
export async function write(chat: Element, text: string): Promise<void> {
  field(chat).focus();
  await sendKeys({ type: text });
  await sendKeys({ press: 'Enter' });
}

export const click = (element: Element): Promise<void> => sendMouse({ type: 'click', position: middle(element) });

export const menu = (chat: IvsChat): HTMLElement | null =>
  find(chat, 'ivs-chat-messages', 'ivs-chat-actions', 'ivs-chat-menu', '.popup:popover-open');
export const items = (chat: IvsChat): string[] =>
  [...(menu(chat)?.querySelectorAll('[role=menuitem]') ?? [])].map((item) => item.textContent!.trim());
export const item = (chat: IvsChat, text: string): HTMLElement =>
  [...menu(chat)!.querySelectorAll<HTMLElement>('[role=menuitem]')].find((one) => one.textContent!.includes(text))!;

/** By mouse, as a viewer does. */
export async function openMenu(chat: IvsChat, row: HTMLElement): Promise<void> {
  await sendMouse({ type: 'move', position: middle(row) });
  const button = await until(() => row.querySelector<HTMLElement>('.tools .more'));
  await sendMouse({ type: 'click', position: middle(button) });
  await until(() => menu(chat));
}
