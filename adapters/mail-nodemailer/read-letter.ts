import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { NotificationFault } from '../../application/ports/notifier.js';
import type { OutboxEntry } from './list-outbox.js';
import { decodeQuoted, readHeaders } from './read-headers.js';

export interface OutboxLetter extends OutboxEntry {
  readonly text: string;
  readonly html: string;
}

/** The names that the notifier gives: nothing else of the disk can be asked for. */
const ourName = /^\d{8}T\d{6}\.\d{3}Z-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.eml$/;

/** Ours are a few kilobytes. */
const maxBytes = 1024 * 1024;

/** One message of the folder; undefined when there is none of that name. Throws `NotificationFault`. */
export const readLetter = async (folder: string, file: string): Promise<OutboxLetter | undefined> => {
  if (!ourName.test(file)) return undefined;
  const path = join(folder, file);
  try {
    if ((await stat(path)).size > maxBytes) return undefined;
    const message = await readFile(path, 'latin1');
    const headers = readHeaders(message);
    const parts = partsOf(message);
    return {
      file,
      subject: headers.get('subject') ?? '',
      to: headers.get('to') ?? '',
      date: headers.get('date') ?? '',
      text: parts.get('text/plain') ?? '',
      html: parts.get('text/html') ?? '',
    };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw new NotificationFault('The letter cannot be read.', { cause: error });
  }
};

/** Texts of a message by their type: its own, or those of its parts (RFC 2046 5.1). Ours nest one level deep. */
const partsOf = (message: string): ReadonlyMap<string, string> => {
  const headers = readHeaders(message);
  const type = headers.get('content-type') ?? 'text/plain';
  const boundary = /^multipart\/.*?boundary="?([^";]+)"?/is.exec(type)?.[1];
  if (boundary === undefined) return new Map([[typeName(type), decoded(message, headers)]]);
  const [, ...parts] = message.split(`--${boundary}`);
  return new Map(
    parts
      .filter((part) => !part.startsWith('--'))
      .map((part) => {
        const whole = part.replace(/^\r?\n/, '');
        const own = readHeaders(whole);
        return [typeName(own.get('content-type') ?? 'text/plain'), decoded(whole, own)];
      }),
  );
};

const typeName = (type: string): string => (type.split(';', 1)[0] ?? '').trim().toLowerCase();

const decoded = (part: string, headers: ReadonlyMap<string, string>): string => {
  const blank = /\r?\n\r?\n/.exec(part);
  const body = blank === null ? '' : part.slice(blank.index + blank[0].length);
  const encoding = (headers.get('content-transfer-encoding') ?? '7bit').toLowerCase();
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  const bytes =
    encoding === 'quoted-printable' ? decodeQuoted(body.replace(/=\r?\n/g, '')) : Buffer.from(body, 'latin1');
  return bytes.toString('utf8').replaceAll('\r\n', '\n');
};
