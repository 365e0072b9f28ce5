#!/usr/bin/env node
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { lambdaEndpoint, type InvokeFunction } from './review-handler.ts';
import { startServer, type RunningServer, type ServerOptions } from './start-server.ts';

/** The options of the command, as its help tells them. */
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
  help: { type: 'boolean', short: 'h', help: 'this text' },
} as const;

const help = `ivs-chat serve: Amazon IVS Chat on one machine

Usage: npx ivs-chat [serve] [options]

${Object.entries(options)
  .map(([name, { help: text }]) => `  --${name.padEnd(18)}${text}`)
  .join('\n')}
`;

/** What a command line is wrong in; it ends with the help. */
class UsageError extends Error {}

function readArguments(args: string[]) {
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const [command = 'serve', ...more] = positionals;
    if (command !== 'serve' || more.length) throw new UsageError(`There is no command "${positionals.join(' ')}"`);
    return values;
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError((error as Error).message);
  }
}

async function defaultExport(file: string): Promise<unknown> {
  const module = (await import(pathToFileURL(resolve(file)).href)) as { default?: unknown };
  if (module.default === undefined) throw new UsageError(`${file} has no default export`);
  return module.default;
}

async function readOptions(args: ReturnType<typeof readArguments>): Promise<ServerOptions> {
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

async function main(): Promise<void> {
  const args = readArguments(process.argv.slice(2));
  if (args.help) return void process.stdout.write(help);
  const server = await startServer(await readOptions(args));
  process.stdout.write(banner(server));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void server.stop());
}

main().catch((error: unknown) => {
  const usage = error instanceof UsageError;
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${usage ? `\n${help}` : ''}`);
  process.exitCode = usage ? 2 : 1;
});
