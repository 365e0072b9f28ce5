import { runExample } from '../helpers/backend.ts';
import { testBackend } from '../helpers/backend-promises.ts';

testBackend('Hono', (t, env) => runExample(t, 'hono/server.ts', env));
