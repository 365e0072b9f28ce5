import type { IvsChat } from '../elements/ivs-chat.ts';

/** What a chat is high by itself, and at least, in pixels: in a frame that follows it, messages have their place between these. */
const MAX_HEIGHT = 560;
const MIN_HEIGHT = 320;

/**
 * Tells how high a chat would be if it showed its messages without scrolling, from 320 to 560 px; at once, and when it changes.
 * The frame may follow it or not.
 *
 * @param tell - is called with pixels
 */
export async function tellHeight(chat: IvsChat, tell: (height: number) => void): Promise<void> {
  await chat.updateComplete;
  const messages = chat.shadowRoot!.querySelector('ivs-chat-messages')!;
  await messages.updateComplete;
  const list = messages.shadowRoot!.querySelector('[part=list]')!;
  const rows = list.firstElementChild!;
  let told: number | undefined;
  const resizes = new ResizeObserver(() => {
    const wanted = chat.offsetHeight - list.clientHeight + rows.scrollHeight;
    const height = Math.max(MIN_HEIGHT, Math.min(MAX_HEIGHT, wanted));
    if (height !== told) tell((told = height));
  });
  for (const element of [chat, list, rows]) resizes.observe(element);
}
