import { appendFile, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Destination } from '../resources.ts';
import { linesText, logObject, streamName, type WriteLog } from './log-format.ts';

/** Stands for S3, CloudWatch Logs or Firehose: the same keys and files, `<folder>/<kind>/<bucket, group or stream>/…`. */
export function logFolder(folder: string, kind: keyof Destination): WriteLog {
  const append: WriteLog = async ({ roomArn, name, lines }) => {
    // A delivery stream is one for all rooms; a log group has a stream for each.
    const file = kind === 'firehose' ? `${name}.log` : `${name}/${streamName(roomArn)}.log`;
    await write(file, linesText(lines), appendFile);
    return [];
  };
  const put: WriteLog = async (batch) => {
    const { key, body } = await logObject(batch);
    await write(`${batch.name}/${key}`, body, writeFile);
    return [];
  };
  const write = async (name: string, content: string | Uint8Array, by: typeof writeFile | typeof appendFile) => {
    const file = join(folder, kind, ...name.split('/').map(harmless));
    await mkdir(dirname(file), { recursive: true });
    await by(file, content);
  };
  return kind === 's3' ? put : append;
}

/** A log group may be named `../..`; a folder of that name would be another one. */
const harmless = (part: string): string => (/^\.*$/.test(part) ? part.replaceAll('.', '%2E') || '%' : part);
