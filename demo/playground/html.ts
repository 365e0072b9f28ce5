import { version } from '../../src/index.ts';
import { attributes, cssProperties } from './manifest.ts';
import type { State } from './state.ts';

/** Where a site has the package. */
const dist = `https://cdn.example/ivs-chat@${version}/dist`;

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** What a page needs to have the same chat. */
export function htmlOf(state: State): string {
  const preset = state.get('preset');
  const given = attributes.filter(({ name }) => state.has(name));
  const all = [...(preset ? [['class', preset]] : []), ...given.map(({ name }) => [name, state.get(name)!])];
  const shown = all.map(([name, value]) => (value ? `\n  ${name}="${escape(value)}"` : `\n  ${name}`));
  const scheme = state.get('scheme');
  const rules = [
    ...(scheme ? [`color-scheme: ${scheme};`] : []),
    ...cssProperties.flatMap(({ name }) => (state.has(name) ? [`${name}: ${state.get(name)!};`] : [])),
  ];
  return [
    `<script type="module" src="${dist}/embed.js"></script>`,
    ...(preset ? [`<link rel="stylesheet" href="${dist}/themes/${preset}.css" />`] : []),
    ...(rules.length ? [`<style>\n  ivs-chat {\n    ${rules.join('\n    ')}\n  }\n</style>`] : []),
    `<ivs-chat${shown.join('')}${shown.length ? '\n' : ''}></ivs-chat>`,
  ].join('\n');
}
