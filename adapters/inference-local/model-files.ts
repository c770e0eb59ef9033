import { access, constants } from 'node:fs/promises';
import { join } from 'node:path';

const names = {
  nanodet: 'nanodet-g-416.onnx',
  imagenet: 'mobilenet-v1-025-imagenet.onnx',
  nsfwMobilenet: 'nsfw-mobilenet_v2.onnx',
  nsfwMobilenetMid: 'nsfw-mobilenet_v2_mid.onnx',
  nsfwInception: 'nsfw-inception_v3.onnx',
  textDetector: 'ppocr-v4-det.onnx',
} as const;

type ModelName = keyof typeof names;

/** The ONNX files in the models' directory. */
export class ModelFiles {
  readonly #directory: string;

  constructor(modelsDir: string) {
    this.#directory = modelsDir;
  }

  path(model: ModelName): string {
    return join(this.#directory, names[model]);
  }

  async has(...models: readonly ModelName[]): Promise<boolean> {
    return areReadable(models.map((model) => this.path(model)));
  }
}

export const areReadable = async (paths: readonly string[]): Promise<boolean> => {
  const checks = await Promise.allSettled(paths.map((path) => access(path, constants.R_OK)));
  return checks.every((check) => check.status === 'fulfilled');
};
