import type { ChatStore } from '../store/chat-store.ts';
import { readPreferences } from '../store/view.ts';

/** Under which a viewer's choices are kept. */
const STORAGE_KEY = 'ivs-chat';

/**
 * Takes over what the viewer chose the last time, and keeps what they choose from here on, in this browser.
 *
 * A page may forbid storage, and it may be full: then a choice holds for this visit.
 *
 * @returns what ends the keeping
 */
export function keepChoices(store: ChatStore): () => void {
  const { chosen, muted } = readPreferences(attempt(() => localStorage.getItem(STORAGE_KEY)) ?? null);
  store.choose(chosen);
  for (const userId of muted) store.mute(userId);
  let kept = store.getState();
  return store.subscribe(() => {
    const state = store.getState();
    if (state.chosen === kept.chosen && state.muted === kept.muted) return;
    kept = state;
    attempt(() => localStorage.setItem(STORAGE_KEY, JSON.stringify({ ...state.chosen, muted: [...state.muted] })));
  });
}

function attempt<Value>(act: () => Value): Value | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}
