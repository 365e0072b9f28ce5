import type { Attributes, Capability } from './frames.ts';

/** Regions that have Amazon IVS Chat. Source: AWS General Reference, "Amazon IVS Chat endpoints and quotas". */
export const regions = [
  'us-east-1',
  'us-west-2',
  'eu-west-1',
  'eu-central-1',
  'ap-south-1',
  'ap-northeast-1',
  'ap-northeast-2',
] as const;

/** The messaging endpoint of a region. */
export const messagingUrl = (region: string): string => `wss://edge.ivschat.${region}.amazonaws.com`;

/** Input of CreateChatToken. */
export interface CreateChatTokenInput {
  roomIdentifier: string;
  userId: string;
  capabilities?: Capability[];
  sessionDurationInMinutes?: number;
  attributes?: Attributes;
}

/** Output of CreateChatToken; times are ISO 8601. */
export interface CreateChatTokenOutput {
  token: string;
  tokenExpirationTime: string;
  sessionExpirationTime: string;
}

/** What an ARN of Amazon IVS Chat can name. */
export type ResourceKind = 'room' | 'logging-configuration';

/** The parts of the ARN of a room or a logging configuration. */
export interface ChatArn {
  region: string;
  account: string;
  kind: ResourceKind;
  /** 12 of `[a-zA-Z0-9]`. */
  id: string;
}

const arnPattern =
  /^arn:aws:ivschat:([a-z]{2}(?:-[a-z]+)+-\d):(\d{12}):(room|logging-configuration)\/([a-zA-Z0-9]{12})$/;

/**
 * Reads an ARN of Amazon IVS Chat.
 *
 * @param arn - `arn:aws:ivschat:<region>:<account>:room/<id>` or `…:logging-configuration/<id>`
 * @returns its parts, or `undefined` where it is anything else
 */
export function parseArn(arn: string): ChatArn | undefined {
  const match = arnPattern.exec(arn);
  return match ? { region: match[1]!, account: match[2]!, kind: match[3] as ResourceKind, id: match[4]! } : undefined;
}

/** Writes an ARN; the inverse of {@link parseArn}. */
export function formatArn({ region, account, kind, id }: ChatArn): string {
  return `arn:aws:ivschat:${region}:${account}:${kind}/${id}`;
}
