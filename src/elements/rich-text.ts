import DOMPurify, { type Config } from 'dompurify';

/** What rich text of the page may hold: words, emphasis, lists and links. */
const config: Config = {
  ALLOWED_TAGS: ['a', 'b', 'br', 'code', 'em', 'i', 'li', 'ol', 'p', 's', 'span', 'strong', 'u', 'ul'],
  ALLOWED_ATTR: ['href', 'title', 'lang', 'dir'],
  // Two schemes, or none: the second half is what has no colon before its first other mark.
  ALLOWED_URI_REGEXP: /^(?:(?:https?|mailto):|[^a-z]|[a-z+.-]+(?:[^a-z+.\-:]|$))/i,
};

/**
 * Makes the page's own rich text safe. Messages never come here: they are text.
 *
 * @param source - HTML that the page wrote
 * @returns what of it is allowed; links open in a new tab and tell nothing of the page
 */
export function sanitizeRichText(source: string): DocumentFragment {
  const fragment = DOMPurify.sanitize(source, { ...config, RETURN_DOM_FRAGMENT: true });
  for (const link of fragment.querySelectorAll('a')) {
    link.target = '_blank';
    link.rel = 'noopener noreferrer';
  }
  return fragment;
}
