/** Wakes whoever waits for a prediction in this process, so that a webhook saves the rest of a polling pause. */
export class SettledPredictions {
  readonly #waiting = new Map<string, Set<() => void>>();

  /** Nobody waiting is no fault: another process may, and polling finds out anyway. */
  announce(id: string): void {
    for (const wake of this.#waiting.get(id) ?? []) wake();
  }

  /** Resolves at the next announcement; `stop` forgets the wait. */
  next(id: string): { readonly announced: Promise<void>; readonly stop: () => void } {
    const wakes = this.#waiting.get(id) ?? new Set();
    this.#waiting.set(id, wakes);
    let wake = (): void => undefined;
    const announced = new Promise<void>((resolve) => {
      wake = resolve;
    });
    wakes.add(wake);
    return {
      announced,
      stop: () => {
        wakes.delete(wake);
        if (wakes.size === 0) this.#waiting.delete(id);
      },
    };
  }
}
