import { render, type RootPart } from 'lit';
import { refuse } from '../store/page-functions.ts';
import { renderRow, type RenderedRow, type RowContext, type RowState, type Shown } from './message-row.ts';

interface Row {
  readonly element: HTMLElement;
  entry?: Shown;
  state?: RowState;
  context?: RowContext;
  /** Of what Lit rendered into it. */
  part?: RootPart;
}

/**
 * The elements of the rows, by their keys. A row is touched when something of it has changed, and at no other time.
 *
 * Lit's own `repeat` leaves a comment behind for each row that goes, which in a chat is without end
 * (https://github.com/lit/lit/issues/5298).
 */
export class Rows {
  readonly #rows = new Map<string, Row>();

  /**
   * Makes the rows of a list those of the entries, in their order.
   *
   * @param stateOf - how the row of an entry stands, after the one before it
   */
  render(
    list: HTMLElement,
    entries: readonly Shown[],
    stateOf: (entry: Shown, before: Shown | undefined) => RowState,
    context: RowContext,
  ): void {
    const wanted = new Set(entries.map(({ key }) => key));
    for (const [key, { element, part }] of this.#rows) {
      if (wanted.has(key)) continue;
      part?.setConnected(false);
      element.remove();
      this.#rows.delete(key);
    }
    let at = list.firstElementChild;
    for (const [index, entry] of entries.entries()) {
      const row = this.#rows.get(entry.key) ?? this.#add(entry);
      show(row, entry, stateOf(entry, entries[index - 1]), context);
      if (row.element === at) at = at.nextElementSibling;
      else list.insertBefore(row.element, at);
    }
  }

  /** What a page put into rows may have to end with the list, and to begin again with it. */
  setConnected(connected: boolean): void {
    for (const { part } of this.#rows.values()) part?.setConnected(connected);
  }

  #add({ kind, key }: Shown): Row {
    const element = document.createElement('div');
    if (kind !== 'divider') {
      element.role = 'article';
      element.tabIndex = -1;
      element.dataset['key'] = key;
    }
    const row = { element };
    this.#rows.set(key, row);
    return row;
  }
}

function show(row: Row, entry: Shown, state: RowState, context: RowContext): void {
  if (row.entry === entry && row.context === context && isSame(row.state!, state)) return;
  Object.assign(row, { entry, state, context });
  try {
    draw(row, renderRow(entry, state, context));
  } catch (cause) {
    // What the page gave cannot be shown, and would keep all that comes after it out of the list.
    const option = entry.kind === 'message' ? 'renderMessage' : 'renderEvent';
    const { view } = context;
    refuse(view[option], cause);
    draw(row, renderRow(entry, state, { ...context, view: { ...view, [option]: undefined } }));
  }
}

function draw(row: Row, { look, part, style, content }: RenderedRow): void {
  const { element } = row;
  element.className = look;
  element.setAttribute('part', part);
  // Through the style object, which a Content-Security-Policy allows where it refuses a style attribute.
  if (style !== undefined) element.style.cssText = style;
  row.part = render(content, element);
}

const isSame = (one: RowState, other: RowState): boolean =>
  (Object.keys(one) as (keyof RowState)[]).every((name) => one[name] === other[name]);
