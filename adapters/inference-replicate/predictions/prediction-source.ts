import type { Logger } from '../../../application/ports/logger.js';
import { ApiFailure } from '../api/api-failure.js';
import { isOfUse, type Prediction } from '../api/prediction.js';
import type { ReplicateApi } from '../api/replicate-api.js';
import type { Timers } from '../timers.js';
import { faultOf } from './fault-of.js';
import { findLostPrediction } from './find-lost-prediction.js';
import type { PredictionAccounts } from './prediction-accounts.js';
import type { LedgerEntry, PredictionLedger } from './prediction-ledger.js';
import type { Question } from './question.js';

export interface PredictionSourceDependencies {
  readonly api: ReplicateApi;
  readonly ledger: PredictionLedger;
  readonly accounts: PredictionAccounts;
  readonly timers: Timers;
  readonly logger: Logger;
  readonly waitS: number;
  readonly webhookUrl: string | undefined;
}

/** How long a prediction may need to turn up in the list. */
const lookAgainMs = [1_000, 3_000, 9_000] as const;
/** Tries to create one, when it is certain each time that the try before created none. */
const creations = 2;

/** The prediction that answers a question: one that was paid for already where there is one, else a new one. */
export class PredictionSource {
  readonly #deps: PredictionSourceDependencies;
  readonly #obtaining = new Map<string, Promise<Prediction>>();

  constructor(deps: PredictionSourceDependencies) {
    this.#deps = deps;
  }

  /** The same question twice at a time is one prediction. Throws `InferenceFault`. */
  obtain(tag: string, question: Question): Promise<Prediction> {
    const underWay = this.#obtaining.get(tag);
    if (underWay !== undefined) return underWay;
    const obtaining = this.#obtainNow(tag, question).finally(() => this.#obtaining.delete(tag));
    this.#obtaining.set(tag, obtaining);
    return obtaining;
  }

  async #obtainNow(tag: string, question: Question): Promise<Prediction> {
    const { ledger, accounts, timers } = this.#deps;
    const entry = await ledger.find(tag);
    const remembered = entry && (await this.#recall(tag, entry, question));
    if (remembered !== undefined) return remembered;
    const reservation = await accounts.reserve(question);
    try {
      const sentAtMs = timers.now();
      await ledger.write(tag, { sentAtMs });
      const prediction = await this.#create(tag, question, sentAtMs);
      await ledger.write(tag, { sentAtMs, id: prediction.id });
      accounts.open(prediction.id, reservation);
      return prediction;
    } catch (error) {
      const isUncertain = error instanceof ApiFailure && error.isUncertain;
      // While it is uncertain the entry stays: the next try begins with a look at the list.
      if (isUncertain) accounts.doubt(tag, reservation);
      else await accounts.giveBack(reservation);
      if (!(error instanceof ApiFailure)) throw error;
      if (!isUncertain) await ledger.forget(tag);
      throw faultOf(question.model, error);
    }
  }

  async #recall(tag: string, { id, sentAtMs, isSettled }: LedgerEntry, question: Question) {
    const { api, ledger, accounts } = this.#deps;
    try {
      const found = await (id === undefined
        ? findLostPrediction(api, { tag, version: question.version, input: question.input, sentAtMs })
        : api.get(id));
      if (found !== undefined && isOfUse(found)) {
        if (id === undefined) await ledger.write(tag, { sentAtMs, id: found.id });
        if (isSettled !== true) await accounts.adopt(found.id, tag, question);
        return found;
      }
      if (found === undefined) await accounts.release(tag);
    } catch (error) {
      // Gone is gone; anything else leaves open whether the answer is there already.
      if (!(error instanceof ApiFailure)) throw error;
      if (error.status !== 404) throw faultOf(question.model, error);
    }
    await ledger.forget(tag);
    return undefined;
  }

  /** Creates it; after an answer that never came it looks for what may have been created before it tries again. */
  async #create(tag: string, { version, input, model }: Question, sentAtMs: number): Promise<Prediction> {
    const { api, webhookUrl, waitS, logger, ledger, timers } = this.#deps;
    const webhook = webhookUrl === undefined ? undefined : tagged(webhookUrl, tag);
    for (let attempt = 1; ; attempt++) {
      try {
        return await api.create({ version, input, waitS, webhook });
      } catch (error) {
        if (!(error instanceof ApiFailure) || !error.isUncertain) throw error;
        logger.warn('nobody knows whether a prediction was created', { model, attempt, reason: error.message });
        try {
          for (const pauseMs of lookAgainMs) {
            await timers.sleep(pauseMs);
            // A webhook may have told its id meanwhile.
            const id = (await ledger.find(tag))?.id;
            const found = await (id === undefined
              ? findLostPrediction(api, { tag, version, input, sentAtMs })
              : api.get(id));
            if (found !== undefined) return found;
          }
        } catch (looking) {
          // Whatever ended the look, the creation is as uncertain as before.
          throw looking instanceof ApiFailure ? new ApiFailure(error.kind, looking.message, error.status) : looking;
        }
        if (attempt >= creations) throw error;
      }
    }
  }
}

const tagged = (url: string, tag: string): string => {
  const withTag = new URL(url);
  withTag.searchParams.set('tag', tag);
  return withTag.href;
};
