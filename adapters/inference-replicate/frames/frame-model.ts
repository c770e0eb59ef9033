import { createHash } from 'node:crypto';
import type { Cache } from '../../../application/ports/cache.js';
import { InferenceFault, type FrameImage, type FrameModel } from '../../../application/ports/inference.js';
import type { Signal, SignalSource } from '../../../domain/signal/signal.js';
import type { FrameFormat, FrameInQuestion, Seen } from '../formats/frame-format.js';
import type { MediaLinks } from '../media/media-links.js';
import type { AskedModel } from '../models/asked-model.js';
import { fingerprint } from '../predictions/fingerprint.js';
import type { Timers } from '../timers.js';
import { Batcher } from './batcher.js';
import { jpegSize } from './jpeg-size.js';
import { JudgementMemory, type Judgement } from './judgement-memory.js';

export interface ReplicateFrameModelOptions<S extends Signal> {
  readonly format: FrameFormat<S>;
  readonly model: AskedModel;
  readonly links: MediaLinks;
  readonly cache: Cache;
  readonly timers: Timers;
  readonly scopeOf: (key: string) => string;
  /** Predictions of this model under way at once. */
  readonly predictionsAtOnce: number;
  readonly batchWindowMs: number;
}

/** Judges frames by a model on Replicate, several in one prediction where its format takes them. */
export const createFrameModel = <S extends Signal>(options: ReplicateFrameModelOptions<S>): FrameModel<S> => {
  const { format, model, links, timers, scopeOf, predictionsAtOnce, batchWindowMs } = options;
  const memory = new JudgementMemory<Seen<S>>(options.cache);
  const isAskable = format.media === 'uri' || links.hasPublicUrls;

  const askTogether = async (
    frames: readonly FrameInQuestion[],
    signal: AbortSignal,
  ): Promise<readonly Judgement<Seen<S>>[]> => {
    const [first] = frames;
    if (first === undefined) return [];
    const media = await Promise.all(
      frames.map(({ frame: { key, jpeg } }) =>
        links.linkTo(
          {
            key,
            contentType: 'image/jpeg',
            sizeBytes: jpeg.length,
            bytes: async () => new Blob([new Uint8Array(jpeg)]),
          },
          signal,
        ),
      ),
    );
    const question = { input: format.input(media), scope: scopeOf(first.frame.key) };
    const read = (output: unknown, source: SignalSource) => ({ seen: format.read(output, frames), source });
    const { answer, modelMs, microUsd } = await model.ask(question, read, signal);
    // Shares of a whole: what is left over goes to the first.
    const share = (whole: number, i: number): number => {
      const each = Math.floor(whole / frames.length);
      return i === 0 ? whole - each * (frames.length - 1) : each;
    };
    return frames.map(({ frame }, i) => ({
      seen: answer.seen[i] ?? [],
      source: answer.source,
      scope: scopeOf(frame.key),
      modelMs: share(modelMs, i),
      microUsd: share(microUsd, i),
    }));
  };
  // Frames of one batch are paid by one scope, so each scope collects its own.
  const batchers = new Map<string, Batcher<FrameInQuestion, Judgement<Seen<S>>>>();
  const ask = async (question: FrameInQuestion, signal: AbortSignal): Promise<Judgement<Seen<S>>> => {
    if (format.mostFrames === 1) {
      const [judgement] = await askTogether([question], signal);
      if (judgement === undefined) throw new Error('a frame without an answer');
      return judgement;
    }
    const scope = scopeOf(question.frame.key);
    let batcher = batchers.get(scope);
    if (batcher === undefined) {
      if (batchers.size >= mostScopes) batchers.clear();
      batcher = new Batcher({ most: format.mostFrames, windowMs: batchWindowMs, timers, answer: askTogether });
      batchers.set(scope, batcher);
    }
    return batcher.ask(question, signal);
  };

  return {
    concurrency: predictionsAtOnce * format.mostFrames,
    availability: async () =>
      isAskable ? model.availability() : { state: 'unavailable', reason: 'service-not-configured' },
    async analyse(frame, signal) {
      signal.throwIfAborted();
      if (!isAskable) throw new InferenceFault('this model takes frames by public URL only');
      const size = jpegSize(frame.jpeg);
      // Better than to pay for a picture that no model can open.
      if (size === undefined) throw new InferenceFault(`${frame.key} is not a readable JPEG`);
      const tag = await tagOf(frame, format, model);
      const remembered = await memory.find(tag);
      const judgement = remembered ?? (await ask({ frame, size }, signal));
      if (remembered === undefined) await memory.write(tag, judgement);
      const isPaidHere = judgement.scope === scopeOf(frame.key);
      return {
        signals: judgement.seen.map((seen) => signalOf(seen, frame, judgement.source)),
        modelMs: isPaidHere ? judgement.modelMs : 0,
        microUsd: isPaidHere ? judgement.microUsd : 0,
      };
    },
  };
};

const mostScopes = 100;

/** The same picture, asked the same way. */
const tagOf = async <S extends Signal>(
  frame: FrameImage,
  format: FrameFormat<S>,
  model: AskedModel,
): Promise<string> => {
  const picture = createHash('sha256').update(frame.jpeg).digest('hex');
  // An unknown version shows when the model is asked.
  const version = await model.version().catch(() => 'unknown');
  return fingerprint(version, format.input([picture]));
};

const signalOf = <S extends Signal>(seen: Seen<S>, { interval }: FrameImage, source: SignalSource): S =>
  // What `Seen` leaves out of S is what is put back here.
  ({ ...seen, interval, source }) as unknown as S;
