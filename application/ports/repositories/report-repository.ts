import type { Report } from '../../../domain/report/report.js';
import type { ExecutionId, ReportId } from '../../../domain/shared/ids.js';
import type { Result } from '../../../domain/shared/result.js';
import type { StaleWrite } from '../unit-of-work.js';

export interface ReportRepository {
  find(id: ReportId): Promise<Report | undefined>;
  ofExecution(executionId: ExecutionId): Promise<Report | undefined>;
  add(report: Report): Promise<void>;
  /** Writes where the stored version is `report.version`, and raises it by one. */
  update(report: Report): Promise<Result<void, StaleWrite>>;
}
