import { parseArgs, type ParseArgsConfig } from 'node:util';

/** An option of a command, as its help tells it. */
export interface CommandOption {
  readonly type: 'string' | 'boolean';
  readonly multiple?: boolean;
  readonly help: string;
}

/** What the command line can be asked to do. */
export interface Command {
  readonly usage: string;
  readonly about: string;
  readonly options: Readonly<Record<string, CommandOption>>;
  /**
   * @param args - what follows the command's name
   * @returns the exit code
   * @throws UsageError where the command line is wrong
   */
  run(args: string[]): Promise<number>;
}

/** What a command line is wrong in; it ends with how it is to be written. */
export class UsageError extends Error {
  constructor(
    message: string,
    readonly usage = '',
  ) {
    super(message);
  }
}

type OptionsTable = NonNullable<ParseArgsConfig['options']>;
/** A command line, as `parseArgs` reads it. */
export type ReadArguments<Options extends OptionsTable> = ReturnType<
  typeof parseArgs<{ args: string[]; options: Options; allowPositionals: true }>
>;

/** Reads a command line by the table of its options. */
export function readArguments<Options extends OptionsTable>(args: string[], options: Options): ReadArguments<Options> {
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}
