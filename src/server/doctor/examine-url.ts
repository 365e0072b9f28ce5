import { shortAddress, type Address } from '../../doctor/address.ts';
import { describeFailure } from '../../doctor/ask.ts';
import { examine, type StepReport } from '../../doctor/examine.ts';
import { finding, type Finding } from '../../doctor/findings.ts';
import type { DoctorHost, Setup } from '../../doctor/host.ts';
import { readPage } from './read-page.ts';

/** What one chat of a page, or one endpoint, is called among the reports. */
export interface Named {
  readonly chat: string;
  readonly report: StepReport;
}

/** Checks a token endpoint as such: for a page of `origin`, where one is named. */
export async function* examineEndpoint(
  host: DoctorHost,
  endpoint: Address,
  { room, regionOrUrl = '', origin }: { room: string; regionOrUrl?: string | undefined; origin?: string | undefined },
): AsyncGenerator<Named> {
  const request = { roomIdentifier: room };
  const setup: Setup = {
    tokenEndpoint: endpoint.href,
    roomIdentifier: room,
    regionOrUrl,
    request,
    page: origin,
    policies: [],
  };
  yield* named(shortAddress(endpoint), examine(setup, host));
}

/** Reads a page, and checks each `<ivs-chat>` in its HTML. */
export async function* examinePage(host: DoctorHost, page: Address): AsyncGenerator<Named> {
  const chat = shortAddress(page);
  const { setups, findings } = await fetchPage(host, page);
  const seen = setups.length === 1 ? `one <ivs-chat> in ${chat}` : `${setups.length} <ivs-chat> in ${chat}`;
  yield { chat, report: { step: 'page', done: true, seen, findings } };
  for (const [index, setup] of setups.entries())
    yield* named(setups.length === 1 ? chat : `${chat}, <ivs-chat> ${index + 1}`, examine(setup, host));
}

async function fetchPage(host: DoctorHost, page: Address): Promise<{ setups: Setup[]; findings: Finding[] }> {
  const url = shortAddress(page);
  const wrong = (found: Finding): { setups: Setup[]; findings: Finding[] } => ({ setups: [], findings: [found] });
  try {
    const init = { method: 'GET', headers: { accept: 'text/html' }, credentials: 'omit' } as const;
    const response = await host.fetch(page.href, init);
    if (!response.ok) return wrong(finding('pageNotRead', { url, status: response.status }));
    if (!/html/.test(response.headers.get('content-type') ?? '')) return wrong(finding('notAPage', { url }));
    const policy = response.headers.get('content-security-policy');
    const setups = readPage(response.url, await response.text(), policy);
    return setups.length ? { setups, findings: [finding('scriptsNotRun', {})] } : wrong(finding('noTag', { url }));
  } catch (error) {
    return wrong(describeFailure(await host.explain(error, page.href), page));
  }
}

async function* named(chat: string, reports: AsyncGenerator<StepReport>): AsyncGenerator<Named> {
  for await (const report of reports) yield { chat, report };
}
