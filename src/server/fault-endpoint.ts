import { ServiceError } from './errors.ts';
import { errorType, type Fault, type Faults, type Subject } from './faults.ts';
import type { Handler } from './http.ts';

/**
 * `POST` a fault, `GET` those that last, `DELETE` all of them or the one of `?id=`.
 *
 * A page of another site cannot ask: JSON makes a browser ask first, and no other origin is allowed.
 */
export function createFaultEndpoint(faults: Faults): Handler {
  const methods: Record<string, Handler> = {
    GET: () => Promise.resolve(Response.json({ faults: faults.list() })),
    async POST(request) {
      if (!/^application\/json\b/.test(request.headers.get('content-type') ?? ''))
        return refusal(415, 'Say content-type: application/json');
      try {
        return Response.json({ id: faults.inject((await request.json()) as Fault) }, { status: 201 });
      } catch (error) {
        if (error instanceof ServiceError) return refusal(error.status, error.message);
        return refusal(400, 'The body is not a JSON object');
      }
    },
    DELETE({ url }) {
      const id = new URL(url).searchParams.get('id');
      if (id === null) faults.clear();
      else if (!faults.remove(id)) return Promise.resolve(refusal(404, `There is no fault ${id}`));
      return Promise.resolve(new Response(null, { status: 204 }));
    },
  };
  return (request, address) =>
    methods[request.method]?.(request, address) ??
    Promise.resolve(refusal(405, `Ask with ${Object.keys(methods).join(', ')}`));
}

const refusal = (status: number, message: string): Response => Response.json({ message }, { status });

/** Lets faults meet the calls of a handler. */
export function withFaults(faults: Faults, wait: (ms: number) => Promise<void>, handler: Handler): Handler {
  return async (request, address) => {
    if (!faults.list().length) return handler(request, address);
    const who = await readSubject(request);
    const late = faults.meet('delayRequests', who);
    if (late) await wait(late.ms!);
    const failing = faults.meet('failRequests', who);
    if (!failing) return handler(request, address);
    const { status = 500, retryAfter } = failing;
    return Response.json(
      { message: 'A fault was asked for: failRequests' },
      {
        status,
        headers: {
          'x-amzn-errortype': errorType(status),
          'access-control-allow-origin': '*',
          'access-control-expose-headers': 'retry-after',
          ...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }),
        },
      },
    );
  };
}

/** Whom a call is about; a body that says nothing is left to the handler. */
async function readSubject(request: Request): Promise<Subject> {
  const path = new URL(request.url).pathname;
  const operation = path === '/chat-token' ? 'CreateChatToken' : path.slice(1);
  const body = (await request
    .clone()
    .json()
    .catch(() => ({}))) as { roomIdentifier?: string; identifier?: string; userId?: string } | null;
  return { operation, roomArn: body?.roomIdentifier ?? body?.identifier, userId: body?.userId };
}
