/** Does what an event asks for, unless the page prevents it: whoever listens at the chat or around it comes after the chat itself. */
export function unlessPrevented(event: Event, act: () => void): void {
  queueMicrotask(() => {
    if (!event.defaultPrevented) act();
  });
}
