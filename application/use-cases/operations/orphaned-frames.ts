import { keptPictures } from '../../../domain/report/report-frames.js';
import { executionId, isUuid, type ExecutionId } from '../../../domain/shared/ids.js';
import { accept } from '../../../domain/shared/result.js';
import type { UnitOfWork } from '../../ports/unit-of-work.js';

/**
 * Tells pictures that no report shows: of a video that is gone, an analysis that failed after it had copied them, or a
 * detection that was replaced. Keys that come in order cost one look at the report of each analysis.
 */
export const orphanedFrames = (unitOfWork: UnitOfWork): ((key: string) => Promise<boolean>) => {
  let last: { readonly id: string; readonly isShown: (key: string) => boolean } | undefined;
  return async (key) => {
    const [, , id = ''] = key.split('/');
    if (!isUuid(id)) return false;
    if (last?.id !== id) last = { id, isShown: await shownOf(unitOfWork, executionId(id)) };
    return !last.isShown(key);
  };
};

const shownOf = async (unitOfWork: UnitOfWork, id: ExecutionId): Promise<(key: string) => boolean> => {
  const found = await unitOfWork.run(async (tx) =>
    accept({ report: await tx.reports.ofExecution(id), execution: await tx.executions.find(id) }),
  );
  const { report, execution } = found.value;
  if (report !== undefined) {
    const keys = new Set(keptPictures(report.document).map((picture) => picture.key));
    return (key) => keys.has(key);
  }
  // A report may still come.
  const isUnderWay = execution !== undefined && execution.state !== 'failed';
  return () => isUnderWay;
};
