import manifest from '../../custom-elements.json' with { type: 'json' };

/** What the manifest tells of an attribute or a custom property. */
export interface Described {
  name: string;
  description: string;
  /** Of an attribute: `string`, `number`, `boolean` or a union of strings. */
  type?: { text: string };
  default?: string;
}

interface Declaration {
  tagName?: string;
  attributes?: Described[];
  cssProperties?: Described[];
}

const declarations = manifest.modules.flatMap((module) => module.declarations as Declaration[]);
const chat = declarations.find(({ tagName }) => tagName === 'ivs-chat')!;

/** Every attribute of `<ivs-chat>`. */
export const attributes = chat.attributes!;
/** Every custom property of its theme. */
export const cssProperties = chat.cssProperties!;

/** The choices of an attribute that has some; `'off' | 'time'` as `['off', 'time']`. */
export const choicesOf = ({ type }: Described): string[] =>
  [...(type?.text.matchAll(/'([^']+)'/g) ?? [])].map(([, choice]) => choice!);
