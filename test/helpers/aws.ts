import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { S3 } from '@aws-sdk/client-s3';
import S3rver from 's3rver';

const credentials = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' };

/** A folder that goes with the test. */
export function temporaryFolder(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'ivs-chat-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** An S3-compatible server with one bucket. */
export async function startS3(t: TestContext, bucket: string) {
  const server = new S3rver({ port: 0, address: '127.0.0.1', silent: true, directory: temporaryFolder(t) });
  const { port } = await server.run();
  t.after(() => server.close());
  const config = {
    endpoint: `http://127.0.0.1:${port}`,
    region: 'us-west-2',
    credentials,
    forcePathStyle: true,
    requestChecksumCalculation: 'WHEN_REQUIRED' as const,
  };
  const client = new S3(config);
  t.after(() => client.destroy());
  await client.createBucket({ Bucket: bucket });
  return {
    config,
    async keys(): Promise<string[]> {
      const { Contents = [] } = await client.listObjectsV2({ Bucket: bucket });
      return Contents.map(({ Key }) => Key!);
    },
    async lines(key: string): Promise<unknown[]> {
      const { Body } = await client.getObject({ Bucket: bucket, Key: key });
      return readLines(gunzipSync(await Body!.transformToByteArray()).toString());
    },
  };
}

export const readLines = (text: string): unknown[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);

/** A call of an SDK that speaks JSON 1.1. */
export interface RecordedCall {
  operation: string;
  input: Record<string, unknown>;
  signed: boolean;
}

type Answer = { status?: number; body?: object };

/**
 * Stands for CloudWatch Logs and Firehose, which cannot be had here: it records what the official SDKs ask, and answers as
 * `answer` says.
 */
export async function startRecorder(t: TestContext, answer: (call: RecordedCall) => Answer = () => ({})) {
  const calls: RecordedCall[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += String(chunk)));
    request.on('end', () => {
      const call = {
        operation: String(request.headers['x-amz-target']),
        input: JSON.parse(body) as Record<string, unknown>,
        signed: /^AWS4-HMAC-SHA256 Credential=key\//.test(request.headers.authorization ?? ''),
      };
      calls.push(call);
      const { status = 200, body: answered = {} } = answer(call);
      response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(answered));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const config = {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    region: 'us-west-2',
    credentials: { accessKeyId: 'key', secretAccessKey: 'secret' },
  };
  return { calls, config };
}
