import 'axe-core/axe.min.js';
import { assert } from 'chai';
import {
  addChat,
  addConnectedChat,
  earlier,
  field,
  find,
  middle,
  rows,
  sendEvent,
  startService,
  until,
} from '../helpers/chat-page.ts';
import { violations } from '../helpers/violations.ts';
import { emulateMedia, sendMouse } from '../helpers/viewer.ts';

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
        const popup = await until(() =>
          find(chat, 'ivs-chat-messages', 'ivs-chat-actions', 'ivs-chat-menu', '.popup:popover-open'),
        );
        await Promise.all(popup.getAnimations().map(({ finished }) => finished));
        assert.deepEqual(await violations(chat), []);
        popup.querySelector<HTMLElement>('[aria-haspopup=dialog]')!.click();
        await until(() => popup.querySelector('form'));
        assert.deepEqual(await violations(chat), []);
      });

      it('axe finds nothing in a busy chat with everything a row can be, nor in what opens over it', async () => {
        const service = await startService();
        const chat = await addConnectedChat(service, {
          userId: 'ana',
          role: 'moderator',
          moderationEndpoint: service.tokenEndpoint.replace('chat-token', 'chat-moderation'),
          timestamps: 'time',
          tombstones: true,
          filters: [{ match: 'watched', action: 'highlight' }],
        });
        chat.addMessages([
          earlier('a', 'a question', { badges: 'host,mod,vip', color: '#e6d200' }),
          earlier('b', 'hi @ana, see https://x.example', { attributes: { messageReplyId: 'a' }, color: '#ffffff' }),
          earlier('c', 'watched', { color: '#000000' }),
          earlier('d', '', { attributes: { message_type: 'RAISE_HAND' } }),
        ]);
        await sendEvent(service, 'app:PIN', { text: 'Pinned', by: 'mod' });
        await sendEvent(service, 'app:SLOW_MODE', { seconds: '10' });
        await until(() => rows(chat).length === 5 && find(chat, 'ivs-chat-pinned', '.strip'));
        assert.deepEqual(await violations(chat), []);
        const popups: [opener: () => HTMLElement, ...popup: string[]][] = [
          [() => rows(chat)[0]!.querySelector('.name')!, 'ivs-chat-messages', 'ivs-chat-actions', 'ivs-chat-user-card'],
          [() => find(chat, '[part=settings-button]')!, 'ivs-chat-settings'],
          [() => find(chat, '[part=tools-button]')!, 'ivs-chat-tools'],
          [() => find(chat, 'ivs-chat-composer', '.emoji')!, 'ivs-chat-composer', 'ivs-chat-emoji'],
        ];
        for (const [opener, ...path] of popups) {
          opener().click();
          const popup = await until(() => find(chat, ...path, '.popup:popover-open'));
          await Promise.all(popup.getAnimations().map(({ finished }) => finished));
          assert.deepEqual(await violations(popup), [], path.join(' '));
          popup.hidePopover();
          await until(() => !find(chat, ...path, '.popup:popover-open'));
        }
      });

      it('axe finds nothing in a chat that is empty, read-only, over its limit, or not set up', async () => {
        const service = await startService();
        const reader = await addConnectedChat(service, { role: 'reader' });
        const writer = await addConnectedChat(service);
        field(writer).value = 'x'.repeat(501);
        field(writer).dispatchEvent(new InputEvent('input', { bubbles: true }));
        await until(() => find(writer, 'ivs-chat-composer', '.over'));
        const lurker = await addConnectedChat(service, { lurk: true });
        const wrong = addChat({});
        await until(() => find(wrong, 'ivs-chat-messages', '.instead .button'));
        for (const chat of [reader, writer, lurker, wrong]) assert.deepEqual(await violations(chat), []);
      });
    });
});
