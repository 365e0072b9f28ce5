import 'axe-core/axe.min.js';
import type axeCore from 'axe-core';
import { assert } from 'chai';
import { emulateMedia, sendMouse } from '@web/test-runner-commands';
import { addChat, addConnectedChat, field, find, middle, rows, startService, until } from '../helpers/chat-page.ts';

declare const axe: typeof axeCore;

async function violations(target: Element): Promise<string[]> {
  const { violations: found } = await axe.run(target);
  return found.map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map(({ target: path, failureSummary }) => `${path.join(' ')} ${failureSummary}`).join('; ')}`,
  );
}

describe('accessibility', () => {
  for (const colorScheme of ['light', 'dark'] as const)
    describe(colorScheme, () => {
      before(async () => {
        await emulateMedia({ colorScheme });
        document.documentElement.style.colorScheme = 'light dark';
        document.body.style.background = 'Canvas';
      });
      after(() => emulateMedia({ colorScheme: 'light' }));

      it('axe finds nothing in a chat that lives, with its menu open, and with its dialog open', async () => {
        const service = await startService();
        const chat = await addConnectedChat(service, { userId: 'mod', role: 'moderator' });
        const viewer = await addConnectedChat(service, { userId: 'ana' });
        for (const writer of [viewer, chat]) {
          field(writer).value = 'hello there';
          field(writer).dispatchEvent(new InputEvent('input', { bubbles: true }));
          field(writer).dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
        }
        await until(() => rows(chat).length === 2 && rows(chat).every((row) => row.matches('.sent')));
        assert.deepEqual(await violations(chat), []);
        const theirs = rows(chat).find((row) => !row.matches('.own'))!;
        await sendMouse({ type: 'move', position: middle(theirs) });
        (await until(() => theirs.querySelector<HTMLElement>('.tools .more'))).click();
        const popup = await until(() => find(chat, 'ivs-chat-messages', 'ivs-chat-menu', '.popup:popover-open'));
        await Promise.all(popup.getAnimations().map(({ finished }) => finished));
        assert.deepEqual(await violations(chat), []);
        popup.querySelector<HTMLElement>('[aria-haspopup=dialog]')!.click();
        await until(() => popup.querySelector('form'));
        assert.deepEqual(await violations(chat), []);
      });

      it('axe finds nothing in a chat that is empty, read-only, over its limit, or not set up', async () => {
        const service = await startService();
        const reader = await addConnectedChat(service, { role: 'reader' });
        const writer = await addConnectedChat(service);
        field(writer).value = 'x'.repeat(501);
        field(writer).dispatchEvent(new InputEvent('input', { bubbles: true }));
        await until(() => find(writer, 'ivs-chat-composer', '.over'));
        const wrong = addChat({});
        await until(() => find(wrong, 'ivs-chat-messages', '.instead .button'));
        for (const chat of [reader, writer, wrong]) assert.deepEqual(await violations(chat), []);
      });
    });
});
