import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { NotificationFault } from '../../application/ports/notifier.js';
import { readHeaders } from './read-headers.js';

export interface OutboxEntry {
  /** File name within the folder. */
  readonly file: string;
  readonly subject: string;
  readonly to: string;
  /** As the message's `Date` header says. */
  readonly date: string;
}

/** Our headers are far smaller. */
const headBytes = 16_384;

/** The newest `limit` messages, the newest first; empty when there is no folder yet. Throws `NotificationFault`. */
export const listOutbox = async (folder: string, limit: number): Promise<readonly OutboxEntry[]> => {
  if (!(Number.isInteger(limit) && limit >= 1)) throw new RangeError(`limit is at least 1: ${limit}`);
  try {
    const names = (await namesIn(folder)).filter((name) => name.endsWith('.eml')).sort();
    const entries: OutboxEntry[] = [];
    for (const file of names.reverse().slice(0, limit)) {
      const head = await headOf(join(folder, file));
      if (head === undefined) continue;
      const headers = readHeaders(head);
      entries.push({
        file,
        subject: headers.get('subject') ?? '',
        to: headers.get('to') ?? '',
        date: headers.get('date') ?? '',
      });
    }
    return entries;
  } catch (error) {
    throw new NotificationFault('The outbox folder cannot be read.', { cause: error });
  }
};

const namesIn = (folder: string): Promise<string[]> =>
  readdir(folder)
    .catch(undefinedWhenMissing)
    .then((names) => names ?? []);

const headOf = async (path: string): Promise<string | undefined> => {
  const file = await open(path).catch(undefinedWhenMissing);
  if (file === undefined) return undefined;
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await file.close();
  }
};

/** A message may be removed between listing and reading. */
const undefinedWhenMissing = (error: unknown): undefined => {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
  throw error;
};
