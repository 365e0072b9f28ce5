import { mkdir } from 'node:fs/promises';
import { ClassicLevel } from 'classic-level';
import type { LoggingConfiguration, ResourceStore, Room } from './resources.ts';
import { newTokenKey } from './tokens.ts';

/** What the service keeps, and what it had kept before. */
export interface State extends ResourceStore {
  kept: (Room | LoggingConfiguration)[];
  /** Tokens of the same key outlive a restart. */
  tokenKey: Uint8Array;
  close(): Promise<void>;
}

/** Where the key stands among resources, whose own keys are ARNs. */
const TOKEN_KEY = 'token-key';

const memory = (): State => ({
  kept: [],
  tokenKey: newTokenKey(),
  put: () => Promise.resolve(),
  delete: () => Promise.resolve(),
  close: () => Promise.resolve(),
});

/**
 * Opens what is kept in a folder, or keeps nothing.
 *
 * Every write is synced to the disk before it is acknowledged, so that a crash loses nothing that was.
 *
 * @param folder - is made where there is none; one process at a time may use it
 * @throws Error with a sentence that names the fix, where the folder cannot be used
 */
export async function openState(folder: string | undefined): Promise<State> {
  if (folder === undefined) return memory();
  await mkdir(folder, { recursive: true });
  const db = new ClassicLevel<string, unknown>(folder, { valueEncoding: 'json' });
  try {
    await db.open();
  } catch (error) {
    const { code } = Object((error as Error).cause) as { code?: string };
    const why = code === 'LEVEL_LOCKED' ? 'another service uses it' : 'it is no folder of this service';
    throw new Error(`The data folder ${folder} cannot be opened: ${why}. Give another one.`, { cause: error });
  }
  try {
    return await readState(db);
  } catch (error) {
    await db.close();
    throw error;
  }
}

async function readState(db: ClassicLevel<string, unknown>): Promise<State> {
  const kept = await db.values({ gte: 'arn:', lt: 'arn;' }).all();
  return {
    // Keys are ARNs in the order of letters; rooms are listed in the order in which they were made.
    kept: (kept as State['kept']).sort((a, b) => a.createTime.localeCompare(b.createTime)),
    tokenKey: await keepTokenKey(db),
    put: (resource) => db.put(resource.arn, resource, { sync: true }),
    delete: (arn) => db.del(arn, { sync: true }),
    close: () => db.close(),
  };
}

async function keepTokenKey(db: ClassicLevel<string, unknown>): Promise<Uint8Array> {
  const kept = await db.get(TOKEN_KEY);
  if (typeof kept === 'string') return Buffer.from(kept, 'base64');
  const key = newTokenKey();
  await db.put(TOKEN_KEY, Buffer.from(key).toString('base64'), { sync: true });
  return key;
}
