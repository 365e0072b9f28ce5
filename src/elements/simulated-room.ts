import { ChatClientError } from '../client/errors.ts';
import { hostPlatform, type SocketLike } from '../client/platform.ts';
import type { ChatToken } from '../client/types.ts';
import type { Attributes } from '../protocol/frames.ts';
import type { Simulation } from '../simulation/simulation.ts';

/** The room of a chat that has none: the crowd in it comes with a script of its own, when the first token is asked for. */
export class SimulatedRoom {
  readonly #scene: string;
  #simulation: Simulation | undefined;

  /** @param scene - the value of `simulate` */
  constructor(scene: string) {
    this.#scene = scene;
  }

  /**
   * What a token would say.
   *
   * @param reads - whether the viewer only reads along
   * @throws ChatClientError `simulationFailed`
   */
  async fetchToken(viewer: { userId: string; attributes: Attributes }, reads: boolean): Promise<ChatToken> {
    try {
      const { startSimulation } = await import('../simulation/simulation.ts');
      this.#simulation ??= startSimulation(this.#scene, {
        platform: hostPlatform,
        viewer,
        isHidden: () => document.hidden,
      });
    } catch (cause) {
      throw new ChatClientError('simulationFailed', (cause as Error).message, false, cause);
    }
    const capabilities = reads ? [] : this.#simulation.capabilities;
    return { ...viewer, capabilities, token: 'simulated', regionOrUrl: 'wss://simulated' };
  }

  /** Asked after the token has come. */
  createSocket(): SocketLike {
    return this.#simulation!.createSocket();
  }

  /** As a backend does it by SendEvent. */
  sendEvent(name: string, attributes: Attributes): void {
    this.#simulation?.sendEvent(name, attributes);
  }
}
