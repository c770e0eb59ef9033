import { compileReport, type ReportInput } from '../../../domain/report/compile-report.js';
import type { ReportDocument } from '../../../domain/report/report.js';
import { severities } from '../../../domain/risk-definition/risk-definition.js';
import { taskPriority } from '../../../domain/verification-task/task-decisions.js';

export interface Draft {
  readonly document: ReportDocument;
  /** Of the operator's task: as high as the gravest finding. */
  readonly priority: number;
}

/** The report before anybody looked, and how soon somebody should. */
export const compileDraft = (input: Omit<ReportInput, 'summary'>): Draft => {
  const document = compileReport({ ...input, summary: '' });
  const gravest = severities.find((severity) => document.findings.some((finding) => finding.severity === severity));
  return { document, priority: taskPriority(gravest) };
};
