import { stageNames, type StageName } from '../../../domain/pipeline/stage.js';
import type { Tracer } from '../../ports/tracer.js';
import type { StageHandler, StageHandlers } from '../pipeline/stage-handler.js';

/** The same stages, each attempt a span. The claim before it and the transaction that completes it belong to the job's span. */
export const traceStages = (handlers: StageHandlers, tracer: Tracer): StageHandlers =>
  Object.fromEntries(stageNames.map((stage) => [stage, traced(stage, handlers[stage], tracer)])) as Record<
    StageName,
    StageHandler
  >;

const traced = (stage: StageName, handler: StageHandler, tracer: Tracer): StageHandler => ({
  run: (context) => {
    const { video, execution, signal } = context;
    const attributes = {
      'video.id': video.id,
      'execution.id': execution.id,
      stage,
      attempt: execution.stages[stage].attempts,
    };
    return tracer.span(`stage ${stage}`, { attributes, signal }, async (span) => {
      try {
        const worked = await handler.run(context);
        if (worked.ok) {
          const { modelCalls, microUsd } = worked.value.cost;
          span.set({ outcome: 'done', 'model.calls': modelCalls, 'cost.micro_usd': microUsd });
        } else {
          span.set({ outcome: 'refused', 'refusal.kind': worked.refusal.kind });
        }
        return worked;
      } catch (error) {
        span.set({ outcome: signal.aborted ? 'stopped' : 'fault' });
        throw error;
      }
    });
  },
});
