import type { ChatEvent } from '../client/types.ts';
import { byId, findMessage, type Meant } from './entries.ts';
import { keepNewest } from './keep-newest.ts';
import { followEvent, userToDelete } from './room-rules.ts';
import type { LogEntry } from './state.ts';
import { readStatus, type ChatStatus } from './status.ts';
import type { StoreParts } from './store-parts.ts';

/** So soon after its event does the close of a disconnected user follow, in milliseconds. */
const REMOVAL_MS = 5_000;
/** More deletions are not remembered. */
const MAX_DELETED = 1_000;
/** More of what moderators did is not kept. */
const LOG_LENGTH = 500;

/**
 * Takes over what a room tells besides messages: how the chat stands with it, what moderators did, events of the application.
 *
 * @returns a function that ends this
 */
export function followRoom(parts: StoreParts): () => void {
  const { source, getState, allows, options, update, forget, deleted, tell, asked } = parts;
  /** Why the viewer was disconnected, between the event and the close that follows it at once. */
  let removal: { reason: string | undefined; at: number } | undefined;

  const setStatus = (status: ChatStatus): void => update({ status });
  const followStatus = (): void => setStatus(readStatus(source));

  /** The room says that it was done, by whomever. */
  function record(
    action: LogEntry['action'],
    about: string,
    details: Pick<LogEntry, 'userId' | 'name' | 'content' | 'reason'>,
  ): void {
    const entry = { time: Date.now(), action, ...details, own: asked.has(about) };
    update({ log: [...getState().log.slice(1 - LOG_LENGTH), entry] }, true);
  }

  /**
   * What was deleted goes, or leaves a line behind; nothing else tells of it.
   *
   * @param about - a message or, with `until`, a user: what they say later stays
   */
  function drop(about: string, reason: string | undefined, until?: Date): void {
    const { undo } = getState();
    const isMeant: Meant = (id, userId, time) => (until ? userId === about && !(time! > until) : id === about);
    const left = undo?.messages.filter(({ id, userId }) => !isMeant(id, userId)) ?? [];
    if (undo) update({ undo: left.length ? { ...undo, messages: left } : undefined });
    keepNewest(deleted, isMeant, MAX_DELETED);
    forget(isMeant, options().tombstones ? (entry) => ({ ...entry, state: 'deleted', reason }) : undefined);
  }

  function nameOf(userId: string): string {
    const said = findMessage(getState().entries, ({ sender }) => sender.userId === userId);
    return (said?.sender ?? parts.stranger(userId)).name;
  }

  function followApplication(event: ChatEvent): void {
    const { rules: former } = getState();
    const rules = followEvent(former, event);
    const { pinned, slowMode, mode } = rules;
    const log = (action: LogEntry['action'], content?: string, name?: string): void =>
      record(action, event.eventName, { name, content });
    if (pinned !== former.pinned) log(pinned ? 'pin' : 'unpin', pinned?.text, pinned?.by);
    if (slowMode !== former.slowMode) {
      tell({ notice: 'slowMode', seconds: slowMode });
      log('slowMode', `${slowMode}`);
    }
    if (mode !== former.mode) {
      tell({ notice: 'mode', mode });
      log('mode', mode);
    }
    asked.delete(event.eventName);
    if (rules !== former) update({ rules });
    const userId = userToDelete(event);
    if (userId !== undefined) drop(userId, event.attributes?.['reason'], event.sendTime);
    if (event.eventName === 'app:NOTICE' && event.attributes?.['text'])
      tell({ notice: 'text', text: event.attributes['text'] });
    else if (getState().view.renderEvent?.(event)) tell({ notice: 'event', event });
  }

  const unlisten = [
    source.addListener('connecting', followStatus),
    source.addListener('connect', () => {
      removal = undefined;
      followStatus();
    }),
    source.addListener('reconnect', followStatus),
    source.addListener('disconnect', (reason, error) => {
      if (reason === 'serverDisconnect' && removal && Date.now() - removal.at < REMOVAL_MS)
        setStatus({ kind: 'removed', reason: removal.reason });
      else if (error) setStatus({ kind: 'failed', error });
      else setStatus({ kind: 'ended' });
    }),
    source.addListener('event', followApplication),
    source.addListener('messageDelete', ({ messageId, reason }) => {
      const entry = findMessage(getState().entries, byId(messageId));
      if (entry) {
        const { userId, name } = entry.sender;
        record('delete', messageId, { userId, name, content: entry.content, reason });
      }
      drop(messageId, reason);
    }),
    source.addListener('userDisconnect', ({ userId, reason, sendTime }) => {
      const { viewer } = getState();
      // Where the viewer's id is not known, the close that follows tells whether they were meant.
      if (userId === (viewer.userId ?? userId)) removal = { reason, at: Date.now() };
      const name = nameOf(userId);
      record('disconnect', userId, { userId, name, reason });
      if (options().removeOnDisconnect) drop(userId, reason, sendTime);
      if (userId !== viewer.userId && allows('DISCONNECT_USER')) tell({ notice: 'userDisconnected', name, reason });
    }),
  ];
  return () => unlisten.forEach((stopListening) => stopListening());
}
