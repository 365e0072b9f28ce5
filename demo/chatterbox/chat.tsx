import type { ChatEvent } from 'ivs-chat/client';
import { useChatMessages, useChatRoom, type MessageEntry } from 'ivs-chat/react/hooks';
import { useEffect, useState, type ReactElement } from 'react';

/** A room: whether it is connected, what is said, what happens, and a field. */
export function Chat(): ReactElement {
  const { messages, problem } = useChatMessages();
  return (
    <>
      <h1>Chatterbox</h1>
      <Connection />
      <ul aria-label="Messages" aria-live="polite">
        {messages.map((message) => (
          <Message key={message.key} message={message} />
        ))}
      </ul>
      <LatestEvent />
      {problem && <p role="alert">{problem.error.message}</p>}
      <Field />
    </>
  );
}

function Connection(): ReactElement {
  const { state, status, connect, disconnect } = useChatRoom();
  return (
    <header>
      <output>{status.kind === 'removed' ? 'You were disconnected by a moderator.' : state}</output>
      {state === 'disconnected' ? (
        <button onClick={connect}>Connect</button>
      ) : (
        <button onClick={disconnect}>Disconnect</button>
      )}
    </header>
  );
}

/** What a token does not allow is not offered. */
function Message({ message }: { message: MessageEntry }): ReactElement {
  const { id, key, state, own, sender, content } = message;
  const { allows } = useChatRoom();
  const { deleteMessage, disconnectUser, retry } = useChatMessages();
  return (
    <li className={state}>
      <b>{sender.name}</b> <span>{content}</span>{' '}
      {state === 'failed' && <button onClick={() => retry(key)}>Send again</button>}
      {id && allows('DELETE_MESSAGE') && <button onClick={() => deleteMessage(id)}>Delete</button>}
      {!own && allows('DISCONNECT_USER') && (
        <button onClick={() => disconnectUser(sender.userId)}>Disconnect {sender.name}</button>
      )}
    </li>
  );
}

/** Events of the application; what the room itself does is in the messages already. */
function LatestEvent(): ReactElement | null {
  const { room } = useChatRoom();
  const [event, setEvent] = useState<ChatEvent>();
  useEffect(() => room.addListener('event', setEvent), [room]);
  return event ? (
    <p role="status">
      {event.eventName} {event.attributes?.['text']}
    </p>
  ) : null;
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
    <form
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <input aria-label="Message" value={draft} onChange={({ target }) => setDraft(target.value)} />
      <button disabled={state !== 'connected' || !mayWrite}>Send</button>
    </form>
  );
}
