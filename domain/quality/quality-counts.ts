import type { UserId } from '../shared/ids.js';
import { noEdgeChanges, type EdgeChanges } from './edge-changes.js';

/** What became of findings of one risk: those of the models by the operators' last word, and what people added. */
export interface RiskCounts {
  readonly confirmed: number;
  readonly rejected: number;
  /** Found by the models under this risk and put under another one. */
  readonly relabelled: number;
  /** Missed by the models, added by hand. */
  readonly added: number;
  /** Of findings that stand, as they were raised or under another risk. */
  readonly edgeChanges: EdgeChanges;
}

/** What an operator did in tasks that are completed. */
export interface OperatorCounts {
  /** Tasks that this operator completed. */
  readonly completed: number;
  /** Findings on which this operator has a last word, those added by hand included. */
  readonly decisions: number;
  /** Findings of the models on which this operator's word stands, and those of them that it confirmed as they were raised. */
  readonly judged: number;
  readonly confirmed: number;
  /** From taking a task to whatever ended it: completion, release, passing on, or the end of the lease. */
  readonly heldMs: number;
  /** Findings that another operator judged too, in the same task or in another analysis of the same video. */
  readonly compared: number;
  /** Those of them where both rejected, or both let the same risk stand. */
  readonly agreed: number;
  readonly escalated: number;
  readonly handedOver: number;
}

export interface RiskLine extends RiskCounts {
  /** The risk under which the finding was raised. */
  readonly riskCode: string;
  readonly catalogueVersion: string;
}

export interface OperatorLine extends OperatorCounts {
  readonly operatorId: UserId;
}

/** What a completed task says about the quality of the models and of the work. */
export interface TaskQuality {
  /** Of the completion, see `qualityDay`. */
  readonly day: number;
  readonly risks: readonly RiskLine[];
  readonly operators: readonly OperatorLine[];
}

const sum = <Line>(lines: readonly Line[], count: (line: Line) => number): number =>
  lines.reduce((total, line) => total + count(line), 0);

export const sumOfRisks = (lines: readonly RiskCounts[]): RiskCounts => ({
  confirmed: sum(lines, (line) => line.confirmed),
  rejected: sum(lines, (line) => line.rejected),
  relabelled: sum(lines, (line) => line.relabelled),
  added: sum(lines, (line) => line.added),
  edgeChanges: noEdgeChanges.map((_, place) => sum(lines, (line) => line.edgeChanges[place] ?? 0)),
});

export const sumOfOperators = (lines: readonly OperatorCounts[]): OperatorCounts => ({
  completed: sum(lines, (line) => line.completed),
  decisions: sum(lines, (line) => line.decisions),
  judged: sum(lines, (line) => line.judged),
  confirmed: sum(lines, (line) => line.confirmed),
  heldMs: sum(lines, (line) => line.heldMs),
  compared: sum(lines, (line) => line.compared),
  agreed: sum(lines, (line) => line.agreed),
  escalated: sum(lines, (line) => line.escalated),
  handedOver: sum(lines, (line) => line.handedOver),
});
