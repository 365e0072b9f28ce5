import type { MountOptions } from '../elements/mount.ts';
import type { firstParts } from '../elements/parts-first.ts';
import type { laterParts } from '../elements/parts-later.ts';

type Classes = typeof firstParts & typeof laterParts;

/** A tag of the package. */
export type Tag = keyof Classes;

/** The element of a tag. */
export type TagElement<Name extends Tag> = InstanceType<Classes[Name]>;

/** What a page may set on a tag, by its names in JavaScript. The parts inside a chat take everything from it. */
export type TagProperties<Name extends Tag> = Name extends 'ivs-chat' ? MountOptions : object;

/** What a page may set on a tag by its names in HTML: whatever is text, a number or a switch. */
export type TagAttributes<Name extends Tag> = {
  [Property in keyof TagProperties<Name> as AttributeOf<Property, TagProperties<Name>[Property]>]: Extract<
    TagProperties<Name>[Property],
    Plain | undefined
  >;
};

/** What a page can listen to. Requests of the parts bubble, so that it may do so at any tag. */
export type TagEvents = {
  [Name in keyof HTMLElementEventMap as Extract<Name, `ivs-${string}`>]: HTMLElementEventMap[Name];
};

type Plain = string | number | boolean;

type AttributeOf<Property, Value> = [Extract<Value, Plain>] extends [never] ? never : Hyphens<Property & string>;

type Hyphens<Name extends string> = Name extends `${infer Letter}${infer Rest}`
  ? `${Letter extends Lowercase<Letter> ? Letter : `-${Lowercase<Letter>}`}${Hyphens<Rest>}`
  : '';
