/** A start tag of a page, as it was written. */
export interface StartTag {
  name: string;
  /** Names in lower case; one without a value has an empty one. */
  attributes: Record<string, string>;
}

/** Elements whose contents are text to a browser. */
const rawText = new Set(['script', 'style', 'textarea', 'title', 'template', 'noscript', 'iframe']);

/** A tag that does not end takes the rest of the page, as in a browser; a quote too. */
const tagPattern = /<!--[^]*?(?:-->|$)|<([a-z][^\s/>]*)((?:[^>"']|"[^"]*(?:"|$)|'[^']*(?:'|$))*)(>|$)/gi;
const attributePattern = /([^\s"'>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g;

const entities = new Map(Object.entries({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }));

const decode = (text: string): string =>
  text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (all, decimal?: string, hex?: string, name = '') => {
    if (decimal || hex) return String.fromCodePoint(Math.min(Number(decimal ?? `0x${hex}`), 0x10ffff));
    return entities.get(name as string) ?? all;
  });

/** The start tags of a page, in their order. No script is run, and what stands in comments, scripts and templates is left out. */
export function readTags(html: string): StartTag[] {
  const tags: StartTag[] = [];
  const pattern = new RegExp(tagPattern);
  for (let match = pattern.exec(html); match; match = pattern.exec(html)) {
    const [, name, inside = '', end] = match;
    if (!name || !end) continue;
    // The first of a name counts.
    const attributes = [...inside.matchAll(attributePattern)]
      .reverse()
      .map(([, attribute, ...values]) => [
        attribute!.toLowerCase(),
        decode(values.find((value) => value !== undefined) ?? ''),
      ]);
    tags.push({ name: name.toLowerCase(), attributes: Object.fromEntries(attributes) as Record<string, string> });
    if (!rawText.has(name.toLowerCase())) continue;
    const closing = new RegExp(`</${name}[\\s/>]`, 'gi');
    closing.lastIndex = pattern.lastIndex;
    pattern.lastIndex = closing.exec(html)?.index ?? html.length;
  }
  return tags;
}
