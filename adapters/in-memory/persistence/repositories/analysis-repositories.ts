import type {
  CompletedExecution,
  FailedExecution,
  PipelineExecution,
} from '../../../../domain/pipeline/pipeline-execution.js';
import type { Trigger } from '../../../../domain/trigger/trigger.js';
import type { PipelineExecutionRepository } from '../../../../application/ports/repositories/pipeline-execution-repository.js';
import type { ReportRepository } from '../../../../application/ports/repositories/report-repository.js';
import type { RiskCatalogueRepository } from '../../../../application/ports/repositories/risk-catalogue-repository.js';
import type { TriggerRepository } from '../../../../application/ports/repositories/trigger-repository.js';
import type { Draft } from '../draft.js';
import { by, reversed } from './order.js';
import { assertUnique, insert, update } from './rows.js';

const isFinished = (execution: PipelineExecution): execution is CompletedExecution | FailedExecution =>
  execution.state === 'completed' || execution.state === 'failed';

export const createExecutionRepository = (draft: Draft): PipelineExecutionRepository => ({
  find: async (id) => draft.get('executions', id),
  ofVideo: async (video) =>
    draft
      .rows('executions')
      .filter((execution) => execution.videoId === video)
      .sort(
        reversed(
          by(
            (execution) => execution.createdAt,
            (execution) => execution.id,
          ),
        ),
      )
      .slice(0, 100),
  async add(execution) {
    insert(draft, 'executions', execution, { videos: execution.videoId });
  },
  update: async (execution) => update(draft, 'executions', 'execution', execution),
  unfinished: async (state, limit) =>
    draft
      .rows('executions')
      .filter((execution) => execution.state === state)
      .sort(
        by(
          (execution) => execution.updatedAt,
          (execution) => execution.id,
        ),
      )
      .slice(0, limit),
  withArtifacts: async (state, before, limit) =>
    draft
      .rows('executions')
      .filter(isFinished)
      .filter((execution) => execution.state === state && execution.finishedAt < before)
      .filter((execution) => draft.get('purged', execution.id) === undefined)
      .sort(
        by(
          (execution) => execution.finishedAt,
          (execution) => execution.id,
        ),
      )
      .slice(0, limit),
  async artifactsPurged(id) {
    if (draft.get('executions', id) !== undefined) draft.put('purged', id, true);
  },
});

/** What may be in an execution only once. */
const findingKey = ({ executionId, riskCode, source, interval }: Trigger): string =>
  JSON.stringify([executionId, riskCode, source, interval.startMs, interval.endMs]);

export const createTriggerRepository = (draft: Draft): TriggerRepository => ({
  find: async (id) => draft.get('triggers', id),
  ofExecution: async (execution) =>
    draft
      .rows('triggers')
      .filter((trigger) => trigger.executionId === execution)
      .sort(
        by(
          (trigger) => trigger.interval.startMs,
          (trigger) => trigger.interval.endMs,
          (trigger) => trigger.id,
        ),
      ),
  async addAll(triggers) {
    const known = new Set(draft.rows('triggers').map(findingKey));
    for (const trigger of triggers) {
      assertUnique(known.has(findingKey(trigger)), `trigger ${trigger.riskCode} of ${trigger.executionId}`);
      known.add(findingKey(trigger));
      insert(draft, 'triggers', trigger, { executions: trigger.executionId, videos: trigger.videoId });
    }
  },
  update: async (trigger) => update(draft, 'triggers', 'trigger', trigger),
  async removeOfExecution(execution) {
    draft.removeWhere('triggers', (trigger) => trigger.executionId === execution);
  },
});

export const createReportRepository = (draft: Draft): ReportRepository => ({
  find: async (id) => draft.get('reports', id),
  ofExecution: async (execution) => draft.rows('reports').find((report) => report.executionId === execution),
  async add(report) {
    const isThere = draft.rows('reports').some((other) => other.executionId === report.executionId);
    assertUnique(isThere, `report of ${report.executionId}`);
    insert(draft, 'reports', report, { videos: report.videoId, executions: report.executionId });
  },
  update: async (report) => update(draft, 'reports', 'report', report),
});

export const createCatalogueRepository = (draft: Draft): RiskCatalogueRepository => ({
  current: async () => draft.rows('catalogues').at(-1),
  find: async (version) => draft.get('catalogues', version),
  async add(catalogue) {
    if (draft.get('catalogues', catalogue.version) === undefined) draft.put('catalogues', catalogue.version, catalogue);
  },
});
