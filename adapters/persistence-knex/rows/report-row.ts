import type { Report, ReportCore, ReportDocument } from '../../../domain/report/report.js';
import { executionId, reportId, userId, videoId } from '../../../domain/shared/ids.js';
import { completeDocument } from './older-report.js';
import { oneOf, present, reading, toInstant, type BigIntColumn, type JsonColumn } from './columns.js';
import { fromJsonb, toJsonb } from './jsonb.js';

export interface ReportRow {
  readonly id: string;
  readonly video_id: string;
  readonly execution_id: string;
  readonly owner_id: string;
  readonly state: string;
  readonly created_at: BigIntColumn;
  readonly verified_by: string | null;
  readonly finalised_at: BigIntColumn | null;
  readonly document: JsonColumn;
  readonly version: number;
}

export const toReportRow = (report: Report): ReportRow => ({
  id: report.id,
  video_id: report.videoId,
  execution_id: report.executionId,
  owner_id: report.ownerId,
  state: report.state,
  created_at: report.createdAt,
  verified_by: report.state === 'final' ? report.verifiedBy : null,
  finalised_at: report.state === 'final' ? report.finalisedAt : null,
  document: toJsonb(report.document),
  version: report.version,
});

export const fromReportRow = reading('report', (row: ReportRow): Report => {
  const core: ReportCore = {
    id: reportId(row.id),
    videoId: videoId(row.video_id),
    executionId: executionId(row.execution_id),
    ownerId: userId(row.owner_id),
    createdAt: toInstant(row.created_at),
    document: completeDocument(fromJsonb<ReportDocument>(row.document)),
    version: row.version,
  };
  const state = oneOf(['draft', 'final'], row.state);
  if (state === 'draft') return { ...core, state };
  return {
    ...core,
    state,
    verifiedBy: userId(present(row.verified_by)),
    finalisedAt: toInstant(present(row.finalised_at)),
  };
});
