import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { parseArn } from '../../protocol/control.ts';
import type { EventFrame, MessageFrame } from '../../protocol/frames.ts';

/** Version of the form of a line, which is part of every name. */
const VERSION = '1.0';

/** One accepted message or event, as it is logged. */
export interface LogLine {
  /** When the service took it, in milliseconds since 1970. */
  time: number;
  /** JSON, without a line break. */
  text: string;
  /** UTF-8 bytes of the text. */
  bytes: number;
}

/** Lines of one room for one place. */
export interface LogBatch {
  roomArn: string;
  /** Bucket, log group or delivery stream. */
  name: string;
  lines: LogLine[];
}

/**
 * Brings lines to their place.
 *
 * @returns lines that were not taken, to be tried again
 * @throws what the place answers; nothing was taken then
 */
export type WriteLog = (batch: LogBatch) => Promise<LogLine[]>;

/**
 * Source: the user guide, "Chat Logging".
 *
 * @param frame - what clients receive
 */
export function logLine(frame: MessageFrame | EventFrame): LogLine {
  const text = JSON.stringify({
    event_timestamp: frame.SendTime,
    type: frame.Type,
    version: VERSION,
    payload: frame,
  });
  return { time: Date.parse(frame.SendTime), text, bytes: Buffer.byteLength(text) };
}

/**
 * Key of an object in S3.
 *
 * @param time - of the first line, in milliseconds since 1970
 * @param hash - eight digits that make it unique
 * @returns such as `AWSLogs/123456789012/IVSChatLogs/1.0/us-west-2/room_abc123DEF456/2022/10/14/17/…_1766dcbc.log.gz`
 */
function objectKey(roomArn: string, time: number, hash: string): string {
  const { account, region, id } = parseArn(roomArn)!;
  const [year, month, day, hour, minute] = new Date(time).toISOString().split(/\D/);
  const folder = ['AWSLogs', account, 'IVSChatLogs', VERSION, region, `room_${id}`, year, month, day, hour];
  const minuteName = `${year}${month}${day}T${hour}${minute}Z`;
  const file = [account, 'IVSChatLogs', VERSION, region, 'room', id, minuteName, hash].join('_');
  return `${folder.join('/')}/${file}.log.gz`;
}

/** An object for S3: its key, and its content. */
export async function logObject({ roomArn, lines }: LogBatch): Promise<{ key: string; body: Uint8Array }> {
  const body = await promisify(gzip)(linesText(lines));
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 8);
  return { key: objectKey(roomArn, lines[0]!.time, hash), body };
}

/** A line each, the last one ended too. */
export const linesText = (lines: LogLine[]): string => lines.map(({ text }) => `${text}\n`).join('');

/** Name of a stream in CloudWatch Logs, such as `aws/IVSChatLogs/1.0/room_abc123DEF456`. */
export const streamName = (roomArn: string): string => `aws/IVSChatLogs/${VERSION}/room_${parseArn(roomArn)!.id}`;
