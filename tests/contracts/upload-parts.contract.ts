import type { TestFn } from 'ava';
import { uploadId } from '../../domain/shared/ids.js';
import type { UploadParts } from '../../application/ports/upload-parts.js';
import { freshId } from '../builders/fresh-id.js';

export interface UploadPartsContractOptions {
  readonly name: string;
  readonly create: () => Promise<{ readonly subject: UploadParts; readonly dispose: () => Promise<void> }>;
}

const bytes = async function* (...texts: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield Buffer.from(text);
};
const breakingAfter = async function* (text: string, error: Error): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
  throw error;
};
const textOf = async (source: AsyncIterable<Uint8Array>): Promise<string> => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of source) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
};
const anId = () => uploadId(freshId());

export const uploadPartsContract = (test: TestFn, { name, create }: UploadPartsContractOptions): void => {
  const withParts = async (use: (parts: UploadParts) => Promise<void>): Promise<void> => {
    const made = await create();
    try {
      await use(made.subject);
    } finally {
      await made.dispose();
    }
  };

  test(`${name}: bytes come in pieces, each where it belongs, and are read as a whole`, (t) =>
    withParts(async (parts) => {
      const id = anId();
      t.is(await parts.size(id), undefined);
      await parts.create(id);
      t.is(await parts.size(id), 0);
      t.is(await parts.write(id, 0, bytes('one ', 'two ')), 8);
      t.is(await parts.size(id), 8);
      t.is(await parts.write(id, 8, bytes('three')), 13);
      t.is(await parts.write(id, 13, bytes()), 13, 'an empty piece changes nothing');
      t.is(await textOf(parts.read(id)), 'one two three');
    }));

  test(`${name}: beginning again keeps what has come in`, (t) =>
    withParts(async (parts) => {
      const id = anId();
      await parts.create(id);
      await parts.write(id, 0, bytes('kept'));
      await parts.create(id);
      t.is(await textOf(parts.read(id)), 'kept');
    }));

  test(`${name}: a source that fails leaves what it gave before, and its error comes out unchanged`, (t) =>
    withParts(async (parts) => {
      const id = anId();
      await parts.create(id);
      const error = new Error('hung up');
      t.is(await t.throwsAsync(parts.write(id, 0, breakingAfter('begun ', error))), error);
      t.is(await parts.size(id), 6);
      t.is(await parts.write(id, 6, bytes('and ended')), 15);
      t.is(await textOf(parts.read(id)), 'begun and ended');
    }));

  test(`${name}: two writers of the same file at once leave that file`, (t) =>
    withParts(async (parts) => {
      const id = anId();
      await parts.create(id);
      const pieces = Array.from({ length: 300 }, (_, n) => String(n).padStart(4, '0').repeat(700));
      const whole = pieces.join('');
      const slowly = async function* (from: number): AsyncGenerator<Uint8Array> {
        for (let at = from; at < whole.length; at += 40_000) {
          yield Buffer.from(whole.slice(at, at + 40_000));
          await new Promise((resolve) => setImmediate(resolve));
        }
      };
      const first = parts.write(id, 0, slowly(0));
      const second = parts.write(id, 0, slowly(0));
      t.deepEqual(await Promise.all([first, second]), [whole.length, whole.length]);
      t.is(await textOf(parts.read(id)), whole);
    }));

  test(`${name}: what was never begun, or was removed, is not there`, (t) =>
    withParts(async (parts) => {
      const id = anId();
      await t.throwsAsync(parts.write(id, 0, bytes('x')), { name: 'ObjectNotFound' });
      await t.throwsAsync(textOf(parts.read(id)), { name: 'ObjectNotFound' });
      await parts.create(id);
      await parts.write(id, 0, bytes('x'));
      await parts.remove(id);
      await parts.remove(id);
      t.is(await parts.size(id), undefined);
      await t.throwsAsync(textOf(parts.read(id)), { name: 'ObjectNotFound' });
    }));

  test(`${name}: what is held is listed by id, in pages, with the time of its last bytes`, (t) =>
    withParts(async (parts) => {
      t.deepEqual(await parts.list(10), []);
      const ids = [anId(), anId(), anId()];
      const before = Date.now();
      for (const id of [...ids].reverse()) {
        await parts.create(id);
        await parts.write(id, 0, bytes('x'));
      }
      const page = await parts.list(2);
      t.deepEqual(
        page.map(({ id }) => id),
        ids.slice(0, 2),
      );
      t.deepEqual(
        (await parts.list(2, ids[1])).map(({ id }) => id),
        ids.slice(2),
      );
      for (const { modifiedAtMs } of page) t.true(modifiedAtMs >= before - 2_000 && modifiedAtMs <= Date.now() + 2_000);
    }));
};
