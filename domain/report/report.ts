import type { VideoAgeRating } from '../age-rating/rate-video.js';
import type { MentionListUse } from '../mention-list/mention-list.js';
import type { ExecutionId, ReportId, TriggerId, UserId, VideoId } from '../shared/ids.js';
import type { Instant } from '../shared/instant.js';
import type { TimeInterval } from '../shared/time-interval.js';
import type { Versioned } from '../shared/versioned.js';
import type { FixKind, RiskCategory, Severity } from '../risk-definition/risk-definition.js';
import type { Coverage } from '../signal/coverage.js';
import type { Detection } from '../detection/detection.js';
import type { Evidence } from '../trigger/evidence.js';
import type { TriggerSource } from '../trigger/trigger.js';
import type { ReportFrame } from './report-frames.js';

/** What the client gets. A draft says what the models found; the final one says what a person confirmed. */
export type Report = DraftReport | FinalReport;

export interface ReportCore extends Versioned {
  readonly id: ReportId;
  readonly videoId: VideoId;
  readonly executionId: ExecutionId;
  readonly ownerId: UserId;
  readonly createdAt: Instant;
  readonly document: ReportDocument;
}

export interface DraftReport extends ReportCore {
  readonly state: 'draft';
}

export interface FinalReport extends ReportCore {
  readonly state: 'final';
  readonly verifiedBy: UserId;
  readonly finalisedAt: Instant;
}

/** `signs-found`: at least one stands. `blocked`: at least one that no mark or fix short of cutting cures.
 * `no-signs-found` is never "clean": read it together with `coverage`. */
export type ReportVerdict = 'no-signs-found' | 'signs-found' | 'blocked';

export interface ReportDocument {
  readonly schemaVersion: 1;
  readonly video: ReportVideo;
  readonly verdict: ReportVerdict;
  readonly ageRating: VideoAgeRating;
  /** Standing risks, gravest first, then by time. Rejected ones are only counted. */
  readonly findings: readonly ReportFinding[];
  readonly counts: ReportCounts;
  /** An entry for every check of the product at the least. */
  readonly coverage: readonly Coverage[];
  /** What models said that could not be believed; left out in reports from before it was counted. */
  readonly ignored?: Detection['ignored'];
  readonly catalogue: {
    readonly version: string;
    readonly factsAsOf: string;
    readonly noticeRu: string;
    readonly noticeEn: string;
    /** Dated lists that were looked through; left out in reports from before lists had versions. */
    readonly lists?: readonly MentionListUse[];
  };
  readonly summary: string;
}

export interface ReportVideo {
  readonly id: VideoId;
  readonly title: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly durationMs: number;
  readonly width: number;
  readonly height: number;
}

export interface ReportCounts {
  readonly raised: number;
  readonly confirmed: number;
  readonly rejected: number;
  readonly undecided: number;
  readonly addedByOperator: number;
}

export interface ReportFinding {
  readonly triggerId: TriggerId;
  readonly riskCode: string;
  readonly nameRu: string;
  readonly nameEn: string;
  readonly category: RiskCategory;
  readonly severity: Severity;
  readonly law: readonly string[];
  readonly sanctions: string;
  readonly fixes: readonly FixKind[];
  readonly interval: TimeInterval;
  readonly confidence: number;
  readonly source: TriggerSource;
  readonly evidence: readonly Evidence[];
  /** Pictures that prove it, by time; left out in reports from before they kept any. */
  readonly frames?: readonly ReportFrame[];
  /** `confirmed` by an operator, or still the models' word. */
  readonly status: 'unverified' | 'confirmed';
  readonly comment: string;
}
