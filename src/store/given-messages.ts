import { ChatClientError } from '../client/errors.ts';
import type { ChatMessage } from '../client/types.ts';

/**
 * Messages as a page gives them: what JSON has made of a date becomes one again, and attributes may be missing.
 *
 * @throws ChatClientError `invalidOption` where one lacks what every message has
 */
export const readGiven = (messages: readonly ChatMessage[]): ChatMessage[] =>
  messages.map((message, index) => {
    const { id, content, sender, sendTime } = Object(message) as Partial<ChatMessage>;
    const date = new Date(sendTime ?? NaN);
    if (![id, content, sender?.userId].every((one) => typeof one === 'string') || Number.isNaN(+date))
      throw new ChatClientError(
        'invalidOption',
        `addMessages: message ${index} lacks its id, content, sendTime or sender.userId.`,
        false,
      );
    return {
      ...message,
      attributes: message.attributes ?? {},
      sendTime: date,
      sender: { ...sender!, attributes: sender!.attributes ?? {} },
    };
  });
