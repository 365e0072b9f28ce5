import { shortAddress, type Address } from './address.ts';
import { checkTimes, isSubprotocol, readAnswer, readFields, type TokenFields } from './answer.ts';
import { askToken, describeFailure, isFailure, type Answer } from './ask.ts';
import { checkConnection, checkTarget } from './connection.ts';
import { checkCors, checkReadable } from './cors.ts';
import { finding, type Finding } from './findings.ts';
import type { DoctorHost, Setup } from './host.ts';
import { checkPolicy } from './policy.ts';
import { checkRights } from './rights.ts';
import { readSetup, type ReadSetup } from './setup.ts';

/** What is looked at, one after the other. */
export const steps = {
  page: 'Page',
  setup: 'Set-up',
  endpoint: 'Token endpoint',
  answer: 'Its answer',
  rights: 'Who gets what',
  connection: 'Connection',
} as const;

/** What became of one step. */
export interface StepReport {
  readonly step: keyof typeof steps;
  /** Whether it could be looked at; otherwise what is above has to be mended first. */
  readonly done: boolean;
  /** What is well, in a few words. */
  readonly seen: string;
  readonly findings: readonly Finding[];
}

const done = (step: StepReport['step'], findings: Finding[], seen: string): StepReport => ({
  step,
  done: true,
  findings,
  seen,
});
const skipped = (step: StepReport['step'], seen = ''): StepReport => ({ step, done: false, findings: [], seen });

/** A token and the answer that brought it. */
interface Got {
  fields: TokenFields;
  answer?: Answer;
}

/**
 * Looks at the set-up of a chat, step by step: asks its token endpoint three times at most, twice as the chat does and once as a
 * visitor without cookies, and opens a connection or two by the first token. Nothing is said in the room.
 *
 * @returns each step as soon as it is known; those that cannot be looked at are there too
 */
export async function* examine(setup: Setup, host: DoctorHost): AsyncGenerator<StepReport, void> {
  const read = readSetup(setup, host);
  yield done('setup', read.findings, setup.roomIdentifier);
  const usable = setup.tokenProvider ?? (read.endpoint && !read.findings.some(({ severity }) => severity === 'error'));
  const got = usable ? yield* getToken(setup, read, host) : undefined;
  if (!usable) yield skipped('endpoint');
  if (!usable) yield skipped('answer');
  yield await rightsStep(setup, read, host, got);
  yield await connectionStep(setup, read, host, got);
}

/** The steps `endpoint` and `answer`. */
async function* getToken(setup: Setup, read: ReadSetup, host: DoctorHost): AsyncGenerator<StepReport, Got | undefined> {
  const first = read.endpoint ? await askEndpoint(setup, read.endpoint, read.page, host) : await askProvider(setup);
  yield done('endpoint', first.findings, first.seen);
  const { findings, fields } = 'value' in first ? readFields(first.value) : {};
  if (!findings) yield skipped('answer');
  else if (!fields) yield done('answer', findings, '');
  else {
    const again = read.endpoint ? await askAgain(setup, read.endpoint, host) : (await askProvider(setup)).value;
    if (readFields(again).fields?.token === fields.token) findings.push(finding('tokenReused', {}));
    findings.push(...checkTimes(fields, first.answer, host.now()));
    yield done('answer', findings, describeToken(fields, host.now()));
  }
  return fields && { fields, ...(first.answer && { answer: first.answer }) };
}

interface Asked {
  findings: Finding[];
  seen: string;
  value?: unknown;
  answer?: Answer;
}

async function askEndpoint(
  { request, policies }: Setup,
  endpoint: Address,
  page: Address | undefined,
  host: DoctorHost,
): Promise<Asked> {
  const findings = checkPolicy(policies, endpoint, page);
  const elsewhere = !host.inPage && page;
  if (elsewhere) findings.push(...(await checkCors(host, endpoint, page)));
  else if (!host.inPage) findings.push(finding('corsNotChecked', {}));
  const origin = elsewhere ? page.origin : undefined;
  const answer = await askToken(host, endpoint, request, { origin });
  if (isFailure(answer)) {
    const failure = describeFailure(answer, endpoint, page);
    // What a policy refuses was read from the policy already, or the browser said so.
    if (!findings.some(({ id }) => id === failure.id)) findings.push(failure);
    return { findings, seen: '' };
  }
  if (elsewhere) findings.push(...checkReadable(answer.header, endpoint, page));
  const { finding: wrong, ...rest } = readAnswer(answer, endpoint, host.inPage);
  if (wrong) findings.push(wrong);
  const seen = `${shortAddress(endpoint)} answered ${answer.status} in ${answer.receivedAt - answer.sentAt} ms.`;
  return { findings, seen, answer, ...rest };
}

async function askAgain({ request }: Setup, endpoint: Address, host: DoctorHost): Promise<unknown> {
  const answer = await askToken(host, endpoint, request);
  return isFailure(answer) ? undefined : readAnswer(answer, endpoint, host.inPage).value;
}

async function askProvider({ tokenProvider }: Setup): Promise<Asked> {
  try {
    return { findings: [], seen: 'tokenProvider of the page', value: await tokenProvider!() };
  } catch {
    return { findings: [finding('providerFailed', {})], seen: '' };
  }
}

function describeToken({ userId, capabilities, sessionExpirationTime }: TokenFields, now: number): string {
  const rights = capabilities && (capabilities.join(', ') || 'nothing but reading');
  const minutes = sessionExpirationTime && Math.round((sessionExpirationTime - now) / 60_000);
  const parts = [
    userId && ` for “${userId}”`,
    rights && `, allowing ${rights}`,
    minutes && `, for a session of ${minutes} minutes`,
  ];
  return `A token${parts.filter(Boolean).join('')}.`;
}

async function rightsStep(setup: Setup, read: ReadSetup, host: DoctorHost, got: Got | undefined): Promise<StepReport> {
  if (setup.tokenProvider) return skipped('rights', 'What tokenProvider asks is the page’s own.');
  if (!got || !read.endpoint) return skipped('rights');
  const plain = host.inPage ? undefined : got.fields;
  const { findings, refused } = await checkRights(host, read.endpoint, setup.roomIdentifier, plain);
  return done(
    'rights',
    findings,
    refused
      ? 'A visitor without cookies who asks for everything gets no token.'
      : 'A visitor without cookies gets no rights of a moderator.',
  );
}

async function connectionStep(
  setup: Setup,
  read: ReadSetup,
  host: DoctorHost,
  got: Got | undefined,
): Promise<StepReport> {
  if (!got) return skipped('connection');
  const { findings, target } = checkTarget(setup, read, got.fields, host.protocol);
  const blocks = findings.some(({ severity }) => severity === 'error');
  if (blocks) return done('connection', findings, '');
  if (!target || !isSubprotocol(got.fields.token)) return skipped('connection');
  const found = await checkConnection(host, target, got.fields.token);
  return done('connection', [...findings, ...found], `${shortAddress(target)} opened and stayed open.`);
}
