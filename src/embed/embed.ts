/**
 * The entry of the script tag with `type="module"`. What shows the first message is in this file; the rest comes after
 * it, from beside it.
 */
import { defineParts, isDefined } from '../elements/part.ts';
import { firstParts } from '../elements/parts-first.ts';

export { mount } from '../elements/mount.ts';
export { version } from '../elements/version.ts';

/** What shows the first message has the page's start for itself, but no longer than this, in milliseconds. */
const START_MS = 500;

/** When a chat is connected and has drawn itself. An event that does not bubble can still be heard on its way down. */
const connected = (): Promise<void> =>
  new Promise((resolve) => {
    const drawn = (): void => void requestAnimationFrame(() => setTimeout(resolve));
    addEventListener('ivs-connect', drawn, { capture: true, once: true });
  });

async function fetchLater(): Promise<void> {
  await Promise.race([connected(), new Promise((resolve) => setTimeout(resolve, START_MS))]);
  import('../elements/parts-later.ts').then(
    ({ laterParts }) => defineParts(laterParts),
    (error: Error) =>
      console.error(`<ivs-chat> has no field and no menus: put the folder "embed" beside embed.js. ${error.message}`),
  );
}

if (!isDefined()) {
  defineParts(firstParts);
  void fetchLater();
}
