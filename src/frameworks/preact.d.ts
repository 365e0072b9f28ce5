import type { HTMLAttributes } from 'preact';
import type { Tag, TagAttributes, TagElement, TagEvents, TagProperties } from './tags.ts';

type PreactTag<Name extends Tag> = Omit<HTMLAttributes<TagElement<Name>>, keyof TagProperties<Name>> &
  TagProperties<Name> &
  TagAttributes<Name> & { [Event in keyof TagEvents as `on${Event}`]?: (event: TagEvents[Event]) => void };

type PreactTags = { [Name in Tag]: PreactTag<Name> };

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements extends PreactTags {}
  }
}
