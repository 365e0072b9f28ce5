import type { AddressInfo } from 'node:net';
import express, { type ErrorRequestHandler, type RequestHandler } from 'express';
import { createRoutes } from '../chat.ts';
import { MAX_BODY_BYTES, type Handler } from '../http.ts';

/** Lets a standard handler serve Express; what it throws goes to the error handler, as of Express 5. */
const toExpress =
  (handle: Handler): RequestHandler =>
  async (request, response) => {
    const { method, path, headers } = request;
    // The Host header is anybody's and may be no host, so that only the path goes in.
    const standard = new Request(`http://localhost${path}`, {
      method,
      headers: headers as Record<string, string>,
      body: typeof request.body === 'string' ? request.body : '',
    });
    const answer = await handle(standard);
    response
      .status(answer.status)
      .setHeaders(answer.headers)
      .end(await answer.text());
  };

/** Without the stack that Express shows where `NODE_ENV` is not `production`. */
const onError: ErrorRequestHandler = (error: { status?: number }, _request, response, next) => {
  if (response.headersSent) return next(error);
  const status = error.status ?? 500;
  if (status >= 500) console.error(error);
  response.status(status).json({ message: status < 500 ? 'The request cannot be read' : 'The backend failed' });
};

const app = express();
app.disable('x-powered-by');
app.use(express.text({ type: () => true, limit: MAX_BODY_BYTES }));
for (const [path, handle] of Object.entries(createRoutes())) app.post(path, toExpress(handle));
app.use(onError);

const server = app.listen(Number(process.env['PORT'] ?? 3000), '127.0.0.1', () => {
  console.error(`Listening on http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
