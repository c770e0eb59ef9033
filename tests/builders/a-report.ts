import type { DraftReport, FinalReport, ReportDocument } from '../../domain/report/report.js';
import { shippedCatalogue } from '../../domain/risk-definition/catalogue/shipped-catalogue.js';
import { reportId } from '../../domain/shared/ids.js';
import { anAgeRating } from './an-age-rating.js';
import { freshId } from './fresh-id.js';
import { knownIds } from './known-ids.js';
import { atNoon, minute, noon } from './moments.js';

/** Nothing found; speech was checked, violence was not. */
export const aReportDocument = (over: Partial<ReportDocument> = {}): ReportDocument => ({
  schemaVersion: 1,
  video: {
    id: knownIds.video,
    title: 'Борщ за полчаса',
    fileName: 'borsch.mp4',
    sha256: 'a'.repeat(64),
    sizeBytes: 25_000_000,
    durationMs: 300_000,
    width: 1280,
    height: 720,
  },
  verdict: 'no-signs-found',
  ageRating: anAgeRating(),
  findings: [],
  counts: { raised: 0, confirmed: 0, rejected: 0, undecided: 0, addedByOperator: 0 },
  coverage: [
    {
      state: 'checked',
      check: 'speech',
      engine: 'local',
      model: 'whisper-small int8',
      intervals: [{ startMs: 0, endMs: 300_000 }],
      framesSampled: 0,
      framesAnalysed: 0,
      limitations: [],
    },
    { state: 'not-checked', check: 'violence', reason: 'no-local-model', intervals: [{ startMs: 0, endMs: 300_000 }] },
  ],
  catalogue: {
    version: shippedCatalogue.version,
    factsAsOf: shippedCatalogue.factsAsOf,
    noticeRu: shippedCatalogue.noticeRu,
    noticeEn: shippedCatalogue.noticeEn,
  },
  summary: '',
  ...over,
});

export const aReport = (over: Partial<DraftReport> = {}): DraftReport => ({
  id: reportId(freshId()),
  videoId: knownIds.video,
  executionId: knownIds.execution,
  ownerId: knownIds.owner,
  createdAt: noon,
  document: aReportDocument(),
  version: 0,
  ...over,
  state: 'draft',
});

export const aFinalReport = (over: Partial<FinalReport> = {}): FinalReport => ({
  ...aReport(),
  verifiedBy: knownIds.operator,
  finalisedAt: atNoon(15 * minute),
  ...over,
  state: 'final',
});
