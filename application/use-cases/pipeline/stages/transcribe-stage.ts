import { noCost, type StageCost } from '../../../../domain/pipeline/stage-cost.js';
import { accept } from '../../../../domain/shared/result.js';
import type { Coverage, NotCheckedReason } from '../../../../domain/signal/coverage.js';
import { decodedPart } from '../../../../domain/signal/decoded-part.js';
import { unrecognisedSpeech } from '../../../../domain/signal/unrecognised-speech.js';
import { wordsOfCue } from '../../../../domain/signal/words-of-cue.js';
import type { SpokenWord } from '../../../../domain/signal/signal.js';
import type { RecognizedSpeech, SpeechRecognizer } from '../../../ports/inference.js';
import type { Logger } from '../../../ports/logger.js';
import type { VideoStorage } from '../../../ports/video-storage.js';
import { findArtifact, type ArtifactStore } from '../artifact-store.js';
import type { StageContext, StageHandler } from '../stage-handler.js';
import { readFrameIndex, type SubtitleLine } from './frame-index.js';

interface Dependencies {
  readonly storage: VideoStorage;
  readonly artifacts: ArtifactStore;
  readonly speech: SpeechRecognizer;
  readonly logger: Logger;
}

/**
 * Words with their times, from the sound and from subtitle streams. Subtitles add to what is heard and never replace it:
 * their author may have left out what matters.
 */
export class TranscribeStage implements StageHandler {
  readonly #deps: Dependencies;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  async run(context: StageContext) {
    const { artifacts } = this.#deps;
    const { execution, signal, video } = context;
    const whole = { startMs: 0, endMs: video.media.durationMs };
    const subtitles = await artifacts.readLines<SubtitleLine>(execution, 'subtitles');
    const read = subtitles.flatMap((line) => wordsOfCue(line, line.text, line.language));
    const coverage: Coverage[] = [
      { state: 'not-checked', check: 'audio-events', reason: 'no-local-model', intervals: [whole] },
    ];
    let words: readonly SpokenWord[] = read;
    let cost: StageCost = noCost;
    const heard = await this.#listen(context);
    if (typeof heard === 'string') {
      coverage.push({ state: 'not-checked', check: 'speech', reason: heard, intervals: [whole] });
    } else {
      words = [...heard.speech.words, ...read];
      cost = { modelCalls: 1, modelMs: heard.speech.modelMs, microUsd: heard.speech.microUsd };
      const missed = unrecognisedSpeech(heard.speech.speech, heard.speech.words);
      const { summary } = await readFrameIndex(artifacts, execution, video.media.durationMs);
      const { decoded, missing } = decodedPart(summary?.soundMs ?? whole.endMs, whole.endMs);
      coverage.push({ ...heard.coverage, intervals: decoded });
      if (missing.length > 0)
        coverage.push({ state: 'not-checked', check: 'speech', reason: 'not-decoded', intervals: missing });
      if (missed.length > 0)
        coverage.push({ state: 'not-checked', check: 'speech', reason: 'speech-not-recognised', intervals: missed });
    }
    return accept({
      artifacts: [
        await artifacts.writeLines(execution, 'speech-signals', words, signal),
        await artifacts.writeLines(execution, 'transcribe-coverage', coverage, signal),
      ],
      cost,
    });
  }

  async #listen({
    execution,
    video,
    signal,
    onProgress,
    isLastTry,
  }: StageContext): Promise<
    { readonly speech: RecognizedSpeech; readonly coverage: Extract<Coverage, { state: 'checked' }> } | NotCheckedReason
  > {
    const { speech, storage, logger } = this.#deps;
    const audio = findArtifact(execution, 'audio');
    if (audio === undefined) return video.media.audio === undefined ? 'no-audio-track' : 'not-decoded';
    const model = await speech.availability();
    if (model.state === 'unavailable') return model.reason;
    await using file = await storage.localCopy(audio.key, signal);
    const { durationMs } = video.media;
    try {
      const recognised = await speech.recognize(file.path, {
        durationMs,
        key: audio.key,
        signal,
        onProgress: (doneMs) => onProgress(doneMs / durationMs),
      });
      const { engine, limitations } = model;
      return {
        speech: recognised,
        coverage: {
          state: 'checked',
          check: 'speech',
          engine,
          model: model.model,
          intervals: [],
          framesSampled: 0,
          framesAnalysed: 0,
          limitations,
        },
      };
    } catch (error) {
      if (signal.aborted || !isLastTry(error)) throw error;
      logger.error('speech could not be recognised', {
        video_id: video.id,
        step: 'transcribe',
        status: 'not-checked',
        error,
      });
      return 'service-failed';
    }
  }
}
