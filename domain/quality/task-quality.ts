import type { OperatorLabel } from '../operator-label/operator-label.js';
import type { OperatorLogEntry } from '../operator-label/operator-log-entry.js';
import type { UserId } from '../shared/ids.js';
import type { ProcessedTrigger, Trigger } from '../trigger/trigger.js';
import type { CompletedTask } from '../verification-task/verification-task.js';
import { comparedBetween, comparedInTask, lastWords } from './agreement.js';
import { countEdgeChange, edgeChange, noEdgeChanges } from './edge-changes.js';
import { heldTime } from './held-time.js';
import type { OperatorLine, RiskLine, TaskQuality } from './quality-counts.js';
import { qualityDay } from './quality-day.js';

/** What is known of a task that is completed. */
export interface JudgedTask {
  readonly task: CompletedTask;
  readonly triggers: readonly Trigger[];
  /** Oldest first, as the log is. */
  readonly labels: readonly OperatorLabel[];
  readonly log: readonly OperatorLogEntry[];
  /** Triggers of earlier analyses of the same video that were judged to the end. */
  readonly earlier: readonly (readonly Trigger[])[];
}

export const taskQuality = (judged: JudgedTask): TaskQuality => ({
  day: qualityDay(judged.task.completedAt),
  risks: riskLines(judged.triggers),
  operators: operatorLines(judged),
});

const riskLines = (triggers: readonly Trigger[]): readonly RiskLine[] => {
  const lines = new Map<string, RiskLine>();
  for (const trigger of triggers) {
    if (trigger.state === 'pending') continue;
    const { riskCode, catalogueVersion } = trigger;
    const key = `${riskCode}\n${catalogueVersion}`;
    const line = lines.get(key) ?? {
      ...{ riskCode, catalogueVersion },
      ...{ confirmed: 0, rejected: 0, relabelled: 0, added: 0, edgeChanges: noEdgeChanges },
    };
    lines.set(key, counted(line, trigger));
  }
  return [...lines.values()];
};

const counted = (line: RiskLine, { source, interval, decision }: ProcessedTrigger): RiskLine => {
  const { verdict } = decision;
  if (source === 'operator') return verdict === 'rejected' ? line : { ...line, added: line.added + 1 };
  if (verdict === 'rejected') return { ...line, rejected: line.rejected + 1 };
  const edgeChanges = countEdgeChange(line.edgeChanges, edgeChange(interval, decision.interval));
  return { ...line, [verdict]: line[verdict] + 1, edgeChanges };
};

const operatorLines = ({ task, triggers, labels, log, earlier }: JudgedTask): readonly OperatorLine[] => {
  const words = lastWords(labels);
  const held = heldTime(log);
  const comparisons = [...comparedInTask(words), ...earlier.flatMap((others) => comparedBetween(triggers, others))];
  const judgedFindings = triggers.filter(
    (trigger): trigger is ProcessedTrigger => trigger.state === 'processed' && trigger.source !== 'operator',
  );
  const people = [
    task.operatorId,
    ...words.map(({ operatorId }) => operatorId),
    ...log.filter(({ subjectType }) => subjectType === 'task').map(({ operatorId }) => operatorId),
    ...judgedFindings.map(({ decision }) => decision.operatorId),
    ...comparisons.flatMap(({ operators }) => operators),
  ];
  const did = (operator: UserId, action: OperatorLogEntry['action']): number =>
    log.filter((line) => line.operatorId === operator && line.action === action).length;
  return [...new Set(people)].map((operatorId) => {
    const own = judgedFindings.filter(({ decision }) => decision.operatorId === operatorId);
    const compared = comparisons.filter(({ operators }) => operators.includes(operatorId));
    return {
      operatorId,
      completed: operatorId === task.operatorId ? 1 : 0,
      decisions: words.filter((word) => word.operatorId === operatorId).length,
      judged: own.length,
      confirmed: own.filter(({ decision }) => decision.verdict === 'confirmed').length,
      heldMs: held.get(operatorId) ?? 0,
      compared: compared.length,
      agreed: compared.filter(({ isAgreed }) => isAgreed).length,
      escalated: did(operatorId, 'task-escalated'),
      handedOver: did(operatorId, 'task-handed-over'),
    };
  });
};
