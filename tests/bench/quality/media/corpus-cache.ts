import { createHash } from 'node:crypto';
import { access, mkdir, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Raise it when the makers change in a way that the recipe does not show. */
const makersVersion = 1;

/** Made files by the hash of what they were made from, in a folder that may be deleted at any time. */
export class CorpusCache {
  readonly #folder = join(tmpdir(), 'ai-compliance-quality-corpus');

  /** Path of the file that `make` writes for this recipe; made once. */
  async file(recipe: unknown, extension: string, make: (path: string) => Promise<void>): Promise<string> {
    await mkdir(this.#folder, { recursive: true });
    const hash = createHash('sha256')
      .update(JSON.stringify([makersVersion, recipe]))
      .digest('hex')
      .slice(0, 32);
    const path = join(this.#folder, `${hash}.${extension}`);
    const isThere = await access(path).then(
      () => true,
      () => false,
    );
    if (isThere) return path;
    const unfinished = join(this.#folder, `${hash}.${process.pid}.${extension}`);
    try {
      await make(unfinished);
      await rename(unfinished, path);
    } finally {
      await rm(unfinished, { force: true });
    }
    return path;
  }
}
