import { attributes, cssProperties } from './manifest.ts';

/** What was chosen, by name: attributes, custom properties of the theme, and what the page itself has. */
export type State = Map<string, string>;

/** What is no attribute and no custom property. */
export const pageNames = ['scheme', 'preset', 'width'] as const;

const names = new Set([...pageNames, ...attributes.map(({ name }) => name), ...cssProperties.map(({ name }) => name)]);

/** What there is to see before anything was chosen. */
const beginning: [name: string, value: string][] = [['simulate', '2/s']];

/** The state that an address has; what it does not know is left out. */
export function readState(hash: string): State {
  if (hash.length < 2) return new Map(beginning);
  return new Map([...new URLSearchParams(hash.slice(1))].filter(([name]) => names.has(name)));
}

/** The part of an address that {@link readState} reads. */
export const writeState = (state: State): string => `#${new URLSearchParams([...state]).toString()}`;

/** A room of the service that runs beside this page. */
export const localRoom: Record<string, string> = {
  'token-endpoint': '/chat-token',
  'room-identifier': 'arn:aws:ivschat:us-west-2:123456789012:room/demodemodemo',
};
