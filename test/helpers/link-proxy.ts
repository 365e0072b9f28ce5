import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import type { TestContext } from 'node:test';

/**
 * What passes on a link: it is begun; it is `open` once the service has answered the handshake; then what the client asks, and
 * what comes back.
 */
export type Step = 'begun' | 'open' | 'asked' | 'answered';

/** What a fault does at a step: lets it pass, lets it be the last that passes, cuts before it, or loses it. */
export type Act = 'pass' | 'last' | 'cut' | 'lose';

/** What waits on a link that is stalled, and lets it go. */
interface Link {
  /** Ends both sides, as a broken network does. */
  cut(): void;
  /** Hands over what was held back. */
  flow(): void;
}

/** A network between a client and the service, which can be cut and stalled between any two frames. */
export class LinkProxy {
  /** Where clients connect, in place of the service. */
  url = '';
  /** Decides at each step of each link, the first one being 1; by default everything passes. */
  act: (step: Step, link: number) => Act = () => 'pass';
  /** Links that were begun. */
  begun = 0;
  readonly #links = new Map<number, Link>();
  /** Those that carry nothing. */
  readonly #stalled = new Set<Link>();

  /** Cuts a link, or all. */
  cut(number?: number): void {
    for (const [one, link] of [...this.#links]) if (number === undefined || one === number) link.cut();
  }

  /** From here on the links that are there carry nothing, and nobody is told; those that come are well. */
  stall(): void {
    for (const link of this.#links.values()) this.#stalled.add(link);
  }

  /** What was held back comes late, as over a network that sends again. */
  flow(): void {
    const late = [...this.#stalled];
    this.#stalled.clear();
    for (const link of late) link.flow();
  }

  /** @param port - of the service */
  carry(client: Socket, port: number): void {
    const number = ++this.begun;
    client.on('error', () => client.destroy());
    if (this.act('begun', number) === 'cut') return void client.destroy();
    const service = connect(port, '127.0.0.1');
    const late: (() => void)[] = [];
    const link: Link = {
      cut: () => {
        this.#links.delete(number);
        client.destroy();
        service.destroy();
      },
      flow: () => late.splice(0).forEach((pass) => pass()),
    };
    this.#links.set(number, link);
    const inTime = (pass: () => void): void => (this.#stalled.has(link) ? void late.push(pass) : pass());
    const hand = (to: Socket, data: Buffer, step: Step | undefined): void =>
      inTime(() => {
        const act = step ? this.act(step, number) : 'pass';
        if (act === 'cut') link.cut();
        else if (act === 'last') to.end(data);
        else if (act === 'pass') to.write(data);
      });
    let open = false;
    client.on('data', (data) => hand(service, data, open ? 'asked' : undefined));
    service.on('data', (data) => {
      hand(client, data, open ? 'answered' : 'open');
      open = true;
    });
    service.on('error', () => link.cut());
    for (const [one, other] of [
      [client, service],
      [service, client],
    ] as const)
      one.on('close', () =>
        inTime(() => {
          this.#links.delete(number);
          other.end();
        }),
      );
  }
}

/** A proxy before a service, until the test ends. */
export async function startLinkProxy(t: TestContext, regionOrUrl: string): Promise<LinkProxy> {
  const proxy = new LinkProxy();
  const port = Number(new URL(regionOrUrl).port);
  const server = createServer((client) => proxy.carry(client, port));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    server.close();
    proxy.flow();
    proxy.cut();
  });
  proxy.url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return proxy;
}
