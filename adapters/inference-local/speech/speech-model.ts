import { join } from 'node:path';
import { areReadable } from '../model-files.js';

export interface SpeechModel {
  readonly name: string;
  readonly directory: string;
}

/** Best first. */
const names = ['whisper-small', 'whisper-base'] as const;

export const findSpeechModel = async (modelsDir: string): Promise<SpeechModel | undefined> => {
  for (const name of names) {
    const directory = join(modelsDir, name);
    const files = ['model.bin', 'config.json', 'tokenizer.json'].map((file) => join(directory, file));
    if (await areReadable(files)) return { name, directory };
  }
  return undefined;
};
