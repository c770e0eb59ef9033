/** Closes what was opened, in the opposite order, each once; the first failure is thrown after all were closed. */
export class Lifetime implements AsyncDisposable {
  readonly #opened: AsyncDisposable[] = [];

  own<T extends AsyncDisposable>(resource: T): T {
    this.#opened.push(resource);
    return resource;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const failures: unknown[] = [];
    for (let resource = this.#opened.pop(); resource !== undefined; resource = this.#opened.pop())
      try {
        await resource[Symbol.asyncDispose]();
      } catch (error) {
        failures.push(error);
      }
    if (failures.length > 0) throw new AggregateError(failures, 'some parts could not be closed');
  }
}
