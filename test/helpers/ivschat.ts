import { Ivschat, type IvschatClientConfig } from '@aws-sdk/client-ivschat';
import type { TestContext } from 'node:test';
import type { RunningServer } from '../../src/server/index.ts';

/** The official SDK, pointed at a service of ours; one attempt a call, so that what is refused is seen. */
export function sdkFor(t: TestContext, server: RunningServer, config: IvschatClientConfig = {}): Ivschat {
  const client = new Ivschat({
    endpoint: server.url,
    region: server.region,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
    ...config,
  });
  t.after(() => client.destroy());
  return client;
}

/** Call rates that no test reaches by accident. */
export const unhurried = Object.fromEntries(
  [
    'CreateRoom',
    'GetRoom',
    'UpdateRoom',
    'DeleteRoom',
    'ListRooms',
    'CreateLoggingConfiguration',
    'GetLoggingConfiguration',
    'UpdateLoggingConfiguration',
    'DeleteLoggingConfiguration',
    'ListLoggingConfigurations',
    'TagResource',
    'UntagResource',
    'ListTagsForResource',
  ].map((name) => [name, 10_000]),
);
