import type { Attributes } from '../protocol/frames.ts';
import { codePointLength, limits } from '../protocol/limits.ts';
import { attributesSize, isAttributes } from './attributes.ts';
import type { Metrics } from './metrics.ts';
import type { RecentErrors } from './recent-errors.ts';
import type { ReviewHandler } from './resources.ts';

/** How long a handler may take, in milliseconds. Source: the user guide, "Chat Message Review Handler". */
const TIME_LIMIT_MS = 200;

/** What a review handler is told of a message. */
export interface ReviewRequest {
  Content: string;
  MessageId: string;
  RoomArn: string;
  Attributes: Attributes;
  Sender: { UserId: string; Ip: string; Attributes: Attributes };
}

/** What the review came to. */
export type ReviewResult =
  { ReviewResult: 'ALLOW'; Content: string; Attributes: Attributes } | { ReviewResult: 'DENY'; Reason: string };

/**
 * Calls a function by its ARN.
 *
 * @param signal - aborts when the time is up
 * @returns what the function answered, read as JSON
 */
export type InvokeFunction = (uri: string, request: ReviewRequest, signal: AbortSignal) => Promise<unknown>;

/**
 * Invokes functions of an endpoint that speaks the Lambda Invoke API, as `sam local start-lambda` does.
 *
 * @param endpoint - `http://127.0.0.1:3001`
 */
export function lambdaEndpoint(endpoint: string): InvokeFunction {
  return async (uri, request, signal) => {
    const name = encodeURIComponent(uri.split(':function:')[1] ?? uri);
    const response = await fetch(new URL(`/2015-03-31/functions/${name}/invocations`, endpoint), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(request),
      signal,
    });
    if (!response.ok) throw new Error(`Lambda answered ${response.status}`);
    const text = await response.text();
    try {
      return JSON.parse(text);
    } catch {
      // No answer at all is one of no form that is known; the handler was invoked.
      return undefined;
    }
  };
}

/** Reviews messages before they are sent. What fails falls back, and is counted. */
export class Reviewer {
  readonly #invoke: InvokeFunction;
  readonly #metrics: Metrics;
  readonly #errors: RecentErrors;

  constructor(invoke: InvokeFunction, metrics: Metrics, errors: RecentErrors) {
    this.#invoke = invoke;
    this.#metrics = metrics;
    this.#errors = errors;
  }

  /** @param messageLength - the room's limit, in code points */
  async review(handler: ReviewHandler, request: ReviewRequest, messageLength: number): Promise<ReviewResult> {
    const { uri, fallbackResult } = handler;
    const fallBack = (why: 'invocation' | 'response', message: string): ReviewResult => {
      this.#errors.report(`review by ${uri}`, `${message}: the room falls back to ${fallbackResult}`);
      this.#metrics.reviewFailed(uri, why);
      const { Content, Attributes } = request;
      return fallbackResult === 'ALLOW'
        ? { ReviewResult: 'ALLOW', Content, Attributes }
        : { ReviewResult: 'DENY', Reason: '' };
    };
    let answer: unknown;
    try {
      answer = await inTime((signal) => this.#invoke(uri, request, signal));
    } catch (error) {
      return fallBack('invocation', (error as Error).message);
    }
    const read = readAnswer(answer, request, messageLength);
    return typeof read === 'string' ? fallBack('response', `the answer ${read}`) : read;
  }
}

/** Rejects when the time is up, whether or not the work heeds its signal. */
async function inTime<Value>(work: (signal: AbortSignal) => Promise<Value>): Promise<Value> {
  const signal = AbortSignal.timeout(TIME_LIMIT_MS);
  return Promise.race([
    work(signal),
    new Promise<never>((_resolve, reject) =>
      signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true }),
    ),
  ]);
}

/**
 * Attributes that are not there, or `null` as Go writes them, leave those of the message.
 * Source: the user guide, "Chat Message Review Handler", "Response Syntax".
 *
 * @returns what is wrong with the answer, where something is
 */
function readAnswer(answer: unknown, request: ReviewRequest, messageLength: number): ReviewResult | string {
  const { ReviewResult, Content, Attributes } = Object(answer) as Record<string, unknown>;
  if (ReviewResult !== 'ALLOW' && ReviewResult !== 'DENY') return 'has no ReviewResult of ALLOW or DENY';
  if (typeof Content !== 'string') return 'has no Content';
  const given = Attributes ?? {};
  if (!isAttributes(given)) return 'has Attributes that are no object of strings';
  if (attributesSize(given) > limits.attributesBytes) return `has Attributes of over ${limits.attributesBytes} bytes`;
  if (ReviewResult === 'DENY') return { ReviewResult, Reason: given['Reason'] ?? '' };
  if (!Content || codePointLength(Content) > messageLength)
    return `has Content that is not of 1 to ${messageLength} characters`;
  return { ReviewResult, Content, Attributes: Attributes ? given : request.Attributes };
}
