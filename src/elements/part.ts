/** Registers tags. */
export function defineParts(parts: Record<string, CustomElementConstructor>): void {
  for (const [tag, element] of Object.entries(parts)) customElements.define(tag, element);
}

/** A script that a page loads twice leaves all parts to the one that came first. */
export const isDefined = (): boolean => customElements.get('ivs-chat') !== undefined;

/** Does something with a part, at once or as soon as its script has come. */
export function withPart<Part extends HTMLElement>(part: Part, act: (part: Part) => void): void {
  if (part.matches(':defined')) act(part);
  else void customElements.whenDefined(part.localName).then(() => act(part));
}
