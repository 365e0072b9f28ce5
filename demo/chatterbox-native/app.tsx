import { ChatRoomProvider } from 'ivs-chat/react/hooks';
import { requestToken } from 'ivs-chat/token';
import type { ReactElement } from 'react';
import { SafeAreaView, StyleSheet } from 'react-native';
import { Chat } from './chat';

/** What the host of the app may say; by default, the local service of the machine. */
export interface AppProps {
  endpoint?: string;
  /** ARN of the room. */
  room?: string;
  user?: string;
}

/** A chat in one room. */
export function App({
  endpoint = 'http://localhost:8181/chat-token',
  room = 'arn:aws:ivschat:us-west-2:123456789012:room/demodemodemo',
  user = 'ana',
}: AppProps): ReactElement {
  const request = { roomIdentifier: room, userId: user, attributes: { displayName: user } };
  return (
    <SafeAreaView style={styles.app}>
      <ChatRoomProvider
        tokenProvider={() => requestToken(endpoint, request, (url, init) => fetch(url, init))}
        autoConnect={false}
      >
        <Chat />
      </ChatRoomProvider>
    </SafeAreaView>
  );
}

const styles = StyleSheet.create({ app: { flex: 1, padding: 8 } });
