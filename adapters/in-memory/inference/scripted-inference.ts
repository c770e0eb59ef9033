import {
  InferenceFault,
  type FrameModel,
  type ModelAvailability,
  type SpeechRecognizer,
} from '../../../application/ports/inference.js';
import { byStart, doOverlap, intersection, union } from '../../../domain/shared/time-interval.js';
import type { Signal } from '../../../domain/signal/signal.js';
import type { InferenceScript, ScriptedCheck, ScriptedInference } from './inference-script.js';

/** Models that say what a script tells them: a frame gets every signal whose time it shares, sound gets the words. */
export const createScriptedInference = (script: InferenceScript = {}): ScriptedInference => {
  const calls: Record<ScriptedCheck, number> = { speech: 0, objects: 0, nsfw: 0, violence: 0, text: 0 };
  const failures: Partial<Record<ScriptedCheck, number>> = {};
  const { modelMs = 0, microUsd = 0, concurrency = 2 } = script;

  const begin = (check: ScriptedCheck, name: string, signal: AbortSignal): void => {
    signal.throwIfAborted();
    calls[check]++;
    if (script.unavailable?.[check] !== undefined) throw new InferenceFault(`${check} is scripted to be unavailable`);
    if (script.unreadable?.includes(name) === true) throw new InferenceFault(`${name} is scripted to be unreadable`);
    const left = failures[check] ?? 0;
    if (left === 0) return;
    failures[check] = left - 1;
    throw new InferenceFault(`${check} is scripted to fail`);
  };

  const availabilityOf = (check: ScriptedCheck) => async (): Promise<ModelAvailability> => {
    const reason = script.unavailable?.[check];
    return reason === undefined
      ? { state: 'available', engine: 'scripted', model: `scripted ${check}`, limitations: [] }
      : { state: 'unavailable', reason };
  };

  const frameModel = <S extends Signal>(
    check: Exclude<ScriptedCheck, 'speech'>,
    signals: readonly S[] = [],
  ): FrameModel<S> => ({
    concurrency,
    availability: availabilityOf(check),
    async analyse({ interval, key }, signal) {
      begin(check, key, signal);
      const seen = signals.filter((one) => doOverlap(one.interval, interval));
      return { signals: seen.map((one) => ({ ...one, interval })), modelMs, microUsd };
    },
  });

  const speech: SpeechRecognizer = {
    availability: availabilityOf('speech'),
    async recognize(path, { durationMs, language, signal, onProgress }) {
      begin('speech', path, signal);
      const whole = { startMs: 0, endMs: durationMs };
      const isSilent = script.silent?.includes(path) === true;
      const words = (isSilent ? [] : (script.words ?? []))
        .flatMap((word) => {
          const interval = intersection(word.interval, whole);
          return interval === undefined ? [] : [{ ...word, interval }];
        })
        .sort((a, b) => byStart(a.interval, b.interval));
      const spoken = isSilent ? [] : (script.speech ?? words.map((word) => word.interval));
      onProgress(durationMs);
      return {
        words,
        speech: union(spoken.flatMap((interval) => intersection(interval, whole) ?? [])),
        language: script.language ?? language,
        modelMs,
        microUsd,
      };
    },
  };

  return {
    speech,
    objects: frameModel('objects', script.objects),
    nsfw: frameModel('nsfw', script.nsfw),
    violence: frameModel('violence', script.violence),
    text: frameModel('text', script.text),
    calls,
    fail(check, times) {
      failures[check] = times;
    },
  };
};
