// The chat of the Amazon IVS Chat user guide's React tutorial: one state, one component a message.
import type { ChatMessage } from 'amazon-ivs-chat-messaging';
import { useLayoutEffect, useRef, type ReactElement } from 'react';
import { createRoot } from 'react-dom/client';
import { addStyle, nameOf, useMessages } from '../official-room.ts';

const Message = ({ message }: { message: ChatMessage }): ReactElement => (
  <div className="message">
    <b>{nameOf(message)}</b> {message.content}
  </div>
);

const MessageList = ({ messages }: { messages: ChatMessage[] }): ReactElement => (
  <div className="list">
    {messages.map((message) => (
      <Message key={message.id} message={message} />
    ))}
  </div>
);

function App(): ReactElement {
  const messages = useMessages();
  const scroller = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  // The tutorial never scrolls, and puts the newest last: without this, a reader would see the first messages only.
  useLayoutEffect(() => {
    if (scroller.current && atEnd.current) scroller.current.scrollTop = scroller.current.scrollHeight;
  }, [messages]);
  return (
    <div
      className="scroller"
      ref={scroller}
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        atEnd.current = scrollHeight - scrollTop - clientHeight <= 24;
      }}
    >
      <MessageList messages={messages} />
    </div>
  );
}

addStyle(`.scroller { height: 100%; overflow-y: auto; font: 14px/1.4 sans-serif }
.message { padding: 4px 8px; overflow-wrap: anywhere }`);
const chat = document.getElementById('chat')!;
createRoot(chat).render(<App />);

window.contestant = {
  last: () => chat.querySelector('.list')?.lastElementChild?.textContent ?? undefined,
  rows: () => [...chat.querySelectorAll('.message')],
  scroller: () => chat.querySelector('.scroller')!,
};
