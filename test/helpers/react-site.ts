import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';
import type { Setup } from '../fixtures/react/app.tsx';

/** The app of `test/fixtures/react`, as one script. In development's mode, where React runs effects twice and warns. */
export async function buildApp(): Promise<string> {
  const built = await build({
    configFile: false,
    root: fileURLToPath(new URL('../fixtures/react/', import.meta.url)),
    mode: 'development',
    logLevel: 'warn',
    define: { 'process.env.NODE_ENV': '"development"' },
    build: {
      write: false,
      minify: false,
      modulePreload: false,
      rolldownOptions: {
        input: fileURLToPath(new URL('../fixtures/react/main.tsx', import.meta.url)),
        output: { codeSplitting: false },
      },
    },
  });
  const [first] = [built].flat();
  return (first as Rolldown.RolldownOutput).output[0].code;
}

/**
 * A site with the app.
 *
 * @param html - what a server rendered of it; nothing by default
 */
export async function startReactSite(t: TestContext, script: string, setup: Setup, html = ''): Promise<string> {
  const json = JSON.stringify(setup).replaceAll('"', '&quot;');
  const site = createServer(({ url }, response) => {
    if (url === '/app.js') return response.setHeader('content-type', 'text/javascript').end(script);
    if (url !== '/') return response.writeHead(404).end();
    return response
      .setHeader('content-type', 'text/html; charset=utf-8')
      .end(
        `<!doctype html><title>App</title><link rel="icon" href="data:,"><div id="root" data-setup="${json}">${html}</div><script type="module" src="/app.js"></script>`,
      );
  });
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  t.after(() => site.close());
  return `http://127.0.0.1:${(site.address() as AddressInfo).port}/`;
}
