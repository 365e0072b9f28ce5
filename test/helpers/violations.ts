import type axeCore from 'axe-core';

declare const axe: typeof axeCore;

/** What axe finds in an element: each rule that is broken, with where and how. */
export async function violations(target: Element): Promise<string[]> {
  const { violations: found } = await axe.run(target);
  return found.map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map(({ target: path, failureSummary }) => `${path.join(' ')} ${failureSummary}`).join('; ')}`,
  );
}
