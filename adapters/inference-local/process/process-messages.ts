/** What a process can be asked, by name: the argument and the answer, both structured-cloneable. */
export type Operations = Readonly<Record<string, { readonly ask: unknown; readonly answer: unknown }>>;

export interface ProcessQuestion {
  readonly operation: string;
  readonly ask: unknown;
}

export type ProcessAnswer =
  | { readonly ok: true; readonly answer: unknown; readonly elapsedMs: number }
  | { readonly ok: false; readonly message: string };

/** An answer with the time that the process worked on it, waiting in the queue not counted. */
export interface Timed<T> {
  readonly answer: T;
  readonly elapsedMs: number;
}
