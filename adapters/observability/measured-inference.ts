import type { InferenceSuite } from '../../application/ports/inference.js';
import type { Metrics } from '../../application/ports/metrics.js';
import { aroundModelCalls } from './around-model-calls.js';

/** The same models, their calls counted and timed by check. What was stopped from outside is no error of a model. */
export const measuredInference = (suite: InferenceSuite, metrics: Metrics): InferenceSuite =>
  aroundModelCalls(suite, async (check, signal, call) => {
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
  });
