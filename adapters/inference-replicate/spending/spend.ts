/** Who may still spend how much. Money in millionths of a US dollar. */
export interface Spend {
  /**
   * Sets `microUsd`, an estimate, aside for one prediction of `scope` (a video's analysis). Undefined: its budget does not
   * allow for it, and nothing is created.
   */
  reserve(scope: string, microUsd: number): Promise<Reservation | undefined>;
}

export interface Reservation {
  /** Replaces the estimate by what it really cost; 0 gives it back. Called once. */
  settle(microUsd: number): Promise<void>;
}

export const unlimitedSpend: Spend = { reserve: async () => ({ settle: async () => undefined }) };
