import type { TestRunnerPlugin } from '@web/test-runner';
import { startServer, type Fault, type RunningServer, type ServerOptions } from '../../src/server/index.ts';

/** What a test in the browser knows of its service. */
export interface TestService {
  id: number;
  tokenEndpoint: string;
  regionOrUrl: string;
  /** ARNs. */
  rooms: string[];
  port: number;
}

/** What a test in the browser asks of it. */
export type ServiceCommand =
  | { do: 'start'; options?: ServerOptions }
  | { do: 'stop' | 'connections'; id: number }
  | { do: 'fault'; id: number; fault: Fault };

/** Lets tests in the browser start real services, each on a port of its own. */
export function serviceCommands(): TestRunnerPlugin {
  const running = new Map<number, RunningServer>();
  let started = 0;
  const commands = {
    async start({ options }: { options?: ServerOptions }): Promise<TestService> {
      const server = await startServer({ port: 0, ...options });
      running.set(++started, server);
      const { tokenEndpoint, regionOrUrl, rooms, url } = server;
      return {
        id: started,
        tokenEndpoint,
        regionOrUrl,
        rooms: rooms.map(({ arn }) => arn),
        port: Number(new URL(url).port),
      };
    },
    async stop({ id }: { id: number }): Promise<boolean> {
      await running.get(id)?.stop();
      return running.delete(id);
    },
    /** Connections of each room. */
    connections({ id }: { id: number }): Record<string, number> {
      const { service, rooms } = running.get(id)!;
      return Object.fromEntries(rooms.map(({ arn }) => [arn, service.connections(arn)]));
    },
    fault: ({ id, fault }: { id: number; fault: Fault }): string => running.get(id)!.faults.inject(fault),
  };
  return {
    name: 'ivs-chat-service',
    async executeCommand({ command, payload }) {
      if (command !== 'ivs-service') return undefined;
      const { do: name, ...rest } = payload as ServiceCommand;
      return commands[name](rest as never);
    },
    async serverStop() {
      for (const server of running.values()) await server.stop();
    },
  };
}
