import { Counter, Gauge, Registry } from 'prom-client';
import { RateMeter } from './rate-meter.ts';

/** Why a destination of chat logs did not take lines, where it is one of those that are counted apart. */
export type LogFailure = 'accessDenied' | 'notFound';

/**
 * Figures of the service, with the names and dimensions that CloudWatch has them under in `AWS/IVSChat`.
 * Source: the user guide, "Monitoring Amazon IVS Chat".
 */
export class Metrics {
  readonly #registry = new Registry();
  readonly #connections = new Gauge({
    name: 'ConcurrentChatConnections',
    help: 'Connections that are open',
    registers: [this.#registry],
  });
  readonly #requests = this.#counter('Requests', 'Requests that were accepted', 'Action');
  readonly #messagingRequests = this.#counter('MessagingRequests', 'Requests to send a message that were accepted');
  readonly #deliveries = this.#counter('Deliveries', 'Frames that were handed to connections', 'Action');
  readonly #messagingDeliveries = this.#counter('MessagingDeliveries', 'Messages that were handed to connections');
  readonly #invocationErrors = this.#counter('InvocationErrors', 'Review handlers that failed or were too slow', 'Uri');
  readonly #responseErrors = this.#counter('ResponseValidationErrors', 'Review handlers that answered nonsense', 'Uri');
  readonly #logErrors = this.#counter(
    'LogDestinationErrors',
    'Writes of chat logs that failed',
    'LoggingConfiguration',
  );
  readonly #logFailures: Record<LogFailure, Counter> = {
    accessDenied: this.#counter(
      'LogDestinationAccessDeniedError',
      'Writes of chat logs that were not allowed',
      'LoggingConfiguration',
    ),
    notFound: this.#counter(
      'LogDestinationResourceNotFoundErrors',
      'Writes of chat logs to a place that is not there',
      'LoggingConfiguration',
    ),
  };

  readonly #messageRate: RateMeter;
  readonly #deliveryRate: RateMeter;

  /** @param now - milliseconds since 1970 */
  constructor(now: () => number) {
    this.#messageRate = new RateMeter(now);
    this.#deliveryRate = new RateMeter(now);
  }

  /** Messages and deliveries a second, over the last ten. */
  rates(): { messages: number; deliveries: number } {
    return { messages: this.#messageRate.perSecond(), deliveries: this.#deliveryRate.perSecond() };
  }

  connected(change: 1 | -1): void {
    this.#connections.inc(change);
  }

  requested(action: string): void {
    this.#requests.inc({ Action: action });
    if (action !== 'SEND_MESSAGE') return;
    this.#messagingRequests.inc();
    this.#messageRate.count(1);
  }

  delivered(action: string, connections: number): void {
    this.#deliveries.inc({ Action: action }, connections);
    this.#deliveryRate.count(connections);
    if (action === 'SEND_MESSAGE') this.#messagingDeliveries.inc(connections);
  }

  reviewFailed(uri: string, why: 'invocation' | 'response'): void {
    (why === 'invocation' ? this.#invocationErrors : this.#responseErrors).inc({ Uri: uri });
  }

  logFailed(LoggingConfiguration: string, why: LogFailure | undefined): void {
    this.#logErrors.inc({ LoggingConfiguration });
    if (why) this.#logFailures[why].inc({ LoggingConfiguration });
  }

  /** Prometheus' text format. */
  text(): Promise<string> {
    return this.#registry.metrics();
  }

  #counter(name: string, help: string, ...labelNames: string[]): Counter {
    return new Counter({ name, help, labelNames, registers: [this.#registry] });
  }
}
