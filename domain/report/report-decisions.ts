import type { ExecutionId, ReportId, UserId, VideoId } from '../shared/ids.js';
import type { Instant } from '../shared/instant.js';
import type { DraftReport, FinalReport, ReportDocument } from './report.js';

/** What the models found, before anybody looked. */
export const draftReport = (
  id: ReportId,
  about: { readonly videoId: VideoId; readonly executionId: ExecutionId; readonly ownerId: UserId },
  document: ReportDocument,
  now: Instant,
): DraftReport => ({
  id,
  videoId: about.videoId,
  executionId: about.executionId,
  ownerId: about.ownerId,
  createdAt: now,
  document,
  state: 'draft',
  version: 0,
});

/** What a person confirmed. The document must be compiled from decided triggers: an unverified finding here is a bug. */
export const finaliseReport = (
  draft: DraftReport,
  document: ReportDocument,
  operatorId: UserId,
  now: Instant,
): FinalReport => {
  if (document.counts.undecided > 0 || document.findings.some((finding) => finding.status === 'unverified'))
    throw new RangeError('a final report has no undecided findings');
  return { ...draft, document, state: 'final', verifiedBy: operatorId, finalisedAt: now };
};
