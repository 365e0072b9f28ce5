import { enFirst } from './en-first.ts';
import { enLater } from './en-later.ts';

/** Every word that the widget says, in English. */
export const en = { ...enFirst, ...enLater };

/** The table of one language: every key of the English one. */
export type Words = typeof en;
