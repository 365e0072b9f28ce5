import { IvsChatComposer } from './elements/ivs-chat-composer.ts';
import { IvsChatEmoji } from './elements/ivs-chat-emoji.ts';
import { IvsChatMenu } from './elements/ivs-chat-menu.ts';
import { IvsChatMessages } from './elements/ivs-chat-messages.ts';
import { IvsChatPinned } from './elements/ivs-chat-pinned.ts';
import { IvsChatSettings } from './elements/ivs-chat-settings.ts';
import { IvsChatStatus } from './elements/ivs-chat-status.ts';
import { IvsChatTools } from './elements/ivs-chat-tools.ts';
import { IvsChatUndo } from './elements/ivs-chat-undo.ts';
import { IvsChatUserCard } from './elements/ivs-chat-user-card.ts';
import { IvsChat } from './elements/ivs-chat.ts';

/** The provider first, so that it is there when the parts inside it ask for their chat. */
const elements: Record<string, CustomElementConstructor> = {
  'ivs-chat': IvsChat,
  'ivs-chat-pinned': IvsChatPinned,
  'ivs-chat-status': IvsChatStatus,
  'ivs-chat-messages': IvsChatMessages,
  'ivs-chat-menu': IvsChatMenu,
  'ivs-chat-user-card': IvsChatUserCard,
  'ivs-chat-undo': IvsChatUndo,
  'ivs-chat-composer': IvsChatComposer,
  'ivs-chat-emoji': IvsChatEmoji,
  'ivs-chat-settings': IvsChatSettings,
  'ivs-chat-tools': IvsChatTools,
};

// A page may load the script twice: the first one stays, and all its parts with it.
const registry = customElements;
if (!registry.get('ivs-chat')) for (const [tag, element] of Object.entries(elements)) registry.define(tag, element);
