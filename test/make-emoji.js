// Makes src/elements/emoji-data.ts from the package emojibase-data: what a picker needs, and nothing that a page would have to fetch.
import { readFileSync, writeFileSync } from 'node:fs';

/** Groups of emojibase that people look for, in its order; 2 are skin tones and hair. */
const groups = [0, 1, 3, 4, 5, 6, 7, 8, 9];

const all = JSON.parse(
  readFileSync(new URL('../node_modules/emojibase-data/en/compact.json', import.meta.url), 'utf8'),
);
const lines = groups.map((group) =>
  all
    .filter((emoji) => emoji.group === group)
    .sort((a, b) => a.order - b.order)
    .map(({ unicode, label, tags = [] }) => `${unicode} ${[label, ...tags.slice(0, 2)].join(' ')}`)
    .join('\n'),
);

writeFileSync(
  new URL('../src/elements/emoji-data.ts', import.meta.url),
  `// Made by \`npm run emoji\` from emojibase-data (MIT, https://emojibase.dev).

/** Groups of emoji; a line each: the emoji, a blank, English words to find it by. */
export const emojiGroups: readonly string[] = [
${lines.map((group) => `  \`${group.replaceAll('`', "'")}\`,`).join('\n')}
];
`,
);
