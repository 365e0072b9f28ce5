import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { createRoutes } from '../chat.ts';
import { MAX_BODY_BYTES, refusal } from '../http.ts';

const app = new Hono();
app.use(bodyLimit({ maxSize: MAX_BODY_BYTES, onError: () => refusal(413, 'The body is too large') }));
for (const [path, handle] of Object.entries(createRoutes())) app.post(path, ({ req }) => handle(req.raw));
app.onError((error) => {
  console.error(error);
  return refusal(500, 'The backend failed');
});

serve({ fetch: app.fetch, port: Number(process.env['PORT'] ?? 3000), hostname: '127.0.0.1' }, ({ port }) => {
  console.error(`Listening on http://127.0.0.1:${port}`);
});
