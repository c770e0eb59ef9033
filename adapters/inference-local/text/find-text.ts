import type { OnnxModels } from '../process/onnx-models.js';
import type { SightOperations } from '../process/sight-operations.js';
import { boxesOfMap } from './db-post-processing.js';
import type { TextBox } from './text-box.js';
import { textDetectorInput } from './text-detector-input.js';

export const findText = async (
  models: OnnxModels,
  path: string,
  { pixels, width, height }: SightOperations['findText']['ask'],
): Promise<readonly TextBox[]> => {
  const map = await models.runForOne(path, textDetectorInput(pixels), [1, 3, height, width]);
  if (map.length !== width * height) throw new Error('the text net answered with a map of another size');
  return boxesOfMap(map, width, height);
};
