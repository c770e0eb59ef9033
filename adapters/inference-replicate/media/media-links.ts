import { createHash } from 'node:crypto';
import type { Cache } from '../../../application/ports/cache.js';
import { InferenceFault } from '../../../application/ports/inference.js';
import type { ReplicateApi } from '../api/replicate-api.js';

/** A file in the shape that a model's input takes. */
export interface MediaLinks {
  /** False: models that read URLs out of a text cannot be asked. */
  readonly hasPublicUrls: boolean;
  /**
   * A presigned URL where the store has one; else the bytes themselves when small, else a file on Replicate. Throws
   * `InferenceFault`, or the reason of the abort.
   */
  linkTo(file: MediaFile, signal: AbortSignal): Promise<string>;
}

export interface MediaFile {
  readonly key: string | undefined;
  readonly contentType: string;
  /** Asked for only when there is no URL. */
  readonly bytes: () => Promise<Blob>;
  readonly sizeBytes: number;
}

export interface MediaLinksOptions {
  readonly api: ReplicateApi;
  readonly cache: Cache;
  readonly urlOf: ((key: string, expiresInS: number) => Promise<string>) | undefined;
  /** Files up to this size go as data URIs: the whole request waits for them, and they come back with every look. */
  readonly mostInlineBytes: number;
  /** Start, run and the queue before; the URL must live that long. */
  readonly expiresInS: number;
}

/** Where we stop; the limit of Replicate's file store could not be confirmed. */
export const mostUploadBytes = 100 * 1024 * 1024;
/** Uploaded files are kept for a day as far as is known. */
const uploadKnownMs = 20 * 60 * 60_000;

export const createMediaLinks = (options: MediaLinksOptions): MediaLinks => ({
  hasPublicUrls: options.urlOf !== undefined,
  async linkTo(file, signal) {
    try {
      return await linkTo(options, file, signal);
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof InferenceFault) throw error;
      const why = error instanceof Error ? error.message : String(error);
      throw new InferenceFault(`${file.key ?? 'a file'} could not be handed over: ${why}`, { cause: error });
    }
  },
});

const linkTo = async (
  { api, cache, urlOf, mostInlineBytes, expiresInS }: MediaLinksOptions,
  { key, contentType, bytes, sizeBytes }: MediaFile,
  signal: AbortSignal,
): Promise<string> => {
  if (urlOf !== undefined && key !== undefined) return urlOf(key, expiresInS);
  if (sizeBytes > mostUploadBytes)
    throw new InferenceFault(`${sizeBytes} bytes are too many to upload; Replicate needs a URL instead`, {
      isFinal: true,
    });
  const content = Buffer.from(await (await bytes()).arrayBuffer());
  if (content.length <= mostInlineBytes) return `data:${contentType};base64,${content.toString('base64')}`;
  // The same file twice must be the same input, or an answer that was paid for is not found again.
  const known = `replicate:file:${createHash('sha256').update(content).digest('hex')}`;
  const before = await cache.get(known).catch(() => undefined);
  if (before !== undefined) return before;
  const url = await api.upload(new Blob([content], { type: contentType }), signal);
  await cache.set(known, url, uploadKnownMs).catch(() => undefined);
  return url;
};
