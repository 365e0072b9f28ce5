import type { ChatEvent } from 'ivs-chat/client';
import { useChatMessages, useChatRoom, type MessageEntry } from 'ivs-chat/react/hooks';
import { useEffect, useState, type ReactElement } from 'react';
import { Button, FlatList, StyleSheet, Text, TextInput, View } from 'react-native';

/** A room: whether it is connected, what is said, what happens, and a field. */
export function Chat(): ReactElement {
  const { messages, problem } = useChatMessages();
  return (
    <>
      <Connection />
      <FlatList
        data={messages}
        keyExtractor={({ key }) => key}
        renderItem={({ item }) => <Message message={item} />}
        style={styles.list}
      />
      <LatestEvent />
      {problem && <Text role="alert">{problem.error.message}</Text>}
      <Field />
    </>
  );
}

function Connection(): ReactElement {
  const { state, status, connect, disconnect } = useChatRoom();
  return (
    <View style={styles.row}>
      <Text testID="state">{status.kind === 'removed' ? 'You were disconnected by a moderator.' : state}</Text>
      {state === 'disconnected' ? (
        <Button title="Connect" onPress={connect} />
      ) : (
        <Button title="Disconnect" onPress={disconnect} />
      )}
    </View>
  );
}

/** What a token does not allow is not offered. */
function Message({ message }: { message: MessageEntry }): ReactElement {
  const { id, key, state, own, sender, content } = message;
  const { allows } = useChatRoom();
  const { deleteMessage, disconnectUser, retry } = useChatMessages();
  return (
    <View style={styles.row} testID={`message-${state}`}>
      <Text style={styles.name}>{sender.name}</Text>
      <Text style={styles.text}>{content}</Text>
      {state === 'failed' && <Button title="Send again" onPress={() => retry(key)} />}
      {id && allows('DELETE_MESSAGE') && <Button title="Delete" onPress={() => deleteMessage(id)} />}
      {!own && allows('DISCONNECT_USER') && (
        <Button title={`Disconnect ${sender.name}`} onPress={() => disconnectUser(sender.userId)} />
      )}
    </View>
  );
}

/** Events of the application; what the room itself does is in the messages already. */
function LatestEvent(): ReactElement | null {
  const { room } = useChatRoom();
  const [event, setEvent] = useState<ChatEvent>();
  useEffect(() => room.addListener('event', setEvent), [room]);
  return event ? <Text role="status">{`${event.eventName} ${event.attributes?.['text'] ?? ''}`}</Text> : null;
}

function Field(): ReactElement {
  const { state, mayWrite } = useChatRoom();
  const { sendMessage } = useChatMessages();
  const [draft, setDraft] = useState('');
  const send = (): void => {
    if (!draft.trim()) return;
    void sendMessage(draft);
    setDraft('');
  };
  return (
    <View style={styles.row}>
      <TextInput
        accessibilityLabel="Message"
        value={draft}
        onChangeText={setDraft}
        onSubmitEditing={send}
        style={styles.field}
      />
      <Button title="Send" onPress={send} disabled={state !== 'connected' || !mayWrite} />
    </View>
  );
}

const styles = StyleSheet.create({
  list: { flex: 1 },
  row: { flexDirection: 'row', flexWrap: 'wrap', gap: 8, alignItems: 'center' },
  name: { fontWeight: 'bold' },
  text: { flexShrink: 1 },
  field: { flex: 1, borderWidth: 1, padding: 8 },
});
