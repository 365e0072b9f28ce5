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

/** The parts of a room's ARN. */
export interface RoomArn {
  region: string;
  account: string;
  id: string;
}

const roomArnPattern = /^arn:aws:ivschat:([a-z]{2}(?:-[a-z]+)+-\d):(\d{12}):room\/([a-zA-Z0-9]{12})$/;

/**
 * Reads a room's ARN.
 *
 * @param arn - `arn:aws:ivschat:<region>:<account>:room/<id>`
 * @returns its parts, or `undefined` where it is anything else
 */
export function parseRoomArn(arn: string): RoomArn | undefined {
  const match = roomArnPattern.exec(arn);
  return match ? { region: match[1]!, account: match[2]!, id: match[3]! } : undefined;
}

/** Writes a room's ARN; the inverse of {@link parseRoomArn}. */
export function formatRoomArn({ region, account, id }: RoomArn): string {
  return `arn:aws:ivschat:${region}:${account}:room/${id}`;
}
