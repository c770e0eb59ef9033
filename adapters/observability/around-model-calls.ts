import type { FrameModel, InferenceSuite } from '../../application/ports/inference.js';

/** What both kinds of answers tell of the call. */
export interface ModelCost {
  readonly modelMs: number;
  readonly microUsd: number;
}

/** Makes the call; `check` names the model's task. */
export type AroundModelCall = <Answer extends ModelCost>(
  check: string,
  signal: AbortSignal,
  call: () => Promise<Answer>,
) => Promise<Answer>;

/** The same models, each of their calls made by `around`. */
export const aroundModelCalls = (suite: InferenceSuite, around: AroundModelCall): InferenceSuite => {
  const frames = <Signal>(check: string, model: FrameModel<Signal>): FrameModel<Signal> => ({
    concurrency: model.concurrency,
    availability: () => model.availability(),
    analyse: (frame, signal) => around(check, signal, () => model.analyse(frame, signal)),
  });
  return {
    speech: {
      availability: () => suite.speech.availability(),
      recognize: (path, options) => around('speech', options.signal, () => suite.speech.recognize(path, options)),
    },
    objects: frames('objects', suite.objects),
    nsfw: frames('nsfw', suite.nsfw),
    violence: frames('violence', suite.violence),
    text: frames('text', suite.text),
  };
};
