import { Counter, Gauge, Registry } from 'prom-client';

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

  connected(change: 1 | -1): void {
    this.#connections.inc(change);
  }

  requested(action: string): void {
    this.#requests.inc({ Action: action });
    if (action === 'SEND_MESSAGE') this.#messagingRequests.inc();
  }

  delivered(action: string, connections: number): void {
    this.#deliveries.inc({ Action: action }, connections);
    if (action === 'SEND_MESSAGE') this.#messagingDeliveries.inc(connections);
  }

  reviewFailed(uri: string, why: 'invocation' | 'response'): void {
    (why === 'invocation' ? this.#invocationErrors : this.#responseErrors).inc({ Uri: uri });
  }

  /** Prometheus' text format. */
  text(): Promise<string> {
    return this.#registry.metrics();
  }

  #counter(name: string, help: string, ...labelNames: string[]): Counter {
    return new Counter({ name, help, labelNames, registers: [this.#registry] });
  }
}
