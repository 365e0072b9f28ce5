import { ChatClientError } from '../client/errors.ts';

/** What a source throws; one of another make than ours becomes a failure that may be tried again. */
export const asClientError = (cause: unknown): ChatClientError =>
  cause instanceof ChatClientError ? cause : new ChatClientError('connectionLost', String(cause), true, cause);
