import type { TestFn } from 'ava';
import { InferenceFault, type SpeechRecognizer } from '../../application/ports/inference.js';
import { byStart, type TimeInterval } from '../../domain/shared/time-interval.js';

export interface SpeechRecognizerContractOptions {
  readonly name: string;
  readonly create: () => Promise<SpeechRecognizerSubject>;
}

export interface Sound {
  readonly path: string;
  readonly durationMs: number;
}

export interface SpeechRecognizerSubject {
  readonly subject: SpeechRecognizer;
  /** Somebody speaks in the first half and in the second. */
  readonly talk: Sound;
  readonly silence: Sound;
  /** A path that the recogniser must fail on. */
  readonly unreadable: string;
  readonly dispose: () => Promise<void>;
}

const options = (durationMs: number, signal = new AbortController().signal) => ({
  durationMs,
  signal,
  onProgress: () => {},
});

const isInside = ({ startMs, endMs }: TimeInterval, durationMs: number): boolean =>
  Number.isInteger(startMs) && Number.isInteger(endMs) && startMs >= 0 && startMs < endMs && endMs <= durationMs;

export const speechRecognizerContract = (test: TestFn, { name, create }: SpeechRecognizerContractOptions): void => {
  test(`${name}: an available recogniser names its engine and its weights`, async (t) => {
    const { subject, dispose } = await create();
    const found = await subject.availability();
    t.is(found.state, 'available');
    if (found.state === 'available') t.true(found.engine.length > 0 && found.model.length > 0);
    await dispose();
  });

  test(`${name}: words come in order, each with its own time inside the sound, and speech where somebody speaks`, async (t) => {
    const { subject, talk, dispose } = await create();
    const progress: number[] = [];
    const heard = await subject.recognize(talk.path, {
      ...options(talk.durationMs),
      onProgress: (doneMs) => progress.push(doneMs),
    });
    t.true(heard.words.length > 1);
    for (const word of heard.words) {
      t.true(isInside(word.interval, talk.durationMs));
      t.true(word.confidence >= 0 && word.confidence <= 1);
      t.is(word.text, word.text.trim());
      t.not(word.text, '');
      t.is(word.origin, 'recogniser');
    }
    t.deepEqual(
      heard.words.map((word) => word.interval),
      heard.words.map((word) => word.interval).sort(byStart),
    );
    t.true(heard.speech.length > 0);
    t.true(heard.speech.every((interval) => isInside(interval, talk.durationMs)));
    t.deepEqual(heard.speech, [...heard.speech].sort(byStart));
    t.true(heard.modelMs >= 0 && heard.microUsd >= 0);
    t.true(progress.every((doneMs) => doneMs >= 0 && doneMs <= talk.durationMs));
    await dispose();
  });

  test(`${name}: no word reaches past the duration that the caller knows`, async (t) => {
    const { subject, talk, dispose } = await create();
    const half = Math.round(talk.durationMs / 2);
    const { words, speech } = await subject.recognize(talk.path, options(half));
    t.true(words.length > 0);
    t.true([...words.map((word) => word.interval), ...speech].every((interval) => isInside(interval, half)));
    await dispose();
  });

  test(`${name}: silence gives no words`, async (t) => {
    const { subject, silence, dispose } = await create();
    t.deepEqual((await subject.recognize(silence.path, options(silence.durationMs))).words, []);
    await dispose();
  });

  test(`${name}: an aborted signal rejects, before and during the work, and the recogniser goes on working`, async (t) => {
    const { subject, talk, silence, dispose } = await create();
    await t.throwsAsync(subject.recognize(talk.path, options(talk.durationMs, AbortSignal.abort())), { any: true });
    const controller = new AbortController();
    const recognising = subject.recognize(talk.path, options(talk.durationMs, controller.signal));
    controller.abort();
    // It may have been ready before it noticed; what counts is that it does not hang.
    await recognising.catch(() => undefined);
    t.deepEqual((await subject.recognize(silence.path, options(silence.durationMs))).words, []);
    await dispose();
  });

  test(`${name}: a sound that it cannot read is an InferenceFault, and the next one is recognised`, async (t) => {
    const { subject, silence, unreadable, dispose } = await create();
    await t.throwsAsync(subject.recognize(unreadable, options(1_000)), { instanceOf: InferenceFault });
    t.deepEqual((await subject.recognize(silence.path, options(silence.durationMs))).words, []);
    await dispose();
  });
};
