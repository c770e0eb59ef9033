import type { InferenceSuite } from '../../application/ports/inference.js';
import type { Tracer } from '../../application/ports/tracer.js';
import { aroundModelCalls } from './around-model-calls.js';

/** The same models, each call a span. */
export const tracedInference = (suite: InferenceSuite, tracer: Tracer): InferenceSuite =>
  aroundModelCalls(suite, (check, signal, call) =>
    tracer.span(`model ${check}`, { kind: 'client', attributes: { 'model.check': check }, signal }, async (span) => {
      try {
        const answer = await call();
        span.set({ outcome: 'answered', 'model.ms': answer.modelMs, 'cost.micro_usd': answer.microUsd });
        return answer;
      } catch (error) {
        span.set({ outcome: signal.aborted ? 'stopped' : 'fault' });
        throw error;
      }
    }),
  );
