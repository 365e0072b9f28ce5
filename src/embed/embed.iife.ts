/**
 * The entry of the script tag without `type="module"`, for pages that cannot have one. All parts are in this file; only what
 * few chats need comes on demand, from beside it.
 */
import { mount } from '../elements/mount.ts';
import { defineParts, isDefined } from '../elements/part.ts';
import { firstParts } from '../elements/parts-first.ts';
import { laterParts } from '../elements/parts-later.ts';
import { version } from '../elements/version.ts';

declare global {
  interface Window {
    /** What a classic script leaves to the page. */
    IvsChat?: { readonly mount: typeof mount; readonly version: string };
  }
}

if (!isDefined()) defineParts({ ...firstParts, ...laterParts });

// The first script stays; an element with this id, which a window has by its name too, does not count.
if (!window.IvsChat?.mount) window.IvsChat = Object.freeze({ mount, version });
