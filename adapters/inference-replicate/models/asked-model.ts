import { InferenceFault, type ModelAvailability } from '../../../application/ports/inference.js';
import type { SignalSource } from '../../../domain/signal/signal.js';
import { ZodError, z } from 'zod';
import { ApiFailure } from '../api/api-failure.js';
import type { ReplicateApi } from '../api/replicate-api.js';
import { UnexpectedOutput } from '../formats/frame-format.js';
import { outputDocument } from '../media/output-document.js';
import { excerptOf, faultOf } from '../predictions/fault-of.js';
import type { PredictionRunner } from '../predictions/prediction-runner.js';
import type { Question } from '../predictions/question.js';
import type { Price } from '../spending/price-table.js';
import { modelReference, shownModel, type ModelReference } from './model-reference.js';

export interface AskedModelOptions {
  readonly check: string;
  /** `owner/name` or `owner/name:version`. */
  readonly id: string;
  readonly price: Price;
  readonly typicalMs: number;
  readonly startTimeoutMs: number;
  readonly runTimeoutMs: number;
  readonly limitations: readonly string[];
  readonly api: ReplicateApi;
  readonly runner: PredictionRunner;
  readonly apiOrigin: string;
  readonly fetchOutput: typeof fetch;
}

export const engine = 'replicate';

/** One model on Replicate, whatever it is asked. */
export class AskedModel {
  readonly #options: AskedModelOptions;
  readonly #reference: ModelReference;
  #version: string | undefined;

  constructor(options: AskedModelOptions) {
    this.#options = options;
    this.#reference = modelReference(options.id);
    this.#version = this.#reference.version;
  }

  /** Without a pinned version it is looked up, once; a service that is away shows when it is asked. */
  async availability(): Promise<ModelAvailability> {
    const { limitations } = this.#options;
    let model: string = this.#reference.model;
    try {
      model = shownModel(this.#reference, await this.version());
    } catch (error) {
      const status = error instanceof ApiFailure ? error.status : undefined;
      if (status === 404) return { state: 'unavailable', reason: 'model-not-installed' };
      if (status === 401 || status === 403) return { state: 'unavailable', reason: 'service-not-configured' };
      if (!(error instanceof ApiFailure)) throw error;
    }
    return { state: 'available', engine, model, limitations };
  }

  /** Throws `ApiFailure`. */
  async version(): Promise<string> {
    this.#version ??= await this.#options.api.latestVersion(this.#reference.model);
    return this.#version;
  }

  /**
   * Asks and reads the answer. Throws `InferenceFault`, with the model's name and a few words of an output that cannot be
   * read, or the reason of the abort.
   */
  async ask<T>(
    { input, scope }: Pick<Question, 'input' | 'scope'>,
    read: (output: unknown, source: SignalSource) => T,
    signal: AbortSignal,
  ): Promise<{ readonly answer: T; readonly modelMs: number; readonly microUsd: number }> {
    const { check, price, typicalMs, startTimeoutMs, runTimeoutMs, runner, apiOrigin, fetchOutput } = this.#options;
    const { model } = this.#reference;
    let output: unknown;
    let question: Question | undefined;
    try {
      const version = await this.version();
      question = { check, model, version, input, scope, price, typicalMs, startTimeoutMs, runTimeoutMs };
      const { modelMs, microUsd, output: raw } = await runner.ask(question, signal);
      output = raw;
      output = await outputDocument(raw, apiOrigin, fetchOutput, signal);
      const source = { engine, model: shownModel(this.#reference, version) };
      return { answer: read(output, source), modelMs, microUsd };
    } catch (error) {
      signal.throwIfAborted();
      const isUnreadable = error instanceof ZodError || error instanceof UnexpectedOutput;
      // The same bad answer would come back from the ledger.
      if (question !== undefined && output !== undefined) await runner.forget(question);
      if (isUnreadable) {
        const why = error instanceof ZodError ? z.prettifyError(error).split('\n', 2).join(' ') : error.message;
        throw new InferenceFault(`${model} gave an output that cannot be read (${why}): ${excerptOf(output)}`, { cause: error });
      }
      throw error instanceof ApiFailure ? faultOf(model, error) : error;
    }
  }
}
