import type { Prediction } from '../api/prediction.js';
import type { Price } from '../spending/price-table.js';

/** What is asked of one model, billed to one scope. */
export interface Question {
  /** `objects`, `speech` and so on, for figures. */
  readonly check: string;
  /** For messages and figures. */
  readonly model: string;
  readonly version: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** The analysis that pays. */
  readonly scope: string;
  readonly price: Price;
  /** Set aside from the budget until the real length is known. */
  readonly typicalMs: number;
  /** From its creation to its start: a model that nobody used boots for minutes. */
  readonly startTimeoutMs: number;
  readonly runTimeoutMs: number;
}

export interface Answer {
  readonly output: unknown;
  readonly modelMs: number;
  readonly microUsd: number;
}

/** A prediction that came to an end, whatever its end was; each is told once. */
export interface EndedPrediction {
  readonly check: string;
  readonly model: string;
  readonly scope: string;
  readonly id: string;
  readonly status: Prediction['status'];
  readonly modelMs: number;
  readonly microUsd: number;
}
