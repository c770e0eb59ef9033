import busboy from 'busboy';
import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { problem } from './problem.js';

/** Text fields in the order of their arrival; `__proto__` is a name like any other. */
export type Fields = ReadonlyMap<string, string>;

export interface FilePart {
  readonly fieldName: string;
  readonly fileName: string;
  readonly bytes: Readable;
}

export interface MultipartForm {
  /** Fields that stood before the file. */
  readonly early: Fields;
  readonly file: FilePart;
  /** All fields, once the form has come to its proper end; rejects when it does not. */
  readonly whole: Promise<Fields>;
}

/** Subtitles come as a field: up to 500,000 characters, two bytes each in Cyrillic. */
const fieldBytes = 1_000_100;
const mebibyte = 1024 * 1024;
/** Silence after which a sender counts as gone. */
const defaultPatienceMs = 60_000;

/**
 * Hands a form with one file to `handle` while the file is still coming in; nothing is kept in memory or on disk here.
 * `handle` decides how much it reads: what it leaves is dropped. When the sender breaks off or breaks the form, the file
 * and `whole` fail, `handle` is waited for, and the reason is thrown.
 */
export const readMultipart = async <T>(
  req: IncomingMessage,
  handle: (form: MultipartForm) => Promise<T>,
  patienceMs = defaultPatienceMs,
): Promise<T> => {
  const parser = parserOf(req);
  const fields = new Map<string, string>();
  let file: Readable | undefined;
  let failure: Error | undefined;
  let finish: (fields: Fields) => void = () => {};
  let breakOff: (error: Error) => void = () => {};
  const whole = new Promise<Fields>((resolve, reject) => {
    finish = resolve;
    breakOff = reject;
  });
  // Whoever does not wait for the end is told by the file.
  whole.catch(() => undefined);

  const fail = (error: Error): void => {
    failure ??= error;
    file?.destroy(failure);
    breakOff(failure);
  };
  const onClose = (): void => {
    if (!req.complete) fail(problem('invalid-multipart'));
  };

  const handled = new Promise<T>((resolve, reject) => {
    whole.catch((error: Error) => {
      if (file === undefined) reject(error);
    });
    parser.on('field', (name, value, { nameTruncated, valueTruncated }) => {
      if (nameTruncated || valueTruncated) return fail(problem('too-large'));
      if (fields.has(name)) return fail(problem('invalid-multipart'));
      if (hasNul(name) || hasNul(value)) return fail(problem('nul-character'));
      fields.set(name, value);
    });
    parser.on('file', (fieldName, bytes, { filename }) => {
      bytes.on('error', () => undefined);
      if (failure !== undefined || file !== undefined) {
        bytes.resume();
        return fail(problem('invalid-multipart'));
      }
      if (hasNul(fieldName) || hasNul(filename)) {
        bytes.resume();
        return fail(problem('nul-character'));
      }
      file = bytes;
      const part = { fieldName, fileName: filename ?? '', bytes };
      handle({ early: new Map(fields), file: part, whole }).then(resolve, (error: unknown) =>
        reject(asError(failure ?? error)),
      );
    });
    for (const limit of ['partsLimit', 'filesLimit', 'fieldsLimit'] as const)
      parser.on(limit, () => fail(problem('invalid-multipart')));
    parser.on('error', (error: Error) => fail(problem('invalid-multipart', { cause: error })));
    parser.on('close', () => {
      if (file === undefined) fail(problem('file-missing'));
      else if (failure === undefined) finish(fields);
    });
  });

  req.once('close', onClose);
  req.setTimeout(patienceMs, () => fail(problem('upload-stalled')));
  req.pipe(parser);
  try {
    return await handled;
  } finally {
    req.off('close', onClose);
    req.setTimeout(0);
    req.unpipe(parser);
    parser.destroy();
    req.resume();
  }
};

const parserOf = (req: IncomingMessage): busboy.Busboy => {
  try {
    return busboy({
      headers: req.headers,
      defParamCharset: 'utf8',
      limits: { files: 1, fields: 8, parts: 10, fieldNameSize: 100, fieldSize: fieldBytes, headerPairs: 50 },
      fileHwm: mebibyte / 4,
    });
  } catch (error) {
    throw problem('invalid-multipart', { cause: error });
  }
};

const hasNul = (text: string | undefined): boolean => text?.includes('\u0000') === true;

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));
