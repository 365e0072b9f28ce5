import { LocalizeController, registerTranslation, update } from '@shoelace-style/localize';
import type { ChatClientError, ChatClientErrorCode } from '../client/errors.ts';
import { enFirst } from '../locales/en-first.ts';
import type { Words } from '../locales/en.ts';
import { plurals, type Plural } from '../locales/plural.ts';

/** What is registered first is what every other language falls back to, so that this table has to grow. */
const english = { ...enFirst };
registerTranslation(english);

/**
 * Languages that are fetched when a chat first speaks them. A table imports nothing, so that it fits whatever script asked for it,
 * under whatever address that was loaded.
 */
const tables: Record<string, () => Promise<(plural: Plural) => Words>> = {
  ar: () => import('../locales/ar.ts').then(({ ar }) => ar),
  de: () => import('../locales/de.ts').then(({ de }) => de),
  es: () => import('../locales/es.ts').then(({ es }) => es),
  fr: () => import('../locales/fr.ts').then(({ fr }) => fr),
  he: () => import('../locales/he.ts').then(({ he }) => he),
  hi: () => import('../locales/hi.ts').then(({ hi }) => hi),
  ja: () => import('../locales/ja.ts').then(({ ja }) => ja),
  ko: () => import('../locales/ko.ts').then(({ ko }) => ko),
  // Nearer to the other kinds of these two languages than English is.
  pt: () => import('../locales/pt-br.ts').then(({ ptBr }) => ptBr),
  zh: () => import('../locales/zh-cn.ts').then(({ zhCn }) => zhCn),
};
/** Words of pages, which go over ours whenever ours come. */
const own = new Map<string, Partial<Words>>();
/** Languages that were asked for, so that none is fetched twice; and those that came. */
const asked = new Set<string>();
const there = new Set<string>();

/**
 * Gives the widget words of another language, or other words: every key of the English table that is there counts.
 *
 * @param words - with `$code`, such as `nl` or `en-gb`
 */
export function registerWords(words: Partial<Words> & Pick<Words, '$code'>): void {
  const code = words.$code.toLowerCase();
  own.set(code, { ...own.get(code), ...words });
  registerTranslation({ $name: code, $dir: 'ltr', ...words });
}

/** Adds English words of ours, for parts that come later; those of the page stay over them. */
export function addEnglish(words: Partial<Words>): void {
  Object.assign(english, words);
  registerTranslation({ ...words, ...own.get('en'), $code: 'en', $name: 'English', $dir: 'ltr' });
}

/** Lets every chat look up its language again. */
export const updateWords = update;

/** The words of an element, in the language of the place where it stands. */
export class Localize extends LocalizeController<Words> {
  #language = '';
  /** As the page says it. */
  #found = '';
  /** Made once: a formatter costs more than all that a row has besides. */
  #times: { language: string; format: Intl.DateTimeFormat } | undefined;

  hostUpdate(): void {
    this.#found = languageOf(this.host, this.#found);
    this.#language = this.#found.toLowerCase();
    const [code = ''] = this.#language.split('-');
    if (!Object.hasOwn(tables, code) || asked.has(code)) return;
    asked.add(code);
    // Without it the chat speaks English; the next chat that is made tries again.
    tables[code]!().then(
      (table) => {
        there.add(code);
        registerTranslation({ ...table(plurals(code)), ...own.get(code), $code: code });
      },
      () => asked.delete(code),
    );
  }

  override lang(): string {
    return this.#language || 'en';
  }

  /** What the words come from: others, when one of these is another. */
  get sources(): readonly unknown[] {
    const [code = ''] = this.#language.split('-');
    return [this.#language, there.has(code), own.get(this.#language), own.get(code), own.get('en')];
  }

  /** `20:24` or `8:24 PM`, as the language has it. */
  timeOfDay(at: number): string {
    if (this.#times?.language !== this.#language)
      this.#times = {
        language: this.#language,
        format: new Intl.DateTimeFormat(this.#language, { hour: 'numeric', minute: '2-digit' }),
      };
    return this.#times.format.format(at);
  }

  /** How long ago, to the minute. */
  ago(at: number): string {
    const minutes = Math.max(0, Math.floor((Date.now() - at) / 60_000));
    const hours = Math.floor(minutes / 60);
    // No second is "now", and no minute "this minute", which takes a fifth of a narrow row.
    const [value, unit] = hours ? ([hours, 'hour'] as const) : ([minutes, minutes ? 'minute' : 'second'] as const);
    return this.relativeTime(-value, unit, { style: 'narrow', numeric: 'auto' });
  }

  /** `rtl` or `ltr`. */
  get direction(): string {
    return this.term('$dir');
  }
}

/**
 * The language that an element's place in the page has, across the borders of shadow trees.
 *
 * @param known - one that need not be looked at again, as it was found before
 */
function languageOf(element: HTMLElement, known: string): string {
  const isOne = (found: string): boolean => found === known || isLanguage(found);
  for (let at: Element | undefined = element; at; at = hostOf(at)) {
    const found = at.closest<HTMLElement>('[lang]:not([lang=""])')?.lang;
    if (found && isOne(found)) return found;
  }
  return isOne(navigator.language) ? navigator.language : 'en';
}

function hostOf(element: Element): Element | undefined {
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : undefined;
}

function isLanguage(code: string): boolean {
  try {
    return Boolean(new Intl.Locale(code));
  } catch {
    return false;
  }
}

/** A word of its own: one that depends on nothing. */
export type Key = { [Name in keyof Words]: Words[Name] extends string ? Name : never }[keyof Words];

/** Why there is no chat, in a viewer's words. */
const failures: Partial<Record<ChatClientErrorCode, Key>> = {
  invalidOption: 'notSetUp',
  tokenUnreachable: 'notSignedIn',
  tokenRefused: 'notSignedIn',
  tokenInvalid: 'notSignedIn',
};

/** A chat that could not be joined, in a viewer's words. Who simulates one is its developer, and reads the fix. */
export const describeFailure = (words: Localize, { code, message }: ChatClientError): string =>
  code === 'simulationFailed' ? message : words.term(failures[code] ?? 'notReached');
