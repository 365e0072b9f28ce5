/** `*` for any text, `?` for one character; no regular expression, which a long text of somebody else's would keep busy. */
export function matches(pattern: string, text: string): boolean {
  let [at, seen] = [0, 0];
  /** Where the last star stood, and from where the text after it was tried. */
  let [star, from] = [-1, 0];
  while (seen < text.length) {
    if (pattern[at] === '*') [star, from] = [at++, seen];
    else if (at < pattern.length && (pattern[at] === '?' || pattern[at] === text[seen]))
      [at, seen] = [at + 1, seen + 1];
    else if (star < 0) return false;
    // The star takes one character more.
    else [at, seen] = [star + 1, ++from];
  }
  return /^\**$/.test(pattern.slice(at));
}
