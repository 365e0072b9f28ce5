/** Puts one more at the end, and lets the first go where there are more than so many. */
export function keepNewest<Item>(all: Item[], newest: Item, max: number): void {
  all.push(newest);
  if (all.length > max) all.shift();
}
