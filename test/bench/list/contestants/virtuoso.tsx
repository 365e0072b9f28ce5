// A virtualised list: react-virtuoso, which keeps in the DOM only the rows in view.
import type { ChatMessage } from 'amazon-ivs-chat-messaging';
import type { ReactElement } from 'react';
import { createRoot } from 'react-dom/client';
import { Virtuoso } from 'react-virtuoso';
import { addStyle, nameOf, useMessages } from '../official-room.ts';

const App = (): ReactElement => (
  <Virtuoso
    className="scroller"
    data={useMessages()}
    computeItemKey={(_index: number, { id }: ChatMessage) => id}
    itemContent={(_index: number, message: ChatMessage) => (
      <div className="message">
        <b>{nameOf(message)}</b> {message.content}
      </div>
    )}
    followOutput="auto"
    // At the default of 4 px it stops following within a second of 100 messages a second (its issues 844 and 1026).
    atBottomThreshold={300}
    alignToBottom
  />
);

addStyle(`.scroller { height: 100%; font: 14px/1.4 sans-serif }
.message { padding: 4px 8px; overflow-wrap: anywhere }`);
const chat = document.getElementById('chat')!;
createRoot(chat).render(<App />);

const list = (): Element | null => chat.querySelector('[data-testid="virtuoso-item-list"]');

window.contestant = {
  last: () => list()?.lastElementChild?.textContent ?? undefined,
  rows: () => [...(list()?.children ?? [])],
  scroller: () => chat.querySelector('[data-virtuoso-scroller]')!,
};
