import { randomUUID } from 'node:crypto';
import { isAttributes } from './attributes.ts';
import { denied, invalid, ServiceError } from './errors.ts';
import { checkInput, withoutNulls } from './fields.ts';
import type { Handler } from './http.ts';
import { operations, type Operation, type OperationContext, type OperationInput } from './operations.ts';
import { readPolicy } from './policy.ts';
import { CallRates } from './quotas.ts';
import type { RecentErrors } from './recent-errors.ts';
import { verifySignature, type Credential } from './sigv4.ts';

/** Options of the control plane. */
export interface ControlPlaneOptions extends OperationContext {
  region: string;
  account: string;
  credentials: readonly Credential[];
  /** Calls a second by operation, where they differ from the service's. */
  callRates: Record<string, number>;
  errors: RecentErrors;
  /** Milliseconds since 1970. */
  now: () => number;
}

/** Tags are told by path and method; everything else is `POST /<Operation>`. */
const tagOperations: Record<string, string> = {
  GET: 'ListTagsForResource',
  POST: 'TagResource',
  DELETE: 'UntagResource',
};

/** Whether a path is the control plane's to answer. */
export const isControlPath = (path: string): boolean =>
  path.startsWith('/tags/') || Object.hasOwn(operations, path.slice(1));

/** The Chat API: REST-JSON, signed by Signature Version 4. */
export function createControlPlane(options: ControlPlaneOptions): Handler {
  const rates = new CallRates(options.now);
  // What is wrong with a policy is told at the start, not at a call.
  for (const { policy, accessKeyId } of options.credentials) if (policy) readPolicy(policy, accessKeyId);
  return async (request, address = '') => {
    try {
      const body = new Uint8Array(await request.arrayBuffer());
      const url = new URL(request.url);
      const { method, headers } = request;
      const credential = verifySignature(
        { method, url, headers, body },
        options.credentials,
        options.region,
        options.now(),
      );
      const { name, operation, input } = readCall(method, url, body);
      authorize(options, credential, address, name, operation, input);
      rates.count(name, options.callRates[name] ?? operation.rate);
      checkInput(operation.shape, input);
      const output = await operation.run(options, input as unknown as OperationInput);
      return operation.empty ? new Response(null, { status: 204 }) : Response.json(output);
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
      const { status, type, message, fields } = error;
      options.errors.add(`${request.method} ${new URL(request.url).pathname}`, `${status} ${type}: ${message}`);
      return Response.json({ message, ...fields }, { status, headers: { 'x-amzn-errortype': type } });
    }
  };
}

/** Gives each answer an id, by which the SDK tells of it: that of a fault too. */
export const withRequestId =
  (handler: Handler): Handler =>
  async (request, address) => {
    const response = await handler(request, address);
    response.headers.set('x-amzn-requestid', randomUUID());
    return response;
  };

function readCall(method: string, { pathname, searchParams }: URL, body: Uint8Array) {
  const tagged = pathname.startsWith('/tags/');
  const name = tagged ? (tagOperations[method] ?? '') : method === 'POST' ? pathname.slice(1) : '';
  const operation = Object.hasOwn(operations, name) && operations[name];
  if (!operation) throw invalid(`${method} ${pathname} is no operation: POST to the name of one`, 'UNKNOWN_OPERATION');
  const fields = withoutNulls(readJson(body));
  const input = tagged
    ? {
        ...fields,
        resourceArn: readArn(pathname.slice('/tags/'.length)),
        tagKeys: searchParams.getAll('tagKeys'),
      }
    : fields;
  return { name, operation, input: input as Record<string, unknown> };
}

function readArn(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    throw invalid('The path is no encoded ARN');
  }
}

function readJson(body: Uint8Array): object {
  if (!body.length) return {};
  try {
    const parsed: unknown = JSON.parse(new TextDecoder().decode(body));
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return parsed;
  } catch {
    // Told below, like every other body that is no object.
  }
  throw invalid('The body is not a JSON object');
}

/** @throws ServiceError AccessDeniedException where the credential's policy does not allow the call */
function authorize(
  { resources, region, account, now }: ControlPlaneOptions,
  { accessKeyId, policy }: Credential,
  sourceIp: string,
  name: string,
  { resource, kind }: Operation,
  input: Record<string, unknown>,
): void {
  if (!policy) return;
  const arn = resource && input[resource];
  const request = {
    action: `ivschat:${name}`,
    // A call that lacks its resource gets no further than the check of its fields.
    resource: typeof arn === 'string' ? arn : `arn:aws:ivschat:${region}:${account}:${kind ? `${kind}/` : ''}*`,
    resourceTags: typeof arn === 'string' ? tagsOf(resources, arn) : {},
    requestTags: requestTags(input),
    sourceIp,
    region,
    time: now(),
  };
  if (!readPolicy(policy, accessKeyId)(request))
    throw denied(403, `${accessKeyId} is not allowed to perform ${request.action} on ${request.resource}`);
}

function tagsOf(resources: OperationContext['resources'], arn: string): Record<string, string> {
  try {
    return resources.any(arn).tags;
  } catch (error) {
    // A resource that is not there has no tags; that it is not there is told only to who may know.
    if (error instanceof ServiceError) return {};
    throw error;
  }
}

/** Tags that a call brings; of those that it takes away, only the keys are known. */
function requestTags({ tags, tagKeys }: Record<string, unknown>): Record<string, string> {
  const keys = Array.isArray(tagKeys) ? tagKeys.filter((key) => typeof key === 'string') : [];
  if (keys.length) return Object.fromEntries(keys.map((key) => [key, '']));
  return isAttributes(tags) ? tags : {};
}
