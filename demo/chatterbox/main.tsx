import { ChatRoomProvider } from 'ivs-chat/react/hooks';
import { requestToken } from 'ivs-chat/token';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Chat } from './chat';

// The local service, unless the address names another endpoint, as in `?endpoint=/chat-token&room=arn:…&user=ana`.
const address = new URLSearchParams(location.search);
const endpoint = address.get('endpoint') ?? 'http://127.0.0.1:8181/chat-token';
const roomIdentifier = address.get('room') ?? 'arn:aws:ivschat:us-west-2:123456789012:room/demodemodemo';
const userId = address.get('user') ?? 'ana';

const fetchToken = () =>
  requestToken(endpoint, { roomIdentifier, userId, attributes: { displayName: userId } }, (url, init) =>
    fetch(url, init),
  );

createRoot(document.body.appendChild(document.createElement('main'))).render(
  <StrictMode>
    <ChatRoomProvider tokenProvider={fetchToken} autoConnect={false}>
      <Chat />
    </ChatRoomProvider>
  </StrictMode>,
);
