/** The little of `URL` that is used here; every host has it. */
export interface Address {
  readonly href: string;
  readonly origin: string;
  readonly protocol: string;
  readonly hostname: string;
  readonly port: string;
  readonly pathname: string;
}

const { URL } = globalThis as unknown as { URL: new (text: string, base?: string) => Address };

/** Reads an address; `undefined` where it is none. */
export function readAddress(text: string, base?: string): Address | undefined {
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
}

/** An address without what may be secret in it. */
export const shortAddress = ({ origin, pathname }: Address): string => `${origin}${pathname}`;

/** Whether a browser lets an https page reach it: by TLS, or on its own machine. */
export const isSafe = ({ protocol, hostname }: Address): boolean =>
  /^(https|wss):$/.test(protocol) || /^(localhost|.*\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
