export { IvsChat } from './elements/ivs-chat.ts';
export { IvsChatComposer } from './elements/ivs-chat-composer.ts';
export { IvsChatMenu } from './elements/ivs-chat-menu.ts';
export { IvsChatMessages } from './elements/ivs-chat-messages.ts';
export { IvsChatPinned } from './elements/ivs-chat-pinned.ts';
export { IvsChatSettings } from './elements/ivs-chat-settings.ts';
export { IvsChatStatus } from './elements/ivs-chat-status.ts';
export { IvsChatEmoji, IvsEmojiEvent } from './elements/ivs-chat-emoji.ts';
export { IvsChatTools } from './elements/ivs-chat-tools.ts';
export { IvsChatUndo } from './elements/ivs-chat-undo.ts';
export { IvsChatUserCard } from './elements/ivs-chat-user-card.ts';
export { version } from './elements/version.ts';
export { registerWords } from './elements/words.ts';
export {
  IvsCardRequestEvent,
  IvsDeleteRequestEvent,
  IvsDisconnectUserRequestEvent,
  IvsJoinRequestEvent,
  IvsModerationRequestEvent,
  IvsReplyRequestEvent,
  IvsRetryRequestEvent,
  IvsSelectRequestEvent,
  IvsSendRequestEvent,
} from './elements/asked-events.ts';
export {
  IvsActivityEvent,
  IvsConnectEvent,
  IvsConnectingEvent,
  IvsDisconnectEvent,
  IvsErrorEvent,
  IvsEventEvent,
  IvsMessageDeleteEvent,
  IvsMessageEvent,
  IvsUserDisconnectEvent,
} from './elements/events.ts';
export { type Words } from './locales/en.ts';
export { type EmotePack } from './store/content.ts';
export { type MessageEntry } from './store/entries.ts';
export { type Filter, type FilterAction, type Filtered } from './store/filters.ts';
export { type Badge, type BadgeKind, type MapSender, type Sender } from './store/senders.ts';
export { type ChatStatus } from './store/status.ts';
