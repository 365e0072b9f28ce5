import { runExample } from '../helpers/backend.ts';
import { testBackend } from '../helpers/backend-promises.ts';

testBackend('plain Node', (t, env) => runExample(t, 'node/server.ts', env));
