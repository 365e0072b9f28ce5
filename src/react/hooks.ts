'use client';
// Runs wherever React does, React Native too: nothing here imports an element, Lit or the DOM.
export { ChatRoomProvider, type ChatRoomProviderProps } from './chat-room-provider.ts';
export { useChatRoom, type ChatRoomView } from './use-chat-room.ts';
export { useChatMessages, type ChatMessages } from './use-chat-messages.ts';
export { type EmotePack } from '../store/content.ts';
export { type MessageEntry } from '../store/entries.ts';
export { type Filter, type FilterAction, type Filtered } from '../store/filters.ts';
export { type RoomRules } from '../store/room-rules.ts';
export { type Badge, type BadgeKind, type MapSender, type Sender } from '../store/senders.ts';
export { type PendingDeletion, type Problem, type Reply, type Viewer } from '../store/state.ts';
export { type ChatStatus } from '../store/status.ts';
export { type SendOutcome } from '../store/writing.ts';
