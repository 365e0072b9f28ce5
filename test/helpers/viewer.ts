import { executeServerCommand } from '@web/test-runner-commands';
import type { PageCommand } from './page-commands.ts';
import type { Media } from './webkit-display.ts';

const command = (payload: PageCommand): Promise<boolean> =>
  executeServerCommand<boolean, PageCommand>('ivs-page', payload);

/** Types a text, or presses a key by its name, as a viewer at a keyboard. */
export async function sendKeys(keys: Partial<Record<'type' | 'press' | 'down' | 'up', string>>): Promise<void> {
  for (const [name, value] of Object.entries(keys)) await command({ do: name as 'type', keys: value });
}

/** The mouse, at whole pixels from the upper left corner of the page. */
export async function sendMouse(mouse: { type: 'move' | 'click'; position: [number, number] }): Promise<void> {
  await command({ do: mouse.type, at: mouse.position });
}

/** What the viewer prefers; what is not given is as usual. Tells whether this engine can be told. */
export const emulateMedia = (media: Media): Promise<boolean> => command({ do: 'emulate', media });

/** The engine that this test runs in. */
export const engine = /Firefox/.test(navigator.userAgent)
  ? 'firefox'
  : /Chrom/.test(navigator.userAgent)
    ? 'chromium'
    : 'webkit';
