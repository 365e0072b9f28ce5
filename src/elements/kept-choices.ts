import type { ChatStore } from '../store/chat-store.ts';
import { MAX_MUTED, readPreferences, type Preferences } from '../store/view.ts';

/** Under which a viewer's choices are kept, for all chats of a site. */
const STORAGE_KEY = 'ivs-chat';

/**
 * Takes over what the viewer chose the last time, and keeps what they choose from here on, in this browser.
 *
 * A page may forbid storage, and it may be full: then a choice holds for this visit.
 *
 * @returns what ends the keeping
 */
export function keepChoices(store: ChatStore): () => void {
  const { chosen, muted } = readKept();
  store.choose(chosen);
  for (const [userId, name] of muted) store.mute(userId, true, name);
  let kept = store.getState();
  return store.subscribe(() => {
    const state = store.getState();
    if (state.chosen === kept.chosen && state.muted === kept.muted) return;
    if (keep(kept, state)) kept = state;
  });
}

type Choices = Pick<ReturnType<ChatStore['getState']>, 'chosen' | 'muted'>;

/** Puts only what changed over what is there: another chat may have kept something meanwhile. False where nothing can be kept. */
function keep(before: Choices, now: Choices): boolean {
  const there = readKept();
  const names = Object.keys(now.chosen) as (keyof Preferences)[];
  const changed = names.filter((name) => now.chosen[name] !== before.chosen[name]);
  const muted = new Map(there.muted);
  for (const [userId] of before.muted) if (!now.muted.has(userId)) muted.delete(userId);
  for (const [userId, name] of now.muted) if (!before.muted.has(userId)) muted.set(userId, name);
  const chosen = Object.fromEntries(changed.map((name) => [name, now.chosen[name]]));
  const text = JSON.stringify({ ...there.chosen, ...chosen, muted: [...muted].slice(-MAX_MUTED) });
  return attempt(() => (localStorage.setItem(STORAGE_KEY, text), true)) ?? false;
}

const readKept = (): ReturnType<typeof readPreferences> =>
  readPreferences(attempt(() => localStorage.getItem(STORAGE_KEY)) ?? null);

function attempt<Value>(act: () => Value): Value | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}
