import { styleText } from 'node:util';
import { readAddress, type Address } from '../doctor/address.ts';
import { stepAsText, summarize, type Tone } from '../doctor/as-text.ts';
import { readArguments, UsageError, type Command, type ReadArguments } from './command.ts';
import { examineEndpoint, examinePage, type Named } from './doctor/examine-url.ts';
import { createNodeHost } from './doctor/node-host.ts';

/** The options of `doctor`, as its help tells them. */
const options = {
  room: {
    type: 'string',
    help: 'ARN of the room; with it, <url> is a token endpoint, without it a page with <ivs-chat>',
  },
  'region-or-url': { type: 'string', help: 'region or wss:// URL, where the page of the endpoint names one' },
  origin: { type: 'string', help: 'origin of the pages that ask the endpoint, such as https://www.example.com' },
  json: { type: 'boolean', help: 'what was found as JSON, for programs' },
} as const;

type Values = ReadArguments<typeof options>['values'];

const httpAddress = (text: string, what: string): Address => {
  const address = readAddress(text);
  if (!address || !/^https?:$/.test(address.protocol))
    throw new UsageError(`${what} "${text}" is no http:// or https:// URL`);
  return address;
};

function begin(address: Address, { room, origin, 'region-or-url': regionOrUrl }: Values): AsyncGenerator<Named> {
  const host = createNodeHost();
  if (room !== undefined) {
    const page = origin === undefined ? undefined : httpAddress(origin, '--origin').origin;
    return examineEndpoint(host, address, { room, regionOrUrl, origin: page });
  }
  if (origin !== undefined || regionOrUrl !== undefined)
    throw new UsageError('--origin and --region-or-url go with a token endpoint: name its room with --room');
  return examinePage(host, address);
}

const styles: Record<Tone, Parameters<typeof styleText>[0]> = {
  error: 'red',
  warning: 'yellow',
  hint: 'blue',
  fine: 'green',
  skipped: 'gray',
  fix: 'gray',
};
const paint = (text: string, tone: Tone): string =>
  process.stdout.isTTY && !process.env['NO_COLOR'] ? styleText(styles[tone], text) : text;

/** `npx ivs-chat doctor`: says in words what is wrong with a set-up. It prints no token. */
export const doctorCommand: Command = {
  usage: 'doctor <url> [options]',
  about:
    'What is wrong with a set-up, and how to mend it. It asks the token endpoint for three tokens, as a visitor without cookies, ' +
    'and opens a connection. Exit code 1 where there is a problem, 2 where the command is wrong, 0 otherwise.',
  options,
  async run(args) {
    const { values, positionals } = readArguments(args, options);
    const [url, ...more] = positionals;
    if (url === undefined || more.length)
      throw new UsageError('doctor takes one URL: that of a page with <ivs-chat>, or of a token endpoint with --room');
    const all: Named[] = [];
    for await (const one of begin(httpAddress(url, 'The address'), values)) {
      if (!values.json) {
        if (one.chat !== all.at(-1)?.chat) process.stdout.write(`\n${one.chat}\n\n`);
        process.stdout.write(`${stepAsText(one.report, paint)}\n`);
      }
      all.push(one);
    }
    const reports = all.map(({ report }) => report);
    process.stdout.write(
      values.json
        ? `${JSON.stringify(
            all.map(({ chat, report }) => ({ chat, ...report })),
            undefined,
            2,
          )}\n`
        : `\n${summarize(reports)}\n`,
    );
    return reports.some(({ findings }) => findings.some(({ severity }) => severity === 'error')) ? 1 : 0;
  },
};
