import { ChatClientError } from '../client/errors.ts';
import type { Content, Segment } from './content.ts';
import type { PageFunctions } from './page-functions.ts';

/**
 * What becomes of a message that matches.
 *
 * - `hide`: it is not shown
 * - `mask`: the words that match are covered
 * - `hold`: moderators see that it waits and may show it; nobody else sees it
 * - `highlight`: it stands out
 */
export type FilterAction = 'hide' | 'mask' | 'hold' | 'highlight';

/** A message as a filter is asked of it. */
export interface Filtered {
  content: string;
  userId: string;
}

/** A function of the page that decides. */
type FilterFunction = (message: Filtered) => boolean;

/** Words, an expression, or a function that decides. */
export interface Filter {
  match: string | readonly string[] | RegExp | FilterFunction;
  action: FilterAction;
}

/** Filters made ready. */
export interface FilterSet {
  /** The strongest action that applies; the viewer's own messages are only ever highlighted. */
  decide(message: Filtered): Exclude<FilterAction, 'mask'> | undefined;
  /** Covers what is to be covered, in every piece that is text. */
  mask(content: Content): Content;
}

/** What hides in a word: blanks without width, soft hyphens and joiners between its letters, marks on them. */
const FILLER = String.raw`[\u00ad\u200b-\u200d\u2060\ufe0f\p{M}]*`;
/** Scripts that write no blanks between words: a word there is found anywhere. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;

/** The strongest first; what is masked is decided in the text. */
const decisions = ['hide', 'hold', 'highlight'] as const;
const actions: readonly FilterAction[] = [...decisions, 'mask'];

/**
 * Makes filters ready.
 *
 * @param functions - guards those of the page; one that throws has found nothing
 * @throws ChatClientError `invalidOption` where a filter has no action that is known or matches nothing
 */
export function createFilters(filters: readonly Filter[], functions?: PageFunctions): FilterSet {
  const tests: { action: (typeof decisions)[number]; test: (message: Filtered) => boolean | undefined }[] = [];
  const masks: RegExp[] = [];
  try {
    for (const { match, action } of filters) {
      if (!actions.includes(action))
        throw new TypeError(`A filter has the action "${action}": give one of ${actions.join(', ')}`);
      const pattern = typeof match === 'function' ? undefined : patternOf(match);
      if (pattern && action === 'mask') masks.push(pattern);
      else
        tests.push({
          // A function says that something is wrong, and not what: what cannot be covered is not shown.
          action: action === 'mask' ? 'hide' : action,
          test: pattern
            ? ({ content }) => content.search(pattern) >= 0
            : (functions?.guard('filters', match as FilterFunction) ?? (match as FilterFunction)),
        });
    }
  } catch (cause) {
    throw new ChatClientError('invalidOption', `filters: ${(cause as Error).message}`, false, cause);
  }
  return {
    decide: (message) => decisions.find((action) => tests.some((one) => one.action === action && one.test(message))),
    mask: (content) =>
      masks.length ? { ...content, segments: content.segments.flatMap((one) => cover(one, masks)) } : content,
  };
}

/** Those of a list that make sense. */
export const fitFilters = (filters: readonly Filter[]): Filter[] =>
  Array.isArray(filters) ? filters.filter(isFit) : [];

function isFit(filter: Filter): boolean {
  try {
    createFilters([filter]);
    return true;
  } catch {
    return false;
  }
}

function patternOf(match: string | readonly string[] | RegExp): RegExp {
  if (match instanceof RegExp)
    return new RegExp(match.source, [...new Set(`${match.flags}g`.replace('y', ''))].join(''));
  const words = (typeof match === 'string' ? [match] : match).map((word) => word.trim()).filter(Boolean);
  if (!words.length) throw new TypeError('A filter matches nothing: give words, a regular expression or a function');
  return new RegExp(words.map(wordPattern).join('|'), 'giu');
}

/** A word in whatever dress: any letter case, with fillers between its letters, and whole where words are whole. */
function wordPattern(word: string): string {
  // Blanks in a row are one, as two expressions for the same blanks would try every way to share them.
  const letters = Array.from(word.normalize('NFC').replace(/\s+/g, ' '), (letter) =>
    letter === ' ' ? String.raw`\s+` : [...new Set([letter, letter.normalize('NFD')])].map(escape).join('|'),
  );
  const pattern = letters.map((letter) => `(?:${letter})`).join(FILLER);
  return unspaced.test(word) ? pattern : String.raw`(?<![\p{L}\p{N}])${pattern}(?![\p{L}\p{N}])`;
}

const escape = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);

/** A piece, with what matches taken out of it: text keeps the rest, anything else is covered whole. */
function cover(segment: Segment, masks: RegExp[]): Segment[] {
  const text = segment.kind === 'emote' ? segment.name : segment.text;
  const hits = masks
    .flatMap((mask) => [...text.matchAll(mask)].map(({ 0: hit, index }) => [index, index + hit.length] as const))
    .filter(([start, end]) => end > start);
  if (!hits.length) return [segment];
  if (segment.kind !== 'text') return [{ kind: 'masked', text }];
  const covered: Segment[] = [];
  let from = 0;
  for (const [start, end] of hits.sort(([a], [b]) => a - b)) {
    if (end <= from) continue;
    const begin = Math.max(start, from);
    if (begin > from) covered.push({ kind: 'text', text: text.slice(from, begin) });
    covered.push({ kind: 'masked', text: text.slice(begin, end) });
    from = end;
  }
  return from < text.length ? [...covered, { kind: 'text', text: text.slice(from) }] : covered;
}
