import type { ResourceKind } from '../protocol/control.ts';

/** A request that the service turns down. */
export class ServiceError extends Error {
  override name = 'ServiceError';

  /**
   * @param status - HTTP status, or error code of the messaging API
   * @param type - the AWS name of the exception
   * @param message - what is wrong, and how to mend it
   * @param fields - what the exception carries beside its message
   */
  constructor(
    readonly status: number,
    readonly type: string,
    message: string,
    readonly fields: Record<string, unknown> = {},
  ) {
    super(message);
  }
}

/** One field of an input that is wrong. */
export interface WrongField {
  name: string;
  message: string;
}

/** How the control plane names what an exception is about. */
const resourceTypes: Record<ResourceKind, string> = {
  room: 'ROOM',
  'logging-configuration': 'LOGGING_CONFIGURATION',
};

export const wrongFields = (fieldList: WrongField[]): ServiceError =>
  new ServiceError(400, 'ValidationException', fieldList.map(({ name, message }) => `${name} ${message}`).join('; '), {
    reason: 'FIELD_VALIDATION_FAILED',
    fieldList,
  });

export const invalid = (message: string, reason: 'UNKNOWN_OPERATION' | 'OTHER' = 'OTHER'): ServiceError =>
  new ServiceError(400, 'ValidationException', message, { reason });

export const notFound = (kind: ResourceKind, arn: string): ServiceError =>
  new ServiceError(404, 'ResourceNotFoundException', `There is no ${kind} ${arn} here`, {
    resourceId: arn,
    resourceType: resourceTypes[kind],
  });

export const conflict = (kind: ResourceKind, arn: string, message: string): ServiceError =>
  new ServiceError(409, 'ConflictException', message, { resourceId: arn, resourceType: resourceTypes[kind] });

export const overQuota = (kind: ResourceKind, resourceId: string, limit: number, message: string): ServiceError =>
  new ServiceError(402, 'ServiceQuotaExceededException', message, {
    resourceId,
    resourceType: resourceTypes[kind],
    limit,
  });

export const throttled = (resourceId: string, limit: number): ServiceError =>
  new ServiceError(429, 'ThrottlingException', `${resourceId} takes ${limit} calls a second`, {
    resourceId,
    resourceType: 'ROOM',
    limit,
  });

export const denied = (status: 401 | 403, message: string, type = 'AccessDeniedException'): ServiceError =>
  new ServiceError(status, type, message);
