import type { OnnxModels } from '../process/onnx-models.js';
import { cocoLabels } from './coco-labels.js';
import { decodeNanodet, type Detection } from './decode-nanodet.js';
import { nanodetInput, nanodetSide } from './nanodet-input.js';
import { nonMaxSuppression } from './non-max-suppression.js';

const threshold = 0.45;
const mostOverlap = 0.5;
const mostObjects = 100;
/** 416 / 8, 416 / 16 and 416 / 32 cells on a side. */
const gridCells = [52 * 52, 26 * 26, 13 * 13] as const;

export const detectObjects = async (
  models: OnnxModels,
  path: string,
  rgb: Uint8Array,
): Promise<readonly Detection[]> => {
  const outputs = await models.run(path, nanodetInput(rgb), [1, 3, nanodetSide, nanodetSide]);
  const arrays = Object.values(outputs);
  const found = gridCells.flatMap((cells) => {
    const scores = arrays.find((array) => array.length === cells * cocoLabels.length);
    const sides = arrays.find((array) => array.length === cells * 4 * 11);
    if (scores === undefined || sides === undefined) throw new Error(`the object net has no grid of ${cells} cells`);
    return decodeNanodet({ scores, sides }, threshold);
  });
  return nonMaxSuppression(found, mostOverlap).slice(0, mostObjects);
};
