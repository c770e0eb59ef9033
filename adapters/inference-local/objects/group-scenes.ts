import type { OnnxModels } from '../process/onnx-models.js';
import { unitInput } from '../process/unit-input.js';
import { classesOfGroup, type GroupScores, type SceneGroup } from './scene-groups.js';

export const sceneSide = 224;
/** The net has a background class before the thousand. */
const background = 1;

export const groupScenes = async (
  models: OnnxModels,
  path: string,
  regions: readonly Uint8Array[],
): Promise<readonly GroupScores[]> => {
  const scores: GroupScores[] = [];
  for (const rgb of regions)
    scores.push(sumGroups(await models.runForOne(path, unitInput(rgb), [1, sceneSide, sceneSide, 3])));
  return scores;
};

/** Softmax of the 1001 logits, summed by group: the best single class alone is right too seldom. */
export const sumGroups = (logits: Float32Array): GroupScores => {
  const highest = logits.reduce((most, logit) => Math.max(most, logit), -Infinity);
  const total = logits.reduce((sum, logit) => sum + Math.exp(logit - highest), 0);
  const probability = (index: number): number => Math.exp((logits[index + background] ?? -Infinity) - highest) / total;
  const ofGroup = (group: SceneGroup): number =>
    Math.min(
      1,
      Object.values(classesOfGroup[group]).reduce((sum, index) => sum + probability(index), 0),
    );
  return {
    weapon: ofGroup('weapon'),
    alcohol: ofGroup('alcohol'),
    tobacco: ofGroup('tobacco'),
    drugs: ofGroup('drugs'),
  };
};
