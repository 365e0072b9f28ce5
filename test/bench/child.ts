// A process of its own, so that what is measured shares no event loop with what measures it.
import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** What a process can be asked, by name. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- only `any` takes functions of every kind
type Questions = Record<string, (...args: any[]) => unknown>;

/** Asked one question at a time. */
export class Child<Asked extends Questions> {
  readonly #process: ChildProcess;

  /** @param args - the file finds them in `process.argv` */
  constructor(file: URL, ...args: string[]) {
    // Memory says something only right after a collection.
    this.#process = fork(fileURLToPath(file), args, { execArgv: [...process.execArgv, '--expose-gc'] });
  }

  ask<Name extends keyof Asked>(
    name: Name,
    ...args: Parameters<Asked[Name]>
  ): Promise<Awaited<ReturnType<Asked[Name]>>> {
    return new Promise((resolve, reject) => {
      const ended = (code: number | null): void => reject(new Error(`A process of the benchmark ended with ${code}`));
      this.#process.once('exit', ended);
      this.#process.once('message', ({ answer }: { answer: Awaited<ReturnType<Asked[Name]>> }) => {
        this.#process.off('exit', ended);
        resolve(answer);
      });
      this.#process.send({ name, args });
    });
  }

  stop(): void {
    this.#process.kill('SIGKILL');
  }
}

/** The other side: what the process answers with. One that fails ends the process, and so the question. */
export function answerParent(questions: Questions): void {
  process.on('message', async ({ name, args }: { name: string; args: unknown[] }) =>
    process.send!({ answer: await questions[name]!(...args) }),
  );
  // Nothing stays behind of a benchmark that was interrupted.
  process.on('disconnect', () => process.exit());
}
