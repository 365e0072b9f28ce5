/** How serious a log line is: diagnostics, information, errors. */
export type ChatLogLevel = 'debug' | 'info' | 'error';

/** Where a room writes its log. Neither a token nor a frame's text is ever handed to it. */
export interface ChatLogger {
  debug(message: string, ...args: unknown[]): void;
  info(message: string, ...args: unknown[]): void;
  error(message: string, ...args: unknown[]): void;
}

interface HostConsole {
  console: ChatLogger;
}

/** Writes to the console; `new ChatRoom(…).logger = new ConsoleLogger()` turns it on. */
export class ConsoleLogger implements ChatLogger {
  debug(message: string, ...args: unknown[]): void {
    (globalThis as unknown as HostConsole).console.debug(message, ...args);
  }
  info(message: string, ...args: unknown[]): void {
    (globalThis as unknown as HostConsole).console.info(message, ...args);
  }
  error(message: string, ...args: unknown[]): void {
    (globalThis as unknown as HostConsole).console.error(message, ...args);
  }
}

/** Writes nothing. */
export const silentLogger: ChatLogger = { debug() {}, info() {}, error() {} };

/** A room logs its own level and those above it. */
export const logLevels: Readonly<Record<ChatLogLevel, number>> = { debug: 0, info: 1, error: 2 };
