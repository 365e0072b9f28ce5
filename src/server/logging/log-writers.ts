import type { Destination } from '../resources.ts';
import { logFolder } from './log-folder.ts';
import { linesText, logObject, streamName, type WriteLog } from './log-format.ts';

export type DestinationKind = keyof Destination;

/** Configuration of a client of the official SDK: endpoint, region, credentials and whatever else it takes. */
export type SdkConfig = Record<string, unknown>;

/** How long a place may take to answer, in milliseconds. */
const ANSWER_MS = 10_000;

/** Brings lines to places of one kind. */
export interface LogWriter {
  /** How long lines are gathered, in milliseconds. */
  readonly gatherMs: number;
  /** The most that one batch may hold; each line counts `lineOverhead` bytes besides its own. */
  readonly most: { lines: number; bytes: number; lineOverhead: number };
  readonly write: WriteLog;
}

/** Sources: the user guide, which tells how long chat takes to a place; the API reference of each place. */
const kinds = {
  s3: { gatherMs: 300_000, most: { lines: Infinity, bytes: 16 * 1024 ** 2, lineOverhead: 1 } },
  cloudWatchLogs: { gatherMs: 5_000, most: { lines: 10_000, bytes: 1024 ** 2, lineOverhead: 26 } },
  firehose: { gatherMs: 5_000, most: { lines: 500, bytes: 4 * 1024 ** 2, lineOverhead: 1 } },
} as const satisfies Record<DestinationKind, Omit<LogWriter, 'write'>>;

/** Brings chat to S3, CloudWatch Logs and Firehose by the official SDK, loaded only where it is asked for. */
const sdkWriters: Record<DestinationKind, (config: SdkConfig) => Promise<WriteLog>> = {
  async s3(config) {
    const { S3 } = await import('@aws-sdk/client-s3');
    const client = new S3(config);
    return async (batch) => {
      const { key, body } = await logObject(batch);
      await client.putObject({ Bucket: batch.name, Key: key, Body: body, ContentType: 'application/gzip' }, inTime());
      return [];
    };
  },
  async cloudWatchLogs(config) {
    const { CloudWatchLogs } = await import('@aws-sdk/client-cloudwatch-logs');
    const client = new CloudWatchLogs(config);
    return async ({ roomArn, name, lines }) => {
      const stream = { logGroupName: name, logStreamName: streamName(roomArn) };
      const logEvents = lines.map(({ time, text }) => ({ timestamp: time, message: text }));
      try {
        await client.putLogEvents({ ...stream, logEvents }, inTime());
      } catch (error) {
        // The first line of a room: its stream is not there yet.
        if ((error as Error).name !== 'ResourceNotFoundException') throw error;
        await client.createLogStream(stream, inTime());
        await client.putLogEvents({ ...stream, logEvents }, inTime());
      }
      return [];
    };
  },
  async firehose(config) {
    const { Firehose } = await import('@aws-sdk/client-firehose');
    const client = new Firehose(config);
    return async ({ name, lines }) => {
      const Records = lines.map((line) => ({ Data: Buffer.from(linesText([line])) }));
      const batch = { DeliveryStreamName: name, Records };
      const { RequestResponses = [] } = await client.putRecordBatch(batch, inTime());
      return lines.filter((_line, index) => RequestResponses[index]?.ErrorCode);
    };
  },
};

const inTime = () => ({ abortSignal: AbortSignal.timeout(ANSWER_MS) });

/** The package of each, which is an optional peer of this one. */
const sdkPackages: Record<DestinationKind, string> = {
  s3: '@aws-sdk/client-s3',
  cloudWatchLogs: '@aws-sdk/client-cloudwatch-logs',
  firehose: '@aws-sdk/client-firehose',
};

/**
 * One writer for each kind of place: by its SDK where there is a configuration for it, otherwise a folder.
 *
 * @param clients - configurations of the SDK's clients; `{}` is AWS itself, with what the environment tells
 * @throws Error with a sentence that names the fix, where the package is not installed
 */
export async function openLogWriters(
  clients: Partial<Record<DestinationKind, SdkConfig>>,
  folder: string,
): Promise<Record<DestinationKind, LogWriter>> {
  const open = async (kind: DestinationKind): Promise<[DestinationKind, LogWriter]> => {
    const config = clients[kind];
    const write = config ? await openSdk(kind, config) : logFolder(folder, kind);
    return [kind, { ...kinds[kind], write }];
  };
  const writers = await Promise.all((Object.keys(kinds) as DestinationKind[]).map(open));
  return Object.fromEntries(writers) as Record<DestinationKind, LogWriter>;
}

async function openSdk(kind: DestinationKind, config: SdkConfig): Promise<WriteLog> {
  try {
    // A failure is tried again by the log itself, which counts it.
    return await sdkWriters[kind]({ maxAttempts: 1, ...config });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new Error(`Chat logs of the kind ${kind} need a package: npm install ${sdkPackages[kind]}`, { cause: error });
  }
}
