/** Answers a standard request, in whatever framework. */
export type Handler = (request: Request) => Promise<Response>;

/** The largest body that any of the routes has a use for, in bytes. */
export const MAX_BODY_BYTES = 8 * 1024;

/** An answer that says why not. */
export const refusal = (status: number, message: string): Response =>
  Response.json({ message }, { status, headers: { 'cache-control': 'no-store' } });

/** The fields of the body; none where it is no JSON object. */
export async function readJson(request: Request): Promise<Record<string, unknown>> {
  const body: unknown = await request.json().catch(() => undefined);
  return Object(body) as Record<string, unknown>;
}
