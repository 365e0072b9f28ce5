import assert from 'node:assert/strict';
import { test } from 'node:test';
import { begunBefore, completionsOf } from '../../src/elements/completions.ts';
import { defaultView } from '../../src/store/view.ts';
import { fakeStore } from '../helpers/fake-store.ts';

test('names are offered as they are found in a text again: with their blanks, and none that no mention begins with', async () => {
  const { store, say } = await fakeStore();
  for (const displayName of ['Ann Lee', 'ann', '(ann)'])
    say(displayName, 'x', { Sender: { UserId: 'u', Attributes: { displayName } } });
  const text = 'hi @an';
  const offered = completionsOf(begunBefore(text, text.length)!, store.getState().entries, defaultView);
  assert.deepEqual(
    offered.map((one) => one.text),
    ['@ann ', '@Ann Lee '],
  );
});
