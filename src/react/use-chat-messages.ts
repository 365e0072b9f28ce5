import { useMemo } from 'react';
import type { ChatMessage } from '../client/types.ts';
import type { Attributes } from '../protocol/frames.ts';
import type { ChatStore } from '../store/chat-store.ts';
import type { Entry, MessageEntry } from '../store/entries.ts';
import { moderationOf } from '../store/moderation.ts';
import type { ChatState } from '../store/state.ts';
import { writingOf, type SendOutcome } from '../store/writing.ts';
import { useSelected, useSession } from './chat-room-context.ts';

/** The messages of a room, and what can be done with them. */
export interface ChatMessages
  extends Pick<ChatState, 'reply' | 'undo' | 'problem' | 'nextSendAt'>, ReturnType<typeof actionsOf> {
  /**
   * The newest last, 250 at most. What was sent is there at once, as `pending`; what was deleted goes. Each has a `key`
   * that stays.
   */
  messages: readonly MessageEntry[];
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
  const actions = useMemo(() => actionsOf(store), [store]);
  return useMemo(
    () => ({ messages, reply, undo, problem, nextSendAt, ...actions }),
    [messages, reply, undo, problem, nextSendAt, actions],
  );
}

const isMessage = (entry: Entry): entry is MessageEntry => entry.kind === 'message';

/** What stays the same in every render. */
function actionsOf(store: ChatStore) {
  const [writing, moderation] = [writingOf(store), moderationOf(store)];
  return {
    /**
     * Shows the message as pending, sends it, and says how it ended; never rejects. A failed one stays in the list, for
     * `retry` or `discard`.
     *
     * @param content - at most the room's `maximumMessageLength`, 500 code points by default
     * @param attributes - at most 1 KB in total
     */
    sendMessage: (content: string, attributes?: Attributes): Promise<SendOutcome> => writing.send(content, attributes),
    /** Sends a failed message again, as the newest; while slow mode has the viewer wait, until `nextSendAt`, it stays failed. */
    retry: (key: string): void => writing.retry(key),
    /** Takes a failed message out. */
    discard: (key: string): void => writing.discard(key),
    /** Answers a message with the next one; `undefined`: none. */
    replyTo: (message: MessageEntry | undefined): void => writing.replyTo(message),
    /** Deletes a message, once it can no longer be taken back; a refusal shows as `problem`. */
    deleteMessage: (id: string, reason?: string): Promise<void> => moderation.delete(id, reason),
    /** Takes the deletion back that waits. */
    undoDelete: (): void => moderation.undo(),
    /** Disconnects a user; a refusal shows as `problem`. */
    disconnectUser: (userId: string, reason?: string): Promise<void> => moderation.disconnect(userId, reason),
    /** Forgets the `problem`. */
    dismissProblem: (): void => moderation.dismissProblem(),
    /** Shows nothing of a user any more, to this viewer; or shows what comes again. */
    mute: (userId: string, muted = true): void => store.mute(userId, muted),
    /** Puts earlier messages in, by time; what is there already, by its id, is left alone. */
    addMessages: (messages: readonly ChatMessage[]): void => store.addMessages(messages),
  };
}
