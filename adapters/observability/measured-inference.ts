import type { FrameModel, InferenceSuite } from '../../application/ports/inference.js';
import type { Metrics } from '../../application/ports/metrics.js';

/** The same models, their calls counted and timed by check. What was stopped from outside is no error of a model. */
export const measuredInference = (suite: InferenceSuite, metrics: Metrics): InferenceSuite => {
  const measured = async <Answer>(check: string, signal: AbortSignal, call: () => Promise<Answer>): Promise<Answer> => {
    const startedAt = performance.now();
    const tell = (outcome: 'answered' | 'stopped' | 'fault'): void => {
      metrics.count('model_calls_total', { check, outcome });
      metrics.observe('model_call_seconds', (performance.now() - startedAt) / 1000, { check });
    };
    try {
      const answer = await call();
      tell('answered');
      return answer;
    } catch (error) {
      tell(signal.aborted ? 'stopped' : 'fault');
      throw error;
    }
  };
  const frames = <Signal>(check: string, model: FrameModel<Signal>): FrameModel<Signal> => ({
    concurrency: model.concurrency,
    availability: () => model.availability(),
    analyse: (frame, signal) => measured(check, signal, () => model.analyse(frame, signal)),
  });
  return {
    speech: {
      availability: () => suite.speech.availability(),
      recognize: (path, options) => measured('speech', options.signal, () => suite.speech.recognize(path, options)),
    },
    objects: frames('objects', suite.objects),
    nsfw: frames('nsfw', suite.nsfw),
    violence: frames('violence', suite.violence),
    text: frames('text', suite.text),
  };
};
