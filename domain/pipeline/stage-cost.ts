/** What a stage consumed; sums over attempts are kept per stage. Money in millionths of a US dollar, as Replicate bills. */
export interface StageCost {
  readonly modelCalls: number;
  readonly modelMs: number;
  readonly microUsd: number;
}

export const noCost: StageCost = { modelCalls: 0, modelMs: 0, microUsd: 0 };

export const addCost = (a: StageCost, b: StageCost): StageCost => ({
  modelCalls: a.modelCalls + b.modelCalls,
  modelMs: a.modelMs + b.modelMs,
  microUsd: a.microUsd + b.microUsd,
});
