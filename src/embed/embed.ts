/**
 * The entry of the script tag with `type="module"`. What shows the first message is in this file; the rest comes right after
 * it, from beside it.
 */
import { defineParts, isDefined } from '../elements/part.ts';
import { firstParts } from '../elements/parts-first.ts';

export { mount } from '../elements/mount.ts';
export { version } from '../elements/version.ts';

if (!isDefined()) {
  defineParts(firstParts);
  import('../elements/parts-later.ts').then(
    ({ laterParts }) => defineParts(laterParts),
    (error: Error) =>
      console.error(`<ivs-chat> has no field and no menus: put the folder "embed" beside embed.js. ${error.message}`),
  );
}
