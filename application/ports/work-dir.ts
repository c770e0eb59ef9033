/** Private scratch space on this machine's disk, for tools that need files. */
export interface WorkDirs {
  /** A new empty directory that nobody else uses; disposing removes it with all it holds. */
  create(purpose: string): Promise<WorkDir>;
  /** Removes directories that dead processes left, older than `olderThanMs`; returns how many. */
  sweep(olderThanMs: number): Promise<number>;
}

export interface WorkDir extends AsyncDisposable {
  readonly path: string;
  /** Bytes of a file inside the directory, as a stream. */
  readFile(path: string): AsyncIterable<Uint8Array>;
  /** Writes bytes into a file inside the directory and returns its path. */
  writeFile(name: string, bytes: AsyncIterable<Uint8Array>): Promise<string>;
}
