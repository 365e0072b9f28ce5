import { assert } from 'chai';
import { addConnectedChat, find, startService, until } from '../helpers/chat-page.ts';

interface Declaration {
  tagName?: string;
  cssParts?: { name: string }[];
}

/** Parts of each tag, as `custom-elements.json` has them. */
async function readManifest(): Promise<Map<string, string[]>> {
  const { modules } = (await (await fetch('/custom-elements.json')).json()) as {
    modules: { declarations: Declaration[] }[];
  };
  const elements = modules.flatMap(({ declarations }) => declarations).filter(({ tagName }) => tagName);
  return new Map(elements.map(({ tagName, cssParts = [] }) => [tagName!, cssParts.map(({ name }) => name)]));
}

/** An element with those inside its shadow tree, each with the names that it hands on. */
function* insideOf(element: Element): Iterable<{ tag: string; handedOn: string[]; within: Element }> {
  for (const within of element.shadowRoot!.querySelectorAll('*')) {
    if (!within.localName.startsWith('ivs-chat') || !within.shadowRoot) continue;
    const handedOn = (within.getAttribute('exportparts') ?? '').split(',').map((name) => name.trim());
    yield { tag: within.localName, handedOn: handedOn.filter(Boolean), within };
    yield* insideOf(within);
  }
}

describe('parts', () => {
  it('what <ivs-chat> lets a page style is what the manifest says, part for part', async () => {
    const manifest = await readManifest();
    const chat = await addConnectedChat(await startService(), {
      role: 'moderator',
      announcement: 'Hi',
      diagnose: true,
    });
    await until(() => find(chat, 'ivs-chat-tools', '[part]') && find(chat, '[part=doctor]'));
    const own = [...chat.shadowRoot!.querySelectorAll('[part]')].map((element) => element.getAttribute('part')!);
    assert.sameMembers(manifest.get('ivs-chat')!, own);

    const inside = [...insideOf(chat)];
    // All that have parts are there, so that none is left out of what follows.
    const seen = new Set(['ivs-chat', ...inside.map(({ tag }) => tag)]);
    assert.deepEqual(
      [...manifest].filter(([tag, parts]) => parts.length && !seen.has(tag)),
      [],
    );
    // Each hands on its own and those of what it has inside, up to the page.
    for (const { tag, handedOn, within } of inside) {
      const further = [...insideOf(within)].flatMap((one) => manifest.get(one.tag)!);
      assert.sameMembers(handedOn, [...manifest.get(tag)!, ...further], tag);
    }
  });
});
