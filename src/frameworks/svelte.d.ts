import type { HTMLAttributes } from 'svelte/elements';
import type { Tag, TagAttributes, TagElement, TagEvents, TagProperties } from './tags.ts';

type SvelteTag<Name extends Tag> = Omit<HTMLAttributes<TagElement<Name>>, keyof TagProperties<Name>> &
  TagProperties<Name> &
  TagAttributes<Name> & { [Event in keyof TagEvents as `on${Event}`]?: (event: TagEvents[Event]) => void };

type SvelteTags = { [Name in Tag]: SvelteTag<Name> };

declare module 'svelte/elements' {
  interface SvelteHTMLElements extends SvelteTags {}
}
