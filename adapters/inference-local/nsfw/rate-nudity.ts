import type { OnnxModels } from '../process/onnx-models.js';
import type { NudityInput, NudityScores, SightOperations } from '../process/sight-operations.js';
import { unitInput } from '../process/unit-input.js';

export const smallSide = 224;
export const largeSide = 299;

/** Order of the nets' outputs: drawing, hentai, neutral, porn, sexy. */
const [hentai, porn, sexy] = [1, 3, 4];
const classes = 5;

/** No rule looks at lower scores: they open at 0.5 and hold on to 0.4. */
export const leastOfInterest = 0.4;

/**
 * Means over the nets: a single one is sure of itself on ordinary close-ups, and the nets seldom err together.
 * The large nets are not asked, and count as 0, where no answer of theirs could lift a mean to `leastOfInterest`;
 * so most frames cost a quarter, and no score of interest changes.
 */
export const rateNudity = async (
  models: OnnxModels,
  { small, large }: SightOperations['rateNudity']['ask'],
): Promise<NudityScores> => {
  const answers = await askNets(models, small, smallSide);
  const { explicit, suggestive } = meanScores(answers);
  const total = small.nets.length + large.nets.length;
  const highest = (Math.max(explicit, suggestive) * small.nets.length + large.nets.length) / total;
  const rest =
    highest < leastOfInterest
      ? large.nets.map(() => new Float32Array(classes))
      : await askNets(models, large, largeSide);
  return meanScores([...answers, ...rest]);
};

const askNets = async (models: OnnxModels, { pixels, nets }: NudityInput, side: number): Promise<Float32Array[]> => {
  const input = unitInput(pixels);
  const answers: Float32Array[] = [];
  for (const path of nets) answers.push(await models.runForOne(path, input, [1, side, side, 3]));
  return answers;
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
