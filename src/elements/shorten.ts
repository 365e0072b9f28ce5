/** Length of a text as it travels, in UTF-8; that of `protocol/`, which has no such help, would weigh on the first script. */
export const byteLength = (text: string): number => new TextEncoder().encode(text).length;

/**
 * Makes a text fit; where it is cut, that shows. What a reader takes for one character stays whole.
 *
 * @param bytes - so many it may have in UTF-8, three at least
 */
export function shortenToBytes(text: string, bytes: number): string {
  if (byteLength(text) <= bytes) return text;
  let short = '';
  let left = bytes - byteLength('…');
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    left -= byteLength(segment);
    if (left < 0) break;
    short += segment;
  }
  return `${short.trimEnd()}…`;
}
