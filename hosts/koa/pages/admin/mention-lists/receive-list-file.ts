import type { Readable } from 'node:stream';
import { listLimits } from '../../../../../domain/mention-list/list-limits.js';
import { settleCsrf } from '../../../http/csrf.js';
import { readMultipart, type Fields } from '../../../http/multipart.js';
import { problem } from '../../../http/problem.js';
import type { PageContext } from '../../shared/page-context.js';

export interface ListForm {
  readonly title: string;
  readonly sourceUrl: string;
  readonly asOf: string;
  /** Text of the file. */
  readonly entries: string;
}

/** What the form may have around the file. */
const formBytes = 64 * 1024;

/** Fields stand before the file, the session's token among them: not a byte of the file is kept without it. */
export const receiveListFile = async (ctx: PageContext): Promise<ListForm> => {
  if (ctx.is('multipart/form-data') === false || ctx.get('content-type') === '') throw problem('unsupported-type');
  if (Number(ctx.get('content-length') || 0) > listLimits.fileBytes + formBytes) throw problem('too-large');
  return readMultipart(ctx.req, async ({ early, file, whole }) => {
    settleCsrf(ctx, early.get('_csrf'));
    if (file.fieldName !== 'file') throw problem('file-missing');
    const entries = decoded(await collected(file.bytes));
    await whole;
    return { ...fieldsOf(early), entries };
  });
};

const fieldsOf = (fields: Fields): Omit<ListForm, 'entries'> => ({
  title: fields.get('title') ?? '',
  sourceUrl: fields.get('source_url') ?? '',
  asOf: fields.get('as_of') ?? '',
});

const collected = async (bytes: Readable): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of bytes as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > listLimits.fileBytes) throw problem('too-large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

/** Spreadsheets in Russia still write tables in windows-1251; hardly any such text is UTF-8 by chance. */
const decoded = (bytes: Buffer): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1251').decode(bytes);
  }
};
