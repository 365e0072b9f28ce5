import { IvsChatActions } from './ivs-chat-actions.ts';
import { IvsChatBackend } from './ivs-chat-backend.ts';
import { IvsChatComposer } from './ivs-chat-composer.ts';
import { IvsChatEmoji } from './ivs-chat-emoji.ts';
import { IvsChatMenu } from './ivs-chat-menu.ts';
import { IvsChatPinned } from './ivs-chat-pinned.ts';
import { IvsChatSettings } from './ivs-chat-settings.ts';
import { IvsChatStatus } from './ivs-chat-status.ts';
import { IvsChatTools } from './ivs-chat-tools.ts';
import { IvsChatUndo } from './ivs-chat-undo.ts';
import { IvsChatUserCard } from './ivs-chat-user-card.ts';

/** What nobody misses before the first message is there. */
export const laterParts = {
  'ivs-chat-backend': IvsChatBackend,
  'ivs-chat-status': IvsChatStatus,
  'ivs-chat-composer': IvsChatComposer,
  'ivs-chat-pinned': IvsChatPinned,
  'ivs-chat-actions': IvsChatActions,
  'ivs-chat-menu': IvsChatMenu,
  'ivs-chat-user-card': IvsChatUserCard,
  'ivs-chat-undo': IvsChatUndo,
  'ivs-chat-emoji': IvsChatEmoji,
  'ivs-chat-settings': IvsChatSettings,
  'ivs-chat-tools': IvsChatTools,
};
