import { InferenceFault } from '../../../application/ports/inference.js';
import type { SpendReservation } from '../../../application/ports/model-spend.js';
import { PersistenceFault } from '../../../application/ports/unit-of-work.js';
import type { Prediction } from '../api/prediction.js';
import { costOf, priceOf } from '../spending/price-table.js';
import type { Spend } from '../spending/spend.js';
import type { EndedPrediction, Question } from './question.js';

/** Predictions whose end, or whose creation, was never seen; what was set aside for them stays spent. */
const mostOpen = 10_000;

/**
 * Sets money aside before a prediction is created and counts what it cost, once, when it has ended. Where the store of the
 * budget is away that is an `InferenceFault` too, and an outage.
 */
export class PredictionAccounts {
  readonly #spend: Spend;
  readonly #onEnded: (ended: EndedPrediction) => void;
  /** By the id of the prediction. */
  readonly #open = new Map<string, SpendReservation | undefined>();
  /** By the tag of a question of which nobody knows whether it was asked. */
  readonly #doubtful = new Map<string, SpendReservation>();

  constructor(spend: Spend, onEnded: (ended: EndedPrediction) => void) {
    this.#spend = spend;
    this.#onEnded = onEnded;
  }

  /** Throws a final `InferenceFault` when the budget is used up. */
  async reserve({ scope, model, price, typicalMs }: Question): Promise<SpendReservation> {
    const estimate = priceOf(price, typicalMs / 1_000);
    const reservation = await orOutage(this.#spend.reserve(scope, estimate));
    if (reservation !== undefined) return reservation;
    throw new InferenceFault(`the budget of this video does not allow for another prediction of ${model}`, {
      isFinal: true,
    });
  }

  open(id: string, reservation: SpendReservation | undefined): void {
    keep(this.#open, id, reservation);
  }

  /** Its creation may have been paid for: what was set aside stays so until that is known. */
  doubt(tag: string, reservation: SpendReservation): void {
    keep(this.#doubtful, tag, reservation);
  }

  /** What the tag asks for was not created, so nothing is owed for it. */
  async release(tag: string): Promise<void> {
    const reservation = this.#doubtful.get(tag);
    this.#doubtful.delete(tag);
    if (reservation !== undefined) await this.giveBack(reservation);
  }

  /** A store that is away keeps it as spent, and hides no other fault. */
  async giveBack(reservation: SpendReservation): Promise<void> {
    try {
      await reservation.settle(0);
    } catch (error) {
      if (!(error instanceof PersistenceFault)) throw error;
    }
  }

  /** One that was created earlier, maybe by another process: it costs although nobody was asked. */
  async adopt(id: string, tag: string, { scope }: Question): Promise<void> {
    if (this.#open.has(id)) return;
    const reservation = this.#doubtful.get(tag) ?? (await orOutage(this.#spend.reserve(scope, 0)));
    this.#doubtful.delete(tag);
    this.open(id, reservation);
  }

  /** What it cost; told to budget and figures the first time only. */
  async settle(ended: Prediction, { check, model, scope, price }: Question) {
    const cost = costOf(ended, price);
    if (!this.#open.has(ended.id)) return cost;
    const reservation = this.#open.get(ended.id);
    this.#open.delete(ended.id);
    if (reservation !== undefined) await orOutage(reservation.settle(cost.microUsd));
    this.#onEnded({ check, model, scope, id: ended.id, status: ended.status, ...cost });
    return cost;
  }
}

const orOutage = async <T>(asked: Promise<T>): Promise<T> => {
  try {
    return await asked;
  } catch (error) {
    if (!(error instanceof PersistenceFault)) throw error;
    throw new InferenceFault('the budget of this video cannot be asked', { cause: error, isOutage: true });
  }
};

const keep = <T>(kept: Map<string, T>, key: string, value: T): void => {
  kept.set(key, value);
  for (const oldest of kept.keys()) {
    if (kept.size <= mostOpen) break;
    kept.delete(oldest);
  }
};
