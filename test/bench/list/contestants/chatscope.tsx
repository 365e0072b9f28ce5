// A ready-made kit: the message list of @chatscope/chat-ui-kit-react, which scrolls to the newest by itself.
import { ChatContainer, MainContainer, Message, MessageList } from '@chatscope/chat-ui-kit-react';
import kitStyle from '@chatscope/chat-ui-kit-styles/dist/default/styles.min.css' with { type: 'text' };
import type { ReactElement } from 'react';
import { createRoot } from 'react-dom/client';
import { addStyle, nameOf, useMessages } from '../official-room.ts';

const App = (): ReactElement => (
  <MainContainer>
    <ChatContainer>
      <MessageList>
        {useMessages().map((message) => (
          // Content of its own, as the kit's default takes a message for HTML.
          <Message key={message.id} model={{ direction: 'incoming', position: 'single', type: 'custom' }}>
            <Message.CustomContent>
              <b>{nameOf(message)}</b> {message.content}
            </Message.CustomContent>
          </Message>
        ))}
      </MessageList>
    </ChatContainer>
  </MainContainer>
);

addStyle(`${kitStyle}
#chat { font: 14px/1.4 sans-serif }`);
const chat = document.getElementById('chat')!;
createRoot(chat).render(<App />);

window.contestant = {
  // The kit's scroll target comes after the newest.
  last: () => chat.querySelector('.cs-message-list__scroll-to')?.previousElementSibling?.textContent ?? undefined,
  rows: () => [...chat.querySelectorAll('.cs-message')],
  scroller: () => chat.querySelector('[data-cs-message-list]')!,
};
