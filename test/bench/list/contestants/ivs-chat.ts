// As it is shipped: the built script, with everything on that is on by default.
const chat = document.createElement('ivs-chat');
chat.setAttribute('token-endpoint', '/chat-token');
chat.setAttribute('room-identifier', 'arn:aws:ivschat:us-west-2:123456789012:room/benchbench00');
chat.setAttribute('region-or-url', `ws://${location.host}`);
document.body.append(chat);

const list = (): HTMLElement | null | undefined =>
  chat.shadowRoot?.querySelector('ivs-chat-messages')?.shadowRoot?.querySelector('.list');
const rows = (): Element[] => [...(list()?.querySelectorAll('.message:not(.bones *)') ?? [])];
let end: Element | null | undefined;

window.contestant = {
  last: () => (end ??= list()?.querySelector('.rows'))?.lastElementChild?.textContent ?? undefined,
  rows,
  scroller: () => list()!,
};
