// A ready-made web component: deep-chat, fed through its `addMessage`.
import 'deep-chat';
import type { DeepChat } from 'deep-chat';
import { createRoom, nameOf } from '../official-room.ts';

const room = createRoom();
const chat = document.createElement('deep-chat') as DeepChat & HTMLElement;
// It wants a service to send to; this reader never sends.
chat.connect = { handler: () => {} };
// Its host takes no height in percent, and without a font of the page's own it loads one from another host.
chat.style.cssText = 'width: 400px; height: 600px; box-sizing: border-box; font: 14px sans-serif';
chat.inputAreaStyle = { display: 'none' };
chat.messageStyles = { default: { shared: { bubble: { maxWidth: '100%' } } } };

// A text is Markdown to it. Deletions are left out, as nothing of it removes a message.
room.addListener('message', (message) => {
  chat.addMessage({ role: 'ai', text: `**${nameOf(message)}** ${message.content}` });
});

// Before it has rendered its methods do nothing.
chat.onComponentRender = () => {
  if (room.state === 'disconnected') room.connect();
};
document.getElementById('chat')!.append(chat);

const list = (): HTMLElement => chat.shadowRoot!.getElementById('messages')!;

window.contestant = {
  // A message's container is the last of a group, or of the list.
  last: () => list().lastElementChild?.lastElementChild?.textContent?.trimEnd(),
  rows: () => [...list().querySelectorAll('.outer-message-container')],
  scroller: list,
};
