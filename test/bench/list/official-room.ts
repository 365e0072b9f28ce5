// What the peers have in common: a room of the official client, as the Amazon IVS Chat user guide makes it.
import { ChatRoom, type ChatMessage, type ChatToken } from 'amazon-ivs-chat-messaging';
import { useEffect, useState } from 'react';

async function tokenProvider(): Promise<ChatToken> {
  const response = await fetch('/chat-token', { method: 'POST', body: '{}' });
  const { token, sessionExpirationTime, tokenExpirationTime } = (await response.json()) as Record<string, string>;
  return {
    token: token!,
    sessionExpirationTime: new Date(sessionExpirationTime!),
    tokenExpirationTime: new Date(tokenExpirationTime!),
  };
}

export function createRoom(): ChatRoom {
  const room = new ChatRoom({ regionOrUrl: `ws://${location.host}`, tokenProvider });
  // By default it writes each message to the console three times, at a cost that is not the list's.
  room.logLevel = 'error';
  return room;
}

/** All messages of a room, in a state that grows, as the guide and the docs of the peers have it. */
export function useMessages(): ChatMessage[] {
  const [room] = useState(createRoom);
  const [messages, setMessages] = useState<ChatMessage[]>([]);
  useEffect(() => {
    const stopMessages = room.addListener('message', (message) => setMessages((before) => [...before, message]));
    // The guide's first chapter compares with the id of the event, which removes nothing.
    const stopDeletes = room.addListener('messageDelete', ({ messageId }) =>
      setMessages((before) => before.filter(({ id }) => id !== messageId)),
    );
    room.connect();
    return () => {
      stopMessages();
      stopDeletes();
      room.disconnect();
    };
  }, [room]);
  return messages;
}

export const nameOf = ({ sender }: ChatMessage): string => sender.attributes?.['displayName'] ?? sender.userId;

export function addStyle(text: string): void {
  const style = document.createElement('style');
  style.textContent = text;
  document.head.append(style);
}
