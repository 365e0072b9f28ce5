import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import { buildSync } from 'esbuild';
import { startService } from '../helpers/room.ts';
import { connected, startSite, useBrowser } from '../helpers/site.ts';

const open = useBrowser();

/** A script for a page, with React and the component in it. */
function bundle(contents: string): string {
  const { outputFiles } = buildSync({
    stdin: { contents, resolveDir: fileURLToPath(new URL('.', import.meta.url)), loader: 'tsx' },
    bundle: true,
    logLevel: 'error',
    write: false,
    format: 'esm',
    target: 'es2022',
    platform: 'browser',
  });
  return outputFiles[0]!.text;
}

test('<IvsChat>: a tokenProvider that a later render brings is asked at once', async (t) => {
  const server = await startService(t);
  const pageScript = bundle(`
    import { createElement } from 'react';
    import { createRoot } from 'react-dom/client';
    import { IvsChat } from '../../src/react/ivs-chat.ts';
    const body = JSON.stringify({ roomIdentifier: ${JSON.stringify(server.rooms[0]!.arn)} });
    const tokenProvider = () => fetch('${server.tokenEndpoint}', { method: 'POST', body }).then((answer) => answer.json());
    window.told = [];
    const root = createRoot(document.body);
    const draw = (props) => root.render(createElement(IvsChat, { onIvsError, ...props }));
    const onIvsError = ({ error }) => {
      // As a page does that has its provider once somebody has signed in: until then, the chat is not set up.
      if (told.push(error.message) === 1) draw({ tokenProvider });
    };
    draw({});
  `);
  const script = '<script type="module" src="/page.js"></script>';
  const page = await open(t, await startSite(t, server, '', { script, pageScript }));
  await connected(page);
  const told = await page.page.evaluate(() => (window as unknown as { told: string[] }).told);
  assert.deepEqual(
    told.map((message) => message.split(':')[0]),
    ['token-endpoint is missing'],
  );
});
