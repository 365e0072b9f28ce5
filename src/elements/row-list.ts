import type { CSSResult } from 'lit';
import type { Segment } from '../store/content.ts';
import type { MessageEntry } from '../store/entries.ts';

/** How rows stand with who acts on them. */
export interface RowMarks {
  /** Key of the row under the pointer or the focus. */
  marked?: string | undefined;
  /** Key of the row on which a finger rests. */
  pressed?: string | undefined;
  /** Key of the row whose menu is open. */
  menu?: string | undefined;
  /** Key of the row whose sender's card is open. */
  card?: string | undefined;
  /** A mouse is on its way to something in the list, or rests on a row's buttons. */
  held?: boolean;
  /** Somebody walks through the rows with the keyboard. */
  walking?: boolean;
  /** Keys of the messages that a moderator has chosen; `undefined` while none are being chosen. */
  selected?: ReadonlySet<string> | undefined;
  /** Keys of deleted messages that a moderator looks at. */
  revealed?: ReadonlySet<string>;
}

/** What the part that acts on rows puts into them. */
export interface RowActions {
  styles: CSSResult;
  /** The pieces of a message with no more empty lines than a text needs. */
  withoutGaps(segments: readonly Segment[]): readonly Segment[];
  /** To choose a message by. */
  checkbox(entry: MessageEntry, selected: boolean): unknown;
  /** Why a message was not sent, and what can be done about it. */
  failure(entry: MessageEntry): unknown;
  /** The buttons of the row under the pointer. */
  tools(entry: MessageEntry, menuOpen: boolean, may: { mayReply: boolean; mayDelete: boolean }): unknown;
}

/** What the list offers to the part that acts on its rows. */
export interface RowList {
  /** Takes over what its rows show for whoever acts on them. */
  equip(actions: RowActions): void;
  /** What scrolls; every event of a row comes by, and it takes the focus of what goes. */
  scroller(): HTMLElement;
  marks(): RowMarks;
  mark(marks: RowMarks): void;
  /** Rows in the DOM, in their order. */
  rows(): HTMLElement[];
  focusedRow(): HTMLElement | null;
  /** Gives the focus to a row, or to the nearest one that is there. */
  focusRow(index: number): void;
  /** Puts the row of an entry into the DOM, and leaves the end. @param index - in the entries */
  bring(index: number): Promise<void>;
  /** Puts more rows into the DOM at one side. */
  extend(side: 'before' | 'after'): Promise<void>;
}
