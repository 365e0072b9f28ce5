import { useMemo } from 'react';
import type { Attributes } from '../protocol/frames.ts';
import type { ChatStore, SendOutcome } from '../store/chat-store.ts';
import type { Entry, MessageEntry } from '../store/entries.ts';
import type { ChatState } from '../store/state.ts';
import { useSelected, useSession } from './chat-room-context.ts';

/** The messages of a room, and what can be done with them. */
export interface ChatMessages
  extends
    Pick<ChatState, 'reply' | 'undo' | 'problem' | 'nextSendAt'>,
    Pick<
      ChatStore,
      | 'retry'
      | 'discard'
      | 'replyTo'
      | 'mute'
      | 'addMessages'
      | 'deleteMessage'
      | 'undoDelete'
      | 'disconnectUser'
      | 'dismissProblem'
    > {
  /**
   * The newest last, 250 at most. What was sent is there at once, as `pending`; what was deleted goes. Each has a `key`
   * that stays.
   */
  messages: readonly MessageEntry[];
  /**
   * Shows the message as pending, sends it, and says how it ended; never rejects. A failed one stays in the list, for
   * `retry` or `discard`.
   *
   * @param content - at most the room's `maximumMessageLength`, 500 code points by default
   * @param attributes - at most 1 KB in total
   */
  sendMessage(content: string, attributes?: Attributes): Promise<SendOutcome>;
}

/**
 * The messages of the nearest `<ChatRoomProvider>`. The component renders again when they change, twenty times a second at
 * most.
 *
 * @throws ChatClientError `invalidOption` where there is no provider
 */
export function useChatMessages(): ChatMessages {
  const session = useSession('useChatMessages');
  const entries = useSelected(session, (state) => state.entries);
  const reply = useSelected(session, (state) => state.reply);
  const undo = useSelected(session, (state) => state.undo);
  const problem = useSelected(session, (state) => state.problem);
  const nextSendAt = useSelected(session, (state) => state.nextSendAt);
  const { store } = session;
  const messages = useMemo(() => entries.filter(isMessage), [entries]);
  return useMemo(() => {
    const { retry, discard, replyTo, mute, addMessages } = store;
    const { deleteMessage, undoDelete, disconnectUser, dismissProblem } = store;
    return {
      messages,
      reply,
      undo,
      problem,
      nextSendAt,
      sendMessage: store.send,
      retry,
      discard,
      replyTo,
      mute,
      addMessages,
      deleteMessage,
      undoDelete,
      disconnectUser,
      dismissProblem,
    };
  }, [store, messages, reply, undo, problem, nextSendAt]);
}

const isMessage = (entry: Entry): entry is MessageEntry => entry.kind === 'message';
