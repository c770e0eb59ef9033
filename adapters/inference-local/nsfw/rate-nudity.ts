import type { OnnxModels } from '../thread/onnx-models.js';
import type { NudityScores, SightOperations } from '../thread/sight-operations.js';
import { unitInput } from '../thread/unit-input.js';

export const smallSide = 224;
export const largeSide = 299;

/** Order of the nets' outputs. */
const [hentai, porn, sexy] = [1, 3, 4];

/** Means over the nets: a single one is sure of itself on ordinary close-ups, and the nets seldom err together. */
export const rateNudity = async (
  models: OnnxModels,
  { small, large }: SightOperations['rateNudity']['ask'],
): Promise<NudityScores> => {
  const answers: Float32Array[] = [];
  for (const [side, { pixels, nets }] of [
    [smallSide, small],
    [largeSide, large],
  ] as const) {
    const input = unitInput(pixels);
    for (const path of nets) answers.push(await models.runForOne(path, input, [1, side, side, 3]));
  }
  return meanScores(answers);
};

export const meanScores = (answers: readonly Float32Array[]): NudityScores => {
  if (answers.length === 0) throw new Error('no net answered');
  const mean = (of: (answer: Float32Array) => number): number =>
    Math.min(1, answers.reduce((sum, answer) => sum + of(answer), 0) / answers.length);
  return {
    explicit: mean((answer) => (answer[porn] ?? 0) + (answer[hentai] ?? 0)),
    suggestive: mean((answer) => answer[sexy] ?? 0),
  };
};
