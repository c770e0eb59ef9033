import { wasTried, type PipelineExecution, type Stage } from '../../../../domain/pipeline/pipeline-execution.js';
import { stageNames, type StageName } from '../../../../domain/pipeline/stage.js';
import type { StageFractions } from '../../../../domain/pipeline/time-left.js';
import type { Words } from '../shared/page-context.js';

export interface StageView {
  readonly name: StageName;
  readonly text: string;
  readonly state: 'waiting' | 'running' | 'done' | 'retrying' | 'stopped';
  readonly stateText: string;
  /** 0..1, or undefined while it runs and nobody has said how far it is. */
  readonly fraction: number | undefined;
  readonly attempts: string | undefined;
}

/** A stage that rests between tries is "retrying", not "waiting"; one that was cut off by the end of the analysis is "stopped". */
const stateOf = (stage: Stage, isOver: boolean): StageView['state'] => {
  if (stage.state === 'done') return 'done';
  if (isOver) return wasTried(stage) ? 'stopped' : 'waiting';
  return stage.state === 'waiting' && wasTried(stage) ? 'retrying' : stage.state;
};

/** The stages of an analysis as a person sees them. */
export const stagesView = (
  execution: PipelineExecution,
  { t, format }: Words,
  fractions: StageFractions = new Map(),
): readonly StageView[] =>
  stageNames.map((name) => {
    const stage = execution.stages[name];
    const state = stateOf(stage, execution.state === 'failed');
    const told = state === 'running' ? fractions.get(name) || undefined : undefined;
    return {
      name,
      text: t(`stage.${name}`),
      state,
      stateText: told === undefined ? t(`stageState.${state}`) : format.percent(told),
      fraction: state === 'done' ? 1 : state === 'running' ? told : 0,
      attempts: stage.attempts > 1 ? t('ui.attempts', { count: stage.attempts }) : undefined,
    };
  });
