// Writes the tables of README.md from custom-elements.json, between the marks that name them.
import { readFileSync, writeFileSync } from 'node:fs';

const file = (name) => new URL(`../${name}`, import.meta.url);

const declarations = JSON.parse(readFileSync(file('custom-elements.json'), 'utf8')).modules.flatMap(
  (module) => module.declarations,
);
const element = declarations.find(({ tagName }) => tagName === 'ivs-chat');
const elements = declarations.filter(({ customElement }) => customElement);

const cell = (text = '') => text.replace(/\s+/g, ' ').replaceAll('|', '\\|');
const table = (head, rows) =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');

const properties = element.members.filter(({ kind, privacy }) => kind === 'field' && privacy !== 'private');

const tables = {
  properties: () =>
    table(
      ['attribute', 'property', 'what it does'],
      properties.map(({ name, attribute, description }) => [
        attribute ? `\`${attribute}\`` : '–',
        `\`${name}\``,
        description,
      ]),
    ),
  events: () =>
    table(
      ['event', 'of', 'when'],
      elements.flatMap(({ tagName, events = [] }) =>
        events.map(({ name, description }) => [`\`${name}\``, `\`<${tagName}>\``, description]),
      ),
    ),
  theme: () =>
    table(
      ['custom property', 'default', 'used for'],
      element.cssProperties.map(({ name, default: value, description }) => [
        `\`${name}\``,
        `\`${value}\``,
        description,
      ]),
    ),
};

/** README.md with its tables as they should be. */
export function renderReadme() {
  return readFileSync(file('README.md'), 'utf8').replace(
    /(<!-- table: (\w+) -->\n)[^]*?(<!-- end -->)/g,
    (_all, start, name, end) => `${start}\n${tables[name]()}\n\n${end}`,
  );
}

if (import.meta.url === `file://${process.argv[1]}`) writeFileSync(file('README.md'), renderReadme());
