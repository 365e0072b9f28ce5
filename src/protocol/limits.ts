/** Default and highest `maximumMessageLength` of a room, in Unicode code points; apart from the rest, of which a page needs no more. */
export const MESSAGE_LENGTH = 500;
/** `Reason` of a deletion or a disconnection, in code points. */
export const REASON_LENGTH = 256;
/** Keys and values of an attributes map together, in UTF-8 bytes. */
export const ATTRIBUTES_BYTES = 1024;

/**
 * Limits of the messaging API and of CreateChatToken.
 *
 * Sources: the Amazon IVS Chat API references and the user guide's quotas page. ⚠ marks what is documented nowhere
 * and is this project's choice.
 */
export const limits = {
  messageLength: MESSAGE_LENGTH,
  /** Default `maximumMessageRatePerSecond` of a room, as the API reference gives it (the quotas page says 100). */
  roomMessageRate: 10,
  /** Requests a second of one connection, of every kind together. */
  connectionRequestRate: 10,
  attributesBytes: ATTRIBUTES_BYTES,
  reasonLength: REASON_LENGTH,
  /** ⚠ `RequestId`, in code points. */
  requestIdLength: 128,
  /** `UserId`, in code points. */
  userIdLength: 128,
  /** ⚠ One request, in bytes: the largest legal action, with every character escaped, is smaller. */
  requestBytes: 16 * 1024,
  /** ARNs, in characters. */
  arnLength: 128,
  /** Tags of one resource. */
  tags: 50,
  tagKeyLength: 128,
  tagValueLength: 256,
  /** Logging configurations linked to one room. */
  loggingOfRoom: 3,
  /** How long a connection may live, in minutes. */
  sessionMinutes: { min: 1, max: 180, default: 60 },
} as const;

/** How long a token can open a connection, in milliseconds; apart from the rest, as the client needs nothing else. */
export const TOKEN_MS = 60_000;

/**
 * Length of a text as the service counts it.
 *
 * @param text - any string; a lone surrogate counts as one
 * @returns the number of Unicode code points
 */
export function codePointLength(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    // The second half of a surrogate pair is not a code point of its own.
    if ((text.codePointAt(i) as number) > 0xffff) i++;
    count++;
  }
  return count;
}

/**
 * Length of a text as it travels.
 *
 * @param text - any string
 * @returns the number of UTF-8 bytes
 */
export function byteLength(text: string): number {
  let bytes = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.codePointAt(i) as number;
    if (code > 0xffff) i++;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
