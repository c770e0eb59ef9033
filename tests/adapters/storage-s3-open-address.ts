import type { OpenedAddress } from '../contracts/video-storage.contract.js';

/** Opens a signed address as a browser would; undefined when the store denies access. */
export const openS3Address = async (url: string, range?: string): Promise<OpenedAddress | undefined> => {
  const response = await fetch(url, {
    signal: AbortSignal.timeout(20_000),
    ...(range !== undefined && { headers: { range } }),
  });
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (response.status === 401 || response.status === 403) return undefined;
  if (!response.ok) throw new Error(`${response.status}: ${Buffer.from(bytes).toString()}`);
  if (range !== undefined && response.status !== 206) throw new Error('the range was ignored');
  const name = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '')?.[1];
  return {
    bytes,
    contentType: response.headers.get('content-type') ?? '',
    downloadName: name && decodeURIComponent(name),
  };
};
