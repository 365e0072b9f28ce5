// A service that makes rooms until it is killed, and writes each that was acknowledged: create-rooms.ts <data folder>
import { Ivschat } from '@aws-sdk/client-ivschat';
import { startServer } from '../../src/server/index.ts';
import { unhurried } from './ivschat.ts';

const server = await startServer({ port: 0, callRates: unhurried, data: process.argv[2]! });
const ivschat = new Ivschat({
  endpoint: server.url,
  region: server.region,
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
});
for (let i = 0; i < 1_000; i++) {
  const { arn } = await ivschat.createRoom({ name: `room-${i}` });
  process.stdout.write(`${arn}\n`);
}
