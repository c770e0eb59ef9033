import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { NotificationFault, type Notifier } from '../../application/ports/notifier.js';
import { letterMaker, type LetterOptions } from './to-mail.js';

export interface OutboxFolderOptions extends LetterOptions {
  /** Created when missing; holds one `.eml` file a message, named so that the names sort by time. */
  readonly folder: string;
  /** Messages kept; the oldest are removed beyond that. Default 1,000. */
  readonly maxMessages?: number;
}

/** Puts messages into a folder instead of sending them: for machines without a mail server. */
export const createOutboxFolderNotifier = (options: OutboxFolderOptions): Notifier & AsyncDisposable => {
  const { folder, maxMessages = 1_000 } = options;
  if (folder === '') throw new RangeError('The outbox folder has a name.');
  if (!(Number.isInteger(maxMessages) && maxMessages >= 1)) throw new RangeError('maxMessages is at least 1.');
  const toMail = letterMaker(options);
  const composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });

  return {
    async send(notification, id) {
      const mail = toMail(notification, id);
      try {
        const { message } = await composer.sendMail(mail);
        if (!Buffer.isBuffer(message)) throw new TypeError('The composer was asked for a buffer.');
        await mkdir(folder, { recursive: true });
        await writeWhole(folder, fileName(new Date()), message);
        await removeOldest(folder, maxMessages);
      } catch (error) {
        throw new NotificationFault('The message could not be put into the outbox folder.', { cause: error });
      }
    },
    async [Symbol.asyncDispose]() {
      composer.close();
    },
  };
};

const fileName = (now: Date): string => `${now.toISOString().replaceAll(/[-:]/g, '')}-${randomUUID()}.eml`;

/** A reader never sees half a message: it appears under its name only when it is whole. */
const writeWhole = async (folder: string, name: string, message: Buffer): Promise<void> => {
  const unfinished = join(folder, `.${name}.part`);
  try {
    await writeFile(unfinished, message, { flag: 'wx', mode: 0o600 });
    await rename(unfinished, join(folder, name));
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
};

const removeOldest = async (folder: string, maxMessages: number): Promise<void> => {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.eml')).sort();
  for (const name of names.slice(0, Math.max(0, names.length - maxMessages)))
    await rm(join(folder, name), { force: true });
};
