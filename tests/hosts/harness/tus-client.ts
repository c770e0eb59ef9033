import { Upload, type UploadOptions } from 'tus-js-client';

export interface TusRun {
  /** Where the upload is continued; undefined when it never began. */
  readonly address: string | undefined;
  /** Undefined: it ended well. */
  readonly error: Error | undefined;
  /** Of the answer that ended it. */
  readonly status: number | undefined;
  readonly body: Readonly<Record<string, unknown>>;
  header(name: string): string | undefined;
}

const parsed = (text: string | undefined): Readonly<Record<string, unknown>> => {
  try {
    return JSON.parse(text ?? '') as Readonly<Record<string, unknown>>;
  } catch {
    return {};
  }
};

/** Sends a file with a client of its own, without another attempt unless `options` have them, to its end or its failure. */
export const sendByTus = (file: Buffer, options: UploadOptions): Promise<TusRun> =>
  new Promise((resolve) => {
    const upload: Upload = new Upload(file, {
      retryDelays: null,
      chunkSize: Infinity,
      ...options,
      onError: (error) => {
        const response = 'originalResponse' in error ? error.originalResponse : null;
        resolve({
          address: upload.url ?? undefined,
          error,
          status: response?.getStatus(),
          body: parsed(response?.getBody()),
          header: (name) => response?.getHeader(name),
        });
      },
      onSuccess: ({ lastResponse }) =>
        resolve({
          address: upload.url ?? undefined,
          error: undefined,
          status: lastResponse.getStatus(),
          body: parsed(lastResponse.getBody()),
          header: (name) => lastResponse.getHeader(name),
        }),
    });
    upload.start();
  });
