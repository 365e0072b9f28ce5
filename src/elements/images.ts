/**
 * Says whether an image that a sender names may be loaded: nothing comes from a host that the page did not name.
 *
 * @param address - of a sender's avatar
 * @param origins - `https://cdn.example.com`, besides the page's own
 * @returns the address, whole; `undefined` where it may not be loaded
 */
export function allowedImage(address: string | undefined, origins: readonly string[]): string | undefined {
  if (!address || !URL.canParse(address, document.baseURI)) return undefined;
  const { protocol, origin, href } = new URL(address, document.baseURI);
  if (protocol !== 'https:' && protocol !== 'http:') return undefined;
  return origin === location.origin || origins.includes(origin) ? href : undefined;
}

/** An image of the page's own pack: wherever it is, the page chose it. */
export function packImage(address: string | undefined): string | undefined {
  if (!address || !URL.canParse(address, document.baseURI)) return undefined;
  const { href } = new URL(address, document.baseURI);
  return /^(?:https?:|blob:|data:image\/)/.test(href) ? href : undefined;
}
