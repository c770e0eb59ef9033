import { InferenceFault, type SpeechRecognizer } from '../../../application/ports/inference.js';
import type { Logger } from '../../../application/ports/logger.js';
import { areReadable } from '../model-files.js';
import { findSpeechModel } from './speech-model.js';
import type { SpeechWorker } from './speech-worker.js';
import { toSpeechIntervals, toWords } from './to-speech.js';

const limitations = ['small-speech-model', 'languages-ru-en-only', 'overlapping-speech-not-separated'] as const;

/** Nobody says more; a worker that does has lost its mind, and memory is not endless. */
const mostWordsASecond = 20;

interface Dependencies {
  readonly modelsDir: string;
  readonly pythonPath: string | undefined;
  readonly workerPath: string;
  readonly threads: number;
  readonly worker: SpeechWorker;
  readonly logger: Logger;
}

/** Whisper in a process of its own; it starts with the first sound. */
export const createSpeechRecognizer = (given: Dependencies): SpeechRecognizer => {
  const { pythonPath, workerPath, threads, worker, logger } = given;
  const findCommand = async () => {
    const model = await findSpeechModel(given.modelsDir);
    if (model === undefined || pythonPath === undefined || !(await areReadable([pythonPath, workerPath])))
      return undefined;
    return { model, command: { pythonPath, workerPath, threads, modelDir: model.directory } };
  };
  return {
    async availability() {
      const found = await findCommand();
      if (found === undefined) return { state: 'unavailable', reason: 'model-not-installed' };
      return { state: 'available', engine: 'faster-whisper', model: `${found.model.name} int8`, limitations };
    },
    async recognize(path, { durationMs, language, signal, onProgress }) {
      signal.throwIfAborted();
      const found = await findCommand();
      if (found === undefined) throw new InferenceFault('the speech model is not installed');
      const said: unknown[] = [];
      let doneMs = 0;
      const { ready, done } = await worker.transcribe({
        command: found.command,
        path,
        language: language === 'ru' || language === 'en' ? language : undefined,
        signal,
        onMessage(message) {
          if (message.type === 'segment') said.push(...message.words);
          if (said.length > 1000 + (durationMs / 1000) * mostWordsASecond)
            throw new InferenceFault('the speech worker heard more words than anybody can say');
          if (message.type !== 'progress') return;
          doneMs = Math.min(durationMs, Math.max(doneMs, Math.round(message.done_ms)));
          onProgress(doneMs);
        },
      });
      const heard = done.language ?? language;
      const source = { engine: ready.engine, model: `${ready.model} int8` };
      const words = toWords(said, { durationMs, language: heard, source });
      if (words.length < said.length)
        logger.warn('the speech worker told words that cannot be', { ignored: said.length - words.length });
      return {
        words,
        speech: toSpeechIntervals(done.speech, durationMs),
        language: heard,
        modelMs: done.elapsed_ms,
        microUsd: 0,
      };
    },
  };
};
