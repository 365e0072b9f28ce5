import { runExample } from '../helpers/backend.ts';
import { testBackend } from '../helpers/backend-promises.ts';

testBackend('Express', (t, env) => runExample(t, 'express/server.ts', env));
