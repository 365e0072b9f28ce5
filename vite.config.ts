import { createReadStream, readdirSync } from 'node:fs';
import { posix } from 'node:path';
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
      // For the gallery: one viewer is removed by a moderator, one message deleted, one viewer refused, and one not heard.
      const [, gallery] = service.rooms;
      server.middlewares.use('/gallery-disconnect', (_request, response) => {
        service.service.disconnectUser(gallery!.arn, 'removed', 'Spoilers');
        response.end();
      });
      server.middlewares.use('/gallery-delete', (request, response) => {
        const { searchParams } = new URL(request.url!, 'http://demo');
        service.service.deleteMessage(gallery!.arn, searchParams.get('id')!, 'Spoilers');
        response.end();
      });
      service.faults.inject({ fault: 'refuseActions', status: 406, userId: 'refused' });
      service.faults.inject({ fault: 'silence', userId: 'pending' });
      server.middlewares.use((request, response, next) => {
        const { pathname } = new URL(request.url ?? '', 'http://demo');
        const [file, type] =
          /^\/(?:embed\.(html)|embed(?:-page|\.iife)?\.(js)|embed\/[\w-]+\.(js)|themes\/\w+\.(css))$/
            .exec(pathname)
            ?.filter(Boolean) ?? [];
        if (!file) return next();
        response.setHeader('content-type', `text/${type === 'js' ? 'javascript' : type}`);
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

/**
 * Leaves out what Vite wraps each `import()` in: it fetches style sheets and modules ahead, of which our files have none, and is half a
 * kilobyte of the script that shows the first message.
 */
function plainImports(): Plugin {
  return {
    name: 'ivs-chat-plain-imports',
    apply: 'build',
    enforce: 'pre',
    load: (id) => (id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load();' : null),
  };
}

/** Nor does it touch what is in templates: what they are indented by, and quotes that HTML does without. */
function minifyTemplates(): Plugin {
  const minified = (html: string): string =>
    html
      .replace(/\n\s+/g, ' ')
      .replace(/ >/g, '>')
      .replace(/="([\w.-]+)"(?=[\s>])/g, '=$1');
  return {
    name: 'ivs-chat-minify-templates',
    apply: 'build',
    // Once types are gone, so that it can be parsed.
    enforce: 'post',
    transform(code, id) {
      if (!id.includes('/src/elements/')) return null;
      const pieces = piecesOfTemplates(this.parse(code)).sort((one, other) => other.start - one.start);
      for (const { start, end } of pieces)
        code = code.slice(0, start) + minified(code.slice(start, end)) + code.slice(end);
      return { code, map: null };
    },
  };
}

interface Piece {
  start: number;
  end: number;
}

/** What stands between the values of `html` and `svg`, anywhere below a node of a syntax tree. */
function piecesOfTemplates(node: unknown): Piece[] {
  if (!node || typeof node !== 'object') return [];
  const { tag, quasi } = node as { tag?: { name?: string }; quasi?: { quasis: Piece[] } };
  const own = quasi && /^(?:html|svg)$/.test(tag?.name ?? '') ? quasi.quasis : [];
  return [...own, ...Object.values(node).flatMap(piecesOfTemplates)];
}

/**
 * In the classic script, makes each `import()` fetch the file that the module script has for it beside itself. A format without
 * modules has no chunks of its own, and needs none: these files import nothing.
 */
function lazyBesideScript(): Plugin {
  const fileOf = (name: string): string => {
    const files = readdirSync(path('dist/embed')).filter((file) => file.startsWith(`${name}-`) && file.endsWith('.js'));
    if (files.length !== 1)
      throw new Error(`dist/embed has ${files.length} files of ${name}: run "npm run build:dist".`);
    return files[0]!;
  };
  return {
    name: 'ivs-chat-lazy-beside-script',
    apply: (_config, { command, mode }) => command === 'build' && mode === 'classic',
    enforce: 'pre',
    transform(code, id) {
      const lazy = /\bimport\('[^']*\/([\w-]+)\.ts'\)/g;
      if (!id.includes('/src/elements/') || !lazy.test(code)) return null;
      const beside = code.replace(
        lazy,
        (_all, name: string) => `import(/* @vite-ignore */ new URL('embed/${fileOf(name)}', scriptAddress).href)`,
      );
      // From where the file is: the source map keeps this line, and is the same wherever it is built.
      const address = JSON.stringify(
        posix.relative(posix.dirname(id), posix.join(id.split('/src/')[0]!, 'src/embed/script-address.ts')),
      );
      return { code: `${beside}\nimport { scriptAddress } from ${address};\n`, map: null };
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

/** The script for `type="module"`: languages, emoji and the sanitizer come on demand, from beside it. */
const moduleScript = {
  input: path('src/embed/embed.ts'),
  // What the page imports of it stays, beside what its own files do.
  preserveEntrySignatures: 'allow-extension' as const,
  output: { entryFileNames: 'embed.js', chunkFileNames: 'embed/[name]-[hash].js' },
};

/** The script for a tag without `type`, `vite build --mode classic`; after the other one, whose files it shares. */
const classicScript = {
  input: path('src/embed/embed.iife.ts'),
  output: { entryFileNames: 'embed.iife.js', format: 'iife' as const },
};

/** What `embed.html` does besides, `vite build --mode page`. */
const framedPage = {
  input: path('src/embed/embed-page.ts'),
  output: { entryFileNames: 'embed-page.js' },
};

const builds: Record<string, object> = { classic: classicScript, page: framedPage };

export default defineConfig(({ command, mode }) => ({
  root: command === 'serve' ? path('demo') : path('.'),
  plugins: [localService(), lazyBesideScript(), plainImports(), minifyStyles(), minifyTemplates()],
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
    rolldownOptions: builds[mode] ?? moduleScript,
  },
}));
