import type { JSX } from 'solid-js';
import type { Tag, TagAttributes, TagElement, TagEvents, TagProperties } from './tags.ts';

type SolidTag<Name extends Tag> = Omit<JSX.HTMLAttributes<TagElement<Name>>, keyof TagProperties<Name>> &
  TagProperties<Name> &
  TagAttributes<Name> & {
    [Property in keyof TagProperties<Name> as `prop:${Property & string}`]: TagProperties<Name>[Property];
  } & { [Event in keyof TagEvents as `on:${Event}`]?: (event: TagEvents[Event]) => void };

type SolidTags = { [Name in Tag]: SolidTag<Name> };

declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements extends SolidTags {}
  }
}
