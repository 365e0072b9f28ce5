import type { ChatStore } from '../store/chat-store.ts';
import { moderationOf } from '../store/moderation.ts';
import { IvsDeleteRequestEvent } from './asked-events.ts';

/** Deletes messages. The page is asked for each of them: what it prevents it does in its own way. */
export function requestDeletion(
  part: HTMLElement,
  store: ChatStore | undefined,
  ids: readonly string[],
  reason?: string,
): void {
  const left = ids.filter((id) => part.dispatchEvent(new IvsDeleteRequestEvent(id)));
  moderationOf(store)?.deleteMany(left, reason);
}
