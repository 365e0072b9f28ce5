// What WordPress reads of translations: .mo for PHP, JSON for scripts, and .pot for translators.

/** Functions whose first argument is for people. */
const marked = /\b(?:__|esc_html__|esc_html_e|esc_attr__)\(\s*(?:'((?:[^'\\]|\\.)+)'|"((?:[^"\\]|\\.)+)")/g;

/** Headers of the plugin's main file that WordPress translates. */
const headers = /^ \* (?:Plugin Name|Description): +(.+)$/gm;

/** Stands between the context of a text and the text, in .mo as well. */
const CONTEXT_END = '\u0004';

const unescape = (text) => text.replace(/\\(['"\\])/g, '$1');

/**
 * The texts of a source file.
 *
 * @param {string} name decides by its end how the file is read
 * @param {string} source
 * @returns {string[]}
 */
export function textsOf(name, source) {
  if (name.endsWith('block.json')) {
    const { title, description, keywords } = JSON.parse(source);
    const inContext = (context) => (text) => `block ${context}${CONTEXT_END}${text}`;
    return [inContext('title')(title), inContext('description')(description), ...keywords.map(inContext('keyword'))];
  }
  if (!/\.(?:php|js)$/.test(name)) return [];
  const texts = [...source.matchAll(marked)].map(([, single, double]) => unescape(single ?? double));
  return name === 'ivs-chat.php' ? [...[...source.matchAll(headers)].map(([, text]) => text), ...texts] : texts;
}

/**
 * A table of messages as translators get it.
 *
 * @param {Map<string, string[]>} texts the files that have each text
 * @returns {string}
 */
export function makePot(texts) {
  const entries = [...texts].map(([text, files]) => {
    const [id, context] = text.split(CONTEXT_END).reverse();
    const line = context ? `msgctxt ${JSON.stringify(context)}\n` : '';
    return `#: ${files.join(' ')}\n${line}msgid ${JSON.stringify(id)}\nmsgstr ""\n`;
  });
  return ['msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n', ...entries].join('\n');
}

/**
 * Reads a table of messages: one line a text, no plurals.
 *
 * @param {string} po
 * @returns {Map<string, string>} translations by text; the empty text is the header
 */
export function readPo(po) {
  const entries = [...po.matchAll(/^(?:msgctxt (".*")\n)?msgid (".*"(?:\n".*")*)\nmsgstr (".*"(?:\n".*")*)/gm)];
  const read = (lines) =>
    lines
      .split('\n')
      .map((line) => JSON.parse(line))
      .join('');
  return new Map(
    entries.map(([, context, text, translation]) => [
      (context ? read(context) + CONTEXT_END : '') + read(text),
      read(translation),
    ]),
  );
}

/**
 * Source: GNU gettext manual, "The Format of GNU MO Files".
 *
 * @param {Map<string, string>} translations
 * @returns {Buffer}
 */
export function makeMo(translations) {
  const texts = [...translations.keys()].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  const strings = [...texts, ...texts.map((text) => translations.get(text))].map((text) => Buffer.from(`${text}\0`));
  const tables = Buffer.alloc(28 + strings.length * 8);
  // There is no table of hashes; WordPress wants to know all the same where one would begin.
  [0x950412de, 0, texts.length, 28, 28 + texts.length * 8, 0, tables.length].forEach((value, index) =>
    tables.writeUInt32LE(value, index * 4),
  );
  let offset = tables.length;
  strings.forEach((string, index) => {
    tables.writeUInt32LE(string.length - 1, 28 + index * 8);
    tables.writeUInt32LE(offset, 32 + index * 8);
    offset += string.length;
  });
  return Buffer.concat([tables, ...strings]);
}

/**
 * What `wp.i18n` reads, with the texts of one script.
 *
 * @param {Map<string, string>} translations
 * @param {string[]} texts
 * @param {string} language
 * @returns {string}
 */
export function makeScriptTranslations(translations, texts, language) {
  const messages = Object.fromEntries(texts.map((text) => [text, [translations.get(text)]]));
  const header = { domain: 'messages', lang: language, 'plural-forms': 'nplurals=2; plural=(n != 1);' };
  return JSON.stringify({ domain: 'messages', locale_data: { messages: { '': header, ...messages } } });
}
