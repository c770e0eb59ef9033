import type { TestFn } from 'ava';
import { InferenceFault, type FrameImage, type FrameModel } from '../../application/ports/inference.js';
import type { Signal } from '../../domain/signal/signal.js';

export interface FrameModelContractOptions {
  readonly name: string;
  readonly create: () => Promise<FrameModelSubject>;
}

export interface FrameModelSubject {
  readonly subject: FrameModel<Signal>;
  /** A frame that shows something this model tells of, and nothing. */
  readonly telling: FrameImage;
  readonly blank: FrameImage;
  /** A frame on which the model must fail. */
  readonly unreadable: FrameImage;
  readonly dispose: () => Promise<void>;
}

const never = (): AbortSignal => new AbortController().signal;

export const frameModelContract = (test: TestFn, { name, create }: FrameModelContractOptions): void => {
  test(`${name}: an available model names its engine and its weights`, async (t) => {
    const { subject, dispose } = await create();
    const found = await subject.availability();
    t.is(found.state, 'available');
    if (found.state === 'available') {
      t.truthy(found.engine);
      t.truthy(found.model);
      t.true(found.limitations.every((key) => /^[a-z0-9-]+$/.test(key)));
    }
    await dispose();
  });

  test(`${name}: signals carry the interval of the frame, scores in 0..1 and a source; boxes stay inside the frame`, async (t) => {
    const { subject, telling, dispose } = await create();
    const { signals, modelMs, microUsd } = await subject.analyse(telling, never());
    t.true(signals.length > 0);
    t.true(modelMs >= 0 && microUsd >= 0);
    for (const signal of signals) {
      t.deepEqual(signal.interval, telling.interval);
      t.true(signal.confidence >= 0 && signal.confidence <= 1);
      t.truthy(signal.source.engine);
      t.truthy(signal.source.model);
      if (!('box' in signal)) continue;
      const { x, y, width, height } = signal.box;
      t.true(x >= 0 && y >= 0 && width > 0 && height > 0 && x + width <= 1.000001 && y + height <= 1.000001);
    }
    await dispose();
  });

  test(`${name}: a frame that shows nothing gives an empty answer`, async (t) => {
    const { subject, blank, dispose } = await create();
    t.deepEqual((await subject.analyse(blank, never())).signals, []);
    await dispose();
  });

  test(`${name}: as many frames at once as it allows each get their own answer`, async (t) => {
    const { subject, telling, blank, dispose } = await create();
    t.true(Number.isInteger(subject.concurrency) && subject.concurrency >= 1);
    const alone = await subject.analyse(telling, never());
    const frames = Array.from({ length: subject.concurrency }, (_, i) => (i % 2 === 0 ? { ...telling } : blank));
    const answers = await Promise.all(frames.map((frame) => subject.analyse(frame, never())));
    answers.forEach((answer, i) => t.deepEqual(answer.signals, i % 2 === 0 ? alone.signals : []));
    await dispose();
  });

  test(`${name}: an aborted signal rejects, before and during the work, and the model goes on working`, async (t) => {
    const { subject, telling, blank, dispose } = await create();
    await t.throwsAsync(subject.analyse(telling, AbortSignal.abort()), { any: true });
    const controller = new AbortController();
    const analysing = subject.analyse({ ...telling }, controller.signal);
    controller.abort();
    // A model may have been ready before it noticed; what counts is that it does not hang.
    await analysing.catch(() => undefined);
    t.deepEqual((await subject.analyse(blank, never())).signals, []);
    await dispose();
  });

  test(`${name}: what it cannot judge is an InferenceFault, and the next frame is judged`, async (t) => {
    const { subject, telling, unreadable, dispose } = await create();
    await t.throwsAsync(subject.analyse(unreadable, never()), { instanceOf: InferenceFault });
    t.true((await subject.analyse(telling, never())).signals.length > 0);
    await dispose();
  });
};
