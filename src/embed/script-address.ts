/**
 * Where a classic script came from: known only while it first runs, and never to `import()` where the tag has no `crossorigin`.
 * A script that was pasted into the page counts from the page.
 */
export const scriptAddress = (document.currentScript as HTMLScriptElement | null)?.src || document.baseURI;
