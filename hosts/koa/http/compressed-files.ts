import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const compress = promisify(gzip);
const worthIt: ReadonlySet<string> = new Set(['.css', '.js', '.svg', '.json', '.txt']);

export const isCompressible = (path: string): boolean => worthIt.has(extname(path));

/**
 * Files as gzip, each compressed once in a process: for a fixed list of files that are the same for everybody. Pages are not
 * compressed here, because they carry secrets beside what others may have written.
 */
export const createCompressedFiles = (): ((path: string, version: string) => Promise<Buffer>) => {
  const kept = new Map<string, { readonly version: string; readonly bytes: Promise<Buffer> }>();
  return (path, version) => {
    const known = kept.get(path);
    if (known?.version === version) return known.bytes;
    const bytes = readFile(path).then((plain) => compress(plain, { level: 9 }));
    // A file that could not be read now may be there the next time.
    bytes.catch(() => kept.delete(path));
    kept.set(path, { version, bytes });
    return bytes;
  };
};
