import { InferenceFault } from '../../../application/ports/inference.js';
import type { Prediction } from '../api/prediction.js';
import { costOf, priceOf } from '../spending/price-table.js';
import type { Reservation, Spend } from '../spending/spend.js';
import type { EndedPrediction, Question } from './question.js';

/** Predictions whose end was never seen; what was set aside for them stays spent. */
const mostOpen = 10_000;

/** Sets money aside before a prediction is created and counts what it cost, once, when it has ended. */
export class PredictionAccounts {
  readonly #spend: Spend;
  readonly #onEnded: (ended: EndedPrediction) => void;
  readonly #open = new Map<string, Reservation | undefined>();

  constructor(spend: Spend, onEnded: (ended: EndedPrediction) => void) {
    this.#spend = spend;
    this.#onEnded = onEnded;
  }

  /** Throws a final `InferenceFault` when the budget is used up. */
  async reserve({ scope, model, price, typicalMs }: Question): Promise<Reservation> {
    const reservation = await this.#spend.reserve(scope, priceOf(price, typicalMs / 1_000));
    if (reservation !== undefined) return reservation;
    throw new InferenceFault(`the budget of this video does not allow for another prediction of ${model}`, {
      isFinal: true,
    });
  }

  open(id: string, reservation: Reservation | undefined): void {
    this.#open.set(id, reservation);
    for (const oldest of this.#open.keys()) {
      if (this.#open.size <= mostOpen) break;
      this.#open.delete(oldest);
    }
  }

  /** One that was created earlier, maybe by another process: it costs although nobody was asked. */
  async adopt(id: string, { scope }: Question): Promise<void> {
    if (!this.#open.has(id)) this.open(id, await this.#spend.reserve(scope, 0));
  }

  /** What it cost; told to budget and figures the first time only. */
  async settle(ended: Prediction, { check, model, scope, price }: Question) {
    const cost = costOf(ended, price);
    if (!this.#open.has(ended.id)) return cost;
    const reservation = this.#open.get(ended.id);
    this.#open.delete(ended.id);
    await reservation?.settle(cost.microUsd);
    this.#onEnded({ check, model, scope, id: ended.id, status: ended.status, ...cost });
    return cost;
  }
}
