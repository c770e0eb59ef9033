import type { GivenAnswer } from '../age-rating/age-answers.js';
import { rateVideo } from '../age-rating/rate-video.js';
import { findRisk, severities, type RiskCatalogue } from '../risk-definition/risk-definition.js';
import type { MentionListUse } from '../mention-list/mention-list.js';
import { byStart } from '../shared/time-interval.js';
import type { Detection } from '../detection/detection.js';
import { completeCoverage } from '../signal/complete-coverage.js';
import type { Coverage } from '../signal/coverage.js';
import { standingRisks, type StandingRisk } from '../trigger/standing-risk.js';
import { isConfirmed, type Trigger } from '../trigger/trigger.js';
import type { VideoFile } from '../video/video.js';
import { withFrames, type ReportPicture } from './report-frames.js';
import type { ReportCounts, ReportDocument, ReportFinding, ReportVideo } from './report.js';
import { verdictOf } from './verdict.js';

export interface ReportInput {
  readonly video: VideoFile;
  readonly triggers: readonly Trigger[];
  /** The version under which the video was judged. */
  readonly catalogue: RiskCatalogue;
  readonly coverage: readonly Coverage[];
  /** What of the models' word was ignored. */
  readonly ignored?: Detection['ignored'];
  /** Copies of frames that the report may show. */
  readonly pictures?: readonly ReportPicture[];
  /** Dated lists that the video was judged by. */
  readonly lists?: readonly MentionListUse[];
  /** What operators answered about the scenes; nothing in a draft. */
  readonly answers?: readonly GivenAnswer[];
  /** The operator's words; empty in a draft. */
  readonly summary: string;
}

/** The same for a draft and a final report: what is still undecided stands as unverified, what was rejected is counted. */
export const compileReport = (input: ReportInput): ReportDocument => {
  const { video, triggers, catalogue, coverage, answers = [], lists = [], summary } = input;
  const standing = standingRisks(triggers)
    .map((each) => findingOf(each, catalogue))
    .sort(gravestFirst);
  const findings = withFrames(standing, input.pictures ?? []);
  const ageRating = rateVideo(triggers, catalogue, answers, video.declaredMark);
  return {
    schemaVersion: 1,
    video: reportVideo(video),
    verdict: verdictOf(findings, ageRating),
    ageRating,
    findings,
    counts: countsOf(triggers),
    coverage: completeCoverage(coverage, video.media.durationMs),
    ignored: input.ignored ?? [],
    catalogue: {
      version: catalogue.version,
      factsAsOf: catalogue.factsAsOf,
      noticeRu: catalogue.noticeRu.replaceAll('{facts_as_of}', catalogue.factsAsOf),
      noticeEn: catalogue.noticeEn.replaceAll('{facts_as_of}', catalogue.factsAsOf),
      lists,
    },
    summary,
  };
};

export const reportVideo = (video: VideoFile): ReportVideo => ({
  id: video.id,
  title: video.title,
  fileName: video.fileName,
  sha256: video.sha256,
  sizeBytes: video.sizeBytes,
  durationMs: video.media.durationMs,
  width: video.media.video.width,
  height: video.media.video.height,
});

const findingOf = (standing: StandingRisk, catalogue: RiskCatalogue): ReportFinding => {
  const { trigger, riskCode, interval, comment } = standing;
  const risk = findRisk(catalogue, riskCode);
  return {
    triggerId: trigger.id,
    riskCode,
    // A code that this catalogue no longer has is still shown: a finding is never lost to a changed list.
    nameRu: risk?.nameRu ?? riskCode,
    nameEn: risk?.nameEn ?? riskCode,
    category: risk?.category ?? 'extra',
    severity: risk?.severity ?? 'info',
    law: risk?.law ?? [],
    sanctions: risk?.sanctions ?? '',
    fixes: risk?.fixes ?? [],
    interval,
    confidence: trigger.confidence,
    source: trigger.source,
    evidence: trigger.evidence,
    status: standing.isConfirmed ? 'confirmed' : 'unverified',
    comment,
  };
};

/** `raised + addedByOperator = confirmed + rejected + undecided`: every trigger is in exactly one of each side. */
const countsOf = (triggers: readonly Trigger[]): ReportCounts => {
  const count = (is: (trigger: Trigger) => boolean): number => triggers.filter(is).length;
  return {
    raised: count((trigger) => trigger.source !== 'operator'),
    confirmed: count(isConfirmed),
    rejected: count((trigger) => trigger.state === 'processed' && trigger.decision.verdict === 'rejected'),
    undecided: count((trigger) => trigger.state === 'pending'),
    addedByOperator: count((trigger) => trigger.source === 'operator'),
  };
};

const gravestFirst = (a: ReportFinding, b: ReportFinding): number =>
  severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
  byStart(a.interval, b.interval) ||
  (a.riskCode < b.riskCode ? -1 : a.riskCode > b.riskCode ? 1 : 0) ||
  (a.triggerId < b.triggerId ? -1 : 1);
