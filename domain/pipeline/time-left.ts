import type { Instant } from '../shared/instant.js';
import { wasTried, type CompletedExecution, type PipelineExecution, type Stage } from './pipeline-execution.js';
import { stageNames, stageNeeds, type StageName } from './stage.js';

/** Time that a stage took for each millisecond of video; left out where nothing is known. */
export type StagePaces = Partial<Readonly<Record<StageName, number>>>;

/** 0..1 of running stages, as far as somebody said. */
export type StageFractions = ReadonlyMap<StageName, number>;

/** Before that, the pace of a running stage says more about its start than about its end. */
const leastFraction = 0.05;
const leastElapsedMs = 2_000;

/** The median of earlier analyses on this installation, so that one strange video misleads nobody. */
export const stagePaces = (
  past: readonly { readonly execution: CompletedExecution; readonly durationMs: number }[],
): StagePaces =>
  Object.fromEntries(
    stageNames.flatMap((name) => {
      const ratios = past.flatMap(({ execution, durationMs }) => {
        const stage = execution.stages[name];
        return stage.state === 'done' && durationMs > 0 ? [(stage.finishedAt - stage.startedAt) / durationMs] : [];
      });
      const median = ratios.sort((a, b) => a - b)[Math.floor(ratios.length / 2)];
      return median === undefined ? [] : [[name, median]];
    }),
  );

interface Analysis {
  readonly execution: PipelineExecution;
  readonly fractions: StageFractions;
  /** Of the video. */
  readonly durationMs: number;
  readonly paces: StagePaces;
  readonly now: Instant;
}

/**
 * How long the analysis still takes, in ms; undefined rather than a guess: while nothing runs, while a stage rests after a
 * fault, when a stage outlasts what earlier ones took, or when nothing is known of one that is still to come.
 */
export const analysisTimeLeft = (analysis: Analysis): number | undefined => {
  const { execution } = analysis;
  if (execution.state !== 'running') return undefined;
  const stages = stageNames.map((name) => ({ name, stage: execution.stages[name] }));
  if (!stages.some(({ stage }) => stage.state === 'running')) return undefined;
  const left = new Map<StageName, number>();
  for (const { name, stage } of stages) {
    const ms = stageLeft(name, stage, analysis);
    if (ms === undefined) return undefined;
    left.set(name, ms);
  }
  const of = (name: StageName): number => left.get(name) ?? 0;
  // A stage that could run but waits shows that workers are busy: then the rest comes one after the other.
  const isCrowded = stages.some(
    ({ name, stage }) =>
      stage.state === 'waiting' && stageNeeds[name].every((need) => execution.stages[need].state === 'done'),
  );
  if (isCrowded) return [...left.values()].reduce((sum, ms) => sum + ms, 0);
  const end = (name: StageName): number => of(name) + Math.max(0, ...stageNeeds[name].map(end));
  return end('publish');
};

const stageLeft = (
  name: StageName,
  stage: Stage,
  { fractions, durationMs, paces, now }: Analysis,
): number | undefined => {
  if (stage.state === 'done') return 0;
  const pace = paces[name];
  const expected = pace === undefined ? undefined : pace * durationMs;
  if (stage.state === 'waiting') return wasTried(stage) ? undefined : expected;
  const elapsed = now - stage.startedAt;
  const fraction = fractions.get(name) ?? 0;
  if (fraction >= leastFraction && elapsed >= leastElapsedMs) return (elapsed * (1 - Math.min(1, fraction))) / fraction;
  return expected !== undefined && expected > elapsed ? expected - elapsed : undefined;
};
