import { useInsertionEffect, useRef } from 'react';

/**
 * What the last render gave, for a function that is called later.
 *
 * Of all effects this one runs first, so that it is there for whoever asks in an effect, or in what an element does with its new
 * properties; and a server renders it without a warning.
 */
export function useLatest<Value>(value: Value): { readonly current: Value } {
  const latest = useRef(value);
  useInsertionEffect(() => {
    latest.current = value;
  });
  return latest;
}
