import { IvsChatMessages } from './ivs-chat-messages.ts';
import { IvsChat } from './ivs-chat.ts';

/** What shows the first message. The provider first, so that it is there when the parts inside it ask for their chat. */
export const firstParts = {
  'ivs-chat': IvsChat,
  'ivs-chat-messages': IvsChatMessages,
};
