/** A request that the service turns down: a status for the wire and a sentence for people. */
export class ServiceError extends Error {
  override name = 'ServiceError';

  /**
   * @param status - HTTP status, or error code of the messaging API
   * @param message - what is wrong, and how to mend it
   * @param type - the AWS name of the exception
   */
  constructor(
    readonly status: number,
    message: string,
    readonly type: string,
  ) {
    super(message);
  }
}

export const invalid = (message: string): ServiceError => new ServiceError(400, message, 'ValidationException');
export const notFound = (message: string): ServiceError => new ServiceError(404, message, 'ResourceNotFoundException');
export const denied = (status: 401 | 403, message: string): ServiceError =>
  new ServiceError(status, message, 'AccessDeniedException');
