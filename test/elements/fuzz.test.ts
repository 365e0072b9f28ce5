import { assert } from 'chai';
import fc from 'fast-check';
import { registerWords } from '../../src/index.ts';
import { en, type Words } from '../../src/locales/en.ts';
import { sanitizeRichText } from '../../src/elements/rich-text.ts';
import { addChat, earlier, find, list, texts, until } from '../helpers/chat-page.ts';
import { hostileTexts } from '../helpers/hostile.ts';

/** The same inputs every time. */
const seed = 6;
/** After all that was said, so that the newest comes last. */
const START = Date.UTC(2100, 0, 1);

const names = 'a b p ul li span script style svg math img iframe form template noscript title textarea custom-x'.split(
  ' ',
);
const attributes = 'href src style class id onclick onload onerror title lang target rel xlink:href is part slot'.split(
  ' ',
);
const values =
  'javascript:ran() java\tscript:ran() data:text/html,x https://example.com //example.com ran() " \' > mailto:a@b'.split(
    ' ',
  );

/** HTML as somebody writes it who means harm: nested, cut off, never closed, in the wrong place. */
const markup = fc
  .array(
    fc.oneof(
      fc
        .tuple(
          fc.constantFrom(...names),
          fc.array(fc.tuple(fc.constantFrom(...attributes), fc.constantFrom(...values))),
        )
        .map(([name, all]) => `<${name}${all.map(([key, value]) => ` ${key}="${value}"`).join('')}>`),
      fc.constantFrom(...names).map((name) => `</${name}>`),
      fc.constantFrom('<!--', '-->', '<![CDATA[', ']]>', '&lt;', '&#106;', '<', '>', '\0'),
      fc.string({ unit: 'binary', maxLength: 8 }),
    ),
  )
  .map((parts) => parts.join(''));

describe('whatever is written', () => {
  it('words of the page are text, in each place that has words', async () => {
    const hits: unknown[] = [];
    Object.assign(window, { hit: (...args: unknown[]) => hits.push(args) });
    const terms = Object.entries(en).flatMap(([term, said]) =>
      typeof said === 'string' && !term.startsWith('$') ? [term as keyof Words] : [],
    );
    // A language for each lot; ours have none of these.
    const languages = ['cs', 'da', 'el', 'fi', 'hu', 'nl', 'pl', 'ro', 'sv', 'tr', 'uk'];
    const lots = Math.ceil(hostileTexts.length / terms.length);
    assert.isAtMost(lots, languages.length);
    for (const [lot, $code] of languages.slice(0, lots).entries()) {
      const text = (index: number): string => hostileTexts[(lot * terms.length + index) % hostileTexts.length]!;
      registerWords({ $code, ...Object.fromEntries(terms.map((term, index) => [term, text(index)])) });
      const chat = addChat({ simulate: '1/min moderator', lang: $code });
      await until(() => chat.status.kind === 'connected');
      const shown = find(chat, '[part=title]')!.textContent;
      assert.equal(shown, text(terms.indexOf('title')));
      for (const part of [chat, ...chat.shadowRoot!.querySelectorAll('*')])
        assert.isEmpty([
          ...(part.shadowRoot?.querySelectorAll('img, script, iframe, [onerror], [onload], [src]') ?? []),
        ]);
      chat.remove();
    }
    assert.isEmpty(hits);
  });

  it('rich text of the page becomes words, emphasis, lists and links out, and nothing else', () => {
    const allowed = /^(?:a|b|br|code|em|i|li|ol|p|s|span|strong|u|ul)$/;
    const kept = /^(?:href|title|lang|dir|target|rel)$/;
    fc.assert(
      fc.property(markup, (source) => {
        for (const element of sanitizeRichText(source).querySelectorAll('*')) {
          assert.match(element.localName, allowed);
          for (const { name } of element.attributes) assert.match(name, kept);
          const { protocol } = element as HTMLAnchorElement;
          if (element.matches('a[href]')) assert.match(protocol, /^(?:https?|mailto):$/);
        }
      }),
      { seed, numRuns: 1_000 },
    );
  });

  it('a message is text, to the letter, and nothing in its row is made of it but words, links and emoji', async () => {
    const chat = addChat({ simulate: '1/min' });
    await until(() => chat.status.kind === 'connected');
    let count = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(markup, { minLength: 1, maxLength: 10 }), async (parts) => {
        const written = [...parts.map((part) => `x${part}`), `end ${count}`];
        chat.addMessages(
          written.map((text) => ({ ...earlier(`${count}`, text), sendTime: new Date(START + count++ * 1_000) })),
        );
        await until(() => texts(chat).at(-1) === written.at(-1));
        assert.deepEqual(texts(chat).slice(-written.length), written);
        for (const element of list(chat).querySelectorAll('.text *')) assert.match(element.localName, /^(?:a|b|span)$/);
      }),
      { seed, numRuns: 50 },
    );
  });
});
