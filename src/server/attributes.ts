import type { Attributes } from '../protocol/frames.ts';
import { byteLength } from '../protocol/limits.ts';

/** Whether a value is a map of string to string. */
export function isAttributes(value: unknown): value is Attributes {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((item) => typeof item === 'string')
  );
}

/** Size of a map as the service counts it: keys and values, in UTF-8 bytes. */
export function attributesSize(attributes: Attributes): number {
  return Object.entries(attributes).reduce((sum, [key, value]) => sum + byteLength(key) + byteLength(value), 0);
}
