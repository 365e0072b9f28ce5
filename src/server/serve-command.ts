import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readArguments, UsageError, type Command, type ReadArguments } from './command.ts';
import { lambdaEndpoint, type InvokeFunction } from './review-handler.ts';
import { startServer, type RunningServer, type ServerOptions } from './start-server.ts';

/** The options of `serve`, as its help tells them. */
const options = {
  port: { type: 'string', help: 'port; 8181 by default, 0 takes a free one' },
  host: { type: 'string', help: 'address to listen on; 127.0.0.1 by default' },
  data: { type: 'string', help: 'folder that keeps rooms, tags and the token key; none by default' },
  'log-dir': { type: 'string', help: 'folder for chat logs; chat-logs by default' },
  room: { type: 'string', multiple: true, help: 'name of a room to make; can be given again; demo by default' },
  review: { type: 'string', help: 'module whose default export reviews messages: (uri, request) => answer' },
  'lambda-endpoint': { type: 'string', help: 'URL that speaks the Lambda Invoke API, such as sam local start-lambda' },
  'no-demo-tokens': { type: 'boolean', help: 'no token endpoint for everybody at /chat-token' },
  config: { type: 'string', help: 'module whose default export holds the options of startServer()' },
} as const;

async function defaultExport(file: string): Promise<unknown> {
  const module = (await import(pathToFileURL(resolve(file)).href)) as { default?: unknown };
  if (module.default === undefined) throw new UsageError(`${file} has no default export`);
  return module.default;
}

type Arguments = ReadArguments<typeof options>['values'];

async function readOptions(args: Arguments): Promise<ServerOptions> {
  const config = args.config ? ((await defaultExport(args.config)) as ServerOptions) : {};
  const port = args.port === undefined ? undefined : Number(args.port);
  if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port < 65_536))
    throw new UsageError(`--port ${args.port} is no port: give 0 to 65535`);
  const reviewModule = args.review && ((await defaultExport(args.review)) as InvokeFunction);
  const review = args['lambda-endpoint'] ? lambdaEndpoint(args['lambda-endpoint']) : reviewModule;
  return {
    onError: ({ time, where, message }) => process.stderr.write(`${time} ${where}: ${message}\n`),
    ...config,
    ...(port !== undefined && { port }),
    ...(args.host !== undefined && { host: args.host }),
    ...(args.data !== undefined && { data: args.data }),
    ...(args['log-dir'] !== undefined && { logDir: args['log-dir'] }),
    ...(args.room && { rooms: args.room.map((name) => ({ name })) }),
    ...(review && { review }),
    ...(args['no-demo-tokens'] && { demoTokenEndpoint: false }),
  };
}

function banner({ url, howToConnect }: RunningServer): string {
  const lines = Object.entries(howToConnect).flatMap(([name, [first, ...more]]) => [
    `  ${name.padEnd(13)}${first}`,
    ...more.map((line) => `${' '.repeat(15)}${line}`),
  ]);
  return [`Amazon IVS Chat, local service: ${url}`, '', ...lines, '', ''].join('\n');
}

/** `npx ivs-chat serve`: runs until a signal ends it. */
export const serveCommand: Command = {
  usage: '[serve] [options]',
  about: 'Amazon IVS Chat on one machine.',
  options,
  async run(args) {
    const { values, positionals } = readArguments(args, options);
    if (positionals.length) throw new UsageError(`serve takes no "${positionals.join(' ')}"`);
    const server = await startServer(await readOptions(values));
    process.stdout.write(banner(server));
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void server.stop());
    return 0;
  },
};
