import { createRequire } from 'node:module';
import type axeCore from 'axe-core';
import type { Page } from 'puppeteer-core';

declare const axe: typeof axeCore;

const script = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** What axe finds in a page: each rule that is broken, with where and how. */
export async function pageViolations(page: Page): Promise<string[]> {
  await page.addScriptTag({ path: script });
  return page.evaluate(async () =>
    (await axe.run(document)).violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(' ')} ${failureSummary}`).join('; ')}`,
    ),
  );
}
