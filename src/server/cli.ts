#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { UsageError, type Command } from './command.ts';
import { doctorCommand } from './doctor-command.ts';
import { serveCommand } from './serve-command.ts';

/** What `npx ivs-chat` can do; the first is meant where none is named. */
const commands: Record<string, Command> = { serve: serveCommand, doctor: doctorCommand };

const describe = ({ usage, about, options }: Command): string =>
  [
    `Usage: npx ivs-chat ${usage}`,
    '',
    about,
    '',
    ...Object.entries(options).map(([name, { help }]) => `  --${name.padEnd(18)}${help}`),
    '',
  ].join('\n');

const help = `${[
  'ivs-chat: what a site with Amazon IVS Chat needs beside its pages.',
  ...Object.values(commands).map(describe),
].join('\n\n')}
  --version           the version of this package; --help after a command tells of that command alone
`;

const version = (): string =>
  (JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string }).version;

async function main(args: string[]): Promise<void> {
  const [first = '', ...rest] = args;
  if (['--version', '-v'].includes(first)) return void process.stdout.write(`${version()}\n`);
  if (['--help', '-h', 'help'].includes(first)) return void process.stdout.write(help);
  const named = !first.startsWith('-') && first !== '';
  const name = named ? first : 'serve';
  if (!Object.hasOwn(commands, name))
    throw new UsageError(`There is no command "${name}": give one of ${Object.keys(commands).join(', ')}`, help);
  const command = commands[name]!;
  const given = named ? rest : args;
  if (given.some((one) => ['--help', '-h'].includes(one))) return void process.stdout.write(describe(command));
  try {
    process.exitCode = await command.run(given);
  } catch (error) {
    throw error instanceof UsageError ? new UsageError(error.message, describe(command)) : error;
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  const usage = error instanceof UsageError ? `\n${error.usage}` : '';
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
});
