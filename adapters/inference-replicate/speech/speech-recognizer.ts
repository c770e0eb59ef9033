import { openAsBlob } from 'node:fs';
import { stat } from 'node:fs/promises';
import { InferenceFault, type SpeechRecognizer } from '../../../application/ports/inference.js';
import type { MediaFile, MediaLinks } from '../media/media-links.js';
import type { AskedModel } from '../models/asked-model.js';
import type { SpeechFormat } from './speech-format.js';

export interface ReplicateSpeechOptions {
  readonly format: SpeechFormat;
  readonly model: AskedModel;
  readonly links: MediaLinks;
  readonly scopeOf: (key: string) => string;
}

/** Nobody says more; a model that loops does. */
const mostWordsASecond = 12;

export const createSpeechRecognizer = ({
  format,
  model,
  links,
  scopeOf,
}: ReplicateSpeechOptions): SpeechRecognizer => ({
  availability: () => model.availability(),
  async recognize(path, { durationMs, key, language, signal, onProgress }) {
    signal.throwIfAborted();
    const audio = await links.linkTo(await fileAt(path, key), signal);
    const { answer, modelMs, microUsd } = await model.ask(
      { input: format.input(audio, language), scope: scopeOf(key ?? path) },
      (output, source) => format.read(output, { durationMs, language, source }),
      signal,
    );
    if (answer.words.length > 100 + (durationMs / 1_000) * mostWordsASecond)
      throw new InferenceFault('the recogniser heard more words than anybody can say');
    onProgress(durationMs);
    return { ...answer, modelMs, microUsd };
  },
});

const fileAt = async (path: string, key: string | undefined): Promise<MediaFile> => {
  try {
    const { size } = await stat(path);
    const bytes = (): Promise<Blob> => openAsBlob(path, { type: 'audio/wav' });
    return { key, contentType: 'audio/wav', sizeBytes: size, bytes };
  } catch (error) {
    throw new InferenceFault('the sound cannot be read', { cause: error });
  }
};
