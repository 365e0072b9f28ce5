import { createReadStream } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { transform } from 'esbuild';
import { defineConfig, type Plugin } from 'vite';
import { startServer, type RunningServer } from './src/server/index.ts';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

/** Runs the local service beside the demo, and serves the built script under the name that a site would use. */
function localService(): Plugin {
  let service: RunningServer;
  return {
    name: 'ivs-chat-local-service',
    apply: 'serve',
    async config() {
      service = await startServer({ port: 0, rooms: demoRooms });
      const proxied = { target: service.url, changeOrigin: true };
      return { server: { proxy: Object.fromEntries(endpoints.map((endpoint) => [endpoint, proxied])) } };
    },
    configureServer(server) {
      // For the gallery: one viewer is removed by a moderator, one is refused, and one is not heard.
      const [, gallery] = service.rooms;
      server.middlewares.use('/gallery-disconnect', (_request, response) => {
        service.service.disconnectUser(gallery!.arn, 'removed', 'Spoilers');
        response.end();
      });
      service.faults.inject({ fault: 'refuseActions', status: 406, userId: 'refused' });
      service.faults.inject({ fault: 'silence', userId: 'pending' });
      server.middlewares.use((request, response, next) => {
        const [file] = /^\/embed(?:\.js|\/[\w-]+\.js)$/.exec(request.url ?? '') ?? [];
        if (!file) return next();
        response.setHeader('content-type', 'text/javascript');
        createReadStream(path(`dist${file}`)).pipe(response);
      });
      server.httpServer?.once('listening', () => console.log(`Open http://127.0.0.1:${server.config.server.port}/`));
    },
    closeBundle: () => service?.stop(),
  };
}

/** The minifier of scripts leaves the style sheets in them alone. */
function minifyStyles(): Plugin {
  return {
    name: 'ivs-chat-minify-styles',
    apply: 'build',
    async transform(code, id) {
      if (!id.includes('/src/elements/')) return null;
      const sheets = [...code.matchAll(/(?<=\bcss`)[^`]+(?=`)/g)].map(([sheet]) => sheet);
      for (const sheet of sheets) {
        const { code: minified } = await transform(sheet, { loader: 'css', minify: true });
        code = code.replace(sheet, () => minified.trim());
      }
      return { code, map: null };
    },
  };
}

/** What a page's backend answers; here the service does it. */
const endpoints = ['/chat-token', '/chat-history', '/chat-moderation'];

/** A stage for the audience that the demo simulates, with room for it. */
const demoRooms = [
  { name: 'demo', id: 'demodemodemo', maximumMessageRatePerSecond: 100 },
  { name: 'gallery', id: 'gallery00000' },
];

export default defineConfig(({ command }) => ({
  root: command === 'serve' ? path('demo') : path('.'),
  plugins: [localService(), minifyStyles()],
  // Named, so that none is found late and reloads a page that somebody chats in.
  optimizeDeps: {
    include: [
      'lit',
      'lit/decorators.js',
      'lit/directives/repeat.js',
      '@lit/context',
      'dompurify',
      '@shoelace-style/localize',
    ],
  },
  server: { host: '127.0.0.1', port: 5173, fs: { allow: [path('.')] } },
  build: {
    target: 'es2022',
    outDir: path('dist'),
    emptyOutDir: false,
    sourcemap: true,
    // Not the library mode, which leaves the white space of ES modules in.
    modulePreload: false,
    copyPublicDir: false,
    rolldownOptions: {
      input: path('src/embed/embed.ts'),
      // Languages, emoji and the sanitizer come on demand, from beside the script.
      output: { entryFileNames: 'embed.js', chunkFileNames: 'embed/[name]-[hash].js' },
    },
  },
}));
