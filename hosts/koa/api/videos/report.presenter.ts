import type { ReportFrame } from '../../../../domain/report/report-frames.js';
import type { Report, ReportDocument, ReportFinding } from '../../../../domain/report/report.js';
import { blockingFindings } from '../../../../domain/report/verdict.js';
import { totalMs } from '../../../../domain/shared/time-interval.js';
import type { Coverage } from '../../../../domain/signal/coverage.js';
import type { FrameAddresses } from '../../http/frame-addresses.js';
import { presentAgeRating } from '../age-rating/age-rating.presenter.js';
import { presentBox, presentEvidence, presentInterval, seconds, time } from '../shared/present.js';

/** `addresses`: of the pictures that this reader may fetch. */
export const presentReport = (report: Report, addresses: FrameAddresses = new Map()) => ({
  id: report.id,
  video_id: report.videoId,
  execution: report.executionId,
  status: report.state,
  created_at: time(report.createdAt),
  verified_by: report.state === 'final' ? report.verifiedBy : null,
  finalised_at: report.state === 'final' ? time(report.finalisedAt) : null,
  ...presentDocument(report.document, addresses),
});

const presentDocument = (document: ReportDocument, addresses: FrameAddresses) => ({
  schema_version: document.schemaVersion,
  video: {
    id: document.video.id,
    title: document.video.title,
    file_name: document.video.fileName,
    checksum: `sha256:${document.video.sha256}`,
    file_size: document.video.sizeBytes,
    duration: seconds(document.video.durationMs),
    width: document.video.width,
    height: document.video.height,
  },
  verdict: document.verdict,
  blocked_by: blockingFindings(document).map(({ triggerId }) => triggerId),
  age_rating: presentAgeRating(document.ageRating),
  findings: document.findings.map((finding) => presentFinding(finding, addresses)),
  counts: {
    raised: document.counts.raised,
    confirmed: document.counts.confirmed,
    rejected: document.counts.rejected,
    undecided: document.counts.undecided,
    added_by_operator: document.counts.addedByOperator,
  },
  coverage: document.coverage.map(presentCoverage),
  ignored: (document.ignored ?? []).map(({ reason, count }) => ({ reason, count })),
  catalogue: {
    version: document.catalogue.version,
    facts_as_of: document.catalogue.factsAsOf,
    notice_ru: document.catalogue.noticeRu,
    notice_en: document.catalogue.noticeEn,
    lists: (document.catalogue.lists ?? []).map((list) => ({
      list: list.kind,
      version: list.version,
      as_of: list.asOf,
      title: list.title,
    })),
  },
  summary: document.summary,
});

const presentFinding = (finding: ReportFinding, addresses: FrameAddresses) => ({
  trigger: finding.triggerId,
  risk: finding.riskCode,
  name_ru: finding.nameRu,
  name_en: finding.nameEn,
  category: finding.category,
  severity: finding.severity,
  law: finding.law,
  sanctions: finding.sanctions,
  fixes: finding.fixes,
  ...presentInterval(finding.interval),
  confidence: finding.confidence,
  source: finding.source,
  evidence: finding.evidence.map(presentEvidence),
  frames: (finding.frames ?? []).map((frame) => presentFrame(frame, addresses)),
  status: finding.status,
  comment: finding.comment,
});

const presentFrame = ({ key, interval, isSensitive, marks }: ReportFrame, addresses: FrameAddresses) => ({
  at: seconds(interval.startMs),
  frame_url: addresses.get(key) ?? null,
  is_sensitive: isSensitive,
  marks: marks.map(({ label, score, box }) => ({ label, score, box: presentBox(box) })),
});

const presentCoverage = (coverage: Coverage) => {
  const intervals = coverage.intervals.map(presentInterval);
  const duration = seconds(totalMs(coverage.intervals));
  return coverage.state === 'checked'
    ? {
        check: coverage.check,
        status: coverage.state,
        engine: coverage.engine,
        model: coverage.model,
        intervals,
        duration,
        frames_sampled: coverage.framesSampled,
        frames_analysed: coverage.framesAnalysed,
        limitations: coverage.limitations,
      }
    : { check: coverage.check, status: coverage.state, reason: coverage.reason, intervals, duration };
};
