import type { EmitFn, HTMLAttributes, PublicProps } from 'vue';
import type { Tag, TagElement, TagEvents, TagProperties } from './tags.ts';

/** Vue's checker reads attributes by their names in JavaScript. */
type VueTag<Name extends Tag> = new () => TagElement<Name> & {
  $props: HTMLAttributes & PublicProps & TagProperties<Name>;
  $emit: EmitFn<{ [Event in keyof TagEvents]: (event: TagEvents[Event]) => void }>;
};

declare module 'vue' {
  interface GlobalComponents extends VueTags {}
}

type VueTags = { [Name in Tag]: VueTag<Name> };
