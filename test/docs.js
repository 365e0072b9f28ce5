// Makes the tables of README.md from custom-elements.json and from measurement, between the marks that name them.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { buildSync } from 'esbuild';
import { readManifest } from './manifest.js';

const file = (name) => new URL(`../${name}`, import.meta.url);

const declarations = JSON.parse(readManifest()).modules.flatMap((module) => module.declarations);
const element = declarations.find(({ tagName }) => tagName === 'ivs-chat');
const elements = declarations.filter(({ customElement }) => customElement);

const cell = (text = '') => text.replace(/\s+/g, ' ').replaceAll('|', '\\|');
const table = (head, rows) =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');

// What a page sets stands in the class that its own one is made from, and comes first.
const properties = element.members
  .filter(({ kind, privacy }) => kind === 'field' && privacy !== 'private')
  .toSorted((one, other) => Number('inheritedFrom' in other) - Number('inheritedFrom' in one));

/** Bytes of what a page loads: bundled, minified, gzipped. */
export function bundleSize(contents) {
  const { outputFiles } = buildSync({
    stdin: { contents, resolveDir: fileURLToPath(file('.')), loader: 'ts' },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    platform: 'browser',
  });
  return gzipSync(outputFiles[0].contents, { level: 9 }).length;
}

/** The official client with its dependencies, and ours with everything in it. */
export const clientSizes = () => ({
  official: bundleSize("export * from 'amazon-ivs-chat-messaging'"),
  ours: bundleSize("export * from './src/client/index.ts'"),
});

/** What the doctor knows, from its source: plain Node reads no TypeScript. */
const { outputFiles: doctor } = buildSync({
  entryPoints: [fileURLToPath(file('src/doctor/findings.ts'))],
  bundle: true,
  write: false,
  format: 'esm',
});
const { findings } = await import(`data:text/javascript;base64,${Buffer.from(doctor[0].contents).toString('base64')}`);
/** The sentences of a finding, without what is filled in, and what looks like a tag as code. */
const sentence = (text) =>
  text
    .replace(/ \(\{detail\}\)|\{detail\}|\{asked\}/g, '')
    .replace(/“?\{\w+\}”?/g, '…')
    .replace(/arn:aws:ivschat:<\S+(?=\.)|<[\w-]+>/g, '`$&`');

const bytes = (count) => `${count.toLocaleString('en')} bytes`;

const tables = {
  sizes() {
    const { official, ours } = clientSizes();
    return table(
      ['client', 'bundled, minified, gzipped'],
      [
        ['`ivs-chat/client`, everything in it', bytes(ours)],
        ['`amazon-ivs-chat-messaging` 1.1.1 with its dependencies', bytes(official)],
        [
          '`ivs-chat/token`, for pages that ask an endpoint',
          bytes(bundleSize("export * from './src/client/token-provider.ts'")),
        ],
      ],
    );
  },
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
  findings: () =>
    table(
      ['finding', '', 'what is seen', 'what to do'],
      Object.entries(findings).map(([id, { severity, what, fix }]) => [
        `\`${id}\``,
        severity,
        sentence(what),
        sentence(fix),
      ]),
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
